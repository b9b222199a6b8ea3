// SPDX-License-Identifier: Apache-2.0
// SHA-512, randomness and wiping for the group layer in native programs.
#include "shared/voting/group/platform.h"

#include "shared/base/result.h"

#include <sodium.h>

namespace maru::voting {

namespace {

void ensureSodium()
{
    static const int status = sodium_init();
    MARU_ASSERT(status >= 0);
}

} // namespace

void platformSha512(ByteView data, std::span<std::uint8_t, 64> out)
{
    crypto_hash_sha512(out.data(), data.data(), data.size());
}

void platformRandom(std::span<std::uint8_t> out)
{
    ensureSodium();
    randombytes_buf(out.data(), out.size());
}

void platformWipe(std::span<std::uint8_t> bytes)
{
    sodium_memzero(bytes.data(), bytes.size());
}

} // namespace maru::voting
