// SPDX-License-Identifier: Apache-2.0
// A campaign's page head: hostile titles, bounds, languages, tags, unknown campaigns, hosts that are none.
#include "citizen-portal-backend/api/campaign_preview.h"

#include "citizen-portal-backend/api/preview_text.h"

#include <QtTest>

#include <atomic>
#include <mutex>

using namespace maru;
using base::Json;

namespace {

const std::string kOgTitle = "<meta property=\"og:title\" content=\"";
const std::string kOgDescription = "<meta property=\"og:description\" content=\"";

Json campaign(const std::string& id, const std::string& title, const std::string& purpose = "쉼터를 엽니다",
    const std::string& state = "open")
{
    return Json::object({ { "id", id }, { "title_ko", title }, { "title_en", "" },
        { "organisation_ko", "은하수회" }, { "organisation_en", "Milky Way" }, { "purpose_ko", purpose },
        { "purpose_en", "A shelter" }, { "state", state } });
}

/// A chain server with the campaigns that a test sets.
class ScriptedChain {
public:
    ScriptedChain()
    {
        http::Router router;
        router.get("/v1/node", [this](const http::Request&) {
            if (isBroken)
                return http::Response::text(503, "{}");
            return http::Response::json(200, Json::object({ { "height", 7 }, { "time", 1'700'000'000 } }));
        });
        router.get("/v1/query/donation/campaigns", [this](const http::Request&) {
            const std::lock_guard lock(mutex);
            Json list = Json::array();
            for (const Json& row : rows)
                list.push(row);
            return http::Response::json(200, Json::object({ { "rows", list }, { "next", "" } }));
        });
        server = std::move(*http::startServer({}, std::move(router), log));
        http::ClientOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
        client = std::move(*http::makeClient(options));
    }
    ~ScriptedChain() { server->stop(); }

    base::NullLogger log;
    std::mutex mutex; ///< guards rows
    std::vector<Json> rows;
    std::atomic<bool> isBroken = false;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Client> client;
};

/// What the page's built head has between two texts; fails when it is not there exactly once.
std::string between(const std::string& page, const std::string& before, const std::string& after)
{
    const std::size_t from = page.find(before);
    if (from == std::string::npos || page.find(before, from + 1) != std::string::npos)
        return "not once: " + before;
    const std::size_t start = from + before.size();
    return page.substr(start, page.find(after, start) - start);
}

} // namespace

class TstCampaignPreview : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write("index.ko.html", "<p>집</p>");
        for (const auto* language : { "ko", "en" }) {
            const QByteArray site = QByteArray(language) == "ko" ? "마루 &amp; 벗" : "Maru &amp; friends";
            write(QStringLiteral("campaign.%1.html").arg(QString::fromLatin1(language)),
                "<head>\n<meta name=\"description\" content=\"plain\">\n<meta property=\"og:title\" "
                "content=\"plain\">\n"
                "<meta property=\"og:description\" content=\"plain\">\n<meta property=\"og:site_name\" "
                "content=\""
                    + site
                    + "\">\n<meta name=\"twitter:card\" "
                      "content=\"summary\">\n<title>plain</title>\n</head>\n");
            write(QStringLiteral("campaign.%1.html.gz").arg(QString::fromLatin1(language)), "packed");
        }
        QVERIFY(m_files.add(m_folder.path().toStdString()).has_value());
    }

    void bringsTextsToOneBoundedLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("most");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const QByteArray& text, int most, const QByteArray& line) {
            QTest::newRow(name) << text << most << line;
        };
        row("plain", "아이 곁", 10, "아이 곁");
        row("empty", "", 10, "");
        row("only space", " \n\t\r ", 10, "");
        row("lines", " 첫 줄\r\n\r\n둘째\t줄 ", 20, "첫 줄 둘째 줄");
        row("controls",
            QByteArray("a\0\x01\x7f"
                       "b",
                5),
            20, "a b");
        row("wide and hidden spaces",
            "a\xE3\x80\x80"
            "b\xC2\xA0"
            "c\xE2\x80\xAE"
            "d\xE2\x81\xA6"
            "e\xE2\x80\xA8"
            "f",
            20, "a b c d e f");
        row("joined emoji stay", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92", 5,
            "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92");
        row("exactly", "가나다", 3, "가나다");
        row("one too long", "가나다라", 3, "가나…");
        row("cut at a space", "가나 다", 3, "가나…");
        row("space inside", "가 나다", 3, "가…");
        row("trailing space fits", "가나다  ", 3, "가나다");
        row("one", "가나", 1, "…");
        row("none", "가나", 0, "");
        row("bad bytes",
            "a\xFF\xC0\x80\xED\xA0\x80"
            "b\xF5\xE2\x82",
            10, "ab");
        row("cut sequence", "a\xEA\xB0", 10, "a");
    }

    void bringsTextsToOneBoundedLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, most);
        QFETCH(QByteArray, line);
        QCOMPARE(QByteArray::fromStdString(
                     portal::previewText(text.toStdString(), static_cast<std::size_t>(most))),
            line);
    }

    void fillsTheHead()
    {
        const http::Response response = ask("c-1", { campaign("c-1", "아픈 아이 곁 하룻밤") });
        QCOMPARE(response.status, 200);
        const std::string& page = response.body;
        QCOMPARE(between(page, "<title>", "</title>"), std::string("아픈 아이 곁 하룻밤 · 마루 &amp; 벗"));
        QCOMPARE(between(page, kOgTitle, "\">\n"), std::string("아픈 아이 곁 하룻밤"));
        QCOMPARE(between(page, kOgDescription, "\">\n"), std::string("은하수회 · 쉼터를 엽니다"));
        QCOMPARE(between(page, "<meta name=\"description\" content=\"", "\">\n"),
            std::string("은하수회 · 쉼터를 엽니다"));
        QCOMPARE(between(page, "<meta property=\"og:url\" content=\"", "\">\n"),
            std::string("https://maru.example/campaign?id=c-1"));
        QCOMPARE(between(page, "<meta property=\"og:image\" content=\"", "\">\n"),
            std::string("https://maru.example/icon-512.png"));
        QCOMPARE(between(page, "<meta property=\"og:image:alt\" content=\"", "\">\n"),
            std::string("마루 &amp; 벗"));
        QVERIFY(page.find("plain") == std::string::npos);
        QCOMPARE(response.headers.at("Content-Type"), std::string("text/html; charset=utf-8"));
        QCOMPARE(response.headers.at("Content-Language"), std::string("ko"));
        QCOMPARE(response.headers.at("Cache-Control"), std::string("no-cache"));
        QVERIFY(!response.headers.contains("Content-Encoding"));
    }

    void speaksTheVisitorsLanguage()
    {
        // The English title is missing: the Korean one stands in for it.
        const auto response = ask("c-1", { campaign("c-1", "하룻밤") }, { { "Accept-Language", "en" } });
        QCOMPARE(between(response.body, "<title>", "</title>"), std::string("하룻밤 · Maru &amp; friends"));
        QCOMPARE(between(response.body, kOgDescription, "\">\n"), std::string("Milky Way · A shelter"));
        QCOMPARE(response.headers.at("Content-Language"), std::string("en"));
        QCOMPARE(response.headers.at("Vary"), std::string("Accept-Encoding, Accept-Language, Cookie"));
    }

    void neverLetsAHostileTitleOut_data()
    {
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* name, const QByteArray& title, const QByteArray& shown) {
            QTest::newRow(name) << title << shown;
        };
        row("script", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        row("end of title", "</title><script src=//x>", "&lt;/title&gt;&lt;script src=//x&gt;");
        row("quotes", "\"><img src=x onerror='y'>", "&quot;&gt;&lt;img src=x onerror=&#x27;y&#x27;&gt;");
        row("already escaped", "&lt;b&gt; &amp;", "&amp;lt;b&amp;gt; &amp;amp;");
        row("newlines", "첫 줄\n<b>\r\n끝", "첫 줄 &lt;b&gt; 끝");
        row("a head of its own", "<meta property=\"og:title\" content=\"x\">",
            "&lt;meta property=&quot;og:title&quot; content=&quot;x&quot;&gt;");
        row("a comment", "<!-- --> ]]>", "&lt;!-- --&gt; ]]&gt;");
        row("dollars and places", "$1 \\1 {{head}} %s", "$1 \\1 {{head}} %s");
        row("ten thousand letters", QByteArray("가").repeated(10'000), QByteArray("가").repeated(119) + "…");
        row("ten thousand quotes", QByteArray(10'000, '"'), QByteArray("&quot;").repeated(119) + "…");
        row("nothing", "", "");
    }

    void neverLetsAHostileTitleOut()
    {
        QFETCH(QByteArray, title);
        QFETCH(QByteArray, shown);
        const auto response = ask("c-1", { campaign("c-1", title.toStdString(), title.toStdString()) });
        const std::string& page = response.body;
        QCOMPARE(QByteArray::fromStdString(between(page, kOgTitle, "\">\n")), shown);
        QCOMPARE(QByteArray::fromStdString(between(page, "<title>", "</title>")), shown + " · 마루 &amp; 벗");
        // As many tags as the page has without a campaign, and the six of og:url and og:image.
        const std::string plain = *m_files.page("campaign", http::Language::Korean);
        QCOMPARE(std::count(page.begin(), page.end(), '<'), std::count(plain.begin(), plain.end(), '<') + 6);
        QCOMPARE(std::count(page.begin(), page.end(), '"'), std::count(plain.begin(), plain.end(), '"') + 24);
        QVERIFY(page.size() < plain.size() + 8'000);
        const std::string description = between(page, kOgDescription, "\">\n");
        QVERIFY(description.size() < 200 * 6 + 40);
    }

    void givesThePlainPage_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("unknown") << QByteArray("c-2");
        QTest::newRow("draft") << QByteArray("c-9");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("long") << QByteArray(5'000, 'c');
        QTest::newRow("markup") << QByteArray("\"><script>");
        QTest::newRow("other case") << QByteArray("C-1");
    }

    void givesThePlainPage()
    {
        QFETCH(QByteArray, id);
        const auto response =
            ask(id.toStdString(), { campaign("c-1", "하나"), campaign("c-9", "초안", "x", "draft") });
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, *m_files.page("campaign", http::Language::Korean));
        const auto packed =
            ask(id.toStdString(), { campaign("c-1", "하나") }, { { "Accept-Encoding", "gzip" } });
        QCOMPARE(packed.body, std::string("packed"));
        QCOMPARE(packed.headers.at("Content-Encoding"), std::string("gzip"));
    }

    void givesThePlainPageWithoutAChain()
    {
        ScriptedChain chain;
        chain.isBroken = true;
        const auto response = answer(chain, "c-1", {});
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, *m_files.page("campaign", http::Language::Korean));
    }

    void neverSendsThePlainPagesGzipForACampaign()
    {
        const auto response = ask("c-1", { campaign("c-1", "하나") }, { { "Accept-Encoding", "gzip" } });
        QVERIFY(!response.headers.contains("Content-Encoding"));
        QVERIFY(response.body.find("하나") != std::string::npos);
    }

    void tagsTheVeryContent()
    {
        ScriptedChain chain;
        chain.rows = { campaign("c-1", "하나"), campaign("c-2", "둘") };
        const std::string tag = answer(chain, "c-1", {}).headers.at("ETag");
        QVERIFY(tag.size() == 34 && tag.front() == '"' && tag.back() == '"');
        const auto same = answer(chain, "c-1", { { "If-None-Match", "W/" + tag } });
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.empty());
        QCOMPARE(same.headers.at("ETag"), tag);
        QCOMPARE(answer(chain, "c-1", { { "Accept-Language", "en" }, { "If-None-Match", tag } }).status, 200);
        QCOMPARE(answer(chain, "c-1", { { "Host", "other.example" }, { "If-None-Match", tag } }).status, 304);
        QCOMPARE(answer(chain, "c-2", { { "If-None-Match", tag } }).status, 200);
        chain.rows[0] = campaign("c-1", "하나 더");
        QCOMPARE(answer(chain, "c-1", { { "If-None-Match", tag } }).status, 200);
    }

    void writesNoAddressThatOnlyTheRequestNames()
    {
        ScriptedChain chain;
        chain.rows = { campaign("c-1", "하나") };
        for (const std::string host : { "maru.example", "evil.example", "a\"><script>", "" }) {
            const auto response = answer(chain, "c-1", { { "Host", host } }, "");
            QCOMPARE(between(response.body, kOgTitle, "\">\n"), std::string("하나"));
            QVERIFY(response.body.find("og:url") == std::string::npos);
            QVERIFY(response.body.find("og:image") == std::string::npos);
            QVERIFY(response.body.find("evil") == std::string::npos);
        }
    }

    void neverWaitsForTheChainServer()
    {
        ScriptedChain chain;
        chain.rows = { campaign("c-1", "하나") };
        portal::CampaignSource source(
            *chain.client, [] { return portal::CampaignSource::Freshness {}; },
            [] { return std::chrono::steady_clock::now(); });
        const portal::CampaignPreview preview(m_files, source, "");
        http::Request request;
        request.method = "GET";
        request.path = "/campaign";
        request.target = "/campaign?id=c-1";
        request.query = { { "id", "c-1" } };
        // Nothing is known yet, and asking is not this page's business.
        QCOMPARE(preview.answer(request).body, *m_files.page("campaign", http::Language::Korean));
        QVERIFY(source.kept() == nullptr);
        QVERIFY(source.current().has_value());
        chain.server->stop();
        QCOMPARE(between(preview.answer(request).body, kOgTitle, "\">\n"), std::string("하나"));
    }

    void namesThePublicUrlWhereItIsSet()
    {
        ScriptedChain chain;
        chain.rows = { campaign("c-1", "하나") };
        const auto response = answer(chain, "c-1", {}, "https://maru.go.kr");
        QCOMPARE(between(response.body, "<meta property=\"og:url\" content=\"", "\">\n"),
            std::string("https://maru.go.kr/campaign?id=c-1"));
    }

    void refusesAPublicUrlThatIsNoOrigin_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("https") << QByteArray("https://maru.go.kr") << true;
        QTest::newRow("port") << QByteArray("http://localhost:7080") << true;
        for (const auto* bad :
            { "", "maru.go.kr", "https://", "ftp://a", "https://a/", "https://a b", "https://a\"", "//a" })
            QTest::newRow(bad) << QByteArray(bad) << false;
    }

    void refusesAPublicUrlThatIsNoOrigin()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, isGood);
        const auto outcome = portal::CampaignPreview::checkPublicUrl(url.toStdString());
        QCOMPARE(outcome.has_value(), isGood);
        if (!isGood)
            QCOMPARE(outcome.error().code, std::string("portal.public_url"));
    }

private:
    http::Response answer(ScriptedChain& chain, const std::string& id, http::Headers headers,
        const std::string& publicUrl = "https://maru.example")
    {
        portal::CampaignSource source(
            *chain.client, [] { return portal::CampaignSource::Freshness {}; },
            [] { return std::chrono::steady_clock::now(); });
        if (!chain.isBroken)
            static_cast<void>(source.current());
        const portal::CampaignPreview preview(m_files, source, publicUrl);
        http::Request request;
        request.method = "GET";
        request.path = "/campaign";
        request.target = "/campaign?id=" + http::encodeComponent(id);
        if (!id.empty())
            request.query = { { "id", id } };
        if (!headers.contains("Host"))
            headers["Host"] = "maru.example:7080";
        request.headers = std::move(headers);
        return preview.answer(request);
    }

    http::Response ask(const std::string& id, std::vector<Json> rows, http::Headers headers = {})
    {
        ScriptedChain chain;
        chain.rows = std::move(rows);
        return answer(chain, id, std::move(headers));
    }

    void write(const QString& name, const QByteArray& body)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(body), body.size());
    }

    QTemporaryDir m_folder;
    portal::StaticFiles m_files;
};

QTEST_GUILESS_MAIN(TstCampaignPreview)
#include "tst_campaign_preview.moc"
