// SPDX-License-Identifier: Apache-2.0
// The client against good servers, wrong certificates and peers that misbehave.
#include "tests/unit/http/loopback.h"

#include "shared/base/clock.h"
#include "shared/crypto/tls_identity.h"
#include "shared/http/client.h"
#include "shared/http/server.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace maru;

namespace {

std::unique_ptr<http::Client> clientOf(
    std::string url, std::string ca = {}, std::size_t limit = 1u << 20, int seconds = 5)
{
    http::ClientOptions options;
    options.baseUrl = std::move(url);
    options.caPem = std::move(ca);
    options.timeoutSeconds = seconds;
    options.responseLimitBytes = limit;
    return std::move(*http::makeClient(options));
}

} // namespace

class TestClient : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void refusesWrongAuthority();
    void refusesWrongHost();
    void refusesExpiredCertificate();
    void refusesRubbishAuthority();
    void reusesConnections();
    void worksFromManyThreads();
    void reportsRefusedConnections();
    void understandsPeers_data();
    void understandsPeers();
    void timesOut();
    void refusesHeaderInjection();
    void streamsBodies();
    void reportsProblemsOfStreams();

private:
    std::unique_ptr<http::Server> startTls(const crypto::TlsIdentity& identity);

    base::NullLogger m_log;
    std::optional<crypto::TlsIdentity> m_identity;
};

void TestClient::initTestCase()
{
    auto identity = crypto::makeTlsIdentity({ "localhost", "127.0.0.1" }, base::SystemClock().now());
    QVERIFY(identity.has_value());
    m_identity = std::move(*identity);
}

std::unique_ptr<http::Server> TestClient::startTls(const crypto::TlsIdentity& identity)
{
    http::Router router;
    router.get("/peer", [](const http::Request& request) { return http::Response::text(200, request.peer); });
    router.get("/large",
        [](const http::Request&) { return http::Response::text(200, std::string(5'000'000, 'x')); });
    http::ServerOptions options;
    options.certificatePem = identity.certificatePem;
    options.keyPem = std::string(base::asText(identity.keyPem.view()));
    return std::move(*http::startServer(options, std::move(router), m_log));
}

void TestClient::refusesWrongAuthority()
{
    const auto server = startTls(*m_identity);
    const auto other = crypto::makeTlsIdentity({ "127.0.0.1" }, base::SystemClock().now());
    const std::string url = "https://127.0.0.1:" + std::to_string(server->port());
    const auto response = clientOf(url, other->caCertificatePem)->send("GET", "/peer", {}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, std::string("http.tls"));
    const auto system = clientOf(url)->send("GET", "/peer", {}, {});
    QVERIFY(!system);
    QCOMPARE(system.error().code, std::string("http.tls"));
    const auto good = clientOf(url, m_identity->caCertificatePem)->send("GET", "/peer", {}, {});
    QVERIFY2(good.has_value(), good ? "" : good.error().detail.c_str());
    QCOMPARE(good->body, std::string("127.0.0.1"));
}

void TestClient::refusesWrongHost()
{
    auto identity = crypto::makeTlsIdentity({ "maru.example", "127.0.0.2" }, base::SystemClock().now());
    const auto server = startTls(*identity);
    const std::string port = std::to_string(server->port());
    for (const std::string host : { "127.0.0.1", "localhost" }) {
        const auto response = clientOf("https://" + host + ':' + port, identity->caCertificatePem)
                                  ->send("GET", "/peer", {}, {});
        QVERIFY(!response);
        QCOMPARE(response.error().code, std::string("http.tls"));
    }
}

void TestClient::refusesExpiredCertificate()
{
    const auto identity = crypto::makeTlsIdentity({ "127.0.0.1" }, base::UnixSeconds(1'000'000'000));
    QVERIFY(identity.has_value());
    const auto server = startTls(*identity);
    const auto response =
        clientOf("https://127.0.0.1:" + std::to_string(server->port()), identity->caCertificatePem)
            ->send("GET", "/peer", {}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, std::string("http.tls"));
}

void TestClient::refusesRubbishAuthority()
{
    http::ClientOptions options;
    options.baseUrl = "https://127.0.0.1:1";
    options.caPem = "rubbish";
    const auto client = http::makeClient(options);
    QVERIFY(!client);
    QCOMPARE(client.error().code, std::string("http.tls"));
}

void TestClient::reusesConnections()
{
    const auto server = startTls(*m_identity);
    const auto client =
        clientOf("https://localhost:" + std::to_string(server->port()), m_identity->caCertificatePem);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(client->send("GET", "/peer", {}, {})->status, 200);
    QCOMPARE(server->metrics().openConnections, std::int64_t { 1 });
    QCOMPARE(server->metrics().requests, std::int64_t { 10 });
}

void TestClient::worksFromManyThreads()
{
    const auto server = startTls(*m_identity);
    const auto client =
        clientOf("https://127.0.0.1:" + std::to_string(server->port()), m_identity->caCertificatePem);
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 10; ++k) {
                const auto response = client->send("GET", "/peer", {}, {});
                if (response && response->status == 200)
                    ++good;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), 80);
    QTRY_VERIFY(server->metrics().openConnections <= 4);
}

void TestClient::reportsRefusedConnections()
{
    std::string url;
    {
        const ScriptedPeer peer({});
        url = peer.url();
    }
    const auto response = clientOf(url)->send("GET", "/", {}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, std::string("http.connect"));
    QCOMPARE(response.error().kind, base::ErrorKind::Failed);
}

void TestClient::understandsPeers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& answer, const char* code, const char* body) {
        QTest::newRow(name) << answer << QByteArray(code) << QByteArray(body);
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "", "ok");
    row("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n", "",
        "ok");
    row("until close", "HTTP/1.1 200 OK\r\n\r\nok", "", "ok");
    row("continue first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "",
        "ok");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", "", "");
    row("rubbish", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "http.protocol", "");
    row("cut head", "HTTP/1.1 200 OK\r\nConte", "http.protocol", "");
    row("cut body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok", "http.protocol", "");
    row("nothing", "", "http.connect", "");
    row("too large", "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + QByteArray(2000, 'x'),
        "http.too_large", "");
    row("head too large", "HTTP/1.1 200 OK\r\nX: " + QByteArray(100'000, 'x'), "http.protocol", "");
}

void TestClient::understandsPeers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, body);
    const ScriptedPeer peer({ answer.toStdString() });
    const auto response = clientOf(peer.url(), {}, 1000)->send("POST", "/", {}, "x");
    QCOMPARE(response.has_value(), code.isEmpty());
    if (response)
        QCOMPARE(response->body, body.toStdString());
    else
        QCOMPARE(response.error().code, code.toStdString());
}

void TestClient::timesOut()
{
    const ScriptedPeer peer({ "silence" });
    const auto response = clientOf(peer.url(), {}, 1000, 1)->send("GET", "/", {}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, std::string("http.timeout"));
}

void TestClient::refusesHeaderInjection()
{
    const auto client = clientOf("http://127.0.0.1:9");
    QCOMPARE(
        client->send("GET", "/", { { "X", "a\r\nY: b" } }, {}).error().code, std::string("http.malformed"));
    QCOMPARE(client->send("GET", "/a b", {}, {}).error().code, std::string("http.target"));
    QCOMPARE(client->send("GET", "a", {}, {}).error().code, std::string("http.target"));
    QCOMPARE(client->send("GET /", "/", {}, {}).error().code, std::string("http.target"));
}

void TestClient::streamsBodies()
{
    const auto server = startTls(*m_identity);
    const auto client =
        clientOf("https://127.0.0.1:" + std::to_string(server->port()), m_identity->caCertificatePem, 1000);
    std::size_t received = 0;
    const auto whole = client->stream("/large", {}, [&](std::string_view bytes) {
        received += bytes.size();
        return true;
    });
    QVERIFY(whole.has_value());
    QCOMPARE(received, std::size_t { 5'000'000 });
    received = 0;
    const auto part = client->stream("/large", {}, [&](std::string_view bytes) {
        received += bytes.size();
        return received < 100'000;
    });
    QVERIFY(part.has_value());
    QVERIFY(received < 5'000'000);
    QCOMPARE(client->send("GET", "/large", {}, {}).error().code, std::string("http.too_large"));
}

void TestClient::reportsProblemsOfStreams()
{
    const auto server = startTls(*m_identity);
    const auto client =
        clientOf("https://127.0.0.1:" + std::to_string(server->port()), m_identity->caCertificatePem);
    const auto status = client->stream("/nowhere", {}, [](std::string_view) { return true; });
    QVERIFY(!status);
    QCOMPARE(status.error().code, std::string("http.not_found"));
    QCOMPARE(status.error().kind, base::ErrorKind::Refused);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
