// SPDX-License-Identifier: Apache-2.0
// Reads of blocks, transactions, state and log nodes.
#include "server/storage/sqlcipher/sqlcipher_reader.h"

#include "server/storage/sqlcipher/select_sql.h"
#include "server/storage/sqlcipher/tables.h"

#include <algorithm>

namespace maru::storage {

namespace {

constexpr const char* kTransactionColumns =
    "SELECT idx, height, time, id, domain, action, signer, code, valid_until, leaf FROM transactions ";
constexpr const char* kBlockColumns = "SELECT header, hash, events, transactions FROM blocks ";

base::Error corrupt(std::string_view what)
{
    return base::failed("store.corrupt", std::string(what));
}

base::Result<base::Hash256> hashOf(base::ByteView bytes)
{
    base::Hash256 hash;
    if (bytes.size() != hash.bytes.size())
        return corrupt("a hash that has not 32 bytes");
    std::copy(bytes.begin(), bytes.end(), hash.bytes.begin());
    return hash;
}

base::Result<base::Json> storedJson(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = std::size_t { 1 } << 30;
    limits.maxItems = 100'000'000;
    auto json = base::parseJson(text, limits);
    if (!json)
        return corrupt("stored JSON: " + json.error().code);
    return json;
}

base::Result<TransactionRow> transactionRow(const sqlite::Query& query)
{
    TransactionRow row;
    row.index = static_cast<std::uint64_t>(query.integer(0));
    row.height = base::Height(query.integer(1));
    row.time = base::UnixSeconds(query.integer(2));
    MARU_TRY(id, hashOf(query.blob(3)));
    row.id = id;
    row.domain = query.text(4);
    row.action = query.text(5);
    row.signer = query.text(6);
    row.code = query.text(7);
    row.validUntil = base::UnixSeconds(query.integer(8));
    row.leaf = query.text(9);
    return row;
}

base::Result<StoredBlock> blockRow(const sqlite::Query& query)
{
    MARU_TRY(headerJson, storedJson(query.text(0)));
    auto header = ledger::decodeSignedHeader(headerJson);
    if (!header)
        return corrupt("stored header: " + header.error().code);
    StoredBlock block;
    block.header = std::move(*header);
    MARU_TRY(hash, hashOf(query.blob(1)));
    block.hash = hash;
    MARU_TRY(events, storedJson(query.text(2)));
    block.events = std::move(events);
    block.transactionCount = query.integer(3);
    return block;
}

base::Result<std::optional<TransactionRow>> oneTransaction(sqlite::Query& query)
{
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return std::optional<TransactionRow>();
    MARU_TRY(row, transactionRow(query));
    return std::optional<TransactionRow>(std::move(row));
}

base::Json columnJson(const sqlite::Query& query, int column)
{
    if (query.isNull(column))
        return nullptr;
    if (query.isInteger(column))
        return base::Json(query.integer(column));
    return base::Json(query.text(column));
}

} // namespace

SqlcipherReader::SqlcipherReader(std::unique_ptr<sqlite::Connection> connection, GiveBack giveBack)
    : m_connection(std::move(connection)), m_giveBack(std::move(giveBack))
{
}

base::Result<std::unique_ptr<Reader>> SqlcipherReader::start(
    std::unique_ptr<sqlite::Connection> connection, GiveBack giveBack)
{
    std::unique_ptr<SqlcipherReader> reader(new SqlcipherReader(std::move(connection), std::move(giveBack)));
    {
        MARU_TRY(begin, reader->m_connection->query("BEGIN"));
        MARU_CHECK(begin.run());
    }
    // The first read is what fixes the snapshot.
    MARU_TRY(
        head, reader->m_connection->query("SELECT height, time FROM blocks ORDER BY height DESC LIMIT 1"));
    MARU_TRY(hasRow, head.step());
    if (hasRow) {
        reader->m_height = base::Height(head.integer(0));
        reader->m_time = base::UnixSeconds(head.integer(1));
    }
    return std::unique_ptr<Reader>(std::move(reader));
}

SqlcipherReader::~SqlcipherReader()
{
    bool isClean = false;
    {
        auto end = m_connection->query("COMMIT");
        isClean = end && end->run();
    }
    // A connection that cannot end its snapshot is closed instead of being used again.
    if (isClean)
        m_giveBack(std::move(m_connection));
    m_connection.reset(); // before m_giveBack goes, which says that nobody reads any more
}

base::Result<std::optional<base::Json>> SqlcipherReader::get(
    std::string_view domain, std::string_view table, std::string_view key) const
{
    MARU_TRY(text, stateValue(domain, table, key));
    if (!text)
        return std::optional<base::Json>();
    MARU_TRY(json, storedJson(*text));
    return std::optional<base::Json>(std::move(json));
}

base::Result<domain::Page> SqlcipherReader::select(
    std::string_view domain, const domain::Selection& selection) const
{
    MARU_CHECK(checkSelection(domain, selection));
    std::optional<Cursor> after;
    if (!selection.after.empty()) {
        MARU_TRY(cursor, decodeCursor(selection.after));
        after = std::move(cursor);
    }
    domain::Page page;
    Cursor last;
    {
        const SelectSql sql = rowsSql(domain, selection, after);
        MARU_TRY(query, m_connection->query(sql.text));
        sql.bindTo(query);
        for (;;) {
            MARU_TRY(hasRow, query.step());
            if (!hasRow)
                break;
            if (page.rows.size() == selection.limit) {
                page.next = encodeCursor(last);
                break;
            }
            MARU_TRY(value, storedJson(query.text(1)));
            last.key = query.text(0);
            last.sortValue = selection.sort.empty() ? base::Json(last.key) : columnJson(query, 2);
            page.rows.push_back(domain::Row { last.key, std::move(value) });
        }
    }
    if (selection.wantTotal) {
        MARU_TRY(index, tables::indexOf(*m_connection, domain, selection.table));
        const SelectSql sql = countSql(domain, selection, index);
        MARU_TRY(query, m_connection->query(sql.text));
        sql.bindTo(query);
        MARU_CHECK(query.step());
        page.total = query.integer(0);
    }
    return page;
}

base::Result<std::int64_t> SqlcipherReader::sum(
    std::string_view domain, const domain::Selection& selection, std::string_view member) const
{
    MARU_CHECK(checkSelection(domain, selection));
    if (!isSafeName(member))
        return base::refused("query.member", std::string(member));
    const SelectSql sql = sumSql(domain, selection, member);
    MARU_TRY(query, m_connection->query(sql.text));
    sql.bindTo(query);
    MARU_CHECK(query.step());
    return query.integer(0);
}

base::Result<std::optional<StoredBlock>> SqlcipherReader::block(base::Height height) const
{
    MARU_TRY(query, m_connection->query(std::string(kBlockColumns) + "WHERE height = ?"));
    query.bind(height.count());
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return std::optional<StoredBlock>();
    MARU_TRY(row, blockRow(query));
    return std::optional<StoredBlock>(std::move(row));
}

base::Result<std::vector<StoredBlock>> SqlcipherReader::blocksBefore(
    base::Height height, std::size_t limit) const
{
    MARU_TRY(query,
        m_connection->query(std::string(kBlockColumns) + "WHERE height < ? ORDER BY height DESC LIMIT ?"));
    query.bind(height.count()).bind(static_cast<std::int64_t>(limit));
    std::vector<StoredBlock> blocks;
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return blocks;
        MARU_TRY(row, blockRow(query));
        blocks.push_back(std::move(row));
    }
}

base::Result<std::optional<TransactionRow>> SqlcipherReader::transaction(const base::Hash256& id) const
{
    MARU_TRY(query, m_connection->query(std::string(kTransactionColumns) + "WHERE id = ?"));
    query.bindBlob(id.view());
    return oneTransaction(query);
}

base::Result<std::optional<TransactionRow>> SqlcipherReader::transactionAt(std::uint64_t index) const
{
    MARU_TRY(query, m_connection->query(std::string(kTransactionColumns) + "WHERE idx = ?"));
    query.bind(static_cast<std::int64_t>(index));
    return oneTransaction(query);
}

base::Result<std::vector<TransactionRow>> SqlcipherReader::transactions(const TransactionFilter& filter) const
{
    std::string sql = std::string(kTransactionColumns) + "WHERE 1";
    std::vector<base::Json> values;
    const auto add = [&](const char* condition, base::Json value) {
        sql += condition;
        values.push_back(std::move(value));
    };
    if (!filter.signer.empty())
        add(" AND signer = ?", filter.signer);
    if (!filter.domain.empty())
        add(" AND domain = ?", filter.domain);
    if (!filter.action.empty())
        add(" AND action = ?", filter.action);
    if (filter.code == "refused")
        sql += " AND code <> 'ok'";
    else if (!filter.code.empty() && filter.code != "ok")
        add(" AND code <> 'ok' AND code = ?", filter.code);
    else if (!filter.code.empty())
        add(" AND code = ?", filter.code);
    constexpr const char* kFirstFrom = "coalesce((SELECT first_index FROM blocks WHERE time >= ? ORDER BY "
                                       "time, height LIMIT 1), 9007199254740991)";
    if (filter.from)
        add((std::string(" AND idx >= ") + kFirstFrom).c_str(), *filter.from);
    if (filter.until)
        add((std::string(" AND idx < ") + kFirstFrom).c_str(), *filter.until);
    if (filter.height) {
        add(" AND idx >= (SELECT first_index FROM blocks WHERE height = ?)", *filter.height);
        add(" AND idx < (SELECT first_index + transactions FROM blocks WHERE height = ?)", *filter.height);
    }
    if (filter.beforeIndex)
        add(" AND idx < ?", static_cast<std::int64_t>(*filter.beforeIndex));
    if (filter.afterIndex)
        add(" AND idx > ?", static_cast<std::int64_t>(*filter.afterIndex));
    sql += filter.afterIndex ? " ORDER BY idx LIMIT ?" : " ORDER BY idx DESC LIMIT ?";
    values.push_back(base::Json(static_cast<std::int64_t>(filter.limit)));

    MARU_TRY(query, m_connection->query(sql));
    for (const base::Json& value : values) {
        if (value.isInteger())
            query.bind(value.asInteger());
        else
            query.bind(value.asString());
    }
    std::vector<TransactionRow> rows;
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return rows;
        MARU_TRY(row, transactionRow(query));
        rows.push_back(std::move(row));
    }
}

base::Result<base::Hash256> SqlcipherReader::logNode(int level, std::uint64_t index) const
{
    MARU_TRY(query, m_connection->query("SELECT hash FROM log_nodes WHERE level = ? AND idx = ?"));
    query.bind(std::int64_t { level }).bind(static_cast<std::int64_t>(index));
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return corrupt("log node " + std::to_string(level) + "/" + std::to_string(index) + " is missing");
    return hashOf(query.blob(0));
}

base::Result<std::vector<base::Hash256>> SqlcipherReader::frontier() const
{
    MARU_TRY(query, m_connection->query("SELECT peaks FROM frontier"));
    MARU_TRY(hasRow, query.step());
    std::vector<base::Hash256> peaks;
    if (!hasRow)
        return peaks;
    const base::ByteView bytes = query.blob(0);
    if (bytes.size() % 32 != 0)
        return corrupt("frontier");
    for (std::size_t at = 0; at < bytes.size(); at += 32) {
        MARU_TRY(peak, hashOf(bytes.subspan(at, 32)));
        peaks.push_back(peak);
    }
    return peaks;
}

base::Result<std::optional<std::string>> SqlcipherReader::stateValue(
    std::string_view domain, std::string_view table, std::string_view key) const
{
    MARU_TRY(query, m_connection->query("SELECT value FROM state WHERE domain = ? AND tbl = ? AND key = ?"));
    query.bind(domain).bind(table).bind(key);
    MARU_TRY(hasRow, query.step());
    if (!hasRow)
        return std::optional<std::string>();
    return std::optional<std::string>(std::string(query.text(0)));
}

base::Result<std::vector<std::pair<std::string, std::string>>> SqlcipherReader::stateScan(
    std::string_view domain, std::string_view table, std::string_view prefix, std::string_view after,
    std::size_t limit) const
{
    const std::string end = prefixEnd(prefix);
    MARU_TRY(query,
        m_connection->query(end.empty()
                ? "SELECT key, value FROM state WHERE domain = ? AND tbl = ? AND key > ? AND key >= ? "
                  "ORDER BY key LIMIT ?"
                : "SELECT key, value FROM state WHERE domain = ? AND tbl = ? AND key > ? AND key >= ? AND "
                  "key < ? "
                  "ORDER BY key LIMIT ?"));
    query.bind(domain).bind(table).bind(after).bind(prefix);
    if (!end.empty())
        query.bind(end);
    query.bind(static_cast<std::int64_t>(limit));
    std::vector<std::pair<std::string, std::string>> rows;
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return rows;
        rows.emplace_back(std::string(query.text(0)), std::string(query.text(1)));
    }
}

base::Status SqlcipherReader::forEachState(
    const std::function<base::Status(std::string_view, std::string_view, std::string_view, std::string_view)>&
        visit) const
{
    MARU_TRY(
        query, m_connection->query("SELECT domain, tbl, key, value FROM state ORDER BY domain, tbl, key"));
    for (;;) {
        MARU_TRY(hasRow, query.step());
        if (!hasRow)
            return {};
        MARU_CHECK(visit(query.text(0), query.text(1), query.text(2), query.text(3)));
    }
}

base::Result<base::Json> SqlcipherReader::genesis() const
{
    MARU_TRY(query, m_connection->query("SELECT genesis FROM meta WHERE id = 1"));
    MARU_TRY(hasRow, query.step());
    if (!hasRow || query.isNull(0))
        return base::refused("chain.no_genesis");
    return storedJson(query.text(0));
}

} // namespace maru::storage
