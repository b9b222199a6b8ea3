// SPDX-License-Identifier: Apache-2.0
// SHA-256 through libcrypto, which picks the processor's SHA instructions where there are any.
#include "shared/crypto/hash.h"

// EVP looks its algorithm up and allocates for every digest, which costs more than hashing a tree node does.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace maru::crypto {

base::Hash256 sha256(base::ByteView data)
{
    return sha256({ data });
}

base::Hash256 sha256(std::string_view text)
{
    return sha256({ base::asBytes(text) });
}

base::Hash256 sha256(std::initializer_list<base::ByteView> parts)
{
    base::Hash256 hash;
    SHA256_CTX context;
    int good = SHA256_Init(&context);
    for (const base::ByteView part : parts)
        good &= SHA256_Update(&context, part.data(), part.size());
    good &= SHA256_Final(hash.bytes.data(), &context);
    MARU_ASSERT(good == 1);
    return hash;
}

} // namespace maru::crypto
