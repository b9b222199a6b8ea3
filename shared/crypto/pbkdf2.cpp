// SPDX-License-Identifier: Apache-2.0
// OpenSSL's PKCS5_PBKDF2_HMAC.
#include "shared/crypto/pbkdf2.h"

#include <openssl/evp.h>

namespace maru::crypto {

base::Result<base::SecretBytes> pbkdf2Sha256(
    const base::SecretBytes& passphrase, base::ByteView salt, int rounds)
{
    constexpr int kLeastRounds = 100'000;
    base::SecretBytes key(32);
    const base::ByteView secret = passphrase.view();
    // The library takes text; bytes are bytes.
    const void* text = secret.data();
    if (rounds < kLeastRounds
        || PKCS5_PBKDF2_HMAC(static_cast<const char*>(text), static_cast<int>(secret.size()), salt.data(),
               static_cast<int>(salt.size()), rounds, EVP_sha256(), static_cast<int>(key.size()),
               key.mutableView().data())
            != 1)
        return base::failed("crypto.pbkdf2");
    return base::Result<base::SecretBytes>(std::move(key));
}

} // namespace maru::crypto
