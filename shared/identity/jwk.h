// SPDX-License-Identifier: Apache-2.0
// Keys in the forms of JOSE (RFC 7517, RFC 8037) and of DIDs (multikey), and what signs with them.
//
// Two kinds of keys only: Ed25519 (EdDSA) and P-256 (ES256). Deterministic but for signing with P-256; thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/p256.h"
#include "shared/crypto/signer.h"

#include <memory>
#include <variant>
#include <vector>

namespace maru::jose {

enum class Algorithm { EdDsa, Es256 };

/// "EdDSA" or "ES256": what our own headers say.
std::string_view nameOf(Algorithm algorithm);
/// Also takes "Ed25519" (RFC 9864). Refused `jose.algorithm` for everything else, "none" first of all.
base::Result<Algorithm> algorithmNamed(std::string_view name);

class PublicKey {
public:
    PublicKey(crypto::PublicKey key) : m_key(key) { }
    PublicKey(crypto::P256PublicKey key) : m_key(std::move(key)) { }

    Algorithm algorithm() const;
    /// Null for the other kind.
    const crypto::PublicKey* ed25519() const { return std::get_if<crypto::PublicKey>(&m_key); }
    const crypto::P256PublicKey* p256() const { return std::get_if<crypto::P256PublicKey>(&m_key); }

    /// `signature` is 64 bytes: R||S of Ed25519, r||s of ES256. False for any other length.
    bool verify(base::ByteView message, base::ByteView signature) const;
    /// Multicodec prefix and raw key: ed 01 || 32 bytes, or 80 24 || 33 bytes (compressed point).
    base::Bytes multicodec() const;
    /// Multikey text: "z6Mk…" or "zDn…".
    std::string multikey() const;
    /// RFC 7638 with SHA-256, base64url: the name of a key that has no other.
    std::string thumbprint() const;

    friend bool operator==(const PublicKey& a, const PublicKey& b)
    {
        return a.multicodec() == b.multicodec();
    }

private:
    std::variant<crypto::PublicKey, crypto::P256PublicKey> m_key;
};

/// {"kty","crv","x"} or {"kty","crv","x","y"}.
base::Json toJwk(const PublicKey& key);
/// Members that it does not need are ignored, but refused are: a private member ("d"), an "alg", "use" or "key_ops"
/// that says the key is for something else. Refused `jose.jwk`, `jose.jwk_private`, `jose.algorithm`.
base::Result<PublicKey> fromJwk(const base::Json& jwk);
/// "z6Mk…" or "zDn…"; refused `diddoc.multibase`, `jose.multikey`.
base::Result<PublicKey> fromMultikey(std::string_view text);

/// A key of a JWK set that can be used; others of the set are passed over.
struct NamedKey {
    std::string id; ///< "kid", or the thumbprint
    PublicKey key;
};
/// {"keys": […]}, at most 64; refused `jose.jwk_set` unless there is one usable key, `jose.jwk_private`.
base::Result<std::vector<NamedKey>> fromJwkSet(const base::Json& set);
base::Json toJwkSet(const std::vector<NamedKey>& keys);

/// Whatever signs: a key in memory, or one in a token. `sign` may fail (a token can be pulled out).
class Signer {
public:
    virtual ~Signer() = default;
    virtual PublicKey publicKey() const = 0;
    /// 64 bytes, as PublicKey::verify takes them.
    virtual base::Result<base::Bytes> sign(base::ByteView message) const = 0;
};

std::unique_ptr<Signer> signerFor(crypto::SigningKey key);
std::unique_ptr<Signer> signerFor(crypto::P256Key key);
/// A key wherever it lives, a token among them.
std::unique_ptr<Signer> signerFor(std::unique_ptr<crypto::Signer> key);
/// From a private JWK ("d" is there and belongs to "x", "y"); refused `jose.jwk`.
base::Result<std::unique_ptr<Signer>> signerFromJwk(const base::Json& jwk);

} // namespace maru::jose
