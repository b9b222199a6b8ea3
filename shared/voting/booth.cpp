// SPDX-License-Identifier: Apache-2.0
// A voter's payloads.
#include "shared/voting/booth.h"

#include "shared/voting/ring.h"

#include <algorithm>

namespace maru::voting {

using base::Json;

Json enrolPayload(const std::string& chain, const std::string& election, std::int64_t number,
    const Scalar& secret, const crypto::SigningKey& invitation, const std::string& did, NonceSource& nonces)
{
    const std::string credential = base::toBase64Url(credentialOf(secret));
    const SchnorrProof proof =
        proveEnrolment(election, static_cast<std::uint64_t>(number), did, secret, nonces);
    const std::string statement = base::canonical(Json::object({ { "chain", chain },
        { "credential", credential }, { "did", did }, { "election", election }, { "number", number } }));
    return Json::object({ { "election", election }, { "number", number }, { "credential", credential },
        { "proof", base::toBase64Url(proof) },
        { "invitation_signature", crypto::sign(invitation, "election-enrol", statement).text() } });
}

Booth::Booth(std::shared_ptr<const ElectionVerifier> verifier, EncryptionKey key)
    : m_verifier(std::move(verifier)), m_key(std::move(key))
{
}

base::Result<Booth> Booth::create(const Json& frozen)
{
    MARU_TRY(election, frozenFromJson(frozen));
    auto verifier = std::make_shared<const ElectionVerifier>(std::move(election));
    auto key = EncryptionKey::decode(verifier->frozen().trustees.joint);
    if (!key)
        return base::refused("voting.trustee_keys", "trustees.joint");
    return Booth(std::move(verifier), std::move(*key));
}

base::Status Booth::addRing(const std::string& id, std::string_view keys)
{
    Place place;
    MARU_TRY(ring, parseRing(keys));
    place.ring = std::move(ring);
    place.prover = std::make_shared<const RingProver>(*place.ring);
    const base::ByteView encoded = place.ring->encoded();
    for (std::size_t i = 0; i < place.ring->size(); ++i) {
        Encoded key {};
        const base::ByteView one = encoded.subspan(key.size() * i, key.size());
        std::copy(one.begin(), one.end(), key.begin());
        m_ringOf[key] = id;
    }
    m_rings[id] = std::move(place);
    return {};
}

std::string Booth::ringOf(const Encoded& credential) const
{
    const auto found = m_ringOf.find(credential);
    return found == m_ringOf.end() ? std::string() : found->second;
}

Encoded Booth::nameOf(const Scalar& secret) const
{
    if (definition().mode == Mode::Signed)
        return credentialOf(secret);
    const auto tag = ringTag(secret, tagBase(definition().id));
    MARU_ASSERT(tag.has_value()); // of no secret but 0
    return tag->encode();
}

base::Result<Ballot> Booth::encrypt(const Scalar& secret, std::string_view precinct,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed, NonceSource& nonces) const
{
    const Precinct* place = definition().precinct(precinct);
    if (place == nullptr)
        return base::refused("voting.ballot_style", "precinct", std::string(precinct));
    return makeBallot(
        *m_verifier, m_key, *place, ringOf(credentialOf(secret)), nameOf(secret), votes, seed, nonces);
}

base::Result<base::Bytes> Booth::authorize(const Scalar& secret, const Ballot& ballot, Purpose purpose,
    std::string_view signer, std::span<const std::uint8_t, 32> fresh, NonceSource& nonces) const
{
    const Fingerprint& fingerprint = m_verifier->frozen().fingerprint;
    if (definition().mode == Mode::Signed) {
        const SchnorrProof proof =
            signBallot(authorizationOf(ballot, purpose, signer, fingerprint), secret, nonces);
        return base::Bytes(proof.begin(), proof.end());
    }
    const auto place = m_rings.find(ballot.ring);
    if (place == m_rings.end())
        return base::refused("voting.ring_keys", "ring", ballot.ring);
    auto proof =
        place->second.prover->prove(ringStatementOf(ballot, purpose, signer, fingerprint), secret, fresh);
    if (!proof)
        return base::refused("voting.ring_keys", "ring", ballot.ring);
    return std::move(*proof);
}

Json castPayload(const Ballot& ballot, base::ByteView authorization)
{
    Json payload = toJson(ballot);
    payload.set("authorization", base::toBase64Url(authorization));
    return payload;
}

Json challengePayload(const Ballot& ballot, base::ByteView authorization,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed)
{
    Json payload = castPayload(ballot, authorization);
    payload.set("seed", base::toBase64Url(seed));
    payload.set("votes", toJson(votes));
    return payload;
}

} // namespace maru::voting
