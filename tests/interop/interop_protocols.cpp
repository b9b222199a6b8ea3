// SPDX-License-Identifier: Apache-2.0
// Interop commands on the messages of OpenID4VCI, OpenID4VP and WebAuthn.
#include "tests/interop/interop.h"

#include "shared/crypto/hash.h"
#include "shared/identity/oid4vci.h"
#include "shared/identity/oid4vp.h"
#include "shared/identity/webauthn.h"

namespace maru::interop {

namespace {

using base::Json;
using base::Result;

vc::TimeCheck timeOfRun(const Json& arguments)
{
    return vc::TimeCheck { base::UnixSeconds(arguments.integerOr("now", 0)), 60 };
}

Result<Json> makeOffer(const Json& arguments)
{
    vc::CredentialOffer offer { arguments.stringOr("issuer", ""), { "residence" },
        arguments.stringOr("code", ""), vc::TransactionCode { true, 6, "번호" } };
    return Json(vc::offerLink(offer));
}

Result<Json> readOffer(const Json& arguments)
{
    MARU_TRY(link, vc::parseOfferLink(arguments.stringOr("link", "")));
    if (!link.offer)
        return Json(link.uri);
    return vc::toJson(*link.offer);
}

Result<Json> makeMetadata(const Json& arguments)
{
    const std::string issuer = arguments.stringOr("issuer", "");
    const vc::IssuerMetadata metadata { issuer, issuer + "/credential", issuer + "/nonce", {},
        { { "ko", "서울시" } },
        { vc::CredentialConfiguration { "residence", "dc+sd-jwt", "urn:residence", {}, "residence",
              { { "ko", "거주 증명" } }, { { { "region" }, true, { { "ko", "지역" } } } },
              { jose::Algorithm::Es256 } },
            vc::CredentialConfiguration {
                "degree", "ldp_vc", {}, { "VerifiableCredential", "Degree" }, "degree", {}, {}, {} } } };
    return Json::object({ { "issuer", vc::toJson(metadata) },
        { "server", vc::authorizationServerMetadata(issuer, issuer + "/token", issuer + "/jwks") } });
}

Result<Json> readMetadata(const Json& arguments)
{
    MARU_TRY(metadata, vc::parseIssuerMetadata(arguments.at("metadata"), arguments.stringOr("issuer", "")));
    return vc::toJson(metadata);
}

Result<Json> makeProof(const Json& arguments)
{
    MARU_TRY(holder, jose::signerFromJwk(arguments.at("key")));
    MARU_TRY(proof,
        vc::makeProofJwt(arguments.stringOr("issuer", ""), arguments.stringOr("nonce", ""),
            base::UnixSeconds(arguments.integerOr("now", 0)), *holder));
    vc::CredentialRequest request { arguments.stringOr("configuration", ""), { proof } };
    return vc::toJson(request);
}

Result<Json> readCredentialRequest(const Json& arguments)
{
    MARU_TRY(request, vc::parseCredentialRequest(arguments.at("request")));
    vc::ProofExpectation expected;
    expected.audience = arguments.stringOr("issuer", "");
    const std::string nonce = arguments.stringOr("nonce", "");
    expected.isFresh = [nonce](std::string_view given) { return given == nonce; };
    expected.time = timeOfRun(arguments);
    Json keys = Json::array();
    for (const std::string& jwt : request.proofs) {
        MARU_TRY(proof, vc::verifyProofJwt(jwt, expected));
        keys.push(jose::toJwk(proof.key));
    }
    return Json::object({ { "configuration", request.configuration }, { "keys", std::move(keys) } });
}

Result<Json> readTokenRequest(const Json& arguments)
{
    MARU_TRY(request, vc::parseTokenRequest(arguments.stringOr("form", "")));
    return Json::object({ { "code", request.preAuthorizedCode }, { "tx_code", request.transactionCode } });
}

Result<vc::PresentationRequest> requestOf(const Json& arguments)
{
    vc::PresentationRequest request;
    MARU_TRY(client, vc::parseClientId(arguments.stringOr("client_id", "")));
    MARU_TRY(query, vc::parseDcql(arguments.at("dcql")));
    request.client = std::move(client);
    request.responseUri = arguments.stringOr("response_uri", "");
    request.nonce = arguments.stringOr("nonce", "");
    request.state = arguments.stringOr("state", "");
    request.query = std::move(query);
    request.issuedAt = base::UnixSeconds(arguments.integerOr("now", 0));
    request.expires = base::UnixSeconds(arguments.integerOr("now", 0) + 300);
    return request;
}

Result<Json> makeRequest(const Json& arguments)
{
    MARU_TRY(request, requestOf(arguments));
    MARU_TRY(signer, jose::signerFromJwk(arguments.at("key")));
    MARU_TRY(jwt, vc::signRequest(request, arguments.stringOr("kid", ""), *signer));
    return Json::object({ { "jwt", jwt },
        { "link", vc::requestLink(request.client.full, arguments.stringOr("request_uri", "")) } });
}

Result<Json> readRequest(const Json& arguments)
{
    MARU_TRY(link, vc::parseRequestLink(arguments.stringOr("link", "")));
    MARU_TRY(key, jose::fromJwk(arguments.at("key")));
    const jose::KeyResolver resolver = [key](const Json&, const Json&) -> Result<jose::PublicKey> {
        return key;
    };
    MARU_TRY(request,
        vc::verifyRequest(arguments.stringOr("jwt", ""), link.clientId, resolver, timeOfRun(arguments)));
    return Json::object({ { "response_uri", request.responseUri }, { "nonce", request.nonce },
        { "state", request.state }, { "dcql", vc::toJson(request.query) } });
}

Result<Json> makeResponse(const Json& arguments)
{
    vc::PresentationResponse response;
    response.state = arguments.stringOr("state", "");
    for (const auto& [id, list] : arguments.at("presentations").asObject())
        response.presentations.emplace(id, list.asArray());
    return Json(vc::responseForm(response));
}

Result<Json> readResponse(const Json& arguments)
{
    MARU_TRY(request, requestOf(arguments));
    MARU_TRY(response, vc::parseResponse(arguments.stringOr("form", "")));
    MARU_TRY(key, jose::fromJwk(arguments.at("issuer_key")));
    vc::ResponseCheck check;
    check.time = timeOfRun(arguments);
    check.issuerKey = [key](const vc::IssuerQuestion&) -> Result<jose::PublicKey> { return key; };
    check.method = [](const std::string&, const std::string&) -> Result<jose::PublicKey> {
        return base::refused("diddoc.no_method");
    };
    MARU_TRY(presented, vc::verifyResponse(response, request, check));
    Json list = Json::array();
    for (const vc::Presented& one : presented)
        list.push(Json::object({ { "query", one.query }, { "type", one.type }, { "claims", one.claims } }));
    return list;
}

vc::WebauthnExpectation expectationOf(const Json& arguments)
{
    vc::WebauthnExpectation expected;
    expected.challenge =
        base::fromBase64Url(arguments.stringOr("challenge", "")).value_or(base::Bytes(32, 0));
    expected.origins = { arguments.stringOr("origin", "") };
    expected.relyingPartyId = arguments.stringOr("rp", "");
    return expected;
}

Result<Json> verifyRegistration(const Json& arguments)
{
    MARU_TRY(registration, vc::parseWebauthnRegistration(arguments.at("response")));
    MARU_TRY(passkey, vc::verifyWebauthnRegistration(registration, expectationOf(arguments)));
    return Json::object({ { "key", jose::toJwk(passkey.key) },
        { "id", base::toBase64Url(passkey.credentialId) },
        { "cose", base::toBase64Url(vc::toCoseKey(passkey.key)) }, { "attestation", passkey.attestation } });
}

Result<Json> verifyAssertion(const Json& arguments)
{
    MARU_TRY(assertion, vc::parseWebauthnAssertion(arguments.at("response")));
    MARU_TRY(key, jose::fromJwk(arguments.at("key")));
    MARU_TRY(result,
        vc::verifyWebauthnAssertion(assertion, expectationOf(arguments), key, assertion.credentialId,
            static_cast<std::uint32_t>(arguments.integerOr("count", 0))));
    return Json::object({ { "count", static_cast<std::int64_t>(result.signCount) } });
}

/// An authenticator: {"fmt", "attStmt", "authData"} of a P-256 or Ed25519 key, for the other side to verify.
Result<Json> attest(const Json& arguments)
{
    MARU_TRY(signer, jose::signerFromJwk(arguments.at("key")));
    MARU_TRY(id, base::readBytes(arguments, "id"));
    const std::string client = arguments.stringOr("client", "");
    const base::Hash256 party = crypto::sha256(arguments.stringOr("rp", ""));
    base::Bytes data(party.bytes.begin(), party.bytes.end());
    const bool isRegistration = arguments.booleanOr("registration", true);
    data.push_back(isRegistration ? 0x45 : 0x05);
    data.insert(data.end(), { 0, 0, 0, static_cast<std::uint8_t>(arguments.integerOr("count", 1)) });
    if (isRegistration) {
        data.insert(data.end(), 16, 0);
        data.insert(data.end(), { 0, static_cast<std::uint8_t>(id.size()) });
        data.insert(data.end(), id.begin(), id.end());
        const base::Bytes cose = vc::toCoseKey(signer->publicKey());
        data.insert(data.end(), cose.begin(), cose.end());
    }
    base::Bytes message = data;
    const base::Hash256 hash = crypto::sha256(client);
    message.insert(message.end(), hash.bytes.begin(), hash.bytes.end());
    MARU_TRY(raw, signer->sign(message));
    base::Bytes signature = raw;
    if (signer->publicKey().p256() != nullptr) {
        MARU_TRY(p256, crypto::P256Signature::fromBytes(raw));
        signature = p256.der();
    }
    vc::Cbor::Map statement;
    statement.emplace_back(vc::Cbor(std::string("alg")),
        vc::Cbor(std::int64_t { signer->publicKey().p256() != nullptr ? -7 : -8 }));
    statement.emplace_back(vc::Cbor(std::string("sig")), vc::Cbor(signature));
    vc::Cbor::Map object;
    object.emplace_back(vc::Cbor(std::string("fmt")), vc::Cbor(std::string("packed")));
    object.emplace_back(vc::Cbor(std::string("attStmt")), vc::Cbor(std::move(statement)));
    object.emplace_back(vc::Cbor(std::string("authData")), vc::Cbor(data));
    return Json::object({ { "data", base::toBase64Url(data) }, { "signature", base::toBase64Url(signature) },
        { "object", base::toBase64Url(vc::encodeCbor(vc::Cbor(std::move(object)))) } });
}

} // namespace

void addProtocolCommands(Commands& commands)
{
    commands.emplace("offer.make", makeOffer);
    commands.emplace("offer.read", readOffer);
    commands.emplace("metadata.make", makeMetadata);
    commands.emplace("metadata.read", readMetadata);
    commands.emplace("proof.make", makeProof);
    commands.emplace("proof.read", readCredentialRequest);
    commands.emplace("token.read", readTokenRequest);
    commands.emplace("request.make", makeRequest);
    commands.emplace("request.read", readRequest);
    commands.emplace("response.make", makeResponse);
    commands.emplace("response.read", readResponse);
    commands.emplace("webauthn.registration", verifyRegistration);
    commands.emplace("webauthn.assertion", verifyAssertion);
    commands.emplace("webauthn.attest", attest);
}

} // namespace maru::interop
