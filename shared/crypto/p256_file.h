// SPDX-License-Identifier: Apache-2.0
// A P-256 key (an agency's CA or issuing key) in an encrypted JSON file, sealed like a key file: Argon2id over the
// passphrase, AES-256-GCM over the scalar.
//
// {"format": "maru-p256-key/v1", "public_key" (compressed point, base64url), "name", "kdf", "cipher", "sealed"}
#pragma once

#include "shared/crypto/aead.h"
#include "shared/crypto/p256.h"

#include <filesystem>
#include <string>

namespace maru::crypto {

struct P256FileInfo {
    P256PublicKey publicKey;
    std::string name;
};

base::Result<std::string> encodeP256File(
    const P256Key& key, std::string_view name, const base::SecretBytes& passphrase, Argon2Cost cost = {});
/// Refused `key_file.format`, `key_file.passphrase` (wrong, or the file was changed).
base::Result<P256Key> decodeP256File(std::string_view text, const base::SecretBytes& passphrase);
base::Result<P256FileInfo> describeP256File(std::string_view text);

/// Mode 0600. Failed `file.write`; refused `file.exists`.
base::Status writeP256File(const std::filesystem::path& path, const P256Key& key, std::string_view name,
    const base::SecretBytes& passphrase, Argon2Cost cost = {});
base::Result<P256Key> readP256File(const std::filesystem::path& path, const base::SecretBytes& passphrase);

} // namespace maru::crypto
