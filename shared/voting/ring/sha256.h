// SPDX-License-Identifier: Apache-2.0
// SHA-256, which the list of a ring's keys goes into, from outside like the functions of shared/voting/group/platform.h:
// libsodium natively (shared/voting/native/sha256.cpp), the page's JavaScript in WebAssembly. Safe from any thread.
#pragma once

#include "shared/voting/group/platform.h"

namespace maru::voting {

/// SHA-256 (FIPS 180-4) of the whole input.
void platformSha256(ByteView data, std::span<std::uint8_t, 32> out);

} // namespace maru::voting
