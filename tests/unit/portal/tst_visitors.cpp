// SPDX-License-Identifier: Apache-2.0
// Many visitors: who asks behind a reverse proxy, and one answer of the figures for all.
#include "citizen-portal-backend/api/donation_summary.h"
#include "shared/http/forwarded.h"
#include "shared/http/server.h"

#include <QtTest>

#include <atomic>

using namespace maru;
using namespace std::chrono_literals;

namespace {

/// A chain server that counts how often it is asked.
class CountingChain {
public:
    CountingChain()
    {
        http::Router router;
        router.get("/v1/query/donation/summary", [this](const http::Request&) {
            const int number = ++asked;
            return http::Response::json(isBroken ? 503 : 200, base::Json::object({ { "raised", number } }));
        });
        server = std::move(*http::startServer({}, std::move(router), log));
        http::ClientOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
        client = std::move(*http::makeClient(options));
    }
    ~CountingChain() { server->stop(); }

    base::NullLogger log;
    std::atomic<int> asked = 0;
    std::atomic<bool> isBroken = false;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Client> client;
};

} // namespace

class TstVisitors : public QObject {
    Q_OBJECT

private slots:
    void believesOnlyNamedProxies_data()
    {
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("forwarded");
        QTest::addColumn<QByteArray>("client");
        const auto row = [](const char* name, const char* peer, const QByteArray& forwarded,
                             const char* client) {
            QTest::newRow(name) << QByteArray(peer) << forwarded << QByteArray(client);
        };
        row("stranger", "192.0.2.9", "198.51.100.7", "192.0.2.9");
        row("proxy", "10.0.0.1", "198.51.100.7", "198.51.100.7");
        row("written by the visitor", "10.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7");
        row("two proxies", "10.0.0.1", "1.2.3.4, 198.51.100.7 , 10.0.0.2", "198.51.100.7");
        row("only proxies", "10.0.0.1", "10.0.0.2, 10.0.0.1", "10.0.0.1");
        row("IPv6", "10.0.0.1", "2001:DB8:0::7", "2001:db8::7");
        row("IPv4 in IPv6", "10.0.0.1", "::ffff:198.51.100.7", "198.51.100.7");
        row("nothing", "10.0.0.1", "", "10.0.0.1");
        row("a name", "10.0.0.1", "visitor.example", "10.0.0.1");
        row("rubbish at the end", "10.0.0.1", "198.51.100.7, unknown", "10.0.0.1");
        row("empty at the end", "10.0.0.1", "198.51.100.7,", "10.0.0.1");
        row("a port", "10.0.0.1", "198.51.100.7:443", "10.0.0.1");
        row("a zone", "10.0.0.1", "fe80::1%eth0", "10.0.0.1");
        row("octal", "10.0.0.1", "0198.51.100.7", "10.0.0.1");
        row("long", "10.0.0.1", QByteArray(10'000, '1'), "10.0.0.1");
        row("commas", "10.0.0.1", ",,,,", "10.0.0.1");
    }

    void believesOnlyNamedProxies()
    {
        QFETCH(QByteArray, peer);
        QFETCH(QByteArray, forwarded);
        QFETCH(QByteArray, client);
        QCOMPARE(QByteArray::fromStdString(http::clientAddress(
                     peer.toStdString(), forwarded.toStdString(), { "10.0.0.1", "10.0.0.2" })),
            client);
    }

    void countsEachVisitorBehindAProxy()
    {
        http::Router router;
        router.get("/", [](const http::Request& request) { return http::Response::text(200, request.peer); });
        base::NullLogger log;
        http::ServerOptions options;
        options.trustedProxies = { "127.0.0.1" };
        options.limits.connectionsPerPeer = 1;
        options.limits.ratePerPeer = 1;
        options.limits.rateBurst = 2;
        const auto server = std::move(*http::startServer(options, std::move(router), log));
        http::ClientOptions clientOptions;
        clientOptions.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
        const auto first = std::move(*http::makeClient(clientOptions));
        const auto second = std::move(*http::makeClient(clientOptions));
        const auto ask = [](http::Client& client, const std::string& address) {
            return client.send("GET", "/", { { "X-Forwarded-For", address } }, {});
        };
        // Two connections of the proxy stay open at once, though one visitor may have one.
        QCOMPARE(ask(*first, "198.51.100.1")->body, std::string("198.51.100.1"));
        QCOMPARE(ask(*second, "198.51.100.2")->body, std::string("198.51.100.2"));
        QCOMPARE(ask(*first, "198.51.100.1")->status, 200);
        QCOMPARE(ask(*first, "198.51.100.1")->status, 429);
        QCOMPARE(ask(*first, "198.51.100.3")->status, 200);
        server->stop();
    }

    void asksOnceForEverybody()
    {
        CountingChain chain;
        portal::DonationSummary::Freshness freshness { 1, true };
        auto now = std::chrono::steady_clock::time_point() + 1h;
        portal::DonationSummary summary(
            *chain.client, [&] { return freshness; }, [&] { return now; });
        for (int i = 0; i < 5; ++i)
            QCOMPARE(summary.get(false)->body, std::string(R"({"raised":1})"));
        QCOMPARE(chain.asked.load(), 1);
        now += 24h;
        QCOMPARE(summary.get(false)->body, std::string(R"({"raised":1})"));
        freshness.changes = 2;
        QCOMPARE(summary.get(false)->body, std::string(R"({"raised":2})"));
        QCOMPARE(summary.get(false)->body, std::string(R"({"raised":2})"));
        // A check wants what is so now, and does not take the place of what is kept.
        QCOMPARE(summary.get(true)->body, std::string(R"({"raised":3})"));
        QCOMPARE(summary.get(false)->body, std::string(R"({"raised":2})"));
    }

    void keepsNothingLongWhereNothingTellsOfChanges()
    {
        CountingChain chain;
        auto now = std::chrono::steady_clock::time_point() + 1h;
        portal::DonationSummary summary(
            *chain.client, [] { return portal::DonationSummary::Freshness {}; }, [&] { return now; });
        QCOMPARE(summary.get(false)->status, 200);
        now += 4s;
        QCOMPARE(summary.get(false)->status, 200);
        QCOMPARE(chain.asked.load(), 1);
        now += 2s;
        QCOMPARE(summary.get(false)->status, 200);
        QCOMPARE(chain.asked.load(), 2);
    }

    void keepsNoFailure()
    {
        CountingChain chain;
        portal::DonationSummary summary(
            *chain.client,
            [] {
                return portal::DonationSummary::Freshness { 1, true };
            },
            [] { return std::chrono::steady_clock::now(); });
        chain.isBroken = true;
        QCOMPARE(summary.get(false)->status, 503);
        chain.isBroken = false;
        QCOMPARE(summary.get(false)->status, 200);
        chain.server->stop();
        QCOMPARE(summary.get(false)->status, 200);
        QVERIFY(!summary.get(true).has_value());
    }
};

QTEST_GUILESS_MAIN(TstVisitors)
#include "tst_visitors.moc"
