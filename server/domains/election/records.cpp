// SPDX-License-Identifier: Apache-2.0
// Keys, rows and the course of events.
#include "server/domains/election/records.h"

#include <algorithm>

namespace maru::election {

std::string partKey(std::string_view election, std::string_view part)
{
    return std::string(election) + '/' + std::string(part);
}

std::string voterKey(std::string_view election, std::int64_t number)
{
    return partKey(election, padded(number, 8));
}

std::string orderKey(std::string_view election, std::string_view precinct, std::int64_t number)
{
    return partKey(election, precinct) + '/' + padded(number, 8);
}

std::string countKey(std::string_view election, std::string_view precinct, std::int64_t weight)
{
    return partKey(election, precinct) + '/' + padded(weight, 7);
}

std::string trusteeKey(std::string_view election, std::int64_t index)
{
    return partKey(election, padded(index, 2));
}

std::string ceremonyKey(std::string_view election, std::int64_t attempt, std::int64_t index)
{
    return partKey(election, padded(attempt, 3)) + '/' + padded(index, 2);
}

Json mustGet(Context& context, std::string_view table, std::string_view key)
{
    auto row = context.state().get(table, key);
    MARU_ASSERT(row.has_value());
    return std::move(*row);
}

std::vector<Json> rowsOf(Context& context, std::string_view table, std::string_view election)
{
    std::vector<Json> values;
    for (domain::Row& row : domains::scanAll(context.state(), table, std::string(election) + '/'))
        values.push_back(std::move(row.value));
    return values;
}

void saveElection(Context& context, Json election)
{
    const std::string id = election.at("id").asString();
    context.state().put("elections", id, std::move(election));
}

bool isIn(const Json& row, std::initializer_list<std::string_view> states)
{
    const std::string& state = row.at("state").asString();
    return std::find(states.begin(), states.end(), state) != states.end();
}

Result<domain::OfficerInfo> signingOfficer(Context& context)
{
    auto officer = context.identity().officer(context.signer());
    if (!officer)
        return refused("auth.not_officer", "signer");
    return std::move(*officer);
}

Json rowOf(const Json& election, std::initializer_list<std::pair<const std::string, Json>> members)
{
    Json row = Json::object(members);
    row.set("election", election.at("id"));
    row.set("rehearsal", election.at("rehearsal"));
    return row;
}

void note(Context& context, const Json& election, std::string_view kind, std::string reason)
{
    const std::string& id = election.at("id").asString();
    // The number of the last one is in a row of its own, so that notes cost no scan.
    auto counter = context.state().get("event_counts", id);
    const std::int64_t number = counter ? counter->at("count").asInteger() + 1 : 1;
    context.state().put("event_counts", id, Json::object({ { "count", number } }));
    const auto officer = context.identity().officer(context.signer());
    context.state().put("events", partKey(id, padded(number, 6)),
        rowOf(election,
            { { "number", number }, { "kind", kind }, { "state", election.at("state") }, { "reason", reason },
                { "officer", officer ? officer->officer : std::string() }, { "time", context.block().time },
                { "height", context.block().height } }));
    context.emit("election." + std::string(kind),
        Json::object({ { "election", id }, { "state", election.at("state") },
            { "rehearsal", election.at("rehearsal") } }));
}

void setState(
    Context& context, Json& election, std::string_view state, std::string_view kind, std::string reason)
{
    election.set("state", state);
    note(context, election, kind, std::move(reason));
}

std::string dueId(std::string_view kind, std::string_view election)
{
    return std::string(kind) + ':' + std::string(election);
}

std::int64_t endOf(const Json& election)
{
    return election.at("ends").asInteger();
}

Status checkVotingTime(const Context& context, const Json& election)
{
    const std::int64_t now = context.block().time.count();
    if (isIn(election, { "paused" }))
        return refused("election.paused", "payload.election");
    if (isIn(election, { "draft", "ceremony", "ready", "freezing", "frozen" }))
        return refused("election.not_open", "payload.election");
    // The due entry that closes the box runs at the end of the block; the end holds before it.
    if (!isIn(election, { "open" }) || now >= endOf(election))
        return refused("election.closed", "payload.election");
    return {};
}

} // namespace maru::election
