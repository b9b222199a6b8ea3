// SPDX-License-Identifier: Apache-2.0
// HMAC-SHA-256 (RFC 2104) and HKDF-SHA-256 (RFC 5869). Deterministic, thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <string_view>

namespace maru::crypto {

base::Hash256 hmacSha256(base::ByteView key, base::ByteView message);

/// `size` bytes (at most 255 * 32) from a secret. An empty salt stands for 32 zero bytes, as RFC 5869 §2.2 says.
/// Refused `crypto.hkdf` for a larger size or an empty secret.
base::Result<base::SecretBytes> hkdfSha256(
    const base::SecretBytes& secret, base::ByteView salt, std::string_view info, std::size_t size);

} // namespace maru::crypto
