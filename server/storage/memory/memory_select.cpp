// SPDX-License-Identifier: Apache-2.0
// Filters, order and pages of selections in memory.
#include "server/storage/memory/memory_select.h"

#include <algorithm>
#include <optional>

namespace maru::storage {

namespace {

/// What SQL sees of a member: null, an integer or a text.
base::Json memberOf(const domain::Row& row, std::string_view member)
{
    if (member.empty())
        return base::Json(row.key);
    const base::Json* found = row.value.find(member);
    if (found == nullptr)
        return nullptr;
    if (found->isBoolean())
        return base::Json(std::int64_t { found->asBoolean() ? 1 : 0 });
    if (found->isArray() || found->isObject())
        return base::Json(base::canonical(*found));
    return *found;
}

int rank(const base::Json& value)
{
    return value.isNull() ? 0 : value.isString() ? 2 : 1;
}

std::int64_t integerOf(const base::Json& value)
{
    return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asInteger();
}

/// Negative, zero or positive, in SQL's order of values.
int compare(const base::Json& a, const base::Json& b)
{
    if (rank(a) != rank(b))
        return rank(a) - rank(b);
    if (rank(a) == 0)
        return 0;
    if (rank(a) == 2)
        return a.asString().compare(b.asString());
    const std::int64_t left = integerOf(a);
    const std::int64_t right = integerOf(b);
    return left < right ? -1 : left > right ? 1 : 0;
}

std::string textOf(const base::Json& value)
{
    return value.isString() ? value.asString()
        : value.isNull()    ? std::string()
                            : std::to_string(integerOf(value));
}

bool passes(const domain::Row& row, const domain::Filter& filter)
{
    using Operator = domain::Filter::Operator;
    const base::Json value = memberOf(row, filter.member);
    if (filter.op == Operator::Contains) {
        const std::string wanted =
            filter.value.isString() ? filter.value.asString() : base::canonical(filter.value);
        return !value.isNull() && lowerAscii(textOf(value)).find(lowerAscii(wanted)) != std::string::npos;
    }
    const int order = compare(value, filter.value);
    const bool isComparable = !value.isNull() && !filter.value.isNull();
    switch (filter.op) {
    case Operator::Equal:
        return order == 0;
    case Operator::NotEqual:
        return order != 0;
    case Operator::Less:
        return isComparable && order < 0;
    case Operator::LessOrEqual:
        return isComparable && order <= 0;
    case Operator::Greater:
        return isComparable && order > 0;
    case Operator::GreaterOrEqual:
        return isComparable && order >= 0;
    case Operator::Contains:
        break;
    }
    return false;
}

bool isSelected(const domain::Row& row, const domain::Selection& selection)
{
    if (row.key.compare(0, selection.keyPrefix.size(), selection.keyPrefix) != 0)
        return false;
    for (const domain::Filter& filter : selection.filters) {
        if (!passes(row, filter))
            return false;
    }
    if (selection.search.empty())
        return true;
    return std::any_of(selection.searchMembers.begin(), selection.searchMembers.end(),
               [&](const std::string& member) {
                   return lowerAscii(textOf(memberOf(row, member))).find(lowerAscii(selection.search))
                       != std::string::npos;
               })
        || std::any_of(
            selection.searchStarts.begin(), selection.searchStarts.end(), [&](const std::string& member) {
                const base::Json value = memberOf(row, member);
                return value.isString() && value.asString().starts_with(selection.search);
            });
}

} // namespace

base::Result<domain::Page> selectRows(std::vector<domain::Row> rows, const domain::Selection& selection)
{
    std::optional<Cursor> after;
    if (!selection.after.empty()) {
        MARU_TRY(cursor, decodeCursor(selection.after));
        after = std::move(cursor);
    }
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                   [&](const domain::Row& row) { return !isSelected(row, selection); }),
        rows.end());
    domain::Page page;
    if (selection.wantTotal)
        page.total = static_cast<std::int64_t>(rows.size());

    const auto order = [&](const base::Json& aValue, const std::string& aKey, const base::Json& bValue,
                           const std::string& bKey) {
        const int byValue = selection.sort.empty() ? 0 : compare(aValue, bValue);
        const int ascending = byValue != 0 ? byValue : aKey.compare(bKey);
        return selection.descending ? -ascending : ascending;
    };
    std::sort(rows.begin(), rows.end(), [&](const domain::Row& a, const domain::Row& b) {
        return order(memberOf(a, selection.sort), a.key, memberOf(b, selection.sort), b.key) < 0;
    });
    for (domain::Row& row : rows) {
        if (after && order(memberOf(row, selection.sort), row.key, after->sortValue, after->key) <= 0)
            continue;
        if (page.rows.size() == selection.limit) {
            const domain::Row& last = page.rows.back();
            page.next = encodeCursor(Cursor { memberOf(last, selection.sort), last.key });
            break;
        }
        page.rows.push_back(std::move(row));
    }
    return page;
}

std::int64_t sumRows(
    const std::vector<domain::Row>& rows, const domain::Selection& selection, std::string_view member)
{
    std::int64_t total = 0;
    for (const domain::Row& row : rows) {
        if (isSelected(row, selection))
            total += row.value.integerOr(member, 0);
    }
    return total;
}

} // namespace maru::storage
