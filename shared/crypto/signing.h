// SPDX-License-Identifier: Apache-2.0
// Ed25519 (RFC 8032) through libsodium, always with a domain separation: what is signed is
// "maru/<what>/v1" || 0x00 || SHA-256(canonical bytes). Thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <array>
#include <compare>

namespace maru::crypto {

struct PublicKey {
    std::array<std::uint8_t, 32> bytes {};
    friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
};

struct Signature {
    std::array<std::uint8_t, 64> bytes {};
    friend auto operator<=>(const Signature&, const Signature&) = default;
    std::string text() const; ///< base64url
    /// Refused `crypto.signature_format`.
    static base::Result<Signature> fromText(std::string_view text);
};

/// The private half is wiped when destroyed.
class SigningKey {
public:
    static SigningKey generate();
    /// 32-byte seed (RFC 8032 §5.1.5); refused `crypto.key_format` for any other size.
    static base::Result<SigningKey> fromSeed(base::ByteView seed);

    const PublicKey& publicKey() const { return m_public; }
    base::SecretBytes seed() const;
    /// Raw Ed25519 over `message`; for formats of others (C2SP notes). Ours use sign() below.
    Signature signRaw(base::ByteView message) const;
    SigningKey clone() const;

private:
    SigningKey(base::SecretBytes secret, PublicKey publicKey);
    base::SecretBytes m_secret; ///< libsodium's 64-byte secret key
    PublicKey m_public;
};

/// The 32+ bytes that are signed for `what` ("transaction", "header", "session").
base::Bytes signingInput(std::string_view what, std::string_view canonicalText);

Signature sign(const SigningKey& key, std::string_view what, std::string_view canonicalText);
bool verify(
    const PublicKey& key, std::string_view what, std::string_view canonicalText, const Signature& signature);
/// Refuses non-canonical and small-order points, as libsodium does.
bool verifyRaw(const PublicKey& key, base::ByteView message, const Signature& signature);

/// did:key of an Ed25519 key (W3C CCG did:key: multibase base58btc of 0xed01 || key): "did:key:z6Mk…", 56 characters.
std::string didOf(const PublicKey& key);
/// Refused `crypto.did_format`.
base::Result<PublicKey> publicKeyOf(std::string_view did);

} // namespace maru::crypto
