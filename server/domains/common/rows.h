// SPDX-License-Identifier: Apache-2.0
// What all domains do with ids, keys and rows. Deterministic; executor thread (StateView) or one reader's thread.
#pragma once

#include "server/domain/context.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace maru::domains {

/// Decimal with leading zeros, so that keys order as numbers do. `number` >= 0.
std::string padded(std::int64_t number, std::size_t width);
/// A letter, "-" and the first 16 hex digits of the transaction id.
std::string newId(char letter, const domain::Context& context);
/// newId for a row of that table. 64 bits of a hash can be made to meet by who has the time; no row may be
/// written over: refused `chain.id_taken`.
base::Result<std::string> freshId(char letter, domain::Context& context, std::string_view table);

base::Won wonAt(const base::Json& row, std::string_view key);
/// row[key] += amount
void addWon(base::Json& row, std::string_view key, base::Won amount);
/// row[key] += 1; the value before.
std::int64_t countUp(base::Json& row, std::string_view key);

/// Every row of a table whose key starts with `prefix`, in key order.
std::vector<domain::Row> scanAll(
    const domain::StateView& state, std::string_view table, std::string_view prefix);

/// Every row that the selection names, page by page, in its order; stops after `most` rows.
base::Result<std::vector<domain::Row>> selectAll(const domain::QueryView& view, std::string_view domainName,
    domain::Selection selection, std::size_t most);
/// Number of rows that the selection names.
base::Result<std::int64_t> count(
    const domain::QueryView& view, std::string_view domainName, domain::Selection selection);
domain::Filter equal(std::string member, base::Json value);
domain::Selection from(std::string table, std::vector<domain::Filter> filters = {});

/// Whether an array holds that string.
bool contains(const base::Json& array, std::string_view text);

} // namespace maru::domains
