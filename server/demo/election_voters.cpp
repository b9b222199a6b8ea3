// SPDX-License-Identifier: Apache-2.0
// Voters: enrolment and ballots, as a voter's page makes them, with numbers that the seed gives.
#include "server/demo/elections.h"

#include "shared/crypto/election_invitation.h"
#include "shared/crypto/hash.h"

namespace maru::demo {

namespace {

constexpr std::size_t kEnrolmentsPerSlot = 40;

std::string subjectOf(std::uint64_t seed, const std::string& name, std::size_t index, const std::string& what)
{
    return "maru/demo-ballot/v1/" + std::to_string(seed) + "/" + name + "/" + std::to_string(index) + "/"
        + what;
}

} // namespace

void ElectionPlay::enrolSome()
{
    std::size_t done = 0;
    // Who does not enrol at all: the last ones of each precinct.
    while (m_nextEnrolment < m_voters.size() && done < kEnrolmentsPerSlot) {
        const std::size_t index = m_nextEnrolment++;
        Voter& voter = m_voters[index];
        std::size_t first = 0;
        for (const PrecinctRow& precinct : m_row.precincts) {
            if (voter.precinct == precinct.id)
                voter.isEnrolled = index - first < static_cast<std::size_t>(precinct.enrolled);
            first += voter.precinct == precinct.id ? 0 : static_cast<std::size_t>(precinct.voters);
            if (voter.precinct == precinct.id)
                break;
        }
        if (!voter.isEnrolled)
            continue;
        ++done;
        const crypto::SigningKey key =
            seededKey(m_options.seed, "voter/" + m_name + "/" + std::to_string(index));
        const std::string did = crypto::didOf(key.publicKey());
        const voting::Scalar secret = voting::credentialSecret(voter.secret, m_id);
        SeededNonces nonces(subjectOf(m_options.seed, m_name, index, "enrol"));
        const auto invitation = crypto::keyOfInvitation(m_id, voter.code);
        MARU_ASSERT(invitation.has_value());
        m_stage.send(key, "election", "enrol",
            voting::enrolPayload(m_stage.chain(), m_id, voter.number, secret, *invitation, did, nonces));
    }
}

base::Status ElectionPlay::loadFrozen()
{
    const Json row = m_stage.must("election", "definitions", m_id);
    MARU_TRY(booth, voting::Booth::create(row.at("frozen")));
    m_booth.emplace(std::move(booth));
    if (m_booth->definition().mode == voting::Mode::Ring) {
        for (const PrecinctRow& precinct : m_row.precincts) {
            for (int k = 1;; ++k) {
                const std::string id = std::string(precinct.id) + "-1-" + std::to_string(k);
                const auto ring = m_stage.get("election", "rings", m_id + "/" + id);
                if (!ring)
                    break;
                MARU_CHECK(m_booth->addRing(id, ring->at("keys").asString()));
            }
        }
    }
    // Everybody in turn, until each precinct has as many ballots as its row says.
    std::map<std::string, int> left;
    for (const PrecinctRow& precinct : m_row.precincts)
        left[std::string(precinct.id)] = precinct.ballots;
    std::vector<std::size_t> order(m_voters.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(
            order[i - 1], order[static_cast<std::size_t>(m_random.below(static_cast<std::int64_t>(i)))]);
    for (const std::size_t index : order)
        if (m_voters[index].isEnrolled && left[m_voters[index].precinct]-- > 0)
            m_turn.push_back(index);
    return {};
}

std::vector<voting::OpenedVote> ElectionPlay::choose(Random& random) const
{
    std::vector<voting::OpenedVote> votes;
    for (const ContestRow& contest : m_row.contests) {
        if (contest.blank && random.chance(4)) {
            votes.push_back({ std::string(contest.id), "blank", 1 });
            continue;
        }
        std::int64_t whole = 0;
        for (const CandidateRow& candidate : contest.candidates)
            whole += candidate.weight;
        std::vector<bool> chosen(contest.candidates.size(), false);
        const std::int64_t wanted = random.between(contest.minimum, contest.maximum);
        for (std::int64_t i = 0; i < wanted; ++i) {
            std::int64_t at = random.below(whole);
            std::size_t place = 0;
            while (at >= contest.candidates[place].weight)
                at -= contest.candidates[place++].weight;
            chosen[place] = true;
        }
        for (std::size_t i = 0; i < chosen.size(); ++i)
            if (chosen[i])
                votes.push_back({ std::string(contest.id), std::string(contest.candidates[i].id), 1 });
    }
    return votes;
}

base::Status ElectionPlay::castOne(Voter& voter, std::size_t index, int round, bool isChallenge)
{
    const std::string what = std::to_string(round) + (isChallenge ? "/challenge" : "/cast");
    SeededNonces nonces(subjectOf(m_options.seed, m_name, index, what));
    const voting::BallotSeed seed = nonces.bytes();
    const voting::Scalar secret = voting::credentialSecret(voter.secret, m_id);
    Random random(m_options.seed, subjectOf(0, m_name, index, what));
    const std::vector<voting::OpenedVote> votes = choose(random);
    MARU_TRY(ballot, m_booth->encrypt(secret, voter.precinct, votes, seed, nonces));
    // Made for this one ballot: nothing of the voter's is in the transaction.
    const crypto::SigningKey key =
        seededKey(m_options.seed, "ballot/" + m_name + "/" + std::to_string(index) + what);
    const std::string signer = crypto::didOf(key.publicKey());
    const voting::Purpose purpose = isChallenge ? voting::Purpose::Challenge : voting::Purpose::Cast;
    std::array<std::uint8_t, 32> fresh {};
    if (m_booth->definition().mode == voting::Mode::Ring)
        fresh = nonces.bytes();
    MARU_TRY(authorization, m_booth->authorize(secret, ballot, purpose, signer, fresh, nonces));
    Json payload = isChallenge ? voting::challengePayload(ballot, authorization, votes, seed)
                               : voting::castPayload(ballot, authorization);
    m_stage.send(key, "election", isChallenge ? "challenge" : "cast", std::move(payload));
    return {};
}

base::Status ElectionPlay::castSome(std::int64_t perMille)
{
    const std::int64_t days = m_row.openDay - std::max(m_row.closeDay, 1) + 1;
    const auto wanted =
        static_cast<std::size_t>(static_cast<std::int64_t>(m_turn.size()) * perMille / (650 * days) + 1);
    for (std::size_t i = 0; i < wanted && m_nextCast < m_turn.size(); ++i) {
        const std::size_t index = m_turn[m_nextCast++];
        // Some look into the envelope first, and some vote again later.
        if (m_nextCast % 37 == 0)
            MARU_CHECK(castOne(m_voters[index], index, 0, /*isChallenge=*/true));
        MARU_CHECK(castOne(m_voters[index], index, 1, /*isChallenge=*/false));
        if (m_nextCast % 29 == 0 && m_nextCast > 29) {
            const std::size_t again = m_turn[m_nextCast - 20];
            MARU_CHECK(castOne(m_voters[again], again, 2, /*isChallenge=*/false));
        }
    }
    return {};
}

void ElectionPlay::handOut(Summary& summary) const
{
    if (m_row.openDay > 0 && m_row.closeDay <= 0) {
        // Somebody who is enrolled and has not voted.
        for (std::size_t index = 0; index < m_voters.size(); ++index) {
            const Voter& voter = m_voters[index];
            if (!voter.isEnrolled || std::find(m_turn.begin(), m_turn.end(), index) != m_turn.end())
                continue;
            summary.voters.push_back({ m_id, voter.number, base::toBase64Url(voter.secret), voter.precinct,
                voter.weight, std::string(m_row.mode) });
            if (summary.voters.size() == 3)
                break;
        }
    }
    if (m_row.openDay <= 0) {
        for (const Voter& voter : m_voters)
            if (!voter.isEnrolled && summary.invitations.size() < 5)
                summary.invitations.push_back({ m_id, voter.number, voter.code });
    }
}

} // namespace maru::demo
