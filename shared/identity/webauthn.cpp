// SPDX-License-Identifier: Apache-2.0
// WebAuthn registration and assertion.
#include "shared/identity/webauthn.h"

#include "shared/crypto/certificate_fields.h"
#include "shared/crypto/hash.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxClientData = 8 * 1024;
constexpr std::size_t kMaxAttestation = 32 * 1024;
constexpr std::size_t kMaxCredentialId = 1023;

// Flags of authenticator data (§6.1).
constexpr unsigned kUserPresent = 0x01;
constexpr unsigned kUserVerified = 0x04;
constexpr unsigned kBackupEligible = 0x08;
constexpr unsigned kBackedUp = 0x10;
constexpr unsigned kAttestedData = 0x40;
constexpr unsigned kExtensionData = 0x80;

// COSE (RFC 9053): key types, curves, algorithms.
constexpr std::int64_t kCoseOkp = 1;
constexpr std::int64_t kCoseEc2 = 2;
constexpr std::int64_t kCoseP256 = 1;
constexpr std::int64_t kCoseEd25519 = 6;
constexpr std::int64_t kCoseEs256 = -7;
constexpr std::int64_t kCoseEdDsa = -8;

bool hasInteger(const Cbor& map, std::int64_t key, std::int64_t expected)
{
    const Cbor* value = map.find(key);
    return value != nullptr && value->integer() != nullptr && *value->integer() == expected;
}

const base::Bytes* bytesAt(const Cbor& map, std::int64_t key)
{
    const Cbor* value = map.find(key);
    return value == nullptr ? nullptr : value->bytes();
}

struct AuthenticatorData {
    unsigned flags = 0;
    std::uint32_t signCount = 0;
    base::Bytes credentialId;
    std::optional<jose::PublicKey> key;
};

base::Error badMessage(std::string field, std::string detail = {})
{
    return base::refused("vc.webauthn_message", std::move(field), std::move(detail));
}

/// §6.1: rpIdHash, flags, counter, then attested credential data and extensions as the flags say, and nothing else.
base::Result<AuthenticatorData> readAuthenticatorData(
    base::ByteView bytes, const WebauthnExpectation& expectation, bool needsKey)
{
    if (bytes.size() < 37 || bytes.size() > kMaxAttestation)
        return badMessage("authenticatorData", "length");
    const base::Hash256 party = crypto::sha256(expectation.relyingPartyId);
    if (!std::equal(party.bytes.begin(), party.bytes.end(), bytes.begin()))
        return base::refused("vc.webauthn_rp", "authenticatorData");
    AuthenticatorData data;
    data.flags = bytes[32];
    for (std::size_t i = 33; i < 37; ++i)
        data.signCount = (data.signCount << 8) | bytes[i];
    if ((data.flags & kUserPresent) == 0)
        return base::refused("vc.webauthn_presence");
    if (expectation.needsUserVerification && (data.flags & kUserVerified) == 0)
        return base::refused("vc.webauthn_verification");
    if ((data.flags & kBackedUp) != 0 && (data.flags & kBackupEligible) == 0)
        return badMessage("authenticatorData", "backed up and not eligible");
    base::ByteView rest = bytes.subspan(37);
    if (((data.flags & kAttestedData) != 0) != needsKey)
        return badMessage("authenticatorData", "attested credential data");
    if (needsKey) {
        if (rest.size() < 18)
            return badMessage("authenticatorData", "cut off");
        const std::size_t length = static_cast<std::size_t>(rest[16]) << 8 | rest[17];
        rest = rest.subspan(18);
        if (length == 0 || length > kMaxCredentialId || length > rest.size())
            return base::refused("vc.webauthn_credential", "authenticatorData", "length of the id");
        data.credentialId.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length));
        rest = rest.subspan(length);
        MARU_TRY(read, readCbor(rest));
        MARU_TRY(key, fromCoseKey(read.value));
        data.key = std::move(key);
        rest = rest.subspan(read.length);
    }
    if ((data.flags & kExtensionData) != 0) {
        MARU_TRY(extensions, readCbor(rest));
        if (extensions.value.map() == nullptr)
            return badMessage("authenticatorData", "extensions");
        rest = rest.subspan(extensions.length);
    }
    if (!rest.empty())
        return badMessage("authenticatorData", "something behind it");
    return data;
}

base::Status checkClientData(
    base::ByteView bytes, const WebauthnExpectation& expectation, std::string_view type)
{
    MARU_ASSERT(expectation.challenge.size() >= 16);
    base::JsonLimits limits;
    limits.maxBytes = kMaxClientData;
    const auto client = base::parseJson(base::asText(bytes), limits);
    if (!client || !client->isObject())
        return badMessage("clientDataJSON", client ? "no object" : client.error().code);
    if (client->stringOr("type", "") != type)
        return base::refused("vc.webauthn_type", "clientDataJSON.type");
    const auto challenge = base::fromBase64Url(client->stringOr("challenge", ""));
    if (!challenge || !base::equalConstantTime(*challenge, expectation.challenge))
        return base::refused("vc.webauthn_challenge", "clientDataJSON.challenge");
    const std::string origin = client->stringOr("origin", "");
    if (std::find(expectation.origins.begin(), expectation.origins.end(), origin)
        == expectation.origins.end())
        return base::refused("vc.webauthn_origin", "clientDataJSON.origin", origin.substr(0, 200));
    const Json* crossOrigin = client->find("crossOrigin");
    if ((crossOrigin != nullptr && !(crossOrigin->isBoolean() && !crossOrigin->asBoolean()))
        || client->find("topOrigin") != nullptr)
        return base::refused("vc.webauthn_cross_origin", "clientDataJSON.crossOrigin");
    return {};
}

base::Bytes signedBytes(base::ByteView authenticatorData, base::ByteView clientData)
{
    base::Bytes bytes(authenticatorData.begin(), authenticatorData.end());
    const base::Hash256 hash = crypto::sha256(clientData);
    bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
    return bytes;
}

/// ES256 signatures of WebAuthn are DER, EdDSA ones are raw (§6.5.5).
bool verifySignature(const jose::PublicKey& key, base::ByteView message, base::ByteView signature)
{
    if (key.p256() != nullptr)
        return crypto::verifyEs256Der(*key.p256(), message, signature);
    return key.verify(message, signature);
}

/// §8.2, without following the chain.
base::Status checkPacked(const Cbor& statement, const jose::PublicKey& key, base::ByteView message)
{
    const auto bad = [](const char* why) { return base::refused("vc.webauthn_attestation", "attStmt", why); };
    const Cbor* algorithm = statement.find(std::string_view("alg"));
    const Cbor* signature = statement.find(std::string_view("sig"));
    if (algorithm == nullptr || algorithm->integer() == nullptr || signature == nullptr
        || signature->bytes() == nullptr)
        return bad("alg and sig");
    const Cbor* chain = statement.find(std::string_view("x5c"));
    jose::PublicKey signer = key;
    if (chain != nullptr) {
        if (chain->array() == nullptr || chain->array()->empty() || chain->array()->size() > 8
            || chain->array()->front().bytes() == nullptr)
            return bad("x5c");
        const auto certificate = crypto::readCertificateFields(*chain->array()->front().bytes());
        if (!certificate)
            return bad("certificate");
        const auto point = certificate->p256Key();
        if (!point)
            return bad("the certificate's key is not P-256");
        signer = jose::PublicKey(*point);
    }
    const std::int64_t expected = signer.algorithm() == jose::Algorithm::Es256 ? kCoseEs256 : kCoseEdDsa;
    if (*algorithm->integer() != expected)
        return bad("alg is not that of the key");
    if (!verifySignature(signer, message, *signature->bytes()))
        return bad("signature");
    return {};
}

base::Result<base::Bytes> readBinary(const Json& json, const char* name, std::size_t most)
{
    const Json* value = json.find(name);
    if (value == nullptr || !value->isString() || value->asString().size() > most * 2)
        return badMessage(name);
    auto bytes = base::fromBase64Url(value->asString());
    if (!bytes || bytes->empty() || bytes->size() > most)
        return badMessage(name, "base64url");
    return bytes;
}

/// Id and response of a PublicKeyCredential.
base::Result<base::Bytes> readCredentialId(const Json& json)
{
    if (!json.isObject() || json.stringOr("type", "") != "public-key" || json.find("response") == nullptr)
        return badMessage("type");
    MARU_TRY(id, readBinary(json, "id", kMaxCredentialId));
    if (json.find("rawId") != nullptr) {
        MARU_TRY(raw, readBinary(json, "rawId", kMaxCredentialId));
        if (raw != id)
            return badMessage("rawId", "is not the id");
    }
    return id;
}

} // namespace

base::Result<jose::PublicKey> fromCoseKey(const Cbor& key)
{
    const auto bad = [](const char* why) { return base::refused("vc.cose_key", {}, why); };
    if (key.map() == nullptr)
        return bad("no map");
    const base::Bytes* x = bytesAt(key, -2);
    if (x == nullptr || x->size() != 32)
        return bad("x");
    if (hasInteger(key, 1, kCoseOkp) && hasInteger(key, 3, kCoseEdDsa) && hasInteger(key, -1, kCoseEd25519)) {
        crypto::PublicKey ed25519;
        std::copy(x->begin(), x->end(), ed25519.bytes.begin());
        return jose::PublicKey(ed25519);
    }
    if (hasInteger(key, 1, kCoseEc2) && hasInteger(key, 3, kCoseEs256) && hasInteger(key, -1, kCoseP256)) {
        const base::Bytes* y = bytesAt(key, -3);
        if (y == nullptr || y->size() != 32)
            return bad("y");
        const auto point = crypto::P256PublicKey::fromCoordinates(*x, *y);
        if (!point)
            return bad("not a point of P-256");
        return jose::PublicKey(*point);
    }
    return bad("neither Ed25519 with EdDSA nor P-256 with ES256");
}

base::Bytes toCoseKey(const jose::PublicKey& key)
{
    Cbor::Map map;
    if (const crypto::PublicKey* ed25519 = key.ed25519()) {
        map.emplace_back(Cbor(std::int64_t { 1 }), Cbor(kCoseOkp));
        map.emplace_back(Cbor(std::int64_t { 3 }), Cbor(kCoseEdDsa));
        map.emplace_back(Cbor(std::int64_t { -1 }), Cbor(kCoseEd25519));
        map.emplace_back(
            Cbor(std::int64_t { -2 }), Cbor(base::Bytes(ed25519->bytes.begin(), ed25519->bytes.end())));
        return encodeCbor(Cbor(std::move(map)));
    }
    const base::ByteView x = key.p256()->x();
    const base::ByteView y = key.p256()->y();
    map.emplace_back(Cbor(std::int64_t { 1 }), Cbor(kCoseEc2));
    map.emplace_back(Cbor(std::int64_t { 3 }), Cbor(kCoseEs256));
    map.emplace_back(Cbor(std::int64_t { -1 }), Cbor(kCoseP256));
    map.emplace_back(Cbor(std::int64_t { -2 }), Cbor(base::Bytes(x.begin(), x.end())));
    map.emplace_back(Cbor(std::int64_t { -3 }), Cbor(base::Bytes(y.begin(), y.end())));
    return encodeCbor(Cbor(std::move(map)));
}

base::Result<WebauthnRegistration> parseWebauthnRegistration(const Json& json)
{
    MARU_TRY(id, readCredentialId(json));
    const Json& response = json.at("response");
    MARU_TRY(clientData, readBinary(response, "clientDataJSON", kMaxClientData));
    MARU_TRY(attestation, readBinary(response, "attestationObject", kMaxAttestation));
    return WebauthnRegistration { std::move(id), std::move(clientData), std::move(attestation) };
}

base::Result<Passkey> verifyWebauthnRegistration(
    const WebauthnRegistration& registration, const WebauthnExpectation& expectation)
{
    MARU_CHECK(checkClientData(registration.clientData, expectation, "webauthn.create"));
    MARU_TRY(object, parseCbor(registration.attestation));
    const Cbor* format = object.find(std::string_view("fmt"));
    const Cbor* statement = object.find(std::string_view("attStmt"));
    const Cbor* authenticator = object.find(std::string_view("authData"));
    if (format == nullptr || format->text() == nullptr || statement == nullptr || statement->map() == nullptr
        || authenticator == nullptr || authenticator->bytes() == nullptr)
        return badMessage("attestationObject");
    const base::Bytes& bytes = *authenticator->bytes();
    MARU_TRY(data, readAuthenticatorData(bytes, expectation, true));
    if (data.credentialId != registration.credentialId)
        return base::refused("vc.webauthn_credential", "id");
    if (*format->text() == "none") {
        if (!statement->map()->empty())
            return base::refused("vc.webauthn_attestation", "attStmt", "not empty");
    } else if (*format->text() == "packed") {
        MARU_CHECK(checkPacked(*statement, *data.key, signedBytes(bytes, registration.clientData)));
    } else {
        return base::refused("vc.webauthn_attestation", "fmt", format->text()->substr(0, 64));
    }
    return Passkey { std::move(data.credentialId), std::move(*data.key), data.signCount,
        (data.flags & kUserVerified) != 0, (data.flags & kBackupEligible) != 0, (data.flags & kBackedUp) != 0,
        *format->text() };
}

base::Result<WebauthnAssertion> parseWebauthnAssertion(const Json& json)
{
    MARU_TRY(id, readCredentialId(json));
    const Json& response = json.at("response");
    WebauthnAssertion assertion;
    assertion.credentialId = std::move(id);
    MARU_TRY(clientData, readBinary(response, "clientDataJSON", kMaxClientData));
    MARU_TRY(authenticator, readBinary(response, "authenticatorData", kMaxAttestation));
    MARU_TRY(signature, readBinary(response, "signature", 256));
    const Json* handle = response.find("userHandle");
    if (handle != nullptr && !handle->isNull() && *handle != Json("")) {
        MARU_TRY(user, readBinary(response, "userHandle", 64));
        assertion.userHandle = std::move(user);
    }
    assertion.clientData = std::move(clientData);
    assertion.authenticatorData = std::move(authenticator);
    assertion.signature = std::move(signature);
    return assertion;
}

base::Result<AssertionResult> verifyWebauthnAssertion(const WebauthnAssertion& assertion,
    const WebauthnExpectation& expectation, const jose::PublicKey& key, base::ByteView credentialId,
    std::uint32_t signCount)
{
    if (!std::equal(credentialId.begin(), credentialId.end(), assertion.credentialId.begin(),
            assertion.credentialId.end()))
        return base::refused("vc.webauthn_credential", "id");
    MARU_CHECK(checkClientData(assertion.clientData, expectation, "webauthn.get"));
    MARU_TRY(data, readAuthenticatorData(assertion.authenticatorData, expectation, false));
    if (!verifySignature(
            key, signedBytes(assertion.authenticatorData, assertion.clientData), assertion.signature))
        return base::refused("vc.webauthn_signature", "signature");
    if ((data.signCount != 0 || signCount != 0) && data.signCount <= signCount)
        return base::refused("vc.webauthn_count", "authenticatorData");
    return AssertionResult { data.signCount, (data.flags & kUserVerified) != 0,
        (data.flags & kBackedUp) != 0 };
}

} // namespace maru::vc
