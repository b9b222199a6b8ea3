// SPDX-License-Identifier: Apache-2.0
// One ballot by itself.
#include "server/domains/election/ballot_checks.h"

namespace maru::election {

VerifierPtr makeVerifier(const Json& definitionRow)
{
    const Json& document = definitionRow.at("frozen");
    auto frozen =
        document.isString() ? voting::parseFrozen(document.asString()) : voting::frozenFromJson(document);
    MARU_ASSERT(frozen.has_value());
    return std::make_shared<const voting::ElectionVerifier>(std::move(*frozen));
}

LazyRingPtr ringOfRow(const Json& row)
{
    return std::make_shared<const LazyRing>(
        row.at("unit").asString(), row.at("weight").asInteger(), row.at("keys").asString());
}

std::string ringKey(std::string_view election, std::string_view ring)
{
    return std::string(election) + '/' + std::string(ring);
}

Result<voting::Ballot> readBallot(const Json& payload, voting::Mode mode)
{
    auto ballot = voting::ballotFromJson(payload, mode);
    if (!ballot)
        return refused("election.ballot_format", "payload." + ballot.error().field, ballot.error().detail);
    return ballot;
}

Result<BallotPlace> placeOf(
    const domain::StateView& state, const voting::Ballot& ballot, voting::Mode mode, LazyRingPtr known)
{
    BallotPlace place;
    if (mode == voting::Mode::Ring) {
        if (known == nullptr) {
            const auto row = state.get("rings", ringKey(ballot.election, ballot.ring));
            if (!row)
                return refused("election.ring", "payload.ring");
            known = ringOfRow(*row);
        }
        place.precinct = known->unit();
        place.weight = known->weight();
        place.ring = std::move(known);
        return place;
    }
    const auto entry =
        state.get("credentials", partKey(ballot.election, base::toBase64Url(base::ByteView(ballot.voter))));
    if (!entry)
        return refused("election.not_enrolled", "payload.voter");
    const auto row = state.get("voters", voterKey(ballot.election, entry->at("number").asInteger()));
    if (!row || row->at("state").asString() != "enrolled")
        return refused("election.not_enrolled", "payload.voter");
    place.precinct = row->at("precinct").asString();
    place.weight = row->at("weight").asInteger();
    return place;
}

std::string nonceKey(const voting::Ballot& ballot)
{
    constexpr std::size_t kPointBytes = 32;
    if (ballot.answers.empty() || ballot.answers.front().proof.size() < kPointBytes)
        return {};
    return partKey(
        ballot.election, base::toBase64Url(base::ByteView(ballot.answers.front().proof).first(kPointBytes)));
}

Status checkFresh(const domain::StateView& state, const voting::Ballot& ballot, const std::string& hash,
    const std::string& tracker, voting::Purpose purpose)
{
    const bool isCast = purpose == voting::Purpose::Cast;
    if (const auto row = state.get("trackers", partKey(ballot.election, tracker))) {
        // 100 bits can be made to meet by who has the time; the first ballot keeps its tracker.
        if (row->at("ballot").asString() != hash)
            return refused("election.tracker_taken", "payload.answers");
        if (row->at("state").asString() == "challenged")
            return refused(
                isCast ? "election.ballot_challenged" : "election.ballot_repeated", "payload.answers");
        return refused(isCast ? "election.ballot_repeated" : "election.ballot_cast", "payload.answers");
    }
    // Two ballots with one nonce show what differs between them, and one that was opened opens the other.
    const std::string nonce = nonceKey(ballot);
    if (!nonce.empty() && state.has("nonces", nonce))
        return refused("election.nonce_reused", "payload.answers");
    return {};
}

Status checkBallotStyle(
    const voting::ElectionVerifier& election, const voting::Ballot& ballot, const voting::Precinct& precinct)
{
    const Status style = voting::checkStyle(election, ballot, precinct);
    if (!style)
        return refused("election.ballot_style", "payload.answers", style.error().detail);
    return {};
}

const voting::ContestSums* KnownSums::find(const std::string& key, const std::string& text) const
{
    const auto found = m_entries.find(key);
    return found != m_entries.end() && found->second.text == text ? &found->second.sums : nullptr;
}

void KnownSums::put(const std::string& key, std::string text, voting::ContestSums sums)
{
    m_entries.insert_or_assign(key, Entry { std::move(text), std::move(sums) });
}

base::Error badProof(const std::string& detail)
{
    return refused("election.ballot_proof", "payload.answers", detail);
}

base::Error badAuthorization(const std::string& detail)
{
    return refused("election.authorization", "payload.authorization", detail);
}

Status checkAuthorizationForm(const voting::Ballot& ballot, const Json& payload, const LazyRing* ring)
{
    const auto authorization = base::fromBase64Url(payload.at("authorization").asString());
    if (!authorization)
        return badAuthorization("no base64url");
    const std::size_t expected = ring == nullptr ? std::tuple_size_v<voting::SchnorrProof>
                                                 : voting::ringProofBytes(voting::ringLevels(ring->size()));
    if (authorization->size() != expected)
        return badAuthorization("wrong length");
    if (!voting::Point::decodeNonIdentity(ballot.voter))
        return badAuthorization("the voter is no point, or the identity");
    return {};
}

Status judgeProofs(const voting::ElectionVerifier& election, const voting::Ballot& ballot)
{
    const Status proofs = voting::checkProofs(election, ballot);
    if (!proofs)
        return badProof(proofs.error().detail);
    return {};
}

Status judgeAuthorization(const voting::ElectionVerifier& election, const voting::Ballot& ballot,
    voting::Purpose purpose, std::string_view signer, const Json& payload, const LazyRing* ring)
{
    const auto authorization = base::fromBase64Url(payload.at("authorization").asString());
    if (!authorization)
        return badAuthorization("no base64url");
    const Status authorized = ring == nullptr
        ? voting::checkSignature(election, ballot, purpose, signer, *authorization)
        : voting::checkRingAuthorization(ring->ring(),
            voting::ringStatementOf(ballot, purpose, signer, election.frozen().fingerprint),
            base::ByteView(*authorization));
    if (!authorized)
        return badAuthorization(authorized.error().detail);
    return {};
}

} // namespace maru::election
