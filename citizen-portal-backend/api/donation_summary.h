// SPDX-License-Identifier: Apache-2.0
// The figures in all (/v1/query/donation/summary), asked of the chain server once for everybody: every open home page
// wants them anew after every block, and the chain server counts them over all campaigns.
#pragma once

#include "shared/base/result.h"
#include "shared/http/client.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace maru::portal {

/// Thread-safe. An answer is used until donations change, or for a moment where nothing tells of changes; fetching never
/// takes more than a twentieth of the time, and who asks while one fetches waits for that answer.
class DonationSummary {
public:
    struct Freshness {
        std::uint64_t changes = 0;
        bool isFollowed = false; ///< whether changes are told at all
    };
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    DonationSummary(http::Client& server, std::function<Freshness()> freshness, Clock clock);

    /// The chain server's answer. `isExact`: ask now, whatever is kept (a check compares it with proofs).
    base::Result<http::Response> get(bool isExact);

private:
    bool isFresh() const; ///< with m_mutex held

    http::Client& m_server;
    const std::function<Freshness()> m_freshness;
    const Clock m_clock;
    std::mutex m_mutex; ///< guards what follows, and is held while one fetches
    std::optional<http::Response> m_answer;
    std::uint64_t m_changes = 0;
    std::chrono::steady_clock::time_point m_fetchedAt;
    std::chrono::steady_clock::duration m_fetchTook {};
};

} // namespace maru::portal
