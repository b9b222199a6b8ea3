// SPDX-License-Identifier: Apache-2.0
// SQLite's C interface behind results. One of the few files that includes sqlite3.h.
#include "server/storage/sqlcipher/sqlite.h"

#include "server/storage/sqlcipher/hidden_heap.h"

#include <cerrno>
#include <cstring>
#include <sqlite3.h>

namespace maru::storage::sqlite {

namespace {

constexpr std::size_t kMaxCachedStatements = 160;
constexpr int kBusyTimeoutMs = 10'000;
/// How long a writer may wait for readers before it goes on with a log that has not started again.
constexpr int kResetTimeoutMs = 250;

base::Error keyError(sqlite3* database, int code)
{
    if ((code & 0xff) == SQLITE_NOTADB)
        return base::failed("store.key", "wrong key, or the file's header is damaged");
    return errorOf(database, code, "open");
}

} // namespace

base::Error errorOf(sqlite3* database, int code, std::string_view doing)
{
    // SQLite does not note the system's error of a failed COMMIT; step() clears errno before, so what it holds now is
    // of this call.
    const int current = errno;
    const int noted = database != nullptr ? sqlite3_system_errno(database) : 0;
    const int systemError = noted != 0 ? noted : current;
    std::string detail(doing);
    detail += ": ";
    detail += database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    detail += " (" + std::to_string(code) + ")";
    const int primary = code & 0xff;
    const bool isWriteError = primary == SQLITE_IOERR || primary == SQLITE_FULL;
    if (isWriteError && systemError != 0)
        detail += std::string(", ") + std::strerror(systemError);
    if (primary == SQLITE_FULL
        || (primary == SQLITE_IOERR
            && (systemError == ENOSPC || systemError == EFBIG || systemError == EDQUOT)))
        return base::failed("store.full", detail);
    if (primary == SQLITE_IOERR && (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ))
        return base::failed("store.read", detail);
    if (primary == SQLITE_IOERR || primary == SQLITE_READONLY)
        return base::failed("store.write", detail);
    if (primary == SQLITE_CORRUPT)
        return base::failed("store.corrupt", detail);
    if (primary == SQLITE_NOTADB)
        return base::failed("store.key", detail);
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return base::failed("store.busy", detail);
    if (primary == SQLITE_CANTOPEN)
        return base::failed("store.open", detail);
    return base::failed("store.database", detail);
}

Query::Query(sqlite3* database, sqlite3_stmt* statement, bool* inUse)
    : m_database(database), m_statement(statement), m_inUse(inUse)
{
    *m_inUse = true;
}

Query::Query(Query&& other) noexcept
    : m_database(other.m_database)
    , m_statement(other.m_statement)
    , m_inUse(other.m_inUse)
    , m_next(other.m_next)
    , m_bindError(other.m_bindError)
{
    other.m_statement = nullptr;
    other.m_inUse = nullptr;
}

Query::~Query()
{
    if (m_statement == nullptr)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    *m_inUse = false;
}

Query& Query::bind(std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_statement, m_next++, value);
    return *this;
}

Query& Query::bind(std::string_view text)
{
    m_bindError |= sqlite3_bind_text64(m_statement, m_next++, text.data() != nullptr ? text.data() : "",
        text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Query& Query::bindBlob(base::ByteView bytes)
{
    m_bindError |= sqlite3_bind_blob64(m_statement, m_next++, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

Query& Query::bindNull()
{
    m_bindError |= sqlite3_bind_null(m_statement, m_next++);
    return *this;
}

base::Result<bool> Query::step()
{
    if (m_bindError != SQLITE_OK)
        return errorOf(m_database, m_bindError, "bind");
    errno = 0;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return errorOf(m_database, sqlite3_extended_errcode(m_database), sqlite3_sql(m_statement));
}

base::Status Query::run()
{
    for (;;) {
        MARU_TRY(hasRow, step());
        if (!hasRow)
            break;
    }
    sqlite3_reset(m_statement);
    m_next = 1;
    return {};
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Query::text(int column) const
{
    const void* data = sqlite3_column_text(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

base::ByteView Query::blob(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return data == nullptr ? base::ByteView() : base::ByteView(static_cast<const std::uint8_t*>(data), size);
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool Query::isInteger(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}

Connection::Connection(sqlite3* database) : m_database(database) { }

base::Result<std::unique_ptr<Connection>> Connection::open(
    const std::filesystem::path& file, const base::SecretBytes& key, Access access)
{
    useHiddenHeap();
    // Also ReadOnly opens for writing: readers of a write-ahead log need its shared memory file; query_only below
    // keeps them from changing anything.
    const int flags = SQLITE_OPEN_READWRITE | (access == Access::Create ? SQLITE_OPEN_CREATE : 0)
        | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    sqlite3* database = nullptr;
    const int opened = sqlite3_open_v2(file.c_str(), &database, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(database));
    if (opened != SQLITE_OK)
        return errorOf(database, opened, "open " + file.string());
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, kBusyTimeoutMs);
    MARU_CHECK(connection->executeSecret("PRAGMA key = \"x'", key, "'\""));
    const int read = sqlite3_exec(database, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    if (read != SQLITE_OK)
        return keyError(database, read);
    MARU_CHECK(connection->execute("PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF"));
    if (access == Access::ReadOnly)
        MARU_CHECK(connection->execute("PRAGMA query_only = ON"));
    return connection;
}

Connection::~Connection()
{
    for (auto& entry : m_cache)
        sqlite3_finalize(entry.second->statement);
    sqlite3_close(m_database);
}

base::Status Connection::execute(const char* sql)
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return errorOf(m_database, sqlite3_extended_errcode(m_database), sql);
    return {};
}

base::Status Connection::executeSecret(
    std::string_view before, const base::SecretBytes& key, std::string_view after)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    if (key.size() != 32)
        return base::failed("store.key", "a database key has 32 bytes");
    base::SecretBytes sql(before.size() + 2 * key.size() + after.size() + 1);
    std::uint8_t* out = sql.mutableView().data();
    for (const char c : before)
        *out++ = static_cast<std::uint8_t>(c);
    for (const std::uint8_t byte : key.view()) {
        *out++ = static_cast<std::uint8_t>(kDigits[byte >> 4]);
        *out++ = static_cast<std::uint8_t>(kDigits[byte & 15]);
    }
    for (const char c : after)
        *out++ = static_cast<std::uint8_t>(c);
    *out = 0;
    const auto* text = static_cast<const char*>(static_cast<const void*>(sql.view().data()));
    if (sqlite3_exec(m_database, text, nullptr, nullptr, nullptr) != SQLITE_OK)
        return errorOf(m_database, sqlite3_extended_errcode(m_database), "set key");
    return {};
}

base::Result<Query> Connection::query(std::string_view sql)
{
    auto found = m_cache.find(sql);
    if (found == m_cache.end() || found->second->inUse) {
        trimCache();
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()),
            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            return errorOf(m_database, sqlite3_extended_errcode(m_database), sql);
        auto cached = std::make_unique<Cached>();
        cached->statement = statement;
        std::string name(sql);
        // The same text twice at a time: the second one gets a name that no statement has.
        while (m_cache.find(name) != m_cache.end())
            name += '\n';
        found = m_cache.emplace(std::move(name), std::move(cached)).first;
    }
    return Query(m_database, found->second->statement, &found->second->inUse);
}

void Connection::trimCache()
{
    if (m_cache.size() < kMaxCachedStatements)
        return;
    for (auto it = m_cache.begin(); it != m_cache.end();) {
        if (it->second->inUse) {
            ++it;
            continue;
        }
        sqlite3_finalize(it->second->statement);
        it = m_cache.erase(it);
    }
}

void Connection::watchWal()
{
    // The hook replaces SQLite's own, which would checkpoint in the middle of a commit.
    sqlite3_wal_hook(
        m_database,
        [](void* self, sqlite3*, const char*, int frames) {
            static_cast<Connection*>(self)->m_walFrames = frames;
            return SQLITE_OK;
        },
        this);
}

base::Status Connection::checkpoint(bool reset)
{
    sqlite3_busy_timeout(m_database, reset ? kResetTimeoutMs : 0);
    const int code = sqlite3_wal_checkpoint_v2(
        m_database, "main", reset ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    sqlite3_busy_timeout(m_database, kBusyTimeoutMs);
    if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY)
        return {};
    return errorOf(m_database, code, "checkpoint");
}

base::Error Connection::lastError(std::string_view doing) const
{
    return errorOf(m_database, sqlite3_extended_errcode(m_database), doing);
}

} // namespace maru::storage::sqlite
