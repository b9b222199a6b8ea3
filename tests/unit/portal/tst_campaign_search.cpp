// SPDX-License-Identifier: Apache-2.0
// The index of campaigns, the freshness of its snapshot against a scripted chain server, and the resource with bad input.
#include "citizen-portal-backend/api/campaign_search.h"

#include <QtTest>

#include <atomic>
#include <mutex>

using namespace maru;
using namespace std::chrono_literals;
using base::Json;

namespace {

Json campaign(const std::string& id, const std::string& title, const std::string& organisation,
    const std::string& purpose, const std::string& state = "open", std::int64_t raised = 0,
    std::int64_t start = 0)
{
    return Json::object({ { "id", id }, { "title_ko", title }, { "title_en", "Title " + id },
        { "organisation_ko", organisation }, { "organisation_en", "House " + id }, { "purpose_ko", purpose },
        { "purpose_en", "Purpose" }, { "state", state }, { "category", "children" }, { "region", "11" },
        { "raised", raised }, { "target", 1'000'000 }, { "start", start }, { "end", 1'000 - start },
        { "creator", "did:key:z6Mk" } });
}

std::vector<Json> sample()
{
    return { campaign("c-1", "아픈 아이 곁 하룻밤", "은하수회", "쉼터", "open", 10, 1),
        campaign("c-2", "우리 아픈 아이", "모두의밥상", "밥", "open", 900'000, 2),
        campaign("c-3", "한겨울 난방", "아픈아이돕기회", "연탄", "closed", 30, 3),
        campaign("c-4", "숲 가꾸기", "솔바람", "아픈 아이가 쉬는 숲", "open", 40, 4),
        campaign("c-5", "아픈 아이 초안", "은하수회", "쉼터", "draft", 50, 5) };
}

QStringList idsOf(const base::Result<portal::CampaignResult>& result)
{
    QStringList ids;
    if (result)
        for (const Json* row : result->rows)
            ids << QString::fromStdString(row->stringOr("id", ""));
    return ids;
}

/// A chain server whose list of campaigns the test sets, and which can be made to fail.
class ScriptedChain {
public:
    ScriptedChain()
    {
        http::Router router;
        router.get("/v1/node", [this](const http::Request&) {
            ++nodeCalls;
            if (isBroken)
                return http::Response::text(503, "{}");
            return http::Response::json(
                200, Json::object({ { "height", height.load() }, { "time", 1'700'000'000 } }));
        });
        router.get("/v1/query/donation/campaigns", [this](const http::Request& request) {
            const std::lock_guard lock(mutex);
            const std::size_t from = std::stoul(request.queryValue("after").value_or("0"));
            Json list = Json::array();
            for (std::size_t i = from; i < rows.size() && i < from + 2; ++i)
                list.push(rows[i]);
            const std::string next = from + 2 < rows.size() ? std::to_string(from + 2) : "";
            return http::Response::json(200, Json::object({ { "rows", list }, { "next", next } }));
        });
        server = std::move(*http::startServer({}, std::move(router), log));
        http::ClientOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
        client = std::move(*http::makeClient(options));
    }
    ~ScriptedChain() { server->stop(); }

    base::NullLogger log;
    std::mutex mutex; ///< guards rows
    std::vector<Json> rows = sample();
    std::atomic<std::int64_t> height = 7;
    std::atomic<bool> isBroken = false;
    std::atomic<int> nodeCalls = 0;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Client> client;
};

} // namespace

class TstCampaignSearch : public QObject {
    Q_OBJECT

private slots:
    void ranksTitleThenOrganisationThenPurpose()
    {
        const portal::CampaignIndex index(sample());
        portal::CampaignSearch search;
        search.text = "ㅇㅍㅇㅇ";
        QCOMPARE(idsOf(index.find(search)), QStringList({ "c-1", "c-2", "c-3", "c-4" }));
        search.text = "아픈 아이";
        QCOMPARE(idsOf(index.find(search)), QStringList({ "c-1", "c-2", "c-3", "c-4" }));
        search.order = portal::CampaignOrder::Raised;
        QCOMPARE(idsOf(index.find(search)), QStringList({ "c-2", "c-4", "c-3", "c-1" }));
    }

    void findsWordsThatStandApart()
    {
        const portal::CampaignIndex index(sample());
        portal::CampaignSearch search;
        search.text = "밥상 아픈";
        QCOMPARE(idsOf(index.find(search)), QStringList({ "c-2" }));
        search.text = "house C-4";
        QCOMPARE(idsOf(index.find(search)), QStringList({ "c-4" }));
        search.text = "밥상 없는말";
        QCOMPARE(index.find(search)->total, std::size_t(0));
        search.text = "a b c d e f g h i j k l";
        QCOMPARE(index.find(search)->total, std::size_t(0));
    }

    void neverShowsDrafts()
    {
        const portal::CampaignIndex index(sample());
        portal::CampaignSearch search;
        QCOMPARE(index.find(search)->total, std::size_t(4));
        search.state = "draft";
        QCOMPARE(index.find(search)->total, std::size_t(0));
        search.state = "open";
        search.category = "children";
        search.region = "11";
        QCOMPARE(index.find(search)->total, std::size_t(3));
        search.region = "26";
        QCOMPARE(index.find(search)->total, std::size_t(0));
    }

    void sortsAndPages_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("raised") << "raised" << QStringList { "c-2", "c-4", "c-3", "c-1" };
        QTest::newRow("newest") << "newest" << QStringList { "c-4", "c-3", "c-2", "c-1" };
        QTest::newRow("ending") << "ending" << QStringList { "c-4", "c-3", "c-2", "c-1" };
        QTest::newRow("progress") << "progress" << QStringList { "c-2", "c-1", "c-3", "c-4" };
        QTest::newRow("relevance") << "relevance" << QStringList { "c-2", "c-4", "c-3", "c-1" };
    }

    void sortsAndPages()
    {
        QFETCH(QString, order);
        QFETCH(QStringList, expected);
        const portal::CampaignIndex index(sample());
        portal::CampaignSearch search;
        search.order = *portal::campaignOrder(order.toStdString());
        search.limit = 3;
        const auto first = index.find(search);
        QCOMPARE(first->total, std::size_t(4));
        QCOMPARE(first->next, std::size_t(3));
        search.offset = first->next;
        const auto second = index.find(search);
        QCOMPARE(second->next, std::size_t(0));
        QCOMPARE(idsOf(first) + idsOf(second), expected);
        search.offset = 1'000;
        QCOMPARE(index.find(search)->rows.size(), std::size_t(0));
        QCOMPARE(index.find(search)->next, std::size_t(0));
    }

    void leavesOutWhatIsNoCampaign()
    {
        const portal::CampaignIndex index({ Json(1), Json::object(), Json::object({ { "id", "c-9" } }),
            Json::object({ { "id", "c-8" }, { "title_ko", "\xff" }, { "state", "open" } }) });
        QCOMPARE(index.size(), std::size_t(2));
        QCOMPARE(index.find({})->total, std::size_t(2));
    }

    void isBounded()
    {
        const portal::CampaignIndex index(
            std::vector<Json>(portal::kMaxIndexedCampaigns + 5, Json::object({ { "id", "c-1" } })));
        QCOMPARE(index.size(), portal::kMaxIndexedCampaigns);
    }

    void fetchesAgainOnlyWhenTheChainHasChanged()
    {
        ScriptedChain chain;
        std::atomic<std::uint64_t> changes = 1;
        auto now = std::chrono::steady_clock::time_point {} + 1h;
        portal::CampaignSource source(
            *chain.client,
            [&] {
                return portal::CampaignSource::Freshness { changes, true };
            },
            [&now] { return now; });
        auto answer = source.current();
        QVERIFY(answer.has_value());
        QCOMPARE(answer->snapshot->index.size(), std::size_t(5));
        QCOMPARE(answer->snapshot->height, std::int64_t(7));
        {
            const std::lock_guard lock(chain.mutex);
            chain.rows.push_back(campaign("c-6", "새 모금", "", ""));
        }
        now += 1h;
        QCOMPARE(source.current()->snapshot->index.size(), std::size_t(5));
        QCOMPARE(chain.nodeCalls.load(), 1);
        ++changes;
        QCOMPARE(source.current()->snapshot->index.size(), std::size_t(6));
        // Right after: one fetch a second, whatever happens on the chain.
        ++changes;
        now += 500ms;
        QVERIFY(source.current().has_value());
        QCOMPARE(chain.nodeCalls.load(), 2);
        now += 600ms;
        QVERIFY(source.current().has_value());
        QCOMPARE(chain.nodeCalls.load(), 3);
    }

    void goesByAgeWithoutAStream()
    {
        ScriptedChain chain;
        auto now = std::chrono::steady_clock::time_point {} + 1h;
        portal::CampaignSource source(
            *chain.client, [] { return portal::CampaignSource::Freshness {}; }, [&now] { return now; });
        QVERIFY(source.current().has_value());
        now += 9s;
        QVERIFY(source.current().has_value());
        QCOMPARE(chain.nodeCalls.load(), 1);
        now += 2s;
        QVERIFY(source.current().has_value());
        QCOMPARE(chain.nodeCalls.load(), 2);
    }

    void keepsTheLastSnapshotWhenTheServerIsAway()
    {
        ScriptedChain chain;
        std::atomic<std::uint64_t> changes = 1;
        auto now = std::chrono::steady_clock::time_point {} + 1h;
        portal::CampaignSource source(
            *chain.client,
            [&] {
                return portal::CampaignSource::Freshness { changes, true };
            },
            [&now] { return now; });
        chain.isBroken = true;
        QVERIFY(!source.current().has_value());
        QCOMPARE(
            QByteArray::fromStdString(source.current().error().code), QByteArray("portal.chain_unavailable"));
        chain.isBroken = false;
        QVERIFY(!source.current()->isStale);
        chain.isBroken = true;
        ++changes;
        now += 2s;
        const auto stale = source.current();
        QVERIFY(stale.has_value() && stale->isStale);
        QCOMPARE(stale->snapshot->index.size(), std::size_t(5));
        chain.isBroken = false;
        now += 2s;
        QVERIFY(!source.current()->isStale);
    }

    void answersGoodAndBadRequests_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("field");
        // Refused before any resource sees them.
        QTest::newRow("control characters")
            << QByteArray("?q=%01%7F%0D%0Aa") << 400 << QByteArray("http.target");
        QTest::newRow("not UTF-8") << QByteArray("?q=%FF%FE") << 400 << QByteArray("http.encoding");
        QTest::newRow("none") << QByteArray("") << 200 << QByteArray();
        QTest::newRow("initials") << QByteArray("?q=%E3%85%87%E3%85%8D") << 200 << QByteArray();
        QTest::newRow("markup") << QByteArray("?q=%3Cscript%3E") << 200 << QByteArray();
        QTest::newRow("all filters") << QByteArray(
            "?state=open&category=children&region=11&sort=raised&offset=1&limit=1")
                                     << 200 << QByteArray();
        QTest::newRow("huge") << QByteArray("?q=") + QByteArray(500, 'a') << 422 << QByteArray("q");
        QTest::newRow("state") << QByteArray("?state=OPEN%27--") << 422 << QByteArray("state");
        QTest::newRow("drafts") << QByteArray("?state=draft") << 422 << QByteArray("state");
        QTest::newRow("long state") << QByteArray("?state=") + QByteArray(60, 'a') << 422
                                    << QByteArray("state");
        QTest::newRow("region") << QByteArray("?region=../x") << 422 << QByteArray("region");
        QTest::newRow("order") << QByteArray("?sort=none") << 422 << QByteArray("sort");
        QTest::newRow("limit 0") << QByteArray("?limit=0") << 422 << QByteArray("limit");
        QTest::newRow("limit 51") << QByteArray("?limit=51") << 422 << QByteArray("limit");
        QTest::newRow("negative offset") << QByteArray("?offset=-1") << 422 << QByteArray("offset");
        QTest::newRow("overflow") << QByteArray("?offset=99999999999999999999999") << 422
                                  << QByteArray("offset");
        QTest::newRow("words") << QByteArray("?offset=1x") << 422 << QByteArray("offset");
    }

    void answersGoodAndBadRequests()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        QFETCH(QByteArray, field);
        ScriptedChain chain;
        portal::CampaignSource source(
            *chain.client, [] { return portal::CampaignSource::Freshness {}; },
            [] { return std::chrono::steady_clock::now(); });
        portal::Services services { *chain.client, chain.log, { "chain", "did:key:x" }, nullptr };
        http::Router router;
        portal::addCampaignResources(router, services, source);
        const auto server = std::move(*http::startServer({}, std::move(router), chain.log));
        http::ClientOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
        const auto client = std::move(*http::makeClient(options));
        const auto answer = client->send("GET", "/api/campaigns" + query.toStdString(), {}, {});
        QVERIFY(answer.has_value());
        QVERIFY2(answer->status == status, answer->body.c_str());
        const auto json = base::parseJson(answer->body);
        QVERIFY(json.has_value());
        if (status == 200) {
            QVERIFY(json->find("rows")->isArray());
            QCOMPARE(json->find("as_of")->integerOr("height", 0), std::int64_t(7));
            for (const Json& row : json->find("rows")->asArray())
                QVERIFY(row.find("creator") == nullptr);
        } else if (status == 400) {
            QCOMPARE(QByteArray::fromStdString(json->stringOr("code", "")), field);
        } else {
            QCOMPARE(QByteArray::fromStdString(json->stringOr("code", "")), QByteArray("portal.query"));
            QCOMPARE(QByteArray::fromStdString(json->stringOr("field", "")), field);
        }
        server->stop();
    }
};

QTEST_GUILESS_MAIN(TstCampaignSearch)
#include "tst_campaign_search.moc"
