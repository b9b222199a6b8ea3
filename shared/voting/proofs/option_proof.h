// SPDX-License-Identifier: Apache-2.0
// Disjunctive proof that a ciphertext holds one of the values low..low+n-1, with published commitments, so that
// thousands are verified as one sum (Cramer, Damgard, Schoenmakers 1994; docs/election-protocol.md "Ballot").
// Standard library only. Thread-safe.
//
//   z_j G = a_j + c_j alpha        z_j K = b_j + c_j (beta - (low + j) G)        sum of c_j = c
#pragma once

#include "shared/voting/proofs/elgamal.h"

namespace maru::voting {

struct ProofBranch {
    Point a;
    Point b;
    Scalar challenge;
    Scalar response;
};

struct RangeProof {
    std::uint64_t low = 0;
    std::vector<ProofBranch> branches; ///< one a value
};

/// (a||b) x n, c x (n-1), z x n
constexpr std::size_t rangeProofBytes(std::size_t values)
{
    return 32 * (values * 2 + (values - 1) + values);
}

/// Proves that `offset`, the vote minus low, is in 0..values-1, and writes the proof to `out`. `statement` holds the
/// whole statement up to the ciphertext; the commitments are added to it. In constant time in offset and randomness;
/// an offset out of range gives a proof that does not verify. Nonces: for each value first w, then c.
void proveRange(std::uint64_t offset, std::size_t values, const Scalar& randomness, const EncryptionKey& key,
    Transcript statement, NonceSource& nonces, std::vector<std::uint8_t>& out);

/// Reads `rangeProofBytes(values)` bytes; the last challenge is what the others leave of the statement's. Nothing when
/// an encoding is bad.
std::optional<RangeProof> parseRange(
    std::uint64_t low, std::size_t values, ByteView bytes, Transcript statement);

/// What a sum must be multiplied with on the ciphertext's side: the caller merges proofs about one ciphertext.
struct CiphertextWeights {
    Scalar alpha;
    Scalar beta;
};

/// Adds both equations of every branch, each times the next weight, to `sum`, but for the ciphertext's own terms, which
/// are returned: sum + alpha * A + beta * B is the identity if the proof is good.
CiphertextWeights addRangeEquations(
    const RangeProof& proof, const VerificationKey& key, BatchWeights& weights, MultiScalarSum& sum);

/// One proof by itself, every equation exactly.
bool verifyRange(const RangeProof& proof, const Ciphertext& ciphertext, const VerificationKey& key);

} // namespace maru::voting
