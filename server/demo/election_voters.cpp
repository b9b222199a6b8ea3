// SPDX-License-Identifier: Apache-2.0
// Voters: enrolment and ballots, as a voter's page makes them, with numbers that the seed gives.
#include "server/demo/elections.h"

#include "shared/crypto/election_invitation.h"
#include "shared/crypto/hash.h"
#include "shared/voting/ring.h"

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
        const voting::Encoded credential = voting::credentialOf(secret);
        SeededNonces nonces(subjectOf(m_options.seed, m_name, index, "enrol"));
        const voting::SchnorrProof proof =
            voting::proveEnrolment(m_id, static_cast<std::uint64_t>(voter.number), did, secret, nonces);
        const auto invitation = crypto::keyOfInvitation(m_id, voter.code);
        MARU_ASSERT(invitation.has_value());
        const std::string statement = base::canonical(
            Json::object({ { "chain", m_stage.chain() }, { "credential", base::toBase64Url(credential) },
                { "did", did }, { "election", m_id }, { "number", voter.number } }));
        m_stage.send(key, "election", "enrol",
            Json::object({ { "election", m_id }, { "number", voter.number },
                { "credential", base::toBase64Url(credential) }, { "proof", base::toBase64Url(proof) },
                { "invitation_signature",
                    base::toBase64Url(crypto::sign(*invitation, "election-enrol", statement).bytes) } }));
    }
}

base::Status ElectionPlay::loadFrozen()
{
    const Json row = m_stage.must("election", "definitions", m_id);
    MARU_TRY(frozen, voting::frozenFromJson(row.at("frozen")));
    m_key = voting::EncryptionKey::decode(frozen.trustees.joint);
    MARU_ASSERT(m_key.has_value());
    const bool isRing = frozen.definition.mode == voting::Mode::Ring;
    m_verifier.emplace(std::move(frozen));
    if (isRing) {
        for (const PrecinctRow& precinct : m_row.precincts) {
            for (int k = 1;; ++k) {
                const std::string id = std::string(precinct.id) + "-1-" + std::to_string(k);
                const auto ring = m_stage.get("election", "rings", m_id + "/" + id);
                if (!ring)
                    break;
                MARU_TRY(keys, voting::parseRing(ring->at("keys").asString()));
                auto prover = std::make_unique<voting::RingProver>(*keys);
                m_rings.push_back({ id, std::move(keys), std::move(prover) });
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

const ElectionPlay::RingPlace& ElectionPlay::ringOf(const voting::Encoded& credential) const
{
    for (const RingPlace& place : m_rings) {
        const voting::ByteView keys = place.ring->encoded();
        for (std::size_t i = 0; i < keys.size(); i += credential.size())
            if (std::equal(
                    credential.begin(), credential.end(), keys.begin() + static_cast<std::ptrdiff_t>(i)))
                return place;
    }
    MARU_ASSERT(false);
    return m_rings.front();
}

base::Status ElectionPlay::castOne(Voter& voter, std::size_t index, int round, bool isChallenge)
{
    const std::string what = std::to_string(round) + (isChallenge ? "/challenge" : "/cast");
    SeededNonces nonces(subjectOf(m_options.seed, m_name, index, what));
    const voting::BallotSeed seed = nonces.bytes();
    const voting::Scalar secret = voting::credentialSecret(voter.secret, m_id);
    voting::Encoded who = voting::credentialOf(secret);
    const RingPlace* place = nullptr;
    if (!m_rings.empty()) {
        place = &ringOf(who);
        const auto tag = voting::ringTag(secret, voting::tagBase(m_id));
        MARU_ASSERT(tag.has_value());
        who = tag->encode();
    }
    Random random(m_options.seed, subjectOf(0, m_name, index, what));
    const std::vector<voting::OpenedVote> votes = choose(random);
    const voting::Precinct* precinct = m_verifier->frozen().definition.precinct(voter.precinct);
    MARU_ASSERT(precinct != nullptr);
    MARU_TRY(ballot,
        voting::makeBallot(*m_verifier, *m_key, *precinct, place != nullptr ? place->id : std::string(), who,
            votes, seed, nonces));
    // Made for this one ballot: nothing of the voter's is in the transaction.
    const crypto::SigningKey key =
        seededKey(m_options.seed, "ballot/" + m_name + "/" + std::to_string(index) + what);
    const std::string signer = crypto::didOf(key.publicKey());
    const voting::Purpose purpose = isChallenge ? voting::Purpose::Challenge : voting::Purpose::Cast;
    base::Bytes authorization;
    if (place != nullptr) {
        const auto proof = place->prover->prove(
            voting::ringStatementOf(ballot, purpose, signer, m_verifier->frozen().fingerprint), secret,
            nonces.bytes());
        MARU_ASSERT(proof.has_value());
        authorization = *proof;
    } else {
        const voting::SchnorrProof proof = voting::signBallot(
            voting::authorizationOf(ballot, purpose, signer, m_verifier->frozen().fingerprint), secret,
            nonces);
        authorization.assign(proof.begin(), proof.end());
    }
    Json payload = voting::toJson(ballot);
    payload.set("authorization", base::toBase64Url(authorization));
    if (isChallenge) {
        payload.set("seed", base::toBase64Url(seed));
        payload.set("votes", voting::toJson(votes));
    }
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
