// SPDX-License-Identifier: Apache-2.0
// The vault of a data folder: making, opening, backing up, bringing back.
#pragma once

#include "server/data_folder.h"
#include "server/vault/vault.h"

namespace maru::server {

/// Name of the keeper's key in keys.json: the vault signs with it.
inline constexpr std::string_view kVaultKeeper = "vault";

/// Files, database key and both KEKs. Refused `file.exists`; failed `file.*`, `store.*`.
base::Status createVault(const DataFolder& folder);
/// Null for a folder that has none. Failed or refused as Vault::open says.
base::Result<std::unique_ptr<vault::Vault>> openVault(const DataFolder& folder, vault::OpenMode mode);

/// Beside `out`, as <out>.vault and <out>.vault-separate, under the backup's key. No data key is in them.
base::Status backupVault(
    const DataFolder& folder, const std::filesystem::path& out, const base::SecretBytes& key);
/// The copies of backupVault(), when they are there.
base::Status restoreVault(
    const DataFolder& folder, const std::filesystem::path& from, const base::SecretBytes& key);
/// vault-keys.db and vault-separate-keys.db in `out`, under a new key in `keyOut`; older copies there are replaced.
base::Status backupVaultKeys(
    const DataFolder& folder, const std::filesystem::path& out, const std::filesystem::path& keyOut);
/// The copies of backupVaultKeys().
base::Status restoreVaultKeys(
    const DataFolder& folder, const std::filesystem::path& from, const std::filesystem::path& keyFile);

} // namespace maru::server
