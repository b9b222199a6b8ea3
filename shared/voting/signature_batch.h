// SPDX-License-Identifier: Apache-2.0
// Signatures of ballots (signed mode) without their proofs, many as one multi-scalar multiplication: a signature costs a
// fraction of a ballot's proofs, so whoever has to check ballots of strangers asks first who signed them.
//
// Weights and bisection are as in shared/voting/batch.h: every verdict is the one of verifyBallotSignature but for a
// chance of 2^-128 a batch, and every signature that is named bad has failed by itself. Not thread-safe.
#pragma once

#include "shared/voting/proofs/schnorr.h"

#include <optional>
#include <vector>

namespace maru::voting {

class SignatureBatch {
public:
    void reserve(std::size_t signatures);
    /// Returns the signature's place.
    std::size_t add(const Authorization& statement, const Encoded& credential, ByteView authorization);
    std::size_t size() const { return m_items.size(); }
    /// One for each in the order of add.
    std::vector<bool> verify();

private:
    struct Item {
        std::optional<SchnorrEquation> equation; ///< nothing: it could not be read
        Digest512 digest {};
    };
    bool holdsTogether(std::size_t first, std::size_t last) const;
    void bisect(std::size_t first, std::size_t last, std::vector<bool>& verdicts) const;

    std::vector<Item> m_items;
    std::vector<Digest512> m_weights; ///< where each one's weight comes from
};

} // namespace maru::voting
