// SPDX-License-Identifier: Apache-2.0
// The event stream: from now on, resumed from a height, and without gap or duplicate where stored blocks meet new ones.
#include "tests/api/api_house.h"

#include "shared/http/event_stream.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

struct Event {
    std::string type;
    std::string id;
    Json data;
};

/// Reads until there are `wanted` events.
std::vector<Event> readEvents(http::Client& client, const std::string& target, http::Headers headers,
    std::size_t wanted, const std::function<void()>& onFirst = {})
{
    std::vector<Event> events;
    http::EventParser parser;
    bool isFirst = true;
    const auto done = client.stream(target, std::move(headers), [&](std::string_view bytes) {
        const auto fed = parser.feed(bytes, [&](const http::StreamEvent& event) {
            events.push_back({ event.type, event.id, must(base::parseJson(event.data)) });
            return events.size() < wanted;
        });
        if (!fed)
            return false;
        if (isFirst && onFirst)
            onFirst();
        isFirst = false;
        return events.size() < wanted;
    });
    if (!done && events.size() < wanted)
        qWarning("stream: %s", done.error().code.c_str());
    return events;
}

} // namespace

class ApiStream : public QObject {
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<ApiHouse>(); }
    void cleanup() { m_house.reset(); }

    void resumesAfterAHeight()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->citizen, 1'000 + i)).status, 200);
        const auto client = m_house->client();
        const auto events = readEvents(*client, "/v1/stream?from=2", {}, 3);
        QCOMPARE(events.size(), std::size_t(3));
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].type, std::string("block"));
            QCOMPARE(events[i].id, std::to_string(3 + i));
            QCOMPARE(events[i].data.at("height").asInteger(), static_cast<std::int64_t>(3 + i));
            QCOMPARE(events[i].data.at("transactions").asArray().size(), std::size_t(1));
        }
        // The header of a browser that reconnects counts more than its first address.
        const auto again = readEvents(*client, "/v1/stream?from=0", { { "Last-Event-ID", "4" } }, 1);
        QCOMPARE(again.at(0).id, std::string("5"));
    }

    void tellsOfNewBlocks()
    {
        QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->citizen)).status, 200);
        const auto client = m_house->client();
        std::atomic<bool> isDone { false };
        // Submits until the stream has what it wants: nothing stored is sent without `from`.
        std::thread submitter([&] {
            while (!isDone)
                m_house->submit(m_house->topUpRequest(m_house->citizen));
        });
        const auto events = readEvents(*client, "/v1/stream", {}, 3);
        isDone = true;
        submitter.join();
        QCOMPARE(events.size(), std::size_t(3));
        QVERIFY(events[0].data.at("height").asInteger() >= 2);
    }

    void hasNoGapWhereStoredMeetsNew()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->citizen, 1'000 + i)).status, 200);
        std::atomic<bool> isDone { false };
        std::thread submitter([&] {
            const auto client = m_house->client();
            while (!isDone) {
                const auto transaction = m_house->topUpRequest(m_house->citizen);
                must(client->send("POST", "/v1/transactions", { { "Content-Type", "application/json" } },
                    base::canonical(ledger::toJson(transaction))));
            }
        });
        for (int round = 0; round < 5; ++round) {
            const auto client = m_house->client();
            const auto events = readEvents(*client, "/v1/stream?from=0", {}, 60);
            QCOMPARE(events.size(), std::size_t(60));
            for (std::size_t i = 0; i < events.size(); ++i)
                QCOMPARE(events[i].data.at("height").asInteger(), static_cast<std::int64_t>(i + 1));
        }
        isDone = true;
        submitter.join();
    }

    void hidesSignersOfRestrictedTransactions()
    {
        const auto spend = m_house->transaction(m_house->citizen, "donation", "spend",
            Json::object({ { "plan", "l-0000000000000000" }, { "merchant", "m-0000000000000000" },
                { "amount", 1'000 } }));
        QCOMPARE(m_house->submit(spend).status, 200);
        const auto client = m_house->client();
        const auto events = readEvents(*client, "/v1/stream?from=0", {}, 1);
        QCOMPARE(events.at(0).data.at("transactions").asArray().at(0).at("signer").asString(), std::string());
    }

    void saysWhenTheHeightIsNone()
    {
        const auto client = m_house->client();
        const auto events = readEvents(*client, "/v1/stream?from=yesterday", {}, 1);
        QCOMPARE(events.at(0).type, std::string("problem"));
    }

private:
    std::unique_ptr<ApiHouse> m_house;
};

QTEST_GUILESS_MAIN(ApiStream)
#include "tst_api_stream.moc"
