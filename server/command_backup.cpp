// SPDX-License-Identifier: Apache-2.0
// `maru-server backup`, `restore` and `rekey`.
#include "server/commands.h"
#include "server/config.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/setup.h"

#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/base/clock.h"
#include "shared/crypto/aead.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

fs::path folderOf(const fs::path& path)
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
        MARU_TRY(text, readTextFile(entry.path(), 1u << 20));
        MARU_CHECK(writeTextFile(folder.keys() / name, text, /*isPrivate=*/true));
    }
    if (problem)
        return base::failed("file.read", from.string() + ": " + problem.message());
    return {};
}

void sayWhatIsNeeded(const DataFolder& folder)
{
    std::error_code problem;
    if (fs::exists(folder.nodeKey(), problem) && fs::exists(folder.nodePassphrase(), problem))
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
    if (folderOf(options.out) == folderOf(options.keyOut))
        return base::refused("server.key_beside_backup", {}, options.keyOut.string());
    MARU_CHECK(refuseExisting(options.out));
    MARU_CHECK(refuseExisting(options.keyOut));
    MARU_TRY(key, currentDatabaseKey(folder));
    const base::SecretBytes newKey = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(options.keyOut, newKey));
    const auto copied = storage::backupTo(folder.database(), key, options.out, newKey);
    std::error_code ignored;
    if (!copied) {
        fs::remove(options.keyOut, ignored);
        fs::remove(options.out, ignored);
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
    MARU_TRY(lock, FolderLock::take(folder));
    MARU_TRY(key, currentDatabaseKey(folder));
    if (fs::exists(folder.nextDatabaseKey(), problem)) {
        // Left behind by a rekey that was cut off: it goes only once the other key has opened the database.
        const domain::Registry none;
        MARU_CHECK(storage::openSqlcipherStore(folder.database(), key, storage::OpenMode::ReadOnly, none));
        fs::remove(folder.nextDatabaseKey(), problem);
    }
    const base::SecretBytes newKey = crypto::randomSecret(32);
    // The new key is on disk before the first page is written under it: whenever this is cut off, one of the two files
    // opens the database.
    MARU_CHECK(writeDatabaseKey(folder.nextDatabaseKey(), newKey));
    MARU_CHECK(storage::rekey(folder.database(), key, newKey));
    if (::rename(folder.nextDatabaseKey().c_str(), folder.databaseKey().c_str()) != 0)
        return base::failed("file.write", folder.databaseKey().string() + ": " + std::strerror(errno));
    return {};
}

} // namespace maru::server
