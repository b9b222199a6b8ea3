// SPDX-License-Identifier: Apache-2.0
// Signed-in visitors: cookies, their end, forged requests, and that the chain server's token never leaves the portal.
#include "citizen-portal-backend/api/visitor_resources.h"
#include "shared/http/client.h"

#include <QtTest>

#include <atomic>
#include <mutex>

using namespace maru;
using base::Json;

namespace {

const std::string kPerson = "did:maru:aaaaaaaaaaaaaaaaaaaaaaaaaa";
const std::string kSecret = "the-chain-servers-own-token";

/// A chain server that takes every proof but "wrong".
class ChainOfSessions {
public:
    ChainOfSessions()
    {
        http::Router router;
        router.post("/v1/sessions/challenge", [](const http::Request&) {
            return http::Response::json(200, Json::object({ { "challenge", "c" }, { "expires", 60 } }));
        });
        router.post("/v1/sessions", [this](const http::Request& request) {
            {
                const std::lock_guard lock(mutex);
                visitor = request.headerOr("X-Forwarded-For", "-");
            }
            if (request.body.find("wrong") != std::string::npos)
                return portal::problemFor(request, base::refused("session.signature", "signature"));
            return http::Response::json(200,
                Json::object({ { "token", kSecret }, { "did", kPerson }, { "method", "key" },
                    { "expires", 1'800 }, { "officer", nullptr } }));
        });
        router.remove("/v1/sessions", [this](const http::Request& request) {
            note(request);
            return http::Response::json(204, Json::object());
        });
        const auto own = [this](const http::Request& request) {
            note(request);
            if (isForgetful)
                return portal::problemFor(request, base::refused("session.expired"));
            return http::Response::json(200, Json::object({ { "asked", request.target } }));
        };
        router.get("/v1/sessions", own);
        router.remove("/v1/sessions/{id}", own);
        router.get("/v1/privacy/me/{rest...}", own);
        router.get("/v1/query/{domain}/{query}", own);
        router.post("/v1/privacy/me/{rest...}", own);
        server = std::move(*http::startServer({}, std::move(router), log));
    }
    ~ChainOfSessions() { server->stop(); }

    std::vector<std::string> seen()
    {
        const std::lock_guard lock(mutex);
        return std::exchange(calls, {});
    }
    std::string spokenFor()
    {
        const std::lock_guard lock(mutex);
        return visitor;
    }

    base::NullLogger log;
    std::atomic<bool> isForgetful = false;
    std::unique_ptr<http::Server> server;

private:
    void note(const http::Request& request)
    {
        const std::lock_guard lock(mutex);
        calls.push_back(request.method + " " + request.target + " " + request.headerOr("Authorization", "-"));
    }
    std::mutex mutex; ///< guards calls and visitor
    std::vector<std::string> calls;
    std::string visitor; ///< for whom the last session was opened
};

class PortalOfVisitors {
public:
    explicit PortalOfVisitors(portal::CookieScope scope = portal::CookieScope::Plain)
    {
        http::ClientOptions toChain;
        toChain.baseUrl = "http://127.0.0.1:" + std::to_string(chain.server->port());
        m_chainClient = std::move(*http::makeClient(toChain));
        m_services = std::make_unique<portal::Services>(portal::Services {
            *m_chainClient, chain.log, { "test-chain", "did:key:node" }, nullptr, nullptr });
        http::Router router;
        portal::addVisitorResources(router, *m_services, sessions, scope);
        m_server = std::move(*http::startServer({}, std::move(router), chain.log));
        http::ClientOptions toPortal;
        toPortal.baseUrl = "http://127.0.0.1:" + std::to_string(m_server->port());
        m_client = std::move(*http::makeClient(toPortal));
    }
    ~PortalOfVisitors() { m_server->stop(); }

    http::Response send(const std::string& method, const std::string& path, http::Headers headers = {},
        const std::string& text = {})
    {
        headers.try_emplace("User-Agent", "Browser 1");
        if (!text.empty())
            headers.try_emplace("Content-Type", "application/json");
        auto answer = m_client->send(method, path, headers, text);
        if (!answer)
            qFatal("%s", answer.error().code.c_str());
        return *answer;
    }

    /// Signs in; the cookie as a browser sends it back, and the token against forgery.
    std::pair<std::string, std::string> signIn()
    {
        const auto answer = send("POST", "/api/session", {}, R"({"did":"x"})");
        cookieLine = answer.headers.find(std::string_view("Set-Cookie"))->second;
        body = answer.body;
        return { cookieLine.substr(0, cookieLine.find(';')),
            base::parseJson(answer.body)->at("csrf").asString() };
    }

    base::ScriptedClock clock { base::UnixSeconds(1'000'000) };
    ChainOfSessions chain;
    portal::VisitorSessions sessions { clock };
    std::string cookieLine;
    std::string body;

private:
    std::unique_ptr<http::Client> m_chainClient;
    std::unique_ptr<portal::Services> m_services;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<http::Client> m_client;
};

std::string codeOf(const http::Response& response)
{
    const auto json = base::parseJson(response.body);
    return json ? json->stringOr("code", "") : std::string();
}

} // namespace

class TestVisitorSessions final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsAfterIdleTimeAndAfterTheLongest()
    {
        base::ScriptedClock clock(base::UnixSeconds(1'000));
        portal::VisitorSessions sessions(clock);
        const auto first = sessions.open(kPerson, "key", kSecret, "a");
        clock.set(clock.now() + (portal::kVisitorIdleSeconds - 1));
        QVERIFY(sessions.find(first.cookie, "a").has_value());
        clock.set(clock.now() + portal::kVisitorIdleSeconds);
        QCOMPARE(sessions.find(first.cookie, "a").error().code, std::string("session.expired"));
        QCOMPARE(sessions.count(), std::size_t(0));

        const auto second = sessions.open(kPerson, "key", kSecret, "a");
        const base::UnixSeconds end = clock.now() + portal::kVisitorMaximumSeconds;
        while (clock.now() + 600 < end) {
            clock.set(clock.now() + 600);
            QVERIFY(sessions.find(second.cookie, "a").has_value());
        }
        clock.set(end);
        QVERIFY(!sessions.find(second.cookie, "a").has_value());
    }

    void isWorthNothingInAnotherBrowser()
    {
        base::ScriptedClock clock(base::UnixSeconds(1'000));
        portal::VisitorSessions sessions(clock);
        const auto opened = sessions.open(kPerson, "key", kSecret, "Firefox");
        QVERIFY(!sessions.find(opened.cookie, "Chrome").has_value());
        QVERIFY(!sessions.find(opened.cookie + "x", "Firefox").has_value());
        QVERIFY(!sessions.find("", "Firefox").has_value());
        QVERIFY(sessions.find(opened.cookie, "Firefox").has_value());
    }

    void makesRoomForTheNewestWhenFull()
    {
        base::ScriptedClock clock(base::UnixSeconds(1'000));
        portal::VisitorSessions sessions(clock, 2);
        const auto first = sessions.open(kPerson, "key", kSecret, "a");
        clock.set(clock.now() + 1);
        const auto second = sessions.open(kPerson, "key", kSecret, "a");
        clock.set(clock.now() + 1);
        const auto third = sessions.open(kPerson, "key", kSecret, "a");
        QCOMPARE(sessions.count(), std::size_t(2));
        QVERIFY(!sessions.find(first.cookie, "a").has_value());
        QVERIFY(sessions.find(second.cookie, "a").has_value());
        QVERIFY(sessions.find(third.cookie, "a").has_value());
    }

    void setsACookieThatScriptsAndOtherSitesDoNotGet_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::newRow("https") << true;
        QTest::newRow("practice without TLS") << false;
    }
    void setsACookieThatScriptsAndOtherSitesDoNotGet()
    {
        QFETCH(bool, secure);
        PortalOfVisitors portal(secure ? portal::CookieScope::Secure : portal::CookieScope::Plain);
        portal.signIn();
        const std::string& line = portal.cookieLine;
        // The path: no page learns who is signed in by its being opened, the voting page least of all.
        for (const char* part : { "; HttpOnly", "; SameSite=Strict", "; Path=/api/;", "; Max-Age=28800" })
            QVERIFY2(line.find(part) != std::string::npos, line.c_str());
        QCOMPARE(line.find("; Secure") != std::string::npos, secure);
        QCOMPARE(line.rfind("__Secure-", 0) == 0, secure);
        QVERIFY(line.find("Domain") == std::string::npos);
        QVERIFY(portal.body.find(kSecret) == std::string::npos);
    }

    void passesThePersonsRequestsWithTheirTokenOnly()
    {
        PortalOfVisitors portal;
        const auto [cookie, csrf] = portal.signIn();
        QCOMPARE(portal.send("GET", "/api/me/records?limit=5", { { "Cookie", "other=1; " + cookie } }).status,
            200);
        QCOMPARE(
            portal.send("POST", "/api/me/requests", { { "Cookie", cookie }, { "Maru-Csrf", csrf } }, "{}")
                .status,
            200);
        QCOMPARE(portal.send("GET", "/api/me/records").status, 401);
        QCOMPARE(
            portal.send("GET", "/api/own/privacy/requests?subject=did%3Akey%3Az", { { "Cookie", cookie } })
                .status,
            200);
        const std::vector<std::string> wanted { "GET /v1/privacy/me/records?limit=5 Bearer " + kSecret,
            "POST /v1/privacy/me/requests Bearer " + kSecret,
            "GET /v1/query/privacy/requests?subject=did%3Akey%3Az Bearer " + kSecret };
        QCOMPARE(portal.chain.seen(), wanted);
    }

    void takesNoneOfTwoCookiesOfTheName()
    {
        PortalOfVisitors portal;
        const std::string cookie = portal.signIn().first;
        const std::string foreign = cookie.substr(0, cookie.find('=') + 1) + "set-by-another-host";
        for (const std::string& both : { cookie + "; " + foreign, foreign + "; " + cookie })
            QCOMPARE(portal.send("GET", "/api/me/records", { { "Cookie", both } }).status, 401);
        QVERIFY(portal.chain.seen().empty());
        QCOMPARE(portal.send("GET", "/api/me/records", { { "Cookie", cookie } }).status, 200);
    }

    void tellsTheChainServerWhichVisitorAsks()
    {
        PortalOfVisitors portal;
        // What the visitor writes there is their own word and goes no further.
        portal.send("POST", "/api/session", { { "X-Forwarded-For", "203.0.113.9" } }, R"({"did":"x"})");
        QCOMPARE(portal.chain.spokenFor(), std::string("127.0.0.1"));
    }

    void refusesWhatAnotherSiteMadeTheBrowserSend()
    {
        PortalOfVisitors portal;
        const auto [cookie, csrf] = portal.signIn();
        for (const std::string& given : { std::string(), std::string("guess"), csrf.substr(1) }) {
            const auto answer = portal.send(
                "POST", "/api/me/requests", { { "Cookie", cookie }, { "Maru-Csrf", given } }, "{}");
            QCOMPARE(answer.status, 403);
            QCOMPARE(codeOf(answer), std::string("portal.forgery"));
        }
        QCOMPARE(portal.send("DELETE", "/api/session", { { "Cookie", cookie } }).status, 403);
        QCOMPARE(portal.send("DELETE", "/api/sessions/abc", { { "Cookie", cookie } }).status, 403);
        const auto foreign =
            portal.send("POST", "/api/session", { { "Sec-Fetch-Site", "cross-site" } }, R"({"did":"x"})");
        QCOMPARE(codeOf(foreign), std::string("portal.forgery"));
        // What a form of another site can send in a browser that knows no Fetch Metadata.
        const auto form =
            portal.send("POST", "/api/session", { { "Content-Type", "text/plain" } }, R"({"did":"x"})");
        QCOMPARE(codeOf(form), std::string("portal.forgery"));
        QVERIFY(portal.chain.seen().empty());
    }

    void signsOutHereAndAtTheChainServer()
    {
        PortalOfVisitors portal;
        const auto [cookie, csrf] = portal.signIn();
        const auto answer =
            portal.send("DELETE", "/api/session", { { "Cookie", cookie }, { "Maru-Csrf", csrf } });
        QCOMPARE(answer.status, 204);
        QVERIFY(answer.headers.find(std::string_view("Set-Cookie"))->second.find("Max-Age=0")
            != std::string::npos);
        QCOMPARE(portal.chain.seen(), std::vector<std::string> { "DELETE /v1/sessions Bearer " + kSecret });
        QCOMPARE(portal.send("GET", "/api/me/records", { { "Cookie", cookie } }).status, 401);
        QVERIFY(portal.chain.seen().empty());
    }

    void forgetsAVisitorWhomTheChainServerForgot()
    {
        PortalOfVisitors portal;
        const auto [cookie, csrf] = portal.signIn();
        portal.chain.isForgetful = true;
        const auto answer = portal.send("GET", "/api/me/records", { { "Cookie", cookie } });
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.headers.find(std::string_view("Set-Cookie"))->second.find("Max-Age=0")
            != std::string::npos);
        QCOMPARE(portal.sessions.count(), std::size_t(0));
    }

    void opensNothingForAWrongProof()
    {
        PortalOfVisitors portal;
        const auto answer = portal.send("POST", "/api/session", {}, R"({"signature":"wrong"})");
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), std::string("session.signature"));
        QVERIFY(answer.headers.find(std::string_view("Set-Cookie")) == answer.headers.end());
        QCOMPARE(portal.sessions.count(), std::size_t(0));
    }

    void signingInAgainEndsTheOldCookie()
    {
        PortalOfVisitors portal;
        const auto [cookie, csrf] = portal.signIn();
        const auto again = portal.send("POST", "/api/session", { { "Cookie", cookie } }, R"({"did":"x"})");
        QCOMPARE(again.status, 200);
        QCOMPARE(portal.send("GET", "/api/me/records", { { "Cookie", cookie } }).status, 401);
        QCOMPARE(portal.sessions.count(), std::size_t(1));
    }

    void saysWhoIsSignedIn()
    {
        PortalOfVisitors portal;
        QCOMPARE(base::parseJson(portal.send("GET", "/api/session").body)->at("signed_in"), Json(false));
        const auto [cookie, csrf] = portal.signIn();
        const auto now = base::parseJson(portal.send("GET", "/api/session", { { "Cookie", cookie } }).body);
        QCOMPARE(now->at("did").asString(), kPerson);
        QCOMPARE(now->at("csrf").asString(), csrf);
        const auto path = portal.send("GET", "/api/me/../../secret", { { "Cookie", cookie } });
        QVERIFY(path.status >= 400);
    }
};

QTEST_GUILESS_MAIN(TestVisitorSessions)
#include "tst_visitor_sessions.moc"
