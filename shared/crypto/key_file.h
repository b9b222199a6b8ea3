// SPDX-License-Identifier: Apache-2.0
// A person's or node's Ed25519 key in an encrypted JSON file: Argon2id over the passphrase, AES-256-GCM over the seed.
//
// {"format": "maru-key/v1", "did", "name", "kdf": {"name": "argon2id", "memory_kib", "passes", "lanes", "salt"},
//  "cipher": {"name": "aes-256-gcm", "nonce"}, "sealed"}; the canonical JSON of everything but "sealed" is the
// associated data, so no member can be changed unnoticed.
#pragma once

#include "shared/crypto/aead.h"
#include "shared/crypto/signing.h"

#include <filesystem>
#include <string>

namespace maru::crypto {

struct KeyFileInfo {
    std::string did;
    std::string name;
};

base::Result<std::string> encodeKeyFile(
    const SigningKey& key, std::string_view name, const base::SecretBytes& passphrase, Argon2Cost cost = {});
/// Refused `key_file.format`, `key_file.passphrase` (wrong, or the file was changed).
base::Result<SigningKey> decodeKeyFile(std::string_view text, const base::SecretBytes& passphrase);
/// What can be shown before unlocking.
base::Result<KeyFileInfo> describeKeyFile(std::string_view text);

/// Mode 0600, written to a temporary name, flushed and renamed. Failed `file.write`; refused `file.exists`.
base::Status writeKeyFile(const std::filesystem::path& path, const SigningKey& key, std::string_view name,
    const base::SecretBytes& passphrase, Argon2Cost cost = {});
/// Failed `file.read`; else as decodeKeyFile.
base::Result<SigningKey> readKeyFile(const std::filesystem::path& path, const base::SecretBytes& passphrase);
/// First line of a file, without its line end. Failed `file.read`.
base::Result<base::SecretBytes> readPassphraseFile(const std::filesystem::path& path);

} // namespace maru::crypto
