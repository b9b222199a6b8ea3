// SPDX-License-Identifier: Apache-2.0
// HMAC through libsodium, HKDF above it.
#include "shared/crypto/hkdf.h"

#include <sodium.h>

#include <algorithm>

namespace maru::crypto {
namespace {

constexpr std::size_t kHashBytes = 32;

using HmacParts = std::initializer_list<base::ByteView>;

void hmacInto(std::span<std::uint8_t> out, base::ByteView key, HmacParts parts)
{
    crypto_auth_hmacsha256_state state;
    // A null pointer is not an empty key for every libc's memcpy.
    static const std::uint8_t kNothing = 0;
    crypto_auth_hmacsha256_init(&state, key.empty() ? &kNothing : key.data(), key.size());
    for (const base::ByteView part : parts)
        if (!part.empty())
            crypto_auth_hmacsha256_update(&state, part.data(), part.size());
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof(state));
}

} // namespace

base::Hash256 hmacSha256(base::ByteView key, base::ByteView message)
{
    base::Hash256 hash;
    hmacInto(hash.bytes, key, { message });
    return hash;
}

base::Result<base::SecretBytes> hkdfSha256(
    const base::SecretBytes& secret, base::ByteView salt, std::string_view info, std::size_t size)
{
    if (secret.isEmpty() || size == 0 || size > 255 * kHashBytes)
        return base::refused("crypto.hkdf");
    static constexpr std::array<std::uint8_t, kHashBytes> kNoSalt {};
    base::SecretBytes extracted(kHashBytes);
    hmacInto(extracted.mutableView(), salt.empty() ? base::ByteView(kNoSalt) : salt, { secret.view() });

    base::SecretBytes out(size);
    base::SecretBytes block(kHashBytes);
    std::size_t done = 0;
    for (std::uint8_t counter = 1; done < size; ++counter) {
        const base::ByteView before = counter == 1 ? base::ByteView() : block.view();
        base::SecretBytes next(kHashBytes);
        hmacInto(next.mutableView(), extracted.view(),
            { before, base::asBytes(info), base::ByteView(&counter, 1) });
        block = std::move(next);
        const std::size_t take = std::min(kHashBytes, size - done);
        std::copy_n(
            block.view().begin(), take, out.mutableView().begin() + static_cast<std::ptrdiff_t>(done));
        done += take;
    }
    return base::Result<base::SecretBytes>(std::move(out));
}

} // namespace maru::crypto
