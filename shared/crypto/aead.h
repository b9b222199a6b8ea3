// SPDX-License-Identifier: Apache-2.0
// Authenticated encryption with AES-256-GCM (NIST SP 800-38D) and key derivation with Argon2id (RFC 9106).
#pragma once

#include "shared/base/bytes.h"

namespace maru::crypto {

inline constexpr std::size_t kAeadKeyBytes = 32;
inline constexpr std::size_t kAeadNonceBytes = 12;
inline constexpr std::size_t kAeadTagBytes = 16;

/// ciphertext || 16-byte tag. The nonce must never repeat under one key. Failed `crypto.aead`.
base::Result<base::Bytes> seal(
    const base::SecretBytes& key, base::ByteView nonce, base::ByteView associated, base::ByteView plain);
/// Refused `crypto.aead_open` when key, nonce, associated data or text are not what was sealed.
base::Result<base::SecretBytes> open(
    const base::SecretBytes& key, base::ByteView nonce, base::ByteView associated, base::ByteView sealed);

struct Argon2Cost {
    std::uint32_t memoryKib = 65536;
    std::uint32_t passes = 3;
    std::uint32_t lanes = 1;
};

/// 32-byte key from a passphrase. Failed `crypto.argon2`; bounds on cost: 8 MiB..1 GiB, 1..16 passes, 1..4 lanes.
base::Result<base::SecretBytes> deriveKey(
    const base::SecretBytes& passphrase, base::ByteView salt, Argon2Cost cost);

/// From the operating system's generator.
base::Bytes randomBytes(std::size_t size);
base::SecretBytes randomSecret(std::size_t size);

} // namespace maru::crypto
