// SPDX-License-Identifier: Apache-2.0
// JWK and multikey of Ed25519 and P-256 keys.
#include "shared/identity/jwk.h"

#include "shared/crypto/hash.h"
#include "shared/identity/multibase.h"

#include <algorithm>

namespace maru::jose {

using base::Json;

namespace {

constexpr std::size_t kMaxKeysInSet = 64;

base::Error badJwk(std::string field, std::string detail)
{
    return base::refused("jose.jwk", std::move(field), std::move(detail));
}

/// Exactly 32 bytes of base64url.
base::Result<base::Bytes> readCoordinate(const Json& jwk, std::string_view name)
{
    const Json* member = jwk.find(name);
    if (member == nullptr || !member->isString())
        return badJwk(std::string(name), "no text");
    auto bytes = base::fromBase64Url(member->asString());
    if (!bytes || bytes->size() != 32)
        return badJwk(std::string(name), "not 32 bytes of base64url");
    return bytes;
}

base::Result<PublicKey> readPublic(const Json& jwk)
{
    if (!jwk.isObject())
        return badJwk({}, "no object");
    const std::string type = jwk.stringOr("kty", "");
    const std::string curve = jwk.stringOr("crv", "");
    if (type == "OKP" && curve == "Ed25519") {
        MARU_TRY(x, readCoordinate(jwk, "x"));
        crypto::PublicKey key;
        std::copy(x.begin(), x.end(), key.bytes.begin());
        return PublicKey(key);
    }
    if (type == "EC" && curve == "P-256") {
        MARU_TRY(x, readCoordinate(jwk, "x"));
        MARU_TRY(y, readCoordinate(jwk, "y"));
        auto key = crypto::P256PublicKey::fromCoordinates(x, y);
        if (!key)
            return badJwk("x", "not a point of P-256");
        return PublicKey(*key);
    }
    return badJwk("kty", "neither OKP/Ed25519 nor EC/P-256");
}

/// What the key says it is for must not contradict verifying signatures.
base::Status checkPurpose(const Json& jwk, const PublicKey& key)
{
    if (const Json* name = jwk.find("alg")) {
        if (!name->isString())
            return badJwk("alg", "no text");
        MARU_TRY(algorithm, algorithmNamed(name->asString()));
        if (algorithm != key.algorithm())
            return base::refused("jose.algorithm", "alg", "not that of the key");
    }
    if (const Json* use = jwk.find("use")) {
        if (!use->isString() || use->asString() != "sig")
            return badJwk("use", "not for signatures");
    }
    if (const Json* operations = jwk.find("key_ops")) {
        if (!operations->isArray() || operations->asArray().empty())
            return badJwk("key_ops", "no array");
        bool isForSignatures = false;
        for (const Json& operation : operations->asArray())
            isForSignatures = isForSignatures
                || (operation.isString()
                    && (operation.asString() == "verify" || operation.asString() == "sign"));
        if (!isForSignatures)
            return badJwk("key_ops", "not for signatures");
    }
    return {};
}

bool hasPrivatePart(const Json& jwk)
{
    for (const char* name : { "d", "p", "q", "dp", "dq", "qi", "oth", "k" }) {
        if (jwk.find(name) != nullptr)
            return true;
    }
    return false;
}

class Ed25519Signer final : public Signer {
public:
    explicit Ed25519Signer(std::unique_ptr<crypto::Signer> key) : m_key(std::move(key)) { }
    PublicKey publicKey() const override { return PublicKey(m_key->publicKey()); }
    base::Result<base::Bytes> sign(base::ByteView message) const override
    {
        MARU_TRY(signature, m_key->signRaw(message));
        return base::Bytes(signature.bytes.begin(), signature.bytes.end());
    }

private:
    std::unique_ptr<crypto::Signer> m_key;
};

class P256Signer final : public Signer {
public:
    explicit P256Signer(crypto::P256Key key) : m_key(std::move(key)) { }
    PublicKey publicKey() const override { return PublicKey(m_key.publicKey()); }
    base::Result<base::Bytes> sign(base::ByteView message) const override
    {
        const crypto::P256Signature signature = m_key.sign(message);
        return base::Bytes(signature.bytes.begin(), signature.bytes.end());
    }

private:
    crypto::P256Key m_key;
};

} // namespace

std::string_view nameOf(Algorithm algorithm)
{
    return algorithm == Algorithm::EdDsa ? "EdDSA" : "ES256";
}

base::Result<Algorithm> algorithmNamed(std::string_view name)
{
    if (name == "EdDSA" || name == "Ed25519")
        return Algorithm::EdDsa;
    if (name == "ES256")
        return Algorithm::Es256;
    return base::refused("jose.algorithm", "alg", std::string(name.substr(0, 32)));
}

Algorithm PublicKey::algorithm() const
{
    return ed25519() != nullptr ? Algorithm::EdDsa : Algorithm::Es256;
}

bool PublicKey::verify(base::ByteView message, base::ByteView signature) const
{
    if (signature.size() != 64)
        return false;
    if (const crypto::PublicKey* key = ed25519()) {
        crypto::Signature value;
        std::copy(signature.begin(), signature.end(), value.bytes.begin());
        return crypto::verifyRaw(*key, message, value);
    }
    const auto value = crypto::P256Signature::fromBytes(signature);
    return value && crypto::verifyEs256(*p256(), message, *value);
}

base::Bytes PublicKey::multicodec() const
{
    // Multicodec ed25519-pub 0xed and p256-pub 0x1200, as unsigned varints.
    if (const crypto::PublicKey* key = ed25519()) {
        base::Bytes bytes { 0xed, 0x01 };
        bytes.insert(bytes.end(), key->bytes.begin(), key->bytes.end());
        return bytes;
    }
    base::Bytes bytes { 0x80, 0x24 };
    const auto point = p256()->compressed();
    bytes.insert(bytes.end(), point.begin(), point.end());
    return bytes;
}

std::string PublicKey::multikey() const
{
    return did::toMultibase58(multicodec());
}

std::string PublicKey::thumbprint() const
{
    // RFC 7638 §3.2: exactly the required members, which is what toJwk writes, in canonical form.
    return base::toBase64Url(crypto::sha256(base::canonical(toJwk(*this))).view());
}

Json toJwk(const PublicKey& key)
{
    if (const crypto::PublicKey* ed25519 = key.ed25519())
        return Json::object(
            { { "kty", "OKP" }, { "crv", "Ed25519" }, { "x", base::toBase64Url(ed25519->bytes) } });
    return Json::object({ { "kty", "EC" }, { "crv", "P-256" }, { "x", base::toBase64Url(key.p256()->x()) },
        { "y", base::toBase64Url(key.p256()->y()) } });
}

base::Result<PublicKey> fromJwk(const Json& jwk)
{
    if (jwk.isObject() && hasPrivatePart(jwk))
        return base::refused("jose.jwk_private");
    MARU_TRY(key, readPublic(jwk));
    MARU_CHECK(checkPurpose(jwk, key));
    return key;
}

base::Result<PublicKey> fromMultikey(std::string_view text)
{
    MARU_TRY(bytes, did::fromMultibase(text));
    if (bytes.size() == 34 && bytes[0] == 0xed && bytes[1] == 0x01) {
        crypto::PublicKey key;
        std::copy(bytes.begin() + 2, bytes.end(), key.bytes.begin());
        return PublicKey(key);
    }
    if (bytes.size() == 35 && bytes[0] == 0x80 && bytes[1] == 0x24) {
        const auto key = crypto::P256PublicKey::fromSec1(base::ByteView(bytes).subspan(2));
        if (key)
            return PublicKey(*key);
    }
    return base::refused("jose.multikey", {}, "neither an Ed25519 nor a P-256 key");
}

base::Result<std::vector<NamedKey>> fromJwkSet(const Json& set)
{
    const Json* keys = set.find("keys");
    if (keys == nullptr || !keys->isArray() || keys->asArray().size() > kMaxKeysInSet)
        return base::refused("jose.jwk_set", "keys");
    std::vector<NamedKey> usable;
    for (const Json& jwk : keys->asArray()) {
        if (jwk.isObject() && hasPrivatePart(jwk))
            return base::refused("jose.jwk_private", "keys");
        const auto key = fromJwk(jwk);
        if (!key)
            continue;
        std::string id = jwk.stringOr("kid", "");
        if (id.empty())
            id = key->thumbprint();
        for (const NamedKey& other : usable) {
            if (other.id == id)
                return base::refused("jose.jwk_set", "keys", "a kid occurs twice");
        }
        usable.push_back(NamedKey { std::move(id), *key });
    }
    if (usable.empty())
        return base::refused("jose.jwk_set", "keys", "no usable key");
    return usable;
}

Json toJwkSet(const std::vector<NamedKey>& keys)
{
    Json list = Json::array();
    for (const NamedKey& named : keys) {
        Json jwk = toJwk(named.key);
        jwk.set("kid", named.id);
        jwk.set("use", "sig");
        jwk.set("alg", nameOf(named.key.algorithm()));
        list.push(std::move(jwk));
    }
    return Json::object({ { "keys", std::move(list) } });
}

std::unique_ptr<Signer> signerFor(crypto::SigningKey key)
{
    return std::make_unique<Ed25519Signer>(crypto::makeSigner(std::move(key)));
}

std::unique_ptr<Signer> signerFor(crypto::P256Key key)
{
    return std::make_unique<P256Signer>(std::move(key));
}

std::unique_ptr<Signer> signerFor(std::unique_ptr<crypto::Signer> key)
{
    MARU_ASSERT(key != nullptr);
    return std::make_unique<Ed25519Signer>(std::move(key));
}

base::Result<std::unique_ptr<Signer>> signerFromJwk(const Json& jwk)
{
    MARU_TRY(publicKey, readPublic(jwk));
    MARU_TRY(plain, readCoordinate(jwk, "d"));
    const base::SecretBytes secret(std::move(plain));
    std::unique_ptr<Signer> signer;
    if (publicKey.algorithm() == Algorithm::EdDsa) {
        MARU_TRY(key, crypto::SigningKey::fromSeed(secret.view()));
        signer = signerFor(std::move(key));
    } else {
        auto key = crypto::P256Key::fromScalar(secret.view());
        if (!key)
            return badJwk("d", "not a scalar of P-256");
        signer = signerFor(std::move(*key));
    }
    if (!(signer->publicKey() == publicKey))
        return badJwk("d", "belongs to another public key");
    return signer;
}

} // namespace maru::jose
