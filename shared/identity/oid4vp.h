// SPDX-License-Identifier: Apache-2.0
// Messages of OpenID for Verifiable Presentations 1.0: signed request object by reference, DCQL, response mode
// direct_post. Reading, writing and checking; trust and state are the callers'. Thread-safe.
#pragma once

#include "shared/identity/dcql.h"
#include "shared/identity/sd_jwt_vc.h"
#include "shared/identity/vc_data_model.h"

#include <map>

namespace maru::vc {

inline constexpr std::string_view kRequestObjectType = "oauth-authz-req+jwt";

/// The prefix of the client id tells how its key is found.
enum class ClientIdKind { RedirectUri, Did, X509SanDns, VerifierAttestation };
struct ClientId {
    ClientIdKind kind = ClientIdKind::RedirectUri;
    std::string full; ///< with prefix: audience of key bindings
    std::string value; ///< without prefix
};
/// "redirect_uri:https://…", "decentralized_identifier:did:…", "x509_san_dns:host", "verifier_attestation:…".
/// Refused `vc.client_id`.
base::Result<ClientId> parseClientId(std::string_view text);

struct PresentationRequest {
    ClientId client;
    std::string responseUri;
    std::string nonce; ///< 16 to 256 characters
    std::string state;
    DcqlQuery query;
    std::string clientName; ///< client_metadata.client_name
    std::optional<base::UnixSeconds> issuedAt;
    std::optional<base::UnixSeconds> expires;
};

/// Claims of the request object. MARU_ASSERT on an empty nonce.
base::Json toClaims(const PresentationRequest& request);
/// Signed request object; `keyId` is the DID URL for a client of the kind Did.
base::Result<std::string> signRequest(
    const PresentationRequest& request, std::string_view keyId, const jose::Signer& signer);
/// The wallet's side, before the signature is checked: refused `vc.request`, `vc.client_id`, `vc.response_mode`,
/// `vc.response_uri` (another origin than that of a redirect_uri client), `vc.transaction_data`.
base::Result<PresentationRequest> parseRequest(const base::Json& claims);
/// Signature, type, audience "https://self-issued.me/v2" (or `walletAudience`), times, and that the link's client id is
/// the request's (`vc.request_client`). The resolver is asked with the header and the claims.
base::Result<PresentationRequest> verifyRequest(std::string_view jwt, std::string_view clientId,
    const jose::KeyResolver& resolver, const TimeCheck& time, std::string_view walletNonce = {});

/// "openid4vp://?client_id=…&request_uri=…"; another scheme or https page may be given.
std::string requestLink(
    std::string_view clientId, std::string_view requestUri, std::string_view scheme = "openid4vp://");
struct RequestLink {
    std::string clientId;
    std::string requestUri; ///< "" when the request is inside
    std::string request; ///< the JWT
    bool isPost = false; ///< request_uri_method=post
};
/// Refused `vc.request_link`.
base::Result<RequestLink> parseRequestLink(std::string_view link);

/// What came to the response URI: form with vp_token and state, or an error of the wallet.
struct PresentationResponse {
    std::string state;
    std::map<std::string, std::vector<base::Json>> presentations; ///< by credential query: text or object
    std::string error; ///< "access_denied"… ; then there are no presentations
    std::string errorDescription;
};
/// Bounds: 1 MiB, 16 queries, 16 presentations each. Refused `vc.response`.
base::Result<PresentationResponse> parseResponse(std::string_view form);
/// The wallet's side: form text.
std::string responseForm(const PresentationResponse& response);

struct ResponseCheck {
    TimeCheck time;
    IssuerKeyResolver issuerKey; ///< SD-JWT VC
    MethodResolver method; ///< W3C credentials and their presentations
    StatusResolver status;
    std::int64_t keyBindingMaxAgeSeconds = 300;
};
struct Presented {
    std::string query; ///< id of the credential query
    std::string format;
    std::string type; ///< vct, or the last type of a W3C credential
    std::string issuer;
    base::Json claims;
    std::optional<jose::PublicKey> holder; ///< SD-JWT
    std::string holderDid; ///< W3C
};
/// Everything: state (`vc.response_state`), each presentation against its query's format, signature, key binding to the
/// request's client id and nonce, times, status, and the query as a whole.
base::Result<std::vector<Presented>> verifyResponse(
    const PresentationResponse& response, const PresentationRequest& request, const ResponseCheck& check);

} // namespace maru::vc
