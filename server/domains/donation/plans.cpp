// SPDX-License-Identifier: Apache-2.0
// Distribution plans (배분 계획): monthly money for beneficiaries, and the return of what they did not use. Work over
// all beneficiaries runs in batches of donation.due_batch; only sums of the whole plan become public movements.
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"

#include <algorithm>
#include <set>

namespace maru::donation {
namespace {

Status checkShares(const Json& payload, const Json& milestone)
{
    const std::int64_t months = payload.at("months").asInteger();
    const auto& shares = payload.at("shares").asArray();
    std::set<std::string> seen;
    Won monthly(0);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::string path = "payload.shares[" + std::to_string(i) + "].";
        const std::string& beneficiary = shares[i].at("beneficiary").asString();
        if (!seen.insert(beneficiary).second)
            return refused("donation.duplicate_share", path + "beneficiary");
        if (beneficiary == milestone.at("reviewer").asString())
            return refused("donation.reviewer_is_recipient", path + "beneficiary");
        monthly += wonAt(shares[i], "monthly");
        if (monthly > wonAt(milestone, "amount"))
            return refused("donation.plan_sum", path + "monthly");
    }
    // A milestone that was scaled down seldom divides evenly: less than one won a person and month may stay over.
    const Won total = mulDiv(monthly, months, 1);
    const Won rest = wonAt(milestone, "amount") - total;
    if (rest < Won(0) || rest.count() >= months * static_cast<std::int64_t>(shares.size()))
        return refused("donation.plan_sum", "payload.shares");
    return {};
}

Status checkPlanTimes(const Context& context, const Json& payload, const Json& campaign)
{
    const UnixSeconds now = context.block().time;
    const std::int64_t until = payload.at("use_until").asInteger();
    const UnixSeconds last = monthlyTime(
        base::koreanDate(now), payload.at("months").asInteger() - 1, payload.at("day").asInteger());
    if (until <= now.count() || until > campaign.at("use_until").asInteger() || until <= last.count())
        return refused("donation.use_period", "payload.use_until");
    return {};
}

Status checkCategories(const Json& payload)
{
    std::set<std::string> seen;
    for (const Json& category : payload.at("categories").asArray()) {
        if (!seen.insert(category.asString()).second)
            return refused("donation.category", "payload.categories", "the same category twice");
    }
    return {};
}

std::size_t batchSize(const Context& context)
{
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(context.parameters().integer("donation.due_batch"), 1, 10'000));
}

std::int64_t batchOf(const Json& payload)
{
    return payload.integerOr("batch", 0);
}

Json nextBatch(const Json& payload, const std::string& after)
{
    Json next = payload;
    next.set("after", after);
    next.set("batch", batchOf(payload) + 1);
    return next;
}

/// Due id of month `k` and one of its batches: both in one number, 1,000 months at most.
std::int64_t monthBatch(std::int64_t month, std::int64_t batch)
{
    return month * 1000 + batch;
}

Won monthlySum(const Json& plan)
{
    return wonAt(plan, "monthly");
}

/// At the first batch of a month the whole month's money leaves the plan at once.
Status moveMonth(Context& context, Json& plan)
{
    const std::string& id = plan.at("id").asString();
    const Won amount = monthlySum(plan);
    MARU_CHECK(
        context.accounts().transfer(planAccount(id), allotmentAccount(id), amount, "distribution " + id));
    addWon(plan, "paid", amount);
    domains::countUp(plan, "months_paid");
    Json campaign = mustGet(context, "campaigns", plan.at("campaign").asString());
    addMovement(context, campaign,
        { "distribution", planAccount(id), allotmentAccount(id), amount, plan.at("milestone").asInteger(), id,
            "" });
    saveCampaign(context, std::move(campaign));
    context.emit("donation.distributed",
        Json::object({ { "campaign", plan.at("campaign") }, { "plan", id }, { "amount", amount } }));
    return {};
}

/// Everything is back in the plan's account: one public movement to where the plan says.
Status finishPlan(Context& context, Json plan, Won unspent)
{
    const std::string id = plan.at("id").asString();
    Json campaign = mustGet(context, "campaigns", plan.at("campaign").asString());
    const std::string campaignId = campaign.at("id").asString();
    // A cancelled campaign's donors come first, whatever the plan said.
    const bool toCampaign =
        plan.at("unused_return").asString() == "campaign" || isIn(campaign, { "cancelled" });
    if (unspent > Won(0))
        MARU_CHECK(
            context.accounts().transfer(allotmentAccount(id), planAccount(id), unspent, "unused " + id));
    const Won back = context.accounts().balance(planAccount(id));
    if (back > Won(0)) {
        const std::string to = toCampaign ? campaignAccount(campaignId)
                                          : organisationAccount(campaign.at("organisation").asString());
        MARU_CHECK(context.accounts().transfer(planAccount(id), to, back, "return " + id));
        if (toCampaign) {
            addWon(campaign, "returned", back);
            addWon(campaign, "balance", back);
        } else {
            addWon(campaign, "paid_organisation", back);
        }
        addMovement(context, campaign,
            { "return", planAccount(id), to, back, plan.at("milestone").asInteger(), id, "" });
    }
    plan.set("state", "finished");
    plan.set("spent", wonAt(plan, "paid") - unspent);
    plan.set("returned", back);
    plan.set("returned_to", back == Won(0) ? "" : toCampaign ? "campaign" : "organisation");
    savePlan(context, std::move(plan));
    if (isIn(campaign, { "cancelled" }))
        scheduleNow(context, "settle", campaignId, Json::object({ { "campaign", campaignId } }));
    saveCampaign(context, std::move(campaign));
    return {};
}

} // namespace

Result<Json> createPlan(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    MARU_TRY(milestone, loadMilestone(context, payload));
    MARU_CHECK(requireState(campaign, { "distributing" }));
    if (milestone.at("recipient_kind").asString() != "plan"
        || !isIn(milestone, { "pending", "rejected", "needs_review" }))
        return refused("donation.milestone_state", "payload.milestone");
    if (!milestone.at("plan").asString().empty())
        return refused("donation.plan_exists", "payload.milestone");
    MARU_CHECK(checkShares(payload, milestone));
    MARU_CHECK(checkPlanTimes(context, payload, campaign));
    MARU_CHECK(checkCategories(payload));

    MARU_TRY(id, domains::freshId('l', context, "plans"));
    const std::string& campaignId = campaign.at("id").asString();
    Won monthly(0);
    for (const Json& share : payload.at("shares").asArray()) {
        const std::string& beneficiary = share.at("beneficiary").asString();
        monthly += wonAt(share, "monthly");
        context.state().put("shares", shareKey(id, beneficiary),
            Json::object({ { "plan", id }, { "campaign", campaignId }, { "beneficiary", beneficiary },
                { "monthly", share.at("monthly") }, { "received", 0 }, { "spent", 0 } }));
    }
    savePlan(context,
        Json::object({ { "id", id }, { "campaign", campaignId }, { "milestone", milestone.at("seq") },
            { "state", "proposed" }, { "total", milestone.at("amount") }, { "monthly", monthly },
            { "beneficiaries", static_cast<std::int64_t>(payload.at("shares").asArray().size()) },
            { "day", payload.at("day") }, { "months", payload.at("months") },
            { "categories", payload.at("categories") }, { "region", payload.at("region") },
            { "use_until", payload.at("use_until") }, { "unused_return", payload.at("unused_return") },
            { "paid", 0 }, { "spent", 0 }, { "returned", 0 }, { "returned_to", "" }, { "months_paid", 0 },
            { "months_open", 0 }, { "reviewer", milestone.at("reviewer") } }));
    milestone.set("plan", id);
    saveMilestone(context, std::move(milestone));
    return Json::object({ { "plan", id } });
}

Result<Json> reviewPlan(Context& context, const Json& payload)
{
    MARU_TRY(plan, loadPlan(context, payload));
    if (plan.at("reviewer").asString() != context.signer())
        return refused("donation.not_reviewer", "payload.plan");
    const std::string id = plan.at("id").asString();
    const Json campaign = mustGet(context, "campaigns", plan.at("campaign").asString());
    Json milestone = mustGet(
        context, "milestones", milestoneKey(campaign.at("id").asString(), plan.at("milestone").asInteger()));
    MARU_CHECK(checkReviewer(context, milestone, campaign.at("agency").asString(),
        campaign.at("creator").asString(), "payload.plan"));
    if (!isIn(plan, { "proposed" }) || !isIn(campaign, { "distributing" }))
        return refused("donation.state", "payload.plan");
    const bool isApproved = payload.at("decision").asString() == "approve";
    plan.set("state", isApproved ? "approved" : "rejected");
    plan.set("note", payload.stringOr("note", ""));
    savePlan(context, std::move(plan));
    if (!isApproved) {
        // Another plan may be made; who was named in this one is no longer needed.
        for (const domain::Row& share : domains::scanAll(context.state(), "shares", id + '/'))
            context.state().erase("shares", share.key);
        milestone.set("plan", "");
        saveMilestone(context, std::move(milestone));
    }
    return Json::object();
}

void startPlan(Context& context, Json plan)
{
    const std::string id = plan.at("id").asString();
    const UnixSeconds now = context.block().time;
    const base::CivilDate today = base::koreanDate(now);
    const std::int64_t day = plan.at("day").asInteger();
    // The first month at once, so that help does not wait for a calendar; the others on the plan's day.
    const std::int64_t months = plan.at("months").asInteger();
    for (std::int64_t month = 0; month < months; ++month)
        context.schedule(month == 0 ? now : monthlyTime(today, month, day),
            dueId("plan", id, monthBatch(month, 0)), Json::object({ { "plan", id }, { "month", month } }));
    context.schedule(UnixSeconds(plan.at("use_until").asInteger()), dueId("plan_end", id),
        Json::object({ { "plan", id } }));
    plan.set("state", "running");
    savePlan(context, std::move(plan));
}

void endPlan(Context& context, Json plan)
{
    const std::string id = plan.at("id").asString();
    context.unschedule(UnixSeconds(plan.at("use_until").asInteger()), dueId("plan_end", id));
    scheduleNow(context, "plan_end", id, Json::object({ { "plan", id } }));
    plan.set("state", "ending");
    savePlan(context, std::move(plan));
}

Status onPlanMonth(Context& context, const domain::DueEntry& entry)
{
    const Json& payload = entry.payload;
    const std::string id = payload.at("plan").asString();
    Json plan = mustGet(context, "plans", id);
    const std::string after = payload.stringOr("after", "");
    // A month that has begun is carried through even when the plan ends meanwhile: its money has left the plan.
    if (after.empty()) {
        if (!isIn(plan, { "running" }))
            return {};
        MARU_CHECK(moveMonth(context, plan));
        domains::countUp(plan, "months_open");
        savePlan(context, plan);
    }
    const std::size_t batch = batchSize(context);
    std::string last;
    const auto rows = context.state().scan("shares", id + '/', after, batch);
    for (const domain::Row& row : rows) {
        Json share = row.value;
        const Won monthly = wonAt(share, "monthly");
        MARU_CHECK(context.accounts().transfer(allotmentAccount(id),
            beneficiaryAccount(share.at("beneficiary").asString()), monthly, "distribution " + id));
        addWon(share, "received", monthly);
        context.state().put("shares", row.key, std::move(share));
        last = row.key;
    }
    if (rows.size() == batch) {
        Json next = nextBatch(payload, last);
        const std::int64_t number = monthBatch(payload.at("month").asInteger(), batchOf(next));
        context.schedule(entry.time, dueId("plan", id, number), std::move(next));
        return {};
    }
    plan.set("months_open", plan.at("months_open").asInteger() - 1);
    savePlan(context, std::move(plan));
    return {};
}

Status onPlanEnd(Context& context, const Json& payload)
{
    const std::string id = payload.at("plan").asString();
    Json plan = mustGet(context, "plans", id);
    if (!isIn(plan, { "running", "ending" }))
        return {};
    if (isIn(plan, { "running" })) {
        plan.set("state", "ending");
        savePlan(context, plan);
    }
    // A month of which some have their money and others not yet is carried through first.
    if (plan.at("months_open").asInteger() > 0) {
        Json again = payload;
        again.set("batch", batchOf(payload) + 1);
        const std::int64_t number = batchOf(again);
        scheduleNow(context, "plan_end", id, std::move(again), number);
        return {};
    }
    const std::size_t batch = batchSize(context);
    Won unspent(payload.integerOr("unspent", 0));
    std::string last;
    const auto rows = context.state().scan("shares", id + '/', payload.stringOr("after", ""), batch);
    for (const domain::Row& row : rows) {
        const Won rest = wonAt(row.value, "received") - wonAt(row.value, "spent");
        last = row.key;
        if (rest == Won(0))
            continue;
        MARU_CHECK(context.accounts().transfer(beneficiaryAccount(row.value.at("beneficiary").asString()),
            allotmentAccount(id), rest, "unused " + id));
        unspent += rest;
    }
    if (rows.size() < batch)
        return finishPlan(context, std::move(plan), unspent);
    Json next = nextBatch(payload, last);
    next.set("unspent", unspent);
    const std::int64_t number = batchOf(next);
    scheduleNow(context, "plan_end", id, std::move(next), number);
    return {};
}

} // namespace maru::donation
