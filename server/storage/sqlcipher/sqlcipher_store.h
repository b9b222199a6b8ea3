// SPDX-License-Identifier: Apache-2.0
// The store in one SQLCipher 4 database: WAL, synchronous=FULL, raw 256-bit key. State rows are (domain, table, key,
// canonical JSON); declared members are indexed with JSON expressions, so there is no second copy to keep in step.
#pragma once

#include "server/domain/domain.h"
#include "server/storage/store.h"

#include <chrono>
#include <filesystem>

namespace maru::storage {

enum class OpenMode { Create, ReadWrite, ReadOnly };

/// Makes the indexes that the registry's tables declare. Failed `store.open`, `store.key` (wrong key or damaged
/// header), `store.version`; refused `store.exists`, `store.missing`.
base::Result<std::unique_ptr<Store>> openSqlcipherStore(const std::filesystem::path& file,
    const base::SecretBytes& key, OpenMode mode, const domain::Registry& registry);

/// PRAGMA cipher_integrity_check and integrity_check; every finding. Failed `store.*`.
base::Result<std::vector<std::string>> checkIntegrity(
    const std::filesystem::path& file, const base::SecretBytes& key);
/// Consistent online copy under another key (SQLite's sqlcipher_export or backup API). Refused `store.exists`.
base::Status backupTo(const std::filesystem::path& file, const base::SecretBytes& key,
    const std::filesystem::path& target, const base::SecretBytes& targetKey);
/// Encrypts the database anew; the server must be stopped.
base::Status rekey(
    const std::filesystem::path& file, const base::SecretBytes& key, const base::SecretBytes& newKey);
/// The same while the store is in use: a copy under the new key is made while blocks wait and reads go on, then takes the
/// file's place in a moment without readers. Failed `store.busy` when there was none within `patience` (nothing has
/// changed then), `store.*`; refused `store.not_sqlcipher` for a store of another kind. Safe from any thread.
base::Status rekeyOnline(Store& store, const base::SecretBytes& newKey,
    std::chrono::milliseconds patience = std::chrono::seconds(5));

} // namespace maru::storage
