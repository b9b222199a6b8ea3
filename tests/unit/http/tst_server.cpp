// SPDX-License-Identifier: Apache-2.0
// The server over real sockets: good requests, bad ones, limits, event streams, stopping.
#include "tests/unit/http/loopback.h"

#include "shared/base/clock.h"
#include "shared/crypto/tls_identity.h"
#include "shared/http/client.h"
#include "shared/http/event_stream.h"
#include "shared/http/server.h"

#include <QtTest>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace maru;

namespace {

/// What asynchronous handlers and streams leave for the test to answer.
struct Held {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<http::Responder> responders;
    std::vector<std::shared_ptr<http::EventSink>> sinks;
    std::vector<std::string> resumedFrom;

    http::Responder takeResponder()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return !responders.empty(); });
        http::Responder responder = std::move(responders.back());
        responders.pop_back();
        return responder;
    }
    std::shared_ptr<http::EventSink> takeSink()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return !sinks.empty(); });
        std::shared_ptr<http::EventSink> sink = std::move(sinks.back());
        sinks.pop_back();
        return sink;
    }
};

http::Router makeRouter(Held& held)
{
    http::Router router;
    router.get("/hello", [](const http::Request& request) {
        return http::Response::text(200, "hello " + request.queryValue("name").value_or("nobody"));
    });
    router.get("/large",
        [](const http::Request&) { return http::Response::text(200, std::string(3'000'000, 'x')); });
    router.get("/empty", [](const http::Request&) { return http::Response { 204, {}, {} }; });
    router.get("/throws", [](const http::Request&) -> http::Response { throw std::runtime_error("broken"); });
    router.get("/status", [](const http::Request&) { return http::Response { 99, {}, {} }; });
    router.get("/echo/{rest...}", [](const http::Request& request) {
        return http::Response::text(200, request.parameters.at("rest"));
    });
    router.post("/echo", [](const http::Request& request) {
        return http::Response::text(200, request.headerOr("X-Many", "") + '|' + request.body);
    });
    router.postAsync("/later", [&held](const http::Request&, http::Responder respond) {
        const std::lock_guard lock(held.mutex);
        held.responders.push_back(std::move(respond));
        held.changed.notify_all();
    });
    router.postAsync("/drops", [](const http::Request&, http::Responder) {});
    router.stream("/stream", [&held](const http::Request& request, std::shared_ptr<http::EventSink> sink) {
        const std::lock_guard lock(held.mutex);
        held.resumedFrom.push_back(request.headerOr("Last-Event-ID", "start"));
        held.sinks.push_back(std::move(sink));
        held.changed.notify_all();
    });
    router.after([](const http::Request&, http::Response& response) { response.headers["X-Hook"] = "yes"; });
    return router;
}

std::string requestFor(std::string_view head, std::string_view body = {})
{
    return std::string(head) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + std::string(body);
}

int statusIn(const std::string& response)
{
    return response.size() > 12 ? std::stoi(response.substr(9, 3)) : 0;
}

std::string codeIn(const std::string& response)
{
    const std::size_t body = response.find("\r\n\r\n");
    if (body == std::string::npos)
        return {};
    const auto json = base::parseJson(std::string_view(response).substr(body + 4));
    return json ? json->stringOr("code", "") : std::string();
}

} // namespace

class TestServer : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void answersRequests_data();
    void answersRequests();
    void answersHeadWithoutBody();
    void keepsConnectionsAlive();
    void answersPipelinedRequestsInOrder();
    void answersHttp10();
    void refusesMalformedRequests_data();
    void refusesMalformedRequests();
    void refusesOversizedHeader();
    void refusesOversizedBody_data();
    void refusesOversizedBody();
    void takesChunkedBodies();
    void continuesWhenAsked();
    void timesOutSlowHeaders();
    void timesOutSlowBodies();
    void closesIdleConnections();
    void answersLater();
    void answersFromAnotherThread();
    void answersDroppedResponders();
    void survivesHandlersThatThrow();
    void limitsRates();
    void limitsConnections();
    void limitsConnectionsOfOnePeer();
    void streamsEvents();
    void resumesStreams();
    void closesStreamsThatFallBehind();
    void closesStreamsWhoseSinkIsDropped();
    void stopsWhileWorkIsOpen();
    void answersLateResponderAfterStop();
    void refusesBadTls();
    void refusesPlainTextOnTlsPort();
    void failsToListenTwice();
    void translatesProblems();

private:
    void start(http::ServerLimits limits = {}, bool tls = false);
    std::unique_ptr<http::Client> client(bool tls = false);
    std::string raw(std::string_view request);

    base::NullLogger m_log;
    std::optional<crypto::TlsIdentity> m_identity;
    std::unique_ptr<Held> m_held;
    std::unique_ptr<http::Server> m_server;
};

void TestServer::initTestCase()
{
    auto identity = crypto::makeTlsIdentity({ "localhost", "127.0.0.1" }, base::SystemClock().now());
    QVERIFY(identity.has_value());
    m_identity = std::move(*identity);
}

void TestServer::init()
{
    m_held = std::make_unique<Held>();
}

void TestServer::cleanup()
{
    m_server.reset();
    m_held.reset();
}

void TestServer::start(http::ServerLimits limits, bool tls)
{
    http::ServerOptions options;
    options.limits = limits;
    if (tls) {
        options.certificatePem = m_identity->certificatePem;
        options.keyPem = std::string(base::asText(m_identity->keyPem.view()));
    }
    auto server = http::startServer(options, makeRouter(*m_held), m_log);
    QVERIFY2(server.has_value(), server ? "" : server.error().detail.c_str());
    m_server = std::move(*server);
    QVERIFY(m_server->port() != 0);
}

std::unique_ptr<http::Client> TestServer::client(bool tls)
{
    http::ClientOptions options;
    options.baseUrl = (tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(m_server->port());
    options.caPem = m_identity->caCertificatePem;
    return std::move(*http::makeClient(options));
}

std::string TestServer::raw(std::string_view request)
{
    RawConnection connection(m_server->port());
    if (!connection.isOpen() || !connection.send(request))
        return {};
    return connection.readAll();
}

void TestServer::answersRequests_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    for (const bool tls : { false, true }) {
        const auto row = [tls](const char* name, const char* method, const char* target, const char* body,
                             int status, const char* answer) {
            QTest::newRow((std::string(name) + (tls ? " tls" : " plain")).c_str())
                << tls << QByteArray(method) << QByteArray(target) << QByteArray(body) << status
                << QByteArray(answer);
        };
        row("get", "GET", "/hello", "", 200, "hello nobody");
        row("query", "GET", "/hello?name=%EB%A7%88%EB%A3%A8+x", "", 200, "hello 마루 x");
        row("rest", "GET", "/echo/a/b%2Fc", "", 200, "a/b/c");
        row("post", "POST", "/echo", "body", 200, "|body");
        row("empty post", "POST", "/echo", "", 200, "|");
        row("no content", "GET", "/empty", "", 204, "");
        row("not found", "GET", "/nowhere", "", 404, "");
        row("method", "DELETE", "/hello", "", 405, "");
        row("unknown method", "BREW", "/hello", "", 405, "");
        row("bad status", "GET", "/status", "", 500, "");
    }
}

void TestServer::answersRequests()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    start({}, tls);
    const auto response =
        client(tls)->send(method.toStdString(), target.toStdString(), {}, body.toStdString());
    QVERIFY2(response.has_value(), response ? "" : (response.error().code + response.error().detail).c_str());
    QCOMPARE(response->status, status);
    QCOMPARE(response->headers.at("X-Hook"), std::string("yes"));
    if (status < 300)
        QCOMPARE(response->body, answer.toStdString());
    else
        QCOMPARE(response->headers.at("Content-Type"), std::string("application/problem+json"));
    if (status == 405)
        QCOMPARE(response->headers.at("Allow"), std::string("GET, HEAD"));
}

void TestServer::answersHeadWithoutBody()
{
    start();
    const std::string response = raw(requestFor("HEAD /hello HTTP/1.1"));
    QCOMPARE(statusIn(response), 200);
    QVERIFY(response.find("Content-Length: 12\r\n") != std::string::npos);
    QVERIFY(response.ends_with("\r\n\r\n"));
    const auto viaClient = client()->send("HEAD", "/large", {}, {});
    QVERIFY(viaClient.has_value());
    QCOMPARE(viaClient->headers.at("content-length"), std::string("3000000"));
    QVERIFY(viaClient->body.empty());
}

void TestServer::keepsConnectionsAlive()
{
    start();
    RawConnection connection(m_server->port());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(connection.send("GET /hello?name=" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(statusIn(connection.readUntil("hello " + std::to_string(i))), 200);
    }
    QCOMPARE(m_server->metrics().openConnections, std::int64_t { 1 });
    QCOMPARE(m_server->metrics().requests, std::int64_t { 3 });
    QCOMPARE(m_server->metrics().byStatus.at(200), std::int64_t { 3 });
}

void TestServer::answersPipelinedRequestsInOrder()
{
    start();
    std::string requests;
    for (int i = 0; i < 50; ++i)
        requests += "GET /hello?name=n" + std::to_string(i) + "; HTTP/1.1\r\nHost: a\r\n\r\n";
    requests += requestFor("POST /echo HTTP/1.1\r\nContent-Length: 4", "last");
    const std::string response = raw(requests);
    std::size_t at = 0;
    for (int i = 0; i < 50; ++i) {
        at = response.find("hello n" + std::to_string(i) + ';', at);
        QVERIFY(at != std::string::npos);
    }
    QVERIFY(response.ends_with("|last"));
}

void TestServer::answersHttp10()
{
    start();
    const std::string response = raw("GET /hello HTTP/1.0\r\n\r\n");
    QCOMPARE(statusIn(response), 200);
    QVERIFY(response.find("Connection: close") != std::string::npos);
}

void TestServer::refusesMalformedRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const QByteArray& request, int status, const char* code) {
        QTest::newRow(name) << request << status << QByteArray(code);
    };
    const QByteArray tail = "\r\nHost: a\r\nConnection: close\r\n\r\n";
    row("rubbish", "\x16\x03\x01 rubbish\r\n\r\n", 400, "http.malformed");
    row("no version", "GET /hello" + tail, 400, "http.malformed");
    row("http 2", "GET /hello HTTP/2.0" + tail, 400, "http.malformed");
    row("no host", "GET /hello HTTP/1.1\r\n\r\n", 400, "http.malformed");
    row("two hosts", "GET /hello HTTP/1.1\r\nHost: b" + tail, 400, "http.malformed");
    row("bad header", "GET /hello HTTP/1.1\r\nBad Name: b" + tail, 400, "http.malformed");
    row("bad length", "POST /echo HTTP/1.1\r\nContent-Length: -1" + tail, 400, "http.malformed");
    row("two lengths", "POST /echo HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2" + tail, 400,
        "http.malformed");
    row("length and chunks",
        "POST /echo HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked" + tail + "0\r\n\r\n", 400,
        "http.malformed");
    row("bad chunk", "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked" + tail + "zz\r\n", 400,
        "http.malformed");
    row("bad escape", "GET /%zz HTTP/1.1" + tail, 400, "http.encoding");
    row("nul", "GET /%00 HTTP/1.1" + tail, 400, "http.target");
    row("dots", "GET /echo/../hello HTTP/1.1" + tail, 400, "http.target");
    row("encoded dots", "GET /echo/%2e%2e%2fhello HTTP/1.1" + tail, 400, "http.target");
    row("star", "OPTIONS * HTTP/1.1" + tail, 400, "http.target");
}

void TestServer::refusesMalformedRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    start();
    const std::string response = raw(request.toStdString());
    QCOMPARE(statusIn(response), status);
    QCOMPARE(codeIn(response), code.toStdString());
    // And the next guest is served.
    QCOMPARE(statusIn(raw(requestFor("GET /hello HTTP/1.1"))), 200);
}

void TestServer::refusesOversizedHeader()
{
    http::ServerLimits limits;
    limits.headerBytes = 1024;
    start(limits);
    const std::string closed = raw(requestFor("GET /hello HTTP/1.1\r\nX-Long: " + std::string(2000, 'a')));
    QCOMPARE(statusIn(closed), 431);
    QCOMPARE(codeIn(closed), std::string("http.header_too_large"));
    // Without an end in sight.
    RawConnection connection(m_server->port());
    connection.send("GET /hello HTTP/1.1\r\nX-Long: " + std::string(100'000, 'a'));
    QCOMPARE(statusIn(connection.readAll()), 431);
}

void TestServer::refusesOversizedBody_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("tls") << true;
}

void TestServer::refusesOversizedBody()
{
    QFETCH(bool, tls);
    http::ServerLimits limits;
    limits.bodyBytes = 1000;
    start(limits, tls);
    const auto caller = client(tls);
    for (const std::size_t size : { std::size_t { 1001 }, std::size_t { 2'000'000 } }) {
        const auto response = caller->send("POST", "/echo", {}, std::string(size, 'b'));
        QVERIFY2(
            response.has_value(), response ? "" : (response.error().code + response.error().detail).c_str());
        QCOMPARE(response->status, 413);
    }
    QCOMPARE(caller->send("POST", "/echo", {}, std::string(1000, 'b'))->status, 200);
    if (!tls) {
        const std::string chunked =
            raw("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n"
                + std::string(2000, 'c') + "\r\n0\r\n\r\n");
        QCOMPARE(statusIn(chunked), 413);
    }
}

void TestServer::takesChunkedBodies()
{
    start();
    const std::string response =
        raw(requestFor("POST /echo HTTP/1.1\r\nX-Many: a\r\nX-Many: b\r\nTransfer-Encoding: chunked",
            "5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n"));
    QCOMPARE(statusIn(response), 200);
    QVERIFY(response.ends_with("a, b|firstsecond"));
}

void TestServer::continuesWhenAsked()
{
    start();
    RawConnection connection(m_server->port());
    connection.send(requestFor("POST /echo HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue"));
    QCOMPARE(statusIn(connection.readUntil("\r\n\r\n")), 100);
    connection.send("body");
    QVERIFY(connection.readAll().ends_with("|body"));
}

void TestServer::timesOutSlowHeaders()
{
    http::ServerLimits limits;
    limits.headerTimeoutSeconds = 1;
    start(limits);
    RawConnection connection(m_server->port());
    connection.send("GET /hello HTTP/1.1\r\nHo");
    const std::string response = connection.readAll();
    QCOMPARE(statusIn(response), 408);
    QCOMPARE(codeIn(response), std::string("http.request_timeout"));
}

void TestServer::timesOutSlowBodies()
{
    http::ServerLimits limits;
    limits.bodyTimeoutSeconds = 1;
    start(limits);
    RawConnection connection(m_server->port());
    connection.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    QCOMPARE(statusIn(connection.readAll()), 408);
}

void TestServer::closesIdleConnections()
{
    http::ServerLimits limits;
    limits.idleTimeoutSeconds = 1;
    limits.headerTimeoutSeconds = 1;
    start(limits);
    RawConnection silent(m_server->port());
    QVERIFY(silent.readAll().empty());
    RawConnection served(m_server->port());
    served.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(served.readAll().ends_with("hello nobody"));
}

void TestServer::answersLater()
{
    start();
    RawConnection connection(m_server->port());
    connection.send(requestFor("POST /later HTTP/1.1\r\nContent-Length: 0"));
    http::Responder respond = m_held->takeResponder();
    // The only worker threads are free meanwhile.
    QCOMPARE(statusIn(raw(requestFor("GET /hello HTTP/1.1"))), 200);
    respond(http::Response::text(202, "done"));
    respond(http::Response::text(500, "twice"));
    const std::string response = connection.readAll();
    QCOMPARE(statusIn(response), 202);
    QVERIFY(response.ends_with("done"));
}

void TestServer::answersFromAnotherThread()
{
    start({}, /*tls=*/true);
    std::thread answering([this] {
        for (int i = 0; i < 20; ++i)
            m_held->takeResponder()(http::Response::text(200, std::to_string(i)));
    });
    const auto caller = client(true);
    bool allGood = true;
    for (int i = 0; i < 20; ++i) {
        const auto response = caller->send("POST", "/later", {}, {});
        allGood = allGood && response && response->body == std::to_string(i);
    }
    answering.join();
    QVERIFY(allGood);
}

void TestServer::answersDroppedResponders()
{
    start();
    const std::string response = raw(requestFor("POST /drops HTTP/1.1\r\nContent-Length: 0"));
    QCOMPARE(statusIn(response), 500);
    QCOMPARE(codeIn(response), std::string("http.internal"));
}

void TestServer::survivesHandlersThatThrow()
{
    start();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(statusIn(raw(requestFor("GET /throws HTTP/1.1"))), 500);
    QCOMPARE(statusIn(raw(requestFor("GET /hello HTTP/1.1"))), 200);
}

void TestServer::limitsRates()
{
    http::ServerLimits limits;
    limits.ratePerPeer = 1;
    limits.rateBurst = 3;
    start(limits);
    const auto caller = client();
    int refused = 0;
    for (int i = 0; i < 20; ++i) {
        const auto response = caller->send("GET", "/hello", {}, {});
        QVERIFY(response.has_value());
        if (response->status == 429) {
            ++refused;
            QCOMPARE(response->headers.at("Retry-After"), std::string("1"));
        }
    }
    QVERIFY(refused > 0);
    QCOMPARE(m_server->metrics().refusedByRate, static_cast<std::int64_t>(refused));
}

void TestServer::limitsConnections()
{
    http::ServerLimits limits;
    limits.connections = 2;
    start(limits);
    RawConnection first(m_server->port());
    RawConnection second(m_server->port());
    for (RawConnection* connection : { &first, &second }) {
        connection->send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusIn(connection->readUntil("nobody")), 200);
    }
    RawConnection third(m_server->port());
    third.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(third.readAll().empty());
    QCOMPARE(m_server->metrics().refusedByLimit, std::int64_t { 1 });
    // A place becomes free.
    first.closeWriting();
    QVERIFY(first.readAll().empty());
    QTRY_COMPARE(m_server->metrics().openConnections, std::int64_t { 1 });
    QCOMPARE(statusIn(raw(requestFor("GET /hello HTTP/1.1"))), 200);
}

void TestServer::limitsConnectionsOfOnePeer()
{
    http::ServerLimits limits;
    limits.connectionsPerPeer = 1;
    start(limits);
    RawConnection first(m_server->port());
    first.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(statusIn(first.readUntil("nobody")), 200);
    RawConnection second(m_server->port());
    second.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(second.readAll().empty());
}

void TestServer::streamsEvents()
{
    start({}, /*tls=*/true);
    std::thread sending([this] {
        const auto sink = m_held->takeSink();
        for (int i = 1; i <= 100; ++i)
            sink->send("block", std::to_string(i), "{\"height\":" + std::to_string(i) + '}');
    });
    std::vector<http::StreamEvent> events;
    http::EventParser parser;
    const base::Status status = client(true)->stream("/stream", {}, [&](std::string_view bytes) {
        return parser
            .feed(bytes,
                [&](const http::StreamEvent& event) {
                    events.push_back(event);
                    return true;
                })
            .has_value();
    });
    sending.join();
    QVERIFY2(status.has_value(), status ? "" : status.error().detail.c_str());
    QCOMPARE(static_cast<int>(events.size()), 100);
    QCOMPARE(events[99].id, std::string("100"));
    QCOMPARE(events[99].data, std::string("{\"height\":100}"));
}

void TestServer::resumesStreams()
{
    start();
    RawConnection connection(m_server->port());
    connection.send("GET /stream HTTP/1.1\r\nHost: a\r\nLast-Event-ID: 41\r\n\r\n");
    const std::string head = connection.readUntil("\r\n\r\n");
    QVERIFY(head.find("text/event-stream") != std::string::npos);
    QVERIFY(head.find("X-Hook: yes") != std::string::npos);
    QVERIFY(head.find("Content-Length") == std::string::npos);
    auto sink = m_held->takeSink();
    QCOMPARE(m_held->resumedFrom.back(), std::string("41"));
    QVERIFY(sink->send("block", "42", "a\nb"));
    QCOMPARE(connection.readUntil("\n\n"), std::string("event: block\nid: 42\ndata: a\ndata: b\n\n"));
    sink.reset();
    QVERIFY(connection.readAll().empty());
}

void TestServer::closesStreamsThatFallBehind()
{
    http::ServerLimits limits;
    limits.streamQueueBytes = 100'000;
    start(limits);
    RawConnection connection(m_server->port());
    connection.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto sink = m_held->takeSink();
    const std::string data(50'000, 'x');
    bool isTaken = true;
    for (int i = 0; i < 10'000 && isTaken; ++i)
        isTaken = sink->send("block", std::to_string(i), data);
    QVERIFY(!isTaken);
    QVERIFY(!sink->isOpen());
    QVERIFY(!sink->send("block", "1", "x"));
}

void TestServer::closesStreamsWhoseSinkIsDropped()
{
    start();
    RawConnection connection(m_server->port());
    connection.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    auto sink = m_held->takeSink();
    QVERIFY(sink->send("", "", "bye"));
    sink.reset();
    QVERIFY(connection.readAll().ends_with("data: bye\n\n"));
}

void TestServer::stopsWhileWorkIsOpen()
{
    start({}, /*tls=*/true);
    const auto caller = client(true);
    QCOMPARE(caller->send("GET", "/hello", {}, {})->status, 200); // stays open and idle
    std::thread working([this] {
        const auto other = client(true);
        const auto response = other->send("POST", "/later", {}, {});
        QVERIFY(response.has_value());
        QCOMPARE(response->body, std::string("in time"));
    });
    http::Responder respond = m_held->takeResponder();
    std::thread streaming([this] {
        const auto other = client(true);
        QVERIFY(other->stream("/stream", {}, [](std::string_view) { return true; }).has_value());
    });
    const auto sink = m_held->takeSink();
    std::thread stopping([this] { m_server->stop(); });
    QTRY_VERIFY(!sink->isOpen());
    respond(http::Response::text(200, "in time"));
    stopping.join();
    working.join();
    streaming.join();
    QVERIFY(!sink->send("block", "1", "x"));
    QVERIFY(!RawConnection(m_server->port()).isOpen());
    m_server->stop();
}

void TestServer::answersLateResponderAfterStop()
{
    start();
    RawConnection connection(m_server->port());
    connection.send("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    http::Responder respond = m_held->takeResponder();
    m_server->stop(); // gives up after its grace
    m_server.reset();
    respond(http::Response::text(200, "too late"));
    QVERIFY(connection.readAll().empty());
}

void TestServer::refusesBadTls()
{
    http::ServerOptions options;
    options.certificatePem = "not a certificate";
    options.keyPem = "not a key";
    const auto rubbish = http::startServer(options, http::Router(), m_log);
    QVERIFY(!rubbish);
    QCOMPARE(rubbish.error().code, std::string("http.tls"));
    const auto other = crypto::makeTlsIdentity({ "localhost" }, base::SystemClock().now());
    options.certificatePem = m_identity->certificatePem;
    options.keyPem = std::string(base::asText(other->keyPem.view()));
    const auto mixed = http::startServer(options, http::Router(), m_log);
    QVERIFY(!mixed);
    QCOMPARE(mixed.error().code, std::string("http.tls"));
    options.keyPem.clear();
    QVERIFY(!http::startServer(options, http::Router(), m_log));
}

void TestServer::refusesPlainTextOnTlsPort()
{
    start({}, /*tls=*/true);
    const std::string response = raw(requestFor("GET /hello HTTP/1.1"));
    QVERIFY(response.find("HTTP/1.1") == std::string::npos);
    QCOMPARE(client(true)->send("GET", "/hello", {}, {})->status, 200);
}

void TestServer::failsToListenTwice()
{
    start();
    http::ServerOptions options;
    options.port = m_server->port();
    const auto second = http::startServer(options, http::Router(), m_log);
    QVERIFY(!second);
    QCOMPARE(second.error().code, std::string("http.listen"));
    options.address = "not an address";
    QVERIFY(!http::startServer(options, http::Router(), m_log));
}

void TestServer::translatesProblems()
{
    start();
    const auto caller = client();
    const auto english = caller->send("GET", "/nowhere", { { "Accept-Language", "en" } }, {});
    const auto korean = caller->send("GET", "/nowhere", { { "Accept-Language", "ko" } }, {});
    QCOMPARE(english->headers.at("Content-Language"), std::string("en"));
    QCOMPARE(korean->headers.at("Content-Language"), std::string("ko"));
    QVERIFY(english->body != korean->body);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
