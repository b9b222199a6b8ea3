// SPDX-License-Identifier: Apache-2.0
// Proposals and dry runs over HTTP: who sees what, and that the approver sees what will happen.
#include "tests/api/api_house.h"

#include "shared/ledger/transaction.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

Json rule(const char* domain, const char* action, const char* role)
{
    return Json::object({ { "domain", domain }, { "action", action }, { "needed", 1 },
        { "roles", Json::array({ role }) }, { "seconds", 3600 } });
}

Json section()
{
    return Json::object({ { "rules",
                              Json::array({ rule("identity", "registerAgency", "administrator"),
                                  rule("accounts", "topUp", "administrator") }) },
        { "change",
            Json::object({ { "needed", 1 }, { "roles", Json::array({ "administrator" }) },
                { "distinct_agencies", true }, { "seconds", 3600 } }) } });
}

Json agency(const char* id)
{
    return Json::object(
        { { "id", id }, { "name_ko", "구청" }, { "name_en", "District" }, { "kind", "local" } });
}

} // namespace

class TestApiProposals : public QObject {
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<ApiHouse>(section()); }
    void cleanup() { m_house.reset(); }

    void aDirectTransactionBecomesAProposal()
    {
        const std::string id = proposeAgency("gu-1");
        const std::string token = m_house->signIn(m_house->secondAdministrator);
        const Answer one = m_house->get("/v1/proposals/" + id, token);
        QCOMPARE(one.status, 200);
        QCOMPARE(one.json.at("state").asString(), std::string("open"));
        QCOMPARE(one.json.at("payload").at("id").asString(), std::string("gu-1"));
        QCOMPARE(one.json.at("may_approve").asBoolean(), true);
        QCOMPARE(one.json.at("mine").asBoolean(), false);

        const Answer preview = m_house->get("/v1/proposals/" + id + "/preview", token);
        QCOMPARE(preview.status, 200);
        QCOMPARE(preview.json.at("result").at("code").asString(), std::string("ok"));
        const Json* written = writeOf(preview.json, "agencies");
        QVERIFY(written != nullptr);
        QCOMPARE(written->at("key").asString(), std::string("gu-1"));
        QVERIFY(written->at("before").isNull());
        QCOMPARE(written->at("after").at("name_en").asString(), std::string("District"));
        // Nothing of it was kept.
        QCOMPARE(m_house->get("/v1/query/identity/agencies?q=gu-1").json.at("rows").asArray().size(),
            std::size_t(0));

        const Answer approved = approve(m_house->secondAdministrator, id);
        const Json& result = approved.json.at("results").asArray().front();
        QCOMPARE(result.at("data").at("state").asString(), std::string("executed"));
        QCOMPARE(m_house->get("/v1/query/identity/agencies?q=gu-1").json.at("rows").asArray().size(),
            std::size_t(1));
        // Both signatures are named by the leaf of the approval, which anybody can read.
        const Answer leaf = m_house->get("/v1/transactions/" + result.at("id").asString());
        QCOMPARE(leaf.json.at("result").at("data").at("transactions").asArray().size(), std::size_t(2));
        QCOMPARE(
            m_house->get("/v1/proposals/" + id + "/preview", token).code(), std::string("approvals.closed"));
    }

    void onlyOfficersSeeProposals_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path : { "/v1/proposals", "/v1/proposals?for=me", "/v1/proposals/p-0000000000000000",
                 "/v1/proposals/p-0000000000000000/preview" })
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void onlyOfficersSeeProposals()
    {
        QFETCH(QString, path);
        const std::string target = path.toStdString();
        QCOMPARE(m_house->get(target).code(), std::string("session.required"));
        QCOMPARE(
            m_house->get(target, m_house->signIn(m_house->citizen)).code(), std::string("auth.not_officer"));
        QCOMPARE(m_house->get(target, "nonsense").code(), std::string("session.expired"));
        QCOMPARE(m_house->post("/v1/transactions/preview", "{}").code(), std::string("session.required"));
    }

    void theInboxHoldsWhatWaitsForTheAsker()
    {
        proposeAgency("gu-1");
        const std::string second = proposeAgency("gu-2");
        const auto inbox = [this](const crypto::SigningKey& key, const char* whose) {
            return m_house->get(std::string("/v1/proposals?total=1&for=") + whose, m_house->signIn(key))
                .json.at("total")
                .asInteger();
        };
        QCOMPARE(inbox(m_house->administrator, "me"), 0);
        QCOMPARE(inbox(m_house->administrator, "mine"), 2);
        QCOMPARE(inbox(m_house->secondAdministrator, "me"), 2);
        QCOMPARE(inbox(m_house->secondAdministrator, "mine"), 0);
        QCOMPARE(inbox(m_house->reviewer, "me"), 0);
        approve(m_house->secondAdministrator, second);
        QCOMPARE(inbox(m_house->secondAdministrator, "me"), 1);
        QCOMPARE(inbox(m_house->secondAdministrator, "all"), 2);
        const Answer open =
            m_house->get("/v1/proposals?state=open&limit=1", m_house->signIn(m_house->secondAdministrator));
        QCOMPARE(open.json.at("rows").asArray().size(), std::size_t(1));
    }

    void pagesThroughTheList()
    {
        std::set<std::string> proposed;
        for (const char* id : { "gu-1", "gu-2", "gu-3", "gu-4", "gu-5" })
            proposed.insert(proposeAgency(id));
        const std::string token = m_house->signIn(m_house->secondAdministrator);
        std::set<std::string> seen;
        std::string after;
        do {
            const Answer page = m_house->get("/v1/proposals?for=me&limit=2&after=" + after, token);
            QCOMPARE(page.status, 200);
            for (const Json& row : page.json.at("rows").asArray())
                QVERIFY(seen.insert(row.at("key").asString()).second);
            after = page.json.at("next").asString();
        } while (!after.empty());
        QCOMPARE(seen, proposed);
    }

    void refusesListsThatAreNone_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("code");
        QTest::newRow("whose") << QStringLiteral("for=you") << QStringLiteral("query.parameter");
        QTest::newRow("order") << QStringLiteral("sort=payload") << QStringLiteral("query.sort");
        QTest::newRow("unknown") << QStringLiteral("x=1") << QStringLiteral("query.extra_parameter");
        QTest::newRow("cursor") << QStringLiteral("after=nonsense") << QStringLiteral("query.cursor");
    }

    void refusesListsThatAreNone()
    {
        QFETCH(QString, query);
        QFETCH(QString, code);
        const std::string token = m_house->signIn(m_house->administrator);
        QCOMPARE(m_house->get("/v1/proposals?" + query.toStdString(), token).code(), code.toStdString());
    }

    void aFormShowsWhatItWillDoAndWhoMustApprove()
    {
        const std::string token = m_house->signIn(m_house->administrator);
        const auto ask = [&](const Json& body) {
            return m_house->post("/v1/transactions/preview", base::canonical(body), token);
        };
        const auto body = [](Json payload) {
            return Json::object({ { "domain", "identity" }, { "action", "registerAgency" },
                { "payload", std::move(payload) } });
        };
        const Answer good = ask(body(agency("gu-1")));
        QCOMPARE(good.status, 200);
        QCOMPARE(good.json.at("result").at("code").asString(), std::string("ok"));
        QCOMPARE(good.json.at("approval").at("needed").asInteger(), 1);
        QVERIFY(writeOf(good.json, "agencies") != nullptr);
        QVERIFY(good.json.at("height").asInteger() >= 0);
        // What would be refused is said beforehand, with the field.
        const Answer taken = ask(body(agency("board")));
        QCOMPARE(taken.json.at("result").at("code").asString(), std::string("identity.duplicate_agency"));
        QCOMPARE(taken.json.at("result").at("data").at("field").asString(), std::string("payload.id"));
        const Answer shape = ask(body(Json::object()));
        QCOMPARE(shape.json.at("result").at("code").asString(), std::string("schema.missing"));
        QCOMPARE(ask(Json::object({ { "domain", "identity" } })).code(), std::string("json.missing"));
        QCOMPARE(m_house->post("/v1/transactions/preview", "{", token).code(), std::string("json.syntax"));

        // A signed one: only one's own.
        const ledger::Transaction own =
            m_house->transaction(m_house->administrator, "identity", "registerAgency", agency("gu-1"));
        QCOMPARE(ask(ledger::toJson(own)).json.at("result").at("code").asString(), std::string("ok"));
        const ledger::Transaction other =
            m_house->transaction(m_house->secondAdministrator, "identity", "registerAgency", agency("gu-1"));
        QCOMPARE(ask(ledger::toJson(other)).code(), std::string("auth.restricted"));
        Json forged = ledger::toJson(own);
        forged.set("payload", agency("gu-2"));
        QCOMPARE(ask(forged).code(), std::string("transaction.signature"));
        // Without a rule nothing waits.
        const std::string settlement = m_house->signIn(m_house->settlement);
        const Answer free = m_house->post("/v1/transactions/preview",
            base::canonical(Json::object({ { "domain", "accounts" }, { "action", "requestTopUp" },
                { "payload", Json::object({ { "amount", 1000 } }) } })),
            settlement);
        QVERIFY(free.json.at("approval").isNull());
    }

    void restrictedRowsAreForWhomMayReadThem()
    {
        // A top-up writes balances, which the accounts domain keeps from strangers.
        const Json payload =
            Json::object({ { "account", "citizen:" + crypto::didOf(m_house->citizen.publicKey()) },
                { "amount", 1000 }, { "reference", "bank-1" } });
        const Json body =
            Json::object({ { "domain", "accounts" }, { "action", "topUp" }, { "payload", payload } });
        const auto shown = [&](const crypto::SigningKey& key) {
            const Answer answer =
                m_house->post("/v1/transactions/preview", base::canonical(body), m_house->signIn(key));
            const Json* row = writeOf(answer.json, "balances");
            return row != nullptr && row->find("after") != nullptr;
        };
        QVERIFY(shown(m_house->settlement));
        // The reviewer may not do it, so sees the refusal and no row.
        QVERIFY(!shown(m_house->reviewer));

        const Answer proposed =
            m_house->submit(m_house->transaction(m_house->settlement, "accounts", "topUp", payload));
        const std::string id =
            proposed.json.at("results").asArray().front().at("data").at("proposal").asString();
        const Answer reader =
            m_house->get("/v1/proposals/" + id + "/preview", m_house->signIn(m_house->secondAdministrator));
        QVERIFY(writeOf(reader.json, "balances")->find("after") != nullptr);
        const Answer stranger =
            m_house->get("/v1/proposals/" + id + "/preview", m_house->signIn(m_house->reviewer));
        QCOMPARE(stranger.status, 200); // the action itself is public
        const Json* hidden = writeOf(stranger.json, "balances");
        QVERIFY(hidden != nullptr);
        QVERIFY(hidden->find("after") == nullptr && hidden->find("key") == nullptr);
        QCOMPARE(hidden->at("restricted").asBoolean(), true);
    }

    void expiresWhenTheClockSaysSo()
    {
        const std::string id = proposeAgency("gu-1");
        const auto stateNow = [&] {
            return m_house->get("/v1/proposals/" + id, m_house->signIn(m_house->secondAdministrator))
                .json.stringOr("state", "");
        };
        QCOMPARE(stateNow(), std::string("open"));
        m_house->clock.set(m_house->clock.now() + 3602);
        QTRY_COMPARE_WITH_TIMEOUT(stateNow(), std::string("expired"), 20'000);
        const Answer late = approve(m_house->secondAdministrator, id);
        QCOMPARE(
            late.json.at("results").asArray().front().at("code").asString(), std::string("approvals.closed"));
    }

    void unknownProposalsAreNotFound()
    {
        const std::string token = m_house->signIn(m_house->administrator);
        const Answer answer = m_house->get("/v1/proposals/p-0000000000000000", token);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.code(), std::string("approvals.unknown"));
    }

private:
    static const Json* writeOf(const Json& run, const char* table)
    {
        const Json* writes = run.find("writes");
        if (writes == nullptr)
            return nullptr;
        for (const Json& row : writes->asArray()) {
            if (row.stringOr("table", "") == table)
                return &row;
        }
        return nullptr;
    }

    std::string proposeAgency(const char* id)
    {
        const Answer answer = m_house->submit(
            m_house->transaction(m_house->administrator, "identity", "registerAgency", agency(id)));
        return answer.json.at("results").asArray().front().at("data").at("proposal").asString();
    }

    Answer approve(const crypto::SigningKey& key, const std::string& id)
    {
        const Answer one = m_house->get("/v1/proposals/" + id, m_house->signIn(key));
        return m_house->submit(m_house->transaction(key, "approvals", "approve",
            Json::object({ { "proposal", id }, { "transaction", one.json.at("transaction") } })));
    }

    std::unique_ptr<ApiHouse> m_house;
};

QTEST_GUILESS_MAIN(TestApiProposals)
#include "tst_api_proposals.moc"
