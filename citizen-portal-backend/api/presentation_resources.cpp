// SPDX-License-Identifier: Apache-2.0
// The HTTP side of presentations.h, and the services of this portal that ask for credentials.
#include "citizen-portal-backend/api/presentations.h"

#include "shared/http/problem_details.h"

namespace maru::portal {
namespace {

constexpr std::size_t kMaxBeginBytes = 1024;
constexpr std::size_t kMaxNonceBytes = 256;
constexpr std::string_view kBearer = "Bearer ";

http::Response answerOf(const http::Request& request, base::Result<base::Json> result, base::Logger& log)
{
    http::Response response;
    if (result) {
        response = http::Response::json(200, *result);
    } else {
        if (result.error().kind == base::ErrorKind::Failed)
            log.warning("presentation: " + result.error().code + ' ' + result.error().detail);
        response = problemFor(request, result.error());
    }
    response.headers["Cache-Control"] = "no-store";
    return response;
}

std::string parameter(const http::Request& request, std::string_view name)
{
    const auto found = request.parameters.find(name);
    return found == request.parameters.end() ? std::string() : found->second;
}

/// The wallet_nonce of a posted form (OpenID4VP §5.10), "" when there is none.
base::Result<std::string> walletNonceOf(std::string_view form)
{
    while (!form.empty()) {
        const std::size_t end = form.find('&');
        const std::string_view pair = form.substr(0, end);
        form = end == std::string_view::npos ? std::string_view {} : form.substr(end + 1);
        const std::size_t equals = pair.find('=');
        if (pair.substr(0, equals) != "wallet_nonce" || equals == std::string_view::npos)
            continue;
        MARU_TRY(nonce, http::decodeComponent(pair.substr(equals + 1), /*plusIsSpace=*/true));
        if (nonce.size() > kMaxNonceBytes)
            return base::refused("vc.request", "wallet_nonce");
        return nonce;
    }
    return std::string();
}

http::Response requestObjectFor(const http::Request& request, Presentations& presentations,
    std::string_view walletNonce, base::Logger& log)
{
    auto text = presentations.requestObject(parameter(request, "id"), walletNonce);
    if (!text)
        return answerOf(request, text.error(), log);
    auto response = http::Response::text(200, std::move(*text), "application/oauth-authz-req+jwt");
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

std::vector<PresentationService> presentationServices()
{
    return {
        // Act on Hometown Love Donations: a local government may not take gifts from its own residents.
        PresentationService { "hometown", "/hometown", "resident-card", { "region" } },
    };
}

void addPresentationResources(http::Router& router, Services& services, Presentations& presentations)
{
    base::Logger& log = services.log;
    router.post("/api/presentations", [&presentations, &log](const http::Request& request) {
        if (request.body.size() > kMaxBeginBytes)
            return problemFor(request, base::refused("http.body_too_large"));
        auto body = base::parseJson(request.body);
        if (!body)
            return problemFor(request, body.error());
        auto service = base::readString(*body, "service");
        if (!service)
            return problemFor(request, service.error());
        return answerOf(request, presentations.begin(*service, request.peer), log);
    });
    router.get("/api/presentations/{id}", [&presentations, &log](const http::Request& request) {
        const std::string authorization = request.headerOr("Authorization", "");
        const std::string secret =
            authorization.rfind(kBearer, 0) == 0 ? authorization.substr(kBearer.size()) : "";
        auto state =
            presentations.state(parameter(request, "id"), secret, request.headerOr("X-Response-Code", ""));
        if (state && state->stringOr("state", "") == "failed") {
            const base::Json& problem = state->at("problem");
            const auto told = problemFor(
                request, base::refused(problem.stringOr("code", ""), problem.stringOr("field", "")));
            if (auto words = base::parseJson(told.body))
                state->set("problem", std::move(*words));
        }
        return answerOf(request, std::move(state), log);
    });
    router.get("/oid4vp/request/{id}", [&presentations, &log](const http::Request& request) {
        return requestObjectFor(request, presentations, {}, log);
    });
    router.post("/oid4vp/request/{id}", [&presentations, &log](const http::Request& request) {
        auto nonce = walletNonceOf(request.body);
        if (!nonce)
            return problemFor(request, nonce.error());
        return requestObjectFor(request, presentations, *nonce, log);
    });
    router.post("/oid4vp/response/{id}", [&presentations, &log](const http::Request& request) {
        return answerOf(request, presentations.receive(parameter(request, "id"), request.body), log);
    });
}

} // namespace maru::portal
