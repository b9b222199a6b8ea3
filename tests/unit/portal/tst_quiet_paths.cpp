// SPDX-License-Identifier: Apache-2.0
// What the chain server learns of a visitor: on a ballot's paths nothing at all, elsewhere address and language.
#include "citizen-portal-backend/api/services.h"
#include "shared/ledger/transaction.h"

#include <QtTest>

#include <mutex>

using namespace maru;
using namespace Qt::StringLiterals;

namespace {

/// A chain server that keeps the headers of what it was asked last, behind the portal's own resources.
class ListeningChain {
public:
    ListeningChain()
    {
        http::Router chain;
        chain.get("/v1/{rest...}", [this](const http::Request& request) {
            const std::lock_guard lock(mutex);
            seen = request.headers;
            asked = request.target;
            if (request.path.find("missing") == std::string::npos)
                return http::Response::json(200, base::Json::object({}));
            return portal::problemFor(request, base::refused("http.not_found"));
        });
        chain.post("/v1/transactions", [this](const http::Request& request) {
            const std::lock_guard lock(mutex);
            seen = request.headers;
            return http::Response::json(200,
                base::Json::object({ { "results",
                    base::Json::array({ base::Json::object({ { "error",
                        base::Json::object(
                            { { "code", "transaction.expired" }, { "title", "?" } }) } }) }) } }));
        });
        server = std::move(*http::startServer({}, std::move(chain), log));
        client = clientOf(*server);
        services = std::make_unique<portal::Services>(
            portal::Services { *client, log, { "test", "did:key:z6Mk" }, nullptr, nullptr });
        http::Router portal;
        portal::addChainResources(portal, *services);
        front = std::move(*http::startServer({}, std::move(portal), log));
        browser = clientOf(*front);
    }
    ~ListeningChain()
    {
        front->stop();
        server->stop();
    }

    static std::unique_ptr<http::Client> clientOf(const http::Server& of)
    {
        http::ClientOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(of.port());
        return std::move(*http::makeClient(options));
    }

    base::NullLogger log;
    std::mutex mutex;
    http::Headers seen;
    std::string asked;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Client> client;
    std::unique_ptr<portal::Services> services;
    std::unique_ptr<http::Server> front;
    std::unique_ptr<http::Client> browser;
};

http::Headers visitor()
{
    http::Headers headers;
    headers["Accept-Language"] = "en-GB";
    headers["Cookie"] = "maru_session=abc";
    headers["User-Agent"] = "browser";
    headers["X-Forwarded-For"] = "198.51.100.7";
    headers["Referer"] = "https://portal.test/vote";
    return headers;
}

} // namespace

class TstQuietPaths : public QObject {
    Q_OBJECT

private slots:
    void tellsTheChainNothingOfAVoter_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isQuiet");
        const auto row = [](const char* path, bool isQuiet) {
            QTest::newRow(path) << QString::fromLatin1(path) << isQuiet;
        };
        row("/v1/transactions/abc/receipt", true);
        row("/v1/transactions/abc/status", true);
        row("/v1/transactions/abc", true);
        row("/v1/elections/e-0123456789abcdef/rings/r1", true);
        row("/v1/state/election/trackers/e-0123456789abcdef%2FAAAA", true);
        row("/v1/query/election/ballot?election=e-0123456789abcdef&tracker=AAAA", true);
        row("/v1/node", true);
        row("/v1/errors", true);
        row("/v1/head", true);
        row("/v1/log/consistency?first=13877&second=13900", true);
        row("/v1/blocks/13877", true);
        row("/v1/state/donation/campaigns/c-0123456789abcdef", false);
        row("/v1/query/donation/campaigns", false);
    }

    void tellsTheChainNothingOfAVoter()
    {
        QFETCH(QString, path);
        QFETCH(bool, isQuiet);
        ListeningChain house;
        auto answer = house.browser->send("GET", "/api" + path.toStdString(), visitor(), {});
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 200);
        const std::lock_guard lock(house.mutex);
        QCOMPARE(house.asked, path.toStdString());
        for (const auto* name : { "X-Forwarded-For", "Accept-Language" })
            QVERIFY2((house.seen.find(std::string_view(name)) == house.seen.end()) == isQuiet, name);
        for (const auto* name : { "Cookie", "Referer", "Forwarded", "X-Real-IP" })
            QVERIFY2(house.seen.find(std::string_view(name)) == house.seen.end(), name);
        for (const auto& [name, value] : house.seen)
            QVERIFY2(value.find("browser") == std::string::npos, name.c_str());
    }

    void tellsTheChainNothingOfWhoEnrolsOrObjects_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("isQuiet");
        QTest::newRow("enrolment") << u"election"_s << u"enrol"_s << true;
        QTest::newRow("objection") << u"election"_s << u"objectTo"_s << true;
        QTest::newRow("donation") << u"donation"_s << u"donate"_s << false;
    }

    void tellsTheChainNothingOfWhoEnrolsOrObjects()
    {
        QFETCH(QString, domain);
        QFETCH(QString, action);
        QFETCH(bool, isQuiet);
        ListeningChain house;
        const auto transaction =
            ledger::makeTransaction(crypto::SigningKey::generate(), "test", domain.toStdString(),
                action.toStdString(), base::Json::object({}), base::UnixSeconds(2'000'000'000));
        auto headers = visitor();
        headers["Content-Type"] = "application/json";
        auto answer = house.browser->send(
            "POST", "/api/transactions", headers, base::canonical(ledger::toJson(transaction)));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 200);
        const std::lock_guard lock(house.mutex);
        for (const auto* name : { "X-Forwarded-For", "Accept-Language" })
            QVERIFY2((house.seen.find(std::string_view(name)) == house.seen.end()) == isQuiet, name);
        for (const auto* name : { "Cookie", "Referer" })
            QVERIFY2(house.seen.find(std::string_view(name)) == house.seen.end(), name);
        // The chain was not told the language: the portal names what became of the transaction.
        const auto& error = base::parseJson(answer->body, {})->at("results").asArray().front().at("error");
        QCOMPARE(error.at("title").asString() == "?", !isQuiet);
    }

    void namesErrorsInTheVisitorsLanguageItself()
    {
        ListeningChain house;
        auto headers = visitor();
        auto english = house.browser->send("GET", "/api/v1/transactions/missing/receipt", headers, {});
        headers["Accept-Language"] = "ko";
        auto korean = house.browser->send("GET", "/api/v1/transactions/missing/receipt", headers, {});
        QVERIFY(english.has_value() && korean.has_value());
        QCOMPARE(english->status, 404);
        const auto of = [](const http::Response& response) { return *base::parseJson(response.body, {}); };
        QCOMPARE(of(*english).at("code"), of(*korean).at("code"));
        QVERIFY(of(*english).at("title") != of(*korean).at("title"));
        QVERIFY(of(*english).at("title").asString().find_first_not_of(
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ '.,")
            == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstQuietPaths)
#include "tst_quiet_paths.moc"
