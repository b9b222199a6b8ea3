// SPDX-License-Identifier: Apache-2.0
// The computed queries. Each reads committed state only; one reader's thread.
#pragma once

#include "server/domain/context.h"
#include "server/domains/common/rows.h"
#include "server/domains/donation/rules.h"

#include <string>
#include <vector>

namespace maru::donation {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using base::UnixSeconds;
using base::Won;
using domains::wonAt;

/// Most rows that one query reads of one table.
inline constexpr std::size_t kMostRows = 1'000'000;

Result<Json> querySummary(const domain::QueryView& view, const Json& arguments);
Result<Json> queryFlow(const domain::QueryView& view, const Json& arguments);
Result<Json> queryTrace(const domain::QueryView& view, const Json& arguments);
Result<Json> querySpending(const domain::QueryView& view, const Json& arguments);
Result<Json> querySums(const domain::QueryView& view, const Json& arguments);
Result<Json> querySumProof(const domain::QueryView& view, const Json& arguments);
Result<Json> queryDonor(const domain::QueryView& view, const Json& arguments);

// Shared by several queries.
Result<Json> findCampaign(const domain::QueryView& view, const std::string& id);
Result<Json> findDonation(const domain::QueryView& view, const std::string& id);
Result<std::vector<Json>> rowsWithPrefix(
    const domain::QueryView& view, const std::string& table, const std::string& prefix);

/// What the query `spending` publishes: groups of months that are over, by month and category.
struct PublishedSpending {
    std::int64_t k = 5;
    struct Group {
        std::string month;
        std::string category;
        Won amount;
        std::int64_t beneficiaries = 0;
    };
    std::vector<Group> groups;
    bool isAnythingHidden = false;
};
Result<PublishedSpending> publishedSpending(const domain::QueryView& view, const std::string& campaign);

/// A payment out of a campaign, and the money that it still stands for (less what came back).
struct Payout {
    Json movement;
    Json milestone; ///< null for the remainder at the end
    Json plan; ///< null unless the milestone has one
    Won net;
};
/// In the order of payment.
Result<std::vector<Payout>> payoutsOf(const domain::QueryView& view, const std::string& campaign);

schema::Text categoryLabel(std::string_view category);

} // namespace maru::donation
