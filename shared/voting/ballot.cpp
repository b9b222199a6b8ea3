// SPDX-License-Identifier: Apache-2.0
// Ballots: JSON, hash, single checks, challenges, making.
#include "shared/voting/ballot.h"

#include "shared/crypto/hash.h"

#include <algorithm>
#include <set>

namespace maru::voting {
namespace {

using base::Json;
using base::Result;
using base::Status;

constexpr std::size_t kMaxRingIdBytes = 2 * 24 + 10;

base::Error badFormat(std::string field, std::string detail)
{
    return base::refused("voting.ballot_format", std::move(field), std::move(detail));
}

/// Value of every slot of a contest.
using VotesOfContest = std::map<std::string, std::vector<std::uint64_t>, std::less<>>;

/// In definition order, no pair twice, only contests of the ballot, values in range.
Result<VotesOfContest> spreadVotes(
    const ElectionVerifier& election, const Ballot& ballot, const std::vector<OpenedVote>& votes)
{
    VotesOfContest spread;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
    for (const BallotAnswer& answer : ballot.answers) {
        const ContestShape& shape = election.shape(answer.contest);
        spread[answer.contest].assign(shape.slots.size(), 0);
        for (const Slot& slot : shape.slots)
            places.emplace(std::pair<std::string_view, std::string_view>(shape.id, slot.id), places.size());
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const std::string field = "votes[" + std::to_string(i) + ']';
        const auto place = places.find({ votes[i].contest, votes[i].option });
        if (place == places.end())
            return base::refused("voting.challenge_votes", field, "not in this ballot's style");
        if (place->second < next)
            return base::refused("voting.challenge_votes", field, "twice, or not in the order of the ballot");
        next = place->second + 1;
        const ContestShape& shape = election.shape(votes[i].contest);
        for (std::size_t s = 0; s < shape.slots.size(); ++s) {
            if (shape.slots[s].id != votes[i].option)
                continue;
            if (votes[i].value < 1 || static_cast<std::uint64_t>(votes[i].value) > shape.slots[s].top)
                return base::refused("voting.challenge_votes", field + ".value", "out of range");
            spread[votes[i].contest][s] = static_cast<std::uint64_t>(votes[i].value);
        }
    }
    return spread;
}

} // namespace

Json toJson(const Ballot& ballot)
{
    Json answers = Json::array();
    for (const BallotAnswer& answer : ballot.answers)
        answers.push(
            Json::object({ { "contest", answer.contest }, { "proof", base::toBase64Url(answer.proof) } }));
    Json json = Json::object({ { "answers", std::move(answers) }, { "election", ballot.election },
        { "voter", base::toBase64Url(ballot.voter) } });
    if (!ballot.ring.empty())
        json.set("ring", ballot.ring);
    return json;
}

Result<Ballot> ballotFromJson(const Json& object, Mode mode)
{
    Ballot ballot;
    const Json* election = object.find("election");
    if (!election || !election->isString() || !isElectionPartId(election->asString()))
        return badFormat("election", "id");
    ballot.election = election->asString();

    const Json* ring = object.find("ring");
    if (mode == Mode::Ring) {
        if (!ring || !ring->isString() || ring->asString().empty()
            || ring->asString().size() > kMaxRingIdBytes)
            return badFormat("ring", "missing");
        ballot.ring = ring->asString();
    } else if (ring) {
        return badFormat("ring", "a signed ballot has none");
    }

    const Json* voter = object.find("voter");
    if (!voter || !voter->isString())
        return badFormat("voter", "missing");
    const auto voterBytes = base::fromBase64Url(voter->asString());
    if (!voterBytes || voterBytes->size() != ballot.voter.size())
        return badFormat("voter", "not 32 bytes");
    std::copy(voterBytes->begin(), voterBytes->end(), ballot.voter.begin());

    const Json* answers = object.find("answers");
    if (!answers || !answers->isArray() || answers->asArray().empty()
        || answers->asArray().size() > kMaxContests)
        return badFormat("answers", "1 to 64");
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < answers->asArray().size(); ++i) {
        const Json& item = answers->asArray()[i];
        const std::string path = "answers[" + std::to_string(i) + ']';
        if (!base::onlyMembers(item, { "contest", "proof" }))
            return badFormat(path, "other members");
        const Json* contest = item.find("contest");
        const Json* proof = item.find("proof");
        if (!contest || !contest->isString() || !isElectionPartId(contest->asString()))
            return badFormat(path + ".contest", "id");
        if (!proof || !proof->isString())
            return badFormat(path + ".proof", "missing");
        bytes += proof->asString().size();
        if (bytes > kMaxBallotBytes)
            return badFormat(path + ".proof", "too long");
        auto blob = base::fromBase64Url(proof->asString());
        if (!blob)
            return badFormat(path + ".proof", "no base64url");
        ballot.answers.push_back({ contest->asString(), std::move(*blob) });
    }
    return ballot;
}

BallotHash hashOf(const Ballot& ballot)
{
    return crypto::sha256(base::canonical(toJson(ballot))).bytes;
}

BallotContext contextOf(const Ballot& ballot, const Fingerprint& fingerprint)
{
    return { fingerprint, ballot.election, ballot.ring, ballot.voter };
}

ElectionVerifier::ElectionVerifier(FrozenElection frozen)
    : m_frozen(std::move(frozen)), m_key([this] {
        auto key = VerificationKey::decode(m_frozen.trustees.joint);
        MARU_ASSERT(key.has_value()); // checked when the document was parsed
        return std::move(*key);
    }())
{
    for (const Contest& contest : m_frozen.definition.contests)
        m_shapes.emplace(contest.id, contest.shape());
}

const ContestShape& ElectionVerifier::shape(std::string_view contest) const
{
    const auto found = m_shapes.find(contest);
    MARU_ASSERT(found != m_shapes.end());
    return found->second;
}

Status checkAnswers(const ElectionVerifier& election, const Ballot& ballot)
{
    if (ballot.election != election.frozen().definition.id)
        return badFormat("election", "another election");
    if (ballot.answers.empty())
        return badFormat("answers", "none");
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < ballot.answers.size(); ++i) {
        const std::string& contest = ballot.answers[i].contest;
        if (!election.frozen().definition.contest(contest) || !seen.insert(contest).second)
            return base::refused("voting.ballot_style", "answers[" + std::to_string(i) + "].contest",
                "no contest of this election, or answered twice");
    }
    return {};
}

Status checkStyle(const ElectionVerifier& election, const Ballot& ballot, const Precinct& precinct)
{
    MARU_CHECK(checkAnswers(election, ballot));
    const std::vector<const Contest*> style = election.frozen().definition.ballotStyle(precinct);
    if (style.size() != ballot.answers.size())
        return base::refused("voting.ballot_style", "answers", "not one answer for each contest");
    for (std::size_t i = 0; i < style.size(); ++i) {
        const std::string path = "answers[" + std::to_string(i) + ']';
        if (style[i]->id != ballot.answers[i].contest)
            return base::refused("voting.ballot_style", path + ".contest", "not the contest at this place");
        if (ballot.answers[i].proof.size() != election.shape(style[i]->id).proofBytes())
            return badFormat(path + ".proof", "not the length of this contest's answers");
    }
    return {};
}

Status checkProofs(const ElectionVerifier& election, const Ballot& ballot)
{
    MARU_CHECK(checkAnswers(election, ballot));
    const BallotContext context = contextOf(ballot, election.frozen().fingerprint);
    for (std::size_t i = 0; i < ballot.answers.size(); ++i) {
        const BallotAnswer& answer = ballot.answers[i];
        const ContestShape& shape = election.shape(answer.contest);
        const ParsedContest parsed = parseContest(shape, context, election.key(), answer.proof);
        const ProofFault fault =
            parsed.fault ? parsed.fault : verifyContest(shape, parsed.answer, election.key());
        if (fault)
            return base::refused("voting.ballot_proof", "answers[" + std::to_string(i) + "].proof", *fault);
    }
    return {};
}

Authorization authorizationOf(
    const Ballot& ballot, Purpose purpose, std::string_view signer, const Fingerprint& fingerprint)
{
    return { purpose, std::string(signer), fingerprint, ballot.election, hashOf(ballot) };
}

Status checkSignature(const ElectionVerifier& election, const Ballot& ballot, Purpose purpose,
    std::string_view signer, base::ByteView authorization)
{
    if (!verifyBallotSignature(authorizationOf(ballot, purpose, signer, election.frozen().fingerprint),
            ballot.voter, authorization))
        return base::refused("voting.signature", "authorization", "signature");
    return {};
}

base::Bytes ciphertextsOf(const ElectionVerifier& election, const BallotAnswer& answer)
{
    return cutCiphertexts(election.shape(answer.contest), answer.proof);
}

Result<std::vector<OpenedVote>> votesFromJson(const Json& array)
{
    if (!array.isArray() || array.asArray().size() > kMaxContests * (kMaxOptions + 1))
        return base::refused("voting.challenge_votes", "votes", "no list, or too long");
    std::vector<OpenedVote> votes;
    for (std::size_t i = 0; i < array.asArray().size(); ++i) {
        const Json& item = array.asArray()[i];
        const Json* contest = item.find("contest");
        const Json* option = item.find("option");
        const Json* value = item.find("value");
        if (!base::onlyMembers(item, { "contest", "option", "value" }) || !contest || !contest->isString()
            || !option || !option->isString() || !value || !value->isInteger() || value->asInteger() < 1)
            return base::refused("voting.challenge_votes", "votes[" + std::to_string(i) + ']', "members");
        votes.push_back({ contest->asString(), option->asString(), value->asInteger() });
    }
    return votes;
}

Json toJson(const std::vector<OpenedVote>& votes)
{
    Json array = Json::array();
    for (const OpenedVote& vote : votes)
        array.push(Json::object(
            { { "contest", vote.contest }, { "option", vote.option }, { "value", vote.value } }));
    return array;
}

Status checkChallenge(const ElectionVerifier& election, const Ballot& ballot,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed)
{
    MARU_CHECK(checkAnswers(election, ballot));
    MARU_TRY(spread, spreadVotes(election, ballot, votes));
    const BallotContext context = contextOf(ballot, election.frozen().fingerprint);
    for (const BallotAnswer& answer : ballot.answers) {
        const ContestShape& shape = election.shape(answer.contest);
        auto ciphertexts = readCiphertexts(shape, answer.proof);
        if (!ciphertexts)
            return base::refused("voting.challenge_opening", "seed", "encoding of " + answer.contest);
        ContestAnswer opened;
        opened.ciphertexts = std::move(*ciphertexts);
        const ProofFault fault =
            checkOpening(shape, context, opened, election.key(), spread[answer.contest], seed);
        if (fault)
            return base::refused("voting.challenge_opening", "seed", *fault);
    }
    return {};
}

Result<Ballot> makeBallot(const ElectionVerifier& election, const EncryptionKey& key,
    const Precinct& precinct, std::string_view ring, const Encoded& voter,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed, NonceSource& nonces)
{
    Ballot ballot;
    ballot.election = election.frozen().definition.id;
    ballot.ring = std::string(ring);
    ballot.voter = voter;
    for (const Contest* contest : election.frozen().definition.ballotStyle(precinct))
        ballot.answers.push_back({ contest->id, {} });
    const auto spread = spreadVotes(election, ballot, votes);
    if (!spread)
        return base::refused("voting.votes", spread.error().field, spread.error().detail);
    const BallotContext context = contextOf(ballot, election.frozen().fingerprint);
    for (BallotAnswer& answer : ballot.answers) {
        auto blob = proveContest(
            election.shape(answer.contest), context, key, spread->find(answer.contest)->second, seed, nonces);
        if (!blob)
            return base::refused("voting.votes", "votes", "against the rules of " + answer.contest);
        answer.proof = std::move(*blob);
    }
    return ballot;
}

} // namespace maru::voting
