// SPDX-License-Identifier: Apache-2.0
// Many ballots of one election verified as one multi-scalar multiplication with weights of 128 bits. A batch that fails
// is bisected, and every ballot that is named bad has failed by itself, exactly.
//
// The weights come from a hash of all that is verified, so every node comes to the same verdict; that verdict is the one
// of checkProofs and checkSignature but for a chance of 2^-128 a batch, however ballots are put together into batches.
// Not thread-safe; several batches may run in several threads over one ElectionVerifier.
#pragma once

#include "shared/voting/ballot.h"

namespace maru::voting {

class BallotBatch {
public:
    explicit BallotBatch(const ElectionVerifier& election);
    ~BallotBatch();
    BallotBatch(const BallotBatch&) = delete;
    BallotBatch& operator=(const BallotBatch&) = delete;

    void reserve(std::size_t ballots);
    /// Proofs only (ring mode: the ring proof is verified by shared/voting/ring.h). Returns the ballot's place.
    std::size_t add(const Ballot& ballot);
    /// Proofs and signature (signed mode).
    std::size_t add(
        const Ballot& ballot, Purpose purpose, std::string_view signer, base::ByteView authorization);
    std::size_t size() const;

    /// The ciphertexts of a ballot that was added, one list an answer, as its proofs were read; empty when they could not
    /// be. They spare who adds ballots up from decoding them again.
    std::vector<std::vector<Ciphertext>> ciphertexts(std::size_t place) const;

    /// One for each ballot in the order of add: good, or refused as checkProofs and checkSignature do.
    std::vector<base::Status> verify();

private:
    struct Item;
    bool parse(Item& item, const Ballot& ballot) const;
    void addEquations(const Item& item, MultiScalarSum& sum) const;
    bool holdsTogether(std::size_t first, std::size_t last) const;
    void bisect(std::size_t first, std::size_t last, std::vector<base::Status>& verdicts) const;
    base::Status exactly(const Item& item) const;

    const ElectionVerifier& m_election;
    std::vector<Item> m_items;
};

} // namespace maru::voting
