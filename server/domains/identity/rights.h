// SPDX-License-Identifier: Apache-2.0
// Who holds which roles at a time, and what these allow: one reading of the identity tables for the executor, the
// server's sessions and the queries. Deterministic; the thread of the rows.
#pragma once

#include "server/domain/context.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maru::identity {

/// The identity domain's rows, in the executor's state or in a snapshot.
class Rows {
public:
    virtual ~Rows() = default;
    virtual std::optional<base::Json> get(std::string_view table, std::string_view key) const = 0;
    /// In key order.
    virtual std::vector<domain::Row> scan(std::string_view table, std::string_view prefix) const = 0;
};

class StateRows final : public Rows {
public:
    explicit StateRows(const domain::StateView& state) : m_state(state) { }
    std::optional<base::Json> get(std::string_view table, std::string_view key) const override;
    std::vector<domain::Row> scan(std::string_view table, std::string_view prefix) const override;

private:
    const domain::StateView& m_state;
};

/// A failed read looks like no row and is kept in failure(): deny by default.
class ViewRows final : public Rows {
public:
    explicit ViewRows(const domain::QueryView& view) : m_view(view) { }
    std::optional<base::Json> get(std::string_view table, std::string_view key) const override;
    std::vector<domain::Row> scan(std::string_view table, std::string_view prefix) const override;
    const base::Status& failure() const { return m_failure; }

private:
    const domain::QueryView& m_view;
    mutable base::Status m_failure;
};

inline constexpr std::string_view kWholeCountry = "00";

/// One role that somebody holds now.
struct HeldRole {
    std::string role;
    std::string region;
    std::int64_t from = 0;
    std::int64_t until = 0; ///< 0: open
    std::string deputy; ///< id of the deputyship; "": the officer's own grant
    std::string represents; ///< officer id of whom the deputy stands in for
};

struct Holder {
    domain::OfficerInfo info;
    base::Json row; ///< of the table officers
    std::vector<HeldRole> held;
};

/// Whether a grant or deputyship {from, until?} is in force: from <= time < until.
bool isInForce(const base::Json& term, std::int64_t time);

/// An active officer of an active agency, with grants and deputyships in force. A deputy has of the named roles what
/// the represented officer's own grants give at that time; that officer may be suspended (that is when somebody must
/// stand in), but not have left, and that officer's agency must be active.
std::optional<Holder> holderAt(const Rows& rows, std::string_view did, std::int64_t time);

/// Whether the role is active and holds the action ("domain/action").
bool roleHolds(const Rows& rows, std::string_view role, std::string_view right);

struct Allowed {
    std::set<std::string, std::less<>> rights; ///< "domain/action"
    std::set<std::string, std::less<>> reads; ///< domains
};
Allowed allowedTo(const Rows& rows, const Holder& holder);

} // namespace maru::identity
