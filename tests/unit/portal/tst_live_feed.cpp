// SPDX-License-Identifier: Apache-2.0
// The live feed against a scripted chain server and sinks that a test can hold up or close.
#include "citizen-portal-backend/api/live_feed.h"

#include <QtTest>

#include <atomic>
#include <mutex>
#include <vector>

using namespace maru;
using base::Json;

namespace {

struct Sent {
    std::string event;
    std::string id;
    Json data;
};

class FakeSink final : public http::EventSink {
public:
    bool send(std::string_view event, std::string_view id, std::string_view data) override
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isOpen)
            return false;
        m_sent.push_back({ std::string(event), std::string(id), *base::parseJson(data) });
        return true;
    }
    bool isOpen() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_isOpen;
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
    }
    std::vector<Sent> sent() const
    {
        const std::lock_guard lock(m_mutex);
        return m_sent;
    }
    int count(const std::string& event) const
    {
        int number = 0;
        for (const Sent& one : sent())
            number += one.event == event ? 1 : 0;
        return number;
    }
    Json last(const std::string& event) const
    {
        Json data;
        for (const Sent& one : sent())
            if (one.event == event)
                data = one.data;
        return data;
    }

private:
    mutable std::mutex m_mutex; ///< guards what follows
    bool m_isOpen = true;
    std::vector<Sent> m_sent;
};

std::string blockData(std::int64_t height, std::size_t padding = 0)
{
    return base::canonical(Json::object({ { "events",
                                              Json::array({ Json::object({ { "type", "donation.received" },
                                                  { "data", Json::object({ { "campaign", "c-1" } }) } }) }) },
        { "hash", std::string(64, 'a') }, { "height", height }, { "log_size", height * 2 },
        { "time", 100 + height },
        { "transactions", Json::array({ Json::object({ { "id", std::string(padding, 'x') } }) }) } }));
}

class ScriptedChain {
public:
    explicit ScriptedChain(std::uint16_t port = 0)
    {
        http::Router router;
        router.get("/v1/node", [this](const http::Request&) {
            return http::Response::json(200,
                Json::object(
                    { { "height", height.load() }, { "time", 99 }, { "head", std::string(64, 'b') } }));
        });
        router.stream(
            "/v1/stream", [this](const http::Request& request, std::shared_ptr<http::EventSink> sink) {
                const std::lock_guard lock(mutex);
                from = request.queryValue("from").value_or("");
                streams.push_back(std::move(sink));
            });
        http::ServerOptions options;
        options.port = port;
        server = std::move(*http::startServer(options, std::move(router), log));
    }
    ~ScriptedChain() { stop(); }

    void stop()
    {
        {
            const std::lock_guard lock(mutex);
            streams.clear();
        }
        server->stop();
    }
    std::size_t open() const
    {
        const std::lock_guard lock(mutex);
        return streams.size();
    }
    void block(std::int64_t number, std::size_t padding = 0)
    {
        height = number;
        const std::lock_guard lock(mutex);
        for (const auto& stream : streams)
            stream->send("block", std::to_string(number), blockData(number, padding));
    }

    base::NullLogger log;
    std::atomic<std::int64_t> height = 5;
    mutable std::mutex mutex; ///< guards streams and from
    std::vector<std::shared_ptr<http::EventSink>> streams;
    std::string from;
    std::unique_ptr<http::Server> server;
};

std::unique_ptr<http::Client> clientOf(std::uint16_t port)
{
    http::ClientOptions options;
    options.baseUrl = "http://127.0.0.1:" + std::to_string(port);
    options.timeoutSeconds = 5;
    return std::move(*http::makeClient(options));
}

http::Request from(const std::string& peer, const std::string& lastId = {})
{
    http::Request request;
    request.peer = peer;
    if (!lastId.empty())
        request.headers["Last-Event-ID"] = lastId;
    return request;
}

} // namespace

class TstLiveFeed : public QObject {
    Q_OBJECT

private slots:
    void sharesOneUpstreamAmongAll()
    {
        ScriptedChain chain;
        const auto client = clientOf(chain.server->port());
        portal::LiveFeed feed(*client, chain.log);
        feed.start();
        QTRY_COMPARE(chain.open(), std::size_t(1));
        std::vector<std::shared_ptr<FakeSink>> sinks;
        for (int i = 0; i < 10; ++i) {
            sinks.push_back(std::make_shared<FakeSink>());
            feed.listen(from("10.0.0." + std::to_string(i)), sinks.back());
            QCOMPARE(sinks.back()->last("head").integerOr("height", 0), std::int64_t(5));
            QVERIFY(sinks.back()->last("head").booleanOr("connected", false));
        }
        const std::uint64_t before = feed.donationChanges();
        chain.block(6);
        chain.block(7);
        for (const auto& sink : sinks) {
            QTRY_COMPARE(sink->count("block"), 2);
            QCOMPARE(sink->last("block").integerOr("height", 0), std::int64_t(7));
        }
        QCOMPARE(feed.donationChanges(), before + 2);
        QCOMPARE(chain.open(), std::size_t(1));
        feed.stop();
        QCOMPARE(feed.listeners(), std::size_t(0));
    }

    void stopsAtOnceThoughNothingComes()
    {
        ScriptedChain chain;
        const auto client = clientOf(chain.server->port());
        portal::LiveFeed feed(*client, chain.log);
        feed.start();
        QTRY_COMPARE(chain.open(), std::size_t(1));
        QTRY_VERIFY(feed.isConnected());
        feed.stop();
        QVERIFY(!feed.isConnected());
        auto late = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.1"), late);
        QCOMPARE(late->sent().size(), std::size_t(0));
    }

    void replaysWhatWasMissedOrTellsOfAGap()
    {
        ScriptedChain chain;
        const auto client = clientOf(chain.server->port());
        portal::LiveFeed feed(*client, chain.log, { .keptBlocks = 3 });
        feed.start();
        QTRY_COMPARE(chain.open(), std::size_t(1));
        auto watcher = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.1"), watcher);
        for (std::int64_t height = 6; height <= 10; ++height)
            chain.block(height);
        QTRY_COMPARE(watcher->count("block"), 5);
        auto short_absence = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.2", "8"), short_absence);
        QCOMPARE(short_absence->count("block"), 2);
        QCOMPARE(short_absence->last("head").integerOr("height", 0), std::int64_t(10));
        auto long_absence = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.3", "6"), long_absence);
        QCOMPARE(long_absence->count("block"), 0);
        QCOMPARE(long_absence->last("head").integerOr("height", 0), std::int64_t(10));
        // A page that opens a new stream can only say it in the address; the header, where there is one, is newer.
        const auto fromAddress = [&feed](const std::string& seen, const std::string& header) {
            auto sink = std::make_shared<FakeSink>();
            http::Request request = from("10.0.0.5", header);
            request.query = { { "from", seen } };
            feed.listen(request, sink);
            return sink;
        };
        QCOMPARE(fromAddress("8", "")->count("block"), 2);
        QCOMPARE(fromAddress("8", "9")->count("block"), 1);
        QCOMPARE(fromAddress("10", "")->count("block"), 0);
        QCOMPARE(fromAddress("x", "")->count("block"), 0);
        for (const auto* bad : { "x", "-1", "9999999999999999999999", "8 ", "\xff" }) {
            auto sink = std::make_shared<FakeSink>();
            feed.listen(from("10.0.0.4", bad), sink);
            QCOMPARE(sink->count("block"), 0);
            QCOMPARE(sink->count("head"), 1);
        }
    }

    void boundsListenersAndPushesOutTheOldestOfOneVisitor()
    {
        base::NullLogger log;
        const auto client = clientOf(9);
        portal::LiveFeed feed(*client, log, { .listeners = 4, .listenersPerVisitor = 2 });
        std::vector<std::shared_ptr<FakeSink>> sinks;
        const auto join = [&](const std::string& peer) {
            sinks.push_back(std::make_shared<FakeSink>());
            feed.listen(from(peer), sinks.back());
        };
        join("10.0.0.1");
        join("10.0.0.1");
        join("10.0.0.1");
        QCOMPARE(feed.listeners(), std::size_t(2));
        QCOMPARE(sinks[0]->count("full"), 1);
        QCOMPARE(sinks[2]->count("full"), 0);
        // One host of IPv6 has a whole /64 of addresses.
        join("2001:db8::1");
        join("2001:db8::2");
        join("2001:db8::3");
        QCOMPARE(sinks[3]->count("full"), 1);
        QCOMPARE(feed.listeners(), std::size_t(4));
        join("10.0.0.9");
        QCOMPARE(sinks.back()->count("full"), 1);
        QCOMPARE(feed.listeners(), std::size_t(4));
        sinks[1]->close();
        join("10.0.0.9");
        QCOMPARE(sinks.back()->count("full"), 0);
        QCOMPARE(feed.listeners(), std::size_t(4));
    }

    void letsSlowOnesGo()
    {
        ScriptedChain chain;
        const auto client = clientOf(chain.server->port());
        portal::LiveFeed feed(*client, chain.log);
        feed.start();
        QTRY_COMPARE(chain.open(), std::size_t(1));
        auto slow = std::make_shared<FakeSink>();
        auto good = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.1"), slow);
        feed.listen(from("10.0.0.2"), good);
        slow->close(); // as the server does when too much waits for it
        chain.block(6);
        QTRY_COMPARE(good->count("block"), 1);
        QCOMPARE(feed.listeners(), std::size_t(1));
        QCOMPARE(slow->count("block"), 0);
    }

    void leavesOutTheListsOfLargeBlocks()
    {
        ScriptedChain chain;
        const auto client = clientOf(chain.server->port());
        portal::LiveFeed feed(*client, chain.log, { .blockBytes = 2'000 });
        feed.start();
        QTRY_COMPARE(chain.open(), std::size_t(1));
        auto sink = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.1"), sink);
        chain.block(6, 5'000);
        QTRY_COMPARE(sink->count("block"), 1);
        const Json block = sink->last("block");
        QVERIFY(block.booleanOr("truncated", false));
        QCOMPARE(block.find("transactions")->asArray().size(), std::size_t(0));
        QCOMPARE(block.integerOr("height", 0), std::int64_t(6));
        QCOMPARE(block.integerOr("time", 0), std::int64_t(106));
    }

    void saysWhenTheChainServerGoesAndComesBack()
    {
        auto chain = std::make_unique<ScriptedChain>();
        const std::uint16_t port = chain->server->port();
        base::NullLogger log;
        const auto client = clientOf(port);
        portal::LiveFeed feed(*client, log);
        feed.start();
        QTRY_COMPARE(chain->open(), std::size_t(1));
        auto sink = std::make_shared<FakeSink>();
        feed.listen(from("10.0.0.1"), sink);
        chain.reset();
        QTRY_VERIFY(sink->count("chain") > 0);
        QVERIFY(!sink->last("chain").booleanOr("connected", true));
        ScriptedChain again(port);
        again.height = 12;
        QTRY_VERIFY_WITH_TIMEOUT(feed.isConnected(), 30'000);
        QTRY_VERIFY(sink->last("chain").booleanOr("connected", false));
        QCOMPARE(sink->last("head").integerOr("height", 0), std::int64_t(12));
        again.block(13);
        QTRY_COMPARE(sink->count("block"), 1);
    }
};

QTEST_GUILESS_MAIN(TstLiveFeed)
#include "tst_live_feed.moc"
