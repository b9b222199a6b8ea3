// SPDX-License-Identifier: Apache-2.0
// Who may do what, and why: grants, deputyships, roles and the rules that ask for more than one pair of eyes.
#include "server/domains/identity/handlers.h"
#include "server/domains/identity/rights.h"

namespace maru::identity {
namespace {

constexpr std::size_t kMostOfficers = 100'000;

Json sourceJson(const HeldRole& held)
{
    Json source = Json::object({ { "role", held.role }, { "region", held.region }, { "from", held.from } });
    if (held.until != 0)
        source.set("until", held.until);
    if (!held.deputy.empty()) {
        source.set("deputy", held.deputy);
        source.set("represents", held.represents);
    }
    return source;
}

/// The approval rule of an action; null when one pair of eyes is enough.
Result<Json> ruleOf(const domain::QueryView& view, const std::string& right)
{
    MARU_TRY(rule, view.get("approvals", "rules", right));
    return rule ? std::move(*rule) : Json();
}

} // namespace

Result<Json> queryEffectiveRights(const domain::QueryView& view, const Json& arguments)
{
    const std::string did = arguments.stringOr("did", "");
    const ViewRows rows(view);
    const auto officer = rows.get("officers", did);
    MARU_CHECK(rows.failure());
    if (!officer)
        return refused("identity.unknown_officer", "did");
    const std::int64_t now = view.time().count();
    const auto holder = holderAt(rows, did, now);

    std::map<std::string, Json> sources; // by "domain/action"
    std::set<std::string> reads;
    if (holder) {
        for (const HeldRole& held : holder->held) {
            const auto role = rows.get("roles", held.role);
            if (!role || role->at("state").asString() != "active")
                continue;
            for (const Json& right : role->at("actions").asArray())
                sources.emplace(right.asString(), Json::array()).first->second.push(sourceJson(held));
            for (const Json& domain : role->at("reads").asArray())
                reads.insert(domain.asString());
        }
    }
    MARU_CHECK(rows.failure());
    Json rights = Json::array();
    for (auto& [right, list] : sources) {
        MARU_TRY(rule, ruleOf(view, right));
        const std::size_t slash = right.find('/');
        rights.push(
            Json::object({ { "domain", right.substr(0, slash) }, { "action", right.substr(slash + 1) },
                { "sources", std::move(list) }, { "rule", std::move(rule) } }));
    }
    Json readable = Json::array();
    for (const std::string& domain : reads)
        readable.push(domain);
    return Json::object(
        { { "did", did }, { "officer", officer->at("officer") }, { "agency", officer->at("agency") },
            { "state", officer->at("state") }, { "active", holder.has_value() },
            { "rights", std::move(rights) }, { "reads", std::move(readable) }, { "time", now } });
}

Result<Json> queryWhoMay(const domain::QueryView& view, const Json& arguments)
{
    const std::string right = arguments.stringOr("domain", "") + '/' + arguments.stringOr("action", "");
    const ViewRows rows(view);
    std::set<std::string> roles;
    for (const domain::Row& row : rows.scan("roles", "")) {
        if (row.value.at("state").asString() == "active" && domains::contains(row.value.at("actions"), right))
            roles.insert(row.key);
    }
    const std::int64_t now = view.time().count();
    Json officers = Json::array();
    MARU_TRY(active,
        domains::selectAll(view, "identity", domains::from("officers", { domains::equal("state", "active") }),
            kMostOfficers));
    for (const domain::Row& row : active) {
        const auto holder = holderAt(rows, row.key, now);
        if (!holder)
            continue;
        Json sources = Json::array();
        for (const HeldRole& held : holder->held) {
            if (roles.find(held.role) != roles.end())
                sources.push(sourceJson(held));
        }
        if (sources.asArray().empty())
            continue;
        officers.push(Json::object({ { "did", row.key }, { "officer", holder->info.officer },
            { "agency", holder->info.agency }, { "name_ko", row.value.at("name_ko") },
            { "name_en", row.value.at("name_en") }, { "sources", std::move(sources) } }));
    }
    MARU_CHECK(rows.failure());
    MARU_TRY(rule, ruleOf(view, right));
    Json holding = Json::array();
    for (const std::string& role : roles)
        holding.push(role);
    return Json::object({ { "domain", arguments.stringOr("domain", "") },
        { "action", arguments.stringOr("action", "") }, { "roles", std::move(holding) },
        { "officers", std::move(officers) }, { "rule", std::move(rule) }, { "time", now } });
}

} // namespace maru::identity
