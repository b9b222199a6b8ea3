// SPDX-License-Identifier: Apache-2.0
// Files of the vault in the data folder.
#include "server/vault_setup.h"

#include "server/house_keys.h"
#include "shared/crypto/aead.h"

namespace maru::server {

namespace fs = std::filesystem;

namespace {

fs::path withEnding(const fs::path& path, std::string_view ending)
{
    fs::path longer = path;
    longer += ending;
    return longer;
}

bool isOnDisk(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

} // namespace

base::Status createVault(const DataFolder& folder)
{
    MARU_CHECK(makePrivateFolder(folder.vault()));
    const base::SecretBytes key = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(folder.vaultDatabaseKey(), key));
    MARU_TRY(kek, crypto::createKeyWrapperFile(folder.vaultKek()));
    MARU_TRY(separateKek, crypto::createKeyWrapperFile(folder.vaultSeparateKek()));
    const auto made = vault::Vault::open(
        { folder.vault() }, key, std::move(kek), std::move(separateKek), vault::OpenMode::Create);
    return made ? base::Status() : base::Status(made.error());
}

base::Result<std::unique_ptr<vault::Vault>> openVault(const DataFolder& folder, vault::OpenMode mode)
{
    const vault::VaultFiles files { folder.vault() };
    if (!isOnDisk(files.records()))
        return std::unique_ptr<vault::Vault>();
    MARU_TRY(key, readDatabaseKey(folder.vaultDatabaseKey()));
    MARU_TRY(kek, openHouseKek(folder.vaultKek()));
    MARU_TRY(separateKek, openHouseKek(folder.vaultSeparateKek()));
    return vault::Vault::open(files, key, std::move(kek), std::move(separateKek), mode);
}

base::Status backupVault(const DataFolder& folder, const fs::path& out, const base::SecretBytes& key)
{
    const vault::VaultFiles files { folder.vault() };
    if (!isOnDisk(files.records()))
        return {};
    MARU_TRY(own, readDatabaseKey(folder.vaultDatabaseKey()));
    MARU_CHECK(vault::copyDatabase(files.records(), own, withEnding(out, ".vault"), key));
    return vault::copyDatabase(files.separateRecords(), own, withEnding(out, ".vault-separate"), key);
}

base::Status restoreVault(const DataFolder& folder, const fs::path& from, const base::SecretBytes& key)
{
    if (!isOnDisk(withEnding(from, ".vault")))
        return {};
    MARU_CHECK(makePrivateFolder(folder.vault()));
    // The folder of lost keys may have brought one along.
    if (!hasHouseSecret(folder.vaultDatabaseKey()))
        MARU_CHECK(writeDatabaseKey(folder.vaultDatabaseKey(), crypto::randomSecret(32)));
    MARU_TRY(own, readDatabaseKey(folder.vaultDatabaseKey()));
    const vault::VaultFiles files { folder.vault() };
    MARU_CHECK(vault::copyDatabase(withEnding(from, ".vault"), key, files.records(), own));
    return vault::copyDatabase(withEnding(from, ".vault-separate"), key, files.separateRecords(), own);
}

base::Status backupVaultKeys(const DataFolder& folder, const fs::path& out, const fs::path& keyOut)
{
    const vault::VaultFiles files { folder.vault() };
    if (!isOnDisk(files.keys()))
        return base::refused("vault.missing", {}, files.keys().string());
    std::error_code problem;
    if (fs::weakly_canonical(fs::absolute(out), problem)
        == fs::weakly_canonical(fs::absolute(keyOut).parent_path(), problem))
        return base::refused("server.key_beside_backup", {}, keyOut.string());
    MARU_CHECK(makePrivateFolder(out));
    MARU_TRY(own, readDatabaseKey(folder.vaultDatabaseKey()));
    const base::SecretBytes key = crypto::randomSecret(32);
    const vault::VaultFiles copies { out };
    // Older copies open nothing once a destruction has changed the KEK: they are not kept beside the new ones.
    for (const fs::path& path : { copies.keys(), copies.separateKeys(), keyOut })
        fs::remove(path, problem);
    MARU_CHECK(writeDatabaseKey(keyOut, key));
    MARU_CHECK(vault::copyDatabase(files.keys(), own, copies.keys(), key));
    return vault::copyDatabase(files.separateKeys(), own, copies.separateKeys(), key);
}

base::Status restoreVaultKeys(const DataFolder& folder, const fs::path& from, const fs::path& keyFile)
{
    MARU_TRY(key, readDatabaseKey(keyFile));
    MARU_TRY(own, readDatabaseKey(folder.vaultDatabaseKey()));
    const vault::VaultFiles files { folder.vault() };
    const vault::VaultFiles copies { from };
    MARU_CHECK(vault::copyDatabase(copies.keys(), key, files.keys(), own));
    return vault::copyDatabase(copies.separateKeys(), key, files.separateKeys(), own);
}

} // namespace maru::server
