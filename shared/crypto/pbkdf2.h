// SPDX-License-Identifier: Apache-2.0
// PBKDF2-HMAC-SHA256 (RFC 8018 §5.2): keys from passphrases where the other side is a browser, whose WebCrypto has no
// Argon2. Thread-safe.
#pragma once

#include "shared/base/bytes.h"

namespace maru::crypto {

/// 32 bytes. `rounds` at least 100,000. Failed `crypto.pbkdf2`.
base::Result<base::SecretBytes> pbkdf2Sha256(
    const base::SecretBytes& passphrase, base::ByteView salt, int rounds);

} // namespace maru::crypto
