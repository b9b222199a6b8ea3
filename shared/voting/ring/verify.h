// SPDX-License-Identifier: Apache-2.0
// Checking ring proofs, one or many at once.
//
// Many proofs over few rings cost little more than their own points: the scalars that fall on a ring's keys are added up
// over all proofs, and one multi-scalar multiplication decides. The weights of that sum are hashes of all statements and
// proofs, so that every replica and every verifier computes the same, and nobody can know them before the proofs are
// written. When the sum fails it is halved until every bad proof stands alone.
#pragma once

#include "shared/voting/ring/proof.h"
#include "shared/voting/ring/statement.h"

#include <map>
#include <memory>

namespace maru::voting {

RingFault verifyRingProof(const Ring& ring, const RingStatement& statement, ByteView proof);

/// Not thread-safe; several may run side by side over the same rings.
class RingBatch {
public:
    RingBatch() = default;
    RingBatch(const RingBatch&) = delete;
    RingBatch& operator=(const RingBatch&) = delete;

    /// Returns the number of the proof, from 0. What is wrong with the bytes alone is found here.
    std::size_t add(std::shared_ptr<const Ring> ring, const RingStatement& statement, ByteView proof);

    /// A verdict for each proof, in the order of adding: what verifyRingProof would say.
    std::vector<RingFault> verify() const;

    std::size_t size() const { return m_items.size(); }
    void clear();

private:
    friend RingFault verifyRingProof(const Ring& ring, const RingStatement& statement, ByteView proof);

    struct Item {
        const Ring* ring = nullptr;
        std::shared_ptr<const Ring> owner;
        const Point* base = nullptr; ///< U, in m_bases
        RingFault fault = RingFault::None;
        RingProof proof;
        Point tag;
        Scalar challenge;
        std::vector<std::uint8_t> responses;
    };
    struct Weights {
        Scalar commitment, square, key, tag;
    };

    std::size_t addWith(
        const Ring* ring, std::shared_ptr<const Ring> owner, const RingStatement& statement, ByteView proof);
    std::vector<Weights> weights(const std::vector<std::size_t>& items) const;
    Point sum(std::span<const std::size_t> items, const std::vector<Weights>& weights) const;
    void nameBad(std::span<const std::size_t> items, const Point& sum, const std::vector<Weights>& weights,
        std::vector<RingFault>& verdicts) const;

    std::vector<Item> m_items;
    std::map<std::string, Point, std::less<>> m_bases;
};

} // namespace maru::voting
