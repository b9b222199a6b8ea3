// SPDX-License-Identifier: Apache-2.0
// All actions and due entries of the domain, one file a group. Each checks everything before it writes.
#pragma once

#include "server/domains/donation/records.h"

#include <string_view>

namespace maru::donation {

// organisations.cpp
Result<Json> registerOrganisation(Context& context, const Json& payload);
Result<Json> verifyOrganisation(Context& context, const Json& payload);
Result<Json> registerMerchant(Context& context, const Json& payload);

// campaigns.cpp: before and around raising
Result<Json> createCampaign(Context& context, const Json& payload);
Result<Json> editCampaign(Context& context, const Json& payload);
Result<Json> registerCampaign(Context& context, const Json& payload);
Result<Json> returnCampaign(Context& context, const Json& payload);
Result<Json> extendCampaign(Context& context, const Json& payload);
Result<Json> correctCampaign(Context& context, const Json& payload);

// supervision.cpp
Result<Json> stopCampaign(Context& context, const Json& payload);
Result<Json> suspendCampaign(Context& context, const Json& payload);
Result<Json> resumeCampaign(Context& context, const Json& payload);
Result<Json> cancelCampaign(Context& context, const Json& payload);

// raising.cpp
Result<Json> donate(Context& context, const Json& payload);
Result<Json> pledgeMonthly(Context& context, const Json& payload);
Result<Json> cancelPledge(Context& context, const Json& payload);
Status onPledge(Context& context, const Json& payload);
/// Ends raising: the state is one of target_reached, period_ended, stopped; distribution starts by a due entry.
void endRaising(
    Context& context, Json& campaign, std::string_view state, std::string_view kind, std::string reason);
/// Notes when raising ended and counts what was raised for the organisation.
void markEnded(Context& context, Json& campaign);
Status onOpen(Context& context, const Json& payload);
Status onEnd(Context& context, const Json& payload);

// milestones.cpp
Result<Json> submitEvidence(Context& context, const Json& payload);
Result<Json> reviewMilestone(Context& context, const Json& payload);
/// The reviewer is an active reviewer and neither the recipient, of its agency, nor the campaign's maker.
Status checkReviewer(Context& context, const Json& milestone, std::string_view organisationAgency,
    std::string_view creator, std::string_view field);
/// Cancels what is not paid; its plans are not carried out.
void cancelMilestones(Context& context, const Json& campaign);
Status onDistribute(Context& context, const Json& payload);
Status onPay(Context& context, const Json& payload);
Status onUseEnd(Context& context, const Json& payload);

// plans.cpp
Result<Json> createPlan(Context& context, const Json& payload);
Result<Json> reviewPlan(Context& context, const Json& payload);
void startPlan(Context& context, Json plan);
/// Ends a running plan at the end of this block; its unused money goes back.
void endPlan(Context& context, Json plan);
Status onPlanMonth(Context& context, const domain::DueEntry& entry);
Status onPlanEnd(Context& context, const Json& payload);

// spending.cpp
Result<Json> spend(Context& context, const Json& payload);

// usage_report.cpp
Result<Json> reportUsage(Context& context, const Json& payload);
Result<Json> finishReport(Context& context, const Json& payload);
Result<Json> auditCampaign(Context& context, const Json& payload);

// refunds.cpp
/// Pays everything that is left back pro rata, or closes at once when nothing is left.
void startRefund(Context& context, Json& campaign, std::string reason);
Status onRefund(Context& context, const Json& payload);
/// After a cancellation: refunds as soon as no plan is running.
Status onSettle(Context& context, const Json& payload);
Status onClose(Context& context, const Json& payload);

} // namespace maru::donation
