// SPDX-License-Identifier: Apache-2.0
// Ballots: cast and challenged ones. The last ballot of a credential or tag counts; sums, turnout and the chain of
// ballots are state. A challenged ballot is opened for everybody and never counted.
#include "server/domains/election/ballot_checks.h"
#include "server/domains/election/handlers.h"
#include "shared/crypto/hash.h"
#include "shared/voting/elgamal_sums.h"

namespace maru::election {

namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::size_t kCiphertextBytes = 64;

/// Where a voter's ballots go.
struct Place {
    const voting::Precinct* precinct = nullptr;
    std::string unit;
    std::int64_t weight = 1;
};

struct Ballot {
    VerifierPtr verifier;
    voting::Ballot ballot;
    std::string hash; ///< hex
    std::string tracker;
    std::string voter; ///< base64url
    Place place;
    const CheckedBallot* checked = nullptr; ///< when the block's preparation has seen it
};

std::string rowKey(std::string_view election, std::string_view part)
{
    return std::string(election) + '/' + std::string(part);
}

std::string sumKey(std::string_view election, std::string_view unit, std::string_view contest)
{
    return std::string(election) + '/' + std::string(unit) + '/' + std::string(contest);
}

/// What this voter may still do. Refused election.already_voted, election.challenge_limit.
Status checkTurn(Context& context, const Json& election, const std::string& key, voting::Purpose purpose)
{
    if (purpose == voting::Purpose::Cast) {
        if (!election.at("revote").asBoolean() && context.state().has("ballots", key))
            return refused("election.already_voted", "payload.voter");
        return {};
    }
    const auto before = context.state().get("challenge_counts", key);
    if (before
        && before->at("count").asInteger() >= context.parameters().integer("election.challenges_per_voter"))
        return refused("election.challenge_limit", "payload.voter");
    return {};
}

/// The proofs and the authorization, when the block's preparation has not judged them. A signature costs a fraction of
/// the proofs and comes before them; a ring proof costs more and comes after. The order is part of consensus: it says
/// which code a ballot gets whose both are bad.
Status judge(Context& context, const Json& payload, voting::Purpose purpose, const Ballot& found,
    const CheckedBallot* checked, const LazyRing* ring)
{
    if (checked != nullptr && checked->verdict)
        return *checked->verdict;
    const auto authorization = [&] {
        return judgeAuthorization(*found.verifier, found.ballot, purpose, context.signer(), payload, ring);
    };
    if (ring == nullptr) {
        MARU_CHECK(authorization());
        return judgeProofs(*found.verifier, found.ballot);
    }
    MARU_CHECK(judgeProofs(*found.verifier, found.ballot));
    return authorization();
}

/// Everything that a cast and a challenge have in common; writes nothing. What costs little comes first: anybody may
/// send ballots, and a credential is no secret.
Result<Ballot> acceptBallot(
    Context& context, const Json& election, const Json& payload, voting::Purpose purpose)
{
    const std::string& id = payload.at("election").asString();
    const auto* checked = dynamic_cast<const CheckedBallot*>(context.checked());
    if (checked != nullptr && checked->fingerprint != election.at("fingerprint").asString())
        checked = nullptr;
    const voting::Mode mode =
        election.at("mode").asString() == "ring" ? voting::Mode::Ring : voting::Mode::Signed;

    Ballot found;
    found.checked = checked;
    if (checked != nullptr && checked->ballot) {
        if (!checked->ballot->has_value())
            return checked->ballot->error();
        found.ballot = checked->ballot->value();
        found.hash = checked->hash.hex();
        found.tracker = voting::trackerOf(checked->hash.bytes);
    } else {
        MARU_TRY(ballot, readBallot(payload, mode));
        found.ballot = std::move(ballot);
        const base::Hash256 hash { voting::hashOf(found.ballot) };
        found.hash = hash.hex();
        found.tracker = voting::trackerOf(hash.bytes);
    }
    found.voter = base::toBase64Url(found.ballot.voter);
    MARU_TRY(
        place, placeOf(context.state(), found.ballot, mode, checked != nullptr ? checked->ring : nullptr));
    MARU_CHECK(checkFresh(context.state(), found.ballot, found.hash, found.tracker, purpose));
    MARU_CHECK(checkTurn(context, election, rowKey(id, found.voter), purpose));

    found.verifier =
        checked != nullptr ? checked->verifier : makeVerifier(mustGet(context, "definitions", id));
    found.place.precinct = found.verifier->frozen().definition.precinct(place.precinct);
    MARU_ASSERT(found.place.precinct != nullptr);
    found.place.unit = found.place.precinct->unit();
    found.place.weight = place.weight;
    MARU_CHECK(checkBallotStyle(*found.verifier, found.ballot, *found.place.precinct));
    MARU_CHECK(checkAuthorizationForm(found.ballot, payload, place.ring.get()));
    MARU_CHECK(judge(context, payload, purpose, found, checked, place.ring.get()));
    return found;
}

void putTrace(Context& context, const Json& election, const Ballot& ballot, std::string_view state)
{
    const std::string& id = ballot.ballot.election;
    context.state().put("trackers", rowKey(id, ballot.tracker),
        rowOf(election,
            { { "tracker", ballot.tracker }, { "ballot", ballot.hash }, { "state", state },
                { "transaction", context.transactionId() }, { "height", context.block().height },
                { "time", context.block().time } }));
    const std::string nonce = nonceKey(ballot.ballot);
    MARU_ASSERT(!nonce.empty());
    context.state().put("nonces", nonce, rowOf(election, { { "ballot", ballot.hash } }));
}

using Answers = std::vector<std::vector<voting::Ciphertext>>; ///< a ballot's, one list an answer

/// What was stored of an earlier ballot, or is about to be.
Answers decodeAnswers(const Ballot& ballot, const Place& place, base::ByteView ciphertexts)
{
    Answers answers;
    for (const voting::Contest* contest : ballot.verifier->frozen().definition.ballotStyle(*place.precinct)) {
        const std::size_t slots = ballot.verifier->shape(contest->id).slots.size();
        auto points = voting::ciphertextsFromBytes(ciphertexts.first(slots * kCiphertextBytes), slots);
        MARU_ASSERT(points.has_value());
        ciphertexts = ciphertexts.subspan(slots * kCiphertextBytes);
        answers.push_back(std::move(*points));
    }
    return answers;
}

voting::ContestSums decodeSums(
    const Ballot& ballot, const std::string& key, const std::string& text, std::size_t slots)
{
    if (ballot.checked != nullptr) {
        if (const voting::ContestSums* known = ballot.checked->sums->find(key, text))
            return *known;
    }
    const auto bytes = base::fromBase64Url(text);
    MARU_ASSERT(bytes.has_value());
    auto sums = voting::ContestSums::decode(*bytes, slots);
    MARU_ASSERT(sums.has_value());
    return std::move(*sums);
}

/// Adds (sign 1) or takes away (-1) a ballot's ciphertexts, contest by contest.
void addToSums(
    Context& context, const Ballot& ballot, const Place& place, const Answers& answers, bool isAdded)
{
    const auto contests = ballot.verifier->frozen().definition.ballotStyle(*place.precinct);
    MARU_ASSERT(contests.size() == answers.size());
    const std::int64_t sign = isAdded ? 1 : -1;
    for (std::size_t i = 0; i < contests.size(); ++i) {
        const std::string key = sumKey(ballot.ballot.election, place.unit, contests[i]->id);
        Json row = mustGet(context, "sums", key);
        voting::ContestSums sums = decodeSums(ballot, key, row.at("sums").asString(), answers[i].size());
        if (isAdded)
            sums.add(answers[i], place.weight);
        else
            sums.subtract(answers[i], place.weight);
        std::string text = base::toBase64Url(sums.encode());
        row.set("sums", text);
        row.set("ballots", row.at("ballots").asInteger() + sign);
        row.set("weight", row.at("weight").asInteger() + sign * place.weight);
        context.state().put("sums", key, std::move(row));
        if (ballot.checked != nullptr)
            ballot.checked->sums->put(key, std::move(text), std::move(sums));
    }
}

void countVoter(Context& context, const Json& election, const Place& place)
{
    const std::int64_t hour = context.block().time.count() / kHour * kHour;
    const std::string key = sumKey(election.at("id").asString(), place.unit, padded(hour, 12));
    const auto before = context.state().get("turnout", key);
    const std::int64_t voters = before ? before->at("voters").asInteger() : 0;
    const std::int64_t weight = before ? before->at("weight").asInteger() : 0;
    context.state().put("turnout", key,
        rowOf(election,
            { { "unit", place.unit }, { "hour", hour }, { "voters", voters + 1 },
                { "weight", weight + place.weight } }));
}

/// Takes the voter's earlier ballot out of the sums; it stays on the record. Returns how many there were.
std::int64_t replaceEarlier(Context& context, const Ballot& ballot, const Json& earlier)
{
    const std::string& id = ballot.ballot.election;
    Place place = ballot.place;
    place.unit = earlier.at("unit").asString();
    place.weight = earlier.at("weight").asInteger();
    const auto bytes = base::fromBase64Url(earlier.at("ciphertexts").asString());
    MARU_ASSERT(bytes.has_value());
    addToSums(context, ballot, place, decodeAnswers(ballot, place, *bytes), /*isAdded=*/false);
    const std::string key = rowKey(id, earlier.at("tracker").asString());
    Json tracker = mustGet(context, "trackers", key);
    tracker.set("state", "replaced");
    context.state().put("trackers", key, std::move(tracker));
    return earlier.at("replaced").asInteger() + 1;
}

std::string nextHead(const std::string& head, const std::string& hash)
{
    const auto before = base::Hash256::fromHex(head);
    const auto ballot = base::Hash256::fromHex(hash);
    MARU_ASSERT(before.has_value() && ballot.has_value());
    return crypto::sha256({ before->view(), ballot->view() }).hex();
}

base::Bytes allCiphertexts(const Ballot& ballot)
{
    base::Bytes all;
    for (const voting::BallotAnswer& answer : ballot.ballot.answers) {
        const base::Bytes part = voting::ciphertextsOf(*ballot.verifier, answer);
        MARU_ASSERT(!part.empty());
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

} // namespace

Result<Json> cast(Context& context, const Json& payload)
{
    MARU_TRY(election, loadElection(context, payload));
    MARU_CHECK(checkVotingTime(context, election));
    MARU_TRY(ballot, acceptBallot(context, election, payload, voting::Purpose::Cast));
    const std::string& id = ballot.ballot.election;
    const std::string ballotKey = rowKey(id, ballot.voter);
    const auto earlier = context.state().get("ballots", ballotKey);

    const base::Bytes ciphertexts = allCiphertexts(ballot);
    const std::int64_t replaced = earlier ? replaceEarlier(context, ballot, *earlier) : 0;
    const bool areDecoded = ballot.checked != nullptr && !ballot.checked->ciphertexts.empty();
    addToSums(context, ballot, ballot.place,
        areDecoded ? ballot.checked->ciphertexts : decodeAnswers(ballot, ballot.place, ciphertexts),
        /*isAdded=*/true);
    putTrace(context, election, ballot, "counted");
    context.state().put("ballots", ballotKey,
        rowOf(election,
            { { "voter", ballot.voter }, { "ballot", ballot.hash }, { "tracker", ballot.tracker },
                { "transaction", context.transactionId() }, { "height", context.block().height },
                { "time", context.block().time }, { "unit", ballot.place.unit },
                { "ring", ballot.ballot.ring }, { "weight", ballot.place.weight }, { "replaced", replaced },
                { "ciphertexts", base::toBase64Url(ciphertexts) } }));
    Json box = mustGet(context, "boxes", id);
    if (earlier)
        domains::countUp(box, "replaced");
    else {
        domains::countUp(box, "voters");
        countVoter(context, election, ballot.place);
    }
    const std::int64_t number = domains::countUp(box, "ballots") + 1;
    box.set("chain_head", nextHead(box.at("chain_head").asString(), ballot.hash));
    box.set("last", context.block().time);
    context.state().put("boxes", id, std::move(box));
    context.emit("election.cast", Json::object({ { "election", id } }));
    return Json::object({ { "election", id }, { "ballot", ballot.hash }, { "tracker", ballot.tracker },
        { "replaced", earlier.has_value() }, { "unit", ballot.place.unit }, { "number", number } });
}

Result<Json> challenge(Context& context, const Json& payload)
{
    MARU_TRY(election, loadElection(context, payload));
    MARU_CHECK(checkVotingTime(context, election));
    MARU_TRY(ballot, acceptBallot(context, election, payload, voting::Purpose::Challenge));
    const std::string& id = ballot.ballot.election;
    const auto votes = voting::votesFromJson(payload.at("votes"));
    if (!votes)
        return refused("election.challenge_votes", "payload.votes", votes.error().detail);
    const auto seedBytes = base::fromBase64Url(payload.at("seed").asString());
    MARU_ASSERT(seedBytes.has_value() && seedBytes->size() == 32);
    voting::BallotSeed seed {};
    std::copy(seedBytes->begin(), seedBytes->end(), seed.begin());
    const Status opened = voting::checkChallenge(*ballot.verifier, ballot.ballot, *votes, seed);
    if (!opened) {
        const bool areVotes = opened.error().code == "voting.challenge_votes";
        return refused(areVotes ? "election.challenge_votes" : "election.challenge_opening",
            areVotes ? "payload.votes" : "payload.seed", opened.error().detail);
    }
    const std::string countKey = rowKey(id, ballot.voter);
    const auto before = context.state().get("challenge_counts", countKey);
    const std::int64_t count = before ? before->at("count").asInteger() : 0;
    context.state().put("challenge_counts", countKey, rowOf(election, { { "count", count + 1 } }));
    putTrace(context, election, ballot, "challenged");
    context.state().put("challenged", rowKey(id, ballot.hash),
        rowOf(election,
            { { "ballot", ballot.hash }, { "tracker", ballot.tracker }, { "voter", ballot.voter },
                { "ring", ballot.ballot.ring }, { "unit", ballot.place.unit },
                { "transaction", context.transactionId() }, { "height", context.block().height },
                { "time", context.block().time }, { "seed", payload.at("seed") },
                { "votes", payload.at("votes") } }));
    Json box = mustGet(context, "boxes", id);
    domains::countUp(box, "challenges");
    context.state().put("boxes", id, std::move(box));
    context.emit("election.challenged", Json::object({ { "election", id } }));
    return Json::object({ { "election", id }, { "ballot", ballot.hash }, { "tracker", ballot.tracker } });
}

} // namespace maru::election
