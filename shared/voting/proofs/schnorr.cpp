// SPDX-License-Identifier: Apache-2.0
// A voter's Schnorr proofs.
#include "shared/voting/proofs/schnorr.h"

#include <algorithm>

namespace maru::voting {
namespace {

SchnorrProof prove(Transcript statement, const Scalar& secret, NonceSource& nonces)
{
    Scalar nonce = nonces.next();
    const WipeOnExit wipeNonce(nonce);
    const Encoded commitment = secretMulBase(nonce).encode();
    statement.add(ByteView(commitment));
    const Encoded response = (nonce + statement.scalar() * secret).encode();
    SchnorrProof proof;
    std::copy(commitment.begin(), commitment.end(), proof.begin());
    std::copy(response.begin(), response.end(), proof.begin() + 32);
    return proof;
}

std::optional<SchnorrEquation> parse(Transcript statement, const Encoded& key, ByteView proof)
{
    if (proof.size() != sizeof(SchnorrProof))
        return std::nullopt;
    const auto commitment = Point::decode(proof.first(32));
    const auto response = Scalar::decode(proof.last(32));
    const auto point = Point::decodeNonIdentity(key);
    if (!commitment || !response || !point)
        return std::nullopt;
    statement.add(proof.first(32));
    return SchnorrEquation { *commitment, *point, statement.scalar(), *response };
}

Transcript signatureStatement(const Authorization& authorization, const Encoded& credential)
{
    Transcript statement("signature");
    statement.add(textOf(authorization.purpose)).add(std::string_view(authorization.signer));
    statement.add(ByteView(authorization.fingerprint)).add(std::string_view(authorization.election));
    statement.add(ByteView(credential)).add(ByteView(authorization.ballot));
    return statement;
}

Transcript enrolmentStatement(
    std::string_view election, std::uint64_t number, std::string_view did, const Encoded& credential)
{
    Transcript statement("enrol");
    statement.add(election).addU64(number).add(ByteView(credential)).add(did);
    return statement;
}

} // namespace

std::string_view textOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Cast:
        return "cast";
    case Purpose::Challenge:
        return "challenge";
    }
    return "";
}

Scalar credentialSecret(ByteView voterSecret, std::string_view election)
{
    Transcript transcript("credential");
    transcript.add(voterSecret).add(election);
    return transcript.scalar();
}

Encoded credentialOf(const Scalar& secret)
{
    return secretMulBase(secret).encode();
}

SchnorrProof signBallot(const Authorization& authorization, const Scalar& secret, NonceSource& nonces)
{
    return prove(signatureStatement(authorization, credentialOf(secret)), secret, nonces);
}

std::optional<SchnorrEquation> parseBallotSignature(
    const Authorization& authorization, const Encoded& credential, ByteView proof)
{
    return parse(signatureStatement(authorization, credential), credential, proof);
}

bool verifyBallotSignature(const Authorization& authorization, const Encoded& credential, ByteView proof)
{
    const auto equation = parseBallotSignature(authorization, credential, proof);
    return equation && holds(*equation);
}

SchnorrProof proveEnrolment(std::string_view election, std::uint64_t number, std::string_view did,
    const Scalar& secret, NonceSource& nonces)
{
    return prove(enrolmentStatement(election, number, did, credentialOf(secret)), secret, nonces);
}

bool verifyEnrolment(std::string_view election, std::uint64_t number, std::string_view did,
    const Encoded& credential, ByteView proof)
{
    const auto equation = parse(enrolmentStatement(election, number, did, credential), credential, proof);
    return equation && holds(*equation);
}

void addSchnorrEquation(const SchnorrEquation& equation, BatchWeights& weights, MultiScalarSum& sum)
{
    const Scalar weight = weights.next();
    // R + c M - s G: this way round R's weight stays below 2^128, which costs half.
    sum.add(weight, equation.commitment);
    sum.add(weight * equation.challenge, equation.key);
    sum.addBase(-(weight * equation.response));
}

bool holds(const SchnorrEquation& equation)
{
    return FixedBase::generator().multiply(equation.response)
        == equation.commitment + multiply(equation.challenge, equation.key);
}

} // namespace maru::voting
