// SPDX-License-Identifier: Apache-2.0
// Path patterns, methods and the fallback.
#include "shared/http/server.h"

#include <QtTest>

using namespace maru;

class TestRouter : public QObject {
    Q_OBJECT

private slots:
    void matchesPaths_data();
    void matchesPaths();
    void listsAllowedMethods();
    void sendsHeadWhereGetGoes();
    void prefersPatternsToTheFallback();
    void runsHooksInOrder();
};

namespace {

http::Handler answer(std::string text)
{
    return [text](const http::Request&) { return http::Response::text(200, text); };
}

http::Router makeRouter()
{
    http::Router router;
    router.get("/", answer("root"));
    router.get("/v1/blocks", answer("blocks"));
    router.get("/v1/blocks/{height}", answer("block"));
    router.get("/v1/state/{domain}/{table}/{key...}", answer("state"));
    router.post("/v1/blocks", answer("posted"));
    router.remove("/v1/sessions", answer("removed"));
    return router;
}

} // namespace

void TestRouter::matchesPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* path, const char* body, const char* name, const char* value) {
        QTest::newRow(path) << QByteArray(path) << QByteArray(body) << QByteArray(name) << QByteArray(value);
    };
    row("/", "root", "", "");
    row("/v1/blocks", "blocks", "", "");
    row("/v1/blocks/17", "block", "height", "17");
    row("/v1/blocks/", "", "", "");
    row("/v1/blocks/1/2", "", "", "");
    row("/v1", "", "", "");
    row("/v2/blocks", "", "", "");
    row("/V1/blocks", "", "", "");
    row("/v1/state/donation/campaigns/c-1", "state", "key", "c-1");
    row("/v1/state/accounts/entries/citizen:a/00000001", "state", "key", "citizen:a/00000001");
    row("/v1/state/accounts/entries/", "", "", "");
}

void TestRouter::matchesPaths()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const http::Router router = makeRouter();
    std::string allowed;
    const auto match = router.match("GET", path.toStdString(), allowed);
    QCOMPARE(match.has_value(), !body.isEmpty());
    if (!match)
        return;
    QCOMPARE(match->handler(http::Request()).body, body.toStdString());
    if (!name.isEmpty())
        QCOMPARE(match->parameters.at(name.toStdString()), value.toStdString());
}

void TestRouter::listsAllowedMethods()
{
    const http::Router router = makeRouter();
    std::string allowed;
    QVERIFY(!router.match("DELETE", "/v1/blocks", allowed));
    QCOMPARE(allowed, std::string("GET, HEAD, POST"));
    QVERIFY(!router.match("BREW", "/v1/sessions", allowed));
    QCOMPARE(allowed, std::string("DELETE"));
    QVERIFY(!router.match("GET", "/nowhere", allowed));
    QCOMPARE(allowed, std::string());
}

void TestRouter::sendsHeadWhereGetGoes()
{
    const http::Router router = makeRouter();
    std::string allowed;
    const auto match = router.match("HEAD", "/v1/blocks", allowed);
    QVERIFY(match.has_value());
    QCOMPARE(match->handler(http::Request()).body, std::string("blocks"));
}

void TestRouter::prefersPatternsToTheFallback()
{
    http::Router router = makeRouter();
    router.fallback(answer("file"));
    std::string allowed;
    QCOMPARE(
        router.match("GET", "/v1/blocks", allowed)->handler(http::Request()).body, std::string("blocks"));
    QCOMPARE(router.match("GET", "/index.html", allowed)->handler(http::Request()).body, std::string("file"));
    QVERIFY(!router.match("POST", "/index.html", allowed));
    QCOMPARE(allowed, std::string("GET, HEAD"));
    // A path that a pattern knows never falls through with another method.
    QVERIFY(!router.match("DELETE", "/v1/blocks", allowed));
    QCOMPARE(allowed, std::string("GET, HEAD, POST"));
}

void TestRouter::runsHooksInOrder()
{
    http::Router router;
    router.after([](const http::Request&, http::Response& response) { response.headers["X-One"] = "1"; });
    router.after([](const http::Request&, http::Response& response) { response.headers["X-One"] += "2"; });
    http::Response response;
    router.finish(http::Request(), response);
    QCOMPARE(response.headers.at("x-one"), std::string("12"));
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
