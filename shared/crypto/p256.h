// SPDX-License-Identifier: Apache-2.0
// ECDSA on NIST P-256 with SHA-256: "ES256" of JOSE (RFC 7518 §3.4), WebAuthn and X.509. Thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <array>
#include <compare>

namespace maru::crypto {

/// r || s, 32 bytes each, big-endian: the form of JWS. Either s of the two that fit is accepted, as in JOSE.
struct P256Signature {
    std::array<std::uint8_t, 64> bytes {};
    friend auto operator<=>(const P256Signature&, const P256Signature&) = default;
    base::ByteView view() const { return bytes; }
    /// Refused `crypto.signature_format` for any other size.
    static base::Result<P256Signature> fromBytes(base::ByteView bytes);
    /// ECDSA-Sig-Value of RFC 3279 §2.2.3, strict DER only. Refused `crypto.signature_format`.
    static base::Result<P256Signature> fromDer(base::ByteView der);
    base::Bytes der() const;
};

/// A point of the curve, never the one at infinity.
class P256PublicKey {
public:
    static constexpr std::size_t kCoordinateBytes = 32;

    /// SEC 1 §2.3.4, 33 bytes (02/03) or 65 bytes (04). Refused `crypto.p256_key` for any other form or a point that is
    /// not on the curve.
    static base::Result<P256PublicKey> fromSec1(base::ByteView bytes);
    /// Two coordinates of 32 bytes (JWK "x" and "y", COSE -2 and -3). Refused `crypto.p256_key`.
    static base::Result<P256PublicKey> fromCoordinates(base::ByteView x, base::ByteView y);

    base::ByteView x() const { return base::ByteView(m_point).subspan(1, kCoordinateBytes); }
    base::ByteView y() const
    {
        return base::ByteView(m_point).subspan(1 + kCoordinateBytes, kCoordinateBytes);
    }
    const std::array<std::uint8_t, 65>& uncompressed() const { return m_point; }
    std::array<std::uint8_t, 33> compressed() const;

    friend auto operator<=>(const P256PublicKey&, const P256PublicKey&) = default;

private:
    friend class P256Key;
    P256PublicKey() = default;
    std::array<std::uint8_t, 65> m_point {}; ///< 0x04 || x || y
};

/// The private scalar is wiped when destroyed.
class P256Key {
public:
    static P256Key generate();
    /// 32 bytes, 1 <= d < n; refused `crypto.key_format`.
    static base::Result<P256Key> fromScalar(base::ByteView scalar);

    const P256PublicKey& publicKey() const { return m_public; }
    base::SecretBytes scalar() const { return m_scalar.clone(); }
    P256Key clone() const { return P256Key(m_scalar.clone(), m_public); }
    /// Over SHA-256(message).
    P256Signature sign(base::ByteView message) const;

private:
    P256Key(base::SecretBytes scalar, P256PublicKey publicKey)
        : m_scalar(std::move(scalar)), m_public(publicKey)
    {
    }
    base::SecretBytes m_scalar;
    P256PublicKey m_public;
};

/// ES256: over SHA-256(message), signature as r || s.
bool verifyEs256(const P256PublicKey& key, base::ByteView message, const P256Signature& signature);
/// The same with the DER signature of WebAuthn and X.509; false for anything but strict DER.
bool verifyEs256Der(const P256PublicKey& key, base::ByteView message, base::ByteView derSignature);

} // namespace maru::crypto
