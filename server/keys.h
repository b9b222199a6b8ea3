// SPDX-License-Identifier: Apache-2.0
// The people of a new data folder: encrypted key files, passphrase files and the list of both, keys.json.
#pragma once

#include "server/data_folder.h"
#include "shared/base/json.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maru::server {

/// What identity's genesis section says of an officer, beside the name of the key file.
struct Post {
    std::string name; ///< of the files: "registrar"
    std::string agency;
    std::string nameKo;
    std::string nameEn;
    std::vector<std::string> roles;
};

/// Ed25519 from the system's generator, or, for repeatable tests, from a seed and the name.
crypto::SigningKey makeKey(std::optional<std::uint64_t> seed, std::string_view name);
/// 24 letters and digits without look-alikes: about 137 bits.
base::SecretBytes makePassphrase();
/// keys/<name>.key.json and keys/<name>.passphrase, mode 0600, and the entry in keys.json:
/// {name: {file, passphrase_file, roles, did}}. File names in keys.json are relative to the keys folder.
base::Status addKey(const DataFolder& folder, std::string_view name, std::string_view label,
    const crypto::SigningKey& key, const std::vector<std::string>& roles);
/// An officer's key of keys.json. Refused `server.no_key` with the name in the detail.
base::Result<crypto::SigningKey> readKey(const DataFolder& folder, std::string_view name);

} // namespace maru::server
