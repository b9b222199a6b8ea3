// SPDX-License-Identifier: Apache-2.0
// All rows of a list of one election, page after page: contests, sums, the trustees' parts. A list is read whole or not
// at all: what is added up or signed from half of one would be wrong without a word.
#pragma once

#include "admin-console/core/transport.h"

#include <QString>

#include <functional>
#include <vector>

class QObject;

namespace maru::console::elections {

/// Refused `console.list_too_long` beyond. More than any election of this country has parts: 14,000 units of 3 contests
/// and 5 trustees have 210,000, and an electorate of 44 million is counted where its roll is not held in memory.
inline constexpr std::size_t kListRowsAtMost = 2'000'000;

struct ListOrder {
    QString query; ///< of the election domain: "sums"
    QString election;
    QueryItems filters = {}; ///< beside the election
    std::size_t rowsAtMost = kListRowsAtMost;
};

struct ListReader {
    /// Rows of one page, in the list's order. `goOn` asks for the next one, now or when these are worked through; who
    /// never calls it ends the reading.
    std::function<void(std::vector<base::Json> rows, std::function<void()> goOn)> page;
    /// Once: all rows were there, or why not.
    std::function<void(const base::Status& status)> ended;
};

/// Holds one page at a time. Destroying `context` ends the reading without a word; `transport` outlives it. GUI thread
/// only. Failed `console.protocol` for an answer that is no list or whose pages would never end.
void readList(Transport& transport, ListOrder order, QObject* context, ListReader reader);

/// The rows of a list that fits into memory.
void loadWholeList(Transport& transport, const QString& query, const QString& election, QObject* context,
    std::function<void(const base::Result<std::vector<base::Json>>&)> sink);

} // namespace maru::console::elections
