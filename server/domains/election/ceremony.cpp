// SPDX-License-Identifier: Apache-2.0
// The key ceremony: commit, reveal, shares, check. Everything that can be checked in public is checked here; what only a
// trustee can see (its shares) it acknowledges or complains about (complaints.cpp).
#include "shared/voting/ceremony.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"
#include "shared/crypto/sealed_box.h"

#include <algorithm>
#include <set>

namespace maru::election {

namespace {

constexpr std::int64_t kSecondsAnHour = 3'600;

std::string attemptPrefix(const Json& election)
{
    return partKey(election.at("id").asString(), padded(election.at("attempt").asInteger(), 3)) + '/';
}

bool isDone(const Json& participant, std::string_view round)
{
    constexpr std::string_view kRounds[] = { "commit", "reveal", "shares", "check" };
    const auto place = [&kRounds](std::string_view name) {
        return std::find(std::begin(kRounds), std::end(kRounds), name) - std::begin(kRounds);
    };
    const std::string& done = participant.at("round").asString();
    return !done.empty() && place(done) >= place(round);
}

voting::Encoded pointBytes(const std::string& text)
{
    const auto bytes = base::fromBase64Url(text);
    voting::Encoded encoded {};
    MARU_ASSERT(bytes && bytes->size() == encoded.size());
    std::copy(bytes->begin(), bytes->end(), encoded.begin());
    return encoded;
}

std::vector<voting::Encoded> coefficientsOf(const Json& list)
{
    std::vector<voting::Encoded> coefficients;
    for (const Json& one : list.asArray())
        coefficients.push_back(pointBytes(one.asString()));
    return coefficients;
}

/// The codes of shared/voting stay; the field says where.
Status placed(const Status& status, const char* field)
{
    if (status)
        return {};
    return refused(status.error().code, field, status.error().detail);
}

Status checkRevealed(const Json& election, const Json& row, const Json& payload)
{
    const voting::CeremonyContext ceremony { election.at("id").asString(), election.at("attempt").asInteger(),
        election.at("threshold").asInteger() };
    voting::CeremonyReveal reveal;
    reveal.index = row.at("index").asInteger();
    const auto commitment = base::fromBase64Url(row.at("commitment").asString());
    MARU_ASSERT(commitment && commitment->size() == reveal.commitment.size());
    std::copy(commitment->begin(), commitment->end(), reveal.commitment.begin());
    reveal.encryptionKey = pointBytes(row.at("encryption_key").asString());
    reveal.coefficients = coefficientsOf(payload.at("coefficients"));
    const auto proof = base::fromBase64Url(payload.at("proof").asString());
    MARU_ASSERT(proof.has_value());
    reveal.proof = *proof;
    return placed(voting::checkReveal(ceremony, reveal), "payload");
}

/// One for every other participant, each once.
Status checkShareList(const std::vector<Json>& participants, std::int64_t own, const Json& payload)
{
    std::set<std::int64_t> expected;
    for (const Json& one : participants) {
        if (one.at("index").asInteger() != own)
            expected.insert(one.at("index").asInteger());
    }
    std::size_t at = 0;
    for (const Json& share : payload.at("shares").asArray()) {
        if (expected.erase(share.at("to").asInteger()) == 0)
            return refused("election.share_list", "payload.shares[" + std::to_string(at) + "].to");
        ++at;
    }
    if (!expected.empty())
        return refused(
            "election.share_list", "payload.shares", "none for " + std::to_string(*expected.begin()));
    return {};
}

/// Everybody has acknowledged: the joint key and the public shares.
Status finishKeys(Context& context, Json& election, const std::vector<Json>& participants)
{
    const std::string id = election.at("id").asString();
    std::vector<voting::TrusteeKey> keys;
    for (const Json& row : participants)
        keys.push_back({ row.at("index").asInteger(), coefficientsOf(row.at("coefficients")) });
    auto finished = voting::finishCeremony(election.at("threshold").asInteger(), keys);
    if (!finished)
        return finished.error();
    for (const voting::TrusteeKey& key : finished->keys) {
        const auto share = voting::publicShare(finished->keys, key.index);
        if (!share)
            return refused("voting.trustee_keys", "payload.election", "public share is the identity");
        Json trustee = mustGet(context, "trustees", trusteeKey(id, key.index));
        trustee.set("state", "finished");
        trustee.set("share_key", base::toBase64Url(*share));
        context.state().put("trustees", trusteeKey(id, key.index), std::move(trustee));
    }
    election.set("joint", base::toBase64Url(finished->joint));
    election.set("round", "done");
    election.set("round_deadline", 0);
    setState(context, election, "ready", "keys_ready");
    scheduleFreeze(context, election);
    return {};
}

} // namespace

std::string complaintKey(
    std::string_view election, std::int64_t attempt, std::int64_t complainant, std::int64_t against)
{
    return partKey(election, padded(attempt, 3)) + '/' + padded(complainant, 2) + '-' + padded(against, 2);
}

std::vector<Json> participantsOf(Context& context, const Json& election)
{
    std::vector<Json> rows;
    for (domain::Row& row : domains::scanAll(context.state(), "ceremony", attemptPrefix(election)))
        rows.push_back(std::move(row.value));
    return rows;
}

std::vector<Json> complaintsOf(Context& context, const Json& election)
{
    std::vector<Json> rows;
    for (domain::Row& row : domains::scanAll(context.state(), "complaints", attemptPrefix(election)))
        rows.push_back(std::move(row.value));
    return rows;
}

void saveParticipant(Context& context, Json row)
{
    const std::string key = ceremonyKey(
        row.at("election").asString(), row.at("attempt").asInteger(), row.at("index").asInteger());
    context.state().put("ceremony", key, std::move(row));
}

void setRound(Context& context, Json& election, std::string_view round)
{
    const std::string& id = election.at("id").asString();
    const std::string due = dueId("ceremony", id);
    if (election.at("round_deadline").asInteger() != 0)
        context.unschedule(UnixSeconds(election.at("round_deadline").asInteger()), due);
    const UnixSeconds deadline =
        context.block().time + context.parameters().integer("election.ceremony_hours") * kSecondsAnHour;
    election.set("round", round);
    election.set("round_deadline", deadline);
    context.schedule(deadline, due,
        Json::object({ { "election", id }, { "attempt", election.at("attempt") }, { "round", round } }));
}

void beginAttempt(Context& context, Json& election)
{
    const std::string id = election.at("id").asString();
    std::vector<Json> staying;
    for (Json& trustee : rowsOf(context, "trustees", id)) {
        if (!isIn(trustee, { "excluded" }))
            staying.push_back(std::move(trustee));
    }
    if (election.at("round_deadline").asInteger() != 0)
        context.unschedule(UnixSeconds(election.at("round_deadline").asInteger()), dueId("ceremony", id));
    election.set("round_deadline", 0);
    if (static_cast<std::int64_t>(staying.size()) < election.at("threshold").asInteger()) {
        election.set("round", "");
        keepRollPublished(context, election);
        setState(context, election, "draft", "ceremony_failed");
        return;
    }
    election.set("attempt", election.at("attempt").asInteger() + 1);
    for (const Json& trustee : staying) {
        Json row = rowOf(election,
            { { "attempt", election.at("attempt") }, { "index", trustee.at("index") },
                { "officer", trustee.at("officer") }, { "round", "" }, { "commitment", "" },
                { "encryption_key", "" }, { "coefficients", Json::array() }, { "proof", "" },
                { "shares", Json::array() }, { "late", false }, { "committed_at", 0 }, { "revealed_at", 0 },
                { "shared_at", 0 }, { "checked_at", 0 } });
        saveParticipant(context, std::move(row));
    }
    setRound(context, election, "commit");
    setState(context, election, "ceremony", "ceremony_started");
}

Status advance(Context& context, Json& election)
{
    const std::string round = election.at("round").asString();
    const std::vector<Json> participants = participantsOf(context, election);
    std::int64_t done = 0;
    for (const Json& row : participants)
        done += isDone(row, round) ? 1 : 0;
    const auto all = static_cast<std::int64_t>(participants.size());
    context.emit("election.ceremony",
        Json::object({ { "election", election.at("id") }, { "attempt", election.at("attempt") },
            { "round", round }, { "done", done }, { "of", all } }));
    if (done < all)
        return {};
    if (round == "check")
        return finishKeys(context, election, participants);
    setRound(context, election, round == "commit" ? "reveal" : round == "reveal" ? "shares" : "check");
    return {};
}

Result<Participant> participant(
    Context& context, const Json& election, const Json& payload, std::string_view round)
{
    if (payload.at("attempt") != election.at("attempt"))
        return refused("election.attempt", "payload.attempt",
            "now " + std::to_string(election.at("attempt").asInteger()));
    MARU_TRY(officer, signingOfficer(context));
    for (Json& row : participantsOf(context, election)) {
        if (row.at("officer").asString() != officer.officer)
            continue;
        if (!round.empty() && election.at("round").asString() != round)
            return refused(isDone(row, round) ? "election.message_given" : "election.round",
                "payload.election", election.at("round").asString());
        if (!round.empty() && isDone(row, round))
            return refused("election.message_given", "payload.election");
        const std::int64_t index = row.at("index").asInteger();
        return Participant { index, std::move(row) };
    }
    return refused("election.not_trustee", "signer");
}

namespace {

/// The participant's message of a round is in `row`: keeps it, and goes on when it was the last one.
Result<Json> give(
    Context& context, Json election, Json row, std::string_view round, const std::string& momentOf)
{
    row.set("round", round);
    row.set(momentOf, context.block().time);
    saveParticipant(context, std::move(row));
    MARU_CHECK(advance(context, election));
    Json data = Json::object({ { "round", election.at("round") } });
    saveElection(context, std::move(election));
    return data;
}

} // namespace

Result<Json> startCeremony(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "startCeremony"));
    if (election.at("trustees").asInteger() == 0)
        return refused("election.missing_trustees", "payload.election");
    const std::string id = election.at("id").asString();
    std::int64_t staying = 0;
    for (const Json& trustee : rowsOf(context, "trustees", id))
        staying += isIn(trustee, { "excluded" }) ? 0 : 1;
    if (staying < election.at("threshold").asInteger())
        return refused("election.threshold", "payload.election", std::to_string(staying) + " trustees");
    beginAttempt(context, election);
    Json data = Json::object({ { "attempt", election.at("attempt") }, { "round", election.at("round") } });
    saveElection(context, std::move(election));
    return data;
}

Result<Json> ceremonyCommit(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "ceremonyCommit"));
    MARU_TRY(own, participant(context, election, payload, "commit"));
    // The frozen document says whose trustee this is: an officer who has moved since does not speak for that agency.
    MARU_TRY(officer, signingOfficer(context));
    const Json trustee = mustGet(context, "trustees", trusteeKey(election.at("id").asString(), own.index));
    if (trustee.at("agency").asString() != officer.agency)
        return refused("election.trustee_agency", "signer", trustee.at("agency").asString());
    if (!crypto::isUsableBoxKey(pointBytes(payload.at("encryption_key").asString())))
        return refused("election.encryption_key", "payload.encryption_key", "of small order");
    for (const Json& other : participantsOf(context, election)) {
        if (other.at("encryption_key") == payload.at("encryption_key"))
            return refused("election.encryption_key", "payload.encryption_key", "another trustee's");
    }
    own.row.set("commitment", payload.at("commitment"));
    own.row.set("encryption_key", payload.at("encryption_key"));
    return give(context, std::move(election), std::move(own.row), "commit", "committed_at");
}

Result<Json> ceremonyReveal(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "ceremonyReveal"));
    MARU_TRY(own, participant(context, election, payload, "reveal"));
    MARU_CHECK(checkRevealed(election, own.row, payload));
    own.row.set("coefficients", payload.at("coefficients"));
    own.row.set("proof", payload.at("proof"));
    return give(context, std::move(election), std::move(own.row), "reveal", "revealed_at");
}

Result<Json> ceremonyShares(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "ceremonyShares"));
    MARU_TRY(own, participant(context, election, payload, "shares"));
    MARU_CHECK(checkShareList(participantsOf(context, election), own.index, payload));
    own.row.set("shares", payload.at("shares"));
    return give(context, std::move(election), std::move(own.row), "shares", "shared_at");
}

Result<Json> ceremonyAcknowledge(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "ceremonyAcknowledge"));
    MARU_TRY(own, participant(context, election, payload, "check"));
    for (const Json& complaint : complaintsOf(context, election)) {
        if (complaint.at("complainant").asInteger() == own.index && isIn(complaint, { "open" }))
            return refused("election.complaint_open", "payload.election");
    }
    return give(context, std::move(election), std::move(own.row), "check", "checked_at");
}

Status onCeremonyDeadline(Context& context, const Json& payload)
{
    const Json election = mustGet(context, "elections", payload.at("election").asString());
    if (!isIn(election, { "ceremony" }) || election.at("attempt") != payload.at("attempt")
        || election.at("round") != payload.at("round"))
        return {};
    const std::string& round = election.at("round").asString();
    for (Json& row : participantsOf(context, election)) {
        if (isDone(row, round))
            continue;
        row.set("late", true);
        saveParticipant(context, std::move(row));
    }
    note(context, election, "ceremony_late", round);
    return {};
}

} // namespace maru::election
