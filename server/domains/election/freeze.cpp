// SPDX-License-Identifier: Apache-2.0
// Freezing, its beginning: what must be there, and the due entry that does it before opening. The work itself goes over
// several blocks (freeze_steps.cpp), so that no block takes long; meanwhile the state `freezing` allows nothing else.
#include "server/domains/election/freeze.h"

#include "server/domains/election/handlers.h"
#include "server/domains/election/readiness.h"
#include "server/domains/election/schedule.h"

#include <algorithm>

namespace maru::election {

namespace {

constexpr std::int64_t kFreezeAgain = 60; ///< seconds after it could not be done

std::int64_t freezeTime(Context& context, const Json& election)
{
    return std::max(election.at("enrol_until").asInteger(),
        election.at("opens").asInteger() - context.parameters().integer("election.freeze_lead_seconds"));
}

/// Objections are not asked for: anybody can raise one, and nobody may stop an election with it.
Status checkReady(Context& context, const Json& election)
{
    const Setup setup = loadSetup(context, election);
    for (const Missing& one : missingOf(setup)) {
        if (one.blocks)
            return refused(one.code, "payload.election", one.detail);
    }
    return {};
}

void begin(Context& context, Json& election)
{
    const std::string& id = election.at("id").asString();
    context.state().put("freezes", id,
        rowOf(election,
            { { "step", "roll" }, { "precinct", "" }, { "after", 0 }, { "size", 0 },
                { "peaks", Json::array() }, { "enrolled", 0 }, { "unit", "" }, { "blocks", 0 },
                { "begun", context.block().time } }));
    setState(context, election, "freezing", "freezing");
    scheduleStep(context, id);
}

} // namespace

Setup loadSetup(Context& context, const Json& election)
{
    const std::string& id = election.at("id").asString();
    Setup setup;
    setup.election = election;
    setup.contests = rowsOf(context, "contests", id);
    setup.precincts = rowsOf(context, "precincts", id);
    setup.trustees = rowsOf(context, "trustees", id);
    setup.rollCounts = rowsOf(context, "roll_counts", id);
    setup.ringMinimum = context.parameters().integer("election.ring_minimum");
    setup.now = context.block().time.count();
    return setup;
}

void scheduleFreeze(Context& context, const Json& election)
{
    if (!isIn(election, { "ready" }))
        return;
    const std::string& id = election.at("id").asString();
    context.schedule(UnixSeconds(freezeTime(context, election)), dueId("freeze", id),
        Json::object({ { "election", id }, { "opens", election.at("opens") } }));
}

void unscheduleFreeze(Context& context, const Json& election)
{
    if (isIn(election, { "ready" }))
        context.unschedule(
            UnixSeconds(freezeTime(context, election)), dueId("freeze", election.at("id").asString()));
}

void scheduleStep(Context& context, const std::string& election)
{
    context.schedule(
        context.block().time + 1, dueId("step", election), Json::object({ { "election", election } }));
}

Result<Json> freeze(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "freeze"));
    MARU_CHECK(checkReady(context, election));
    unscheduleFreeze(context, election);
    begin(context, election);
    saveElection(context, std::move(election));
    return Json::object({ { "state", "freezing" } });
}

Status onFreeze(Context& context, const Json& payload)
{
    Json election = mustGet(context, "elections", payload.at("election").asString());
    // A changed schedule has an entry of its own.
    if (!isIn(election, { "ready" }) || election.at("opens") != payload.at("opens"))
        return {};
    const Status ready = checkReady(context, election);
    if (!ready) {
        // What is missing may come before voting is over; the same reason is told once.
        if (payload.stringOr("failed", "") != ready.error().code)
            note(context, election, "freeze_failed", ready.error().code);
        const UnixSeconds again = context.block().time + kFreezeAgain;
        if (again.count() < election.at("closes").asInteger()) {
            Json entry = payload;
            entry.set("failed", ready.error().code);
            context.schedule(again, dueId("freeze", election.at("id").asString()), std::move(entry));
        }
        return {};
    }
    begin(context, election);
    saveElection(context, std::move(election));
    return {};
}

} // namespace maru::election
