// SPDX-License-Identifier: Apache-2.0
// SHA-256 for the ring layer in native programs.
#include "shared/voting/ring/sha256.h"

#include <sodium.h>

namespace maru::voting {

void platformSha256(ByteView data, std::span<std::uint8_t, 32> out)
{
    crypto_hash_sha256(out.data(), data.data(), data.size());
}

} // namespace maru::voting
