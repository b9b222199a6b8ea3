// SPDX-License-Identifier: Apache-2.0
// Merkle sum tree: each node commits to a hash and to the sum of won below it, so a donor who finds their own leaf
// knows that it is counted in the published total.
//
// leaf = (SHA-256(0x00 || be64(amount) || data), amount), inner = (SHA-256(0x01 || be64(l.sum) || l.hash ||
// be64(r.sum) || r.hash), l.sum + r.sum); shape as RFC 6962 (largest power of two to the left). Amounts are >= 0.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/units.h"

#include <vector>

namespace maru::merkle {

struct SumNode {
    base::Hash256 hash;
    base::Won sum;
    friend bool operator==(const SumNode&, const SumNode&) = default;
};

SumNode sumLeaf(base::ByteView data, base::Won amount);
SumNode sumInner(const SumNode& left, const SumNode& right);
/// Of no leaves: (SHA-256(""), 0).
SumNode sumRoot(const std::vector<SumNode>& leaves);
/// Siblings from the leaf up. Refused `merkle.range`.
base::Result<std::vector<SumNode>> sumProof(const std::vector<SumNode>& leaves, std::uint64_t index);
/// False also for a negative sum anywhere or a total beyond 2^53-1.
bool verifySum(const SumNode& leaf, std::uint64_t index, std::uint64_t count,
    const std::vector<SumNode>& proof, const SumNode& root);

} // namespace maru::merkle
