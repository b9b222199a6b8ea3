// SPDX-License-Identifier: Apache-2.0
// Making and changing an election: its terms, its times, its trustees.
#include "server/domains/election/desk.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"

#include <set>

namespace maru::election {

namespace {

constexpr std::initializer_list<const char*> kTerms { "title_ko", "title_en", "kind", "mode", "enrol_from",
    "enrol_until", "opens", "closes", "grace", "objections", "opening", "revote", "ring_size", "threshold",
    "certifiers" };

constexpr std::int64_t kHourSeconds = 3'600;
constexpr std::int64_t kDaySeconds = 86'400;

Status wrongTime(const char* member, const char* detail)
{
    return refused("election.schedule", std::string("payload.") + member, detail);
}

/// The terms make sense by themselves and keep the parameters' bounds.
Status checkTerms(Context& context, const Json& terms, bool isRehearsal)
{
    const auto at = [&terms](const char* member) { return terms.at(member).asInteger(); };
    if (at("enrol_from") >= at("enrol_until"))
        return wrongTime("enrol_until", "not after enrol_from");
    if (at("enrol_until") > at("opens"))
        return wrongTime("opens", "before enrol_until");
    if (at("opens") >= at("closes"))
        return wrongTime("closes", "not after opens");
    if (at("opens") <= context.block().time.count())
        return wrongTime("opens", "in the past");
    const domain::Parameters& parameters = context.parameters();
    if (at("grace") > parameters.integer("election.grace_seconds"))
        return refused("election.grace", "payload.grace",
            "most is " + std::to_string(parameters.integer("election.grace_seconds")));
    // A rehearsal is over in an afternoon.
    if (isRehearsal)
        return {};
    const std::int64_t minutes = parameters.integer("election.voting_minutes");
    if (at("closes") - at("opens") < minutes * 60)
        return refused("election.voting_short", "payload.closes", std::to_string(minutes) + " minutes");
    const std::int64_t hours = parameters.integer("election.enrolment_hours");
    if (at("enrol_until") - at("enrol_from") < hours * kHourSeconds)
        return refused("election.enrolment_short", "payload.enrol_until", std::to_string(hours) + " hours");
    const std::int64_t days =
        parameters.value("election.objection_days").integerOr(terms.at("kind").asString(), 0);
    if (at("objections") < days * kDaySeconds)
        return refused("election.objections_short", "payload.objections", std::to_string(days) + " days");
    return {};
}

void setTerms(Json& election, const Json& payload)
{
    for (const char* member : kTerms)
        election.set(member, payload.at(member));
    election.set("ends", payload.at("closes").asInteger() + payload.at("grace").asInteger());
}

Json blank(const std::string& id)
{
    Json election = Json::object({ { "id", id }, { "state", "draft" }, { "attempt", 0 }, { "round", "" },
        { "round_deadline", 0 }, { "acts", 0 }, { "joint", "" }, { "roll", "" }, { "fingerprint", "" },
        { "reason", "" }, { "pauses", Json::array() }, { "roll_published", false } });
    for (const char* count : { "contests", "precincts", "trustees", "entries", "enrolled", "last_number",
             "late", "removed", "replaced_invitations" })
        election.set(count, 0);
    for (const char* time : { "frozen_at", "opened_at", "closed_at", "counted_at", "certified_at",
             "archived_at", "roll_destroyed_at" })
        election.set(time, 0);
    return election;
}

/// What voters and trustees have agreed to is changed by two: once the roll is laid open, voting is not shortened, moved
/// or made another way by one officer, and a way of voting under which people have enrolled not at all.
Status checkPublished(Context& context, const Json& election, const Json& terms)
{
    if (election.at("rehearsal").asBoolean() || !isRollPublished(context, election))
        return {};
    for (const char* member : { "kind", "mode" }) {
        if (terms.at(member) != election.at(member))
            return refused("election.enrolment_begun", std::string("payload.") + member);
    }
    if (context.isApproved())
        return {};
    const auto at = [](const Json& of, const char* member) { return of.at(member).asInteger(); };
    if (at(terms, "opens") > at(election, "opens"))
        return refused("election.approval_needed", "payload.opens", "later");
    for (const char* member : { "closes", "grace", "objections", "threshold", "certifiers" }) {
        if (at(terms, member) < at(election, member))
            return refused("election.approval_needed", std::string("payload.") + member, "less");
    }
    const bool isOver = context.block().time.count() >= at(election, "enrol_until");
    if (isOver && terms.at("enrol_until") != election.at("enrol_until"))
        return refused("election.approval_needed", "payload.enrol_until", "enrolment is over");
    return {};
}

/// Voters go by the times of enrolment once it has begun: it cannot begin again, and cannot end before it was to end.
/// Nobody relies on a rehearsal's.
Status checkEnrolment(Context& context, const Json& election, const Json& terms)
{
    if (election.at("rehearsal").asBoolean() || !isRollPublished(context, election))
        return {};
    if (terms.at("enrol_from") != election.at("enrol_from"))
        return refused("election.enrolment_begun", "payload.enrol_from");
    if (terms.at("enrol_until").asInteger() < election.at("enrol_until").asInteger())
        return refused("election.enrolment_begun", "payload.enrol_until", "later only");
    return {};
}

Status checkOriginal(Context& context, const Json& payload, bool isRehearsal)
{
    const std::string original = payload.stringOr("rehearsal_of", "");
    if (original.empty())
        return {};
    if (!isRehearsal)
        return refused("election.rehearsal_of", "payload.rehearsal_of", "this is no rehearsal");
    const auto row = context.state().get("elections", original);
    if (!row || row->at("rehearsal").asBoolean())
        return refused("election.unknown", "payload.rehearsal_of");
    return {};
}

} // namespace

Result<Json> createElection(Context& context, const Json& payload)
{
    MARU_TRY(officer, signingOfficer(context));
    const bool isRehearsal = payload.at("rehearsal").asBoolean();
    MARU_TRY(id, domains::freshId(isRehearsal ? 'r' : 'e', context, "elections"));
    MARU_CHECK(checkOriginal(context, payload, isRehearsal));
    MARU_CHECK(checkTerms(context, payload, isRehearsal));
    Json election = blank(id);
    setTerms(election, payload);
    election.set("rehearsal", isRehearsal);
    election.set("rehearsal_of", payload.stringOr("rehearsal_of", ""));
    election.set("authority", officer.agency);
    election.set("creator", officer.officer);
    election.set("created", context.block().time);
    election.set("created_height", context.block().height);
    note(context, election, "created");
    // There from the beginning, so that a record that leaves it out is seen to.
    context.state().put("desks", id, deskOf(context, election));
    saveElection(context, std::move(election));
    return Json::object({ { "election", id } });
}

Result<Json> editElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "editElection"));
    if (!isIn(election, { "draft" })) {
        for (const char* member : { "kind", "mode", "threshold" }) {
            if (payload.at(member) != election.at(member))
                return refused("election.fixed_by_ceremony", std::string("payload.") + member);
        }
    }
    const std::int64_t trustees = election.at("trustees").asInteger();
    if (trustees > 0 && payload.at("threshold").asInteger() > trustees)
        return refused("election.threshold", "payload.threshold", std::to_string(trustees) + " trustees");
    MARU_CHECK(checkEnrolment(context, election, payload));
    MARU_CHECK(checkPublished(context, election, payload));
    MARU_CHECK(checkTerms(context, payload, election.at("rehearsal").asBoolean()));
    MARU_CHECK(checkWeights(context, election, payload.at("kind").asString()));
    keepRollPublished(context, election);
    unscheduleFreeze(context, election);
    setTerms(election, payload);
    scheduleFreeze(context, election);
    note(context, election, "edited");
    saveElection(context, std::move(election));
    return Json::object();
}

Result<Json> setTrustees(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "setTrustees"));
    const auto& trustees = payload.at("trustees").asArray();
    const auto count = static_cast<std::int64_t>(trustees.size());
    if (payload.at("threshold").asInteger() > count)
        return refused("election.threshold", "payload.threshold", std::to_string(count) + " trustees");
    std::set<std::string> officers;
    std::int64_t at = 0;
    for (const Json& one : trustees) {
        const std::string field = "payload.trustees[" + std::to_string(at++) + "].";
        if (!officers.insert(one.at("officer").asString()).second)
            return refused("election.trustee_twice", field + "officer");
        if (!context.identity().hasAgency(one.at("agency").asString()))
            return refused("election.unknown_agency", field + "agency");
        const auto officer = context.identity().officerById(one.at("officer").asString());
        if (!officer || officer->agency != one.at("agency").asString()
            || !context.identity().mayAct(officer->did, "election", "ceremonyCommit"))
            return refused("election.unknown_trustee", field + "officer");
    }
    const std::string id = election.at("id").asString();
    for (const domain::Row& old : domains::scanAll(context.state(), "trustees", id + '/'))
        context.state().erase("trustees", old.key);
    std::int64_t index = 0;
    for (const Json& one : trustees) {
        ++index;
        context.state().put("trustees", trusteeKey(id, index),
            rowOf(election,
                { { "index", index }, { "officer", one.at("officer") }, { "agency", one.at("agency") },
                    { "name_ko", one.at("name_ko") }, { "name_en", one.at("name_en") }, { "state", "named" },
                    { "reason", "" }, { "share_key", "" } }));
    }
    election.set("threshold", payload.at("threshold"));
    election.set("trustees", count);
    note(context, election, "trustees_set");
    saveElection(context, std::move(election));
    return Json::object();
}

} // namespace maru::election
