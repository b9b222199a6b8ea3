// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI 1.0 over HTTP: metadata, token, nonce, credential; and status lists. Errors of the protocol's own endpoints
// have the protocol's form, {"error", "error_description"}, with our "code" beside.
#include "server/api/issuing_resources.h"

#include "server/issuing/issuing_service.h"
#include "shared/errors/catalogue.h"

#include <array>

namespace maru::api {

namespace {

using base::Json;

constexpr std::size_t kMaxFormBytes = 8 * 1024;
constexpr std::size_t kMaxCredentialRequestBytes = 128 * 1024;

const std::string& agencyOf(const http::Request& request)
{
    return pathParameter(request, "agency");
}

http::Response open(http::Response response, std::string_view caching)
{
    response.headers["Access-Control-Allow-Origin"] = "*";
    response.headers["Cache-Control"] = caching;
    return response;
}

http::Response document(const Json& json)
{
    return open(http::Response::json(200, json), "public, max-age=60");
}

struct ErrorName {
    std::string_view code;
    std::string_view error;
};
constexpr std::array kErrorNames {
    ErrorName { "issuing.code", "invalid_grant" },
    ErrorName { "issuing.tx_code", "invalid_grant" },
    ErrorName { "issuing.tx_code_locked", "invalid_grant" },
    ErrorName { "issuing.tx_code_unexpected", "invalid_request" },
    ErrorName { "issuing.token", "invalid_token" },
    ErrorName { "issuing.configuration", "unknown_credential_configuration" },
};

/// OpenID4VCI 1.0 §6.3, §8.3.1.
std::string errorName(const std::string& code)
{
    for (const ErrorName& name : kErrorNames)
        if (name.code == code)
            return std::string(name.error);
    if (code.starts_with("issuing.") || code.starts_with("credentials.") || code.starts_with("vault."))
        return "credential_request_denied";
    return vc::issuanceErrorCode(code);
}

http::Response refusal(const Services& services, const http::Request& request, const base::Error& error)
{
    if (error.kind == base::ErrorKind::Failed)
        return problemFor(services, request, error);
    const std::string name = errorName(error.code);
    const errors::Language language =
        languageOf(request) == http::Language::English ? errors::Language::English : errors::Language::Korean;
    Json body = Json::object({ { "error", name },
        { "error_description", errors::title(error.code, language) }, { "code", error.code } });
    if (error.code == "issuing.tx_code")
        body.set("attempts_left", std::atoi(error.detail.c_str()));
    http::Response response = http::Response::json(name == "invalid_token" ? 401 : 400, body);
    if (name == "invalid_token")
        response.headers["WWW-Authenticate"] = "Bearer error=\"invalid_token\"";
    return open(std::move(response), "no-store");
}

/// The media type without parameters, lower case.
std::string mediaType(const http::Request& request)
{
    std::string type = request.headerOr("Content-Type", "");
    type = type.substr(0, type.find(';'));
    while (!type.empty() && type.back() == ' ')
        type.pop_back();
    for (char& c : type)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return type;
}

std::string_view accessToken(const http::Request& request)
{
    const auto found = request.headers.find("Authorization");
    constexpr std::string_view kScheme = "Bearer ";
    if (found == request.headers.end() || !std::string_view(found->second).starts_with(kScheme))
        return {};
    return std::string_view(found->second).substr(kScheme.size());
}

http::Response statusToken(const std::string& text)
{
    return open(http::Response::text(200, text, "application/statuslist+jwt"), "public, max-age=30");
}

http::Response statusDocument(const Json& json)
{
    return open(http::Response::text(200, base::canonical(json), "application/vc"), "public, max-age=30");
}

} // namespace

base::Result<http::Response> getOffer(const Services& services, const http::Request& request)
{
    MARU_TRY(offer, services.issuer->offerFor(agencyOf(request), pathParameter(request, "id")));
    return open(http::Response::json(200, vc::toJson(offer)), "no-store");
}

base::Result<http::Response> getIssuerMetadata(const Services& services, const http::Request& request)
{
    MARU_TRY(metadata, services.issuer->issuerMetadata(agencyOf(request)));
    return document(metadata);
}

base::Result<http::Response> getServerMetadata(const Services& services, const http::Request& request)
{
    MARU_TRY(metadata, services.issuer->serverMetadata(agencyOf(request)));
    return document(metadata);
}

base::Result<http::Response> getVcIssuer(const Services& services, const http::Request& request)
{
    MARU_TRY(keys, services.issuer->keySet(agencyOf(request)));
    return document(Json::object(
        { { "issuer", services.issuer->issuerUrl(agencyOf(request)) }, { "jwks", std::move(keys) } }));
}

base::Result<http::Response> getIssuerKeys(const Services& services, const http::Request& request)
{
    MARU_TRY(keys, services.issuer->keySet(agencyOf(request)));
    return document(keys);
}

base::Result<http::Response> getIssuerDid(const Services& services, const http::Request& request)
{
    MARU_TRY(did, services.issuer->didDocument(agencyOf(request)));
    return open(http::Response::text(200, base::canonical(did), "application/did"), "public, max-age=60");
}

base::Result<http::Response> postToken(const Services& services, const http::Request& request)
{
    if (mediaType(request) != "application/x-www-form-urlencoded" || request.body.size() > kMaxFormBytes)
        return refusal(services, request, base::refused("vc.token_request"));
    const auto grant = services.issuer->token(agencyOf(request), request.body);
    if (!grant)
        return refusal(services, request, grant.error());
    return open(http::Response::json(200, vc::tokenResponse(grant->accessToken, grant->expiresInSeconds)),
        "no-store");
}

base::Result<http::Response> postNonce(const Services& services, const http::Request& request)
{
    if (request.body.size() > kMaxFormBytes)
        return refusal(services, request, base::refused("vc.token_request"));
    return open(http::Response::json(200, vc::nonceResponse(services.issuer->nonce())), "no-store");
}

base::Result<http::Response> postCredential(const Services& services, const http::Request& request)
{
    const auto json =
        base::parseJson(request.body, base::JsonLimits { .maxBytes = kMaxCredentialRequestBytes });
    if (!json)
        return refusal(services, request, base::refused("vc.credential_request"));
    const auto delivery = services.issuer->credential(agencyOf(request), accessToken(request), *json);
    if (!delivery)
        return refusal(services, request, delivery.error());
    return open(http::Response::json(200, vc::credentialResponse({ delivery->credential })), "no-store");
}

base::Result<http::Response> getStatusList(const Services& services, const http::Request& request)
{
    const std::string& list = pathParameter(request, "list");
    // Both kinds are made from the same rows; who asks for a credential gets the list of what is revoked.
    const std::string accept = request.headerOr("Accept", "*/*");
    if (accept.find("statuslist+jwt") == std::string::npos
        && accept.find("application/vc") != std::string::npos) {
        MARU_TRY(credential, services.issuer->statusCredential(list, "revocation"));
        return statusDocument(credential);
    }
    MARU_TRY(token, services.issuer->statusToken(list));
    return statusToken(token);
}

base::Result<http::Response> getStatusCredential(const Services& services, const http::Request& request)
{
    MARU_TRY(credential,
        services.issuer->statusCredential(pathParameter(request, "list"), pathParameter(request, "purpose")));
    return statusDocument(credential);
}

void addIssuingRoutes(http::Router& router, const Services& services)
{
    if (services.issuer == nullptr)
        return;
    const auto get = [&](const char* path, Resource resource) {
        router.get(path, handle(services, resource));
    };
    const auto post = [&](const char* path, Resource resource) {
        router.post(path, handle(services, resource));
    };
    get("/.well-known/openid-credential-issuer/oid4vci/{agency}", &getIssuerMetadata);
    get("/.well-known/oauth-authorization-server/oid4vci/{agency}", &getServerMetadata);
    get("/.well-known/jwt-vc-issuer/oid4vci/{agency}", &getVcIssuer);
    get("/oid4vci/{agency}/offers/{id}", &getOffer);
    get("/oid4vci/{agency}/jwks", &getIssuerKeys);
    get("/oid4vci/{agency}/did.json", &getIssuerDid);
    post("/oid4vci/{agency}/token", &postToken);
    post("/oid4vci/{agency}/nonce", &postNonce);
    post("/oid4vci/{agency}/credential", &postCredential);
    get("/status-lists/{list}", &getStatusList);
    get("/status-lists/{list}/{purpose}", &getStatusCredential);
    get("/v1/issuing", &getIssuingState);
    post("/v1/issuing/records", &postIssuingRecords);
    post("/v1/issuing/offers", &postIssuingOffers);
    get("/v1/issuing/offers/{issue}", &getIssuingOffer);
    get("/v1/issuing/me", &getOwnIssues);
    post("/v1/issuing/me/offers", &postOwnOffer);
    router.remove("/v1/issuing/offers/{issue}", handle(services, &deleteIssuingOffer));
}

} // namespace maru::api
