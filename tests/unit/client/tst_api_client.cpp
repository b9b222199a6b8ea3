// SPDX-License-Identifier: Apache-2.0
// The typed client: calls as docs/api.md has them, answers decoded, problems and rubbish refused.
#include "shared/client/api_client.h"
#include "shared/client/blocking_client.h"
#include "shared/crypto/hash.h"
#include "shared/http/problem_details.h"
#include "shared/http/server.h"

#include <QtTest>

#include <deque>

using namespace maru;

namespace {

/// Answers at once with what was put in.
class FakeTransport final : public client::Transport {
public:
    void send(client::Call call, client::Answer answer) override
    {
        calls.push_back(std::move(call));
        base::Result<http::Response> response = answers.front();
        answers.pop_front();
        answer(std::move(response));
    }
    std::vector<client::Call> calls;
    std::deque<base::Result<http::Response>> answers;
};

const std::string kHash(64, 'a');

base::Json nodeJson()
{
    return base::Json::object({ { "chain", "maru-demo" }, { "node", "did:key:z" }, { "version", "0.1.0" },
        { "height", 7 }, { "head", kHash }, { "time", 100 }, { "genesis_hash", kHash },
        { "parameters_version", 2 }, { "now", 101 } });
}

} // namespace

class TestApiClient : public QObject {
    Q_OBJECT

private slots:
    void sendsCalls_data();
    void sendsCalls();
    void decodesNode();
    void refusesBrokenNodes_data();
    void refusesBrokenNodes();
    void decodesOutcomes();
    void refusesOutcomesThatDoNotMatch();
    void decodesPages();
    void decodesBlockEvents();
    void passesProblemsOn();
    void passesFailuresOn();
    void signsIn();
    void followsStreams();
};

void TestApiClient::sendsCalls_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("actualMethod");
    QTest::addColumn<QByteArray>("actualTarget");
    const auto row = [](const char* method, const std::string& target, const client::Call& call) {
        QTest::newRow(target.c_str())
            << QByteArray(method) << QByteArray::fromStdString(target)
            << QByteArray::fromStdString(call.method) << QByteArray::fromStdString(call.target);
    };
    namespace requests = client::requests;
    const base::Hash256 id = crypto::sha256("id");
    row("GET", "/v1/node", requests::node().call);
    row("GET", "/v1/domains", requests::domains().call);
    row("POST", "/v1/transactions", requests::submit({}).call);
    row("POST", "/v1/transactions?wait=none", requests::submit({}, requests::Wait::Queued).call);
    row("GET", "/v1/transactions/" + id.hex() + "/status", requests::status(id).call);
    row("GET", "/v1/transactions/" + id.hex() + "/receipt", requests::receipt(id).call);
    client::TransactionFilter filter;
    filter.signer = "did:key:z6";
    filter.code = "refused";
    filter.height = base::Height(0);
    row("GET", "/v1/transactions?signer=did%3Akey%3Az6&code=refused&height=0&limit=50",
        requests::transactions(filter).call);
    row("GET", "/v1/blocks?before=9&limit=20", requests::blocks(base::Height(9), 20).call);
    row("GET", "/v1/blocks/0", requests::block(base::Height(0)).call);
    row("GET", "/v1/blocks/3/leaves", requests::leaves(base::Height(3)).call);
    row("GET", "/v1/head", requests::head().call);
    row("GET", "/v1/checkpoint", requests::checkpoint().call);
    row("GET", "/v1/log/consistency?first=1&second=2", requests::consistency(1, 2).call);
    row("GET", "/v1/state/accounts/balances/citizen%3Adid%2F1",
        requests::stateProof("accounts", "balances", "citizen:did/1").call);
    row("GET", "/v1/export?from=5", requests::exportFrom(base::Height(5)).call);
    client::QueryArguments arguments;
    arguments.filters = { { "state", "open" } };
    arguments.search = "겨울 & 봄";
    arguments.total = true;
    row("GET",
        "/v1/query/donation/campaigns?state=open&q=%EA%B2%A8%EC%9A%B8%20%26%20%EB%B4%84&limit=50&total=1",
        requests::query("donation", "campaigns", arguments).call);
    row("GET", "/v1/query/donation/flow?campaign=c-1",
        requests::compute("donation", "flow", { { "campaign", "c-1" } }).call);
    row("POST", "/v1/sessions/challenge", requests::challenge("did").call);
    row("DELETE", "/v1/sessions", requests::closeSession().call);
}

void TestApiClient::sendsCalls()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, actualMethod);
    QFETCH(QByteArray, actualTarget);
    QCOMPARE(actualMethod, method);
    QCOMPARE(actualTarget, target);
}

void TestApiClient::decodesNode()
{
    const auto node = client::requests::node().decode(http::Response::json(200, nodeJson()));
    QVERIFY(node.has_value());
    QCOMPARE(node->chain, std::string("maru-demo"));
    QCOMPARE(node->height, base::Height(7));
    QCOMPARE(node->now, base::UnixSeconds(101));
    // A newer server may say more.
    base::Json more = nodeJson();
    more.set("future", 1);
    QVERIFY(client::requests::node().decode(http::Response::json(200, more)).has_value());
}

void TestApiClient::refusesBrokenNodes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("<html>");
    QTest::newRow("array") << QByteArray("[]");
    base::Json missing = nodeJson();
    missing.remove("head");
    QTest::newRow("missing") << QByteArray::fromStdString(base::canonical(missing));
    base::Json wrong = nodeJson();
    wrong.set("head", "short");
    QTest::newRow("bad hash") << QByteArray::fromStdString(base::canonical(wrong));
    base::Json type = nodeJson();
    type.set("height", "7");
    QTest::newRow("bad type") << QByteArray::fromStdString(base::canonical(type));
}

void TestApiClient::refusesBrokenNodes()
{
    QFETCH(QByteArray, body);
    QVERIFY(!client::requests::node().decode(http::Response::text(200, body.toStdString())));
}

void TestApiClient::decodesOutcomes()
{
    const auto key = crypto::SigningKey::generate();
    const ledger::Transaction made = ledger::makeTransaction(
        key, "maru-demo", "donation", "donate", base::Json::object(), base::UnixSeconds(1));
    const auto request = client::requests::submit({ made, made });
    const auto sent = base::parseJson(request.call.body);
    QVERIFY(sent.has_value());
    QVERIFY(sent->at("transactions").asArray()[0] == ledger::toJson(made));
    const auto outcomes = request.decode(http::Response::json(200, *base::parseJson(R"({"results": [
        {"id": "a", "status": "committed", "code": "ok", "data": {"id": "d-1"}, "height": 3, "index": 9},
        {"id": "b", "status": "refused", "code": "mempool.full",
         "error": {"code": "mempool.full", "field": "", "status": 503, "title": "Full"}}]})")));
    QVERIFY(outcomes.has_value());
    QVERIFY((*outcomes)[0].isOk());
    QCOMPARE((*outcomes)[0].height, std::optional<base::Height>(base::Height(3)));
    QCOMPARE((*outcomes)[0].result.data.stringOr("id", ""), std::string("d-1"));
    QVERIFY(!(*outcomes)[1].isOk());
    QCOMPARE((*outcomes)[1].code(), std::string("mempool.full"));
    QVERIFY(client::isTemporary(*(*outcomes)[1].error));
    const auto pending = client::requests::status(crypto::sha256("x"))
                             .decode(http::Response::text(200, R"({"id": "x", "status": "pending"})"));
    QCOMPARE(pending->status, client::TransactionStatus::Pending);
    QVERIFY(!pending->isOk());
}

void TestApiClient::refusesOutcomesThatDoNotMatch()
{
    const auto request = client::requests::submit({});
    QVERIFY(!request.decode(http::Response::text(200, R"({"results": [{"id": "a", "status": "pending"}]})")));
    const auto status = client::requests::status(crypto::sha256("x"));
    QCOMPARE(status.decode(http::Response::text(200, R"({"id": "x", "status": "maybe"})")).error().code,
        std::string("client.answer"));
    QVERIFY(!status.decode(
        http::Response::text(200, R"({"id": "x", "status": "committed", "height": 1, "index": -1})")));
}

void TestApiClient::decodesPages()
{
    const auto page =
        client::requests::query("donation", "campaigns", {})
            .decode(http::Response::text(200, R"({"rows": [{"key": "c-1"}], "next": "c-1", "total": 5})"));
    QVERIFY(page.has_value());
    QCOMPARE(static_cast<int>(page->rows.size()), 1);
    QCOMPARE(page->next, std::string("c-1"));
    QCOMPARE(page->total, std::optional<std::int64_t>(5));
    const auto blocks = client::requests::blocks(std::nullopt)
                            .decode(http::Response::text(200, R"({"rows": [], "next": 12, "total": null})"));
    QCOMPARE(blocks->next, std::string("12"));
    QVERIFY(!blocks->total);
}

void TestApiClient::decodesBlockEvents()
{
    const std::string text = R"({"height": 4, "hash": ")" + kHash
        + R"(", "time": 9, "log_size": 3, "events": [{"type": "donation.received", "data": {}}],
        "transactions": [{"id": ")"
        + kHash
        + R"(", "index": 2, "domain": "donation", "action": "donate", "signer": "did", "code": "ok"}]})";
    const auto event = client::decodeBlockEvent(text);
    QVERIFY(event.has_value());
    QCOMPARE(event->height, base::Height(4));
    QCOMPARE(event->transactions[0].action, std::string("donate"));
    QVERIFY(!client::decodeBlockEvent("{}"));
    QVERIFY(!client::decodeBlockEvent("rubbish"));
}

void TestApiClient::passesProblemsOn()
{
    FakeTransport transport;
    transport.answers.emplace_back(
        http::problem(base::refused("chain.unknown_transaction", "id"), http::Language::English));
    transport.answers.emplace_back(http::Response::text(502, "<html>bad gateway"));
    client::ApiClient api(transport);
    std::vector<base::Error> errors;
    for (int i = 0; i < 2; ++i)
        api.run<client::Outcome>(client::requests::status(crypto::sha256("x")),
            [&](base::Result<client::Outcome> outcome) { errors.push_back(outcome.error()); });
    QCOMPARE(errors[0].code, std::string("chain.unknown_transaction"));
    QCOMPARE(errors[0].field, std::string("id"));
    QCOMPARE(errors[0].kind, base::ErrorKind::Refused);
    QCOMPARE(errors[1].code, std::string("http.status"));
    QCOMPARE(errors[1].kind, base::ErrorKind::Failed);
}

void TestApiClient::passesFailuresOn()
{
    FakeTransport transport;
    transport.answers.emplace_back(base::failed("http.connect"));
    client::ApiClient api(transport);
    std::optional<base::Error> error;
    api.run<client::NodeInfo>(
        client::requests::node(), [&](base::Result<client::NodeInfo> node) { error = node.error(); });
    QCOMPARE(error->code, std::string("http.connect"));
    QVERIFY(client::isTemporary(*error));
}

void TestApiClient::signsIn()
{
    auto key = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate());
    const std::string did = crypto::didOf(key->publicKey());
    FakeTransport transport;
    transport.answers.emplace_back(http::Response::text(200, R"({"challenge": "abc", "expires": 5})"));
    transport.answers.emplace_back(http::Response::json(200,
        base::Json::object({ { "token", "t" }, { "expires", 9 }, { "did", did }, { "officer", nullptr } })));
    transport.answers.emplace_back(http::Response::json(200, nodeJson()));
    client::ApiClient api(transport);
    api.setLanguage("en");
    std::optional<client::Session> session;
    api.signIn(key, "maru-demo", [&](base::Result<client::Session> result) { session = *result; });
    QVERIFY(session.has_value());
    QCOMPARE(api.token(), std::string("t"));
    const auto sent = base::parseJson(transport.calls[1].body);
    const auto signature = crypto::Signature::fromText(sent->stringOr("signature", ""));
    QVERIFY(crypto::verify(key->publicKey(), "session",
        base::canonical(
            base::Json::object({ { "chain", "maru-demo" }, { "challenge", "abc" }, { "did", did } })),
        *signature));
    QVERIFY(transport.calls[1].headers.count("Authorization") == 0);
    api.run<client::NodeInfo>(client::requests::node(), [](base::Result<client::NodeInfo>) {});
    QCOMPARE(transport.calls[2].headers.at("Authorization"), std::string("Bearer t"));
    QCOMPARE(transport.calls[2].headers.at("Accept-Language"), std::string("en"));
}

void TestApiClient::followsStreams()
{
    std::string resumed;
    http::Router router;
    router.stream("/v1/stream", [&](const http::Request& request, std::shared_ptr<http::EventSink> sink) {
        resumed = request.headerOr("Last-Event-ID", "");
        for (int height = 5; height < 8; ++height)
            sink->send("block", std::to_string(height),
                R"({"height": )" + std::to_string(height) + R"(, "hash": ")" + kHash
                    + R"(", "time": 9, "log_size": 3, "events": [], "transactions": []})");
        sink->send("block", "8", "rubbish");
    });
    base::NullLogger log;
    const auto server = std::move(*http::startServer(http::ServerOptions(), std::move(router), log));
    http::ClientOptions options;
    options.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
    const auto client = std::move(*client::BlockingClient::open(options));
    std::vector<base::Height> heights;
    const auto some = client->follow(base::Height(4), [&](const client::BlockEvent& event) {
        heights.push_back(event.height);
        return heights.size() < 2;
    });
    QVERIFY(some.has_value());
    QCOMPARE(resumed, std::string("4"));
    QCOMPARE(static_cast<int>(heights.size()), 2);
    const auto all = client->follow(std::nullopt, [&](const client::BlockEvent&) { return true; });
    QVERIFY(!all.has_value());
    QCOMPARE(all.error().code, std::string("json.syntax"));
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_api_client.moc"
