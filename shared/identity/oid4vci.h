// SPDX-License-Identifier: Apache-2.0
// Messages of OpenID for Verifiable Credential Issuance 1.0: pre-authorized code with transaction code, nonce endpoint,
// proofs of the type jwt. Reading and writing only; who may have what is the server's. Thread-safe.
#pragma once

#include "shared/identity/jws.h"

#include <map>
#include <optional>

namespace maru::vc {

inline constexpr std::string_view kPreAuthorizedGrant =
    "urn:ietf:params:oauth:grant-type:pre-authorized_code";
inline constexpr std::string_view kProofType = "openid4vci-proof+jwt";

struct TransactionCode {
    bool isNumeric = true; ///< input_mode
    int length = 6; ///< 4..16
    std::string description; ///< at most 300 characters
};

struct CredentialOffer {
    std::string issuer; ///< credential_issuer, https (http for loopback only)
    std::vector<std::string> configurations; ///< credential_configuration_ids
    std::string preAuthorizedCode;
    std::optional<TransactionCode> transactionCode;
};
base::Json toJson(const CredentialOffer& offer);
/// Refused `vc.offer`.
base::Result<CredentialOffer> parseOffer(const base::Json& json);
/// "openid-credential-offer://?credential_offer=…" with the offer in it.
std::string offerLink(const CredentialOffer& offer);
/// "openid-credential-offer://?credential_offer_uri=…": short enough for a small QR code.
std::string offerReferenceLink(std::string_view offerUri);
/// What a link holds: the offer itself, or where it is. Refused `vc.offer`.
struct OfferLink {
    std::optional<CredentialOffer> offer;
    std::string uri;
};
base::Result<OfferLink> parseOfferLink(std::string_view link);

struct ClaimDescription {
    std::vector<std::string> path;
    bool isMandatory = false;
    std::map<std::string, std::string> names; ///< language to name
};
struct CredentialConfiguration {
    std::string id;
    std::string format; ///< "dc+sd-jwt", "ldp_vc"
    std::string type; ///< vct
    std::vector<std::string> types; ///< credential_definition.type of W3C credentials
    std::string scope;
    std::map<std::string, std::string> names;
    std::vector<ClaimDescription> claims;
    std::vector<jose::Algorithm>
        signedWith; ///< credential_signing_alg_values_supported; ldp_vc: eddsa-jcs-2022
};
struct IssuerMetadata {
    std::string issuer;
    std::string credentialEndpoint;
    std::string nonceEndpoint;
    std::vector<std::string> authorizationServers; ///< empty: the issuer itself
    std::map<std::string, std::string> names;
    std::vector<CredentialConfiguration> configurations;
    const CredentialConfiguration* configuration(std::string_view id) const;
};
/// At `/.well-known/openid-credential-issuer` inserted before the issuer's path.
base::Json toJson(const IssuerMetadata& metadata);
/// Formats that we do not know are left out. Refused `vc.issuer_metadata`, also when the issuer is not `expected`.
base::Result<IssuerMetadata> parseIssuerMetadata(const base::Json& json, std::string_view expectedIssuer);
/// RFC 8414, at `/.well-known/oauth-authorization-server`.
base::Json authorizationServerMetadata(
    std::string_view issuer, std::string_view tokenEndpoint, std::string_view jwksUri);
/// "https://h/a/b" and "openid-credential-issuer" -> "https://h/.well-known/openid-credential-issuer/a/b".
/// Refused `vc.issuer_url`.
base::Result<std::string> wellKnownUrl(std::string_view issuer, std::string_view name);

/// application/x-www-form-urlencoded of the token endpoint; refused `vc.token_request`, `vc.grant_type`.
struct TokenRequest {
    std::string preAuthorizedCode;
    std::string transactionCode; ///< "" when it was not sent
};
base::Result<TokenRequest> parseTokenRequest(std::string_view form);
base::Json tokenResponse(std::string_view accessToken, std::int64_t expiresInSeconds);
/// {"c_nonce": …}
base::Json nonceResponse(std::string_view nonce);

struct CredentialRequest {
    std::string configuration; ///< credential_configuration_id, or credential_identifier
    std::vector<std::string> proofs; ///< 1 to 16 JWTs
};
/// Refused `vc.credential_request`, `vc.proof_type`, `vc.encryption_unsupported`.
base::Result<CredentialRequest> parseCredentialRequest(const base::Json& json);
base::Json toJson(const CredentialRequest& request);

/// A key that the wallet showed to have.
struct HolderProof {
    jose::PublicKey key;
    std::string did; ///< did:key, did:jwk or what the resolver took; "" for a bare "jwk"
    std::string keyId; ///< "kid" as sent
    std::string nonce;
};
struct ProofExpectation {
    std::string audience; ///< the credential issuer
    std::function<bool(std::string_view nonce)> isFresh; ///< takes the nonce out of use
    TimeCheck time;
    std::int64_t maxAgeSeconds = 300;
    /// For DIDs other than did:key and did:jwk; empty: refused.
    std::function<base::Result<jose::PublicKey>(const std::string& didUrl)> resolver;
};
/// Exactly one of "jwk" and "kid" names the key. Refused `vc.proof_jwt`, `vc.proof_audience`, `vc.proof_nonce`,
/// `vc.proof_age`, `vc.proof_jwt_key`, and as jose::verifyJwt.
base::Result<HolderProof> verifyProofJwt(std::string_view jwt, const ProofExpectation& expectation);
/// The wallet's side: with "jwk" in the header.
base::Result<std::string> makeProofJwt(std::string_view audience, std::string_view nonce,
    base::UnixSeconds issuedAt, const jose::Signer& holder);

/// {"credentials": [{"credential": …}]}: texts (SD-JWT) or objects (W3C).
base::Json credentialResponse(const std::vector<base::Json>& credentials);
/// Refused `vc.credential_response`.
base::Result<std::vector<base::Json>> parseCredentialResponse(const base::Json& json);
/// The standard's code for one of ours: "invalid_grant", "invalid_proof", "invalid_nonce", "unsupported_grant_type",
/// "invalid_credential_request", "unknown_credential_configuration"; "invalid_request" for others.
std::string issuanceErrorCode(std::string_view code);
base::Json errorResponse(std::string_view code, std::string_view description);

} // namespace maru::vc
