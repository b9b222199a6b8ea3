// SPDX-License-Identifier: Apache-2.0
// Submitting, listing, reading and proving transactions over HTTPS.
#include "tests/api/api_house.h"

#include "shared/ledger/receipt.h"

#include <QtTest>

using namespace maru;
using namespace maru::test;
using base::Json;

class ApiTransactions : public QObject {
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<ApiHouse>(); }
    void cleanup() { m_house.reset(); }

    void commitsOne()
    {
        const auto transaction = m_house->topUpRequest(m_house->citizen);
        const Answer answer = m_house->submit(transaction);
        QCOMPARE(answer.status, 200);
        const Json& result = answer.json.at("results").asArray().at(0);
        QCOMPARE(result.at("id").asString(), ledger::transactionId(transaction).hex());
        QCOMPARE(result.at("status").asString(), std::string("committed"));
        QCOMPARE(result.at("code").asString(), std::string("ok"));
        QCOMPARE(result.at("height").asInteger(), 1);
        QVERIFY(result.at("data").find("request") != nullptr);
    }

    void givesTheFirstOutcomeAgain()
    {
        const auto transaction = m_house->topUpRequest(m_house->citizen);
        const Answer first = m_house->submit(transaction);
        const Answer second = m_house->submit(transaction);
        QCOMPARE(second.text, first.text);
        QCOMPARE(m_house->node().head().header.logSize, std::uint64_t(1));
    }

    void answersABatchInOrder()
    {
        Json list = Json::array();
        list.push(ledger::toJson(m_house->topUpRequest(m_house->citizen)));
        Json broken = ledger::toJson(m_house->topUpRequest(m_house->citizen));
        broken.set("signer", "did:key:nobody");
        list.push(broken);
        list.push(ledger::toJson(m_house->transaction(m_house->citizen, "accounts", "topUp",
            Json::object({ { "account", "citizen:" + crypto::didOf(m_house->citizen.publicKey()) },
                { "amount", 5'000 }, { "reference", "A-1" } }))));
        const Answer answer = m_house->post(
            "/v1/transactions", base::canonical(Json::object({ { "transactions", std::move(list) } })));
        QCOMPARE(answer.status, 200);
        const auto& results = answer.json.at("results").asArray();
        QCOMPARE(results.size(), std::size_t(3));
        QCOMPARE(results[0].at("status").asString(), std::string("committed"));
        QCOMPARE(results[1].at("status").asString(), std::string("refused"));
        QVERIFY(results[1].at("error").find("title") != nullptr);
        QVERIFY(results[1].find("height") == nullptr);
        QCOMPARE(results[2].at("status").asString(), std::string("refused"));
    }

    void refusesBadBodies_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("empty") << QString() << 400;
        QTest::newRow("no json") << QStringLiteral("hello") << 400;
        QTest::newRow("float") << QStringLiteral("{\"amount\":1.5}") << 400;
        QTest::newRow("array") << QStringLiteral("[]") << 400;
        QTest::newRow("no transactions") << QStringLiteral("{\"transactions\":[]}") << 400;
        QTest::newRow("no list") << QStringLiteral("{\"transactions\":{}}") << 400;
        QTest::newRow("another member") << QStringLiteral("{\"transactions\":[],\"x\":1}") << 400;
        QTest::newRow("empty object") << QStringLiteral("{}") << 400;
        QTest::newRow("twice the same member") << QStringLiteral("{\"a\":1,\"a\":2}") << 400;
    }
    void refusesBadBodies()
    {
        QFETCH(QString, body);
        QFETCH(int, status);
        const Answer answer = m_house->post("/v1/transactions", body.toStdString());
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.headers.at("Content-Type"), std::string("application/problem+json"));
        QVERIFY(!answer.code().empty());
        QVERIFY(answer.json.stringOr("title", answer.code()) != answer.code());
    }

    void refusesBeforeABlock_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("another chain") << "chain"
                                       << "transaction.chain";
        QTest::newRow("unknown domain") << "domain"
                                        << "transaction.domain";
        QTest::newRow("unknown action") << "action"
                                        << "transaction.action";
        QTest::newRow("expired") << "old"
                                 << "transaction.expired";
        QTest::newRow("too far ahead") << "far"
                                       << "transaction.too_far";
        QTest::newRow("amount as text") << "text"
                                        << "schema.type";
        QTest::newRow("changed after signing") << "signature"
                                               << "transaction.signature";
    }
    void refusesBeforeABlock()
    {
        QFETCH(QString, change);
        QFETCH(QString, code);
        const std::string domain = change == "domain" ? "nowhere" : "accounts";
        const std::string action = change == "action" ? "nothing" : "requestTopUp";
        const std::string chain = change == "chain" ? "other" : "test-chain";
        const std::int64_t valid = change == "old" ? -10 : change == "far" ? 100'000 : 600;
        Json payload = Json::object({ { "amount", 1'000 } });
        if (change == "text")
            payload.set("amount", "10 USD");
        auto transaction = ledger::makeTransaction(
            m_house->citizen, chain, domain, action, std::move(payload), m_house->clock.now() + valid);
        if (change == "signature")
            transaction.payload.set("amount", 2'000);
        const Answer answer = m_house->submit(transaction);
        QVERIFY(answer.status >= 400);
        QCOMPARE(QString::fromStdString(answer.code()), code);
        QCOMPARE(m_house->node().head().header.height.count(), 0);
    }

    void keepsRefusalsOfRolesInTheLog()
    {
        const auto transaction = m_house->transaction(m_house->citizen, "identity", "setRoles",
            Json::object(
                { { "did", crypto::didOf(m_house->citizen.publicKey()) }, { "roles", Json::array() } }));
        const Answer answer = m_house->submit(transaction);
        QCOMPARE(answer.status, 200);
        const Json& result = answer.json.at("results").asArray().at(0);
        QCOMPARE(result.at("status").asString(), std::string("refused"));
        QVERIFY(result.find("height") != nullptr);
        const Answer list = m_house->get("/v1/transactions?code=refused");
        QCOMPARE(list.json.at("rows").asArray().size(), std::size_t(1));
    }

    void onlyQueuesWhenAskedNotToWait()
    {
        const auto transaction = m_house->topUpRequest(m_house->citizen);
        const Answer answer =
            m_house->post("/v1/transactions?wait=none", base::canonical(ledger::toJson(transaction)));
        QCOMPARE(answer.status, 200);
        const std::string id = ledger::transactionId(transaction).hex();
        QTRY_COMPARE(m_house->get("/v1/transactions/" + id + "/status").json.stringOr("status", ""),
            std::string("committed"));
        QCOMPARE(m_house->post("/v1/transactions?wait=long", "{}").status, 400);
    }

    void pagesTheListNewestFirst()
    {
        for (int i = 0; i < 7; ++i)
            QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->citizen, 1'000 + i)).status, 200);
        std::vector<std::int64_t> seen;
        std::string after;
        do {
            const Answer page = m_house->get("/v1/transactions?limit=3&after=" + after);
            QCOMPARE(page.status, 200);
            for (const Json& row : page.json.at("rows").asArray())
                seen.push_back(row.at("index").asInteger());
            after = page.json.at("next").asString();
        } while (!after.empty());
        QCOMPARE(seen, (std::vector<std::int64_t> { 6, 5, 4, 3, 2, 1, 0 }));
        QCOMPARE(m_house->get("/v1/transactions?total=1").json.at("total").asInteger(), 7);
    }

    void filtersTheList()
    {
        const auto mine = m_house->topUpRequest(m_house->citizen);
        QCOMPARE(m_house->submit(mine).status, 200);
        QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->reviewer)).status, 200);
        const std::string did = crypto::didOf(m_house->citizen.publicKey());
        const std::string id = ledger::transactionId(mine).hex();
        const auto count = [this](const std::string& query) {
            const Answer answer = m_house->get("/v1/transactions?" + query);
            return answer.status == 200 ? static_cast<int>(answer.json.at("rows").asArray().size())
                                        : -answer.status;
        };
        QCOMPARE(count("signer=" + http::encodeComponent(did)), 1);
        QCOMPARE(count("q=" + http::encodeComponent(did)), 1);
        QCOMPARE(count("q=" + id), 1);
        QCOMPARE(count("q=" + id.substr(0, 10)), 1);
        QCOMPARE(count("domain=accounts"), 2);
        QCOMPARE(count("action=topUp"), 0);
        QCOMPARE(count("code=ok"), 2);
        QCOMPARE(count("height=1"), 1);
        QCOMPARE(count("until=1"), 0);
        QCOMPARE(count("q=requestTopUp"), 2);
        QCOMPARE(count("q=REQUESTtopup"), 2);
        QCOMPARE(count("q=" + http::encodeComponent("\"amount\"")), 2);
        QCOMPARE(count("q=zz"), 0);
        QCOMPARE(count("q=" + http::encodeComponent("없는 말")), 0);
        QCOMPARE(count("q=z"), -400);
        QCOMPARE(count("q=" + std::string(201, 'z')), -400);
        QCOMPARE(count("limit=0"), -400);
        QCOMPARE(count("limit=501"), -400);
        QCOMPARE(count("height=-1"), -400);
        QCOMPARE(count("nonsense=1"), -400);
        QCOMPARE(count("domain=a&domain=b"), -400);
    }

    void givesAReceiptThatChecksOffline()
    {
        const auto transaction = m_house->topUpRequest(m_house->citizen);
        QCOMPARE(m_house->submit(transaction).status, 200);
        const std::string id = ledger::transactionId(transaction).hex();
        const Answer answer = m_house->get("/v1/transactions/" + id + "/receipt");
        QCOMPARE(answer.status, 200);
        const auto receipt = must(ledger::decodeReceipt(answer.json));
        QVERIFY(ledger::checkReceipt(receipt, m_house->nodeDid()).has_value());
        QCOMPARE(receipt.transaction, transaction);

        const Answer read = m_house->get("/v1/transactions/" + id);
        QCOMPARE(read.json.at("tx"), ledger::toJson(transaction));
        QCOMPARE(read.json.at("result").at("code").asString(), std::string("ok"));
    }

    void refusesUnknownIds()
    {
        const std::string zeros(64, '0');
        QCOMPARE(m_house->get("/v1/transactions/" + zeros).status, 404);
        QCOMPARE(m_house->get("/v1/transactions/" + zeros + "/receipt").status, 404);
        QCOMPARE(m_house->get("/v1/transactions/" + zeros + "/status").json.stringOr("status", ""),
            std::string("unknown"));
        QCOMPARE(m_house->get("/v1/transactions/XYZ").status, 400);
        QCOMPARE(m_house->get("/v1/nothing").status, 404);
    }

    void speaksBothLanguages()
    {
        const std::string zeros(64, '0');
        const Answer korean = m_house->get("/v1/transactions/" + zeros, {}, "ko-KR,ko;q=0.9,en;q=0.5");
        const Answer english = m_house->get("/v1/transactions/" + zeros, {}, "en");
        QCOMPARE(korean.code(), english.code());
        QVERIFY(korean.json.at("title") != english.json.at("title"));
    }

private:
    std::unique_ptr<ApiHouse> m_house;
};

QTEST_GUILESS_MAIN(ApiTransactions)
#include "tst_api_transactions.moc"
