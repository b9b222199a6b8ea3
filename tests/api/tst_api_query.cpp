// SPDX-License-Identifier: Apache-2.0
// Domain queries over HTTPS: filters, search, order, pages, and bad input.
#include "tests/api/api_house.h"

#include <QtTest>

using namespace maru;
using namespace maru::test;
using base::Json;

class ApiQuery : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_house = std::make_unique<ApiHouse>();
        for (int i = 0; i < 6; ++i)
            QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->citizen, 1'000 * (i + 1))).status, 200);
        QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->reviewer, 99'000)).status, 200);
    }
    void cleanupTestCase() { m_house.reset(); }

    void listsWithKeys()
    {
        const Answer answer = m_house->get("/v1/query/identity/officers?total=1");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.at("total").asInteger(), 5);
        QCOMPARE(answer.json.at("next").asString(), std::string());
        const Json& row = answer.json.at("rows").asArray().at(0);
        QCOMPARE(row.at("key"), row.at("did"));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("rows");
        QTest::newRow("none") << "" << 7;
        QTest::newRow("state") << "state=open" << 7;
        QTest::newRow("other state") << "state=paid" << 0;
        QTest::newRow("empty filter") << "state=" << 7;
        QTest::newRow("limit") << "limit=2" << 2;
        QTest::newRow("at least") << "where=amount:ge:5000" << 3;
        QTest::newRow("more than") << "where=amount:gt:5000" << 2;
        QTest::newRow("between") << "where=amount:ge:2000&where=amount:le:4000" << 3;
        QTest::newRow("not that") << "where=amount:ne:99000" << 6;
        QTest::newRow("text") << "where=state:has:OPE" << 7;
        QTest::newRow("condition beside filter") << "state=open&where=amount:lt:1001" << 1;
        QTest::newRow("quotes are text") << "where=id:has:%27%20OR%201=1" << 0;
        QTest::newRow("colons in the value") << "where=did:has:did:key" << 7;
    }
    void filters()
    {
        QFETCH(QString, query);
        QFETCH(int, rows);
        const Answer answer = m_house->get("/v1/query/accounts/requests?" + query.toStdString());
        QCOMPARE(answer.status, 200);
        QCOMPARE(static_cast<int>(answer.json.at("rows").asArray().size()), rows);
    }

    void filtersByPerson()
    {
        const std::string did = http::encodeComponent(crypto::didOf(m_house->citizen.publicKey()));
        const Answer answer = m_house->get("/v1/query/accounts/requests?total=1&did=" + did);
        QCOMPARE(answer.json.at("total").asInteger(), 6);
    }

    void sortsAndPages()
    {
        for (const bool descending : { false, true }) {
            std::vector<std::int64_t> amounts;
            std::string after;
            do {
                const Answer page = m_house->get("/v1/query/accounts/requests?limit=3&sort="
                    + std::string(descending ? "-" : "") + "amount&after=" + http::encodeComponent(after));
                QCOMPARE(page.status, 200);
                for (const Json& row : page.json.at("rows").asArray())
                    amounts.push_back(row.at("amount").asInteger());
                after = page.json.at("next").asString();
            } while (!after.empty());
            QCOMPARE(amounts.size(), std::size_t(7));
            QVERIFY(descending ? std::is_sorted(amounts.rbegin(), amounts.rend())
                               : std::is_sorted(amounts.begin(), amounts.end()));
        }
    }

    void searches()
    {
        const Answer found = m_house->get("/v1/query/identity/agencies?q=boa");
        QCOMPARE(found.json.at("rows").asArray().size(), std::size_t(1));
        const Answer korean = m_house->get("/v1/query/identity/agencies?q=" + http::encodeComponent("위원"));
        QCOMPARE(korean.json.at("rows").asArray().size(), std::size_t(1));
        const Answer none = m_house->get("/v1/query/identity/agencies?q=%25");
        QCOMPARE(none.json.at("rows").asArray().size(), std::size_t(0));
    }

    void computes()
    {
        const std::string account = "citizen:" + crypto::didOf(m_house->citizen.publicKey());
        const Answer answer =
            m_house->get("/v1/query/accounts/balance?account=" + http::encodeComponent(account));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.at("balance").asInteger(), 0);
        QCOMPARE(m_house->get("/v1/query/donation/summary").status, 200);
    }

    void refusesBadQueries_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown domain") << "nothing/rows" << 404;
        QTest::newRow("unknown query") << "accounts/nothing" << 404;
        QTest::newRow("unknown filter") << "accounts/requests?colour=red" << 400;
        QTest::newRow("not a choice") << "accounts/requests?state=lost" << 400;
        QTest::newRow("no did") << "accounts/requests?did=me" << 400;
        QTest::newRow("filter twice") << "accounts/requests?state=open&state=open" << 400;
        QTest::newRow("unknown sort") << "accounts/requests?sort=colour" << 400;
        QTest::newRow("bad cursor") << "accounts/requests?after=%00%01x" << 400;
        QTest::newRow("limit 0") << "accounts/requests?limit=0" << 400;
        QTest::newRow("limit text") << "accounts/requests?limit=all" << 400;
        QTest::newRow("search where there is none") << "accounts/requests?q=a" << 400;
        QTest::newRow("search too long") << "identity/agencies?q=" + QString(300, QLatin1Char('a')) << 400;
        QTest::newRow("condition without operator") << "accounts/requests?where=amount" << 400;
        QTest::newRow("condition without value") << "accounts/requests?where=amount:ge:" << 400;
        QTest::newRow("condition of no column") << "accounts/requests?where=colour:eq:red" << 400;
        QTest::newRow("condition of the key") << "accounts/requests?where=:eq:red" << 400;
        QTest::newRow("unknown operator") << "accounts/requests?where=amount:like:1" << 400;
        QTest::newRow("text of a number") << "accounts/requests?where=amount:has:1" << 400;
        QTest::newRow("number that is none") << "accounts/requests?where=amount:ge:much" << 400;
        QTest::newRow("order of text") << "accounts/requests?where=did:lt:x" << 400;
        QTest::newRow("nine conditions")
            << "accounts/requests?where=amount:ge:1" + QString("&where=amount:ge:1").repeated(8) << 400;
        QTest::newRow("computed takes no condition") << "donation/summary?where=raised:ge:1" << 400;
        QTest::newRow("argument missing") << "accounts/balance" << 400;
        QTest::newRow("argument too much") << "donation/summary?x=1" << 400;
        QTest::newRow("computed takes no limit") << "donation/summary?limit=5" << 400;
        QTest::newRow("restricted account") << "accounts/balance?account=merchant:m-1" << 403;
    }
    void refusesBadQueries()
    {
        QFETCH(QString, target);
        QFETCH(int, status);
        const Answer answer = m_house->get("/v1/query/" + target.toStdString());
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.code().empty());
    }

private:
    std::unique_ptr<ApiHouse> m_house;
};

QTEST_GUILESS_MAIN(ApiQuery)
#include "tst_api_query.moc"
