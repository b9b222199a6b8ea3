// SPDX-License-Identifier: Apache-2.0
// Complaints about shares, how they are settled, trustees who are left out, and keys that are made once more.
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"
#include "shared/voting/ceremony.h"

#include <algorithm>

namespace maru::election {

namespace {

std::vector<voting::Encoded> publishedBy(const Json& participantRow)
{
    std::vector<voting::Encoded> coefficients;
    for (const Json& one : participantRow.at("coefficients").asArray()) {
        const auto bytes = base::fromBase64Url(one.asString());
        voting::Encoded encoded {};
        MARU_ASSERT(bytes && bytes->size() == encoded.size());
        std::copy(bytes->begin(), bytes->end(), encoded.begin());
        coefficients.push_back(encoded);
    }
    return coefficients;
}

/// Whether the others wait for this trustee: for its message of the round, or to settle a complaint against it. Who has
/// complained waits for the accused.
bool owes(Context& context, const Json& election, const Json& participantRow)
{
    const std::int64_t index = participantRow.at("index").asInteger();
    bool isWaiting = false;
    for (const Json& complaint : complaintsOf(context, election)) {
        if (!isIn(complaint, { "open" }))
            continue;
        if (complaint.at("against").asInteger() == index)
            return true;
        isWaiting = isWaiting || complaint.at("complainant").asInteger() == index;
    }
    return !isWaiting && participantRow.at("round") != election.at("round");
}

} // namespace

void exclude(Context& context, Json& election, std::int64_t index, std::string_view kind, std::string reason)
{
    const std::string key = trusteeKey(election.at("id").asString(), index);
    Json trustee = mustGet(context, "trustees", key);
    trustee.set("state", "excluded");
    trustee.set("reason", reason);
    context.state().put("trustees", key, std::move(trustee));
    note(context, election, kind, std::move(reason));
    beginAttempt(context, election);
}

Result<Json> ceremonyComplain(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "ceremonyComplain"));
    MARU_TRY(own, participant(context, election, payload, "check"));
    const std::int64_t against = payload.at("against").asInteger();
    const std::string id = election.at("id").asString();
    const std::int64_t attempt = election.at("attempt").asInteger();
    if (against == own.index || !context.state().has("ceremony", ceremonyKey(id, attempt, against)))
        return refused("election.unknown_trustee", "payload.against");
    const std::string key = complaintKey(id, attempt, own.index, against);
    if (context.state().has("complaints", key))
        return refused("election.complaint_given", "payload.against");
    context.state().put("complaints", key,
        rowOf(election,
            { { "attempt", attempt }, { "complainant", own.index }, { "against", against },
                { "state", "open" }, { "share", "" }, { "time", context.block().time } }));
    // The accused has a round's time to answer.
    setRound(context, election, "check");
    note(context, election, "complaint", std::to_string(own.index) + " > " + std::to_string(against));
    saveElection(context, std::move(election));
    return Json::object({ { "round", "check" } });
}

Result<Json> ceremonySettle(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "ceremonySettle"));
    MARU_TRY(own, participant(context, election, payload, ""));
    const std::string id = election.at("id").asString();
    const std::int64_t attempt = election.at("attempt").asInteger();
    const std::int64_t complainant = payload.at("complainant").asInteger();
    const std::string key = complaintKey(id, attempt, complainant, own.index);
    auto complaint = context.state().get("complaints", key);
    if (!complaint || !isIn(*complaint, { "open" }))
        return refused("election.unknown_complaint", "payload.complainant");
    const auto share = base::fromBase64Url(payload.at("share").asString());
    MARU_ASSERT(share.has_value());
    const bool isRight =
        voting::settleComplaint(publishedBy(own.row), complainant, *share) == voting::Settlement::Refuted;
    complaint->set("share", payload.at("share"));
    complaint->set("state", isRight ? "refuted" : "upheld");
    context.state().put("complaints", key, std::move(*complaint));
    if (!isRight) {
        exclude(context, election, own.index, "trustee_excluded", "wrong share");
    } else {
        // The complainant now has the right share, published, and acknowledges once nothing of its complaints is open.
        setRound(context, election, "check");
        note(context, election, "complaint_refuted",
            std::to_string(complainant) + " > " + std::to_string(own.index));
    }
    Json data = Json::object({ { "refuted", isRight }, { "round", election.at("round") } });
    saveElection(context, std::move(election));
    return data;
}

Result<Json> restartCeremony(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "restartCeremony"));
    // Every trustee has to come again, and one may be left out for good: not on one officer's word.
    if (!context.isApproved() && !election.at("rehearsal").asBoolean())
        return refused("election.approval_needed", "payload.election");
    const std::string id = election.at("id").asString();
    const std::string& reason = payload.at("reason").asString();
    const std::int64_t leftOut = payload.integerOr("trustee", 0);
    std::vector<Json> trustees = rowsOf(context, "trustees", id);
    const bool isThere = std::any_of(trustees.begin(), trustees.end(), [leftOut](const Json& one) {
        return one.at("index").asInteger() == leftOut && !isIn(one, { "excluded" });
    });
    if (leftOut != 0 && !isThere)
        return refused("election.unknown_trustee", "payload.trustee");
    unscheduleFreeze(context, election);
    for (Json& trustee : trustees) {
        if (isIn(trustee, { "excluded" }))
            continue;
        const std::int64_t index = trustee.at("index").asInteger();
        trustee.set("state", index == leftOut ? "excluded" : "named");
        trustee.set("reason", index == leftOut ? reason : std::string());
        trustee.set("share_key", "");
        context.state().put("trustees", trusteeKey(id, index), std::move(trustee));
    }
    election.set("joint", "");
    note(context, election, "ceremony_restarted", reason);
    beginAttempt(context, election);
    Json data = Json::object({ { "attempt", election.at("attempt") }, { "round", election.at("round") },
        { "state", election.at("state") } });
    saveElection(context, std::move(election));
    return data;
}

Result<Json> excludeTrustee(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "excludeTrustee"));
    const std::int64_t index = payload.at("trustee").asInteger();
    const auto row = context.state().get(
        "ceremony", ceremonyKey(election.at("id").asString(), election.at("attempt").asInteger(), index));
    if (!row)
        return refused("election.unknown_trustee", "payload.trustee");
    if (context.block().time.count() < election.at("round_deadline").asInteger()
        || !owes(context, election, *row))
        return refused("election.not_silent", "payload.trustee");
    exclude(context, election, index, "trustee_excluded", payload.at("reason").asString());
    Json data = Json::object({ { "attempt", election.at("attempt") }, { "state", election.at("state") } });
    saveElection(context, std::move(election));
    return data;
}

} // namespace maru::election
