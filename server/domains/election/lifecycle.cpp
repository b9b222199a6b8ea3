// SPDX-License-Identifier: Apache-2.0
// Opening and closing by time and by the authority, pausing, extending, voiding.
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"

namespace maru::election {

namespace {

constexpr std::int64_t kSecondsOfHour = 3'600;
/// They are all in the election's row, which must stay small enough to be read.
constexpr std::size_t kMostPauses = 64;

std::int64_t nowOf(const Context& context)
{
    return context.block().time.count();
}

bool opensByItself(const Json& election)
{
    return election.at("opening").asString() == "time";
}

void open(Context& context, Json& election)
{
    election.set("opened_at", context.block().time);
    setState(context, election, "open", "opened");
}

/// The pause that lasts ends now.
void endPause(Context& context, Json& election)
{
    Json pauses = election.at("pauses");
    if (pauses.asArray().empty() || pauses.asArray().back().at("until").asInteger() != 0)
        return;
    pauses.asArray().back().set("until", context.block().time);
    election.set("pauses", std::move(pauses));
}

std::int64_t pausedSeconds(const Context& context, const Json& election)
{
    std::int64_t seconds = 0;
    for (const Json& pause : election.at("pauses").asArray()) {
        const std::int64_t until = pause.at("until").asInteger();
        seconds += (until == 0 ? nowOf(context) : until) - pause.at("from").asInteger();
    }
    return seconds;
}

void close(Context& context, Json& election)
{
    endPause(context, election);
    election.set("closed_at", context.block().time);
    setState(context, election, "closed", "closed");
}

Json stateOf(const Json& election)
{
    return Json::object({ { "state", election.at("state") } });
}

} // namespace

void scheduleVoting(Context& context, const Json& election)
{
    const std::string& id = election.at("id").asString();
    const Json payload = Json::object({ { "election", id } });
    if (opensByItself(election) && isIn(election, { "frozen" }))
        context.schedule(UnixSeconds(election.at("opens").asInteger()), dueId("open", id), payload);
    context.schedule(UnixSeconds(endOf(election)), dueId("close", id), payload);
}

void unscheduleVoting(Context& context, const Json& election)
{
    const std::string& id = election.at("id").asString();
    context.unschedule(UnixSeconds(election.at("opens").asInteger()), dueId("open", id));
    context.unschedule(UnixSeconds(endOf(election)), dueId("close", id));
}

void openIfDue(Context& context, Json& election)
{
    if (!isIn(election, { "frozen" }) || !opensByItself(election)
        || nowOf(context) < election.at("opens").asInteger())
        return;
    if (nowOf(context) < endOf(election))
        open(context, election);
    else
        note(context, election, "open_failed", "schedule_over");
}

Status onOpen(Context& context, const Json& payload)
{
    Json election = mustGet(context, "elections", payload.at("election").asString());
    openIfDue(context, election);
    saveElection(context, std::move(election));
    return {};
}

Status onClose(Context& context, const Json& payload)
{
    Json election = mustGet(context, "elections", payload.at("election").asString());
    // A paused election owes its voters time: the authority extends it, or declares it void.
    if (!isIn(election, { "open" }) || nowOf(context) < endOf(election))
        return {};
    close(context, election);
    saveElection(context, std::move(election));
    return {};
}

Result<Json> openElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "openElection"));
    if (nowOf(context) < election.at("opens").asInteger())
        return refused("election.too_early", "payload.election");
    if (nowOf(context) >= endOf(election))
        return refused("election.too_late", "payload.election");
    open(context, election);
    Json data = stateOf(election);
    saveElection(context, std::move(election));
    return data;
}

Result<Json> closeElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "closeElection"));
    // Where the clock closes, whoever began a ballot in time has the grace: nobody's vote is cut off by hand. Where the
    // authority closes, it does so from the closing time on. Whom a pause has held up has the time after it: an election
    // that is paused at its end is extended and resumed, or void.
    const bool isByAuthority = election.at("opening").asString() == "authority";
    const std::int64_t from = isByAuthority ? election.at("closes").asInteger() : endOf(election);
    if (isIn(election, { "paused" }) || nowOf(context) < from)
        return refused("election.not_over", "payload.election");
    unscheduleVoting(context, election);
    close(context, election);
    Json data = stateOf(election);
    saveElection(context, std::move(election));
    return data;
}

Result<Json> pauseElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "pauseElection"));
    Json pauses = election.at("pauses");
    if (pauses.asArray().size() >= kMostPauses)
        return refused("election.pauses", "payload.election", std::to_string(kMostPauses));
    pauses.push(Json::object({ { "from", context.block().time }, { "until", 0 } }));
    election.set("pauses", std::move(pauses));
    election.set("reason", payload.at("reason"));
    setState(context, election, "paused", "paused", payload.at("reason").asString());
    Json data = stateOf(election);
    saveElection(context, std::move(election));
    return data;
}

Result<Json> resumeElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "resumeElection"));
    if (nowOf(context) >= endOf(election))
        return refused("election.too_late", "payload.election", "extend it first");
    endPause(context, election);
    election.set("reason", "");
    setState(context, election, "open", "resumed", payload.at("reason").asString());
    Json data = stateOf(election);
    saveElection(context, std::move(election));
    return data;
}

Result<Json> extendElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "extendElection"));
    const std::int64_t closes = payload.at("closes").asInteger();
    const std::int64_t before = election.at("closes").asInteger();
    if (closes <= before || closes <= nowOf(context))
        return refused("election.extend", "payload.closes", "later only");
    const std::int64_t hours = context.parameters().integer("election.extend_hours");
    if (closes - std::max(before, nowOf(context)) > hours * kSecondsOfHour)
        return refused("election.extend_far", "payload.closes", std::to_string(hours) + " hours");
    const std::int64_t total = context.parameters().integer("election.extend_total_hours");
    const Json definition = mustGet(context, "definitions", election.at("id").asString());
    const std::int64_t planned =
        definition.at("frozen").at("definition").at("schedule").at("closes").asInteger();
    // What a pause took away is given back beyond that.
    if (closes - planned - pausedSeconds(context, election) > total * kSecondsOfHour)
        return refused("election.extend_total", "payload.closes", std::to_string(total) + " hours in all");
    unscheduleVoting(context, election);
    election.set("closes", closes);
    election.set("ends", closes + election.at("grace").asInteger());
    scheduleVoting(context, election);
    note(context, election, "extended", payload.at("reason").asString());
    Json data = Json::object({ { "state", election.at("state") }, { "closes", closes } });
    saveElection(context, std::move(election));
    return data;
}

Result<Json> voidElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "voidElection"));
    // A result that is known is not thrown away by one officer.
    if (isIn(election, { "counted" }) && !context.isApproved() && !election.at("rehearsal").asBoolean())
        return refused("election.approval_needed", "payload.election");
    unscheduleFreeze(context, election);
    unscheduleVoting(context, election);
    endPause(context, election);
    // From here on nothing is taken; a box that was open says until when it was.
    if (isIn(election, { "open", "paused" }))
        election.set("closed_at", context.block().time);
    election.set("reason", payload.at("reason"));
    setState(context, election, "void", "voided", payload.at("reason").asString());
    saveElection(context, std::move(election));
    return Json::object({ { "state", "void" } });
}

} // namespace maru::election
