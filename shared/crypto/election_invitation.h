// SPDX-License-Identifier: Apache-2.0
// The code of a voter's personal link: 130 random bits as 26 letters of Crockford's base32, in groups that can be read out.
// It is the seed of an Ed25519 key for one election; the roll on the chain has only the public half. Thread-safe.
#pragma once

#include "shared/crypto/signing.h"

#include <string_view>

namespace maru::crypto {

/// "XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX" without I, L, O, U.
base::SecretBytes makeInvitationCode();

/// Capitals or not, with or without hyphens and spaces; O reads as 0, I and L as 1. The same code gives another key in
/// another election. Refused `crypto.invitation_code` for another length or another letter.
base::Result<SigningKey> keyOfInvitation(std::string_view election, std::string_view code);

} // namespace maru::crypto
