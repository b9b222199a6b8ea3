// SPDX-License-Identifier: Apache-2.0
// What is done to a whole database file: integrity check, copy under another key, new key.
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "server/storage/sqlcipher/sqlite.h"
#include "server/storage/sqlcipher/tables.h"

#include <fstream>

namespace maru::storage {

namespace {

constexpr std::size_t kMaxFindings = 1000;

base::Status requireFile(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return base::refused("store.missing", {}, file.string());
    return {};
}

base::Status collect(sqlite::Connection& connection, const char* sql, std::vector<std::string>& findings)
{
    MARU_TRY(query, connection.query(sql));
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return {};
        if (query.text(0) != "ok" && findings.size() < kMaxFindings)
            findings.emplace_back(query.text(0));
    }
}

} // namespace

base::Result<std::vector<std::string>> checkIntegrity(
    const std::filesystem::path& file, const base::SecretBytes& key)
{
    MARU_CHECK(requireFile(file));
    MARU_TRY(connection, sqlite::Connection::open(file, key, sqlite::Access::ReadOnly));
    std::vector<std::string> findings;
    // Every page's HMAC, also of pages that no table uses; then the structure of trees and indexes.
    MARU_CHECK(collect(*connection, "PRAGMA cipher_integrity_check", findings));
    const base::Status structure = collect(*connection, "PRAGMA integrity_check", findings);
    if (!structure) {
        if (structure.error().code != "store.corrupt" && structure.error().code != "store.key"
            && structure.error().code != "store.read")
            return structure.error();
        findings.push_back(structure.error().detail);
    }
    return findings;
}

base::Status backupTo(const std::filesystem::path& file, const base::SecretBytes& key,
    const std::filesystem::path& target, const base::SecretBytes& targetKey)
{
    MARU_CHECK(requireFile(file));
    std::error_code error;
    if (std::filesystem::exists(target, error))
        return base::refused("store.exists", {}, target.string());
    MARU_TRY(connection, sqlite::Connection::open(file, key, sqlite::Access::ReadWrite));
    const std::string name = target.string();
    if (name.find('\'') != std::string::npos)
        return base::refused("store.path", {}, "the path must not contain an apostrophe");
    const auto copy = [&]() -> base::Status {
        // The connection may not create files; an empty one, readable by its owner only, becomes the copy.
        if (!std::ofstream(target, std::ios::binary))
            return base::failed("store.open", "cannot create " + name);
        std::filesystem::permissions(
            target, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
        MARU_CHECK(
            connection->executeSecret("ATTACH DATABASE '" + name + "' AS target KEY \"x'", targetKey, "'\""));
        MARU_CHECK(connection->execute("PRAGMA target.synchronous = FULL"));
        // One transaction: the copy is of one moment, whatever the server commits meanwhile.
        MARU_CHECK(connection->execute("BEGIN"));
        MARU_CHECK(connection->execute("SELECT sqlcipher_export('target')"));
        MARU_CHECK(connection->execute("COMMIT"));
        return connection->execute("DETACH DATABASE target");
    };
    const base::Status copied = copy();
    if (!copied) {
        connection.reset();
        std::filesystem::remove(target, error);
        return copied;
    }
    MARU_TRY(opened, sqlite::Connection::open(target, targetKey, sqlite::Access::ReadOnly));
    return tables::checkVersion(*opened);
}

base::Status rekey(
    const std::filesystem::path& file, const base::SecretBytes& key, const base::SecretBytes& newKey)
{
    MARU_CHECK(requireFile(file));
    {
        MARU_TRY(connection, sqlite::Connection::open(file, key, sqlite::Access::ReadWrite));
        // With a rollback journal a power cut in the middle brings the old key back; also shows that nobody else
        // has the file open.
        MARU_CHECK(connection->execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE"));
        MARU_CHECK(connection->execute("PRAGMA synchronous = FULL"));
        MARU_CHECK(connection->executeSecret("PRAGMA rekey = \"x'", newKey, "'\""));
    }
    MARU_TRY(opened, sqlite::Connection::open(file, newKey, sqlite::Access::ReadWrite));
    MARU_CHECK(tables::checkVersion(*opened));
    return opened->execute("PRAGMA journal_mode = WAL");
}

} // namespace maru::storage
