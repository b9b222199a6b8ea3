// SPDX-License-Identifier: Apache-2.0
// The issuing service's public resources, passed through: wallets and verifiers know one address, the portal's.
// OpenID4VCI 1.0 endpoints, metadata, the issuers' did:web documents and status lists; nothing of the officers' desk.
#include "citizen-portal-backend/api/services.h"

#include <array>

namespace maru::portal {
namespace {

constexpr std::size_t kMaxCredentialTarget = 1024;
constexpr std::size_t kMaxCredentialBody = 128 * 1024;

constexpr std::array<std::string_view, 4> kRequestHeaders { "Accept", "Accept-Language", "Authorization",
    "Content-Type" };
constexpr std::array<std::string_view, 5> kResponseHeaders { "Content-Type", "Cache-Control", "Retry-After",
    "WWW-Authenticate", "Access-Control-Allow-Origin" };

http::Response passOn(Services& services, const http::Request& request)
{
    if (request.target.size() > kMaxCredentialTarget)
        return problemFor(request, base::refused("http.target"));
    if (request.body.size() > kMaxCredentialBody)
        return problemFor(request, base::refused("http.body_too_large"));
    http::Headers headers;
    for (const std::string_view name : kRequestHeaders) {
        const auto found = request.headers.find(name);
        if (found != request.headers.end())
            headers[std::string(name)] = found->second;
    }
    headers.try_emplace("Accept-Language", "ko");
    auto answer = services.server.send(
        request.method, request.target, speakingFor(request, std::move(headers)), request.body);
    if (!answer) {
        services.log.warning("chain server: " + answer.error().code + " " + answer.error().detail);
        return problemFor(request, base::failed("portal.chain_unavailable"));
    }
    http::Response response;
    response.status = answer->status;
    response.body = std::move(answer->body);
    for (const std::string_view name : kResponseHeaders) {
        const auto found = answer->headers.find(name);
        if (found != answer->headers.end())
            response.headers[std::string(name)] = found->second;
    }
    return response;
}

} // namespace

void addCredentialResources(http::Router& router, Services& services)
{
    const http::Handler pass = [&services](
                                   const http::Request& request) { return passOn(services, request); };
    for (const char* path : { "/.well-known/openid-credential-issuer/oid4vci/{agency}",
             "/.well-known/oauth-authorization-server/oid4vci/{agency}",
             "/.well-known/jwt-vc-issuer/oid4vci/{agency}", "/oid4vci/{agency}/offers/{id}",
             "/oid4vci/{agency}/jwks", "/oid4vci/{agency}/did.json", "/status-lists/{list}",
             "/status-lists/{list}/{purpose}" })
        router.get(path, pass);
    for (const char* path :
        { "/oid4vci/{agency}/token", "/oid4vci/{agency}/nonce", "/oid4vci/{agency}/credential" })
        router.post(path, pass);
}

} // namespace maru::portal
