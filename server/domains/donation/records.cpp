// SPDX-License-Identifier: Apache-2.0
// The domain's rows.
#include "server/domains/donation/records.h"

#include <algorithm>

namespace maru::donation {

std::string campaignAccount(std::string_view campaign)
{
    return "campaign:" + std::string(campaign);
}
std::string citizenAccount(std::string_view did)
{
    return "citizen:" + std::string(did);
}
std::string organisationAccount(std::string_view organisation)
{
    return "organisation:" + std::string(organisation);
}
std::string merchantAccount(std::string_view merchant)
{
    return "merchant:" + std::string(merchant);
}
std::string planAccount(std::string_view plan)
{
    return "plan:" + std::string(plan);
}
std::string allotmentAccount(std::string_view plan)
{
    return "allotment:" + std::string(plan);
}
std::string beneficiaryAccount(std::string_view did)
{
    return "beneficiary:" + std::string(did);
}

std::string milestoneKey(std::string_view campaign, std::int64_t seq)
{
    return std::string(campaign) + '/' + padded(seq, 2);
}

std::string shareKey(std::string_view plan, std::string_view beneficiary)
{
    return std::string(plan) + '/' + std::string(beneficiary);
}

namespace {

bool isKey(std::string_view text)
{
    return !text.empty() && text.size() <= 64
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && c != '/'; });
}

Result<Json> load(Context& context, std::string_view table, std::string_view id, std::string_view code,
    std::string_view field)
{
    // A text from outside becomes a key only when it can be one.
    auto row = isKey(id) ? context.state().get(table, id) : std::nullopt;
    if (!row)
        return refused(code, std::string(field));
    return std::move(*row);
}

} // namespace

Result<Json> loadOrganisation(Context& context, std::string_view id, std::string_view field)
{
    return load(context, "organisations", id, "donation.unknown_organisation", field);
}

Result<Json> loadCampaign(Context& context, const Json& payload)
{
    return load(context, "campaigns", payload.at("campaign").asString(), "donation.unknown_campaign",
        "payload.campaign");
}

Result<Json> loadMilestone(Context& context, const Json& payload)
{
    auto row = context.state().get(
        "milestones", milestoneKey(payload.at("campaign").asString(), payload.at("milestone").asInteger()));
    if (!row)
        return refused("donation.unknown_milestone", "payload.milestone");
    return std::move(*row);
}

Result<Json> loadPlan(Context& context, const Json& payload)
{
    return load(context, "plans", payload.at("plan").asString(), "donation.unknown_plan", "payload.plan");
}

Result<Json> loadMerchant(Context& context, std::string_view id, std::string_view field)
{
    return load(context, "merchants", id, "donation.unknown_merchant", field);
}

Json mustGet(Context& context, std::string_view table, std::string_view key)
{
    auto row = context.state().get(table, key);
    MARU_ASSERT(row.has_value());
    return std::move(*row);
}

void saveCampaign(Context& context, Json campaign)
{
    const std::string id = campaign.at("id").asString();
    context.state().put("campaigns", id, std::move(campaign));
}

void saveMilestone(Context& context, Json milestone)
{
    const std::string key =
        milestoneKey(milestone.at("campaign").asString(), milestone.at("seq").asInteger());
    context.state().put("milestones", key, std::move(milestone));
}

void savePlan(Context& context, Json plan)
{
    const std::string id = plan.at("id").asString();
    context.state().put("plans", id, std::move(plan));
}

std::vector<Json> milestonesOf(Context& context, std::string_view campaign)
{
    std::vector<Json> all;
    for (domain::Row& row : domains::scanAll(context.state(), "milestones", std::string(campaign) + '/'))
        all.push_back(std::move(row.value));
    return all;
}

Status requireManager(Context& context, const Json& campaign)
{
    const auto officer = context.identity().officer(context.signer());
    if (!officer || officer->agency != campaign.at("agency").asString())
        return refused("donation.not_manager");
    return {};
}

Status requireRegion(Context& context, const Json& campaign, std::string_view action)
{
    return context.identity().mayActIn(
        context.signer(), "donation", action, campaign.at("region").asString());
}

std::string_view stateOf(const Json& row)
{
    return row.at("state").asString();
}

bool isIn(const Json& row, std::initializer_list<std::string_view> states)
{
    return std::find(states.begin(), states.end(), stateOf(row)) != states.end();
}

Status requireState(const Json& campaign, std::initializer_list<std::string_view> states)
{
    if (!isIn(campaign, states))
        return refused("donation.state", "payload.campaign", "state is " + std::string(stateOf(campaign)));
    return {};
}

namespace {

std::string transactionText(const Context& context)
{
    return context.transactionId().isZero() ? std::string() : context.transactionId().hex();
}

} // namespace

void addMovement(Context& context, Json& campaign, const Movement& movement)
{
    const std::string& id = campaign.at("id").asString();
    const std::int64_t n = domains::countUp(campaign, "movement_count") + 1;
    context.state().put("movements", id + '/' + padded(n, 8),
        Json::object({ { "campaign", id }, { "n", n }, { "kind", movement.kind }, { "from", movement.from },
            { "to", movement.to }, { "amount", movement.amount }, { "milestone", movement.milestone },
            { "plan", movement.plan }, { "donation", movement.donation },
            { "height", context.block().height }, { "time", context.block().time },
            { "transaction", transactionText(context) }, { "balance", campaign.at("balance") } }));
}

void addChange(Context& context, Json& campaign, Change change)
{
    const std::string id = campaign.at("id").asString();
    const std::int64_t n = domains::countUp(campaign, "change_count") + 1;
    Json row =
        Json::object({ { "campaign", id }, { "n", n }, { "kind", change.kind }, { "by", context.signer() },
            { "reason", std::move(change.reason) }, { "from", std::move(change.from) },
            { "to", std::move(change.to) }, { "height", context.block().height },
            { "time", context.block().time }, { "transaction", transactionText(context) } });
    if (!change.before.isNull())
        row.set("before", std::move(change.before));
    context.state().put("changes", id + '/' + padded(n, 4), std::move(row));
}

void setState(
    Context& context, Json& campaign, std::string_view state, std::string_view kind, std::string reason)
{
    const std::string from(stateOf(campaign));
    campaign.set("state", state);
    campaign.set("reason", reason);
    if (state == "closed")
        campaign.set("closed", context.block().time);
    addChange(context, campaign, { kind, std::move(reason), from, std::string(state), {} });
    context.emit("donation.state",
        Json::object({ { "campaign", campaign.at("id") }, { "from", from }, { "to", state } }));
}

std::string dueId(std::string_view kind, std::string_view id, std::int64_t batch)
{
    return std::string(kind) + ':' + std::string(id) + ':' + padded(batch, 6);
}

void scheduleNow(
    Context& context, std::string_view kind, std::string_view id, Json payload, std::int64_t batch)
{
    context.schedule(context.block().time, dueId(kind, id, batch), std::move(payload));
}

} // namespace maru::donation
