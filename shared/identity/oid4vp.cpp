// SPDX-License-Identifier: Apache-2.0
// OpenID4VP: requests and links.
#include "shared/identity/oid4vp.h"

#include "shared/identity/did_url.h"
#include "shared/identity/form.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::string_view kWalletAudience = "https://self-issued.me/v2";

base::Error badRequestObject(std::string field, std::string detail = {})
{
    return base::refused("vc.request", std::move(field), std::move(detail));
}

struct ClientPrefix {
    std::string_view prefix;
    ClientIdKind kind;
};
constexpr ClientPrefix kClientPrefixes[] = {
    { "redirect_uri:", ClientIdKind::RedirectUri },
    { "decentralized_identifier:", ClientIdKind::Did },
    { "x509_san_dns:", ClientIdKind::X509SanDns },
    { "verifier_attestation:", ClientIdKind::VerifierAttestation },
};

/// Visible ASCII, as nonces and states are (RFC 6749 appendix A).
bool isVisibleAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

base::Result<std::optional<base::UnixSeconds>> momentOf(const Json& claims, const char* name)
{
    const Json* value = claims.find(name);
    if (value == nullptr)
        return std::optional<base::UnixSeconds>();
    if (!value->isInteger())
        return base::refused("jose.time_claim", name);
    return std::optional<base::UnixSeconds>(base::UnixSeconds(value->asInteger()));
}

} // namespace

base::Result<ClientId> parseClientId(std::string_view text)
{
    const base::Error bad = base::refused("vc.client_id", "client_id", std::string(text.substr(0, 100)));
    if (text.size() > 2048 || !isVisibleAscii(text))
        return bad;
    for (const ClientPrefix& known : kClientPrefixes) {
        if (text.substr(0, known.prefix.size()) != known.prefix)
            continue;
        ClientId client { known.kind, std::string(text), std::string(text.substr(known.prefix.size())) };
        const bool isGood = known.kind == ClientIdKind::RedirectUri ? originOf(client.value).has_value()
            : known.kind == ClientIdKind::Did                       ? did::parseDid(client.value).has_value()
                                                                    : !client.value.empty();
        if (!isGood)
            return bad;
        return client;
    }
    return bad;
}

Json toClaims(const PresentationRequest& request)
{
    MARU_ASSERT(request.nonce.size() >= 16);
    Json claims = Json::object({ { "response_type", "vp_token" }, { "response_mode", "direct_post" },
        { "client_id", request.client.full }, { "response_uri", request.responseUri },
        { "nonce", request.nonce }, { "dcql_query", toJson(request.query) }, { "aud", kWalletAudience } });
    if (!request.state.empty())
        claims.set("state", request.state);
    Json formats =
        Json::object({ { "dc+sd-jwt",
                           Json::object({ { "sd-jwt_alg_values", Json::array({ "ES256", "EdDSA" }) },
                               { "kb-jwt_alg_values", Json::array({ "ES256", "EdDSA" }) } }) },
            { "ldp_vc",
                Json::object({ { "proof_type_values", Json::array({ "DataIntegrityProof" }) },
                    { "cryptosuite_values", Json::array({ kCryptosuite }) } }) } });
    Json metadata = Json::object({ { "vp_formats_supported", std::move(formats) } });
    if (!request.clientName.empty())
        metadata.set("client_name", request.clientName);
    claims.set("client_metadata", std::move(metadata));
    if (request.issuedAt)
        claims.set("iat", *request.issuedAt);
    if (request.expires)
        claims.set("exp", *request.expires);
    return claims;
}

base::Result<std::string> signRequest(
    const PresentationRequest& request, std::string_view keyId, const jose::Signer& signer)
{
    Json header = Json::object({ { "typ", kRequestObjectType } });
    if (!keyId.empty())
        header.set("kid", keyId);
    return jose::signJwt(std::move(header), toClaims(request), signer);
}

base::Result<PresentationRequest> parseRequest(const Json& claims)
{
    if (!claims.isObject())
        return badRequestObject({}, "no object");
    PresentationRequest request;
    MARU_TRY(client, parseClientId(claims.stringOr("client_id", "")));
    request.client = std::move(client);
    if (claims.stringOr("response_type", "") != "vp_token")
        return badRequestObject("response_type");
    if (claims.stringOr("response_mode", "") != "direct_post")
        return base::refused("vc.response_mode", "response_mode");
    request.responseUri = claims.stringOr("response_uri", "");
    const auto origin = originOf(request.responseUri);
    if (!origin || claims.find("redirect_uri") != nullptr)
        return base::refused("vc.response_uri", "response_uri");
    // §5.9.3: the client id is the response URI itself.
    if (request.client.kind == ClientIdKind::RedirectUri && request.client.value != request.responseUri)
        return base::refused("vc.response_uri", "response_uri", "not that of the client id");
    request.nonce = claims.stringOr("nonce", "");
    if (request.nonce.size() < 16 || request.nonce.size() > 256 || !isVisibleAscii(request.nonce))
        return badRequestObject("nonce");
    request.state = claims.stringOr("state", "");
    if (request.state.size() > 1024 || !isVisibleAscii(request.state))
        return badRequestObject("state");
    // §8.4: not understood, so it must not be passed over.
    if (claims.find("transaction_data") != nullptr)
        return base::refused("vc.transaction_data", "transaction_data");
    const Json* query = claims.find("dcql_query");
    if (query == nullptr || claims.find("presentation_definition") != nullptr)
        return badRequestObject("dcql_query");
    MARU_TRY(parsed, parseDcql(*query));
    request.query = std::move(parsed);
    if (const Json* metadata = claims.find("client_metadata"))
        request.clientName = metadata->stringOr("client_name", "").substr(0, 512);
    MARU_TRY(issuedAt, momentOf(claims, "iat"));
    MARU_TRY(expires, momentOf(claims, "exp"));
    request.issuedAt = issuedAt;
    request.expires = expires;
    return request;
}

base::Result<PresentationRequest> verifyRequest(std::string_view jwt, std::string_view clientId,
    const jose::KeyResolver& resolver, const TimeCheck& time, std::string_view walletNonce)
{
    MARU_TRY(verified, jose::verifyJwt(jwt, kRequestObjectType, resolver, time));
    MARU_TRY(request, parseRequest(verified.claims));
    if (request.client.full != clientId)
        return base::refused("vc.request_client", "client_id");
    // §5.9.3: redirect_uri clients cannot be authenticated; a signature would pretend that they can.
    if (request.client.kind == ClientIdKind::RedirectUri)
        return base::refused("vc.client_id", "client_id", "redirect_uri clients do not sign");
    if (!jose::isForAudience(verified.claims, kWalletAudience))
        return badRequestObject("aud");
    if (!walletNonce.empty() && verified.claims.stringOr("wallet_nonce", "") != walletNonce)
        return badRequestObject("wallet_nonce");
    return request;
}

std::string requestLink(std::string_view clientId, std::string_view requestUri, std::string_view scheme)
{
    return std::string(scheme) + (scheme.find('?') == std::string_view::npos ? "?" : "&")
        + formText({ { "client_id", std::string(clientId) }, { "request_uri", std::string(requestUri) } });
}

base::Result<RequestLink> parseRequestLink(std::string_view link)
{
    const auto bad = [](const char* field) { return base::refused("vc.request_link", std::string(field)); };
    const std::size_t mark = link.find('?');
    if (link.size() > 256 * 1024 || mark == std::string_view::npos)
        return bad("");
    const bool isKnown = link.substr(0, 12) == "openid4vp://" || link.substr(0, 7) == "haip://"
        || link.substr(0, 10) == "haip-vp://" || originOf(link.substr(0, mark)).has_value();
    if (!isKnown)
        return bad("");
    const auto fields = parseForm(link.substr(mark + 1, link.find('#') - mark - 1));
    if (!fields)
        return bad("");
    RequestLink parsed;
    if (const std::string* client = fieldOf(*fields, "client_id"))
        parsed.clientId = *client;
    if (!parseClientId(parsed.clientId))
        return bad("client_id");
    const std::string* uri = fieldOf(*fields, "request_uri");
    const std::string* inside = fieldOf(*fields, "request");
    if ((uri != nullptr) == (inside != nullptr))
        return bad("request_uri");
    if (uri != nullptr) {
        if (!originOf(*uri))
            return bad("request_uri");
        parsed.requestUri = *uri;
    } else {
        parsed.request = *inside;
    }
    if (const std::string* method = fieldOf(*fields, "request_uri_method")) {
        if (*method != "get" && *method != "post")
            return bad("request_uri_method");
        parsed.isPost = *method == "post";
    }
    return parsed;
}

} // namespace maru::vc
