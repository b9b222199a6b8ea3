// SPDX-License-Identifier: Apache-2.0
// The data folder: where each file lies, who may read it, and who holds it.
//
//   maru.toml      configuration          genesis.json   the genesis document
//   ledger.db      the database           keys/          node key, database key, officers' keys, keys.json
//   tls/           ca.pem server.pem server.key          lock   held by the one program that may write
//   vault/         personal data and its keys: docs/privacy.md
#pragma once

#include "server/domain/domain.h"
#include "server/storage/store.h"
#include "shared/base/bytes.h"
#include "shared/crypto/signing.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace maru::server {

struct DataFolder {
    explicit DataFolder(std::filesystem::path folder) : root(std::move(folder)) { }
    std::filesystem::path root;

    std::filesystem::path config() const { return root / "maru.toml"; }
    std::filesystem::path genesis() const { return root / "genesis.json"; }
    std::filesystem::path database() const { return root / "ledger.db"; }
    std::filesystem::path keys() const { return root / "keys"; }
    std::filesystem::path keyList() const { return keys() / "keys.json"; }
    std::filesystem::path nodeKey() const { return keys() / "node.key.json"; }
    std::filesystem::path nodePassphrase() const { return keys() / "node.passphrase"; }
    std::filesystem::path databaseKey() const { return keys() / "database.key"; }
    /// Only while `rekey` is in work: the key that comes next.
    std::filesystem::path nextDatabaseKey() const { return keys() / "database.key.next"; }
    std::filesystem::path tls() const { return root / "tls"; }
    std::filesystem::path ca() const { return tls() / "ca.pem"; }
    std::filesystem::path certificate() const { return tls() / "server.pem"; }
    std::filesystem::path certificateKey() const { return tls() / "server.key"; }
    std::filesystem::path lock() const { return root / "lock"; }
    /// Only while a server runs: where `rekey` reaches it.
    std::filesystem::path controlSocket() const { return root / "control"; }
    /// The vault's four files; absent in a folder without a vault.
    std::filesystem::path vault() const { return root / "vault"; }
    std::filesystem::path vaultDatabaseKey() const { return keys() / "vault-database.key"; }
    std::filesystem::path vaultKek() const { return keys() / "vault.kek.json"; }
    std::filesystem::path vaultSeparateKek() const { return keys() / "vault-separate.kek.json"; }
};

/// Held until destroyed. One program at a time may write the folder's database.
class FolderLock {
public:
    /// Refused `server.locked`; failed `file.write`.
    static base::Result<FolderLock> take(const DataFolder& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) { }
    int m_descriptor = -1;
};

/// Failed `file.read` beyond `maxBytes` too.
base::Result<std::string> readTextFile(const std::filesystem::path& path, std::size_t maxBytes);
/// Whole or not at all: a temporary name, flushed, then renamed over. Failed `file.write`.
base::Status writeTextFile(const std::filesystem::path& path, std::string_view text, bool isPrivate);
/// Mode 0700; may exist. Failed `file.write`.
base::Status makePrivateFolder(const std::filesystem::path& path);

/// 32 bytes as 64 hex digits in a file of mode 0600. Refused `file.exists`; failed `file.write`.
base::Status writeDatabaseKey(const std::filesystem::path& path, const base::SecretBytes& key);
/// Failed `file.read`; refused `server.database_key`.
base::Result<base::SecretBytes> readDatabaseKey(const std::filesystem::path& path);

/// The key that opens the database now: after a `rekey` that was cut off this may be the next one, which is then put
/// in its place. Refused `server.no_data`, `server.database_key`; failed `store.key`.
base::Result<base::SecretBytes> currentDatabaseKey(const DataFolder& folder);
/// Failed or refused as the store says.
base::Result<std::unique_ptr<storage::Store>> openStore(
    const DataFolder& folder, bool readOnly, const domain::Registry& registry);
base::Result<crypto::SigningKey> readNodeKey(const DataFolder& folder);

} // namespace maru::server
