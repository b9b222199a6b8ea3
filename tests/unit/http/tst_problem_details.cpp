// SPDX-License-Identifier: Apache-2.0
// Error codes to HTTP status and RFC 9457 bodies.
#include "shared/errors/catalogue.h"
#include "shared/http/problem_details.h"

#include <QtTest>

using namespace maru;

class TestProblemDetails : public QObject {
    Q_OBJECT

private slots:
    void mapsCodes_data();
    void mapsCodes();
    void writesProblems();
    void keepsDetailsOfFailuresInTheLog();
    void saysWhenToComeBack();
    void knowsItsOwnCodes();
};

void TestProblemDetails::mapsCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<int>("status");
    const auto row = [](const char* code, bool failed, int status) {
        QTest::newRow(code) << QByteArray(code) << failed << status;
    };
    row("json.syntax", false, 400);
    row("json.unknown_field", false, 400);
    row("schema.type", false, 400);
    row("format.hash", false, 400);
    row("transaction.format", false, 400);
    row("transaction.signature", false, 400);
    row("transaction.too_long", false, 413);
    row("session.expired", false, 401);
    row("auth.role", false, 403);
    row("vault.no_consent", false, 403);
    row("vault.reveal_other", false, 403);
    row("vault.too_large", false, 422);
    row("accounts.restricted", false, 403);
    row("chain.unknown_transaction", false, 404);
    row("donation.not_found", false, 404);
    row("http.not_found", false, 404);
    row("http.method_not_allowed", false, 405);
    row("http.request_timeout", false, 408);
    row("identity.exists", false, 409);
    row("http.body_too_large", false, 413);
    row("donation.below_minimum", false, 422);
    row("", false, 422);
    row("mempool.signer", false, 429);
    row("http.rate_limited", false, 429);
    row("http.header_too_large", false, 431);
    row("mempool.full", false, 503);
    row("store.write", true, 503);
    row("crypto.aead", true, 500);
    row("json.syntax ", true, 500);
}

void TestProblemDetails::mapsCodes()
{
    QFETCH(QByteArray, code);
    QFETCH(bool, failed);
    QFETCH(int, status);
    const base::Error error = failed ? base::failed(code.toStdString()) : base::refused(code.toStdString());
    QCOMPARE(http::statusOf(error), status);
}

void TestProblemDetails::writesProblems()
{
    const http::Response response =
        http::problem(base::refused("http.not_found", "path", "no pattern"), http::Language::English);
    QCOMPARE(response.status, 404);
    QCOMPARE(response.headers.at("Content-Type"), std::string("application/problem+json"));
    QCOMPARE(response.headers.at("Content-Language"), std::string("en"));
    const auto body = base::parseJson(response.body);
    QVERIFY(body.has_value());
    QCOMPARE(body->stringOr("type", ""), std::string("urn:maru:error:http.not_found"));
    QCOMPARE(
        body->stringOr("title", ""), std::string(errors::title("http.not_found", errors::Language::English)));
    QCOMPARE(body->integerOr("status", 0), std::int64_t { 404 });
    QCOMPARE(body->stringOr("code", ""), std::string("http.not_found"));
    QCOMPARE(body->stringOr("field", ""), std::string("path"));
    const auto korean =
        base::parseJson(http::problem(base::refused("http.not_found"), http::Language::Korean).body);
    QVERIFY(korean->stringOr("title", "") != body->stringOr("title", ""));
    QVERIFY(korean->find("field") == nullptr);
}

void TestProblemDetails::keepsDetailsOfFailuresInTheLog()
{
    const http::Response response =
        http::problem(base::failed("store.write", "/var/lib/maru: no space"), http::Language::English);
    QCOMPARE(response.status, 503);
    QCOMPARE(response.body.find("/var/lib"), std::string::npos);
}

void TestProblemDetails::saysWhenToComeBack()
{
    QCOMPARE(
        http::problem(base::refused("mempool.full"), http::Language::Korean).headers.count("Retry-After"),
        1u);
    QCOMPARE(http::problem(base::refused("http.rate_limited"), http::Language::Korean)
                 .headers.count("Retry-After"),
        1u);
    QCOMPARE(
        http::problem(base::refused("json.syntax"), http::Language::Korean).headers.count("Retry-After"), 0u);
}

void TestProblemDetails::knowsItsOwnCodes()
{
    for (const char* code : { "http.malformed", "http.target", "http.encoding", "http.not_found",
             "http.method_not_allowed", "http.request_timeout", "http.body_too_large", "http.rate_limited",
             "http.header_too_large", "http.internal", "http.stopping", "http.listen", "http.tls", "http.url",
             "http.connect", "http.timeout", "http.too_large", "http.protocol", "http.status" })
        QVERIFY2(errors::isKnown(code), code);
}

QTEST_GUILESS_MAIN(TestProblemDetails)
#include "tst_problem_details.moc"
