// SPDX-License-Identifier: Apache-2.0
// A thin, safe hold on SQLite: connections with cached statements, results instead of codes. Knows no table.
#pragma once

#include "shared/base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace maru::storage::sqlite {

/// One cached statement in use; reset when it goes. Must not outlive its connection.
class Query {
public:
    Query(sqlite3* database, sqlite3_stmt* statement, bool* inUse);
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    // Bindings in order of the question marks. Texts and blobs must live until the query is reset.
    Query& bind(std::int64_t value);
    Query& bind(std::string_view text);
    Query& bind(const std::string& text) { return bind(std::string_view(text)); }
    Query& bind(const char* text) { return bind(std::string_view(text)); }
    Query& bindBlob(base::ByteView bytes);
    Query& bindNull();

    /// True while there is a row. Failed `store.*`.
    base::Result<bool> step();
    /// Steps to the end, resets and forgets the bindings, so that it can be bound again.
    base::Status run();

    std::int64_t integer(int column) const;
    std::string_view text(int column) const; ///< valid until the next step
    base::ByteView blob(int column) const; ///< valid until the next step
    bool isNull(int column) const;
    bool isInteger(int column) const;

private:
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    bool* m_inUse = nullptr;
    int m_next = 1;
    int m_bindError = 0;
};

enum class Access { Create, ReadWrite, ReadOnly };

/// One thread at a time.
class Connection {
public:
    /// Keys the database and reads its schema. Failed `store.open`, `store.key`.
    static base::Result<std::unique_ptr<Connection>> open(
        const std::filesystem::path& file, const base::SecretBytes& key, Access access);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    base::Status execute(const char* sql);
    base::Status execute(const std::string& sql) { return execute(sql.c_str()); }
    /// Prepares or takes from the cache.
    base::Result<Query> query(std::string_view sql);
    /// A statement with a key in its text: not cached, not logged.
    base::Status executeSecret(std::string_view before, const base::SecretBytes& key, std::string_view after);

    /// Frames in the write-ahead log after this connection's newest commit.
    int walFrames() const { return m_walFrames; }
    void watchWal();
    /// Copies the log into the database: without waiting for anybody, or (reset) waiting for readers so that the
    /// log starts again at its beginning.
    base::Status checkpoint(bool reset);
    base::Error lastError(std::string_view doing) const;

private:
    struct Cached {
        sqlite3_stmt* statement = nullptr;
        bool inUse = false;
    };
    explicit Connection(sqlite3* database);
    void trimCache();

    sqlite3* m_database = nullptr;
    std::map<std::string, std::unique_ptr<Cached>, std::less<>> m_cache;
    int m_walFrames = 0;
};

/// failed `store.full`, `store.write`, `store.read`, `store.corrupt`, `store.key`, `store.busy`, `store.database`.
base::Error errorOf(sqlite3* database, int code, std::string_view doing);

} // namespace maru::storage::sqlite
