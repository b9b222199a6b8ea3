// SPDX-License-Identifier: Apache-2.0
// Percent-encoding, request targets, Accept-Language, base URLs, event streams, rate limits.
#include "shared/http/event_stream.h"
#include "shared/http/message.h"
#include "shared/http/rate_limiter.h"
#include "shared/http/response_text.h"
#include "shared/http/target.h"
#include "shared/http/url.h"

#include <QtTest>

using namespace maru;

class TestMessage : public QObject {
    Q_OBJECT

private slots:
    void decodesComponents_data();
    void decodesComponents();
    void encodesWhatItDecodes();
    void parsesTargets_data();
    void parsesTargets();
    void refusesTooManyParameters();
    void prefersLanguages_data();
    void prefersLanguages();
    void comparesHeaderNamesWithoutCase();
    void parsesBaseUrls_data();
    void parsesBaseUrls();
    void dropsHeadersThatWouldSplitTheResponse();
    void writesHttpDates();
    void readsEventsInAnyPieces();
    void refusesEndlessEvents();
    void limitsRates();
    void countsConnections();
    void groupsIpv6ByPrefix();
};

void TestMessage::decodesComponents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("plus");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QByteArray>("decoded");
    QTest::newRow("plain") << QByteArray("abc-_.~") << false << true << QByteArray("abc-_.~");
    QTest::newRow("korean") << QByteArray("%EB%A7%88%eb%a3%a8") << false << true << QByteArray("마루");
    QTest::newRow("plus in path") << QByteArray("a+b") << false << true << QByteArray("a+b");
    QTest::newRow("plus in query") << QByteArray("a+b") << true << true << QByteArray("a b");
    QTest::newRow("slash") << QByteArray("a%2Fb") << false << true << QByteArray("a/b");
    QTest::newRow("cut") << QByteArray("a%2") << false << false << QByteArray();
    QTest::newRow("lone") << QByteArray("%") << false << false << QByteArray();
    QTest::newRow("not hex") << QByteArray("%g1") << false << false << QByteArray();
    QTest::newRow("sign") << QByteArray("%-1") << false << false << QByteArray();
}

void TestMessage::decodesComponents()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, plus);
    QFETCH(bool, good);
    QFETCH(QByteArray, decoded);
    const auto result = http::decodeComponent(text.toStdString(), plus);
    QCOMPARE(result.has_value(), good);
    if (good)
        QCOMPARE(*result, decoded.toStdString());
    else
        QCOMPARE(result.error().code, std::string("http.encoding"));
}

void TestMessage::encodesWhatItDecodes()
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    const std::string encoded = http::encodeComponent(all);
    QVERIFY(encoded.find_first_of(" /?#&+%\"") != std::string::npos); // only '%' of these
    QCOMPARE(encoded.find_first_of(" /?#&+\""), std::string::npos);
    QCOMPARE(*http::decodeComponent(encoded, true), all);
}

void TestMessage::parsesTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("parameters");
    const auto row = [](const char* name, const char* target, const char* code, const char* path,
                         int parameters) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(code) << QByteArray(path) << parameters;
    };
    row("root", "/", "", "/", 0);
    row("query", "/a/b?x=1&y=&z", "", "/a/b", 3);
    row("empty pairs", "/a?&&x=1&", "", "/a", 1);
    row("fragment", "/a?x=1#here", "", "/a", 1);
    row("absolute", "http://maru.example/v1/head?a=b", "", "/v1/head", 1);
    row("korean", "/%EB%A7%88", "", "/마", 0);
    row("dots in name", "/a..b/..c", "", "/a..b/..c", 0);
    row("empty", "", "http.target", "", 0);
    row("no slash", "a", "http.target", "", 0);
    row("star", "*", "http.target", "", 0);
    row("authority only", "http://maru.example", "http.target", "", 0);
    row("dot segment", "/a/../b", "http.target", "", 0);
    row("last dot segment", "/a/..", "http.target", "", 0);
    row("single dot", "/./a", "http.target", "", 0);
    row("encoded dots", "/a/%2e%2E/b", "http.target", "", 0);
    row("encoded slash and dots", "/a%2f..%2fb", "http.target", "", 0);
    row("nul", "/a%00b", "http.target", "", 0);
    row("newline in query", "/a?x=%0a", "http.target", "", 0);
    row("delete", "/%7f", "http.target", "", 0);
    row("bad escape", "/%zz", "http.encoding", "", 0);
    row("bad escape in query", "/a?x=%", "http.encoding", "", 0);
    row("overlong utf8", "/%c0%af", "http.encoding", "", 0);
    row("surrogate", "/%ed%a0%80", "http.encoding", "", 0);
    row("cut utf8", "/%eb%a7", "http.encoding", "", 0);
}

void TestMessage::parsesTargets()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, path);
    QFETCH(int, parameters);
    const auto parsed = http::parseTarget(target.toStdString());
    QCOMPARE(parsed.has_value(), code.isEmpty());
    if (!parsed) {
        QCOMPARE(parsed.error().code, code.toStdString());
        return;
    }
    QCOMPARE(parsed->path, path.toStdString());
    QCOMPARE(static_cast<int>(parsed->query.size()), parameters);
}

void TestMessage::refusesTooManyParameters()
{
    std::string target = "/a?";
    for (std::size_t i = 0; i <= http::kMaxQueryParameters; ++i)
        target += "x&";
    const auto parsed = http::parseTarget(target);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, std::string("http.target"));
}

void TestMessage::prefersLanguages_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("english");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("korean") << QByteArray("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7") << false;
    QTest::newRow("english") << QByteArray("en-US,en;q=0.9,ko;q=0.8") << true;
    QTest::newRow("equal") << QByteArray("en, ko") << false;
    QTest::newRow("other") << QByteArray("fr") << false;
    QTest::newRow("other and english") << QByteArray("fr, en;q=0.3") << true;
    QTest::newRow("star") << QByteArray("*") << false;
    QTest::newRow("english over star") << QByteArray("en, *;q=0.5") << true;
    QTest::newRow("english refused") << QByteArray("en;q=0") << false;
    QTest::newRow("case") << QByteArray("EN-gb") << true;
    QTest::newRow("prefix only") << QByteArray("eng") << false;
    QTest::newRow("bad quality") << QByteArray("en;q=2, ko;q=0.1") << false;
    QTest::newRow("spaces") << QByteArray(" ko ; q=0.2 , en ; q=0.4 ") << true;
    QTest::newRow("rubbish") << QByteArray(";;;,,,=") << false;
}

void TestMessage::prefersLanguages()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, english);
    QCOMPARE(http::preferredLanguage(header.toStdString()) == http::Language::English, english);
}

void TestMessage::comparesHeaderNamesWithoutCase()
{
    http::Request request;
    request.headers["Content-Type"] = "a";
    request.headers["content-type"] = "b";
    QCOMPARE(static_cast<int>(request.headers.size()), 1);
    QCOMPARE(request.headerOr("CONTENT-TYPE", ""), std::string("b"));
    QCOMPARE(request.headerOr("Accept", "none"), std::string("none"));
}

void TestMessage::parsesBaseUrls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("port");
    const auto row = [](const char* text, bool good, const char* host, const char* port) {
        QTest::newRow(text) << QByteArray(text) << good << QByteArray(host) << QByteArray(port);
    };
    row("https://127.0.0.1:7443", true, "127.0.0.1", "7443");
    row("https://maru.example/", true, "maru.example", "443");
    row("http://localhost", true, "localhost", "80");
    row("https://[::1]:7443", true, "::1", "7443");
    row("https://[::1]", true, "::1", "443");
    row("ftp://a", false, "", "");
    row("https://", false, "", "");
    row("https://a:", false, "", "");
    row("https://a:0", false, "", "");
    row("https://a:65536", false, "", "");
    row("https://a:99999999999999999999", false, "", "");
    row("https://a:1x", false, "", "");
    row("https://user@a", false, "", "");
    row("https://a/path", false, "", "");
    row("https://a b", false, "", "");
    row("https://[::1", false, "", "");
    row("https://[::1]x", false, "", "");
    row("maru.example", false, "", "");
}

void TestMessage::parsesBaseUrls()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, port);
    const auto url = http::parseBaseUrl(text.toStdString());
    QCOMPARE(url.has_value(), good);
    if (!good) {
        QCOMPARE(url.error().code, std::string("http.url"));
        return;
    }
    QCOMPARE(url->host, host.toStdString());
    QCOMPARE(url->port, port.toStdString());
}

void TestMessage::dropsHeadersThatWouldSplitTheResponse()
{
    http::Response response;
    response.headers["X-Bad"] = "a\r\nSet-Cookie: stolen";
    response.headers["X Bad"] = "a";
    response.headers["Content-Length"] = "99";
    response.headers["X-Good"] = "b";
    const std::string head = http::responseHead(response, http::Connection::Close, 3);
    QVERIFY(head.starts_with("HTTP/1.1 200 OK\r\n"));
    QVERIFY(head.ends_with("\r\n\r\n"));
    QCOMPARE(head.find("stolen"), std::string::npos);
    QCOMPARE(head.find("X Bad"), std::string::npos);
    QCOMPARE(head.find("99"), std::string::npos);
    QVERIFY(head.find("X-Good: b\r\n") != std::string::npos);
    QVERIFY(head.find("Content-Length: 3\r\n") != std::string::npos);
}

void TestMessage::writesHttpDates()
{
    QCOMPARE(http::httpDate(784111777), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(http::httpDate(0), std::string("Thu, 01 Jan 1970 00:00:00 GMT"));
}

void TestMessage::readsEventsInAnyPieces()
{
    std::string text = ": comment\n\n" + http::formatEvent("block", "5", "{\"a\":1}")
        + http::formatEvent("block\nx", "6", "one\ntwo") + "data: last\r\n\r\nid\n\nevent: none\n\n";
    for (std::size_t step = 1; step < text.size(); ++step) {
        http::EventParser parser;
        std::vector<http::StreamEvent> events;
        for (std::size_t at = 0; at < text.size(); at += step) {
            QVERIFY(parser.feed(std::string_view(text).substr(at, step), [&](const http::StreamEvent& event) {
                events.push_back(event);
                return true;
            }));
        }
        QCOMPARE(static_cast<int>(events.size()), 3);
        QCOMPARE(events[0].type, std::string("block"));
        QCOMPARE(events[0].id, std::string("5"));
        QCOMPARE(events[0].data, std::string("{\"a\":1}"));
        QCOMPARE(events[1].type, std::string("blockx"));
        QCOMPARE(events[1].data, std::string("one\ntwo"));
        QCOMPARE(events[2].type, std::string("message"));
        QCOMPARE(events[2].id, std::string("6"));
        QCOMPARE(events[2].data, std::string("last"));
    }
}

void TestMessage::refusesEndlessEvents()
{
    http::EventParser parser(100);
    const auto ignore = [](const http::StreamEvent&) { return true; };
    base::Status status;
    for (int i = 0; i < 20 && status; ++i)
        status = parser.feed("data: 0123456789\n", ignore);
    QVERIFY(!status);
    QCOMPARE(status.error().code, std::string("http.too_large"));
}

void TestMessage::limitsRates()
{
    http::RateLimiter limiter(2, 3);
    QVERIFY(limiter.allow("10.0.0.1", 0));
    QVERIFY(limiter.allow("10.0.0.1", 0));
    QVERIFY(limiter.allow("10.0.0.1", 0));
    QVERIFY(!limiter.allow("10.0.0.1", 499));
    QVERIFY(limiter.allow("10.0.0.2", 499));
    QVERIFY(limiter.allow("10.0.0.1", 500));
    QVERIFY(!limiter.allow("10.0.0.1", 999));
    QVERIFY(limiter.allow("10.0.0.1", 100'000));
    // A clock that went back gives nothing for free.
    QVERIFY(limiter.allow("10.0.0.1", 0));
    QVERIFY(limiter.allow("10.0.0.1", 0));
    QVERIFY(!limiter.allow("10.0.0.1", 0));
    http::RateLimiter open(0, 0);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(open.allow("10.0.0.1", 0));
    // Peers whose bucket is full again are forgotten.
    http::RateLimiter many(10, 10);
    for (int i = 0; i < 30'000; ++i)
        many.allow("10." + std::to_string(i), i);
    QVERIFY(many.tracked() <= 10'001);
}

void TestMessage::countsConnections()
{
    http::ConnectionCounter counter(3, 2);
    QVERIFY(counter.tryAdd("a"));
    QVERIFY(counter.tryAdd("a"));
    QVERIFY(!counter.tryAdd("a"));
    QVERIFY(counter.tryAdd("b"));
    QVERIFY(!counter.tryAdd("c"));
    counter.remove("a");
    QVERIFY(counter.tryAdd("c"));
    QCOMPARE(static_cast<int>(counter.open()), 3);
}

void TestMessage::groupsIpv6ByPrefix()
{
    QCOMPARE(http::peerKey("203.0.113.9"), std::string("203.0.113.9"));
    QCOMPARE(http::peerKey("2001:db8:1:2:3:4:5:6"), http::peerKey("2001:db8:1:2:ffff::1"));
    QVERIFY(http::peerKey("2001:db8:1:2::1") != http::peerKey("2001:db8:1:3::1"));
    QCOMPARE(http::peerKey("2001:db8::1"), http::peerKey("2001:db8::2"));
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
