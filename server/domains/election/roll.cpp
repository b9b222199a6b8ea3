// SPDX-License-Identifier: Apache-2.0
// The roll (선거인명부): numbered entries of a precinct, a weight, the vault's commitment to the person and the public key
// of the invitation. No name reaches the chain.
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"

namespace maru::election {

namespace {

/// roll_keys/"<election>/c/<commitment>" and ".../i/<invitation>": each once in an election.
std::string commitmentKey(std::string_view election, const Json& voter)
{
    return partKey(election, "c/" + voter.at("commitment").asString());
}

std::string invitationKey(std::string_view election, const std::string& invitation)
{
    return partKey(election, "i/" + invitation);
}

Status checkEntry(Context& context, const Json& election, const Json& voter, const std::string& field)
{
    const std::string& id = election.at("id").asString();
    if (!context.state().has("precincts", partKey(id, voter.at("precinct").asString())))
        return refused("election.unknown_precinct", field + "precinct");
    if (election.at("kind").asString() == "public" && voter.at("weight").asInteger() != 1)
        return refused("election.weight", field + "weight");
    if (context.state().has("roll_keys", commitmentKey(id, voter)))
        return refused("election.commitment_twice", field + "commitment");
    if (context.state().has("roll_keys", invitationKey(id, voter.at("invitation").asString())))
        return refused("election.invitation_twice", field + "invitation");
    return {};
}

/// The entry has passed checkEntry. Returns its number.
std::int64_t enter(Context& context, Json& election, const Json& voter, bool isLate)
{
    const std::string id = election.at("id").asString();
    const std::int64_t number = election.at("last_number").asInteger() + 1;
    election.set("last_number", number);
    Json row = rowOf(election,
        { { "number", number }, { "precinct", voter.at("precinct") }, { "weight", voter.at("weight") },
            { "commitment", voter.at("commitment") }, { "invitation", voter.at("invitation") },
            { "state", "listed" }, { "credential", "" }, { "late", isLate }, { "enrolled_at", 0 } });
    context.state().put("roll_keys", commitmentKey(id, voter), Json::object({ { "number", number } }));
    context.state().put("roll_keys", invitationKey(id, voter.at("invitation").asString()),
        Json::object({ { "number", number } }));
    context.state().put("roll_order", orderKey(id, voter.at("precinct").asString(), number),
        Json::object({ { "number", number } }));
    context.state().put("voters", voterKey(id, number), std::move(row));
    return number;
}

Status checkRoom(Context& context, const Json& election, std::int64_t more)
{
    const std::int64_t most = context.parameters().integer("election.voters");
    if (election.at("last_number").asInteger() + more > most)
        return refused("election.too_many_voters", "payload.election", std::to_string(most));
    return {};
}

void tellRoll(Context& context, const Json& election)
{
    context.emit("election.roll_changed",
        Json::object({ { "election", election.at("id") }, { "entries", election.at("entries") },
            { "enrolled", election.at("enrolled") } }));
}

/// Who changed one line of the roll, and why; counted in the election's own row, which everybody reads.
Status logChange(
    Context& context, Json& election, std::string_view kind, std::int64_t number, const Json& payload)
{
    domains::countUp(election,
        kind == "late"          ? "late"
            : kind == "removed" ? "removed"
                                : "replaced_invitations");
    keepRollPublished(context, election);
    MARU_TRY(officer, signingOfficer(context));
    const std::string& id = election.at("id").asString();
    auto counter = context.state().get("event_counts", partKey(id, "roll"));
    const std::int64_t entry = counter ? counter->at("count").asInteger() + 1 : 1;
    context.state().put("event_counts", partKey(id, "roll"), Json::object({ { "count", entry } }));
    context.state().put("roll_history", voterKey(id, entry),
        rowOf(election,
            { { "kind", kind }, { "number", number }, { "reason", payload.at("reason") },
                { "officer", officer.officer }, { "time", context.block().time },
                { "transaction", context.transactionId().hex() } }));
    return {};
}

Result<Json> loadVoter(Context& context, const Json& payload)
{
    auto row = context.state().get(
        "voters", voterKey(payload.at("election").asString(), payload.at("number").asInteger()));
    if (!row)
        return refused("election.unknown_voter", "payload.number");
    if (isIn(*row, { "removed" }))
        return refused("election.voter_removed", "payload.number");
    return std::move(*row);
}

} // namespace

void countRoll(
    Context& context, Json& election, const Json& voter, std::int64_t entries, std::int64_t enrolled)
{
    const std::string& id = election.at("id").asString();
    const std::string& precinct = voter.at("precinct").asString();
    const auto add = [entries, enrolled](Json& row) {
        row.set("entries", row.at("entries").asInteger() + entries);
        row.set("enrolled", row.at("enrolled").asInteger() + enrolled);
    };
    add(election);
    Json place = mustGet(context, "precincts", partKey(id, precinct));
    add(place);
    context.state().put("precincts", partKey(id, precinct), std::move(place));
    const std::string key = countKey(id, precinct, voter.at("weight").asInteger());
    auto row = context.state().get("roll_counts", key);
    if (!row)
        row = rowOf(election,
            { { "precinct", precinct }, { "weight", voter.at("weight") }, { "entries", 0 },
                { "enrolled", 0 } });
    add(*row);
    context.state().put("roll_counts", key, std::move(*row));
}

bool isRollPublished(const Context& context, const Json& election)
{
    return election.at("roll_published").asBoolean()
        || (!isIn(election, { "draft" })
            && context.block().time.count() >= election.at("enrol_from").asInteger());
}

void keepRollPublished(const Context& context, Json& election)
{
    if (isRollPublished(context, election))
        election.set("roll_published", true);
}

Status checkWeights(Context& context, const Json& election, std::string_view kind)
{
    if (kind != "public")
        return {};
    for (const Json& row : rowsOf(context, "roll_counts", election.at("id").asString())) {
        if (row.at("weight").asInteger() != 1 && row.at("entries").asInteger() > 0)
            return refused("election.weight", "payload.kind", row.at("precinct").asString());
    }
    return {};
}

Result<Json> addVoters(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "addVoters"));
    if (isRollPublished(context, election))
        return refused("election.roll_published", "payload.election");
    const auto& voters = payload.at("voters").asArray();
    const auto count = static_cast<std::int64_t>(voters.size());
    const std::int64_t most = context.parameters().integer("election.voters_a_transaction");
    if (count > most)
        return refused("election.too_many_lines", "payload.voters", std::to_string(most));
    MARU_CHECK(checkRoom(context, election, count));
    const std::int64_t first = election.at("last_number").asInteger() + 1;
    std::size_t at = 0;
    for (const Json& voter : voters) {
        const std::string field = "payload.voters[" + std::to_string(at++) + "].";
        // Writes of a refused action are dropped: entries before a bad one do not stay.
        MARU_CHECK(checkEntry(context, election, voter, field));
        enter(context, election, voter, /*isLate=*/false);
        countRoll(context, election, voter, 1, 0);
    }
    tellRoll(context, election);
    saveElection(context, std::move(election));
    return Json::object({ { "first", first }, { "count", count } });
}

Result<Json> addLateVoter(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "addLateVoter"));
    MARU_CHECK(checkRoom(context, election, 1));
    MARU_CHECK(checkEntry(context, election, payload, "payload."));
    const std::int64_t number = enter(context, election, payload, /*isLate=*/true);
    countRoll(context, election, payload, 1, 0);
    MARU_CHECK(logChange(context, election, "late", number, payload));
    tellRoll(context, election);
    saveElection(context, std::move(election));
    return Json::object({ { "number", number } });
}

Result<Json> removeVoter(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "removeVoter"));
    MARU_TRY(voter, loadVoter(context, payload));
    const std::string id = election.at("id").asString();
    const std::int64_t number = voter.at("number").asInteger();
    // Nobody takes away a vote alone, and there may be no time left to enrol again: a rule of four eyes must stand
    // behind it.
    if (isIn(voter, { "enrolled" }) && !context.isApproved() && !election.at("rehearsal").asBoolean())
        return refused("election.removal_late", "payload.number");
    countRoll(context, election, voter, -1, isIn(voter, { "enrolled" }) ? -1 : 0);
    // The person may be entered again; the credential and the invitation may not.
    context.state().erase("roll_keys", commitmentKey(id, voter));
    context.state().erase("roll_order", orderKey(id, voter.at("precinct").asString(), number));
    voter.set("state", "removed");
    voter.set("credential", "");
    context.state().put("voters", voterKey(id, number), std::move(voter));
    MARU_CHECK(logChange(context, election, "removed", number, payload));
    tellRoll(context, election);
    saveElection(context, std::move(election));
    return Json::object();
}

Result<Json> replaceInvitation(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "replaceInvitation"));
    MARU_TRY(voter, loadVoter(context, payload));
    if (!isIn(voter, { "listed" }))
        return refused("election.enrolled_already", "payload.number");
    const std::string id = election.at("id").asString();
    const std::int64_t number = voter.at("number").asInteger();
    const std::string key = invitationKey(id, payload.at("invitation").asString());
    if (context.state().has("roll_keys", key))
        return refused("election.invitation_twice", "payload.invitation");
    context.state().put("roll_keys", key, Json::object({ { "number", number } }));
    voter.set("invitation", payload.at("invitation"));
    context.state().put("voters", voterKey(id, number), std::move(voter));
    MARU_CHECK(logChange(context, election, "invitation", number, payload));
    saveElection(context, std::move(election));
    return Json::object();
}

} // namespace maru::election
