// SPDX-License-Identifier: Apache-2.0
// The chain server's public reading resources under /api/v1, and the transactions that citizens send. Nothing else
// passes: an officer's resources are not reachable through the portal.
#include "citizen-portal-backend/api/services.h"

#include "shared/errors/catalogue.h"
#include "shared/http/problem_details.h"
#include "shared/ledger/transaction.h"

#include <algorithm>
#include <array>

namespace maru::portal {
namespace {

constexpr std::size_t kMaxTargetBytes = 2048;

/// Public resources of docs/api.md that the pages and the visitor's own checks need.
constexpr std::array kReadable {
    std::string_view("/v1/node"),
    std::string_view("/v1/head"),
    std::string_view("/v1/errors"),
    std::string_view("/v1/domains"),
    std::string_view("/v1/blocks"),
    std::string_view("/v1/transactions"),
    std::string_view("/v1/log"),
    std::string_view("/v1/state/donation"),
    std::string_view("/v1/query/donation"),
    std::string_view("/v1/state/credentials"),
    std::string_view("/v1/query/credentials"),
    std::string_view("/v1/state/identity/agencies"),
    std::string_view("/v1/query/privacy/classes"),
    std::string_view("/v1/query/privacy/recipients"),
    std::string_view("/v1/query/privacy/destructions"),
    std::string_view("/v1/query/privacy/retention"),
    std::string_view("/v1/privacy/destructions"),
    std::string_view("/v1/query/identity/agencies"),
    std::string_view("/v1/state/did"),
    std::string_view("/v1/query/did"),
    std::string_view("/v1/state/election"),
    std::string_view("/v1/query/election"),
    std::string_view("/v1/elections"),
    std::string_view("/v1/query/accounts/balance"),
    std::string_view("/v1/query/accounts/entries"),
    std::string_view("/v1/query/accounts/requests"),
};

struct CitizenAction {
    std::string_view domain;
    std::string_view action;
};
constexpr std::array kCitizenActions {
    CitizenAction { "donation", "donate" },
    CitizenAction { "donation", "pledgeMonthly" },
    CitizenAction { "donation", "cancelPledge" },
    CitizenAction { "donation", "spend" },
    CitizenAction { "accounts", "requestTopUp" },
    CitizenAction { "election", "enrol" },
    CitizenAction { "election", "objectTo" },
    CitizenAction { "did", "create" },
    CitizenAction { "did", "update" },
    CitizenAction { "did", "rotate" },
    CitizenAction { "did", "addDevice" },
    CitizenAction { "did", "removeDevice" },
    CitizenAction { "did", "addService" },
    CitizenAction { "did", "removeService" },
    CitizenAction { "did", "setGuardians" },
    CitizenAction { "did", "requestRecovery" },
    CitizenAction { "did", "approveRecovery" },
    CitizenAction { "did", "cancelRecovery" },
    CitizenAction { "did", "deactivate" },
    CitizenAction { "privacy", "request" },
    CitizenAction { "privacy", "withdrawRequest" },
    CitizenAction { "privacy", "giveConsent" },
    CitizenAction { "privacy", "withdrawConsent" },
};

/// What a voter's page asks for around a ballot: its status and receipt, its block, the log since then, rings, rows, the clock
/// and the names of errors between them. A chain server that knew from which address they come could tell whose ballot it is.
constexpr std::array kQuiet {
    std::string_view("/v1/transactions"),
    std::string_view("/v1/elections"),
    std::string_view("/v1/state/election"),
    std::string_view("/v1/query/election"),
    std::string_view("/v1/node"),
    std::string_view("/v1/errors"),
    std::string_view("/v1/head"),
    std::string_view("/v1/log"),
    std::string_view("/v1/blocks"),
};

template<typename Paths>
bool isBelow(const Paths& paths, std::string_view path)
{
    return std::any_of(paths.begin(), paths.end(), [path](std::string_view allowed) {
        return path == allowed
            || (path.size() > allowed.size() && path.substr(0, allowed.size()) == allowed
                && path[allowed.size()] == '/');
    });
}

bool isReadable(std::string_view path)
{
    return isBelow(kReadable, path);
}

/// The same for every visitor: no address, no language, no cookie.
http::Headers quietHeaders()
{
    http::Headers headers;
    headers["Accept"] = "application/json";
    return headers;
}

/// The chain server was not told the visitor's language: the portal names the error in it.
bool nameProblem(const http::Request& request, base::Json& problem)
{
    if (!problem.isObject() || !errors::isKnown(problem.stringOr("code", "")))
        return false;
    const auto language = errors::preferredLanguage(request.headerOr("Accept-Language", "ko"));
    problem.set("title", errors::title(problem.stringOr("code", ""), language));
    return true;
}

/// Of a whole answer, or of what became of each transaction that was sent.
void nameErrors(const http::Request& request, http::Response& response)
{
    auto body = base::parseJson(response.body, {});
    if (!body || !body->isObject())
        return;
    bool isNamed = response.status >= 400 && nameProblem(request, *body);
    const auto results = body->asObject().find("results");
    if (results != body->asObject().end() && results->second.isArray())
        for (base::Json& result : results->second.asArray()) {
            if (!result.isObject())
                continue;
            const auto error = result.asObject().find("error");
            if (error != result.asObject().end())
                isNamed = nameProblem(request, error->second) || isNamed;
        }
    if (isNamed)
        response.body = base::canonical(*body);
}

http::Headers forwardedHeaders(const http::Request& request)
{
    http::Headers headers;
    headers["Accept"] = "application/json";
    headers["Accept-Language"] = request.headerOr("Accept-Language", "ko");
    return speakingFor(request, std::move(headers));
}

http::Response forward(const http::Request& request, base::Result<http::Response> answer, base::Logger& log)
{
    if (!answer) {
        log.warning("chain server: " + answer.error().code + " " + answer.error().detail);
        return problemFor(request, base::failed("portal.chain_unavailable"));
    }
    http::Response response;
    response.status = answer->status;
    response.body = std::move(answer->body);
    // A record of an election comes in pages, each of which names the next.
    for (const auto* name : { "Content-Type", "Retry-After", "Maru-Next-Cursor" }) {
        const auto found = answer->headers.find(std::string_view(name));
        if (found != answer->headers.end())
            response.headers[name] = found->second;
    }
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

http::Response problemFor(const http::Request& request, const base::Error& error)
{
    return http::problem(error, http::preferredLanguage(request.headerOr("Accept-Language", "ko")));
}

http::Headers speakingFor(const http::Request& request, http::Headers headers)
{
    if (!request.peer.empty())
        headers["X-Forwarded-For"] = request.peer;
    return headers;
}

void addChainResources(http::Router& router, Services& services)
{
    router.get("/api/config", [&services](const http::Request&) {
        auto response = http::Response::json(200,
            base::Json::object({ { "chain", services.chain.chain }, { "node", services.chain.node },
                { "bank_desk", services.settlementKey != nullptr } }));
        response.headers["Cache-Control"] = "no-store";
        return response;
    });

    if (services.summary != nullptr)
        router.get("/api/v1/query/donation/summary", [&services](const http::Request& request) {
            const bool isExact = request.target.find('?') != std::string::npos
                || request.headerOr("Cache-Control", "").find("no-cache") != std::string::npos;
            return forward(request, services.summary->get(isExact), services.log);
        });

    router.get("/api/v1/{rest...}", [&services](const http::Request& request) {
        // The decoded path decides; the target goes on as it was sent, so that percent-encoded keys stay whole.
        const std::string_view path = std::string_view(request.path).substr(std::string_view("/api").size());
        if (!isReadable(path) || request.target.size() > kMaxTargetBytes
            || request.target.rfind("/api/v1/", 0) != 0)
            return problemFor(request, base::refused("http.not_found"));
        const std::string target = request.target.substr(std::string_view("/api").size());
        const bool isQuiet = isBelow(kQuiet, path);
        auto response = forward(request,
            services.server.send("GET", target, isQuiet ? quietHeaders() : forwardedHeaders(request), {}),
            services.log);
        if (isQuiet && response.status >= 400)
            nameErrors(request, response);
        return response;
    });

    router.post("/api/transactions", [&services](const http::Request& request) {
        auto json =
            base::parseJson(request.body, base::JsonLimits { .maxBytes = 2 * ledger::kMaxTransactionBytes });
        if (!json)
            return problemFor(request, json.error());
        auto transaction = ledger::decodeTransaction(*json);
        if (!transaction)
            return problemFor(request, transaction.error());
        const bool allowed =
            std::any_of(kCitizenActions.begin(), kCitizenActions.end(), [&](const auto& one) {
                return one.domain == transaction->domain && one.action == transaction->action;
            });
        if (!allowed)
            return problemFor(request, base::refused("portal.not_a_citizen_action", "action"));
        // A voter's key and an objection's words are bound to no visitor by the chain either.
        const bool isQuiet = transaction->domain == "election";
        auto headers = isQuiet ? quietHeaders() : forwardedHeaders(request);
        headers["Content-Type"] = "application/json";
        auto response = forward(request,
            services.server.send("POST", "/v1/transactions", std::move(headers), base::canonical(*json)),
            services.log);
        if (isQuiet)
            nameErrors(request, response);
        return response;
    });
}

} // namespace maru::portal
