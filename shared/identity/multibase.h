// SPDX-License-Identifier: Apache-2.0
// Multibase texts (W3C Controlled Identifiers 1.0 §2.4): base58btc ("z…") and base64url without padding ("u…").
// Deterministic, thread-safe.
#pragma once

#include "shared/base/bytes.h"

namespace maru::did {

/// Base58 is quadratic in its length; a longer text or value is refused.
inline constexpr std::size_t kMaxBase58Bytes = 512;

/// Bitcoin's alphabet, no check sum. `bytes` has at most kMaxBase58Bytes.
std::string toBase58(base::ByteView bytes);
/// Refused `diddoc.multibase`.
base::Result<base::Bytes> fromBase58(std::string_view text);

std::string toMultibase58(base::ByteView bytes);
std::string toMultibase64Url(base::ByteView bytes);
/// "z…" or "u…"; refused `diddoc.multibase` for any other base or a text that is not of its base.
base::Result<base::Bytes> fromMultibase(std::string_view text);

} // namespace maru::did
