// SPDX-License-Identifier: Apache-2.0
// Messages that only the holder of an X25519 key can open, from a sender without a key (libsodium's crypto_box_seal:
// X25519, BLAKE2b, XSalsa20-Poly1305). Thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <array>

namespace maru::crypto {

using BoxPublicKey = std::array<std::uint8_t, 32>;
inline constexpr std::size_t kSealedBoxOverheadBytes = 48; ///< the sender's one-time key and the tag

/// A new secret key, 32 bytes.
base::SecretBytes generateBoxSecret();
/// Refused `crypto.key_format` for another size.
base::Result<BoxPublicKey> boxPublicKeyOf(const base::SecretBytes& secret);

/// False for a point of small order: whatever secret meets it, the result is zero, and anybody knows it.
bool isUsableBoxKey(const BoxPublicKey& key);

/// Refused `crypto.key_format` for a key with which no secret can be agreed on (a point of small order).
base::Result<base::Bytes> sealBox(const BoxPublicKey& receiver, base::ByteView message);
/// The same with a one-time secret of the caller's, for histories that must come out the same again: whoever knows it
/// reads the message.
base::Result<base::Bytes> sealBoxFrom(
    const base::SecretBytes& oneTimeSecret, const BoxPublicKey& receiver, base::ByteView message);
/// Refused `crypto.sealed_box` for another receiver's, a changed or a cut message.
base::Result<base::SecretBytes> openBox(const base::SecretBytes& secret, base::ByteView sealed);

} // namespace maru::crypto
