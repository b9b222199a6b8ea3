// SPDX-License-Identifier: Apache-2.0
// Elections with known secrets for the tests: contests of every kind, a finished key ceremony, voters.
#pragma once

#include "shared/voting/batch.h"
#include "shared/voting/trustee_secret.h"

#include <random>
#include <set>
#include <stdexcept>

namespace maru::test {

inline voting::Contest contestOf(
    std::string id, voting::ContestKind kind, std::size_t options, std::int64_t minimum, std::int64_t maximum)
{
    voting::Contest contest;
    contest.id = std::move(id);
    contest.kind = kind;
    contest.titleKo = "학생회장";
    contest.titleEn = "President";
    contest.minimum = minimum;
    contest.maximum = maximum;
    contest.blank = true;
    for (std::size_t i = 1; i <= options; ++i) {
        voting::Option option;
        option.id = "o" + std::to_string(i);
        option.number = static_cast<std::int64_t>(i);
        option.nameKo = "후보 " + std::to_string(i);
        option.nameEn = "Candidate " + std::to_string(i);
        contest.options.push_back(std::move(option));
    }
    return contest;
}

inline voting::Contest chooseContest(
    std::string id, std::size_t options = 3, std::int64_t minimum = 1, std::int64_t maximum = 1)
{
    return contestOf(std::move(id), voting::ContestKind::Choose, options, minimum, maximum);
}

inline voting::Contest scoreContest(
    std::string id, std::size_t options, std::int64_t score, std::int64_t minimum, std::int64_t maximum)
{
    voting::Contest contest = contestOf(std::move(id), voting::ContestKind::Score, options, minimum, maximum);
    contest.score = score;
    return contest;
}

/// `lists` lists of `candidates` each: options l1, l1-c1, …
inline voting::Contest listContest(
    std::string id, std::size_t lists, std::size_t candidates, std::int64_t minimum, std::int64_t maximum)
{
    voting::Contest contest = contestOf(std::move(id), voting::ContestKind::List, 0, minimum, maximum);
    for (std::size_t l = 1; l <= lists; ++l) {
        voting::Option list;
        list.id = "l" + std::to_string(l);
        list.number = static_cast<std::int64_t>(l);
        contest.options.push_back(list);
        for (std::size_t c = 1; c <= candidates; ++c) {
            voting::Option candidate;
            candidate.id = list.id + "-c" + std::to_string(c);
            candidate.number = static_cast<std::int64_t>(c);
            candidate.list = list.id;
            contest.options.push_back(candidate);
        }
    }
    return contest;
}

/// Two precincts of constituency "a" and one of "b"; five trustees, three needed.
inline voting::Definition definitionOf(std::vector<voting::Contest> contests, voting::Mode mode,
    std::int64_t trustees = 5, std::int64_t threshold = 3)
{
    voting::Definition definition;
    definition.id = "e-0123456789abcdef";
    definition.mode = mode;
    definition.kind = "university";
    definition.titleKo = "총장 선거";
    definition.titleEn = "Election";
    definition.authority = "a-1";
    definition.contests = std::move(contests);
    definition.precincts = { { "p001", "제1투표구", "First", "a", "" },
        { "p002", "제2투표구", "Second", "a", "p001" }, { "p003", "제3투표구", "Third", "b", "" } };
    definition.schedule = { 100, 200, 300, 400, 10, 1000 };
    definition.certifiers = 2;
    definition.threshold = threshold;
    for (std::int64_t i = 1; i <= trustees; ++i)
        definition.trustees.push_back(
            { i, "o-" + std::to_string(i), "a-" + std::to_string(i), "관리인", "Trustee" });
    return definition;
}

struct KnownElection {
    std::vector<voting::TrusteeSecret> trustees; ///< finished; index = place + 1
    voting::FrozenElection frozen;

    voting::DecryptionStatement statement(
        std::int64_t trustee, const voting::Contest& contest, std::string unit) const
    {
        voting::DecryptionStatement statement;
        statement.fingerprint = frozen.fingerprint;
        statement.election = frozen.definition.id;
        statement.unit = std::move(unit);
        statement.contest = contest.id;
        for (const voting::Slot& slot : contest.shape().slots)
            statement.slots.push_back(slot.id);
        statement.index = trustee;
        statement.publicShare = *voting::publicShare(frozen.trustees.keys, trustee);
        return statement;
    }
};

template<class T>
T orThrow(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            result.error().code + ' ' + result.error().field + ' ' + result.error().detail);
    return std::move(result).value();
}

/// The whole ceremony, every check included.
inline KnownElection freeze(voting::Definition definition)
{
    KnownElection election;
    const voting::CeremonyContext context { definition.id, 1, definition.threshold };
    std::vector<voting::TrusteeKey> keys;
    for (const voting::Trustee& trustee : definition.trustees) {
        election.trustees.push_back(voting::TrusteeSecret::create(context, trustee.index));
        keys.push_back({ trustee.index, election.trustees.back().coefficients() });
    }
    for (voting::TrusteeSecret& receiver : election.trustees) {
        std::vector<voting::ReceivedShare> shares;
        for (const voting::TrusteeSecret& dealer : election.trustees)
            if (dealer.index() != receiver.index())
                shares.push_back({ dealer.index(),
                    orThrow(dealer.sealedShareFor(receiver.index(), receiver.encryptionKey())), {} });
        if (!receiver.finish(keys, shares))
            throw std::runtime_error("the ceremony failed");
    }
    const voting::TrusteeKeys trustees = orThrow(voting::finishCeremony(definition.threshold, keys));
    election.frozen =
        orThrow(voting::frozenFromJson(voting::composeFrozen(definition, { {}, 10, 12 }, trustees)));
    return election;
}

struct KnownVoter {
    voting::Scalar secret = voting::Scalar::random();
    voting::Encoded credential = voting::credentialOf(secret);
};

inline voting::BallotSeed randomSeed()
{
    voting::BallotSeed seed {};
    voting::platformRandom(seed);
    return seed;
}

constexpr std::string_view kSigner = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

/// A ballot of precinct p001 in signed mode.
inline voting::Ballot ballotOf(const voting::ElectionVerifier& election, const KnownVoter& voter,
    const std::vector<voting::OpenedVote>& votes, const voting::BallotSeed& seed = randomSeed(),
    std::string_view ring = {})
{
    voting::RandomNonces nonces;
    const auto key = voting::EncryptionKey::decode(election.frozen().trustees.joint);
    return orThrow(voting::makeBallot(election, *key, *election.frozen().definition.precinct("p001"), ring,
        voter.credential, votes, seed, nonces));
}

inline voting::SchnorrProof signatureOf(const voting::ElectionVerifier& election, const KnownVoter& voter,
    const voting::Ballot& ballot, voting::Purpose purpose = voting::Purpose::Cast,
    std::string_view signer = kSigner)
{
    voting::RandomNonces nonces;
    return voting::signBallot(voting::authorizationOf(ballot, purpose, signer, election.frozen().fingerprint),
        voter.secret, nonces);
}

/// Random votes of a shape, allowed or not.
inline std::vector<std::uint64_t> randomVotes(const voting::ContestShape& shape, std::mt19937& random)
{
    std::vector<std::uint64_t> votes;
    for (const voting::Slot& slot : shape.slots)
        votes.push_back(random() % 3 == 0 ? random() % (slot.top + 1) : 0);
    return votes;
}

/// Random votes that the rules allow; a blank vote or the least that a contest wants when chance finds none.
inline std::vector<std::uint64_t> allowedVotes(const voting::ContestShape& shape, std::mt19937& random)
{
    for (int attempt = 0; attempt < 200; ++attempt) {
        std::vector<std::uint64_t> votes = randomVotes(shape, random);
        if (shape.allows(votes))
            return votes;
    }
    std::vector<std::uint64_t> blank(shape.slots.size(), 0);
    blank[0] = 1;
    return blank;
}

} // namespace maru::test
