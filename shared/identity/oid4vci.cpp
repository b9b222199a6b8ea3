// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI: offers, token request, credential request and response, proofs.
#include "shared/identity/oid4vci.h"

#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"
#include "shared/identity/form.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::string_view kOfferScheme = "openid-credential-offer://";
constexpr std::size_t kMaxConfigurations = 32;
constexpr std::size_t kMaxProofJwts = 16;
constexpr std::size_t kMaxCodeText = 512;

base::Error badOffer(std::string field, std::string detail = {})
{
    return base::refused("vc.offer", std::move(field), std::move(detail));
}

base::Error badRequest(std::string field, std::string detail = {})
{
    return base::refused("vc.credential_request", std::move(field), std::move(detail));
}

base::Result<std::optional<TransactionCode>> readTransactionCode(const Json& grant)
{
    const Json* json = grant.find("tx_code");
    if (json == nullptr)
        return std::optional<TransactionCode>();
    if (!json->isObject())
        return badOffer("tx_code", "no object");
    TransactionCode code;
    const std::string mode = json->stringOr("input_mode", "numeric");
    if (mode != "numeric" && mode != "text")
        return badOffer("tx_code.input_mode");
    code.isNumeric = mode == "numeric";
    if (const Json* length = json->find("length")) {
        if (!length->isInteger() || length->asInteger() < 1 || length->asInteger() > 64)
            return badOffer("tx_code.length");
        code.length = static_cast<int>(length->asInteger());
    }
    code.description = json->stringOr("description", "");
    if (code.description.size() > 1200) // 300 characters of at most four bytes
        return badOffer("tx_code.description");
    return std::optional<TransactionCode>(std::move(code));
}

/// The key that the header names, and its DID.
base::Result<HolderProof> namedKey(const Json& header, const ProofExpectation& expectation)
{
    const auto bad = [](const char* why) { return base::refused("vc.proof_jwt_key", "proofs", why); };
    const Json* jwk = header.find("jwk");
    const Json* keyId = header.find("kid");
    if ((jwk != nullptr) == (keyId != nullptr) || header.find("x5c") != nullptr)
        return bad("exactly one of jwk and kid");
    if (jwk != nullptr) {
        const auto key = jose::fromJwk(*jwk);
        if (!key)
            return bad("jwk");
        return HolderProof { *key, {}, {}, {} };
    }
    if (!keyId->isString() || keyId->asString().size() > 2048)
        return bad("kid");
    const std::string url = keyId->asString();
    const std::string did = url.substr(0, url.find('#'));
    if (url.rfind("did:key:", 0) == 0) {
        const auto key = did::keyOfDidKey(url);
        if (!key)
            return bad("did:key");
        return HolderProof { *key, did, url, {} };
    }
    if (url.rfind("did:jwk:", 0) == 0) {
        const auto key = did::keyOfDidJwk(url);
        if (!key)
            return bad("did:jwk");
        return HolderProof { *key, did, url, {} };
    }
    if (!expectation.resolver || url.find('#') == std::string::npos)
        return bad("a DID of this method is not taken");
    MARU_TRY(key, expectation.resolver(url));
    return HolderProof { std::move(key), did, url, {} };
}

} // namespace

Json toJson(const CredentialOffer& offer)
{
    Json configurations = Json::array();
    for (const std::string& id : offer.configurations)
        configurations.push(id);
    Json grant = Json::object({ { "pre-authorized_code", offer.preAuthorizedCode } });
    if (offer.transactionCode) {
        Json code = Json::object({ { "input_mode", offer.transactionCode->isNumeric ? "numeric" : "text" },
            { "length", offer.transactionCode->length } });
        if (!offer.transactionCode->description.empty())
            code.set("description", offer.transactionCode->description);
        grant.set("tx_code", std::move(code));
    }
    return Json::object({ { "credential_issuer", offer.issuer },
        { "credential_configuration_ids", std::move(configurations) },
        { "grants", Json::object({ { std::string(kPreAuthorizedGrant), std::move(grant) } }) } });
}

base::Result<CredentialOffer> parseOffer(const Json& json)
{
    if (!json.isObject())
        return badOffer({}, "no object");
    CredentialOffer offer;
    offer.issuer = json.stringOr("credential_issuer", "");
    if (!originOf(offer.issuer))
        return badOffer("credential_issuer", "no https URL");
    const Json* configurations = json.find("credential_configuration_ids");
    if (configurations == nullptr || !configurations->isArray() || configurations->asArray().empty()
        || configurations->asArray().size() > kMaxConfigurations)
        return badOffer("credential_configuration_ids");
    for (const Json& id : configurations->asArray()) {
        if (!id.isString() || id.asString().empty() || id.asString().size() > 256)
            return badOffer("credential_configuration_ids");
        const auto& known = offer.configurations;
        if (std::find(known.begin(), known.end(), id.asString()) != known.end())
            return badOffer("credential_configuration_ids", "given twice");
        offer.configurations.push_back(id.asString());
    }
    const Json* grants = json.find("grants");
    const Json* grant = grants == nullptr ? nullptr : grants->find(kPreAuthorizedGrant);
    if (grant == nullptr)
        return badOffer("grants", "no pre-authorized code");
    offer.preAuthorizedCode = grant->stringOr("pre-authorized_code", "");
    if (offer.preAuthorizedCode.empty() || offer.preAuthorizedCode.size() > kMaxCodeText)
        return badOffer("grants.pre-authorized_code");
    MARU_TRY(code, readTransactionCode(*grant));
    offer.transactionCode = std::move(code);
    return offer;
}

std::string offerLink(const CredentialOffer& offer)
{
    return std::string(kOfferScheme) + "?credential_offer=" + escaped(base::canonical(toJson(offer)));
}

std::string offerReferenceLink(std::string_view offerUri)
{
    return std::string(kOfferScheme) + "?credential_offer_uri=" + escaped(offerUri);
}

base::Result<OfferLink> parseOfferLink(std::string_view link)
{
    if (link.size() > 64 * 1024)
        return badOffer({}, "too long");
    const std::size_t mark = link.find('?');
    if (mark == std::string_view::npos
        || (link.substr(0, kOfferScheme.size()) != kOfferScheme && !originOf(link)))
        return badOffer({}, "neither openid-credential-offer: nor https:");
    const auto fields = parseForm(link.substr(mark + 1, link.find('#') - mark - 1));
    if (!fields)
        return badOffer({}, "query");
    const std::string* inside = fieldOf(*fields, "credential_offer");
    const std::string* uri = fieldOf(*fields, "credential_offer_uri");
    if ((inside != nullptr) == (uri != nullptr))
        return badOffer({}, "exactly one of credential_offer and credential_offer_uri");
    OfferLink parsed;
    if (uri != nullptr) {
        if (!originOf(*uri))
            return badOffer("credential_offer_uri", "no https URL");
        parsed.uri = *uri;
        return parsed;
    }
    const auto json = base::parseJson(*inside);
    if (!json)
        return badOffer("credential_offer", json.error().code);
    MARU_TRY(offer, parseOffer(*json));
    parsed.offer = std::move(offer);
    return parsed;
}

base::Result<TokenRequest> parseTokenRequest(std::string_view form)
{
    if (form.size() > 8 * 1024)
        return base::refused("vc.token_request", {}, "too long");
    const auto fields = parseForm(form);
    if (!fields)
        return base::refused("vc.token_request", fields.error().field, fields.error().detail);
    const std::string* grant = fieldOf(*fields, "grant_type");
    if (grant == nullptr)
        return base::refused("vc.token_request", "grant_type");
    if (*grant != kPreAuthorizedGrant)
        return base::refused("vc.grant_type", "grant_type");
    const std::string* code = fieldOf(*fields, "pre-authorized_code");
    if (code == nullptr || code->empty() || code->size() > kMaxCodeText)
        return base::refused("vc.token_request", "pre-authorized_code");
    TokenRequest request;
    request.preAuthorizedCode = *code;
    if (const std::string* transactionCode = fieldOf(*fields, "tx_code")) {
        if (transactionCode->size() > 64)
            return base::refused("vc.token_request", "tx_code");
        request.transactionCode = *transactionCode;
    }
    return request;
}

Json tokenResponse(std::string_view accessToken, std::int64_t expiresInSeconds)
{
    return Json::object(
        { { "access_token", accessToken }, { "token_type", "Bearer" }, { "expires_in", expiresInSeconds } });
}

Json nonceResponse(std::string_view nonce)
{
    return Json::object({ { "c_nonce", nonce } });
}

base::Result<CredentialRequest> parseCredentialRequest(const Json& json)
{
    if (!json.isObject())
        return badRequest({}, "no object");
    if (json.find("credential_response_encryption") != nullptr)
        return base::refused("vc.encryption_unsupported", "credential_response_encryption");
    const Json* configuration = json.find("credential_configuration_id");
    const Json* identifier = json.find("credential_identifier");
    if ((configuration != nullptr) == (identifier != nullptr))
        return badRequest("credential_configuration_id", "exactly one of the two identifiers");
    const Json& id = configuration != nullptr ? *configuration : *identifier;
    if (!id.isString() || id.asString().empty() || id.asString().size() > 256)
        return badRequest("credential_configuration_id");
    CredentialRequest request;
    request.configuration = id.asString();
    const Json* proofs = json.find("proofs");
    if (proofs == nullptr || !proofs->isObject() || proofs->asObject().size() != 1)
        return badRequest("proofs", "exactly one kind");
    const Json* jwts = proofs->find("jwt");
    if (jwts == nullptr)
        return base::refused("vc.proof_type", "proofs");
    if (!jwts->isArray() || jwts->asArray().empty() || jwts->asArray().size() > kMaxProofJwts)
        return badRequest("proofs.jwt");
    for (const Json& jwt : jwts->asArray()) {
        if (!jwt.isString() || jwt.asString().empty())
            return badRequest("proofs.jwt");
        request.proofs.push_back(jwt.asString());
    }
    return request;
}

Json toJson(const CredentialRequest& request)
{
    Json proofs = Json::array();
    for (const std::string& jwt : request.proofs)
        proofs.push(jwt);
    return Json::object({ { "credential_configuration_id", request.configuration },
        { "proofs", Json::object({ { "jwt", std::move(proofs) } }) } });
}

base::Result<HolderProof> verifyProofJwt(std::string_view jwt, const ProofExpectation& expectation)
{
    MARU_TRY(unverified, jose::peekJwt(jwt));
    MARU_TRY(proof, namedKey(unverified.header, expectation));
    const jose::PublicKey key = proof.key;
    const jose::KeyResolver resolver = [&key](const Json&, const Json&) -> base::Result<jose::PublicKey> {
        return key;
    };
    MARU_TRY(verified, jose::verifyJwt(jwt, kProofType, resolver, expectation.time));
    // Appendix F.1: one audience, the issuer's identifier.
    const Json* audience = verified.claims.find("aud");
    if (audience == nullptr || !audience->isString() || audience->asString() != expectation.audience)
        return base::refused("vc.proof_audience", "aud");
    const Json* issued = verified.claims.find("iat");
    if (issued == nullptr || !issued->isInteger())
        return base::refused("vc.proof_jwt", "iat");
    if (issued->asInteger()
        < expectation.time.now.count() - expectation.maxAgeSeconds - expectation.time.skewSeconds)
        return base::refused("vc.proof_age", "iat");
    // Last, because asking uses the nonce up.
    proof.nonce = verified.claims.stringOr("nonce", "");
    if (proof.nonce.empty() || !expectation.isFresh || !expectation.isFresh(proof.nonce))
        return base::refused("vc.proof_nonce", "nonce");
    return proof;
}

base::Result<std::string> makeProofJwt(
    std::string_view audience, std::string_view nonce, base::UnixSeconds issuedAt, const jose::Signer& holder)
{
    const Json header = Json::object({ { "typ", kProofType }, { "jwk", jose::toJwk(holder.publicKey()) } });
    return jose::signJwt(
        header, Json::object({ { "aud", audience }, { "iat", issuedAt }, { "nonce", nonce } }), holder);
}

Json credentialResponse(const std::vector<Json>& credentials)
{
    Json list = Json::array();
    for (const Json& credential : credentials)
        list.push(Json::object({ { "credential", credential } }));
    return Json::object({ { "credentials", std::move(list) } });
}

base::Result<std::vector<Json>> parseCredentialResponse(const Json& json)
{
    const Json* list = json.find("credentials");
    if (list == nullptr || !list->isArray() || list->asArray().empty()
        || list->asArray().size() > kMaxProofJwts)
        return base::refused("vc.credential_response", "credentials");
    std::vector<Json> credentials;
    for (const Json& item : list->asArray()) {
        const Json* credential = item.find("credential");
        if (credential == nullptr || !(credential->isString() || credential->isObject()))
            return base::refused("vc.credential_response", "credentials");
        credentials.push_back(*credential);
    }
    return credentials;
}

std::string issuanceErrorCode(std::string_view code)
{
    if (code == "vc.grant_type")
        return "unsupported_grant_type";
    if (code == "vc.token_request" || code == "vc.form")
        return "invalid_request";
    if (code == "vc.proof_nonce")
        return "invalid_nonce";
    if (code == "vc.encryption_unsupported")
        return "invalid_encryption_parameters";
    if (code == "vc.credential_request")
        return "invalid_credential_request";
    if (code.rfind("vc.proof", 0) == 0 || code.rfind("jose.", 0) == 0 || code.rfind("diddoc.", 0) == 0)
        return "invalid_proof";
    return "invalid_request";
}

Json errorResponse(std::string_view code, std::string_view description)
{
    Json json = Json::object({ { "error", code } });
    if (!description.empty())
        json.set("error_description", description);
    return json;
}

} // namespace maru::vc
