// SPDX-License-Identifier: Apache-2.0
// Raising (모금): donations, monthly pledges (약정 기부), and the automatic beginning and end.
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"
#include "server/domains/donation/sum_peaks.h"
#include "shared/crypto/hash.h"

#include <algorithm>

namespace maru::donation {
namespace {

struct Gift {
    std::string id;
    std::string donor;
    Won amount;
    std::string pledge;
    bool taxReceipt = false;
    bool publicName = false;
    std::string nameCommitment;
    std::string honourCommitment;
};

Status checkOpen(const Context& context, const Json& campaign)
{
    if (isIn(campaign, { "draft", "registered", "suspended" }))
        return refused("donation.not_open", "payload.campaign", std::string(stateOf(campaign)));
    // The due entry that ends raising runs at the end of the block; the end holds before it.
    if (!isIn(campaign, { "open" }) || context.block().time.count() >= campaign.at("end").asInteger())
        return refused("donation.after_stop", "payload.campaign", std::string(stateOf(campaign)));
    return {};
}

/// All the rules of one gift; writes nothing.
Status checkGift(Context& context, const Json& campaign, Won amount, const std::string& donor)
{
    MARU_CHECK(checkOpen(context, campaign));
    const Won least(std::max<std::int64_t>(context.parameters().integer("donation.minimum_amount"), 1));
    const Won most(context.parameters().integer("donation.maximum_amount"));
    if (amount < least || amount > most)
        return refused("donation.amount", "payload.amount",
            std::to_string(least.count()) + " to " + std::to_string(most.count()));
    const Won rest = wonAt(campaign, "target") - wonAt(campaign, "raised");
    if (campaign.at("overflow").asString() == "stop" && amount > rest)
        return refused("donation.over_target", "payload.amount", "rest " + std::to_string(rest.count()));
    if (context.accounts().balance(citizenAccount(donor)) < amount)
        return refused("accounts.insufficient", "payload.amount");
    return {};
}

void countDonor(Context& context, Json& campaign, const Gift& gift)
{
    const std::string key = campaign.at("id").asString() + '/' + gift.donor;
    auto donor = context.state().get("donors", key);
    if (!donor) {
        domains::countUp(campaign, "donors");
        donor = Json::object({ { "donations", 0 }, { "amount", 0 } });
        if (!context.state().has("people", gift.donor))
            context.state().put("people", gift.donor, Json::object({ { "since", context.block().time } }));
    }
    domains::countUp(*donor, "donations");
    addWon(*donor, "amount", gift.amount);
    context.state().put("donors", key, std::move(*donor));
}

void growSumTree(Context& context, Json& campaign, const Gift& gift)
{
    const std::string& id = campaign.at("id").asString();
    auto tree = context.state().get("sum_trees", id);
    if (!tree)
        tree = emptySumTree(id);
    appendLeaf(*tree, donationLeaf(gift.id, gift.donor, id, gift.amount));
    campaign.set("sum_root", rootOf(*tree).hash);
    campaign.set("sum_count", tree->at("count"));
    context.state().put("sum_trees", id, std::move(*tree));
}

/// The gift has passed checkGift; only an account's name or a total beyond all bounds can still refuse it.
Result<Json> receive(Context& context, Json campaign, const Gift& gift)
{
    const std::string id = campaign.at("id").asString();
    MARU_CHECK(context.accounts().transfer(
        citizenAccount(gift.donor), campaignAccount(id), gift.amount, "donation " + gift.id));
    const std::int64_t index = domains::countUp(campaign, "donations");
    const Won start = wonAt(campaign, "raised");
    addWon(campaign, "raised", gift.amount);
    addWon(campaign, "balance", gift.amount);
    context.state().put("donations", gift.id,
        Json::object({ { "id", gift.id }, { "campaign", id }, { "donor", gift.donor },
            { "amount", gift.amount }, { "index", index }, { "start", start }, { "pledge", gift.pledge },
            { "tax_receipt", gift.taxReceipt }, { "public_name", gift.publicName },
            { "name_commitment", gift.nameCommitment }, { "honour_commitment", gift.honourCommitment },
            { "refunded", 0 }, { "height", context.block().height }, { "time", context.block().time },
            { "transaction", context.transactionId().isZero() ? "" : context.transactionId().hex() } }));
    countDonor(context, campaign, gift);
    growSumTree(context, campaign, gift);
    addMovement(context, campaign,
        { "donation", citizenAccount(gift.donor), campaignAccount(id), gift.amount, 0, "", gift.id });
    context.emit("donation.received",
        Json::object({ { "campaign", id }, { "donation", gift.id }, { "amount", gift.amount },
            { "raised", campaign.at("raised") }, { "donations", campaign.at("donations") } }));

    const std::string& rule = campaign.at("stop_rule").asString();
    if ((rule == "target" || rule == "both") && wonAt(campaign, "raised") >= wonAt(campaign, "target"))
        endRaising(context, campaign, "target_reached", "ended", "");
    saveCampaign(context, std::move(campaign));
    return Json::object({ { "donation", gift.id }, { "campaign", id }, { "index", index } });
}

/// Payments of a pledge after the first have no transaction; their id is derived from the pledge's.
std::string pledgedDonationId(const std::string& pledge, std::int64_t n)
{
    return "d-" + crypto::sha256(pledge + '/' + std::to_string(n)).hex().substr(0, 16);
}

std::string pledgeDue(const std::string& pledge)
{
    return dueId("pledge", pledge);
}

/// The time of the payment after `n` of them (made or missed).
UnixSeconds pledgeTime(const Json& pledge, std::int64_t n)
{
    return monthlyTime(
        base::koreanDate(UnixSeconds(pledge.at("created").asInteger())), n, pledge.at("day").asInteger());
}

void planNextPayment(Context& context, Json& pledge)
{
    const std::string& id = pledge.at("id").asString();
    const std::int64_t done = pledge.at("made").asInteger() + pledge.at("missed").asInteger();
    if (done >= pledge.at("months").asInteger()) {
        pledge.set("state", "finished");
        pledge.set("next", 0);
        return;
    }
    const UnixSeconds next = pledgeTime(pledge, done);
    pledge.set("next", next);
    context.schedule(next, pledgeDue(id), Json::object({ { "pledge", id } }));
}

} // namespace

Result<Json> donate(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_TRY(giftId, domains::freshId('d', context, "donations"));
    Gift gift;
    gift.id = std::move(giftId);
    gift.donor = context.signer();
    gift.amount = wonAt(payload, "amount");
    gift.taxReceipt = payload.booleanOr("tax_receipt", false);
    gift.publicName = payload.booleanOr("public_name", false);
    gift.nameCommitment = payload.stringOr("name_commitment", "");
    gift.honourCommitment = payload.stringOr("honour_commitment", "");
    MARU_CHECK(checkGift(context, campaign, gift.amount, gift.donor));
    return receive(context, std::move(campaign), gift);
}

Result<Json> pledgeMonthly(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_TRY(id, domains::freshId('p', context, "pledges"));
    MARU_TRY(giftId, domains::freshId('d', context, "donations"));
    Gift gift;
    gift.id = std::move(giftId);
    gift.donor = context.signer();
    gift.amount = wonAt(payload, "amount");
    gift.pledge = id;
    gift.taxReceipt = payload.booleanOr("tax_receipt", false);
    MARU_CHECK(checkGift(context, campaign, gift.amount, gift.donor));
    Json pledge = Json::object({ { "id", id }, { "campaign", payload.at("campaign") },
        { "donor", gift.donor }, { "amount", gift.amount }, { "day", payload.at("day") },
        { "months", payload.at("months") }, { "made", 1 }, { "missed", 0 }, { "next", 0 },
        { "state", "active" }, { "tax_receipt", gift.taxReceipt }, { "created", context.block().time } });
    MARU_TRY(result, receive(context, std::move(campaign), gift));
    planNextPayment(context, pledge);
    context.state().put("pledges", id, std::move(pledge));
    result.set("pledge", id);
    return result;
}

Result<Json> cancelPledge(Context& context, const Json& payload)
{
    const std::string& id = payload.at("pledge").asString();
    auto pledge = context.state().get("pledges", id);
    if (!pledge || pledge->at("donor").asString() != context.signer())
        return refused("donation.unknown_pledge", "payload.pledge");
    if (!isIn(*pledge, { "active" }))
        return refused("donation.pledge_state", "payload.pledge");
    context.unschedule(UnixSeconds(pledge->at("next").asInteger()), pledgeDue(id));
    pledge->set("state", "cancelled");
    pledge->set("next", 0);
    context.state().put("pledges", id, std::move(*pledge));
    return Json::object();
}

Status onPledge(Context& context, const Json& payload)
{
    const std::string id = payload.at("pledge").asString();
    Json pledge = mustGet(context, "pledges", id);
    if (!isIn(pledge, { "active" }))
        return {};
    Json campaign = mustGet(context, "campaigns", pledge.at("campaign").asString());
    if (!isIn(campaign, { "open", "suspended" })) {
        pledge.set("state", "finished");
        pledge.set("next", 0);
        context.state().put("pledges", id, std::move(pledge));
        return {};
    }
    Gift gift;
    gift.donor = pledge.at("donor").asString();
    gift.amount = wonAt(pledge, "amount");
    gift.pledge = id;
    gift.taxReceipt = pledge.at("tax_receipt").asBoolean();
    const Status allowed = checkGift(context, campaign, gift.amount, gift.donor);
    if (allowed) {
        gift.id = pledgedDonationId(id, domains::countUp(pledge, "made"));
        MARU_CHECK(receive(context, std::move(campaign), gift));
    } else {
        domains::countUp(pledge, "missed");
        context.emit("donation.pledge_missed",
            Json::object({ { "pledge", id }, { "campaign", pledge.at("campaign") },
                { "code", allowed.error().code } }));
    }
    planNextPayment(context, pledge);
    context.state().put("pledges", id, std::move(pledge));
    return {};
}

void markEnded(Context& context, Json& campaign)
{
    campaign.set("ended", context.block().time);
    const std::string& id = campaign.at("organisation").asString();
    Json organisation = mustGet(context, "organisations", id);
    addWon(organisation, "raised", wonAt(campaign, "raised"));
    context.state().put("organisations", id, std::move(organisation));
}

void endRaising(
    Context& context, Json& campaign, std::string_view state, std::string_view kind, std::string reason)
{
    markEnded(context, campaign);
    setState(context, campaign, state, kind, std::move(reason));
    const std::string& id = campaign.at("id").asString();
    context.unschedule(UnixSeconds(campaign.at("end").asInteger()), dueId("end", id));
    scheduleNow(context, "distribute", id, Json::object({ { "campaign", id } }));
}

Status onOpen(Context& context, const Json& payload)
{
    const std::string id = payload.at("campaign").asString();
    Json campaign = mustGet(context, "campaigns", id);
    if (!isIn(campaign, { "registered" }))
        return {};
    campaign.set("opened", context.block().time);
    setState(context, campaign, "open", "opened", "");
    context.schedule(
        UnixSeconds(campaign.at("end").asInteger()), dueId("end", id), Json::object({ { "campaign", id } }));
    saveCampaign(context, std::move(campaign));
    return {};
}

Status onEnd(Context& context, const Json& payload)
{
    Json campaign = mustGet(context, "campaigns", payload.at("campaign").asString());
    if (!isIn(campaign, { "open" }) || campaign.at("end").asInteger() > context.block().time.count())
        return {};
    endRaising(context, campaign, "period_ended", "ended", "");
    saveCampaign(context, std::move(campaign));
    return {};
}

} // namespace maru::donation
