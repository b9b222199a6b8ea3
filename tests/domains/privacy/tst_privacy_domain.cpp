// SPDX-License-Identifier: Apache-2.0
// Retention, reveals, consents, requests and destruction on a chain in memory.
#include "server/domains/privacy/privacy_domain.h"
#include "shared/merkle/log_tree.h"
#include "tests/support/domain_harness.h"

#include <QtTest>

#include <algorithm>

using namespace maru;
using base::Json;
using test::DomainHarness;

namespace {

std::vector<std::unique_ptr<domain::Domain>> withPrivacy()
{
    std::vector<std::unique_ptr<domain::Domain>> more;
    more.push_back(privacy::makePrivacyDomain());
    return more;
}

Json classOf(const char* id, int years, int days, const char* start, const char* next, int separateYears = 0)
{
    return Json::object({ { "id", id }, { "name_ko", id }, { "name_en", id }, { "legal_basis", "법 제1조" },
        { "years", years }, { "days", days }, { "start", start }, { "next", next },
        { "separate_law", separateYears > 0 ? "다른 법 제2조" : "" }, { "separate_years", separateYears } });
}

class PrivacyHouse : public DomainHarness {
public:
    PrivacyHouse() : DomainHarness(withPrivacy())
    {
        addOfficer("officer", "city", { "privacy.officer" });
        addOfficer("handler", "city", { "privacy.handler" });
        addOfficer("stranger", "other", { "privacy.handler", "privacy.officer" });
        addSection("privacy",
            Json::object(
                { { "keepers",
                      Json::array({ Json::object({ { "did", did("vault") }, { "agency", "city" } }) }) },
                    { "classes",
                        Json::array({ classOf("short", 0, 30, "stored", "automatic"),
                            classOf("looked.at", 1, 0, "stored", "officer"),
                            classOf("ended", 2, 0, "ended", "officer"),
                            classOf("lawful", 1, 0, "stored", "automatic", 5) }) } }));
        open();
    }
    static std::string id(int number) { return "r-" + std::string(30, '0') + std::to_string(10 + number); }
    Json entry(int number, const char* recordClass, const char* agency = "city")
    {
        return Json::object({ { "id", id(number) }, { "class", recordClass }, { "agency", agency },
            { "commitment", crypto::sha256("commitment " + std::to_string(number)) } });
    }
    void commit(int number, const char* recordClass, const char* agency = "city")
    {
        must("vault", "privacy", "commit",
            Json::object({ { "records", Json::array({ entry(number, recordClass, agency) }) } }));
    }
    std::string state(int number) { return get("privacy", "records", id(number))->at("state").asString(); }
    Json reveal(int number, const char* purpose = "case")
    {
        return Json::object({ { "record", id(number) }, { "fields", Json::array({ "name" }) },
            { "purpose", purpose }, { "reason", "민원 처리" } });
    }
    Json request(const char* kind, int number)
    {
        return Json::object({ { "kind", kind }, { "agency", "city" }, { "record", id(number) } });
    }
    std::string ask(const char* kind, int number)
    {
        return must("citizen", "privacy", "request", request(kind, number)).at("request").asString();
    }
    Json answer(const std::string& requestId, const char* outcome, const std::string& replacement = {})
    {
        return Json::object({ { "request", requestId }, { "outcome", outcome }, { "reason", "법 제35조" },
            { "replacement", replacement } });
    }
    Json order(std::initializer_list<int> numbers, const char* recordClass)
    {
        Json list = Json::array();
        for (const int number : numbers)
            list.push(id(number));
        return Json::object(
            { { "class", recordClass }, { "records", std::move(list) }, { "reason", "기간 경과" } });
    }
    std::vector<Json> computed(const char* name, const Json& arguments)
    {
        return DomainHarness::ask("privacy", name, arguments).at("rows").asArray();
    }
    std::vector<Json> ordered()
    {
        std::vector<Json> found;
        for (const Json& row : rows("privacy", "destructions"))
            if (row.at("state").asString() == "ordered")
                found.push_back(row);
        return found;
    }
    std::string certify(const Json& row)
    {
        return code("vault", "privacy", "certify",
            Json::object({ { "destruction", row.at("id") }, { "count", row.at("count") },
                { "root", row.at("root") } }));
    }
};

} // namespace

class TstPrivacyDomain : public QObject {
    Q_OBJECT

private slots:
    void takesCommitmentsFromTheVaultOnly()
    {
        PrivacyHouse house;
        const auto list = [&](Json entry) { return Json::object({ { "records", Json::array({ entry }) } }); };
        QCOMPARE(house.code("officer", "privacy", "commit", list(house.entry(1, "short"))),
            std::string("privacy.not_keeper"));
        QCOMPARE(house.code("vault", "privacy", "commit", list(house.entry(1, "none"))),
            std::string("privacy.unknown_class"));
        QCOMPARE(house.code("vault", "privacy", "commit", list(house.entry(1, "short", "nowhere"))),
            std::string("privacy.agency"));
        Json odd = house.entry(1, "short");
        odd.set("id", "r-12345678901234567890");
        QCOMPARE(house.code("vault", "privacy", "commit", list(odd)), std::string("schema.format"));
        house.commit(1, "short");
        QCOMPARE(house.code("vault", "privacy", "commit", list(house.entry(1, "short"))),
            std::string("privacy.duplicate_record"));
        house.must("officer", "privacy", "retireClass", Json::object({ { "class", "short" } }));
        QCOMPARE(house.code("vault", "privacy", "commit", list(house.entry(2, "short"))),
            std::string("privacy.class_retired"));
        house.must("admin", "privacy", "endKeeper", Json::object({ { "did", house.did("vault") } }));
        QCOMPARE(house.code("vault", "privacy", "commit", list(house.entry(2, "looked.at"))),
            std::string("privacy.not_keeper"));
    }

    void sweepsByItselfOnTheDayAfterTheLast()
    {
        PrivacyHouse house;
        house.commit(1, "short");
        house.commit(2, "short");
        const std::int64_t due = house.get("privacy", "records", house.id(1))->at("due_at").asInteger();
        QCOMPARE(due, DomainHarness::kStart - 9 * 3600 + 31 * DomainHarness::kDay);
        house.goTo(due - 1);
        QCOMPARE(house.state(1), std::string("held"));
        house.goTo(due);
        QCOMPARE(house.state(1), std::string("ordered"));
        const auto ordered = house.ordered();
        QCOMPARE(ordered.size(), std::size_t(1));
        QCOMPARE(ordered[0].at("basis").asString(), std::string("retention"));
        QCOMPARE(ordered[0].at("legal_basis").asString(), std::string("법 제1조"));
        QCOMPARE(ordered[0].at("count").asInteger(), std::int64_t(2));
        QVERIFY(house.rows("privacy", "due").empty());
    }

    void certificateHasTheRootOfTheSortedCommitments()
    {
        PrivacyHouse house;
        for (int i = 1; i <= 3; ++i)
            house.commit(i, "short");
        house.pass(40 * DomainHarness::kDay);
        const Json row = house.ordered().front();
        std::vector<base::Hash256> commitments;
        for (int i = 1; i <= 3; ++i)
            commitments.push_back(crypto::sha256("commitment " + std::to_string(i)));
        std::sort(commitments.begin(), commitments.end());
        merkle::LogFrontier tree;
        std::vector<merkle::LogNode> nodes;
        for (const auto& one : commitments)
            tree.append(merkle::leafHash(one.view()), nodes);
        QCOMPARE(row.at("root").asString(), tree.root().hex());

        Json wrong =
            Json::object({ { "destruction", row.at("id") }, { "count", 2 }, { "root", row.at("root") } });
        QCOMPARE(house.code("vault", "privacy", "certify", wrong), std::string("privacy.root"));
        wrong.set("count", 3);
        wrong.set("root", crypto::sha256("another"));
        QCOMPARE(house.code("vault", "privacy", "certify", wrong), std::string("privacy.root"));
        QCOMPARE(house.code("officer", "privacy", "certify",
                     Json::object(
                         { { "destruction", row.at("id") }, { "count", 3 }, { "root", row.at("root") } })),
            std::string("privacy.not_keeper"));
        QCOMPARE(house.certify(row), std::string("ok"));
        QCOMPARE(house.state(2), std::string("destroyed"));
        QCOMPARE(house.certify(row), std::string("privacy.destruction_state"));
        QCOMPARE(
            house.code("handler", "privacy", "reveal", house.reveal(2)), std::string("privacy.record_state"));
    }

    void waitsForAnOfficerWhereTheClassSaysSo()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        house.commit(2, "looked.at", "other");
        QCOMPARE(house.code("officer", "privacy", "destroy", house.order({ 1 }, "looked.at")),
            std::string("privacy.not_due"));
        house.pass(367 * DomainHarness::kDay);
        QCOMPARE(house.state(1), std::string("due"));
        QVERIFY(house.ordered().empty());
        QCOMPARE(house.code("handler", "privacy", "destroy", house.order({ 1 }, "looked.at")),
            std::string("auth.role"));
        QCOMPARE(house.code("officer", "privacy", "destroy", house.order({ 1, 1 }, "looked.at")),
            std::string("privacy.duplicate_in_list"));
        QCOMPARE(house.code("officer", "privacy", "destroy", house.order({ 1, 2 }, "looked.at")),
            std::string("privacy.other_agency"));
        QCOMPARE(house.code("officer", "privacy", "destroy", house.order({ 1 }, "short")),
            std::string("privacy.unknown_class"));
        house.must("officer", "privacy", "destroy", house.order({ 1 }, "looked.at"));
        const Json row = house.ordered().front();
        QCOMPARE(row.at("officer").asString(),
            house.get("identity", "officers", house.did("officer"))->at("officer").asString());
        QCOMPARE(house.certify(row), std::string("ok"));
    }

    void countsFromTheEndOfThePurpose()
    {
        PrivacyHouse house;
        house.commit(1, "ended");
        house.commit(2, "short");
        const auto end = [&](int number, std::int64_t time) {
            return Json::object({ { "records", Json::array({ house.id(number) }) }, { "ended_at", time } });
        };
        QCOMPARE(house.get("privacy", "records", house.id(1))->at("due_at").asInteger(), std::int64_t(0));
        QCOMPARE(house.code("officer", "privacy", "endPurpose", end(1, house.now() + 10)),
            std::string("privacy.until"));
        QCOMPARE(house.code("officer", "privacy", "endPurpose", end(2, house.now())),
            std::string("privacy.no_end"));
        // Back-dated, so that its time would be over at once.
        QCOMPARE(house.code("officer", "privacy", "endPurpose", end(1, 0)), std::string("privacy.until"));
        QCOMPARE(house.code("stranger", "privacy", "endPurpose", end(1, house.now())),
            std::string("privacy.other_agency"));
        house.must("officer", "privacy", "endPurpose", end(1, house.now()));
        QCOMPARE(house.code("officer", "privacy", "endPurpose", end(1, house.now())),
            std::string("privacy.started"));
        house.pass(729 * DomainHarness::kDay);
        QCOMPARE(house.state(1), std::string("held"));
        house.pass(3 * DomainHarness::kDay);
        QCOMPARE(house.state(1), std::string("due"));
    }

    void separatesBeforeItDestroys()
    {
        PrivacyHouse house;
        house.commit(1, "lawful");
        house.pass(367 * DomainHarness::kDay);
        QCOMPARE(house.state(1), std::string("separating"));
        const Json list = Json::object({ { "records", Json::array({ house.id(1) }) } });
        QCOMPARE(
            house.code("officer", "privacy", "confirmSeparated", list), std::string("privacy.not_keeper"));
        house.must("vault", "privacy", "confirmSeparated", list);
        QCOMPARE(house.state(1), std::string("separate"));
        QCOMPARE(
            house.code("vault", "privacy", "confirmSeparated", list), std::string("privacy.record_state"));
        // It serves the other law only, and no request erases it.
        QCOMPARE(
            house.code("handler", "privacy", "reveal", house.reveal(1)), std::string("privacy.kept_by_law"));
        QCOMPARE(house.code("handler", "privacy", "reveal", house.reveal(1, "law")), std::string("ok"));
        const std::string asked = house.ask("destruction", 1);
        QCOMPARE(house.code("officer", "privacy", "answerRequest", house.answer(asked, "accepted")),
            std::string("privacy.kept_by_law"));
        house.pass(5 * 366 * DomainHarness::kDay);
        QCOMPARE(house.state(1), std::string("ordered"));
    }

    void writesDownWhoLookedAndRefusesOthers()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        QCOMPARE(house.code("registrar", "privacy", "reveal", house.reveal(1)), std::string("auth.role"));
        QCOMPARE(
            house.code("citizen", "privacy", "reveal", house.reveal(1)), std::string("auth.not_officer"));
        QCOMPARE(house.code("stranger", "privacy", "reveal", house.reveal(1)),
            std::string("privacy.not_recipient"));
        QCOMPARE(house.code("handler", "privacy", "reveal", house.reveal(9)),
            std::string("privacy.unknown_record"));
        Json twice = house.reveal(1);
        twice.set("fields", Json::array({ "name", "name" }));
        QCOMPARE(house.code("handler", "privacy", "reveal", twice), std::string("privacy.duplicate_in_list"));
        const std::string id =
            house.must("handler", "privacy", "reveal", house.reveal(1)).at("reveal").asString();
        const Json row = *house.get("privacy", "reveals", id);
        QCOMPARE(row.at("did").asString(), house.did("handler"));
        QCOMPARE(row.at("agency").asString(), std::string("city"));
        QCOMPARE(row.at("record").asString(), house.id(1));
        QCOMPARE(row.at("revealed_at").asInteger(), house.now());

        house.must("officer", "privacy", "addRecipient",
            Json::object({ { "class", "looked.at" }, { "agency", "other" }, { "purpose", "정산" } }));
        QCOMPARE(house.code("stranger", "privacy", "reveal", house.reveal(1)), std::string("ok"));
        house.must("officer", "privacy", "endRecipient",
            Json::object({ { "class", "looked.at" }, { "agency", "other" } }));
        QCOMPARE(house.code("stranger", "privacy", "reveal", house.reveal(1)),
            std::string("privacy.not_recipient"));
    }

    void asksAgainForAnAgencyThatJoinsLater()
    {
        PrivacyHouse house;
        const auto recipient = [&](const char* agency) {
            return Json::object({ { "class", "looked.at" }, { "agency", agency }, { "purpose", "정산" } });
        };
        const auto consent = [&](std::initializer_list<Json> agencies) {
            return Json::object({ { "class", "looked.at" }, { "recipients", Json::array(agencies) },
                { "purpose", "지원 연계" } });
        };
        QCOMPARE(house.code("citizen", "privacy", "giveConsent", consent({ "other" })),
            std::string("privacy.unknown_recipient"));
        house.must("officer", "privacy", "addRecipient", recipient("other"));
        const std::string given =
            house.must("citizen", "privacy", "giveConsent", consent({ "other" })).at("consent").asString();
        house.must("neighbour", "privacy", "giveConsent", consent({ "other" }));
        QCOMPARE(house.code("citizen", "privacy", "giveConsent", consent({ "other", "other" })),
            std::string("privacy.duplicate_in_list"));
        house.must("officer", "privacy", "addRecipient", recipient("audit"));
        const Json arguments = Json::object({ { "class", "looked.at" }, { "agency", "audit" } });
        QCOMPARE(house.computed("toAsk", arguments).size(), std::size_t(2));
        house.must("citizen", "privacy", "giveConsent", consent({ "audit" }));
        const auto left = house.computed("toAsk", arguments);
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left[0].at("subject").asString(), house.did("neighbour"));
        // Somebody else's consent is unknown; one's own is withdrawn once.
        const Json withdrawal = Json::object({ { "consent", given } });
        QCOMPARE(house.code("neighbour", "privacy", "withdrawConsent", withdrawal),
            std::string("privacy.unknown_consent"));
        house.must("citizen", "privacy", "withdrawConsent", withdrawal);
        QCOMPARE(house.code("citizen", "privacy", "withdrawConsent", withdrawal),
            std::string("privacy.consent_state"));
        QCOMPARE(
            house.computed("toAsk", Json::object({ { "class", "looked.at" }, { "agency", "other" } })).size(),
            std::size_t(1));
    }

    void answersRequestsWithinTheirTime()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        const auto made = house.must("citizen", "privacy", "request", house.request("suspension", 1));
        const std::string id = made.at("request").asString();
        QCOMPARE(made.at("deadline").asInteger(), house.now() + 10 * DomainHarness::kDay);
        QCOMPARE(house.code("stranger", "privacy", "answerRequest", house.answer(id, "accepted")),
            std::string("privacy.other_agency"));
        QCOMPARE(house.code("handler", "privacy", "answerRequest", house.answer(id, "accepted")),
            std::string("auth.role"));
        QCOMPARE(house.code("neighbour", "privacy", "withdrawRequest", Json::object({ { "request", id } })),
            std::string("privacy.not_yours"));
        house.must("officer", "privacy", "answerRequest", house.answer(id, "accepted"));
        QCOMPARE(house.code("officer", "privacy", "answerRequest", house.answer(id, "refused")),
            std::string("privacy.request_state"));
        QCOMPARE(
            house.code("handler", "privacy", "reveal", house.reveal(1)), std::string("privacy.suspended"));
        QCOMPARE(house.code("handler", "privacy", "reveal", house.reveal(1, "request")), std::string("ok"));
        house.must("officer", "privacy", "liftSuspension",
            Json::object({ { "record", house.id(1) }, { "reason", "해제" } }));
        QCOMPARE(house.code("handler", "privacy", "reveal", house.reveal(1)), std::string("ok"));
        house.pass(11 * DomainHarness::kDay);
        QVERIFY(!house.get("privacy", "requests", id)->at("overdue").asBoolean());
    }

    void marksWhatIsOverdue()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        const std::string id = house.ask("access", 1);
        house.pass(10 * DomainHarness::kDay - 1);
        QVERIFY(!house.get("privacy", "requests", id)->at("overdue").asBoolean());
        house.pass(1);
        QVERIFY(house.get("privacy", "requests", id)->at("overdue").asBoolean());
        QCOMPARE(house.code("officer", "privacy", "answerRequest", house.answer(id, "accepted")),
            std::string("ok"));
    }

    void destroysAtRequestAndByCorrection()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        house.commit(2, "looked.at");
        house.commit(3, "ended");
        house.commit(4, "looked.at");
        const std::string erase = house.ask("destruction", 1);
        house.must("officer", "privacy", "answerRequest", house.answer(erase, "accepted"));
        QCOMPARE(house.state(1), std::string("ordered"));
        QCOMPARE(house.ordered().front().at("basis").asString(), std::string("request"));
        QCOMPARE(house.ordered().front().at("reference").asString(), erase);
        QCOMPARE(house.code("citizen", "privacy", "request", house.request("access", 1)),
            std::string("privacy.record_state"));
        // The vault found that it is somebody else's record.
        house.must("vault", "privacy", "decline",
            Json::object({ { "destruction", house.ordered().front().at("id") }, { "why", "subject" } }));
        QCOMPARE(house.state(1), std::string("held"));
        QVERIFY(house.ordered().empty());

        const std::string correct = house.ask("correction", 2);
        QCOMPARE(house.code("officer", "privacy", "answerRequest", house.answer(correct, "accepted")),
            std::string("privacy.replacement"));
        QCOMPARE(
            house.code("officer", "privacy", "answerRequest", house.answer(correct, "accepted", house.id(3))),
            std::string("privacy.replacement"));
        house.must("officer", "privacy", "answerRequest", house.answer(correct, "accepted", house.id(4)));
        QCOMPARE(house.state(2), std::string("ordered"));
        QCOMPARE(house.state(4), std::string("held"));
    }

    void sweepsWhatWasOutOfReachOnItsDay()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        const std::string erase = house.ask("destruction", 1);
        house.must("officer", "privacy", "answerRequest", house.answer(erase, "accepted"));
        house.pass(400 * DomainHarness::kDay);
        QCOMPARE(house.state(1), std::string("ordered"));
        house.must("vault", "privacy", "decline",
            Json::object({ { "destruction", house.ordered().front().at("id") }, { "why", "subject" } }));
        // Its time was over meanwhile: not kept for ever.
        QCOMPARE(house.state(1), std::string("due"));
    }

    void sweepsADayOfManyRecordsOverSeveralBlocks()
    {
        PrivacyHouse house;
        constexpr int kRecords = 1'100;
        for (int from = 0; from < kRecords; from += 100) {
            Json list = Json::array();
            for (int number = from; number < from + 100; ++number) {
                Json entry = house.entry(number, "looked.at");
                std::string digits = std::to_string(number);
                digits.insert(0, 32 - digits.size(), '0');
                entry.set("id", "r-" + digits);
                list.push(std::move(entry));
            }
            house.must("vault", "privacy", "commit", Json::object({ { "records", std::move(list) } }));
        }
        house.pass(370 * DomainHarness::kDay);
        for (const Json& row : house.rows("privacy", "records"))
            QCOMPARE(row.at("state").asString(), std::string("due"));
        QVERIFY(house.rows("privacy", "due_days").empty());
        QVERIFY(house.rows("privacy", "due").empty());
    }

    void aReasonForOnePersonIsNotPublic()
    {
        PrivacyHouse house;
        house.commit(1, "looked.at");
        const std::string erase = house.ask("destruction", 1);
        house.must("officer", "privacy", "answerRequest", house.answer(erase, "accepted"));
        QCOMPARE(house.ordered().front().at("reason").asString(), std::string());
        QCOMPARE(house.get("privacy", "requests", erase)->at("reason").asString(), std::string("법 제35조"));
    }

    void declinesNothingButRequests()
    {
        PrivacyHouse house;
        house.commit(1, "short");
        house.pass(40 * DomainHarness::kDay);
        QCOMPARE(
            house.code("vault", "privacy", "decline",
                Json::object({ { "destruction", house.ordered().front().at("id") }, { "why", "subject" } })),
            std::string("privacy.destruction_state"));
    }

    void destroysByOrderWhateverTheTime()
    {
        PrivacyHouse house;
        house.commit(1, "ended");
        Json order = house.order({ 1 }, "ended");
        order.set("authority", "서울행정법원");
        order.set("number", "2026구합1");
        house.must("officer", "privacy", "destroyByOrder", order);
        QCOMPARE(house.ordered().front().at("basis").asString(), std::string("order"));
        QCOMPARE(house.ordered().front().at("reference").asString(), std::string("서울행정법원 · 2026구합1"));
        QCOMPARE(
            house.code("officer", "privacy", "destroyByOrder", order), std::string("privacy.record_state"));
    }

    void refusesRetentionThatSaysNothing_data()
    {
        QTest::addColumn<int>("years");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("law");
        QTest::addColumn<int>("separateYears");
        QTest::newRow("no time") << 0 << 0 << "" << 0;
        QTest::newRow("law without years") << 1 << 0 << "법" << 0;
        QTest::newRow("years without law") << 1 << 0 << "" << 5;
    }
    void refusesRetentionThatSaysNothing()
    {
        QFETCH(int, years);
        QFETCH(int, days);
        QFETCH(QString, law);
        QFETCH(int, separateYears);
        PrivacyHouse house;
        Json payload = classOf("new.class", years, days, "stored", "officer");
        payload.set("separate_law", law.toStdString());
        payload.set("separate_years", separateYears);
        QCOMPARE(house.code("officer", "privacy", "defineClass", payload), std::string("privacy.retention"));
    }

    void countsByClassAndState()
    {
        PrivacyHouse house;
        house.commit(1, "short");
        house.commit(2, "short");
        house.commit(3, "looked.at");
        house.pass(40 * DomainHarness::kDay);
        const auto rows = house.computed("retention", Json::object());
        const auto found = std::find_if(
            rows.begin(), rows.end(), [](const Json& row) { return row.at("id").asString() == "short"; });
        QVERIFY(found != rows.end());
        QCOMPARE(found->at("count_ordered").asInteger(), std::int64_t(2));
        QCOMPARE(found->at("count_held").asInteger(), std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TstPrivacyDomain)
#include "tst_privacy_domain.moc"
