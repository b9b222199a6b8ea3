// SPDX-License-Identifier: Apache-2.0
// Append-only Merkle log (RFC 6962 §2.1 = RFC 9162 §2.1): root, inclusion and consistency proofs.
//
// Complete subtrees are kept as nodes (level, index): node (0, i) is leaf i, node (l, i) covers leaves
// [i*2^l, (i+1)*2^l). Nodes are never changed once written, so a store keeps them in a flat table.
#pragma once

#include "shared/base/bytes.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace maru::merkle {

using base::Hash256;

Hash256 leafHash(base::ByteView data); ///< SHA-256(0x00 || data)
Hash256 innerHash(const Hash256& left, const Hash256& right); ///< SHA-256(0x01 || left || right)
Hash256 emptyRoot(); ///< SHA-256("")

struct LogNode {
    int level = 0;
    std::uint64_t index = 0;
    Hash256 hash;
};

/// The right edge of the tree: one node for each set bit of the size. Appending needs nothing else.
class LogFrontier {
public:
    LogFrontier() = default;
    /// From the store; nodes ordered from the largest subtree to the smallest. Failed `merkle.frontier`.
    static base::Result<LogFrontier> fromNodes(std::uint64_t size, std::vector<Hash256> peaks);

    std::uint64_t size() const { return m_size; }
    const std::vector<Hash256>& peaks() const { return m_peaks; }
    /// Appends a leaf hash; `completed` receives the leaf node and every inner node that it completes.
    void append(const Hash256& leaf, std::vector<LogNode>& completed);
    Hash256 root() const;

private:
    std::uint64_t m_size = 0;
    std::vector<Hash256> m_peaks;
};

/// Reads a completed node. Failed when the store does.
using NodeReader = std::function<base::Result<Hash256>(int level, std::uint64_t index)>;

/// Audit path of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1). Refused `merkle.range`.
base::Result<std::vector<Hash256>> inclusionProof(
    std::uint64_t index, std::uint64_t size, const NodeReader& node);
/// Proof that the tree of `first` leaves is a prefix of that of `second` (§2.1.2). Refused `merkle.range`.
base::Result<std::vector<Hash256>> consistencyProof(
    std::uint64_t first, std::uint64_t second, const NodeReader& node);

bool verifyInclusion(const Hash256& leaf, std::uint64_t index, std::uint64_t size,
    const std::vector<Hash256>& proof, const Hash256& root);
bool verifyConsistency(std::uint64_t first, std::uint64_t second, const Hash256& firstRoot,
    const Hash256& secondRoot, const std::vector<Hash256>& proof);

} // namespace maru::merkle
