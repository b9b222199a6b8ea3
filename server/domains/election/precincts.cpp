// SPDX-License-Identifier: Apache-2.0
// Precincts and which of them are counted together.
#include "server/domains/election/handlers.h"
#include "shared/voting/definition.h"

#include <map>
#include <set>

namespace maru::election {

namespace {

using Precincts = std::map<std::string, Json>;

Precincts precinctsOf(Context& context, const std::string& election)
{
    Precincts all;
    for (Json& row : rowsOf(context, "precincts", election)) {
        std::string id = row.at("id").asString();
        all.emplace(std::move(id), std::move(row));
    }
    return all;
}

/// Where a precinct is counted: one step, to a precinct of its own constituency that is counted by itself. A ring's
/// members, and the votes in one sum, must have one ballot style.
Status checkMerge(const Precincts& all, const Json& precinct, const std::string& field)
{
    const std::string& target = precinct.at("counted_in").asString();
    if (target.empty())
        return {};
    const auto found = all.find(target);
    if (found == all.end())
        return refused("election.unknown_precinct", field);
    if (target == precinct.at("id").asString() || !found->second.at("counted_in").asString().empty())
        return refused("election.merge_chain", field);
    if (found->second.at("constituency") != precinct.at("constituency"))
        return refused("election.merge_constituency", field);
    return {};
}

/// A change of one precinct may break another's merging.
Status checkMerges(const Precincts& all, const std::map<std::string, std::string>& fields)
{
    for (const auto& [id, precinct] : all) {
        const auto field = fields.find(id);
        MARU_CHECK(checkMerge(all, precinct, field == fields.end() ? "payload.precincts" : field->second));
    }
    return {};
}

Status checkIds(const Json& precinct, const std::string& field)
{
    if (!voting::isElectionPartId(precinct.at("id").asString()))
        return refused("election.part_id", field + "id");
    const std::string& constituency = precinct.at("constituency").asString();
    if (!constituency.empty() && !voting::isElectionPartId(constituency))
        return refused("election.part_id", field + "constituency");
    return {};
}

} // namespace

Result<Json> setPrecincts(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "setPrecincts"));
    const std::string id = election.at("id").asString();
    const Precincts before = precinctsOf(context, id);
    Precincts after = payload.booleanOr("replace", false) ? Precincts() : before;
    std::map<std::string, std::string> fields;
    std::size_t at = 0;
    for (const Json& one : payload.at("precincts").asArray()) {
        const std::string field = "payload.precincts[" + std::to_string(at++) + "].";
        MARU_CHECK(checkIds(one, field));
        const std::string& precinct = one.at("id").asString();
        if (!fields.emplace(precinct, field + "counted_in").second)
            return refused("election.precinct_twice", field + "id");
        const auto known = before.find(precinct);
        Json row = rowOf(election, { { "entries", 0 }, { "enrolled", 0 }, { "root", "" } });
        if (known != before.end())
            row = known->second;
        for (const auto& [name, value] : one.asObject())
            row.set(name, value);
        after[precinct] = std::move(row);
    }
    if (after.size() > voting::kMaxPrecincts)
        return refused("election.too_many_precincts", "payload.precincts");
    for (const auto& [precinct, row] : before) {
        if (after.count(precinct) == 0
            && context.state().scan("roll_order", partKey(id, precinct) + '/', {}, 1).size() > 0)
            return refused("election.precinct_voters", "payload.precincts", precinct);
    }
    MARU_CHECK(checkMerges(after, fields));
    for (const auto& [precinct, row] : before) {
        if (after.count(precinct) == 0)
            context.state().erase("precincts", partKey(id, precinct));
    }
    for (const auto& [precinct, field] : fields)
        context.state().put("precincts", partKey(id, precinct), after.at(precinct));
    const auto count = static_cast<std::int64_t>(after.size());
    election.set("precincts", count);
    note(context, election, "precincts_set");
    saveElection(context, std::move(election));
    return Json::object({ { "count", count } });
}

Result<Json> mergePrecinct(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "mergePrecinct"));
    const std::string id = election.at("id").asString();
    Precincts all = precinctsOf(context, id);
    const std::string& precinct = payload.at("precinct").asString();
    const auto found = all.find(precinct);
    if (found == all.end())
        return refused("election.unknown_precinct", "payload.precinct");
    found->second.set("counted_in", payload.at("counted_in"));
    MARU_CHECK(checkMerge(all, found->second, "payload.counted_in"));
    for (const auto& [other, row] : all) {
        if (row.at("counted_in").asString() == precinct && !payload.at("counted_in").asString().empty())
            return refused("election.merge_chain", "payload.precinct", other);
    }
    context.state().put("precincts", partKey(id, precinct), found->second);
    note(context, election, "precinct_merged", precinct);
    return Json::object();
}

} // namespace maru::election
