// SPDX-License-Identifier: Apache-2.0
// Definition of the tables and the writes of one block.
#include "server/storage/sqlcipher/tables.h"

#include "server/storage/selection.h"

#include <span>

namespace maru::storage::tables {

namespace {

// Block times never fall and log indexes follow heights, so times are found through blocks and need no index of
// their own over transactions.
constexpr const char* kSchema = R"(
CREATE TABLE meta(
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    genesis TEXT);
CREATE TABLE blocks(
    height INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    first_index INTEGER NOT NULL,
    transactions INTEGER NOT NULL,
    hash BLOB NOT NULL,
    header TEXT NOT NULL,
    events TEXT NOT NULL);
CREATE INDEX blocks_time ON blocks(time, height);
CREATE TABLE transactions(
    idx INTEGER PRIMARY KEY,
    height INTEGER NOT NULL,
    time INTEGER NOT NULL,
    id BLOB NOT NULL,
    domain TEXT NOT NULL,
    action TEXT NOT NULL,
    signer TEXT NOT NULL,
    code TEXT NOT NULL,
    valid_until INTEGER NOT NULL,
    leaf TEXT NOT NULL);
CREATE UNIQUE INDEX transactions_id ON transactions(id);
CREATE INDEX transactions_signer ON transactions(signer);
CREATE INDEX transactions_action ON transactions(domain, action);
CREATE INDEX transactions_domain ON transactions(domain);
CREATE INDEX transactions_refused ON transactions(code) WHERE code <> 'ok';
CREATE TABLE state(
    domain TEXT NOT NULL,
    tbl TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY(domain, tbl, key)) WITHOUT ROWID;
CREATE TABLE log_nodes(
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY(level, idx)) WITHOUT ROWID;
CREATE TABLE frontier(
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL,
    peaks BLOB NOT NULL);
)";

base::Status writeTransactions(sqlite::Connection& connection, const BlockCommit& block)
{
    MARU_TRY(insert,
        connection.query(
            "INSERT INTO transactions(idx, height, time, id, domain, action, signer, code, valid_until, "
            "leaf) VALUES(?,?,?,?,?,?,?,?,?,?)"));
    for (const TransactionRow& row : block.transactions) {
        insert.bind(static_cast<std::int64_t>(row.index)).bind(row.height.count()).bind(row.time.count());
        insert.bindBlob(row.id.view()).bind(row.domain).bind(row.action).bind(row.signer).bind(row.code);
        insert.bind(row.validUntil.count()).bind(row.leaf);
        MARU_CHECK(insert.run());
    }
    return {};
}

std::string putSql(std::size_t rows)
{
    std::string sql = "INSERT INTO state(domain, tbl, key, value) VALUES";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?,?,?,?)" : ",(?,?,?,?)";
    return sql + " ON CONFLICT(domain, tbl, key) DO UPDATE SET value = excluded.value";
}

base::Status putRows(sqlite::Query& put, std::span<const StateWrite* const> rows)
{
    for (const StateWrite* write : rows)
        put.bind(write->domain).bind(write->table).bind(write->key).bind(*write->value);
    return put.run();
}

base::Status writeState(sqlite::Connection& connection, const BlockCommit& block)
{
    // Each statement opens a cursor on every index of the table, and there is one for each that a domain has declared:
    // rows share a statement. A block writes a row once, so their order among each other does not matter.
    constexpr std::size_t kRowsAtOnce = 32;
    MARU_TRY(putMany, connection.query(putSql(kRowsAtOnce)));
    MARU_TRY(putOne, connection.query(putSql(1)));
    MARU_TRY(erase, connection.query("DELETE FROM state WHERE domain = ? AND tbl = ? AND key = ?"));
    std::vector<const StateWrite*> waiting;
    waiting.reserve(kRowsAtOnce);
    for (const StateWrite& write : block.state) {
        if (!write.value) {
            erase.bind(write.domain).bind(write.table).bind(write.key);
            MARU_CHECK(erase.run());
            continue;
        }
        waiting.push_back(&write);
        if (waiting.size() == kRowsAtOnce) {
            MARU_CHECK(putRows(putMany, waiting));
            waiting.clear();
        }
    }
    for (const StateWrite*& write : waiting)
        MARU_CHECK(putRows(putOne, { &write, 1 }));
    return {};
}

base::Status writeLog(sqlite::Connection& connection, const BlockCommit& block)
{
    MARU_TRY(insert, connection.query("INSERT INTO log_nodes(level, idx, hash) VALUES(?,?,?)"));
    for (const merkle::LogNode& node : block.logNodes) {
        insert.bind(std::int64_t { node.level }).bind(static_cast<std::int64_t>(node.index));
        insert.bindBlob(node.hash.view());
        MARU_CHECK(insert.run());
    }
    base::Bytes peaks;
    peaks.reserve(block.frontier.size() * 32);
    for (const base::Hash256& peak : block.frontier)
        peaks.insert(peaks.end(), peak.bytes.begin(), peak.bytes.end());
    MARU_TRY(replace, connection.query("INSERT OR REPLACE INTO frontier(id, size, peaks) VALUES(1,?,?)"));
    replace.bind(static_cast<std::int64_t>(block.header.header.logSize));
    // An empty log has no peaks; an empty blob is not NULL.
    static constexpr std::uint8_t kNothing = 0;
    replace.bindBlob(peaks.empty() ? base::ByteView(&kNothing, 0) : base::ByteView(peaks));
    return replace.run();
}

} // namespace

base::Status create(sqlite::Connection& connection)
{
    MARU_CHECK(connection.execute("BEGIN IMMEDIATE"));
    MARU_CHECK(connection.execute(kSchema));
    MARU_CHECK(connection.execute(
        "INSERT INTO meta(id, version, genesis) VALUES(1, " + std::to_string(kFormatVersion) + ", NULL)"));
    return connection.execute("COMMIT");
}

base::Status checkVersion(sqlite::Connection& connection)
{
    MARU_TRY(tables, connection.query("SELECT count(*) FROM sqlite_master WHERE name = 'meta'"));
    MARU_TRY(hasCount, tables.step());
    if (!hasCount || tables.integer(0) == 0)
        return base::failed("store.version", "not a database of a Maru chain");
    MARU_TRY(query, connection.query("SELECT version FROM meta"));
    MARU_TRY(hasRow, query.step());
    if (!hasRow || query.integer(0) != kFormatVersion) {
        return base::failed("store.version",
            hasRow ? "format " + std::to_string(query.integer(0)) + ", this program reads "
                    + std::to_string(kFormatVersion)
                   : "no format version");
    }
    return {};
}

namespace {

std::string whereSql(std::string_view domain, std::string_view table)
{
    return " WHERE domain = '" + std::string(domain) + "' AND tbl = '" + std::string(table) + "'";
}

/// What the query planner is to believe: a domain's table may hold a million rows, and a declared index narrows well.
/// Without it the planner takes (domain, table) for a narrow choice and reads the whole table. Fixed figures instead of
/// ANALYZE: the same plans on every machine at every size. https://www.sqlite.org/optoverview.html#manctrl
base::Status planFor(sqlite::Connection& connection, const std::string& index, std::size_t members)
{
    std::string figures = "1000000";
    std::int64_t rows = 5'000;
    for (std::size_t i = 0; i < members; ++i, rows = 20)
        figures += " " + std::to_string(rows);
    figures += " 1"; // with the key: one row
    MARU_TRY(insert, connection.query("INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES('state', ?, ?)"));
    insert.bind(index).bind(figures);
    return insert.run();
}

base::Status resetPlans(sqlite::Connection& connection)
{
    // Makes sqlite_stat1 where there is none; the schema table is small.
    MARU_CHECK(connection.execute("ANALYZE sqlite_schema"));
    MARU_CHECK(connection.execute("DELETE FROM sqlite_stat1 WHERE tbl = 'state'"));
    // The primary key: domain, table, key.
    return connection.execute(
        "INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES('state', 'state', '4000000 4000000 "
        "4000000 1')");
}

} // namespace

base::Status createIndexes(sqlite::Connection& connection, const domain::Registry& registry)
{
    MARU_CHECK(resetPlans(connection));
    for (const auto& [name, domain] : registry.all()) {
        for (const domain::TableSpec& table : domain->spec().tables) {
            for (const domain::IndexSpec& index : table.indexes) {
                if (index.members.empty() || !isSafeName(name) || !isSafeName(table.name))
                    return base::refused("store.index", name + "." + table.name);
                std::string columns;
                std::string label = "state_" + name + "_" + table.name;
                for (const std::string& member : index.members) {
                    if (!isSafeName(member))
                        return base::refused("store.index", name + "." + table.name + "." + member);
                    columns += (columns.empty() ? "" : ", ") + memberSql(member);
                    label += "_" + member;
                }
                // The name holds the members, so that another definition becomes another index.
                MARU_CHECK(connection.execute("CREATE INDEX IF NOT EXISTS \"" + label + "\" ON state("
                    + columns + ", key)" + whereSql(name, table.name)));
                MARU_CHECK(planFor(connection, label, index.members.size()));
            }
        }
    }
    // Loads the figures into this connection; later ones read them when they open.
    return connection.execute("ANALYZE sqlite_schema");
}

base::Status writeGenesis(sqlite::Connection& connection, const base::Json& genesis)
{
    const std::string text = base::canonical(genesis);
    MARU_TRY(update, connection.query("UPDATE meta SET genesis = ? WHERE id = 1"));
    update.bind(text);
    return update.run();
}

base::Status writeBlock(sqlite::Connection& connection, const BlockCommit& block)
{
    const ledger::Header& header = block.header.header;
    const std::string headerText = base::canonical(ledger::toJson(block.header));
    const std::string events = base::canonical(block.events);
    MARU_TRY(insert,
        connection.query("INSERT INTO blocks(height, time, first_index, transactions, hash, header, events) "
                         "VALUES(?,?,?,?,?,?,?)"));
    const auto count = static_cast<std::int64_t>(block.transactions.size());
    insert.bind(header.height.count()).bind(header.time.count());
    insert.bind(static_cast<std::int64_t>(header.logSize) - count).bind(count);
    insert.bindBlob(block.headerHash.view()).bind(headerText).bind(events);
    MARU_CHECK(insert.run());
    MARU_CHECK(writeTransactions(connection, block));
    MARU_CHECK(writeState(connection, block));
    return writeLog(connection, block);
}

base::Result<std::string> indexOf(
    sqlite::Connection& connection, std::string_view domain, std::string_view table)
{
    const std::string end = whereSql(domain, table);
    MARU_TRY(query,
        connection.query("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'state' AND "
                         "substr(sql, -length(?1)) = ?1 ORDER BY name LIMIT 1"));
    query.bind(end);
    MARU_TRY(hasRow, query.step());
    return hasRow ? std::string(query.text(0)) : std::string();
}

std::string memberSql(std::string_view member)
{
    if (member.empty())
        return "key";
    return "json_extract(value,'$." + std::string(member) + "')";
}

} // namespace maru::storage::tables
