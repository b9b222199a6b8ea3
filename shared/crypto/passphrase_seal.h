// SPDX-License-Identifier: Apache-2.0
// The members "kdf", "cipher" and "sealed" of a JSON file whose secret is sealed under a passphrase: Argon2id, then
// AES-256-GCM with the canonical JSON of everything but "sealed" as associated data, so that no member can be changed
// unnoticed. For the files of shared/crypto and a trustee's in shared/voting.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/aead.h"

namespace maru::crypto {

/// `head` with the three members.
base::Result<base::Json> sealUnderPassphrase(
    base::Json head, base::ByteView secret, const base::SecretBytes& passphrase, Argon2Cost cost);
/// Only "kdf", "cipher" and "sealed" of `json` are looked at, the rest is bound by the seal. Refused `key_file.format`
/// with the member in the field, `key_file.passphrase`.
base::Result<base::SecretBytes> openUnderPassphrase(base::Json json, const base::SecretBytes& passphrase);
/// The same checks without a passphrase; `sealedBytes` is the size that "sealed" must have, 0 for any up to 64 KiB.
base::Status checkSealMembers(const base::Json& json, std::size_t sealedBytes);

} // namespace maru::crypto
