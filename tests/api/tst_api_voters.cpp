// SPDX-License-Identifier: Apache-2.0
// The help desk's search over HTTPS: one election's roll, by what masked records show, for whom it is meant.
#ifndef Q_MOC_RUN
#include "tests/support/election/actors.h"
#endif
#include "tests/api/vault_api.h"

#include <QtTest>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

/// Two drafts with a roll each whose names are in the vault.
class RollApi {
public:
    RollApi()
    {
        hire(manager, "office", { "election.manager" });
        hire(desk, "office", { "election.registrar", "privacy.handler" });
        hire(observer, "office", { "election.observer", "privacy.handler" });
        hire(elsewhere, "board", { "election.registrar", "privacy.handler" });
        if (vault.send(vault.officer, "defineClass",
                Json::object({ { "id", "election.roll" }, { "name_ko", "명부" }, { "name_en", "Roll" },
                    { "legal_basis", "법 제1조" }, { "years", 1 }, { "days", 0 }, { "start", "stored" },
                    { "next", "officer" } }))
            != "ok")
            qFatal("no class");
        first = draft();
        second = draft();
    }

    static Json person(const std::string& name, const std::string& birthDate)
    {
        return Json::object(
            { { "name", name }, { "birth_date", birthDate }, { "telephone", "010-1234-5678" } });
    }
    void enter(const std::string& election, const std::vector<Json>& people)
    {
        Json records = Json::array();
        for (const Json& one : people)
            records.push(Json::object({ { "subject", "" }, { "data", one } }));
        const Answer kept = vault.house.post("/v1/vault/records/batch",
            base::canonical(
                Json::object({ { "class", "election.roll" }, { "records", std::move(records) } })),
            vault.house.signIn(desk));
        if (kept.status != 200)
            qFatal("%s", kept.text.c_str());
        Json lines = Json::array();
        for (const Json& one : kept.json.at("records").asArray()) {
            const std::string name = std::to_string(++m_voters);
            Json line = rollLine(makeVoter(election, name, "p1"), name);
            line.set("commitment", one.at("commitment"));
            lines.push(std::move(line));
        }
        must(desk, "election", "addVoters",
            Json::object({ { "election", election }, { "voters", std::move(lines) } }));
    }
    Json must(const crypto::SigningKey& key, const char* domain, const char* action, Json payload)
    {
        const Answer answer =
            vault.house.submit(vault.house.transaction(key, domain, action, std::move(payload)));
        const Json outcome = VaultApi::outcomeOf(answer);
        if (outcome.stringOr("code", "") != "ok")
            qFatal("%s: %s", action, answer.text.c_str());
        const Json* data = outcome.find("data");
        return data == nullptr ? Json::object() : *data;
    }

    Answer search(const crypto::SigningKey& key, Json body)
    {
        return vault.house.post("/v1/vault/voters", base::canonical(body), vault.house.signIn(key));
    }
    static Json named(const std::string& election, const std::string& name, const std::string& birthDate = {})
    {
        Json body = Json::object({ { "election", election }, { "name", name } });
        if (!birthDate.empty())
            body.set("birth_date", birthDate);
        return body;
    }
    /// Numbers on the roll of whom the desk finds.
    std::set<std::int64_t> found(const Json& body)
    {
        std::set<std::int64_t> numbers;
        const Answer answer = search(desk, body);
        if (answer.status != 200)
            qFatal("%s", answer.text.c_str());
        for (const Json& row : answer.json.at("rows").asArray())
            numbers.insert(row.at("number").asInteger());
        return numbers;
    }

    VaultApi vault;
    crypto::SigningKey manager = crypto::SigningKey::generate();
    crypto::SigningKey desk = crypto::SigningKey::generate();
    crypto::SigningKey observer = crypto::SigningKey::generate();
    crypto::SigningKey elsewhere = crypto::SigningKey::generate(); ///< of another agency
    std::string first;
    std::string second;

private:
    void hire(const crypto::SigningKey& key, const char* agency, std::initializer_list<const char*> roles)
    {
        Json list = Json::array();
        for (const char* role : roles)
            list.push(role);
        must(vault.house.administrator, "identity", "registerOfficer",
            Json::object({ { "did", VaultApi::didOf(key) }, { "agency", agency }, { "name_ko", "담당" },
                { "name_en", "Officer" }, { "roles", std::move(list) } }));
    }
    std::string draft()
    {
        const std::int64_t now = vault.house.clock.now().count();
        const std::string id =
            must(manager, "election", "createElection", electionTerms(now + 3'600, "signed"))
                .at("election")
                .asString();
        must(manager, "election", "setPrecincts",
            Json::object({ { "election", id }, { "precincts", Json::array({ precinctRow("p1") }) } }));
        return id;
    }

    int m_voters = 0;
};

} // namespace

class TstApiVoters : public QObject {
    Q_OBJECT

    std::unique_ptr<RollApi> m_shared; ///< of the rows of refusesWhatIsNoSearch

private slots:
    void cleanupTestCase() { m_shared.reset(); }

    void findsByWhatMasksShowInOneElection()
    {
        RollApi api;
        api.enter(api.first,
            { RollApi::person("김하늘", "1990-03-05"), RollApi::person("김마늘", "1991-04-06"),
                RollApi::person("김하", "1990-03-05"), RollApi::person("이하늘", "1990-03-05"),
                RollApi::person("김하늘", "1990-11-05") });
        api.enter(api.second, { RollApi::person("김하늘", "1990-03-05") });
        using Numbers = std::set<std::int64_t>;
        // Masks are alike: who looks is told no more than the list of masked records shows.
        QCOMPARE(api.found(RollApi::named(api.first, "김하늘")), (Numbers { 1, 2, 5 }));
        QCOMPARE(api.found(RollApi::named(api.first, "김보늘")), (Numbers { 1, 2, 5 }));
        QCOMPARE(api.found(RollApi::named(api.first, "김하늘", "1990-03-05")), (Numbers { 1, 5 }));
        QCOMPARE(api.found(RollApi::named(api.first, "김하늘", "1991-03-05")), Numbers {});
        QCOMPARE(api.found(RollApi::named(api.first, "김하")), (Numbers { 3 }));
        QCOMPARE(api.found(RollApi::named(api.first, "박하늘")), Numbers {});
        QCOMPARE(api.found(RollApi::named(api.second, "김하늘")), (Numbers { 1 }));

        const Answer answer = api.search(api.desk, RollApi::named(api.first, "이하늘"));
        QCOMPARE(answer.json.at("looked").asInteger(), 6);
        QCOMPARE(answer.json.at("truncated").asBoolean(), false);
        QCOMPARE(answer.json.at("next").asString(), std::string());
        const Json row = answer.json.at("rows").asArray().at(0);
        QCOMPARE(row.at("data").at("name").asString(), std::string("이*늘"));
        QCOMPARE(row.at("class").asString(), std::string("election.roll"));
        QCOMPARE(answer.headers.at("Cache-Control"), std::string("no-store"));
        QVERIFY(answer.text.find("이하늘") == std::string::npos);
        QVERIFY(answer.text.find("1990-03-05") == std::string::npos);

        // Somebody who was removed comes to the desk as well.
        api.must(api.desk, "election", "removeVoter",
            Json::object({ { "election", api.first }, { "number", 3 }, { "reason", "전출" } }));
        QCOMPARE(api.found(RollApi::named(api.first, "김하")), (Numbers { 3 }));
    }

    /// Rolls need not have dates of birth: a date narrows down, it hides nobody.
    void findsWhoHasNoDateOnTheRoll()
    {
        RollApi api;
        api.enter(api.first,
            { RollApi::person("김하늘", "1991-04-06"), RollApi::person("김하늘", ""),
                Json::object({ { "name", "김하늘" }, { "telephone", "010-1234-5678" } }),
                Json::object({ { "name", "이하늘" }, { "telephone", "010-1234-5678" } }) });
        using Numbers = std::set<std::int64_t>;
        QCOMPARE(api.found(RollApi::named(api.first, "김하늘", "1990-03-05")), (Numbers { 2, 3 }));
        QCOMPARE(api.found(RollApi::named(api.first, "김하늘", "1991-04-06")), (Numbers { 1, 2, 3 }));
    }

    void refusesWhomItIsNotFor()
    {
        RollApi api;
        api.enter(api.first, { RollApi::person("김하늘", "1990-03-05") });
        const Json body = RollApi::named(api.first, "김하늘");
        QCOMPARE(api.vault.house.post("/v1/vault/voters", base::canonical(body)).code(),
            std::string("session.required"));
        QCOMPARE(api.search(api.vault.house.citizen, body).code(), std::string("auth.not_officer"));
        // Reading elections without the vault's right, and the other way round; an observer has the second one only.
        QCOMPARE(api.search(api.manager, body).code(), std::string("auth.role"));
        QCOMPARE(api.search(api.vault.handler, body).code(), std::string("auth.role"));
        QCOMPARE(api.search(api.observer, body).code(), std::string("auth.role"));
        // Another agency's desk sees its own records only, and there are none.
        const Answer others = api.search(api.elsewhere, body);
        QCOMPARE(others.status, 200);
        QCOMPARE(others.json.at("looked").asInteger(), 0);
        QVERIFY(others.json.at("rows").asArray().empty());
    }

    void refusesWhatIsNoSearch_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown election") << "election"
                                          << "e-0000000000000000"
                                          << "election.unknown";
        QTest::newRow("no name") << "name"
                                 << ""
                                 << "query.parameter";
        QTest::newRow("a book") << "name" << QString(361, u'x') << "query.parameter";
        QTest::newRow("a long date") << "birth_date" << QString(361, u'x') << "query.parameter";
        QTest::newRow("a date without dashes") << "birth_date"
                                               << "19900305"
                                               << "query.parameter";
        QTest::newRow("a date with points") << "birth_date"
                                            << "1990.03.05"
                                            << "query.parameter";
        QTest::newRow("a date and more") << "birth_date"
                                         << "1990-03-05 "
                                         << "query.parameter";
        QTest::newRow("letters for a date") << "birth_date"
                                            << "1990-0x-05"
                                            << "query.parameter";
        QTest::newRow("another member") << "telephone"
                                        << "1"
                                        << "json.unknown_field";
    }
    void refusesWhatIsNoSearch()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, code);
        if (m_shared == nullptr)
            m_shared = std::make_unique<RollApi>();
        RollApi& api = *m_shared;
        Json body = RollApi::named(api.first, "김하늘");
        QCOMPARE(api.search(api.desk, body).status, 200);
        body.set(member.toStdString(), value.toStdString());
        QCOMPARE(QString::fromStdString(api.search(api.desk, body).code()), code);
    }

    /// So many of one look: the first two hundred, it is said, and who asks goes on.
    void saysWhenThereAreMore()
    {
        RollApi api;
        for (int batch = 0; batch < 2; ++batch) {
            std::vector<Json> people;
            for (int i = 0; i < 103; ++i)
                people.push_back(RollApi::person("박하나", "1990-03-05"));
            api.enter(api.first, people);
        }
        Json body = RollApi::named(api.first, "박하나");
        const Answer some = api.search(api.desk, body);
        QCOMPARE(some.json.at("rows").asArray().size(), std::size_t(200));
        QCOMPARE(some.json.at("truncated").asBoolean(), true);
        body.set("after", some.json.at("next"));
        const Answer rest = api.search(api.desk, body);
        QCOMPARE(rest.json.at("rows").asArray().size(), std::size_t(6));
        QCOMPARE(rest.json.at("truncated").asBoolean(), false);
        QCOMPARE(rest.json.at("next").asString(), std::string());
        std::set<std::int64_t> numbers;
        for (const Answer& answer : { some, rest })
            for (const Json& row : answer.json.at("rows").asArray())
                numbers.insert(row.at("number").asInteger());
        QCOMPARE(numbers.size(), std::size_t(206));
    }
};

QTEST_GUILESS_MAIN(TstApiVoters)
#include "tst_api_voters.moc"
