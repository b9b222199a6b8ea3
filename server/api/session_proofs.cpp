// SPDX-License-Identifier: Apache-2.0
// The four proofs.
#include "server/api/session_proofs.h"

#include "server/api/did_keys.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/x509.h"
#include "shared/identity/did_key.h"
#include "shared/identity/webauthn.h"

#include <algorithm>
#include <optional>

namespace maru::api {
namespace {

using base::Json;
using base::refused;

constexpr std::size_t kMaxLabel = 80;
constexpr std::size_t kMaxChain = 5;

base::Result<std::string> labelOf(const Json& body)
{
    const Json* label = body.find("label");
    if (label == nullptr)
        return std::string();
    if (!label->isString())
        return refused("json.type", "label");
    const std::string& text = label->asString();
    const bool isClean = text.size() <= kMaxLabel * 4 && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20;
    });
    if (!isClean)
        return refused("schema.too_long", "label");
    return text;
}

base::Result<Sessions::Proven> proveKey(const Services& services, const Json& body)
{
    MARU_CHECK(base::onlyMembers(body, { "did", "challenge", "signature", "label" }));
    MARU_TRY(did, base::readString(body, "did"));
    MARU_TRY(challenge, base::readString(body, "challenge"));
    MARU_TRY(signature, base::readString(body, "signature"));
    const auto key = crypto::publicKeyOf(did);
    if (!key)
        return refused("format.did", "did");
    MARU_CHECK(services.sessions.take(challenge, did));
    const auto parsed = crypto::Signature::fromText(signature);
    const std::string text = sessionText(services.node.chainId(), did, challenge);
    if (!parsed || !crypto::verify(*key, "session", text, *parsed))
        return refused("session.signature", "signature");
    return Sessions::Proven { did, "key", {}, {} };
}

base::Result<Sessions::Proven> proveListedKey(
    const Services& services, const storage::Reader& reader, const Json& body)
{
    MARU_CHECK(base::onlyMembers(body, { "did", "challenge", "key", "signature", "label" }));
    MARU_TRY(did, base::readString(body, "did"));
    MARU_TRY(challenge, base::readString(body, "challenge"));
    MARU_TRY(keyDid, base::readString(body, "key"));
    MARU_TRY(signature, base::readString(body, "signature"));
    MARU_CHECK(services.sessions.take(challenge, did));
    const auto key = crypto::publicKeyOf(keyDid);
    if (!key)
        return refused("format.did", "key");
    MARU_CHECK(mayAuthenticate(reader, did, keyDid));
    const auto parsed = crypto::Signature::fromText(signature);
    const std::string text = sessionText(services.node.chainId(), did, challenge);
    if (!parsed || !crypto::verify(*key, "session", text, *parsed))
        return refused("session.signature", "signature");
    return Sessions::Proven { did, "key", {}, keyDid };
}

base::Result<Sessions::Proven> provePasskey(
    const Services& services, const storage::Reader& reader, const Json& body)
{
    MARU_CHECK(base::onlyMembers(body, { "challenge", "passkey", "label" }));
    MARU_TRY(challenge, base::readString(body, "challenge"));
    MARU_CHECK(services.sessions.take(challenge, {}));
    if (services.signIn.origins.empty())
        return refused("session.not_offered", "passkey");
    MARU_TRY(assertion, vc::parseWebauthnAssertion(body.at("passkey")));
    const std::string credential = crypto::sha256(assertion.credentialId).hex();
    MARU_TRY(row, reader.get("did", "passkeys", credential));
    if (!row)
        return refused("session.key_not_listed", "passkey");
    const std::string did = row->stringOr("did", "");
    const std::string keyDid = row->stringOr("key", "");
    // The passkey itself says whose it is; another name in it than in the ledger is a mix-up or a trick.
    if (assertion.userHandle && base::asText(*assertion.userHandle) != did)
        return refused("session.passkey", "passkey");
    MARU_CHECK(mayAuthenticate(reader, did, keyDid));
    MARU_TRY(key, did::keyOfDidKey(keyDid));
    MARU_TRY(challengeBytes, base::fromBase64Url(challenge));
    vc::WebauthnExpectation expectation;
    expectation.challenge = std::move(challengeBytes);
    expectation.origins = services.signIn.origins;
    expectation.relyingPartyId = services.signIn.relyingPartyId;
    // Counters are not kept: passkeys that live on several devices leave them at zero, and a restart would forget them.
    MARU_CHECK(vc::verifyWebauthnAssertion(assertion, expectation, key, assertion.credentialId, 0));
    return Sessions::Proven { did, "passkey", {}, keyDid };
}

base::Result<Sessions::Proven> proveCertificate(
    const Services& services, const storage::Reader& reader, const Json& body)
{
    MARU_CHECK(base::onlyMembers(body, { "challenge", "certificate", "label" }));
    MARU_TRY(challenge, base::readString(body, "challenge"));
    const Json& certificate = body.at("certificate");
    MARU_CHECK(base::onlyMembers(certificate, { "chain", "signature" }, "certificate."));
    MARU_CHECK(services.sessions.take(challenge, {}));
    if (!services.signIn.authorities)
        return refused("session.not_offered", "certificate");
    const Json* chain = certificate.find("chain");
    if (chain == nullptr || !chain->isArray() || chain->asArray().empty()
        || chain->asArray().size() > kMaxChain)
        return refused("session.certificate", "certificate.chain");
    std::vector<base::Bytes> certificates;
    for (const Json& item : chain->asArray()) {
        if (!item.isString())
            return refused("json.type", "certificate.chain");
        MARU_TRY(der, base::fromBase64Url(item.asString()));
        certificates.push_back(std::move(der));
    }
    MARU_TRY(signatureText, base::readString(certificate, "signature"));
    MARU_TRY(signature, base::fromBase64Url(signatureText));

    MARU_TRY(fields, crypto::readCertificateFields(certificates.front()));
    std::optional<did::PublicKey> key;
    if (const auto ed25519 = fields.ed25519Key())
        key.emplace(*ed25519);
    else if (const auto p256 = fields.p256Key())
        key.emplace(*p256);
    if (!key || !fields.maySign)
        return refused("x509.key_kind", "certificate.chain");
    const std::string did = did::didKeyOf(*key);
    const base::Bytes signedBytes =
        crypto::signingInput("session", sessionText(services.node.chainId(), did, challenge));
    if (!key->verify(signedBytes, signature))
        return refused("session.signature", "certificate.signature");

    MARU_TRY(authorities, services.signIn.authorities(reader));
    const std::vector<base::Bytes> intermediates(certificates.begin() + 1, certificates.end());
    crypto::ChainOptions options;
    options.now = services.clock.now();
    options.crlsRequired = authorities.crlsRequired;
    MARU_CHECK(crypto::validateChain(
        certificates.front(), intermediates, authorities.anchors, authorities.crls, options));
    return Sessions::Proven { did, "certificate", {}, {} };
}

} // namespace

base::Result<Sessions::Proven> checkSessionProof(
    const Services& services, const storage::Reader& reader, const Json& body)
{
    if (!body.isObject())
        return refused("json.type");
    MARU_TRY(label, labelOf(body));
    base::Result<Sessions::Proven> proven = body.find("passkey") != nullptr
        ? provePasskey(services, reader, body)
        : body.find("certificate") != nullptr ? proveCertificate(services, reader, body)
        : body.find("key") != nullptr         ? proveListedKey(services, reader, body)
                                              : proveKey(services, body);
    if (proven)
        proven->label = std::move(label);
    return proven;
}

} // namespace maru::api
