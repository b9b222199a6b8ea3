// SPDX-License-Identifier: Apache-2.0
// Ids, keys and rows.
#include "server/domains/common/rows.h"

#include <algorithm>

namespace maru::domains {

using base::Json;
using base::Won;

std::string padded(std::int64_t number, std::size_t width)
{
    MARU_ASSERT(number >= 0);
    std::string digits = std::to_string(number);
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    return digits;
}

std::string newId(char letter, const domain::Context& context)
{
    return std::string(1, letter) + '-' + context.transactionId().hex().substr(0, 16);
}

base::Result<std::string> freshId(char letter, domain::Context& context, std::string_view table)
{
    std::string id = newId(letter, context);
    if (context.state().has(table, id))
        return base::refused("chain.id_taken");
    return id;
}

Won wonAt(const Json& row, std::string_view key)
{
    return Won(row.at(key).asInteger());
}

void addWon(Json& row, std::string_view key, Won amount)
{
    row.set(std::string(key), wonAt(row, key) + amount);
}

std::int64_t countUp(Json& row, std::string_view key)
{
    const std::int64_t before = row.at(key).asInteger();
    row.set(std::string(key), before + 1);
    return before;
}

std::vector<domain::Row> scanAll(
    const domain::StateView& state, std::string_view table, std::string_view prefix)
{
    constexpr std::size_t kPage = 1000;
    std::vector<domain::Row> all;
    while (true) {
        const std::string after = all.empty() ? std::string() : all.back().key;
        std::vector<domain::Row> page = state.scan(table, prefix, after, kPage);
        const bool isLast = page.size() < kPage;
        std::move(page.begin(), page.end(), std::back_inserter(all));
        if (isLast)
            return all;
    }
}

base::Result<std::vector<domain::Row>> selectAll(
    const domain::QueryView& view, std::string_view domainName, domain::Selection selection, std::size_t most)
{
    std::vector<domain::Row> all;
    while (all.size() < most) {
        selection.limit = std::min<std::size_t>(1000, most - all.size());
        MARU_TRY(page, view.select(domainName, selection));
        std::move(page.rows.begin(), page.rows.end(), std::back_inserter(all));
        if (page.next.empty() || page.rows.empty())
            break;
        selection.after = page.next;
    }
    return all;
}

base::Result<std::int64_t> count(
    const domain::QueryView& view, std::string_view domainName, domain::Selection selection)
{
    selection.limit = 1;
    selection.wantTotal = true;
    MARU_TRY(page, view.select(domainName, selection));
    MARU_ASSERT(page.total.has_value());
    return page.total.value_or(0);
}

domain::Filter equal(std::string member, Json value)
{
    return { std::move(member), domain::Filter::Operator::Equal, std::move(value) };
}

domain::Selection from(std::string table, std::vector<domain::Filter> filters)
{
    domain::Selection selection;
    selection.table = std::move(table);
    selection.filters = std::move(filters);
    return selection;
}

bool contains(const Json& array, std::string_view text)
{
    const auto& items = array.asArray();
    return std::any_of(items.begin(), items.end(),
        [text](const Json& item) { return item.isString() && item.asString() == text; });
}

} // namespace maru::domains
