// SPDX-License-Identifier: Apache-2.0
// A visitor's requests: the cookie in, the chain server's token out.
#include "citizen-portal-backend/api/visitor_resources.h"

#include "shared/http/message.h"

namespace maru::portal {
namespace {

constexpr std::size_t kMaxMeTarget = 2048;
constexpr std::string_view kCsrfHeader = "Maru-Csrf";

/// The cookie goes to the portal's own resources alone, not along with the pages: who opens the voting page is told by none.
constexpr std::string_view kCookiePath = "/api/";

/// `__Host-` would ask for every path. What it keeps out, a cookie of the name that another host of the same domain has set,
/// does not stand beside ours: see cookieOf().
std::string cookieName(CookieScope scope)
{
    return scope == CookieScope::Secure ? "__Secure-maru" : "maru-visitor";
}

std::string cookieAttributes(CookieScope scope, std::int64_t seconds)
{
    return "; Path=" + std::string(kCookiePath) + "; HttpOnly; SameSite=Strict; Max-Age="
        + std::to_string(seconds) + (scope == CookieScope::Secure ? "; Secure" : "");
}

/// Value of a cookie in the Cookie header (RFC 6265 §4.2.1); "" when it is not there, and when it is there twice: then
/// nobody can tell which one is ours.
std::string cookieOf(const http::Request& request, std::string_view name)
{
    const std::string header = request.headerOr("Cookie", "");
    std::string found;
    bool isThere = false;
    std::size_t start = 0;
    while (start < header.size()) {
        std::size_t end = header.find(';', start);
        if (end == std::string::npos)
            end = header.size();
        std::string_view part = std::string_view(header).substr(start, end - start);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        const std::size_t equals = part.find('=');
        if (equals != std::string_view::npos && part.substr(0, equals) == name) {
            if (isThere)
                return {};
            isThere = true;
            found = part.substr(equals + 1);
        }
        start = end + 1;
    }
    return found;
}

class VisitorDesk {
public:
    VisitorDesk(Services& services, VisitorSessions& sessions, CookieScope scope)
        : m_services(services), m_sessions(sessions), m_scope(scope)
    {
    }

    http::Response challenge(const http::Request& request) const
    {
        return pass(request,
            m_services.server.send("POST", "/v1/sessions/challenge", headers(request, {}), request.body));
    }

    http::Response open(const http::Request& request) const
    {
        if (isForeign(request))
            return problemFor(request, base::refused("portal.forgery"));
        auto answer = m_services.server.send("POST", "/v1/sessions", headers(request, {}), request.body);
        if (!answer || answer->status != 200)
            return pass(request, std::move(answer));
        auto session = readSession(answer->body);
        if (!session)
            return problemFor(request, base::failed("portal.chain_unavailable"));
        // Whoever signs in again leaves the old session: a cookie set by somebody else before is worth nothing then.
        m_sessions.close(cookieOf(request, cookieName(m_scope)));
        const auto opened = m_sessions.open(session->did, session->method, session->token, agent(request));
        auto response = http::Response::json(200, describe(opened.visitor));
        response.headers["Set-Cookie"] =
            cookieName(m_scope) + "=" + opened.cookie + cookieAttributes(m_scope, kVisitorMaximumSeconds);
        response.headers["Cache-Control"] = "no-store";
        return response;
    }

    http::Response current(const http::Request& request) const
    {
        const auto visitor = m_sessions.find(cookieOf(request, cookieName(m_scope)), agent(request));
        auto response = http::Response::json(
            200, visitor ? describe(*visitor) : base::Json::object({ { "signed_in", false } }));
        response.headers["Cache-Control"] = "no-store";
        return response;
    }

    http::Response close(const http::Request& request) const
    {
        const std::string cookie = cookieOf(request, cookieName(m_scope));
        const auto visitor =
            m_sessions.findForChange(cookie, agent(request), request.headerOr(kCsrfHeader, ""));
        if (!visitor)
            return refuse(request, visitor.error());
        // The chain server's session ends as well; when it cannot be reached, it ends there by itself.
        (void)m_services.server.send("DELETE", "/v1/sessions", headers(request, visitor->serverToken), {});
        m_sessions.close(cookie);
        http::Response response;
        response.status = 204;
        dropCookie(response);
        return response;
    }

    /// Passes a request on to `target` with the person's token.
    http::Response asVisitor(const http::Request& request, const std::string& target) const
    {
        const std::string cookie = cookieOf(request, cookieName(m_scope));
        const auto visitor = request.method == "GET" || request.method == "HEAD"
            ? m_sessions.find(cookie, agent(request))
            : m_sessions.findForChange(cookie, agent(request), request.headerOr(kCsrfHeader, ""));
        if (!visitor)
            return refuse(request, visitor.error());
        auto answer = m_services.server.send(
            request.method, target, headers(request, visitor->serverToken), request.body);
        const bool isOver = answer && answer->status == 401;
        auto response = pass(request, std::move(answer));
        if (isOver) {
            m_sessions.close(cookie);
            dropCookie(response);
        }
        return response;
    }

    /// asVisitor() with the beginning of the target exchanged; it goes on as it was sent, percent-encoded.
    http::Response passOn(
        const http::Request& request, std::string_view prefix, std::string_view replacement) const
    {
        if (request.target.size() > kMaxMeTarget || request.target.rfind(prefix, 0) != 0)
            return problemFor(request, base::refused("http.not_found"));
        return asVisitor(request, std::string(replacement) + request.target.substr(prefix.size()));
    }

private:
    struct ServerSession {
        std::string did;
        std::string method;
        std::string token;
    };

    static base::Result<ServerSession> readSession(const std::string& body)
    {
        MARU_TRY(json, base::parseJson(body));
        MARU_TRY(did, base::readString(json, "did"));
        MARU_TRY(method, base::readString(json, "method"));
        MARU_TRY(token, base::readString(json, "token"));
        return ServerSession { did, method, token };
    }

    static std::string agent(const http::Request& request) { return request.headerOr("User-Agent", ""); }

    /// A browser says when another site made it send the request (Fetch Metadata). One that does not know the header
    /// asks us before it sends JSON for another site (CORS preflight), and we never allow it.
    static bool isForeign(const http::Request& request)
    {
        const std::string site = request.headerOr("Sec-Fetch-Site", "same-origin");
        const bool isJson = request.headerOr("Content-Type", "").starts_with("application/json");
        return !isJson || (site != "same-origin" && site != "none");
    }

    static base::Json describe(const VisitorSessions::Visitor& visitor)
    {
        return base::Json::object({ { "signed_in", true }, { "did", visitor.did },
            { "method", visitor.method }, { "started", visitor.started }, { "expires", visitor.expires },
            { "csrf", visitor.forgeryToken } });
    }

    static http::Headers headers(const http::Request& request, const std::string& token)
    {
        http::Headers headers;
        headers["Accept"] = "application/json";
        headers["Accept-Language"] = request.headerOr("Accept-Language", "ko");
        if (!request.body.empty())
            headers["Content-Type"] = "application/json";
        if (!token.empty())
            headers["Authorization"] = "Bearer " + token;
        return speakingFor(request, std::move(headers));
    }

    http::Response pass(const http::Request& request, base::Result<http::Response> answer) const
    {
        if (!answer) {
            m_services.log.warning("chain server: " + answer.error().code + " " + answer.error().detail);
            return problemFor(request, base::failed("portal.chain_unavailable"));
        }
        http::Response response;
        response.status = answer->status;
        response.body = std::move(answer->body);
        if (const auto type = answer->headers.find(std::string_view("Content-Type"));
            type != answer->headers.end())
            response.headers["Content-Type"] = type->second;
        response.headers["Cache-Control"] = "no-store";
        return response;
    }

    http::Response refuse(const http::Request& request, const base::Error& error) const
    {
        const bool hasCookie = !cookieOf(request, cookieName(m_scope)).empty();
        if (error.code == "session.expired" && !hasCookie)
            return problemFor(request, base::refused("session.required"));
        auto response = problemFor(request, error);
        if (error.code == "session.expired")
            dropCookie(response);
        return response;
    }

    void dropCookie(http::Response& response) const
    {
        response.headers["Set-Cookie"] = cookieName(m_scope) + "=" + cookieAttributes(m_scope, 0);
    }

    Services& m_services;
    VisitorSessions& m_sessions;
    const CookieScope m_scope;
};

} // namespace

void addVisitorResources(
    http::Router& router, Services& services, VisitorSessions& sessions, CookieScope scope)
{
    const auto desk = std::make_shared<const VisitorDesk>(services, sessions, scope);
    router.post(
        "/api/session/challenge", [desk](const http::Request& request) { return desk->challenge(request); });
    router.post("/api/session", [desk](const http::Request& request) { return desk->open(request); });
    router.get("/api/session", [desk](const http::Request& request) { return desk->current(request); });
    router.remove("/api/session", [desk](const http::Request& request) { return desk->close(request); });
    router.get("/api/sessions",
        [desk](const http::Request& request) { return desk->asVisitor(request, "/v1/sessions"); });
    router.remove("/api/sessions/{id}", [desk](const http::Request& request) {
        return desk->asVisitor(
            request, "/v1/sessions/" + http::encodeComponent(request.parameters.find("id")->second));
    });
    // Restricted rows that name the person: the chain server compares them with the session's DID.
    router.get("/api/own/{domain}/{query}",
        [desk](const http::Request& request) { return desk->passOn(request, "/api/own/", "/v1/query/"); });
    // Credentials that an office has issued to the person's DID.
    const auto issuing = [desk](const http::Request& request) {
        return desk->asVisitor(request, request.method == "GET" ? "/v1/issuing/me" : "/v1/issuing/me/offers");
    };
    router.get("/api/issuing", issuing);
    router.post("/api/issuing", issuing);
    const auto me = [desk](const http::Request& request) {
        return desk->passOn(request, "/api/me/", "/v1/privacy/me/");
    };
    router.get("/api/me/{rest...}", me);
    router.post("/api/me/{rest...}", me);
    router.remove("/api/me/{rest...}", me);
}

} // namespace maru::portal
