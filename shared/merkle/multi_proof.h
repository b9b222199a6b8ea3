// SPDX-License-Identifier: Apache-2.0
// One proof for many leaves of an RFC 6962 log: the roots of the subtrees that hold none of them, from left to right.
//
// With the leaves' own hashes they give the root of the whole log (the recursion of RFC 6962 §2.1), so many leaves cost
// little more than one. The order is that of the recursion: left before right, whole subtrees only.
#pragma once

#include "shared/merkle/log_tree.h"

#include <span>

namespace maru::merkle {

/// `leaves`: indexes in rising order, each once and below `size`. Refused `merkle.range`; failed when the reader does.
base::Result<std::vector<Hash256>> multiProof(
    std::span<const std::uint64_t> leaves, std::uint64_t size, const NodeReader& node);

struct IndexedLeaf {
    std::uint64_t index = 0;
    Hash256 hash; ///< leafHash of the leaf's text
};

/// The root that the leaves and the proof give. Refused `merkle.range` (order, an index twice or beyond the log),
/// `merkle.proof` (too few nodes, or some left over).
base::Result<Hash256> multiProofRoot(
    std::span<const IndexedLeaf> leaves, std::uint64_t size, std::span<const Hash256> proof);

} // namespace maru::merkle
