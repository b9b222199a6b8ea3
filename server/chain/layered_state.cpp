// SPDX-License-Identifier: Apache-2.0
// Look-ups and scans through the layers.
#include "server/chain/layered_state.h"

namespace maru::chain {

namespace {

/// Of canonical text in one generation of the cache; parsed values take several times as much.
constexpr std::size_t kGenerationBytes = 8u << 20;
constexpr std::size_t kScanBatch = 256;

} // namespace

std::string ValueCache::idOf(std::string_view domain, std::string_view table, std::string_view key)
{
    std::string id;
    id.reserve(domain.size() + table.size() + key.size() + 2);
    id.append(domain).append(1, '/').append(table).append(1, '/').append(key);
    return id;
}

Value ValueCache::find(const std::string& id)
{
    const auto young = m_young.find(id);
    if (young != m_young.end())
        return young->second;
    const auto old = m_old.find(id);
    if (old == m_old.end())
        return nullptr;
    Value value = old->second;
    m_young.insert(m_old.extract(old));
    return value;
}

void ValueCache::put(std::string id, Value value, std::size_t bytes)
{
    m_old.erase(id);
    m_youngBytes += bytes + id.size();
    m_young.insert_or_assign(std::move(id), std::move(value));
    if (m_youngBytes > kGenerationBytes) {
        m_old = std::move(m_young);
        m_young.clear();
        m_youngBytes = 0;
    }
}

void ValueCache::erase(const std::string& id)
{
    m_young.erase(id);
    m_old.erase(id);
}

LayeredState::LayeredState(const storage::Store& store) : m_store(store) { }

base::Status LayeredState::beginBlock()
{
    m_failure.reset();
    m_block.clear();
    m_transaction.clear();
    m_absent.clear();
    MARU_TRY(reader, m_store.read());
    m_reader = std::move(reader);
    while (!m_layers.empty() && m_layers.front().height <= m_reader->height()) {
        for (const auto& [domain, tables] : m_layers.front().writes->domains()) {
            for (const auto& [table, rows] : tables) {
                for (const auto& [key, value] : rows) {
                    std::string id = ValueCache::idOf(domain, table, key);
                    if (value)
                        m_cache.put(std::move(id), value, 256);
                    else
                        m_cache.erase(id);
                }
            }
        }
        m_layers.pop_front();
    }
    return {};
}

std::shared_ptr<const Overlay> LayeredState::endBlock(base::Height height)
{
    auto writes = std::make_shared<const Overlay>(std::move(m_block));
    m_block = Overlay();
    m_layers.push_back(Layer { height, writes });
    m_reader.reset();
    return writes;
}

void LayeredState::abandonBlock()
{
    m_block.clear();
    m_transaction.clear();
    m_reader.reset();
}

void LayeredState::keepTransaction()
{
    m_block.merge(std::move(m_transaction));
    m_transaction = Overlay();
}

void LayeredState::dropTransaction()
{
    m_transaction.clear();
}

Value LayeredState::parse(const std::string& text)
{
    auto json = base::parseJson(text);
    if (!json) {
        if (!m_failure)
            m_failure = base::failed("store.corrupt", "state value: " + json.error().code);
        return nullptr;
    }
    return std::make_shared<const base::Json>(std::move(*json));
}

Value LayeredState::get(std::string_view domain, std::string_view table, std::string_view key)
{
    if (const Value* found = m_transaction.find(domain, table, key))
        return *found;
    if (const Value* found = m_block.find(domain, table, key))
        return *found;
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        if (const Value* found = layer->writes->find(domain, table, key))
            return *found;
    }
    std::string id = ValueCache::idOf(domain, table, key);
    if (Value cached = m_cache.find(id))
        return cached;
    if (m_absent.count(id) != 0)
        return nullptr;
    MARU_ASSERT(m_reader != nullptr);
    const auto text = m_reader->stateValue(domain, table, key);
    if (!text) {
        if (!m_failure)
            m_failure = text.error();
        return nullptr;
    }
    if (!*text) {
        m_absent.insert(std::move(id));
        return nullptr;
    }
    Value value = parse(**text);
    if (value)
        m_cache.put(std::move(id), value, (*text)->size());
    return value;
}

void LayeredState::put(std::string_view domain, std::string_view table, std::string_view key, Value value)
{
    m_transaction.put(domain, table, key, std::move(value));
}

std::vector<std::pair<std::string, Value>> LayeredState::scan(std::string_view domain, std::string_view table,
    std::string_view prefix, std::string_view after, std::size_t limit)
{
    MARU_ASSERT(m_reader != nullptr);
    // Heads of the written layers, newest first: the first one that has a key decides about it.
    std::vector<std::pair<Overlay::Table::const_iterator, Overlay::Table::const_iterator>> heads;
    const auto addHead = [&](const Overlay& overlay) {
        if (const Overlay::Table* rows = overlay.table(domain, table)) {
            const auto first = prefix > after ? rows->lower_bound(prefix) : rows->upper_bound(after);
            heads.emplace_back(first, rows->end());
        }
    };
    addHead(m_transaction);
    addHead(m_block);
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer)
        addHead(*layer->writes);

    std::vector<std::pair<std::string, std::string>> stored;
    std::size_t storedNext = 0;
    bool isStoreDone = false;
    std::string storeAfter(after);
    const std::size_t batch = limit < kScanBatch ? limit + 1 : kScanBatch;

    std::vector<std::pair<std::string, Value>> rows;
    while (rows.size() < limit) {
        if (storedNext == stored.size() && !isStoreDone) {
            auto more = m_reader->stateScan(domain, table, prefix, storeAfter, batch);
            if (!more) {
                if (!m_failure)
                    m_failure = more.error();
                return rows;
            }
            stored = std::move(*more);
            storedNext = 0;
            isStoreDone = stored.size() < batch;
            if (!stored.empty())
                storeAfter = stored.back().first;
        }
        const std::string* least = storedNext < stored.size() ? &stored[storedNext].first : nullptr;
        for (const auto& head : heads) {
            if (head.first != head.second && head.first->first.compare(0, prefix.size(), prefix) == 0
                && (least == nullptr || head.first->first < *least))
                least = &head.first->first;
        }
        if (least == nullptr)
            return rows;
        const std::string key = *least;
        std::optional<Value> decided;
        for (auto& head : heads) {
            if (head.first == head.second || head.first->first != key)
                continue;
            if (!decided)
                decided = head.first->second;
            ++head.first;
        }
        if (storedNext < stored.size() && stored[storedNext].first == key) {
            if (!decided)
                decided = parse(stored[storedNext].second);
            ++storedNext;
        }
        if (*decided)
            rows.emplace_back(key, *decided);
    }
    return rows;
}

} // namespace maru::chain
