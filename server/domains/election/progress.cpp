// SPDX-License-Identifier: Apache-2.0
// How the day goes: turnout by unit and hour, counting, the desk; and what became of one ballot.
#include "server/domains/election/election_view.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/results.h"
#include "shared/voting/proofs/tracker.h"

namespace maru::election {

namespace {

/// More rows of (unit, hour) than this are left out of the answer: the query `turnout` gives them page by page.
constexpr std::size_t kMostTurnoutRows = 5'000;

Json unitsJson(const std::map<std::string, UnitView>& units)
{
    Json array = Json::array();
    for (const auto& [id, unit] : units) {
        array.push(Json::object({ { "unit", id }, { "name_ko", unit.nameKo }, { "name_en", unit.nameEn },
            { "constituency", unit.constituency }, { "enrolled", unit.enrolled }, { "entries", unit.entries },
            { "eligible", unit.eligible }, { "roll", unit.roll }, { "voted", unit.voters },
            { "share", fraction(unit.voters, unit.enrolled) },
            { "roll_share", fraction(unit.voters, unit.entries) } }));
    }
    return array;
}

Result<Json> countingJson(const domain::QueryView& view, const std::string& election)
{
    MARU_TRY(tally, viewRow(view, "tallies", election));
    MARU_TRY(trustees, viewRows(view, "trustees", election));
    std::map<std::int64_t, std::int64_t> given;
    if (tally.isObject()) {
        for (const Json& part : tally.at("parts").asArray())
            given[part.at("trustee").asInteger()] = part.at("sums").asInteger();
    }
    Json rows = Json::array();
    for (const Json& trustee : trustees) {
        if (trustee.at("state").asString() != "finished")
            continue;
        const std::int64_t index = trustee.at("index").asInteger();
        rows.push(Json::object(
            { { "index", index }, { "officer", trustee.at("officer") }, { "name_ko", trustee.at("name_ko") },
                { "name_en", trustee.at("name_en") }, { "sums", given[index] } }));
    }
    std::int64_t sums = tally.integerOr("sums", 0);
    if (tally.isNull()) {
        MARU_TRY(definition, viewDefinition(view, election));
        if (definition) {
            for (const std::string& unit : definition->units())
                sums += static_cast<std::int64_t>(definition->contestsOfUnit(unit).size());
        }
    }
    return Json::object({ { "sums", sums }, { "counted", tally.integerOr("counted", 0) },
        { "started", tally.integerOr("started", 0) }, { "ended", tally.integerOr("ended", 0) },
        { "trustees", std::move(rows) } });
}

} // namespace

Result<Json> queryProgress(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(election, viewElection(view, arguments));
    const std::string& id = election.at("id").asString();
    MARU_TRY(box, viewRow(view, "boxes", id));
    MARU_TRY(turnout, viewRows(view, "turnout", id));
    MARU_TRY(units, viewUnits(view, id, turnout));
    MARU_TRY(counting, countingJson(view, id));
    MARU_TRY(desk, viewRow(view, "desks", id));
    std::map<std::int64_t, std::int64_t> byHour;
    Json rows = Json::array();
    for (const Json& row : turnout) {
        byHour[row.at("hour").asInteger()] += row.at("voters").asInteger();
        if (turnout.size() <= kMostTurnoutRows)
            rows.push(Json::object(
                { { "unit", row.at("unit") }, { "hour", row.at("hour") }, { "count", row.at("voters") } }));
    }
    Json hours = Json::array();
    for (const auto& [hour, count] : byHour)
        hours.push(Json::object({ { "hour", hour }, { "count", count } }));
    std::int64_t eligible = 0;
    std::int64_t roll = 0;
    for (const auto& entry : units) {
        eligible += entry.second.eligible;
        roll += entry.second.roll;
    }
    const std::int64_t voters = box.integerOr("voters", 0);
    const std::int64_t enrolled = election.at("enrolled").asInteger();
    const std::int64_t entries = election.at("entries").asInteger();
    return Json::object({ { "election", id }, { "state", election.at("state") },
        { "rehearsal", election.at("rehearsal") }, { "opens", election.at("opens") },
        { "closes", election.at("closes") }, { "grace", election.at("grace") }, { "now", view.time() },
        { "ballots", box.integerOr("ballots", 0) }, { "voters", voters }, { "voted", voters },
        { "replaced", box.integerOr("replaced", 0) }, { "challenges", box.integerOr("challenges", 0) },
        { "chain_head", box.stringOr("chain_head", {}) }, { "last", box.integerOr("last", 0) },
        { "enrolled", enrolled }, { "entries", entries }, { "eligible", eligible }, { "roll", roll },
        { "share", fraction(voters, enrolled) }, { "roll_share", fraction(voters, entries) },
        { "turnout", std::move(rows) }, { "hours", std::move(hours) }, { "units", unitsJson(units) },
        { "counting", std::move(counting) }, { "objections", desk.integerOr("open", 0) },
        { "incidents", desk.integerOr("incidents", 0) },
        { "observations", desk.integerOr("observations", 0) }, { "failing", desk.integerOr("failing", 0) } });
}

Result<Json> queryBallot(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(election, viewElection(view, arguments));
    const std::string& id = election.at("id").asString();
    const std::string tracker = voting::normalisedTracker(arguments.at("tracker").asString());
    if (tracker.empty())
        return refused("election.tracker_format", "tracker");
    MARU_TRY(row, viewRow(view, "trackers", id + '/' + tracker));
    if (row.isNull()) {
        return Json::object({ { "election", id }, { "tracker", tracker }, { "found", false }, { "state", "" },
            { "ballot", "" }, { "transaction", "" }, { "height", 0 }, { "time", 0 } });
    }
    row.set("found", true);
    return row;
}

} // namespace maru::election
