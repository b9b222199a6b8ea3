// SPDX-License-Identifier: Apache-2.0
// Integer token buckets, forgotten when full, so that memory follows the number of busy peers.
#include "shared/http/rate_limiter.h"

#include <algorithm>

namespace maru::http {

namespace {

constexpr std::size_t kTrackedBeforeSweep = 10'000;

} // namespace

std::string peerKey(std::string_view address)
{
    if (address.find(':') == std::string_view::npos)
        return std::string(address);
    // Expand "::" only as far as the first four groups need it.
    std::string key;
    int groups = 0;
    std::size_t start = 0;
    while (groups < 4 && start <= address.size()) {
        const std::size_t colon = std::min(address.find(':', start), address.size());
        const std::string_view group = address.substr(start, colon - start);
        if (group.empty() && start > 0)
            break; // "::": the remaining groups of the prefix are zero or follow too deep to matter
        key += std::string(group.empty() ? std::string_view("0") : group) + ':';
        ++groups;
        start = colon + 1;
    }
    return key + ":/64";
}

RateLimiter::RateLimiter(int perSecond, int burst)
    : m_perSecond(perSecond), m_burstMilli(static_cast<std::int64_t>(std::max(burst, 1)) * 1000)
{
}

bool RateLimiter::allow(std::string_view peer, std::int64_t nowMs)
{
    if (m_perSecond <= 0)
        return true;
    const std::string key = peerKey(peer);
    const std::lock_guard lock(m_mutex);
    if (m_buckets.size() >= kTrackedBeforeSweep)
        forgetFull(nowMs);
    auto [entry, isNew] = m_buckets.try_emplace(key, Bucket { m_burstMilli, nowMs });
    Bucket& bucket = entry->second;
    // One token a second is one thousandth of a token a millisecond.
    const std::int64_t elapsed = std::clamp<std::int64_t>(nowMs - bucket.lastMs, 0, 3'600'000);
    bucket.milliTokens = std::min(m_burstMilli, bucket.milliTokens + elapsed * m_perSecond);
    bucket.lastMs = nowMs;
    if (bucket.milliTokens < 1000)
        return false;
    bucket.milliTokens -= 1000;
    return true;
}

std::size_t RateLimiter::tracked() const
{
    const std::lock_guard lock(m_mutex);
    return m_buckets.size();
}

void RateLimiter::forgetFull(std::int64_t nowMs)
{
    for (auto entry = m_buckets.begin(); entry != m_buckets.end();) {
        const std::int64_t elapsed = std::clamp<std::int64_t>(nowMs - entry->second.lastMs, 0, 3'600'000);
        if (entry->second.milliTokens + elapsed * m_perSecond >= m_burstMilli)
            entry = m_buckets.erase(entry);
        else
            ++entry;
    }
}

ConnectionCounter::ConnectionCounter(std::size_t total, std::size_t perPeer)
    : m_limit(total), m_perPeer(perPeer)
{
}

bool ConnectionCounter::tryAdd(const std::string& peer, bool isShared)
{
    const std::lock_guard lock(m_mutex);
    std::size_t& count = m_byPeer[peerKey(peer)];
    if (m_open >= m_limit || (!isShared && count >= m_perPeer)) {
        if (count == 0)
            m_byPeer.erase(peerKey(peer));
        return false;
    }
    ++count;
    ++m_open;
    return true;
}

void ConnectionCounter::remove(const std::string& peer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byPeer.find(peerKey(peer));
    if (found == m_byPeer.end())
        return;
    --m_open;
    if (--found->second == 0)
        m_byPeer.erase(found);
}

std::size_t ConnectionCounter::open() const
{
    const std::lock_guard lock(m_mutex);
    return m_open;
}

} // namespace maru::http
