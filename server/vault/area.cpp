// SPDX-License-Identifier: Apache-2.0
// Records and data keys of one area in their two SQLCipher files.
//
// Order of writes: the key before the record that needs it, and a key's end before its record's. What a power cut
// leaves between the two is a key without record, or a record that nothing opens; both are dropped at the next start.
#include "server/vault/area.h"

#include "shared/crypto/aead.h"

#include <algorithm>
#include <fstream>

namespace maru::vault {

namespace {

using storage::sqlite::Access;
using storage::sqlite::Connection;

constexpr std::int64_t kVersion = 1;
constexpr std::size_t kPageOfKeys = 500;

// "erased" in meta: set with the end of a key, cleared when the logs are empty and the KEK is another one.
constexpr std::string_view kErased = "erased";
constexpr std::string_view kGeneration = "generation";

constexpr const char* kRecordTables = R"(
CREATE TABLE records(
    id TEXT PRIMARY KEY,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    agency TEXT NOT NULL,
    commitment BLOB NOT NULL,
    stored_at INTEGER NOT NULL,
    announced INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX records_subject ON records(subject, id);
CREATE INDEX records_class ON records(class, id);
CREATE INDEX records_new ON records(id) WHERE announced = 0;
)";

constexpr const char* kKeyTables = R"(
CREATE TABLE data_keys(id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta(name, value) VALUES ('generation', 0), ('erased', 0);
)";

constexpr std::string_view kColumns =
    "SELECT id, class, subject, agency, commitment, stored_at, announced, nonce, sealed FROM records";

std::string associatedOf(const RecordInfo& info)
{
    // The subject may come later and is not bound; the commitment binds the data.
    return base::canonical(base::Json::object({ { "agency", info.agency }, { "class", info.recordClass },
        { "commitment", info.commitment }, { "id", info.id } }));
}

base::Result<std::unique_ptr<Connection>> checkVersion(
    std::unique_ptr<Connection> connection, const std::filesystem::path& file)
{
    {
        MARU_TRY(version, connection->query("PRAGMA user_version"));
        MARU_TRY(hasVersion, version.step());
        if (!hasVersion || version.integer(0) != kVersion)
            return base::failed("store.version", file.string());
    }
    return connection;
}

base::Result<std::unique_ptr<Connection>> openFile(
    const std::filesystem::path& file, const base::SecretBytes& key, OpenMode mode, const char* tables)
{
    std::error_code ignored;
    const bool isThere = std::filesystem::exists(file, ignored);
    if (mode == OpenMode::Create && isThere)
        return base::refused("vault.exists", {}, file.string());
    if (mode != OpenMode::Create && !isThere)
        return base::refused("vault.missing", {}, file.string());
    MARU_TRY(connection,
        Connection::open(file, key,
            mode == OpenMode::Create        ? Access::Create
                : mode == OpenMode::Inspect ? Access::ReadOnly
                                            : Access::ReadWrite));
    if (mode == OpenMode::Inspect)
        return checkVersion(std::move(connection), file);
    // What is deleted is overwritten in its page; temporary tables never reach a file.
    MARU_CHECK(connection->execute("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY"));
    MARU_CHECK(connection->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
    if (mode == OpenMode::Create) {
        MARU_CHECK(connection->execute("BEGIN"));
        MARU_CHECK(connection->execute(tables));
        MARU_CHECK(connection->execute("PRAGMA user_version = " + std::to_string(kVersion)));
        MARU_CHECK(connection->execute("COMMIT"));
        std::filesystem::permissions(
            file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    }
    return checkVersion(std::move(connection), file);
}

/// Copies the log into the file and cuts it to nothing.
base::Status emptyLog(Connection& connection)
{
    MARU_TRY(query, connection.query("PRAGMA wal_checkpoint(TRUNCATE)"));
    MARU_TRY(hasRow, query.step());
    if (!hasRow || query.integer(0) != 0)
        return base::failed("store.busy", "somebody reads the vault: its log cannot be emptied yet");
    return {};
}

base::Status copyTo(Connection& connection, const std::filesystem::path& target, const base::SecretBytes& key)
{
    const std::string name = target.string();
    if (name.find('\'') != std::string::npos)
        return base::refused("store.path", {}, "the path must not contain an apostrophe");
    const auto copy = [&]() -> base::Status {
        std::error_code error;
        if (!std::ofstream(target, std::ios::binary))
            return base::failed("store.open", "cannot create " + name);
        std::filesystem::permissions(
            target, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
        MARU_CHECK(connection.executeSecret("ATTACH DATABASE '" + name + "' AS target KEY \"x'", key, "'\""));
        MARU_CHECK(connection.execute("PRAGMA target.synchronous = FULL"));
        MARU_CHECK(connection.execute("BEGIN"));
        MARU_CHECK(connection.execute("SELECT sqlcipher_export('target')"));
        MARU_CHECK(connection.execute("PRAGMA target.user_version = " + std::to_string(kVersion)));
        MARU_CHECK(connection.execute("COMMIT"));
        return {};
    };
    const auto done = copy();
    if (!done) {
        // Whichever of the two is open.
        static_cast<void>(connection.execute("ROLLBACK"));
        static_cast<void>(connection.execute("DETACH DATABASE target"));
        std::error_code ignored;
        std::filesystem::remove(target, ignored);
        return done;
    }
    return connection.execute("DETACH DATABASE target");
}

base::Status collectFindings(
    Connection& connection, const char* sql, std::string_view file, std::vector<std::string>& findings)
{
    MARU_TRY(query, connection.query(sql));
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return {};
        if (query.text(0) != "ok")
            findings.push_back(std::string(file) + ": " + std::string(query.text(0)));
    }
}

RecordInfo infoAt(const storage::sqlite::Query& query, Area area)
{
    RecordInfo info;
    info.id = query.text(0);
    info.recordClass = query.text(1);
    info.subject = query.text(2);
    info.agency = query.text(3);
    const base::ByteView commitment = query.blob(4);
    std::copy_n(commitment.begin(), std::min(commitment.size(), info.commitment.bytes.size()),
        info.commitment.bytes.begin());
    info.storedAt = base::UnixSeconds(query.integer(5));
    info.isAnnounced = query.integer(6) != 0;
    info.area = area;
    return info;
}

} // namespace

base::Status copyDatabase(const std::filesystem::path& file, const base::SecretBytes& key,
    const std::filesystem::path& target, const base::SecretBytes& targetKey)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return base::refused("vault.missing", {}, file.string());
    if (std::filesystem::exists(target, ignored))
        return base::refused("store.exists", {}, target.string());
    MARU_TRY(connection, Connection::open(file, key, Access::ReadWrite));
    return copyTo(*connection, target, targetKey);
}

base::Result<AreaFiles> AreaFiles::open(const std::filesystem::path& records,
    const std::filesystem::path& keys, const base::SecretBytes& databaseKey,
    std::unique_ptr<crypto::KeyWrapper> kek, Area area, OpenMode mode)
{
    MARU_TRY(recordFile, openFile(records, databaseKey, mode, kRecordTables));
    MARU_TRY(keyFile, openFile(keys, databaseKey, mode, kKeyTables));
    AreaFiles files(std::move(recordFile), std::move(keyFile), std::move(kek), area);
    MARU_CHECK(files.checkKek());
    if (mode == OpenMode::Inspect)
        return files;
    MARU_CHECK(files.dropLooseKeys());
    if (files.m_kek->isRotating())
        MARU_CHECK(files.rotate());
    return files;
}

base::Status AreaFiles::checkKek() const
{
    MARU_TRY(query, m_keys->query("SELECT id, wrapped FROM data_keys LIMIT 1"));
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return {};
    const auto key = m_kek->unwrap(query.blob(1), base::asBytes(query.text(0)));
    if (!key)
        return base::failed("vault.kek", m_kek->place() + ": " + key.error().code);
    return {};
}

base::Status AreaFiles::dropLooseKeys()
{
    std::vector<std::string> loose;
    {
        MARU_TRY(query, m_keys->query("SELECT id FROM data_keys"));
        for (;;) {
            MARU_TRY(hasRow, query.step());
            if (!hasRow)
                break;
            const std::string id(query.text(0));
            MARU_TRY(one, m_records->query("SELECT 1 FROM records WHERE id = ?1"));
            one.bind(id);
            MARU_TRY(isThere, one.step());
            if (!isThere)
                loose.push_back(id);
        }
    }
    for (const std::string& id : loose) {
        MARU_TRY(drop, m_keys->query("DELETE FROM data_keys WHERE id = ?"));
        drop.bind(id);
        MARU_CHECK(drop.run());
    }
    return {};
}

base::Status AreaFiles::put(const RecordInfo& info, base::ByteView salt, std::string_view canonicalText)
{
    const base::SecretBytes dataKey = crypto::randomSecret(crypto::kAeadKeyBytes);
    base::SecretBytes plain(salt.size() + canonicalText.size());
    const auto text = base::asBytes(canonicalText);
    std::copy(salt.begin(), salt.end(), plain.mutableView().begin());
    std::copy(
        text.begin(), text.end(), plain.mutableView().begin() + static_cast<std::ptrdiff_t>(salt.size()));
    const base::Bytes nonce = crypto::randomBytes(crypto::kAeadNonceBytes);
    MARU_TRY(sealed, crypto::seal(dataKey, nonce, base::asBytes(associatedOf(info)), plain.view()));
    MARU_TRY(wrapped, m_kek->wrap(dataKey, base::asBytes(info.id)));
    {
        MARU_TRY(query, m_keys->query("INSERT INTO data_keys(id, wrapped) VALUES (?, ?)"));
        query.bind(info.id).bindBlob(wrapped);
        MARU_CHECK(query.run());
    }
    MARU_TRY(query,
        m_records->query("INSERT INTO records(id, class, subject, agency, commitment, stored_at, announced, "
                         "nonce, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    query.bind(info.id).bind(info.recordClass).bind(info.subject).bind(info.agency);
    query.bindBlob(info.commitment.view()).bind(info.storedAt.count());
    query.bind(static_cast<std::int64_t>(info.isAnnounced ? 1 : 0)).bindBlob(nonce).bindBlob(sealed);
    return query.run();
}

base::Status AreaFiles::together(const std::function<base::Status()>& writes)
{
    MARU_CHECK(m_keys->execute("BEGIN IMMEDIATE"));
    base::Status done = m_records->execute("BEGIN IMMEDIATE");
    if (!done) {
        static_cast<void>(m_keys->execute("ROLLBACK"));
        return done;
    }
    done = writes();
    // Keys without a record are dropped at the next start; a record without its key would be lost.
    if (done)
        done = m_keys->execute("COMMIT");
    if (!done) {
        static_cast<void>(m_keys->execute("ROLLBACK"));
        static_cast<void>(m_records->execute("ROLLBACK"));
        return done;
    }
    done = m_records->execute("COMMIT");
    if (!done)
        static_cast<void>(m_records->execute("ROLLBACK"));
    return done;
}

base::Result<std::optional<SealedRecord>> AreaFiles::find(std::string_view id) const
{
    MARU_TRY(query, m_records->query(std::string(kColumns) + " WHERE id = ?"));
    query.bind(id);
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return std::optional<SealedRecord>();
    SealedRecord record { infoAt(query, m_area), {}, {} };
    const base::ByteView nonce = query.blob(7);
    record.nonce.assign(nonce.begin(), nonce.end());
    const base::ByteView sealed = query.blob(8);
    record.sealed.assign(sealed.begin(), sealed.end());
    return std::optional(std::move(record));
}

base::Result<base::SecretBytes> AreaFiles::unseal(const SealedRecord& record) const
{
    MARU_TRY(query, m_keys->query("SELECT wrapped FROM data_keys WHERE id = ?"));
    query.bind(record.info.id);
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return base::failed("vault.sealed", record.info.id + ": no data key");
    const auto dataKey = m_kek->unwrap(query.blob(0), base::asBytes(record.info.id));
    if (!dataKey)
        return base::failed("vault.kek", record.info.id + ": " + dataKey.error().code);
    auto plain =
        crypto::open(*dataKey, record.nonce, base::asBytes(associatedOf(record.info)), record.sealed);
    if (!plain)
        return base::failed("vault.sealed", record.info.id + ": " + plain.error().code);
    return plain;
}

base::Result<std::vector<RecordInfo>> AreaFiles::list(const RecordFilter& filter, bool unannouncedOnly) const
{
    std::string sql(kColumns);
    sql += " WHERE id > ?";
    if (!filter.recordClass.empty())
        sql += " AND class = ?";
    if (!filter.subject.empty())
        sql += " AND subject = ?";
    if (!filter.agency.empty())
        sql += " AND agency = ?";
    if (unannouncedOnly)
        sql += " AND announced = 0";
    sql += " ORDER BY id LIMIT ?";
    MARU_TRY(query, m_records->query(sql));
    query.bind(filter.after);
    for (const std::string* text : { &filter.recordClass, &filter.subject, &filter.agency })
        if (!text->empty())
            query.bind(*text);
    query.bind(static_cast<std::int64_t>(std::min<std::size_t>(filter.limit, 1001)));
    std::vector<RecordInfo> rows;
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return rows;
        rows.push_back(infoAt(query, m_area));
    }
}

base::Result<std::int64_t> AreaFiles::count() const
{
    MARU_TRY(query, m_records->query("SELECT count(*) FROM records"));
    MARU_TRY(hasRow, query.step());
    return hasRow ? query.integer(0) : 0;
}

base::Status AreaFiles::setSubject(std::string_view id, std::string_view subject)
{
    MARU_TRY(query, m_records->query("UPDATE records SET subject = ? WHERE id = ?"));
    query.bind(subject).bind(id);
    return query.run();
}

base::Status AreaFiles::markAnnounced(std::string_view id)
{
    MARU_TRY(query, m_records->query("UPDATE records SET announced = 1 WHERE id = ? AND announced = 0"));
    query.bind(id);
    return query.run();
}

base::Status AreaFiles::setMeta(std::string_view name, std::int64_t value)
{
    MARU_TRY(query, m_keys->query("UPDATE meta SET value = ? WHERE name = ?"));
    query.bind(value).bind(name);
    return query.run();
}

base::Result<std::int64_t> AreaFiles::meta(std::string_view name) const
{
    MARU_TRY(query, m_keys->query("SELECT value FROM meta WHERE name = ?"));
    query.bind(name);
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return base::failed("store.corrupt", "vault meta " + std::string(name));
    return query.integer(0);
}

base::Result<std::size_t> AreaFiles::destroy(const std::vector<std::string>& ids)
{
    std::vector<std::string> present;
    for (const std::string& id : ids) {
        MARU_TRY(record, find(id));
        MARU_TRY(key, m_keys->query("SELECT 1 FROM data_keys WHERE id = ?"));
        key.bind(id);
        MARU_TRY(hasKey, key.step());
        if (record || hasKey)
            present.push_back(id);
    }
    if (!present.empty()) {
        const auto removeAll = [&present](Connection& connection, const char* sql) -> base::Status {
            for (const std::string& id : present) {
                MARU_TRY(query, connection.query(sql));
                query.bind(id);
                MARU_CHECK(query.run());
            }
            return {};
        };
        const auto inOneStep = [](Connection& connection, const base::Status& done) -> base::Status {
            if (!done) {
                static_cast<void>(connection.execute("ROLLBACK"));
                return done;
            }
            return connection.execute("COMMIT");
        };
        MARU_CHECK(m_keys->execute("BEGIN IMMEDIATE"));
        auto done = removeAll(*m_keys, "DELETE FROM data_keys WHERE id = ?");
        if (done)
            done = setMeta(kErased, 1);
        MARU_CHECK(inOneStep(*m_keys, done));
        MARU_CHECK(m_records->execute("BEGIN IMMEDIATE"));
        MARU_CHECK(inOneStep(*m_records, removeAll(*m_records, "DELETE FROM records WHERE id = ?")));
    }
    MARU_CHECK(finishDestruction());
    return present.size();
}

base::Status AreaFiles::finishDestruction()
{
    MARU_TRY(isErased, meta(kErased));
    if (isErased == 0)
        return {};
    MARU_CHECK(rotate());
    // Pages that became free were overwritten; a new file has none of them at all.
    MARU_CHECK(m_records->execute("VACUUM"));
    MARU_CHECK(m_keys->execute("VACUUM"));
    MARU_CHECK(emptyLog(*m_records));
    MARU_CHECK(emptyLog(*m_keys));
    MARU_CHECK(setMeta(kErased, 0));
    return emptyLog(*m_keys);
}

base::Status AreaFiles::rotate()
{
    MARU_CHECK(m_kek->beginRotation());
    const std::string keyId = m_kek->keyId();
    MARU_CHECK(m_keys->execute("BEGIN IMMEDIATE"));
    const auto wrapAll = [&]() -> base::Status {
        std::string after;
        for (;;) {
            std::vector<std::pair<std::string, base::Bytes>> page;
            {
                MARU_TRY(query,
                    m_keys->query("SELECT id, wrapped FROM data_keys WHERE id > ? ORDER BY id LIMIT ?"));
                query.bind(after).bind(static_cast<std::int64_t>(kPageOfKeys));
                for (;;) {
                    MARU_TRY(hasRow, query.step());
                    if (!hasRow)
                        break;
                    const base::ByteView blob = query.blob(1);
                    page.emplace_back(std::string(query.text(0)), base::Bytes(blob.begin(), blob.end()));
                }
            }
            if (page.empty())
                return {};
            after = page.back().first;
            for (const auto& entry : page) {
                if (crypto::KeyWrapper::keyIdOf(entry.second) == keyId)
                    continue;
                MARU_TRY(dataKey, m_kek->unwrap(entry.second, base::asBytes(entry.first)));
                MARU_TRY(wrapped, m_kek->wrap(dataKey, base::asBytes(entry.first)));
                MARU_TRY(query, m_keys->query("UPDATE data_keys SET wrapped = ? WHERE id = ?"));
                query.bindBlob(wrapped).bind(entry.first);
                MARU_CHECK(query.run());
            }
        }
    };
    auto done = wrapAll();
    if (done) {
        const auto generationNow = meta(kGeneration);
        done = generationNow ? setMeta(kGeneration, *generationNow + 1) : base::Status(generationNow.error());
    }
    if (!done) {
        static_cast<void>(m_keys->execute("ROLLBACK"));
        return done;
    }
    MARU_CHECK(m_keys->execute("COMMIT"));
    return m_kek->finishRotation();
}

base::Result<std::int64_t> AreaFiles::generation() const
{
    return meta(kGeneration);
}

base::Result<std::vector<std::string>> AreaFiles::check() const
{
    std::vector<std::string> findings;
    const std::string_view name = m_area == Area::Main ? "vault" : "vault-separate";
    for (Connection* connection : { m_records.get(), m_keys.get() }) {
        MARU_CHECK(collectFindings(*connection, "PRAGMA cipher_integrity_check", name, findings));
        MARU_CHECK(collectFindings(*connection, "PRAGMA integrity_check", name, findings));
    }
    RecordFilter filter;
    filter.limit = 1000;
    for (;;) {
        MARU_TRY(rows, list(filter, /*unannouncedOnly=*/false));
        for (const RecordInfo& row : rows) {
            MARU_TRY(record, find(row.id));
            const auto plain = unseal(*record);
            if (!plain)
                findings.push_back(
                    std::string(name) + ": " + plain.error().code + " " + plain.error().detail);
        }
        if (rows.size() < filter.limit)
            return findings;
        filter.after = rows.back().id;
    }
}

} // namespace maru::vault
