// SPDX-License-Identifier: Apache-2.0
// The domain's rows: loading with the right refusal, saving, and the two histories (movements and changes).
// Executor thread.
#pragma once

#include "server/domain/context.h"
#include "server/domains/common/rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maru::donation {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using base::UnixSeconds;
using base::Won;
using domain::Context;
using domains::addWon;
using domains::padded;
using domains::wonAt;

inline constexpr std::string_view kWholeCountry = "00";

std::string campaignAccount(std::string_view campaign);
std::string citizenAccount(std::string_view did);
std::string organisationAccount(std::string_view organisation);
std::string merchantAccount(std::string_view merchant);
std::string planAccount(std::string_view plan);
/// Between a plan and its beneficiaries, so that the plan's public entries name nobody.
std::string allotmentAccount(std::string_view plan);
std::string beneficiaryAccount(std::string_view did);

std::string milestoneKey(std::string_view campaign, std::int64_t seq);
std::string shareKey(std::string_view plan, std::string_view beneficiary);

// Refused donation.unknown_* with the field's path.
Result<Json> loadOrganisation(Context& context, std::string_view id, std::string_view field);
Result<Json> loadCampaign(Context& context, const Json& payload);
Result<Json> loadMilestone(Context& context, const Json& payload);
Result<Json> loadPlan(Context& context, const Json& payload);
Result<Json> loadMerchant(Context& context, std::string_view id, std::string_view field);

/// For rows that our own due entries and rows name.
Json mustGet(Context& context, std::string_view table, std::string_view key);

void saveCampaign(Context& context, Json campaign);
void saveMilestone(Context& context, Json milestone);
void savePlan(Context& context, Json plan);
std::vector<Json> milestonesOf(Context& context, std::string_view campaign);

/// The signer belongs to the agency of the campaign's organisation; refused donation.not_manager.
Status requireManager(Context& context, const Json& campaign);
/// The signer's roles hold the action for the campaign's region; refused auth.region.
Status requireRegion(Context& context, const Json& campaign, std::string_view action);
/// Refused donation.state unless the campaign is in one of these.
Status requireState(const Json& campaign, std::initializer_list<std::string_view> states);
bool isIn(const Json& row, std::initializer_list<std::string_view> states);
std::string_view stateOf(const Json& row);

struct Movement {
    std::string_view kind;
    std::string from;
    std::string to;
    Won amount;
    std::int64_t milestone = 0; ///< 0: none
    std::string plan;
    std::string donation;
};
/// Appends to the campaign's movements; the campaign's balance must be that after the movement.
void addMovement(Context& context, Json& campaign, const Movement& movement);

struct Change {
    std::string_view kind;
    std::string reason;
    std::string from;
    std::string to;
    Json before; ///< what a correction or extension replaced; null for others
};
void addChange(Context& context, Json& campaign, Change change);
/// Sets the state, appends the change and tells subscribers.
void setState(
    Context& context, Json& campaign, std::string_view state, std::string_view kind, std::string reason);

/// Due entry of a campaign or plan at the end of this block: kind, id, and a batch number that keeps ids apart.
void scheduleNow(
    Context& context, std::string_view kind, std::string_view id, Json payload, std::int64_t batch = 0);
std::string dueId(std::string_view kind, std::string_view id, std::int64_t batch = 0);

} // namespace maru::donation
