// SPDX-License-Identifier: Apache-2.0
// Spending by beneficiaries at merchants. Everything here is restricted; groups by month and category are published
// by the query `spending` only.
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"

namespace maru::donation {
namespace {

struct Purchase {
    std::string campaign;
    std::string month;
    std::string category;
    std::string beneficiary;
    std::string merchant;
    Won amount;
};

/// True when this one is new in the group.
bool countOnce(Context& context, const Purchase& purchase, const std::string& kind, const std::string& who)
{
    const std::string key =
        purchase.campaign + '/' + purchase.month + '/' + purchase.category + '/' + kind + '/' + who;
    if (context.state().has("spenders", key))
        return false;
    context.state().put("spenders", key,
        Json::object({ { "campaign", purchase.campaign }, { "month", purchase.month },
            { "category", purchase.category }, { "kind", kind }, { "who", who } }));
    return true;
}

void addToGroup(Context& context, const Purchase& purchase)
{
    const std::string key = purchase.campaign + '/' + purchase.month + '/' + purchase.category;
    auto group = context.state().get("spending", key);
    if (!group)
        group = Json::object({ { "campaign", purchase.campaign }, { "month", purchase.month },
            { "category", purchase.category }, { "amount", 0 }, { "beneficiaries", 0 }, { "merchants", 0 } });
    addWon(*group, "amount", purchase.amount);
    if (countOnce(context, purchase, "b", purchase.beneficiary))
        domains::countUp(*group, "beneficiaries");
    if (countOnce(context, purchase, "m", purchase.merchant))
        domains::countUp(*group, "merchants");
    context.state().put("spending", key, std::move(*group));
}

} // namespace

Result<Json> spend(Context& context, const Json& payload)
{
    MARU_TRY(plan, loadPlan(context, payload));
    const std::string& planId = plan.at("id").asString();
    const std::string& beneficiary = context.signer();
    const std::string key = shareKey(planId, beneficiary);
    auto share = context.state().get("shares", key);
    if (!share)
        return refused("donation.not_beneficiary", "payload.plan");
    MARU_TRY(merchant, loadMerchant(context, payload.at("merchant").asString(), "payload.merchant"));
    const std::int64_t now = context.block().time.count();
    if (!isIn(plan, { "running" }) || now >= plan.at("use_until").asInteger())
        return refused("donation.use_period", "payload.plan");
    const std::string& category = merchant.at("category").asString();
    if (!domains::contains(plan.at("categories"), category))
        return refused("donation.category", "payload.merchant", category);
    const std::string& region = plan.at("region").asString();
    if (region != kWholeCountry && merchant.at("region").asString() != region)
        return refused("donation.region", "payload.merchant");
    const Won amount = wonAt(payload, "amount");
    if (amount > wonAt(*share, "received") - wonAt(*share, "spent"))
        return refused("donation.over_share", "payload.amount");

    const std::string merchantId = merchant.at("id").asString();
    MARU_CHECK(context.accounts().transfer(
        beneficiaryAccount(beneficiary), merchantAccount(merchantId), amount, "spend " + planId));
    addWon(*share, "spent", amount);
    context.state().put("shares", key, std::move(*share));
    const Purchase purchase { plan.at("campaign").asString(), monthOf(context.block().time), category,
        beneficiary, merchantId, amount };
    MARU_TRY(id, domains::freshId('s', context, "spends"));
    context.state().put("spends", id,
        Json::object({ { "id", id }, { "plan", planId }, { "campaign", purchase.campaign },
            { "beneficiary", beneficiary }, { "merchant", merchantId }, { "category", category },
            { "month", purchase.month }, { "amount", amount }, { "time", now } }));
    addToGroup(context, purchase);
    return Json::object({ { "spend", id } });
}

} // namespace maru::donation
