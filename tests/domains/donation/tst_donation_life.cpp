// SPDX-License-Identifier: Apache-2.0
// Whole lives of campaigns on the real executor.
#include "tests/domains/donation/donation_cast.h"

#include <QtTest/QtTest>

using namespace maru::test;
using maru::base::Json;

namespace {

std::int64_t amountOf(const Json& row, const char* name)
{
    return row.at(name).asInteger();
}

} // namespace

class TestDonationLife : public QObject {
    Q_OBJECT

private slots:
    void livesFromDraftToClosed()
    {
        DonationCast cast;
        Json payload = cast.campaign();
        payload.set(
            "milestones", Json::array({ cast.milestone(600'000), cast.milestone(250'000, "merchant") }));
        payload.set("fundraising_cost", 150'000);
        const std::string id = cast.openCampaign(payload);
        QCOMPARE(cast.state(id), std::string("open"));
        cast.give("kim", id, 700'000);
        cast.give("lee", id, 300'000);
        // The target stops it, distribution starts and the cost is paid in the same block.
        QCOMPARE(cast.state(id), std::string("distributing"));
        QCOMPARE(amountOf(cast.row("milestones", id + "/03"), "amount"), 150'000);
        QCOMPARE(cast.row("milestones", id + "/03").at("state").asString(), std::string("paid"));
        cast.pay(id, 1);
        cast.pay(id, 2);
        QCOMPARE(cast.balance("organisation:" + cast.hope), 750'000);
        QCOMPARE(cast.balance("merchant:" + cast.shop), 250'000);
        QCOMPARE(cast.broken(id), std::string());
        cast.must("manager", "donation", "reportUsage", DonationCast::usage(id, 750'000));
        cast.must("manager", "donation", "finishReport", Json::object({ { "campaign", id } }));
        QCOMPARE(cast.state(id), std::string("reporting"));
        cast.must("auditor", "donation", "auditCampaign",
            Json::object({ { "campaign", id }, { "opinion", "clean" }, { "report", hashOf("report") } }));
        QCOMPARE(cast.state(id), std::string("closed"));
        QCOMPARE(cast.broken(id), std::string());
        QCOMPARE(cast.sumOfBalances(), 0);
    }

    void stopsAtTheEndOfThePeriodAndScalesMilestones()
    {
        DonationCast cast;
        Json payload = cast.campaign();
        payload.set("stop_rule", "period");
        payload.set("milestones",
            Json::array({ cast.milestone(333'333), cast.milestone(333'333), cast.milestone(333'334) }));
        const std::string id = cast.openCampaign(payload);
        cast.give("kim", id, 100'000);
        cast.goTo(amountOf(cast.row("campaigns", id), "end"));
        QCOMPARE(cast.state(id), std::string("distributing"));
        std::int64_t sum = 0;
        for (const Json& milestone : cast.rows("donation", "milestones", id + "/"))
            sum += amountOf(milestone, "amount");
        QCOMPARE(sum, 100'000);
        QCOMPARE(cast.code("kim", "donation", "donate", DonationCast::gift(id, 100)),
            std::string("donation.after_stop"));
    }

    void refundsEverythingBelowTheMinimum()
    {
        DonationCast cast(Json::object({ { "donation.due_batch", 2 } }));
        Json payload = cast.campaign();
        payload.set("minimum", 500'000);
        const std::string id = cast.openCampaign(payload);
        for (int i = 0; i < 7; ++i)
            cast.give("donor" + std::to_string(i), id, 1'001 + i);
        cast.goTo(amountOf(cast.row("campaigns", id), "end"));
        QCOMPARE(cast.state(id), std::string("closed"));
        for (int i = 0; i < 7; ++i)
            QCOMPARE(cast.balance("citizen:" + cast.did("donor" + std::to_string(i))), 1'001 + i);
        QCOMPARE(cast.broken(id), std::string());
    }

    void refundsProRataToTheWonAfterAPayment()
    {
        DonationCast cast(Json::object({ { "donation.due_batch", 3 } }));
        Json payload = cast.campaign();
        payload.set("milestones", Json::array({ cast.milestone(333'333), cast.milestone(600'000) }));
        const std::string id = cast.openCampaign(payload);
        const std::vector<std::int64_t> amounts { 1'001, 99'999, 333'333, 7'777, 557'890 };
        for (std::size_t i = 0; i < amounts.size(); ++i)
            cast.give("donor" + std::to_string(i), id, amounts[i]);
        QCOMPARE(cast.state(id), std::string("distributing"));
        cast.pay(id, 1);
        cast.must("registrar", "donation", "cancelCampaign", DonationCast::reasonFor(id));
        QCOMPARE(cast.state(id), std::string("closed"));
        std::int64_t back = 0;
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const std::int64_t got = cast.balance("citizen:" + cast.did("donor" + std::to_string(i)));
            // Exact quota amount * 666,667 / 1,000,000, at most one won away.
            QVERIFY(std::abs(got * 1'000'000 - amounts[i] * 666'667) < 1'000'000);
            back += got;
        }
        QCOMPARE(back, 666'667);
        QCOMPARE(cast.row("milestones", id + "/02").at("state").asString(), std::string("cancelled"));
        QCOMPARE(cast.broken(id), std::string());
        QCOMPARE(cast.sumOfBalances(), 0);
    }

    void paysMonthlyOnTheLastDayOfShorterMonths()
    {
        DonationCast cast;
        Json payload = cast.campaign();
        payload.set("start", cast.now() + DomainHarness::kDay);
        payload.set("end", cast.now() + 200 * DomainHarness::kDay);
        const std::string id = cast.openCampaign(payload);
        cast.goTo(1769821200); // 2026-01-31 10:00 KST
        cast.topUp("kim", 3'000);
        const std::string pledge =
            cast.must("kim", "donation", "pledgeMonthly",
                    Json::object({ { "campaign", id }, { "amount", 1'000 }, { "day", 31 }, { "months", 4 } }))
                .at("pledge")
                .asString();
        QCOMPARE(amountOf(cast.row("pledges", pledge), "next"), 1772236800); // 2026-02-28 09:00 KST
        cast.goTo(1772236800);
        QCOMPARE(amountOf(cast.row("pledges", pledge), "made"), 2);
        QCOMPARE(amountOf(cast.row("pledges", pledge), "next"), 1774915200); // 2026-03-31 09:00 KST
        cast.goTo(1774915200);
        QCOMPARE(amountOf(cast.row("campaigns", id), "raised"), 3'000);
        cast.pass(40 * DomainHarness::kDay);
        QCOMPARE(amountOf(cast.row("pledges", pledge), "missed"), 1);
        QCOMPARE(cast.row("pledges", pledge).at("state").asString(), std::string("finished"));
        QCOMPARE(cast.broken(id), std::string());
    }

    void distributesMonthlyAndTakesTheUnusedBack()
    {
        DonationCast cast(Json::object({ { "donation.due_batch", 2 } }));
        Json payload = cast.campaign();
        payload.set("target", 60'000);
        payload.set("milestones", Json::array({ cast.milestone(60'000, "plan") }));
        const std::string id = cast.openCampaign(payload);
        cast.give("kim", id, 60'000);
        const std::vector<std::string> people { "b1", "b2", "b3", "b4", "b5", "b6" };
        const Json plan = cast.planPayload(id, people, 5'000, 2);
        const std::string planId = cast.must("manager", "donation", "createPlan", plan).at("plan").asString();
        QCOMPARE(cast.code("reviewer", "donation", "reviewMilestone", DonationCast::review(id, 1)),
            std::string("donation.milestone_state"));
        cast.must("reviewer", "donation", "reviewPlan",
            Json::object({ { "plan", planId }, { "decision", "approve" }, { "note", "" } }));
        cast.pay(id, 1);
        // The first month comes with the payout, in the same block.
        QCOMPARE(amountOf(cast.row("plans", planId), "months_paid"), 1);
        QCOMPARE(cast.balance("beneficiary:" + cast.did("b1")), 5'000);
        cast.pass(70 * DomainHarness::kDay);
        QCOMPARE(amountOf(cast.row("plans", planId), "months_paid"), 2);
        QCOMPARE(cast.balance("plan:" + planId), 0);
        for (const std::string& each : people) {
            QCOMPARE(cast.balance("beneficiary:" + cast.did(each)), 10'000);
            cast.must(each, "donation", "spend",
                Json::object({ { "plan", planId }, { "merchant", cast.shop }, { "amount", 4'000 } }));
        }
        // The month that still runs is not published.
        const Json early = cast.ask("donation", "spending", Json::object({ { "campaign", id } }));
        QVERIFY(early.at("rows").asArray().empty());
        QCOMPARE(amountOf(cast.row("plans", planId), "spent"), 0);
        cast.pass(40 * DomainHarness::kDay);
        // A block every month makes the query's time move on.
        cast.topUp("kim", 1);
        const Json published = cast.ask("donation", "spending", Json::object({ { "campaign", id } }));
        QCOMPARE(published.at("rows").asArray().size(), std::size_t(1));
        QCOMPARE(amountOf(published.at("rows").asArray().front(), "amount"), 24'000);
        QCOMPARE(cast.broken(id), std::string());
        cast.pass(400 * DomainHarness::kDay);
        QCOMPARE(cast.row("plans", planId).at("state").asString(), std::string("finished"));
        QCOMPARE(amountOf(cast.row("plans", planId), "spent"), 24'000);
        QCOMPARE(amountOf(cast.row("campaigns", id), "returned"), 36'000);
        QCOMPARE(cast.broken(id), std::string());
        // Nobody's name in anything public.
        for (const Json& movement : cast.rows("donation", "movements", id + "/")) {
            const std::string text = maru::base::canonical(movement);
            for (const std::string& each : people)
                QVERIFY(text.find(cast.did(each)) == std::string::npos);
        }
        cast.must("manager", "donation", "finishReport", Json::object({ { "campaign", id } }));
        cast.must("auditor", "donation", "auditCampaign",
            Json::object({ { "campaign", id }, { "opinion", "clean" }, { "report", hashOf("report") } }));
        QCOMPARE(cast.balance("citizen:" + cast.did("kim")), 36'001);
        QCOMPARE(cast.broken(id), std::string());
        QCOMPARE(cast.sumOfBalances(), 0);
    }

    void suspendsAndResumes()
    {
        DonationCast cast;
        const std::string id = cast.openCampaign();
        cast.give("kim", id, 10'000);
        cast.must("registrar", "donation", "suspendCampaign", DonationCast::reasonFor(id));
        QCOMPARE(cast.code("kim", "donation", "donate", DonationCast::gift(id, 100)),
            std::string("donation.not_open"));
        cast.pass(60 * DomainHarness::kDay);
        QCOMPARE(cast.state(id), std::string("suspended"));
        cast.must("registrar", "donation", "resumeCampaign", DonationCast::reasonFor(id));
        QCOMPARE(cast.state(id), std::string("distributing"));
    }

    void passesTheRemainderOn()
    {
        DonationCast cast;
        Json payload = cast.campaign();
        payload.set("refund_policy", "organisation");
        payload.set("milestones", Json::array({ cast.milestone(400'000) }));
        const std::string id = cast.openCampaign(payload);
        cast.give("kim", id, 1'000'000);
        cast.pass(401 * DomainHarness::kDay);
        QCOMPARE(cast.row("milestones", id + "/01").at("state").asString(), std::string("cancelled"));
        cast.must("manager", "donation", "finishReport", Json::object({ { "campaign", id } }));
        cast.must("auditor", "donation", "auditCampaign",
            Json::object({ { "campaign", id }, { "opinion", "qualified" }, { "report", hashOf("report") } }));
        QCOMPARE(cast.balance("organisation:" + cast.hope), 1'000'000);
        QCOMPARE(cast.broken(id), std::string());
    }

    void summarises()
    {
        DonationCast cast;
        const std::string id = cast.openCampaign();
        cast.give("kim", id, 10'000);
        cast.give("kim", id, 20'000);
        const Json summary = cast.ask("donation", "summary", Json::object());
        QCOMPARE(amountOf(summary, "raised"), 30'000);
        QCOMPARE(amountOf(summary, "donors"), 1);
        QCOMPARE(amountOf(summary, "open"), 1);
        const Json donor = cast.ask("donation", "donor", Json::object({ { "did", cast.did("kim") } }));
        QCOMPARE(amountOf(donor, "amount"), 30'000);
    }
};

QTEST_GUILESS_MAIN(TestDonationLife)
#include "tst_donation_life.moc"
