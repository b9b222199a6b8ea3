// SPDX-License-Identifier: Apache-2.0
// Schnorr proofs of a voter: the signature of a ballot in signed mode and the proof that a credential's secret is known
// at enrolment (docs/election-protocol.md "Voters"). R || s, 64 bytes. Standard library only. Thread-safe.
#pragma once

#include "shared/voting/proofs/context.h"

namespace maru::voting {

using SchnorrProof = std::array<std::uint8_t, 64>;

/// What a voter wants with an encrypted ballot; part of what is signed, so that one can never stand for the other.
enum class Purpose : std::uint8_t { Cast, Challenge };
std::string_view textOf(Purpose purpose); ///< "cast", "challenge"

/// r = H->scalar("credential", 32-byte voter secret, election id). The caller wipes it.
Scalar credentialSecret(ByteView voterSecret, std::string_view election);
/// M = r G
Encoded credentialOf(const Scalar& secret);

/// What a voter authorizes: one ballot, for one purpose, in one transaction.
struct Authorization {
    Purpose purpose = Purpose::Cast;
    /// The did:key of the transaction that carries the ballot, made for it alone: nobody can carry an old ballot in again
    /// under another key.
    std::string signer;
    Fingerprint fingerprint {};
    std::string election;
    BallotHash ballot {};
};

/// s G = R + c M, with c = H->scalar("signature", purpose, signer, F, election id, M, ballot hash, R).
SchnorrProof signBallot(const Authorization& authorization, const Scalar& secret, NonceSource& nonces);
bool verifyBallotSignature(const Authorization& authorization, const Encoded& credential, ByteView proof);

/// c = H->scalar("enrol", election id, number, credential, DID of the signer, R).
SchnorrProof proveEnrolment(std::string_view election, std::uint64_t number, std::string_view did,
    const Scalar& secret, NonceSource& nonces);
/// False also for the identity or a bad encoding as credential.
bool verifyEnrolment(std::string_view election, std::uint64_t number, std::string_view did,
    const Encoded& credential, ByteView proof);

/// A signature that was read, for batches: response G - R - challenge M = 0.
struct SchnorrEquation {
    Point commitment;
    Point key;
    Scalar challenge;
    Scalar response;
};
/// Nothing for bad encodings, and for the identity as credential.
std::optional<SchnorrEquation> parseBallotSignature(
    const Authorization& authorization, const Encoded& credential, ByteView proof);
void addSchnorrEquation(const SchnorrEquation& equation, BatchWeights& weights, MultiScalarSum& sum);
bool holds(const SchnorrEquation& equation);

} // namespace maru::voting
