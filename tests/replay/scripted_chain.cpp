// SPDX-License-Identifier: Apache-2.0
// The script's blocks.
#include "tests/replay/scripted_chain.h"

#include "shared/crypto/hash.h"

namespace maru::test {

using base::Json;
using base::UnixSeconds;
using base::Won;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::size_t kCitizens = 9;
constexpr std::size_t kFirstBeneficiary = 4; ///< to the last citizen

Json evidence(std::string_view title)
{
    return Json::array({ Json::object({ { "hash", crypto::sha256(title) }, { "title", title } }) });
}

Json usageLine(std::string_view date, std::int64_t amount)
{
    return Json::object(
        { { "date", date }, { "place", "서울" }, { "purpose", "급식 재료" }, { "amount", amount } });
}

} // namespace

ScriptedChain::ScriptedChain(chain::Loader& loader) : m_loader(loader), m_cast("replay.maru")
{
    for (std::size_t i = 0; i < kCitizens; ++i)
        m_citizens.push_back(support::fixedKey("citizen " + std::to_string(i)));
}

Json ScriptedChain::genesis()
{
    return support::Cast("replay.maru").genesis(UnixSeconds(kScriptStart));
}

UnixSeconds ScriptedChain::at(std::int64_t day) const
{
    return UnixSeconds(kScriptStart + day * kDay + 3600);
}
UnixSeconds ScriptedChain::until(std::int64_t day) const
{
    return at(day) + 600;
}

base::Status ScriptedChain::block(std::int64_t day, std::vector<Step> steps)
{
    std::vector<ledger::Transaction> transactions;
    for (const Step& step : steps)
        transactions.push_back(step.transaction);
    MARU_TRY(outcomes, m_loader.block(at(day), std::move(transactions)));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const std::string code = outcomes[i].error ? outcomes[i].error->code : outcomes[i].result.code;
        if (code != steps[i].code)
            m_surprises.push_back("day " + std::to_string(day) + " " + steps[i].transaction.action + ": "
                + code + (outcomes[i].error ? " " + outcomes[i].error->field : "") + " instead of "
                + steps[i].code + " " + base::canonical(outcomes[i].result.data));
    }
    return {};
}

base::Status ScriptedChain::block(std::int64_t day, Step step)
{
    std::vector<Step> steps;
    steps.push_back(std::move(step));
    return block(day, std::move(steps));
}

ScriptedChain::Step ScriptedChain::officer(
    const crypto::SigningKey& key, std::int64_t day, std::string action, Json payload, std::string code)
{
    return { m_cast.sign(key, "donation", std::move(action), std::move(payload), until(day)),
        std::move(code) };
}

ScriptedChain::Step ScriptedChain::citizen(
    std::size_t number, std::int64_t day, std::string action, Json payload, std::string code)
{
    return officer(m_citizens.at(number), day, std::move(action), std::move(payload), std::move(code));
}

base::Status ScriptedChain::run()
{
    MARU_CHECK(found());
    MARU_CHECK(raise());
    MARU_CHECK(distribute());
    MARU_CHECK(spend());
    return close();
}

base::Status ScriptedChain::found()
{
    std::vector<Step> steps;
    steps.push_back({ m_cast.registerOrganisation(1, until(0)) });
    m_organisation = support::idMadeBy(steps.back().transaction, 'o');
    steps.push_back({ m_cast.verifyOrganisation(m_organisation, until(0)) });
    steps.push_back({ m_cast.registerOrganisation(1, until(0)), "donation.duplicate_number" });
    steps.push_back(officer(m_cast.registrar, 0, "registerMerchant",
        Json::object({ { "name_ko", "마을 식당" }, { "name_en", "Village kitchen" },
            { "number", support::businessNumber(2) }, { "category", "food" }, { "region", "11" } })));
    m_merchant = support::idMadeBy(steps.back().transaction, 'm');
    steps.push_back(officer(m_cast.manager, 0, "registerMerchant",
        Json::object({ { "name_ko", "가짜" }, { "name_en", "Fake" }, { "number", support::businessNumber(3) },
            { "category", "food" }, { "region", "11" } }),
        "auth.role"));

    support::CampaignTerms terms;
    terms.organisation = m_organisation;
    terms.title = "meals";
    terms.cost = Won(100'000);
    terms.start = UnixSeconds(kScriptStart);
    terms.end = UnixSeconds(kScriptStart + 60 * kDay);
    terms.useUntil = UnixSeconds(kScriptStart + 200 * kDay);
    terms.stopRule = "both";
    terms.overflow = "stop";
    terms.milestones = { { Won(500'000), "organisation", m_organisation, at(100) },
        { Won(400'000), "plan", "", at(100) } };
    steps.push_back({ m_cast.createCampaign(terms, until(0)) });
    m_meals = support::idMadeBy(steps.back().transaction, 'c');
    steps.push_back({ m_cast.registerCampaign(m_meals, until(0)) });

    terms.title = "books";
    terms.cost = Won(0);
    terms.minimum = Won(500'000);
    terms.end = UnixSeconds(kScriptStart + 30 * kDay);
    terms.stopRule = "period";
    terms.overflow = "accept";
    terms.milestones = { { Won(1'000'000), "merchant", m_merchant, at(100) } };
    steps.push_back({ m_cast.createCampaign(terms, until(0)) });
    m_books = support::idMadeBy(steps.back().transaction, 'c');
    steps.push_back({ m_cast.registerCampaign(m_books, until(0)) });

    terms.title = "blankets";
    terms.minimum = Won(0);
    terms.end = UnixSeconds(kScriptStart + 90 * kDay);
    steps.push_back({ m_cast.createCampaign(terms, until(0)) });
    m_blankets = support::idMadeBy(steps.back().transaction, 'c');
    steps.push_back({ m_cast.registerCampaign(m_blankets, until(0)) });
    terms.milestones = { { Won(2'000'000), "merchant", m_merchant, at(100) } };
    steps.push_back({ m_cast.createCampaign(terms, until(0)), "donation.milestones_exceed" });
    return block(0, std::move(steps));
}

base::Status ScriptedChain::raise()
{
    std::vector<Step> topUps;
    for (const crypto::SigningKey& key : m_citizens)
        topUps.push_back({ m_cast.topUp(crypto::didOf(key.publicKey()), Won(1'000'000), until(1)) });
    MARU_CHECK(block(1, std::move(topUps)));

    std::vector<Step> gifts;
    for (std::size_t i = 0; i < 8; ++i)
        gifts.push_back({ m_cast.donate(m_citizens[i], m_meals, Won(100'000), until(2)) });
    gifts.push_back(citizen(8, 2, "pledgeMonthly",
        Json::object({ { "campaign", m_meals }, { "amount", 100'000 }, { "day", 31 }, { "months", 3 },
            { "tax_receipt", true } })));
    gifts.push_back({ m_cast.donate(m_citizens[0], m_books, Won(33'333), until(2)) });
    gifts.push_back({ m_cast.donate(m_citizens[1], m_books, Won(66'667), until(2)) });
    gifts.push_back({ m_cast.donate(m_citizens[2], m_blankets, Won(70'001), until(2)) });
    gifts.push_back({ m_cast.donate(m_citizens[3], m_blankets, Won(29'999), until(2)) });
    gifts.push_back(
        { m_cast.donate(m_citizens[3], m_blankets, Won(900'000'000), until(2)), "accounts.insufficient" });
    gifts.push_back({ m_cast.donate(m_citizens[3], "c-0000000000000000", Won(1'000), until(2)),
        "donation.unknown_campaign" });
    gifts.push_back(
        { m_cast.donate(m_citizens[3], m_meals, Won(100'001), until(2)), "donation.over_target" });
    MARU_CHECK(block(2, std::move(gifts)));

    Step law { m_cast.sign(m_cast.administrator, "parameters", "set",
        Json::object({ { "name", "donation.minimum_amount" }, { "value", "500" },
            { "effective_from", UnixSeconds(kScriptStart + 10 * kDay) }, { "legal_basis", "시험" } }),
        until(3)) };
    MARU_CHECK(block(3, std::move(law)));
    MARU_CHECK(block(4, Step { m_cast.donate(m_citizens[2], m_blankets, Won(400), until(4)) }));
    MARU_CHECK(
        block(11, Step { m_cast.donate(m_citizens[2], m_blankets, Won(400), until(11)), "donation.amount" }));
    MARU_CHECK(block(12,
        officer(m_cast.registrar, 12, "suspendCampaign",
            Json::object({ { "campaign", m_blankets }, { "reason", "민원 확인" } }))));
    MARU_CHECK(block(
        13, Step { m_cast.donate(m_citizens[2], m_blankets, Won(1'000), until(13)), "donation.not_open" }));
    MARU_CHECK(block(14,
        officer(m_cast.registrar, 14, "resumeCampaign",
            Json::object({ { "campaign", m_blankets }, { "reason", "확인 끝" } }))));
    return block(42,
        officer(m_cast.registrar, 42, "cancelCampaign",
            Json::object({ { "campaign", m_blankets }, { "reason", "등록 요건 미달" } })));
}

base::Status ScriptedChain::distribute()
{
    // The pledge's second payment, on 29 February, has reached the target of the meals.
    Json shares = Json::array();
    for (std::size_t i = kFirstBeneficiary; i < kCitizens; ++i)
        shares.push(Json::object(
            { { "beneficiary", crypto::didOf(m_citizens[i].publicKey()) }, { "monthly", 20'000 } }));
    std::vector<Step> steps;
    steps.push_back({ m_cast.donate(m_citizens[0], m_meals, Won(1'000), until(61)), "donation.after_stop" });
    steps.push_back(officer(m_cast.manager, 61, "createPlan",
        Json::object(
            { { "campaign", m_meals }, { "milestone", 2 }, { "shares", std::move(shares) }, { "day", 31 },
                { "months", 4 }, { "categories", Json::array({ "food", "daily" }) }, { "region", "00" },
                { "use_until", UnixSeconds(kScriptStart + 190 * kDay) }, { "unused_return", "campaign" } })));
    m_plan = support::idMadeBy(steps.back().transaction, 'l');
    for (const int milestone : { 1, 2 })
        steps.push_back(officer(m_cast.manager, 61, "submitEvidence",
            Json::object({ { "campaign", m_meals }, { "milestone", milestone },
                { "evidence", evidence("영수증") } })));
    MARU_CHECK(block(61, std::move(steps)));

    std::vector<Step> reviews;
    reviews.push_back(officer(m_cast.manager, 62, "reviewPlan",
        Json::object({ { "plan", m_plan }, { "decision", "approve" }, { "note", "" } }), "auth.role"));
    reviews.push_back(officer(m_cast.reviewer, 62, "reviewPlan",
        Json::object({ { "plan", m_plan }, { "decision", "approve" }, { "note", "적정" } })));
    for (const int milestone : { 1, 2 })
        reviews.push_back(officer(m_cast.reviewer, 62, "reviewMilestone",
            Json::object({ { "campaign", m_meals }, { "milestone", milestone }, { "decision", "approve" },
                { "note", "적정" } })));
    return block(62, std::move(reviews));
}

base::Status ScriptedChain::spend()
{
    std::vector<Step> purchases;
    for (std::size_t i = kFirstBeneficiary; i < kCitizens; ++i)
        purchases.push_back(citizen(i, 100, "spend",
            Json::object({ { "plan", m_plan }, { "merchant", m_merchant },
                { "amount", 10'000 + static_cast<std::int64_t>(i) } })));
    purchases.push_back(citizen(0, 100, "spend",
        Json::object({ { "plan", m_plan }, { "merchant", m_merchant }, { "amount", 1'000 } }),
        "donation.not_beneficiary"));
    purchases.push_back(citizen(kFirstBeneficiary, 100, "spend",
        Json::object({ { "plan", m_plan }, { "merchant", m_merchant }, { "amount", 500'000 } }),
        "donation.over_share"));
    MARU_CHECK(block(100, std::move(purchases)));

    std::vector<Step> reports;
    reports.push_back(officer(m_cast.manager, 101, "reportUsage",
        Json::object({ { "campaign", m_meals },
            { "lines",
                Json::array({ usageLine("2020-03-20", 350'000), usageLine("2020-04-01", 250'000) }) } })));
    reports.push_back(officer(m_cast.manager, 101, "reportUsage",
        Json::object({ { "campaign", m_meals }, { "lines", Json::array({ usageLine("2020-03-02", 1) }) } }),
        "donation.usage_exceeds"));
    return block(101, std::move(reports));
}

base::Status ScriptedChain::close()
{
    // The plan's use period ends on day 190: what was not spent goes back to the campaign, and with the audit to the
    // donors.
    MARU_CHECK(
        block(195, officer(m_cast.manager, 195, "finishReport", Json::object({ { "campaign", m_meals } }))));
    MARU_CHECK(block(196,
        officer(m_cast.auditor, 196, "auditCampaign",
            Json::object({ { "campaign", m_meals }, { "opinion", "clean" },
                { "report", crypto::sha256("audit report") } }))));
    std::vector<Step> identity;
    identity.push_back({ m_cast.sign(m_cast.administrator, "identity", "registerAgency",
        Json::object({ { "id", "citizen-watch" }, { "name_ko", "시민참관단" },
            { "name_en", "Citizens' Watch" }, { "kind", "observer" } }),
        until(197)) });
    identity.push_back({ m_cast.sign(m_cast.administrator, "identity", "setOfficerState",
        Json::object({ { "did", crypto::didOf(m_cast.reviewer.publicKey()) }, { "state", "left" },
            { "reason", "퇴직" } }),
        until(197)) });
    MARU_CHECK(block(197, std::move(identity)));
    return m_loader.advance(at(365));
}

} // namespace maru::test
