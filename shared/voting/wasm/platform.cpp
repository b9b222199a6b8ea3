// SPDX-License-Identifier: Apache-2.0
// What the group and ring layers take from outside, in the browser's module: randomness is the page's
// crypto.getRandomValues, hashing is the module's own.
#include "shared/voting/group/platform.h"

#include "shared/voting/ring/sha256.h"
#include "shared/voting/wasm/sha2.h"

#define MARU_IMPORT(name) __attribute__((import_module("maru"), import_name(name)))

extern "C" MARU_IMPORT("random") void maruImportedRandom(std::uint8_t* out, std::size_t size);

namespace maru::voting {

void platformSha512(ByteView data, std::span<std::uint8_t, 64> out)
{
    wasm::sha512(data, out);
}

void platformSha256(ByteView data, std::span<std::uint8_t, 32> out)
{
    wasm::sha256(data, out);
}

void platformRandom(std::span<std::uint8_t> out)
{
    maruImportedRandom(out.data(), out.size());
}

void platformWipe(std::span<std::uint8_t> bytes)
{
    volatile std::uint8_t* at = bytes.data();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        at[i] = 0;
}

} // namespace maru::voting
