// SPDX-License-Identifier: Apache-2.0
// Refunds (환급) pro rata of what is unspent, exact to the won, in batches; and closing.
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"

#include <algorithm>

namespace maru::donation {
namespace {

Status refundOne(Context& context, Json& campaign, const std::string& donationId, Won unspent)
{
    Json donation = mustGet(context, "donations", donationId);
    const std::string& id = campaign.at("id").asString();
    const Won share =
        refundShare(unspent, wonAt(donation, "start"), wonAt(donation, "amount"), wonAt(campaign, "raised"));
    if (share == Won(0))
        return {};
    const std::string to = citizenAccount(donation.at("donor").asString());
    MARU_CHECK(context.accounts().transfer(campaignAccount(id), to, share, "refund " + donationId));
    campaign.set("balance", wonAt(campaign, "balance") - share);
    addWon(campaign, "refunded", share);
    addWon(donation, "refunded", share);
    context.state().put("donations", donationId, std::move(donation));
    addMovement(context, campaign, { "refund", campaignAccount(id), to, share, 0, "", donationId });
    return {};
}

void close(Context& context, Json& campaign)
{
    MARU_ASSERT(wonAt(campaign, "balance") == Won(0));
    setState(context, campaign, "closed", "closed", campaign.at("reason").asString());
}

} // namespace

void startRefund(Context& context, Json& campaign, std::string reason)
{
    const std::string id = campaign.at("id").asString();
    if (wonAt(campaign, "balance") == Won(0)) {
        campaign.set("reason", std::move(reason));
        close(context, campaign);
        return;
    }
    setState(context, campaign, "refunding", "refunding", std::move(reason));
    scheduleNow(context, "refund", id,
        Json::object(
            { { "campaign", id }, { "unspent", campaign.at("balance") }, { "after", "" }, { "batch", 0 } }));
}

/// Donations are found in the order of receipt through the campaign's movements.
Status onRefund(Context& context, const Json& payload)
{
    const std::string id = payload.at("campaign").asString();
    Json campaign = mustGet(context, "campaigns", id);
    const Won unspent = wonAt(payload, "unspent");
    const auto batch = static_cast<std::size_t>(
        std::clamp<std::int64_t>(context.parameters().integer("donation.due_batch"), 1, 10'000));
    const auto rows = context.state().scan("movements", id + '/', payload.at("after").asString(), batch);
    std::int64_t seen = payload.integerOr("seen", 0);
    const std::int64_t donations = campaign.at("donations").asInteger();
    for (const domain::Row& row : rows) {
        if (row.value.at("kind").asString() != "donation")
            continue;
        MARU_CHECK(refundOne(context, campaign, row.value.at("donation").asString(), unspent));
        ++seen;
    }
    if (seen == donations) {
        close(context, campaign);
    } else {
        MARU_ASSERT(!rows.empty());
        const std::int64_t number = payload.at("batch").asInteger() + 1;
        scheduleNow(context, "refund", id,
            Json::object({ { "campaign", id }, { "unspent", unspent }, { "after", rows.back().key },
                { "batch", number }, { "seen", seen } }),
            number);
    }
    saveCampaign(context, std::move(campaign));
    return {};
}

Status onSettle(Context& context, const Json& payload)
{
    Json campaign = mustGet(context, "campaigns", payload.at("campaign").asString());
    if (!isIn(campaign, { "cancelled" }))
        return {};
    for (const Json& milestone : milestonesOf(context, campaign.at("id").asString())) {
        const std::string& plan = milestone.at("plan").asString();
        if (!plan.empty() && isIn(mustGet(context, "plans", plan), { "running", "ending" }))
            return {};
    }
    startRefund(context, campaign, campaign.at("reason").asString());
    saveCampaign(context, std::move(campaign));
    return {};
}

Status onClose(Context& context, const Json& payload)
{
    Json campaign = mustGet(context, "campaigns", payload.at("campaign").asString());
    if (!isIn(campaign, { "audited" }))
        return {};
    const std::string id = campaign.at("id").asString();
    if (const Won left = wonAt(campaign, "balance");
        left > Won(0) && campaign.at("refund_policy").asString() == "organisation") {
        const std::string to = organisationAccount(campaign.at("organisation").asString());
        MARU_CHECK(context.accounts().transfer(campaignAccount(id), to, left, "remainder " + id));
        campaign.set("balance", 0);
        addWon(campaign, "paid", left);
        addMovement(context, campaign, { "remainder", campaignAccount(id), to, left, 0, "", "" });
    }
    startRefund(context, campaign, campaign.at("reason").asString());
    saveCampaign(context, std::move(campaign));
    return {};
}

} // namespace maru::donation
