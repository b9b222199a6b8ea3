// SPDX-License-Identifier: Apache-2.0
// `maru-server backup`, `restore` and `rekey`.
#include "server/commands.h"
#include "server/config.h"
#include "server/control_socket.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/house_keys.h"
#include "server/setup.h"
#include "server/vault_setup.h"

#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/base/clock.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/private_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostKeyBytes = 256u << 10;

fs::path wholeFolderOf(const fs::path& path)
{
    std::error_code problem;
    return fs::weakly_canonical(fs::absolute(path).parent_path(), problem);
}

base::Status refuseExisting(const fs::path& path)
{
    std::error_code problem;
    if (fs::exists(path, problem))
        return base::refused("file.exists", {}, path.string());
    return {};
}

base::Status copyKeys(const fs::path& from, const DataFolder& folder)
{
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(from, problem)) {
        const std::string name = entry.path().filename().string();
        // The database gets a key of its own.
        if (!entry.is_regular_file() || name.starts_with("database.key"))
            continue;
        MARU_TRY(text, crypto::readPrivateFile(entry.path(), kMostKeyBytes));
        MARU_CHECK(crypto::writePrivateFile(folder.keys() / name, base::asText(text.view())));
    }
    if (problem)
        return base::failed("file.read", from.string() + ": " + problem.message());
    return {};
}

void sayWhatIsNeeded(const DataFolder& folder)
{
    std::error_code problem;
    if (fs::exists(folder.nodeKey(), problem) && hasHouseSecret(folder.nodePassphrase()))
        return;
    const std::string keys = folder.keys().string();
    std::fprintf(stderr,
        isKoreanTerminal()
            ? "서버를 시작하려면 잃어버린 서버의 keys 폴더에서 node.key.json과 node.passphrase를 %s 에 "
              "넣으십시오(권한 0600).\n"
            : "Before the server can start, put node.key.json and node.passphrase of the lost server's keys "
              "folder "
              "into %s (mode 0600).\n",
        keys.c_str());
}

} // namespace

base::Status backupData(const BackupOptions& options)
{
    const DataFolder folder(options.data);
    if (wholeFolderOf(options.out) == wholeFolderOf(options.keyOut))
        return base::refused("server.key_beside_backup", {}, options.keyOut.string());
    for (const char* ending : { "", ".vault", ".vault-separate" })
        MARU_CHECK(refuseExisting(fs::path(options.out.string() + ending)));
    MARU_CHECK(refuseExisting(options.keyOut));
    MARU_TRY(key, currentDatabaseKey(folder));
    const base::SecretBytes newKey = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(options.keyOut, newKey));
    auto copied = storage::backupTo(folder.database(), key, options.out, newKey);
    if (copied)
        copied = backupVault(folder, options.out, newKey);
    std::error_code ignored;
    if (!copied) {
        fs::remove(options.keyOut, ignored);
        for (const char* ending : { "", ".vault", ".vault-separate" })
            fs::remove(fs::path(options.out.string() + ending), ignored);
        return copied;
    }
    fs::permissions(options.out, fs::perms::owner_read | fs::perms::owner_write, ignored);
    MARU_TRY(findings, storage::checkIntegrity(options.out, newKey));
    if (!findings.empty())
        return base::failed("store.integrity", findings.front());
    return {};
}

base::Status restoreData(const RestoreOptions& options)
{
    MARU_CHECK(checkEmpty(options.data));
    MARU_TRY(key, readDatabaseKey(options.key));
    MARU_TRY(findings, storage::checkIntegrity(options.from, key));
    if (!findings.empty())
        return base::failed("store.integrity", findings.front());

    const DataFolder folder(options.data);
    MARU_CHECK(makePrivateFolder(folder.root));
    MARU_CHECK(makePrivateFolder(folder.keys()));
    MARU_TRY(lock, FolderLock::take(folder));
    if (!options.keysFrom.empty())
        MARU_CHECK(copyKeys(options.keysFrom, folder));
    const base::SecretBytes newKey = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(folder.databaseKey(), newKey));
    MARU_CHECK(storage::backupTo(options.from, key, folder.database(), newKey));
    std::error_code ignored;
    fs::permissions(folder.database(), fs::perms::owner_read | fs::perms::owner_write, ignored);

    MARU_CHECK(restoreVault(folder, options.from, key));
    if (!options.vaultKeys.empty())
        MARU_CHECK(restoreVaultKeys(folder, options.vaultKeys, options.vaultKey));

    MARU_CHECK(writeTls(folder, options.hosts, base::SystemClock().now()));
    MARU_CHECK(writeTextFile(folder.config(), documentedConfig(Config()), /*isPrivate=*/true));
    const domain::Registry registry = makeRegistry();
    MARU_TRY(
        store, storage::openSqlcipherStore(folder.database(), newKey, storage::OpenMode::ReadOnly, registry));
    MARU_TRY(reader, store->read());
    MARU_TRY(genesis, reader->genesis());
    MARU_CHECK(writeTextFile(folder.genesis(), base::pretty(genesis) + "\n", /*isPrivate=*/false));
    sayWhatIsNeeded(folder);
    return {};
}

base::Status rekeyData(const fs::path& data)
{
    const DataFolder folder(data);
    std::error_code problem;
    if (!fs::exists(folder.database(), problem))
        return base::refused("server.no_data", {}, data.string());
    auto lock = FolderLock::take(folder);
    if (!lock && lock.error().code == "server.locked")
        return askRunningServer(folder.controlSocket(), "rekey");
    if (!lock)
        return lock.error();
    MARU_TRY(key, currentDatabaseKey(folder));
    if (hasHouseSecret(folder.nextDatabaseKey())) {
        // Left behind by a rekey that was cut off: it goes only once the other key has opened the database.
        const domain::Registry none;
        MARU_CHECK(storage::openSqlcipherStore(folder.database(), key, storage::OpenMode::ReadOnly, none));
        removeHouseSecret(folder.nextDatabaseKey());
    }
    const base::SecretBytes newKey = crypto::randomSecret(32);
    // The new key is on disk before the first page is written under it: whenever this is cut off, one of the two files
    // opens the database.
    MARU_CHECK(writeDatabaseKey(folder.nextDatabaseKey(), newKey));
    MARU_CHECK(storage::rekey(folder.database(), key, newKey));
    return renameHouseSecret(folder.nextDatabaseKey(), folder.databaseKey());
}

base::Status rekeyWhileRunning(const DataFolder& folder, storage::Store& store)
{
    // The store is open under the key in use, so that what a cut-off attempt left is not the one.
    removeHouseSecret(folder.nextDatabaseKey());
    const base::SecretBytes newKey = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(folder.nextDatabaseKey(), newKey));
    MARU_CHECK(storage::rekeyOnline(store, newKey));
    return renameHouseSecret(folder.nextDatabaseKey(), folder.databaseKey());
}

} // namespace maru::server
