// SPDX-License-Identifier: Apache-2.0
// Slots in the order of their last use.
#include "server/api/query_cache.h"

namespace maru::api {

namespace {

constexpr std::size_t kMostSlots = 256;
constexpr std::size_t kMostBytes = 32u << 20;
constexpr std::size_t kMostAnswerBytes = 8u << 20;

} // namespace

base::Result<http::Response> QueryCache::answer(const std::string& key, base::Height height, const Make& make)
{
    const std::shared_ptr<Slot> slot = slotOf(key, height);
    if (slot == nullptr)
        return make();
    const std::lock_guard lock(slot->making);
    if (slot->answer != nullptr)
        return http::Response(*slot->answer);
    auto made = make();
    if (made && made->body.size() <= kMostAnswerBytes) {
        book(*slot, made->body.size());
        // Also when a later block has emptied the cache meanwhile: who waits for this one must not make it again.
        slot->answer = std::make_shared<const http::Response>(*made);
    }
    return made;
}

std::shared_ptr<QueryCache::Slot> QueryCache::slotOf(const std::string& key, base::Height height)
{
    const std::lock_guard lock(m_mutex);
    // A reader that began before the last block: its answer is nobody's next one.
    if (height < m_height)
        return nullptr;
    if (height > m_height) {
        m_slots.clear();
        m_order.clear();
        m_bytes = 0;
        m_height = height;
    }
    const auto found = m_slots.find(key);
    if (found != m_slots.end()) {
        m_order.splice(m_order.begin(), m_order, found->second);
        return *found->second;
    }
    if (m_slots.size() >= kMostSlots)
        dropLast();
    auto slot = std::make_shared<Slot>();
    slot->key = key;
    m_order.push_front(slot);
    m_slots.emplace(key, m_order.begin());
    return slot;
}

void QueryCache::book(const Slot& slot, std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_slots.find(slot.key);
    if (found == m_slots.end() || found->second->get() != &slot)
        return;
    m_order.splice(m_order.begin(), m_order, found->second);
    while (m_bytes + bytes > kMostBytes && m_order.size() > 1)
        dropLast();
    m_order.front()->bytes = bytes;
    m_bytes += bytes;
}

void QueryCache::dropLast()
{
    m_bytes -= m_order.back()->bytes;
    m_slots.erase(m_order.back()->key);
    m_order.pop_back();
}

} // namespace maru::api
