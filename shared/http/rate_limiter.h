// SPDX-License-Identifier: Apache-2.0
// Token bucket for each peer, and counts of open connections. Safe to call from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace maru::http {

/// IPv4 addresses stand for themselves; IPv6 for their /64, since one host has all of that to choose from.
std::string peerKey(std::string_view address);

class RateLimiter {
public:
    /// Tokens a second and at most at once; `perSecond` 0 = no limit.
    RateLimiter(int perSecond, int burst);
    /// Takes a token at `nowMs` (any monotonic clock, milliseconds). False: too many.
    bool allow(std::string_view peer, std::int64_t nowMs);
    std::size_t tracked() const;

private:
    struct Bucket {
        std::int64_t milliTokens = 0;
        std::int64_t lastMs = 0;
    };
    void forgetFull(std::int64_t nowMs);

    const std::int64_t m_perSecond;
    const std::int64_t m_burstMilli;
    mutable std::mutex m_mutex; ///< guards m_buckets
    std::map<std::string, Bucket, std::less<>> m_buckets;
};

class ConnectionCounter {
public:
    ConnectionCounter(std::size_t total, std::size_t perPeer);
    /// `isShared`: many clients behind one address, which counts in all but not by itself.
    bool tryAdd(const std::string& peer, bool isShared = false);
    void remove(const std::string& peer);
    std::size_t open() const;

private:
    const std::size_t m_limit;
    const std::size_t m_perPeer;
    mutable std::mutex m_mutex; ///< guards the two below
    std::size_t m_open = 0;
    std::map<std::string, std::size_t, std::less<>> m_byPeer;
};

} // namespace maru::http
