// SPDX-License-Identifier: Apache-2.0
// Donors and beneficiaries.
#include "server/demo/citizens.h"

#include <algorithm>
#include <array>

namespace maru::demo {

namespace {

constexpr std::int64_t kDonors = 3'000;
constexpr std::int64_t kPledgesPerCampaign = 25;

struct Weighted {
    std::int64_t won;
    std::int64_t weight;
};
/// Mean about 15,000 won.
constexpr std::array<Weighted, 10> kAmounts { { { 1'000, 8 }, { 2'000, 8 }, { 3'000, 16 }, { 5'000, 40 },
    { 10'000, 70 }, { 20'000, 24 }, { 30'000, 12 }, { 50'000, 8 }, { 100'000, 4 }, { 200'000, 1 } } };
constexpr std::int64_t kWeights = 191;

bool stopsAtTarget(const Campaign& campaign)
{
    return campaign.row->stopRule == "target" || campaign.row->stopRule == "both";
}

bool hasPledges(const Campaign& campaign)
{
    return campaign.row->titleEn.starts_with("Monthly giving");
}

} // namespace

Citizens::Citizens(Stage& stage, const Cast& cast, Officers& officers)
    : m_stage(stage), m_cast(cast), m_officers(officers), m_random(stage.seed(), "citizens")
{
    const std::int64_t scale = stage.options().scalePercent;
    m_donors.resize(static_cast<std::size_t>(std::max<std::int64_t>(kDonors * scale / 100, 20)));
    // One of the pledges is the first donor's.
    const std::int64_t pledgers = 2 * std::max<std::int64_t>(kPledgesPerCampaign * scale / 100, 2) - 1;
    m_onceDonors = m_donors.size() - static_cast<std::size_t>(pledgers);
    m_nextPledger = m_onceDonors;
    planGifts();
    assignDonors();
    for (const Gift& gift : m_gifts)
        m_donors[gift.donor].planned += Won(gift.amount.count() * std::max<std::int64_t>(gift.months, 1));
}

Won Citizens::randomAmount()
{
    if (m_random.below(1'500) == 0)
        return Won(500'000);
    std::int64_t left = m_random.below(kWeights);
    for (const Weighted& one : kAmounts) {
        if (left < one.weight)
            return Won(one.won);
        left -= one.weight;
    }
    return Won(10'000);
}

void Citizens::planPledges(std::size_t index, Won& rest)
{
    const Campaign& campaign = m_officers.campaigns()[index];
    const std::int64_t number =
        std::max<std::int64_t>(kPledgesPerCampaign * m_stage.options().scalePercent / 100, 2);
    for (std::int64_t i = 0; i < number; ++i) {
        Gift gift;
        gift.campaign = index;
        gift.time = campaign.start.count() + kHour + m_random.below(90 * kDay);
        gift.amount = Won(m_random.between(1, 2) * 10'000);
        gift.months = m_random.between(6, 24);
        gift.day = m_random.between(1, 31);
        gift.donor = i == 0 && campaign.index % 2 == 1 ? 0 : m_nextPledger++;
        const std::int64_t paid =
            std::min(gift.months, (campaign.givingEnd.count() - gift.time) / (30 * kDay) + 1);
        rest -= Won(gift.amount.count() * std::max<std::int64_t>(paid, 1));
        m_gifts.push_back(gift);
    }
}

void Citizens::planGifts()
{
    const auto& campaigns = m_officers.campaigns();
    for (std::size_t i = 0; i < campaigns.size(); ++i) {
        const Campaign& campaign = campaigns[i];
        Won rest = campaign.goal;
        const std::int64_t window = campaign.givingEnd.count() - campaign.start.count() - 2 * kHour;
        if (window <= 0)
            continue;
        if (hasPledges(campaign))
            planPledges(i, rest);
        while (rest.count() >= 1'000) {
            Gift gift;
            gift.campaign = i;
            gift.amount = std::min(randomAmount(), rest);
            // Most give in the first days, as people do.
            const std::int64_t a = m_random.below(window);
            const std::int64_t b = m_random.below(window);
            gift.time = campaign.start.count() + kHour + (m_random.chance(40) ? std::min(a, b) : a);
            rest -= gift.amount;
            m_gifts.push_back(gift);
        }
    }
    std::stable_sort(
        m_gifts.begin(), m_gifts.end(), [](const Gift& a, const Gift& b) { return a.time < b.time; });
}

void Citizens::assignDonors()
{
    std::int64_t left = 0;
    for (const Gift& gift : m_gifts)
        left += gift.months == 0 ? 1 : 0;
    std::int64_t used = 0;
    std::int64_t number = 0;
    for (Gift& gift : m_gifts) {
        if (gift.months > 0)
            continue;
        const std::int64_t fresh = static_cast<std::int64_t>(m_onceDonors) - used;
        if (number++ % 500 == 17)
            gift.donor = 0; // the one whose key is handed out
        else if (used == 0 || (fresh > 0 && m_random.below(left) < fresh))
            gift.donor = static_cast<std::size_t>(used++);
        else
            gift.donor = static_cast<std::size_t>(m_random.below(used));
        --left;
    }
}

Citizens::Donor& Citizens::donor(std::size_t index)
{
    Donor& who = m_donors[index];
    if (!who.key) {
        who.key = donorKey(m_stage.seed(), static_cast<std::int64_t>(index));
        who.did = crypto::didOf(who.key->publicKey());
    }
    return who;
}

void Citizens::topUp(Donor& who, Won amount, const std::string& request)
{
    Json payload = Json::object({ { "account", "citizen:" + who.did }, { "amount", amount },
        { "reference", "IN-" + std::to_string(++m_bankReferences) } });
    if (!request.empty())
        payload.set("request", request);
    m_stage.send(m_cast.settlement, "accounts", "topUp", std::move(payload));
    who.balance += amount;
    who.isWaiting = false;
}

void Citizens::payRequests()
{
    while (!m_requests.empty() && !m_requests.front().id.empty()) {
        const Request request = m_requests.front();
        m_requests.pop_front();
        topUp(m_donors[request.donor], request.amount, request.id);
    }
}

bool Citizens::give(const Gift& gift)
{
    Campaign& campaign = m_officers.campaigns()[gift.campaign];
    Won amount = gift.amount;
    if (stopsAtTarget(campaign))
        amount = std::min(amount, campaign.target - campaign.given);
    if (campaign.isStopped || campaign.id.empty() || amount.count() < 1'000 || m_stage.now() >= campaign.end)
        return true;
    Donor& who = donor(gift.donor);
    if (who.isWaiting)
        return false;
    if (who.balance < amount) {
        // One payment at the bank for what is to come, and a little more.
        const Won wanted((std::max(who.planned, amount).count() + 9'999) / 10'000 * 10'000
            + m_random.below(3) * 10'000 + (gift.donor == 0 ? 500'000 : 0));
        if (gift.donor % 10 == 3) {
            who.isWaiting = true;
            m_requests.push_back({ gift.donor, wanted, {} });
            m_stage.send(*who.key, "accounts", "requestTopUp", Json::object({ { "amount", wanted } }),
                [this, index = gift.donor](const chain::SubmitOutcome& outcome) {
                    for (Request& request : m_requests)
                        if (request.donor == index)
                            request.id = outcome.result.data.stringOr("request", "");
                });
            return false;
        }
        topUp(who, wanted, {});
    }
    Json payload = Json::object(
        { { "campaign", campaign.id }, { "amount", amount }, { "tax_receipt", m_random.chance(60) } });
    if (gift.months > 0) {
        payload.set("day", gift.day);
        payload.set("months", gift.months);
        m_stage.send(*who.key, "donation", "pledgeMonthly", std::move(payload));
        // The payments to come are the chain's own: their money is set aside.
        who.balance = Won(0);
    } else {
        payload.set("kind", "once");
        payload.set("public_name", m_random.chance(12));
        if (m_random.chance(12))
            payload.set("name_commitment", paper("name " + who.did + std::to_string(m_donations)));
        if (m_random.chance(4))
            payload.set("honour_commitment", paper("honour " + who.did + std::to_string(m_donations)));
        m_stage.send(*who.key, "donation", "donate", std::move(payload));
        who.balance -= amount;
        who.planned = std::max(who.planned - amount, Won(0));
    }
    campaign.given += amount;
    if (stopsAtTarget(campaign) && campaign.given >= campaign.target)
        campaign.isStopped = true;
    ++m_donations;
    m_given += amount;
    return true;
}

void Citizens::act()
{
    payRequests();
    std::vector<Gift> waiting = std::move(m_deferred);
    m_deferred.clear();
    for (; m_nextGift < m_gifts.size() && m_gifts[m_nextGift].time <= m_stage.now().count(); ++m_nextGift)
        waiting.push_back(m_gifts[m_nextGift]);
    for (const Gift& gift : waiting)
        if (!give(gift))
            m_deferred.push_back(gift);
    m_usedDonors =
        std::count_if(m_donors.begin(), m_donors.end(), [](const Donor& who) { return who.key.has_value(); });
}

void Citizens::shop()
{
    for (Campaign& campaign : m_officers.campaigns()) {
        for (RunningPlan& plan : campaign.plans) {
            if (plan.id.empty())
                continue;
            const Json row = m_stage.must("donation", "plans", plan.id);
            if (row.at("state").asString() != "running")
                continue;
            const std::int64_t months = row.at("months_paid").asInteger();
            std::vector<const Shop*> shops;
            for (const Shop& shop : m_officers.shops())
                if (std::find(plan.categories.begin(), plan.categories.end(), shop.row->category)
                    != plan.categories.end())
                    shops.push_back(&shop);
            for (RunningPlan::Member& member : plan.members) {
                const Won received(member.monthly.count() * months);
                const Won available = received - member.spent;
                const bool isSaving =
                    member.isDemo && available.count() * 2 < received.count() + member.monthly.count();
                if (available.count() < 1'000 || isSaving || !m_random.chance(20))
                    continue;
                const std::int64_t part = available.count() * m_random.between(25, 70) / 100 / 100 * 100;
                const Won amount(std::max<std::int64_t>(part, 1'000));
                const Shop& shop =
                    *shops[static_cast<std::size_t>(m_random.below(static_cast<std::int64_t>(shops.size())))];
                m_stage.send(member.key, "donation", "spend",
                    Json::object({ { "plan", plan.id }, { "merchant", shop.id }, { "amount", amount } }));
                member.spent += amount;
            }
        }
    }
}

void Citizens::tryInVain(std::int64_t day)
{
    Random random(m_stage.seed(), "vain/" + std::to_string(day));
    Donor& who = donor(1);
    const auto& campaigns = m_officers.campaigns();
    if (day % 29 == 8) // a citizen plays the registrar
        for (const Campaign& campaign : campaigns)
            if (!campaign.id.empty() && random.chance(15)) {
                m_stage.sendWrong(*who.key, "donation", "registerCampaign",
                    Json::object({ { "campaign", campaign.id }, { "registration_number", "" } }));
                break;
            }
    if (day % 37 == 19) // a shop with a mistyped number
        m_stage.sendWrong(m_cast.registrar, "donation", "registerMerchant",
            Json::object({ { "name_ko", "번호틀린가게" }, { "name_en", "Mistyped Shop" },
                { "number", "1234567890" }, { "category", "food" }, { "region", "11" } }));
    for (const Campaign& campaign : campaigns) {
        const std::int64_t since = day - campaign.startDay;
        if (campaign.id.empty() || since <= 0)
            continue;
        if (since == 4 && campaign.index % 5 == 0 && stopsAtTarget(campaign) && !campaign.isStopped)
            m_stage.sendWrong(*who.key, "donation", "donate", // more than is left to the target
                Json::object({ { "campaign", campaign.id }, { "amount", campaign.target + Won(1'000) },
                    { "kind", "once" } }));
        if (since == 60 && campaign.index % 4 == 0 && campaign.isStopped)
            m_stage.sendWrong(*who.key, "donation", "donate", // raising is over
                Json::object({ { "campaign", campaign.id }, { "amount", 10'000 }, { "kind", "once" } }));
        if (since == 70 && campaign.index % 6 == 1)
            for (const RunningPlan& plan : campaign.plans)
                if (!plan.id.empty())
                    m_stage.sendWrong(*who.key, "donation", "spend", // not a beneficiary
                        Json::object({ { "plan", plan.id }, { "merchant", m_officers.shops().front().id },
                            { "amount", 5'000 } }));
        if (since == 90 && campaign.index % 7 == 1)
            for (const RunningPlan& plan : campaign.plans)
                if (!plan.id.empty())
                    m_stage.sendWrong(plan.members.back().key, "donation", "spend", // more than was received
                        Json::object({ { "plan", plan.id }, { "merchant", m_officers.shops().front().id },
                            { "amount", 90'000'000 } }));
    }
}

void Citizens::leaveRequests()
{
    for (std::size_t i = 0; i < 6; ++i) {
        Donor& who = donor(5 + i);
        m_stage.send(*who.key, "accounts", "requestTopUp",
            Json::object({ { "amount", static_cast<std::int64_t>(i + 1) * 30'000 } }));
    }
    Donor& first = donor(0);
    topUp(first, Won(300'000), {});
}

} // namespace maru::demo
