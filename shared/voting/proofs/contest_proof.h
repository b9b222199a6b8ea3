// SPDX-License-Identifier: Apache-2.0
// The answer to one contest: ciphertexts and all proofs in one blob whose length depends on the contest alone.
// Standard library only: the browser makes ballots with it. Thread-safe.
//
// For each slot: alpha || beta || proof of 0..top; then for each rule: proof of low..high on the combined ciphertext.
#pragma once

#include "shared/voting/proofs/option_proof.h"
#include "shared/voting/proofs/shape.h"

namespace maru::voting {

/// `votes`: one a slot, in the shape's order. Nothing when they break a rule of the contest (the page must not offer
/// that). Nonces: slots in order, then rules in order.
std::optional<std::vector<std::uint8_t>> proveContest(const ContestShape& shape, const BallotContext& context,
    const EncryptionKey& key, const std::vector<std::uint64_t>& votes, const BallotSeed& seed,
    NonceSource& nonces);

/// As proveContest without looking whether the votes are allowed: what a cheating voter would send. For tests of
/// verifiers, and for proveContest itself.
std::vector<std::uint8_t> proveContestUnchecked(const ContestShape& shape, const BallotContext& context,
    const EncryptionKey& key, const std::vector<std::uint64_t>& votes, const BallotSeed& seed,
    NonceSource& nonces);

struct ContestAnswer {
    std::vector<Ciphertext> ciphertexts; ///< one a slot
    std::vector<RangeProof> options;
    std::vector<RangeProof> rules;
};

/// Why an answer is bad. English for logs: "option proof of c1/o2", "rule 0 of c1".
using ProofFault = std::optional<std::string>;

struct ParsedContest {
    ContestAnswer answer;
    ProofFault fault; ///< set: the answer is empty
};

/// Length, encodings, identity as alpha; computes the challenges, verifies nothing.
ParsedContest parseContest(
    const ContestShape& shape, const BallotContext& context, const VerificationKey& key, ByteView blob);

/// The ciphertexts alone, without hashing and proofs: for sums over ballots that were verified before. Nothing when the
/// length or an encoding is bad.
std::optional<std::vector<Ciphertext>> readCiphertexts(const ContestShape& shape, ByteView blob);
/// alpha || beta of every slot, cut out of the blob; empty when the length is wrong.
std::vector<std::uint8_t> cutCiphertexts(const ContestShape& shape, ByteView blob);

/// Adds every equation of the answer to `sum`, each with a weight of its own: the identity if all are good.
void addContestEquations(const ContestShape& shape, const ContestAnswer& answer, const VerificationKey& key,
    BatchWeights& weights, MultiScalarSum& sum);

/// Every proof by itself; names the first that is bad.
ProofFault verifyContest(const ContestShape& shape, const ContestAnswer& answer, const VerificationKey& key);

/// Whether the ciphertexts are those of `votes` under `seed`: opens a challenged ballot. For anybody.
ProofFault checkOpening(const ContestShape& shape, const BallotContext& context, const ContestAnswer& answer,
    const VerificationKey& key, const std::vector<std::uint64_t>& votes, const BallotSeed& seed);

} // namespace maru::voting
