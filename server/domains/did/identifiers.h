// SPDX-License-Identifier: Apache-2.0
// did:maru identifiers: made from a transaction, told from other texts. Deterministic, thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <string>
#include <string_view>

namespace maru::dids {

inline constexpr std::string_view kMethodPrefix = "did:maru:";
inline constexpr std::string_view kKeyPrefix = "did:key:";

/// "did:maru:" and the first 16 bytes of SHA-256 of the creating transaction's id, in base32 (RFC 4648 §6, lower case,
/// no padding): 26 characters.
std::string didOfTransaction(const base::Hash256& transaction);
/// The one text of some 16 bytes: alphabet, length and the two spare bits, which are zero.
bool isMaruDid(std::string_view did);

} // namespace maru::dids
