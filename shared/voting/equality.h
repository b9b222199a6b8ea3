// SPDX-License-Identifier: Apache-2.0
// Proof that two discrete logarithms are equal (Chaum, Pedersen 1992): S = s G and D = s A for the same s. The challenge
// is the caller's, over its whole statement. Thread-safe.
#pragma once

#include "shared/voting/proofs/context.h"

namespace maru::voting {

/// z G = a + c S and z A = b + c D
struct EqualityProof {
    Point a;
    Point b;
    Scalar response;
};

/// `statement` holds everything but the commitments. Through libsodium.
EqualityProof proveEquality(
    const Scalar& secret, const Encoded& base, Transcript statement, NonceSource& nonces);

struct EqualityStatement {
    Point publicKey; ///< S
    Point base; ///< A
    Point image; ///< D
};
bool verifyEquality(const EqualityStatement& statement, const EqualityProof& proof, const Scalar& challenge);
void addEqualityEquations(const EqualityStatement& statement, const EqualityProof& proof,
    const Scalar& challenge, BatchWeights& weights, MultiScalarSum& sum);

} // namespace maru::voting
