// SPDX-License-Identifier: Apache-2.0
// GET /api/campaigns: the citizens' search over a snapshot that is made again when the chain has changed it.
#pragma once

#include "citizen-portal-backend/api/campaign_index.h"
#include "citizen-portal-backend/api/services.h"
#include "shared/http/server.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

namespace maru::portal {

struct CampaignSnapshot {
    CampaignIndex index;
    std::int64_t height = 0; ///< the rows are at least as new as this block
    std::int64_t time = 0;
};

/// Thread-safe. A changed chain is noticed by `changes`, or by age where nothing tells of changes; fetching never takes more
/// than a twentieth of the time, and while one fetches, others get the snapshot before.
class CampaignSource {
public:
    struct Freshness {
        std::uint64_t changes = 0;
        bool isFollowed = false; ///< whether changes are told at all
    };
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    CampaignSource(http::Client& server, std::function<Freshness()> freshness, Clock clock);

    struct Answer {
        std::shared_ptr<const CampaignSnapshot> snapshot;
        bool isStale = false; ///< the chain server could not be asked
    };
    /// Failed `portal.chain_unavailable` when there was never a snapshot.
    base::Result<Answer> current();
    /// The snapshot that is there, however old, without asking anybody; null before the first one.
    std::shared_ptr<const CampaignSnapshot> kept() const;

private:
    bool isFresh() const; ///< with m_mutex held
    base::Result<std::shared_ptr<const CampaignSnapshot>> fetch();

    http::Client& m_server;
    const std::function<Freshness()> m_freshness;
    const Clock m_clock;
    std::mutex m_fetching; ///< one at a time
    mutable std::mutex m_mutex; ///< guards what follows
    std::shared_ptr<const CampaignSnapshot> m_snapshot;
    std::uint64_t m_changes = 0;
    bool m_hasFailed = false;
    std::chrono::steady_clock::time_point m_fetchedAt;
    std::chrono::steady_clock::duration m_fetchTook {};
};

/// Drafts are not public: `state=draft` is refused.
/// Query: q, state, category, region, sort, offset, limit (1..50). {rows, total, next, as_of: {height, time}, stale}
void addCampaignResources(http::Router& router, Services& services, CampaignSource& source);

} // namespace maru::portal
