// SPDX-License-Identifier: Apache-2.0
// What observers verified by themselves, and what happened on the day.
#include "server/domains/election/desk.h"
#include "server/domains/election/handlers.h"

namespace maru::election {

Result<Json> reportObservation(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "reportObservation"));
    MARU_TRY(officer, signingOfficer(context));
    const std::string& id = election.at("id").asString();
    if (payload.at("height").asInteger() > context.block().height.count())
        return refused("election.unknown_block", "payload.height");
    Json desk = deskOf(context, election);
    const std::int64_t number = domains::countUp(desk, "observations") + 1;
    const std::string& verdict = payload.at("verdict").asString();
    // A fork is the worst that an observer can see: two histories of one chain.
    if (verdict == "fail" || verdict == "fork")
        domains::countUp(desk, "failing");
    context.state().put("desks", id, std::move(desk));
    context.state().put("observations", partKey(id, padded(number, 6)),
        rowOf(election,
            { { "number", number }, { "verdict", payload.at("verdict") }, { "height", payload.at("height") },
                { "header", payload.at("header") }, { "detail", payload.at("detail") },
                { "officer", officer.officer }, { "agency", officer.agency },
                { "time", context.block().time }, { "transaction", context.transactionId() } }));
    context.emit(
        "election.observed", Json::object({ { "election", id }, { "verdict", payload.at("verdict") } }));
    return Json::object({ { "election", id }, { "number", number } });
}

Result<Json> logIncident(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "logIncident"));
    MARU_TRY(officer, signingOfficer(context));
    const std::string& id = election.at("id").asString();
    const std::string unit = payload.stringOr("unit", {});
    if (!unit.empty() && !context.state().has("precincts", partKey(id, unit)))
        return refused("election.unknown_precinct", "payload.unit");
    Json desk = deskOf(context, election);
    const std::int64_t number = domains::countUp(desk, "incidents") + 1;
    context.state().put("desks", id, std::move(desk));
    context.state().put("incidents", partKey(id, padded(number, 6)),
        rowOf(election,
            { { "number", number }, { "kind", payload.at("kind") }, { "text", payload.at("text") },
                { "unit", unit }, { "officer", officer.officer }, { "time", context.block().time },
                { "transaction", context.transactionId() } }));
    context.emit("election.incident", Json::object({ { "election", id }, { "kind", payload.at("kind") } }));
    return Json::object({ { "election", id }, { "number", number } });
}

} // namespace maru::election
