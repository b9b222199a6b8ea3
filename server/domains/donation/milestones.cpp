// SPDX-License-Identifier: Apache-2.0
// Milestones (집행 단계): the only way out for a campaign's money. Evidence, review, automatic payment.
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"

#include <algorithm>
#include <set>

namespace maru::donation {
namespace {

/// A merchant is of the agency whose organisation has the same business number.
std::string agencyOfRecipient(Context& context, const Json& milestone)
{
    const std::string& kind = milestone.at("recipient_kind").asString();
    std::string id = milestone.at("recipient").asString();
    if (kind == "merchant") {
        const auto merchant = context.state().get("merchants", id);
        if (!merchant)
            return {};
        const auto same = context.state().get("numbers", "organisation/" + merchant->at("number").asString());
        if (!same)
            return {};
        id = same->at("id").asString();
    } else if (kind != "organisation") {
        return {};
    }
    const auto organisation = context.state().get("organisations", id);
    return organisation ? organisation->at("agency").asString() : std::string();
}

Status checkRecipientVerified(Context& context, const Json& milestone)
{
    if (milestone.at("recipient_kind").asString() != "organisation")
        return {};
    const auto organisation = context.state().get("organisations", milestone.at("recipient").asString());
    if (!organisation || !isIn(*organisation, { "verified" }))
        return refused("donation.unregistered_recipient", "payload.milestone");
    return {};
}

/// What the reviewer looked at must be what is there now: evidence that was replaced meanwhile is not approved.
Status checkSeenEvidence(const Json& milestone, const Json& payload)
{
    const Json* seen = payload.find("evidence");
    if (seen == nullptr)
        return {};
    std::vector<std::string> there;
    for (const Json& item : milestone.at("evidence").asArray())
        there.push_back(item.at("hash").asString());
    std::vector<std::string> given;
    for (const Json& item : seen->asArray())
        given.push_back(item.asString());
    if (there != given)
        return refused("donation.evidence_mismatch", "payload.evidence");
    return {};
}

Status checkPlanReady(Context& context, const Json& milestone)
{
    if (milestone.at("recipient_kind").asString() != "plan")
        return {};
    const std::string& id = milestone.at("plan").asString();
    if (id.empty() || !isIn(mustGet(context, "plans", id), { "approved" }))
        return refused("donation.unknown_plan", "payload.milestone", "no approved plan");
    return {};
}

std::string payee(const Json& milestone)
{
    const std::string& kind = milestone.at("recipient_kind").asString();
    if (kind == "plan")
        return planAccount(milestone.at("plan").asString());
    const std::string& recipient = milestone.at("recipient").asString();
    return kind == "organisation" ? organisationAccount(recipient) : merchantAccount(recipient);
}

void schedulePayment(Context& context, const std::string& campaign, std::int64_t seq)
{
    scheduleNow(
        context, "pay", campaign, Json::object({ { "campaign", campaign }, { "milestone", seq } }), seq);
}

/// Costs of raising (모집비용) leave as a milestone of their own that needs no review, within the cap for what was
/// really raised.
void addCostMilestone(Context& context, const Json& campaign, Won cost)
{
    const std::string& id = campaign.at("id").asString();
    const std::int64_t seq = campaign.at("milestones").asInteger() + 1;
    saveMilestone(context,
        Json::object({ { "campaign", id }, { "seq", seq }, { "title_ko", "모집비용" },
            { "title_en", "Cost of raising" }, { "amount", cost },
            { "planned", campaign.at("fundraising_cost") }, { "recipient_kind", "organisation" },
            { "recipient", campaign.at("organisation") }, { "reviewer", "" },
            { "due", campaign.at("use_until") }, { "state", "completed" }, { "evidence", Json::array() },
            { "note", "" }, { "paid_at", 0 }, { "plan", "" } }));
    schedulePayment(context, id, seq);
}

/// Milestones shrink in proportion when less than the target was raised; one that shrinks to nothing is cancelled.
void scaleMilestones(Context& context, const Json& campaign)
{
    const Won raised = wonAt(campaign, "raised");
    const Won target = wonAt(campaign, "target");
    if (raised >= target)
        return;
    std::vector<Json> milestones = milestonesOf(context, campaign.at("id").asString());
    std::vector<Won> planned;
    Won sum(0);
    for (const Json& milestone : milestones) {
        planned.push_back(wonAt(milestone, "planned"));
        sum += planned.back();
    }
    const std::vector<Won> amounts = apportion(mulDiv(sum, raised.count(), target.count()), planned);
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        milestones[i].set("amount", amounts[i]);
        if (amounts[i] == Won(0))
            milestones[i].set("state", "cancelled");
        saveMilestone(context, std::move(milestones[i]));
    }
}

Won scaledCost(Context& context, const Json& campaign)
{
    const Won raised = wonAt(campaign, "raised");
    const Won target = wonAt(campaign, "target");
    Won cost = wonAt(campaign, "fundraising_cost");
    if (raised < target)
        cost = mulDiv(cost, raised.count(), target.count());
    return std::min(cost, costCap(context.parameters().value("donation.cost_cap"), raised));
}

} // namespace

Status checkReviewer(Context& context, const Json& milestone, std::string_view organisationAgency,
    std::string_view creator, std::string_view field)
{
    const std::string& did = milestone.at("reviewer").asString();
    const auto reviewer = context.identity().officer(did);
    if (!reviewer || !context.identity().mayAct(did, "donation", "reviewMilestone"))
        return refused("donation.not_reviewer", std::string(field));
    if (did == creator || reviewer->agency == organisationAgency
        || reviewer->agency == agencyOfRecipient(context, milestone))
        return refused("donation.reviewer_is_recipient", std::string(field));
    return {};
}

Result<Json> submitEvidence(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    MARU_TRY(milestone, loadMilestone(context, payload));
    MARU_CHECK(requireState(campaign, { "distributing" }));
    if (!isIn(milestone, { "pending", "rejected", "needs_review" }))
        return refused("donation.milestone_state", "payload.milestone");
    const auto& evidence = payload.at("evidence").asArray();
    if (evidence.empty())
        return refused("donation.evidence_missing", "payload.evidence");
    std::set<std::string> hashes;
    for (const Json& item : evidence) {
        if (!hashes.insert(item.at("hash").asString()).second)
            return refused("donation.evidence_mismatch", "payload.evidence", "the same file twice");
    }
    milestone.set("evidence", payload.at("evidence"));
    milestone.set("state", "needs_review");
    context.emit("donation.evidence",
        Json::object({ { "campaign", campaign.at("id") }, { "milestone", milestone.at("seq") } }));
    saveMilestone(context, std::move(milestone));
    return Json::object();
}

Result<Json> reviewMilestone(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_TRY(milestone, loadMilestone(context, payload));
    if (milestone.at("reviewer").asString() != context.signer())
        return refused("donation.not_reviewer", "payload.milestone");
    // Agencies may have changed since the campaign was made.
    MARU_CHECK(checkReviewer(context, milestone, campaign.at("agency").asString(),
        campaign.at("creator").asString(), "payload.milestone"));
    MARU_CHECK(requireState(campaign, { "distributing" }));
    if (!isIn(milestone, { "needs_review" }))
        return refused("donation.milestone_state", "payload.milestone");
    MARU_CHECK(checkSeenEvidence(milestone, payload));
    const bool isApproved = payload.at("decision").asString() == "approve";
    if (isApproved) {
        MARU_CHECK(checkRecipientVerified(context, milestone));
        MARU_CHECK(checkPlanReady(context, milestone));
        schedulePayment(context, campaign.at("id").asString(), milestone.at("seq").asInteger());
    }
    milestone.set("state", isApproved ? "completed" : "rejected");
    milestone.set("note", payload.stringOr("note", ""));
    context.emit("donation.reviewed",
        Json::object({ { "campaign", campaign.at("id") }, { "milestone", milestone.at("seq") },
            { "state", milestone.at("state") } }));
    saveMilestone(context, std::move(milestone));
    return Json::object();
}

void cancelMilestones(Context& context, const Json& campaign)
{
    for (Json& milestone : milestonesOf(context, campaign.at("id").asString())) {
        if (isIn(milestone, { "paid", "cancelled" }))
            continue;
        if (const std::string& id = milestone.at("plan").asString(); !id.empty()) {
            Json plan = mustGet(context, "plans", id);
            plan.set("state", "rejected");
            savePlan(context, std::move(plan));
        }
        milestone.set("state", "cancelled");
        saveMilestone(context, std::move(milestone));
    }
}

Status onDistribute(Context& context, const Json& payload)
{
    const std::string id = payload.at("campaign").asString();
    Json campaign = mustGet(context, "campaigns", id);
    if (!isIn(campaign, { "target_reached", "period_ended", "stopped" }))
        return {};
    const Won raised = wonAt(campaign, "raised");
    if (raised < wonAt(campaign, "minimum") || raised == Won(0)) {
        cancelMilestones(context, campaign);
        startRefund(context, campaign, raised == Won(0) ? "nothing raised" : "minimum not reached");
        saveCampaign(context, std::move(campaign));
        return {};
    }
    campaign.set("parameters_version", context.parameters().version());
    setState(context, campaign, "distributing", "distributing", "");
    scaleMilestones(context, campaign);
    if (const Won cost = scaledCost(context, campaign); cost > Won(0))
        addCostMilestone(context, campaign, cost);
    context.schedule(UnixSeconds(campaign.at("use_until").asInteger()), dueId("use_end", id),
        Json::object({ { "campaign", id } }));
    saveCampaign(context, std::move(campaign));
    return {};
}

Status onPay(Context& context, const Json& payload)
{
    Json campaign = mustGet(context, "campaigns", payload.at("campaign").asString());
    const std::string id = campaign.at("id").asString();
    Json milestone = mustGet(context, "milestones", milestoneKey(id, payload.at("milestone").asInteger()));
    if (!isIn(campaign, { "distributing" }) || !isIn(milestone, { "completed" }))
        return {};
    const Won amount = wonAt(milestone, "amount");
    const std::int64_t seq = milestone.at("seq").asInteger();
    if (wonAt(campaign, "balance") < amount)
        return refused("donation.sum_mismatch");
    const std::string to = payee(milestone);
    MARU_CHECK(
        context.accounts().transfer(campaignAccount(id), to, amount, "milestone " + milestoneKey(id, seq)));
    campaign.set("balance", wonAt(campaign, "balance") - amount);
    addWon(campaign, "paid", amount);
    const std::string plan = milestone.at("plan").asString();
    if (milestone.at("recipient_kind").asString() == "organisation")
        addWon(campaign, "paid_organisation", amount);
    addMovement(context, campaign, { "payout", campaignAccount(id), to, amount, seq, plan, "" });
    milestone.set("state", "paid");
    milestone.set("paid_at", context.block().time);
    saveMilestone(context, std::move(milestone));
    context.emit(
        "donation.paid", Json::object({ { "campaign", id }, { "milestone", seq }, { "amount", amount } }));
    if (!plan.empty())
        startPlan(context, mustGet(context, "plans", plan));
    saveCampaign(context, std::move(campaign));
    return {};
}

Status onUseEnd(Context& context, const Json& payload)
{
    const Json campaign = mustGet(context, "campaigns", payload.at("campaign").asString());
    const bool isDistributing = isIn(campaign, { "distributing" })
        || (isIn(campaign, { "suspended" }) && campaign.at("suspended_from").asString() == "distributing");
    if (isDistributing)
        cancelMilestones(context, campaign);
    return {};
}

} // namespace maru::donation
