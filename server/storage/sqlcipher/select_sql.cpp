// SPDX-License-Identifier: Apache-2.0
// Builds the statements of selections.
#include "server/storage/sqlcipher/select_sql.h"

#include "server/storage/sqlcipher/tables.h"

namespace maru::storage {

namespace {

/// JSON booleans come out of json_extract as 0 and 1.
base::Json scalar(const base::Json& value)
{
    return value.isBoolean() ? base::Json(std::int64_t { value.asBoolean() ? 1 : 0 }) : value;
}

std::string textSql(std::string_view member)
{
    return "lower(CAST(" + tables::memberSql(member) + " AS TEXT))";
}

void addFilter(SelectSql& sql, const domain::Filter& filter)
{
    const std::string member = tables::memberSql(filter.member);
    const base::Json value = scalar(filter.value);
    using Operator = domain::Filter::Operator;
    const char* comparison = nullptr;
    switch (filter.op) {
    case Operator::Equal:
        if (value.isNull()) {
            sql.text += " AND " + member + " IS NULL";
            return;
        }
        comparison = " = ?";
        break;
    case Operator::NotEqual:
        comparison = " IS NOT ?";
        break;
    case Operator::Less:
        comparison = " < ?";
        break;
    case Operator::LessOrEqual:
        comparison = " <= ?";
        break;
    case Operator::Greater:
        comparison = " > ?";
        break;
    case Operator::GreaterOrEqual:
        comparison = " >= ?";
        break;
    case Operator::Contains:
        sql.text += " AND instr(" + textSql(filter.member) + ", ?) > 0";
        sql.values.push_back(
            base::Json(lowerAscii(value.isString() ? value.asString() : base::canonical(value))));
        return;
    }
    sql.text += " AND " + member + comparison;
    sql.values.push_back(value);
}

void addSearch(SelectSql& sql, const domain::Selection& selection)
{
    std::string any;
    const auto orTerm = [&any](const std::string& term) { any += (any.empty() ? "" : " OR ") + term; };
    for (const std::string& member : selection.searchMembers) {
        orTerm("instr(" + textSql(member) + ", ?) > 0");
        sql.values.push_back(base::Json(lowerAscii(selection.search)));
    }
    const std::string end = prefixEnd(selection.search);
    for (const std::string& member : selection.searchStarts) {
        const std::string name = tables::memberSql(member);
        orTerm("(" + name + " >= ?" + (end.empty() ? ")" : " AND " + name + " < ?)"));
        sql.values.push_back(base::Json(selection.search));
        if (!end.empty())
            sql.values.push_back(base::Json(end));
    }
    // No member to look in: nothing is found.
    sql.text += " AND (" + (any.empty() ? "0" : any) + ")";
}

void addWhere(SelectSql& sql, std::string_view domain, const domain::Selection& selection)
{
    sql.text +=
        " FROM state WHERE domain = '" + std::string(domain) + "' AND tbl = '" + selection.table + "'";
    if (!selection.keyPrefix.empty()) {
        sql.text += " AND key >= ?";
        sql.values.push_back(base::Json(selection.keyPrefix));
        const std::string end = prefixEnd(selection.keyPrefix);
        if (!end.empty()) {
            sql.text += " AND key < ?";
            sql.values.push_back(base::Json(end));
        }
    }
    for (const domain::Filter& filter : selection.filters)
        addFilter(sql, filter);
    if (!selection.search.empty())
        addSearch(sql, selection);
}

/// NULL is the least of all values, as in SQLite's order.
void addCursor(SelectSql& sql, const domain::Selection& selection, const Cursor& after)
{
    const std::string member = tables::memberSql(selection.sort);
    const std::string beyond = selection.descending ? " < ?" : " > ?";
    const base::Json key(after.key);
    if (selection.sort.empty()) {
        sql.text += " AND key" + beyond;
        sql.values.push_back(key);
    } else if (after.sortValue.isNull()) {
        sql.text += selection.descending
            ? " AND " + member + " IS NULL AND key < ?"
            : " AND (" + member + " IS NOT NULL OR (" + member + " IS NULL AND key > ?))";
        sql.values.push_back(key);
    } else {
        sql.text += " AND (" + member + beyond + " OR (" + member + " = ? AND key" + beyond + ")";
        sql.text += selection.descending ? " OR " + member + " IS NULL)" : ")";
        sql.values.push_back(after.sortValue);
        sql.values.push_back(after.sortValue);
        sql.values.push_back(key);
    }
}

} // namespace

void SelectSql::bindTo(sqlite::Query& query) const
{
    for (const base::Json& value : values) {
        if (value.isInteger())
            query.bind(value.asInteger());
        else if (value.isString())
            query.bind(value.asString());
        else
            query.bindNull();
    }
}

SelectSql rowsSql(
    std::string_view domain, const domain::Selection& selection, const std::optional<Cursor>& after)
{
    SelectSql sql;
    sql.text = "SELECT key, value, " + tables::memberSql(selection.sort);
    addWhere(sql, domain, selection);
    if (after)
        addCursor(sql, selection, *after);
    const std::string direction = selection.descending ? " DESC" : "";
    sql.text += " ORDER BY ";
    if (!selection.sort.empty())
        sql.text += tables::memberSql(selection.sort) + direction + ", ";
    sql.text += "key" + direction + " LIMIT ?";
    sql.values.push_back(base::Json(static_cast<std::int64_t>(selection.limit + 1)));
    return sql;
}

SelectSql countSql(
    std::string_view domain, const domain::Selection& selection, const std::string& narrowIndex)
{
    SelectSql sql;
    sql.text = "SELECT count(*)";
    addWhere(sql, domain, selection);
    // All rows of a table are as many as the entries of any of its indexes, which are a tenth of the size.
    if (!narrowIndex.empty() && sql.values.empty() && selection.filters.empty() && selection.search.empty())
        sql.text.replace(sql.text.find(" WHERE "), 0, " INDEXED BY \"" + narrowIndex + "\"");
    return sql;
}

SelectSql sumSql(std::string_view domain, const domain::Selection& selection, std::string_view member)
{
    SelectSql sql;
    sql.text = "SELECT coalesce(sum(" + tables::memberSql(member) + "), 0)";
    addWhere(sql, domain, selection);
    return sql;
}

} // namespace maru::storage
