// SPDX-License-Identifier: Apache-2.0
// Why a ballot was not taken: each reason that the log states must be true at its place there. Else a node could leave a
// good ballot out by calling it bad.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/ring/verify.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// A cast or challenge that was not taken.
struct Refusal {
    const RecordLeaf* leaf = nullptr;
    bool isChallenge = false;
    std::optional<voting::Ballot> ballot;
    std::optional<base::Bytes> authorization;
    voting::BallotHash hash {};
    const voting::Precinct* precinct = nullptr; ///< where it would have counted; nullptr: nowhere
    const RingInfo* ring = nullptr;
    /// Of the codes that cost a proof: whether the proof fails.
    bool doesProofFail = false;

    const std::string& code() const { return leaf->result.code; }
};

void place(const Material& material, Refusal& refusal)
{
    const voting::Definition& definition = material.frozen()->definition;
    if (definition.mode == voting::Mode::Ring) {
        const auto found = material.rings.find(refusal.ballot->ring);
        if (found == material.rings.end())
            return;
        refusal.ring = &found->second;
        refusal.precinct = definition.precinct(found->second.unit);
        return;
    }
    const auto found = material.credentials.find(refusal.ballot->voter);
    if (found != material.credentials.end())
        refusal.precinct = definition.precinct(material.record.roll[found->second].precinct);
}

bool isAuthorized(const Material& material, const Refusal& refusal)
{
    const voting::Purpose purpose = refusal.isChallenge ? voting::Purpose::Challenge : voting::Purpose::Cast;
    const std::string& signer = refusal.leaf->transaction.signer;
    if (refusal.ring == nullptr)
        return voting::checkSignature(
            *material.election, *refusal.ballot, purpose, signer, *refusal.authorization)
            .has_value();
    voting::RingStatement statement;
    statement.purpose = voting::textOf(purpose);
    statement.signer = signer;
    statement.fingerprint = material.frozen()->fingerprint;
    statement.election = material.record.election;
    statement.ring = refusal.ballot->ring;
    statement.tag = refusal.ballot->voter;
    statement.ballotHash = refusal.hash;
    voting::RingBatch batch;
    batch.add(refusal.ring->ring, statement, *refusal.authorization);
    return batch.verify().front() == voting::RingFault::None;
}

/// Seed and votes of a challenge.
bool isOpening(const Material& material, const Refusal& refusal)
{
    const base::Json& payload = refusal.leaf->transaction.payload;
    const base::Json* list = payload.find("votes");
    const auto votes = voting::votesFromJson(list != nullptr ? *list : base::Json());
    const auto bytes = base::readBytes(payload, "seed");
    voting::BallotSeed seed {};
    if (!votes || !bytes || bytes->size() != seed.size())
        return false;
    std::copy(bytes->begin(), bytes->end(), seed.begin());
    return voting::checkChallenge(*material.election, *refusal.ballot, *votes, seed).has_value();
}

/// Shapes only: what a schema could say against the opening.
bool isOpeningShaped(const Refusal& refusal)
{
    const base::Json& payload = refusal.leaf->transaction.payload;
    const base::Json* votes = payload.find("votes");
    const auto seed = base::readBytes(payload, "seed");
    return votes != nullptr && votes->isArray() && seed && seed->size() == voting::BallotSeed().size();
}

/// What can be judged of it alone.
void examine(const Material& material, Refusal& refusal)
{
    const base::Json& payload = refusal.leaf->transaction.payload;
    auto ballot = voting::ballotFromJson(payload, material.frozen()->definition.mode);
    if (auto bytes = base::readBytes(payload, "authorization"))
        refusal.authorization = std::move(*bytes);
    if (!ballot)
        return;
    refusal.ballot = std::move(*ballot);
    refusal.hash = voting::hashOf(*refusal.ballot);
    place(material, refusal);
    const std::string& code = refusal.code();
    const base::Hash256 key = material.leafKey(Question::Refusal, *refusal.leaf);
    if (material.isKnown(key)) {
        refusal.doesProofFail = true;
        return;
    }
    if (code == "election.ballot_proof")
        refusal.doesProofFail = !voting::checkProofs(*material.election, *refusal.ballot);
    else if (code == "election.authorization" && refusal.precinct != nullptr)
        refusal.doesProofFail = !refusal.authorization || !isAuthorized(material, refusal);
    else if (code == "election.challenge_votes" || code == "election.challenge_opening")
        refusal.doesProofFail = refusal.isChallenge && !isOpening(material, refusal);
    if (refusal.doesProofFail)
        material.keep(key);
}

/// What had been taken before a place in the log.
struct Taken {
    std::map<voting::BallotHash, bool> ballots; ///< true: challenged
    std::set<base::Bytes> nonces;
    std::map<std::string, voting::BallotHash> trackers;
    std::set<voting::Encoded> voters;

    static base::Bytes nonceOf(const voting::Ballot& ballot)
    {
        if (ballot.answers.empty() || ballot.answers.front().proof.size() < 32)
            return {};
        const base::Bytes& proof = ballot.answers.front().proof;
        return base::Bytes(proof.begin(), proof.begin() + 32);
    }
    void take(const BallotLeaf& ballot)
    {
        ballots.emplace(ballot.hash, ballot.isChallenge);
        nonces.insert(nonceOf(ballot.ballot));
        trackers.emplace(voting::trackerOf(ballot.hash), ballot.hash);
        if (!ballot.isChallenge)
            voters.insert(ballot.ballot.voter);
    }
};

/// When ballots were taken, as far as the acts before a place in the log say.
struct Hours {
    std::int64_t end = 0; ///< with the grace
    bool isVoid = false;
};

struct Reason {
    bool isKnown = true;
    bool isTrue = false;
};

Reason timeReason(const Material& material, const Refusal& refusal, const Hours& hours)
{
    const base::Json& row = *material.electionRow();
    const std::int64_t time = material.timeOf(*refusal.leaf);
    const std::int64_t opened = row.integerOr("opened_at", 0);
    const std::int64_t closed = row.integerOr("closed_at", 0);
    const bool isOver = time >= hours.end || (closed > 0 && time >= closed) || hours.isVoid;
    // The seconds of opening, pausing, resuming and closing may hold ballots of either side.
    bool isPaused = false;
    for (const base::Json& pause : row.at("pauses").asArray()) {
        const std::int64_t until = pause.integerOr("until", 0);
        isPaused = isPaused || (time >= pause.integerOr("from", 0) && (until == 0 || time <= until));
    }
    const std::string& code = refusal.code();
    const base::UnixSeconds until = refusal.leaf->transaction.validUntil;
    if (code == "transaction.expired")
        return { true, until.count() < time };
    if (code == "transaction.too_far")
        return { true, until.count() > time + ledger::kMaxValiditySeconds };
    if (code == "election.closed")
        return { true, isOver };
    if (code == "election.paused")
        return { true, isPaused };
    return { true, opened == 0 || time <= opened || isPaused || isOver };
}

Reason ballotReason(const Material& material, const Refusal& refusal, const Taken& taken)
{
    const std::string& code = refusal.code();
    const bool isBallot = refusal.ballot.has_value();
    if (code == "election.ballot_format")
        return { true, !isBallot };
    if (code.starts_with("schema."))
        return { true,
            !isBallot || !refusal.authorization || (refusal.isChallenge && !isOpeningShaped(refusal)) };
    if (code == "election.challenge_limit")
        return { true, refusal.isChallenge };
    const auto before = isBallot ? taken.ballots.find(refusal.hash) : taken.ballots.end();
    const bool isTaken = before != taken.ballots.end();
    if (code == "election.not_enrolled" || code == "election.ring")
        return { true, isBallot && refusal.precinct == nullptr };
    if (code == "election.ballot_style")
        return { true,
            refusal.precinct != nullptr
                && !voting::checkStyle(*material.election, *refusal.ballot, *refusal.precinct) };
    if (code == "election.ballot_repeated")
        return { true, isTaken && before->second == refusal.isChallenge };
    if (code == "election.ballot_challenged")
        return { true, isTaken && before->second };
    if (code == "election.ballot_cast")
        return { true, isTaken && !before->second };
    if (code == "election.nonce_reused")
        return { true, isBallot && taken.nonces.contains(Taken::nonceOf(*refusal.ballot)) };
    if (code == "election.tracker_taken") {
        const auto tracker =
            isBallot ? taken.trackers.find(voting::trackerOf(refusal.hash)) : taken.trackers.end();
        return { true, tracker != taken.trackers.end() && tracker->second != refusal.hash };
    }
    if (code == "election.already_voted")
        return { true,
            isBallot && !material.frozen()->definition.revote
                && taken.voters.contains(refusal.ballot->voter) };
    if (code == "election.ballot_proof" || code == "election.authorization"
        || code == "election.challenge_votes" || code == "election.challenge_opening")
        return { true, refusal.doesProofFail };
    return { false, false };
}

bool isTimeCode(const std::string& code)
{
    return code == "election.not_open" || code == "election.state" || code == "election.closed"
        || code == "election.paused" || code == "transaction.expired" || code == "transaction.too_far";
}

std::vector<Refusal> refusalsOf(const Material& material)
{
    std::vector<Refusal> found;
    for (const RecordLeaf& leaf : material.record.leaves) {
        const std::string& action = leaf.transaction.action;
        if (!leaf.isGood || leaf.result.isOk() || leaf.transaction.domain != "election"
            || (action != "cast" && action != "challenge"))
            continue;
        Refusal refusal;
        refusal.leaf = &leaf;
        refusal.isChallenge = action == "challenge";
        found.push_back(std::move(refusal));
    }
    return found;
}

} // namespace

void checkRefusals(Material& material, Verdict& verdict)
{
    const base::Json* row = material.electionRow();
    if (row == nullptr || material.election == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no good roll to compare with");
        return;
    }
    const base::Json* pauses = row->find("pauses");
    if (pauses == nullptr || !pauses->isArray()) {
        verdict.unavailable("the election's row has no list of pauses");
        return;
    }
    std::vector<Refusal> refusals = refusalsOf(material);
    const bool isWhole = forAll(
        refusals.size(), material.options.threads, [&](std::size_t i) { examine(material, refusals[i]); },
        [&](std::size_t done, std::size_t whole) { material.progress(verdict, done, whole); },
        material.options.isStopped);
    if (!isWhole) {
        verdict.unavailable("stopped");
        return;
    }
    const voting::Schedule& schedule = material.frozen()->definition.schedule;
    Hours hours { schedule.closes + schedule.grace, false };
    Taken taken;
    auto ballot = material.ballots.begin();
    auto act = material.acts.begin();
    for (const Refusal& refusal : refusals) {
        for (; act != material.acts.end() && act->index() < refusal.leaf->index; ++act) {
            if (act->action() == "extendElection")
                hours.end = act->payload().integerOr("closes", 0) + schedule.grace;
            hours.isVoid = hours.isVoid || act->action() == "voidElection";
        }
        for (; ballot != material.ballots.end() && ballot->at->index < refusal.leaf->index; ++ballot)
            taken.take(*ballot);
        const Reason reason = isTimeCode(refusal.code()) ? timeReason(material, refusal, hours)
                                                         : ballotReason(material, refusal, taken);
        if (!reason.isKnown)
            verdict.unavailable(
                refusal.leaf->where() + " was refused as " + refusal.code() + ", which a record cannot show");
        else
            verdict.item(refusal.leaf->where(),
                reason.isTrue ? "" : "refused as " + refusal.code() + ", which is not so");
    }
}

} // namespace maru::verify::election
