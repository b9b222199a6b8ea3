// SPDX-License-Identifier: Apache-2.0
// A domain's view of its own state while a block is executed, and a read-only view for queries.
#pragma once

#include "shared/base/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maru::domain {

struct Row {
    std::string key;
    base::Json value;
};

/// One domain's tables. Writes are kept in an overlay: dropped when the action is refused. A store that fails is
/// remembered by the implementation and stops the node after the action, so domains need no error path for it.
/// Keys: 1..200 bytes of printable ASCII; ordered as bytes. Executor thread only.
class StateView {
public:
    virtual ~StateView() = default;
    virtual std::optional<base::Json> get(std::string_view table, std::string_view key) const = 0;
    virtual bool has(std::string_view table, std::string_view key) const = 0;
    virtual void put(std::string_view table, std::string_view key, base::Json value) = 0;
    virtual void erase(std::string_view table, std::string_view key) = 0;
    /// Rows whose key starts with `prefix` and is greater than `after`, in key order, at most `limit`.
    virtual std::vector<Row> scan(
        std::string_view table, std::string_view prefix, std::string_view after, std::size_t limit) const = 0;
};

struct Filter {
    enum class Operator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains };
    std::string member; ///< of the value; "" = the key
    Operator op = Operator::Equal;
    base::Json value;
};

struct Selection {
    std::string table;
    std::string keyPrefix;
    std::vector<Filter> filters; ///< all must hold
    std::string search; ///< substring looked for in `searchMembers`; "" = none
    std::vector<std::string> searchMembers;
    std::vector<std::string> searchStarts; ///< members whose beginning `search` may be, exactly; "" = the key
    std::string sort; ///< member, "" = key
    bool descending = false;
    std::size_t limit = 50; ///< 1..1000
    std::string after; ///< cursor from Page::next
    bool wantTotal = false;
};

struct Page {
    std::vector<Row> rows;
    std::string next; ///< "" at the end
    std::optional<std::int64_t> total;
};

/// Committed state at one height, of any domain. One reader, one thread.
class QueryView {
public:
    virtual ~QueryView() = default;
    virtual base::Height height() const = 0;
    virtual base::UnixSeconds time() const = 0; ///< of the block at that height
    virtual base::Result<std::optional<base::Json>> get(
        std::string_view domain, std::string_view table, std::string_view key) const = 0;
    /// Refused `query.cursor`, failed `store.*`.
    virtual base::Result<Page> select(std::string_view domain, const Selection& selection) const = 0;
    virtual base::Result<std::int64_t> sum(
        std::string_view domain, const Selection& selection, std::string_view member) const = 0;
};

} // namespace maru::domain
