// SPDX-License-Identifier: Apache-2.0
// Grants, deputies and roles put together.
#include "server/domains/identity/rights.h"

#include "server/domains/common/rows.h"

#include <algorithm>

namespace maru::identity {

using base::Json;

namespace {

/// More rows than this under one prefix mean that something went wrong; the rest is not looked at.
constexpr std::size_t kMostRows = 100'000;

void addRole(std::vector<std::string>& roles, const std::string& role)
{
    if (std::find(roles.begin(), roles.end(), role) == roles.end())
        roles.push_back(role);
}

std::vector<HeldRole> ownGrants(const Json& officer, std::int64_t time)
{
    std::vector<HeldRole> held;
    for (const Json& grant : officer.at("grants").asArray()) {
        if (!isInForce(grant, time))
            continue;
        held.push_back({ grant.at("role").asString(), grant.at("region").asString(),
            grant.at("from").asInteger(), grant.integerOr("until", 0), {}, {} });
    }
    return held;
}

void addDeputyships(const Rows& rows, Holder& holder, std::int64_t time)
{
    for (const domain::Row& row : rows.scan("deputies", holder.info.officer + '/')) {
        const Json& deputy = row.value;
        if (deputy.at("state").asString() != "appointed" || !isInForce(deputy, time))
            continue;
        const std::string& represented = deputy.at("for").asString();
        const auto key = rows.get("officer_ids", represented);
        const auto principal = key ? rows.get("officers", key->at("did").asString()) : std::nullopt;
        if (!principal || principal->at("state").asString() == "left")
            continue;
        // While an agency is suspended or has left nobody acts for it, stand-ins included.
        const auto agency = rows.get("agencies", principal->at("agency").asString());
        if (!agency || agency->at("state").asString() != "active")
            continue;
        for (HeldRole own : ownGrants(*principal, time)) {
            if (!domains::contains(deputy.at("roles"), own.role))
                continue;
            own.from = std::max(own.from, deputy.at("from").asInteger());
            const std::int64_t until = deputy.integerOr("until", 0);
            own.until = own.until == 0 ? until : std::min(own.until, until);
            own.deputy = deputy.at("id").asString();
            own.represents = represented;
            holder.held.push_back(std::move(own));
        }
    }
}

} // namespace

std::optional<Json> StateRows::get(std::string_view table, std::string_view key) const
{
    return m_state.get(table, key);
}

std::vector<domain::Row> StateRows::scan(std::string_view table, std::string_view prefix) const
{
    return domains::scanAll(m_state, table, prefix);
}

std::optional<Json> ViewRows::get(std::string_view table, std::string_view key) const
{
    auto row = m_view.get("identity", table, key);
    if (row)
        return std::move(*row);
    m_failure = row.error();
    return std::nullopt;
}

std::vector<domain::Row> ViewRows::scan(std::string_view table, std::string_view prefix) const
{
    domain::Selection selection = domains::from(std::string(table));
    selection.keyPrefix = prefix;
    auto found = domains::selectAll(m_view, "identity", std::move(selection), kMostRows);
    if (found)
        return std::move(*found);
    m_failure = found.error();
    return {};
}

bool isInForce(const Json& term, std::int64_t time)
{
    const std::int64_t until = term.integerOr("until", 0);
    return term.at("from").asInteger() <= time && (until == 0 || time < until);
}

std::optional<Holder> holderAt(const Rows& rows, std::string_view did, std::int64_t time)
{
    auto row = rows.get("officers", did);
    if (!row || row->at("state").asString() != "active")
        return std::nullopt;
    const auto agency = rows.get("agencies", row->at("agency").asString());
    if (!agency || agency->at("state").asString() != "active")
        return std::nullopt;
    Holder holder;
    holder.info.did = std::string(did);
    holder.info.officer = row->at("officer").asString();
    holder.info.agency = row->at("agency").asString();
    holder.held = ownGrants(*row, time);
    holder.row = std::move(*row);
    addDeputyships(rows, holder, time);
    for (const HeldRole& held : holder.held)
        addRole(holder.info.roles, held.role);
    return holder;
}

bool roleHolds(const Rows& rows, std::string_view role, std::string_view right)
{
    const auto row = rows.get("roles", role);
    return row && row->at("state").asString() == "active" && domains::contains(row->at("actions"), right);
}

Allowed allowedTo(const Rows& rows, const Holder& holder)
{
    Allowed allowed;
    for (const std::string& role : holder.info.roles) {
        const auto row = rows.get("roles", role);
        if (!row || row->at("state").asString() != "active")
            continue;
        for (const Json& right : row->at("actions").asArray())
            allowed.rights.insert(right.asString());
        for (const Json& domain : row->at("reads").asArray())
            allowed.reads.insert(domain.asString());
    }
    return allowed;
}

} // namespace maru::identity
