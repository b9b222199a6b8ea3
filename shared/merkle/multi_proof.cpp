// SPDX-License-Identifier: Apache-2.0
// The recursion of RFC 6962 §2.1 over the ranges that hold a shown leaf.
#include "shared/merkle/multi_proof.h"

#include <algorithm>
#include <bit>

namespace maru::merkle {

namespace {

base::Result<Hash256> storedRoot(std::uint64_t begin, std::uint64_t end, const NodeReader& node)
{
    // begin is a multiple of the largest power of two in the range: it is made of complete subtrees from the left.
    const std::uint64_t length = end - begin;
    if (std::has_single_bit(length)) {
        const int level = std::countr_zero(length);
        return node(level, begin >> level);
    }
    const std::uint64_t split = begin + std::bit_floor(length);
    MARU_TRY(left, storedRoot(begin, split, node));
    MARU_TRY(right, storedRoot(split, end, node));
    return innerHash(left, right);
}

base::Status collect(std::span<const std::uint64_t> leaves, std::uint64_t begin, std::uint64_t end,
    const NodeReader& node, std::vector<Hash256>& proof)
{
    if (leaves.empty()) {
        MARU_TRY(root, storedRoot(begin, end, node));
        proof.push_back(root);
        return {};
    }
    if (end - begin == 1)
        return {};
    const std::uint64_t split = begin + std::bit_ceil(end - begin) / 2;
    const auto first = std::lower_bound(leaves.begin(), leaves.end(), split);
    const auto left = static_cast<std::size_t>(first - leaves.begin());
    MARU_CHECK(collect(leaves.first(left), begin, split, node, proof));
    return collect(leaves.subspan(left), split, end, node, proof);
}

base::Result<Hash256> rootOf(std::span<const IndexedLeaf> leaves, std::uint64_t begin, std::uint64_t end,
    std::span<const Hash256> proof, std::size_t& next)
{
    if (leaves.empty()) {
        if (next == proof.size())
            return base::refused("merkle.proof", "nodes", "too few nodes");
        return proof[next++];
    }
    if (end - begin == 1)
        return leaves.front().hash;
    const std::uint64_t split = begin + std::bit_ceil(end - begin) / 2;
    std::size_t left = 0;
    while (left < leaves.size() && leaves[left].index < split)
        ++left;
    MARU_TRY(leftRoot, rootOf(leaves.first(left), begin, split, proof, next));
    MARU_TRY(rightRoot, rootOf(leaves.subspan(left), split, end, proof, next));
    return innerHash(leftRoot, rightRoot);
}

} // namespace

base::Result<std::vector<Hash256>> multiProof(
    std::span<const std::uint64_t> leaves, std::uint64_t size, const NodeReader& node)
{
    for (std::size_t i = 0; i < leaves.size(); ++i)
        if (leaves[i] >= size || (i > 0 && leaves[i] <= leaves[i - 1]))
            return base::refused("merkle.range", "leaves", "not in rising order, or beyond the log");
    std::vector<Hash256> proof;
    if (size == 0)
        return proof;
    MARU_CHECK(collect(leaves, 0, size, node, proof));
    return proof;
}

base::Result<Hash256> multiProofRoot(
    std::span<const IndexedLeaf> leaves, std::uint64_t size, std::span<const Hash256> proof)
{
    for (std::size_t i = 0; i < leaves.size(); ++i)
        if (leaves[i].index >= size || (i > 0 && leaves[i].index <= leaves[i - 1].index))
            return base::refused("merkle.range", "leaves", "not in rising order, or beyond the log");
    if (size == 0) {
        if (!proof.empty())
            return base::refused("merkle.proof", "nodes", "an empty log has no nodes");
        return emptyRoot();
    }
    std::size_t next = 0;
    MARU_TRY(root, rootOf(leaves, 0, size, proof, next));
    if (next != proof.size())
        return base::refused("merkle.proof", "nodes", "nodes are left over");
    return root;
}

} // namespace maru::merkle
