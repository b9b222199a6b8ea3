// SPDX-License-Identifier: Apache-2.0
// The one-time code of an invitation: 120 random bits and a check letter, in groups that a person can read out and type:
// "7K3QF-2M9XD-…". It is the seed of an Ed25519 key; a server only ever sees the public half. Thread-safe.
#pragma once

#include "shared/crypto/signing.h"

#include <string>
#include <string_view>

namespace maru::crypto {

/// Five groups of five: 24 letters of Crockford's base32 (no I, L, O, U) and the check letter.
base::SecretBytes makeOneTimeCode();
/// Of 24 bytes that somebody else made unpredictable (a signature, say); refused `crypto.key_format` for another size.
base::Result<base::SecretBytes> oneTimeCodeOf(base::ByteView random);

/// The key of a code. Capitals or not, with or without hyphens and spaces; O reads as 0, I and L as 1. Refused
/// `crypto.one_time_code` for another length, another letter, or a check letter that does not fit.
base::Result<SigningKey> keyOfOneTimeCode(std::string_view text);

} // namespace maru::crypto
