// SPDX-License-Identifier: Apache-2.0
// Every refusal of the domain, provoked once or more, beside what is accepted.
#include "tests/domains/donation/donation_cast.h"

#include <QtTest/QtTest>

using namespace maru::test;
using maru::base::Json;

class TestDonationRefusals : public QObject {
    Q_OBJECT

private slots:
    void refusesOrganisations()
    {
        DonationCast cast;
        const auto code = [&cast](const std::string& action, const Json& payload) {
            return cast.code("registrar", "donation", action, payload);
        };
        Json payload = DonationCast::organisation("hope", 7);
        payload.set("number", "1248100999");
        QCOMPARE(code("registerOrganisation", payload), std::string("donation.number_checksum"));
        QCOMPARE(code("registerOrganisation", DonationCast::organisation("hope", 1)),
            std::string("donation.duplicate_number"));
        QCOMPARE(code("registerOrganisation", DonationCast::organisation("nowhere", 8)),
            std::string("donation.unknown_organisation"));
        QCOMPARE(code("registerMerchant", DonationCast::merchant(2, "food", "26")),
            std::string("donation.duplicate_number"));
        Json verify =
            Json::object({ { "organisation", "o-0" }, { "evidence", hashOf("x") }, { "note", "" } });
        QCOMPARE(code("verifyOrganisation", verify), std::string("donation.unknown_organisation"));
        verify.set("organisation", cast.hope);
        QCOMPARE(code("verifyOrganisation", verify), std::string("donation.state"));
    }

    void refusesTerms_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const Json& value, const char* code) {
            QTest::newRow(name) << member << QString::fromStdString(maru::base::canonical(value)) << code;
        };
        const std::int64_t now = DomainHarness::kStart;
        const std::int64_t day = DomainHarness::kDay;
        DomainHarness people;
        const auto milestone = [&people](std::int64_t amount, const char* kind, const char* to,
                                   const char* reviewer, std::int64_t due) {
            return Json::array({ Json::object({ { "title_ko", "단계" }, { "title_en", "Step" },
                { "amount", amount }, { "recipient_kind", kind }, { "recipient", to },
                { "reviewer", people.did(reviewer) }, { "due", due } }) });
        };
        row("good", "region", "00", "ok");
        row("organisation", "organisation", "o-0", "donation.unknown_organisation");
        row("key that is none", "organisation", "../x y", "donation.unknown_organisation");
        row("end in the past", "end", now - 1, "donation.end_in_past");
        row("end now", "end", now, "donation.end_in_past");
        row("start after end", "start", now + 32 * day, "donation.dates");
        row("use ends before raising", "use_until", now + 30 * day, "donation.dates");
        row("minimum above target", "minimum", 1'000'001, "donation.sum_mismatch");
        row("cost of everything", "fundraising_cost", 1'000'000, "donation.sum_mismatch");
        row("cost above the cap", "fundraising_cost", 150'001, "donation.cost_cap");
        row("no room for the cost", "fundraising_cost", 1, "donation.milestones_exceed");
        row("target too small", "target", 999'999, "donation.milestones_exceed");
        row("target as text", "target", "1000000", "schema.type");
        row("target in dollars", "target", "10 USD", "schema.type");
        row("target zero", "target", 0, "schema.too_small");
        row("target negative", "target", -5, "schema.too_small");
        row("region", "region", "99", "schema.choice");
        row("no recipient", "milestones", milestone(5, "organisation", "o-0", "reviewer", now),
            "donation.unregistered_recipient");
        row("no merchant", "milestones", milestone(5, "merchant", "m-0", "reviewer", now),
            "donation.unregistered_recipient");
        row("plan with a recipient", "milestones", milestone(5, "plan", "o-0", "reviewer", now),
            "donation.unregistered_recipient");
        row("reviewer of the recipient", "milestones", milestone(5, "plan", "", "insider", now),
            "donation.reviewer_is_recipient");
        row("no reviewer", "milestones", milestone(5, "plan", "", "auditor", now), "donation.not_reviewer");
        row("due after use", "milestones", milestone(5, "plan", "", "reviewer", now + 500 * day),
            "donation.dates");
    }
    void refusesTerms()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, code);
        DonationCast cast;
        Json payload = cast.campaign();
        const auto parsed = maru::base::parseJson(value.toStdString());
        QVERIFY(parsed.has_value());
        payload.set(member.toStdString(), *parsed);
        QCOMPARE(cast.code("manager", "donation", "createCampaign", payload), code.toStdString());
    }

    void refusesReviewersOfTheMerchantsOwnAgency()
    {
        DonationCast cast;
        // The reviewer's agency registers an organisation and is paid as a merchant under the same business number.
        cast.registerOrganisation("city", 40);
        Json payload = cast.campaign();
        Json milestone = cast.milestone(1'000'000, "merchant");
        payload.set("milestones", Json::array({ milestone }));
        QCOMPARE(cast.code("manager", "donation", "createCampaign", payload), std::string("ok"));
        const std::string same =
            cast.must("registrar", "donation", "registerMerchant", DonationCast::merchant(40, "food", "26"))
                .at("merchant")
                .asString();
        milestone.set("recipient", same);
        payload.set("milestones", Json::array({ milestone }));
        QCOMPARE(cast.code("manager", "donation", "createCampaign", payload),
            std::string("donation.reviewer_is_recipient"));
    }

    void refusesStrangersAndWrongStates()
    {
        DonationCast cast;
        QCOMPARE(cast.code("manager2", "donation", "createCampaign", cast.campaign()),
            std::string("donation.not_manager"));
        Json large = cast.campaign();
        large.set("target", 10'000'000);
        const std::string big = cast.draft(large);
        QCOMPARE(
            cast.code("registrar", "donation", "registerCampaign", Json::object({ { "campaign", big } })),
            std::string("donation.registration_needed"));
        const std::string other = cast.registerOrganisation("other", 30);
        Json unverified = cast.campaign();
        unverified.set("organisation", other);
        const std::string theirs =
            cast.must("manager2", "donation", "createCampaign", unverified).at("campaign").asString();
        QCOMPARE(
            cast.code("registrar", "donation", "registerCampaign", Json::object({ { "campaign", theirs } })),
            std::string("donation.not_verified"));

        const std::string id = cast.draft(cast.campaign());
        QCOMPARE(cast.code("kim", "donation", "donate", DonationCast::gift(id, 100)),
            std::string("donation.not_open"));
        cast.must("registrar", "donation", "returnCampaign", DonationCast::reasonFor(id));
        Json edit = cast.campaign();
        edit.remove("organisation");
        edit.set("campaign", id);
        cast.must("manager", "donation", "editCampaign", edit);
        cast.registerIt(id);
        QCOMPARE(cast.code("manager", "donation", "editCampaign", edit), std::string("donation.state"));
        cast.goTo(cast.now() + 2 * DomainHarness::kDay);
        cast.give("kim", id, 1'000);
        edit.set("end", cast.now() + 20 * DomainHarness::kDay);
        QCOMPARE(cast.code("manager", "donation", "editCampaign", edit), std::string("donation.frozen"));
        Json extend = DonationCast::reasonFor(id);
        extend.set("end", cast.now() - 5);
        QCOMPARE(
            cast.code("manager", "donation", "extendCampaign", extend), std::string("donation.end_in_past"));
        extend.set("end", cast.now() + 5);
        QCOMPARE(cast.code("manager", "donation", "extendCampaign", extend), std::string("donation.dates"));
        extend.set("end", cast.now() + 60 * DomainHarness::kDay);
        cast.must("manager", "donation", "extendCampaign", extend);
        cast.pass(40 * DomainHarness::kDay);
        QCOMPARE(cast.state(id), std::string("open"));
        cast.pass(20 * DomainHarness::kDay);
        QCOMPARE(cast.state(id), std::string("distributing"));
        QCOMPARE(cast.code("manager", "donation", "extendCampaign", extend), std::string("donation.state"));
        QCOMPARE(cast.code("manager", "donation", "stopCampaign", DonationCast::reasonFor("c-0")),
            std::string("donation.unknown_campaign"));
    }

    void refusesGifts()
    {
        DonationCast cast;
        const std::string id = cast.openCampaign();
        const auto code = [&](std::int64_t amount) {
            return cast.code("kim", "donation", "donate", DonationCast::gift(id, amount));
        };
        QCOMPARE(code(99), std::string("donation.amount"));
        QCOMPARE(code(1'000'000'001), std::string("donation.amount"));
        QCOMPARE(code(0), std::string("schema.too_small"));
        QCOMPARE(code(-1), std::string("schema.too_small"));
        QCOMPARE(code(5'000), std::string("accounts.insufficient"));
        cast.topUp("kim", 2'000'000);
        QCOMPARE(code(1'000'001), std::string("donation.over_target"));
        QCOMPARE(code(999'999), std::string("ok"));
        QCOMPARE(code(200), std::string("donation.over_target"));
        const Json pledge =
            Json::object({ { "campaign", id }, { "amount", 100 }, { "day", 32 }, { "months", 1 } });
        QCOMPARE(cast.code("kim", "donation", "pledgeMonthly", pledge), std::string("schema.too_large"));
        const Json cancel = Json::object({ { "pledge", "p-0" } });
        QCOMPARE(
            cast.code("kim", "donation", "cancelPledge", cancel), std::string("donation.unknown_pledge"));
        QCOMPARE(cast.query("donation", "trace", Json::object({ { "donation", "d-0" } })).error().code,
            std::string("donation.unknown_donation"));
    }

    void refusesASecondCancellationOfAPledge()
    {
        DonationCast cast;
        const std::string id = cast.openCampaign();
        cast.topUp("kim", 1'000);
        const Json made = cast.must("kim", "donation", "pledgeMonthly",
            Json::object({ { "campaign", id }, { "amount", 100 }, { "day", 5 }, { "months", 3 } }));
        const Json cancel = Json::object({ { "pledge", made.at("pledge") } });
        QCOMPARE(
            cast.code("lee", "donation", "cancelPledge", cancel), std::string("donation.unknown_pledge"));
        cast.must("kim", "donation", "cancelPledge", cancel);
        QCOMPARE(cast.code("kim", "donation", "cancelPledge", cancel), std::string("donation.pledge_state"));
    }

    void refusesEvidenceAndReviews()
    {
        DonationCast cast;
        const std::string id = cast.openCampaign();
        cast.give("kim", id, 1'000'000);
        Json none = DonationCast::evidence(id, 1);
        none.set("evidence", Json::array());
        QCOMPARE(cast.code("manager", "donation", "submitEvidence", none),
            std::string("donation.evidence_missing"));
        QCOMPARE(cast.code("manager", "donation", "submitEvidence", DonationCast::evidence(id, 9)),
            std::string("donation.unknown_milestone"));
        QCOMPARE(cast.code("manager2", "donation", "submitEvidence", DonationCast::evidence(id, 1)),
            std::string("donation.not_manager"));
        QCOMPARE(cast.code("reviewer", "donation", "reviewMilestone", DonationCast::review(id, 1)),
            std::string("donation.milestone_state"));
        cast.must("manager", "donation", "submitEvidence", DonationCast::evidence(id, 1));
        QCOMPARE(cast.code("insider", "donation", "reviewMilestone", DonationCast::review(id, 1)),
            std::string("donation.not_reviewer"));
        Json seen = DonationCast::review(id, 1);
        seen.set("evidence", Json::array({ hashOf("another file") }));
        QCOMPARE(cast.code("reviewer", "donation", "reviewMilestone", seen),
            std::string("donation.evidence_mismatch"));
        cast.must("reviewer", "donation", "reviewMilestone", DonationCast::review(id, 1, "reject"));
        cast.must("manager", "donation", "submitEvidence", DonationCast::evidence(id, 1));
        seen.set("evidence", Json::array({ hashOf("bill") }));
        cast.must("reviewer", "donation", "reviewMilestone", seen);
        QCOMPARE(cast.code("manager", "donation", "reportUsage", DonationCast::usage(id, 1'000'001)),
            std::string("donation.usage_exceeds"));
        QCOMPARE(cast.code("manager", "donation", "reportUsage", DonationCast::usage(id, 1, "2029-01-01")),
            std::string("donation.dates"));
        QCOMPARE(cast.code("manager", "donation", "finishReport", Json::object({ { "campaign", id } })),
            std::string("donation.usage_incomplete"));
    }

    void refusesPlansAndSpending()
    {
        DonationCast cast;
        Json payload = cast.campaign();
        payload.set("target", 60'000);
        payload.set("milestones", Json::array({ cast.milestone(60'000, "plan") }));
        const std::string id = cast.openCampaign(payload);
        cast.give("kim", id, 60'000);
        const auto create = [&cast](const Json& plan) {
            return cast.code("manager", "donation", "createPlan", plan);
        };
        QCOMPARE(
            create(cast.planPayload(id, { "b1", "b1" }, 15'000, 2)), std::string("donation.duplicate_share"));
        QCOMPARE(create(cast.planPayload(id, { "b1", "reviewer" }, 15'000, 2)),
            std::string("donation.reviewer_is_recipient"));
        QCOMPARE(create(cast.planPayload(id, { "b1", "b2" }, 15'001, 2)), std::string("donation.plan_sum"));
        QCOMPARE(create(cast.planPayload(id, { "b1", "b2" }, 14'999, 2)), std::string("donation.plan_sum"));
        Json late = cast.planPayload(id, { "b1", "b2" }, 15'000, 2);
        late.set("use_until", cast.now() + 500 * DomainHarness::kDay);
        QCOMPARE(create(late), std::string("donation.use_period"));
        Json twice = cast.planPayload(id, { "b1", "b2" }, 15'000, 2);
        twice.set("categories", Json::array({ "food", "food" }));
        QCOMPARE(create(twice), std::string("donation.category"));

        cast.must("manager", "donation", "submitEvidence", DonationCast::evidence(id, 1));
        QCOMPARE(cast.code("reviewer", "donation", "reviewMilestone", DonationCast::review(id, 1)),
            std::string("donation.unknown_plan"));
        const Json good = cast.planPayload(id, { "b1", "b2" }, 15'000, 2);
        const std::string plan = cast.must("manager", "donation", "createPlan", good).at("plan").asString();
        QCOMPARE(create(good), std::string("donation.plan_exists"));
        const Json approve = Json::object({ { "plan", plan }, { "decision", "approve" }, { "note", "" } });
        cast.must("reviewer", "donation", "reviewPlan", approve);
        QCOMPARE(cast.code("reviewer", "donation", "reviewPlan", approve), std::string("donation.state"));
        const auto spend = [&](const std::string& who, const std::string& merchant, std::int64_t amount) {
            return cast.code(who, "donation", "spend",
                Json::object({ { "plan", plan }, { "merchant", merchant }, { "amount", amount } }));
        };
        QCOMPARE(spend("b1", cast.shop, 10), std::string("donation.use_period"));
        cast.must("reviewer", "donation", "reviewMilestone", DonationCast::review(id, 1));
        QCOMPARE(cast.code("manager", "donation", "finishReport", Json::object({ { "campaign", id } })),
            std::string("donation.usage_incomplete"));
        cast.pass(70 * DomainHarness::kDay);
        const auto merchant = [&cast](int serial, const char* category, const char* region) {
            return cast
                .must("registrar", "donation", "registerMerchant",
                    DonationCast::merchant(serial, category, region))
                .at("merchant")
                .asString();
        };
        QCOMPARE(spend("kim", cast.shop, 10), std::string("donation.not_beneficiary"));
        QCOMPARE(spend("b1", "m-0", 10), std::string("donation.unknown_merchant"));
        QCOMPARE(spend("b1", merchant(40, "medical", "26"), 10), std::string("donation.category"));
        QCOMPARE(spend("b1", merchant(41, "food", "11"), 10), std::string("donation.region"));
        QCOMPARE(spend("b1", cast.shop, 30'001), std::string("donation.over_share"));
        QCOMPARE(spend("b1", cast.shop, 30'000), std::string("ok"));
        cast.pass(400 * DomainHarness::kDay);
        QCOMPARE(spend("b2", cast.shop, 10), std::string("donation.use_period"));
    }
};

QTEST_GUILESS_MAIN(TestDonationRefusals)
#include "tst_donation_refusals.moc"
