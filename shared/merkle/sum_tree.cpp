// SPDX-License-Identifier: Apache-2.0
// Merkle sum tree; the walk up a proof is that of RFC 9162 §2.1.3.2, with a sum beside each hash.
#include "shared/merkle/sum_tree.h"

#include "shared/crypto/hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace maru::merkle {

namespace {

std::array<std::uint8_t, 8> bigEndian(base::Won amount)
{
    const auto value = static_cast<std::uint64_t>(amount.count());
    std::array<std::uint8_t, 8> bytes {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>((value >> (56 - 8 * i)) & 0xffU);
    return bytes;
}

bool isCountable(base::Won amount)
{
    return amount.count() >= 0 && amount.count() <= base::kMaxSafeInteger;
}

SumNode rangeRoot(std::span<const SumNode> leaves)
{
    if (leaves.size() == 1)
        return leaves.front();
    const std::size_t split = std::bit_ceil(leaves.size()) / 2;
    return sumInner(rangeRoot(leaves.first(split)), rangeRoot(leaves.subspan(split)));
}

} // namespace

SumNode sumLeaf(base::ByteView data, base::Won amount)
{
    static constexpr std::array<std::uint8_t, 1> kPrefix { 0x00 };
    const auto amountBytes = bigEndian(amount);
    return SumNode { crypto::sha256({ base::ByteView(kPrefix), base::ByteView(amountBytes), data }), amount };
}

SumNode sumInner(const SumNode& left, const SumNode& right)
{
    static constexpr std::array<std::uint8_t, 1> kPrefix { 0x01 };
    const auto leftSum = bigEndian(left.sum);
    const auto rightSum = bigEndian(right.sum);
    return SumNode { crypto::sha256({ base::ByteView(kPrefix), base::ByteView(leftSum), left.hash.view(),
                         base::ByteView(rightSum), right.hash.view() }),
        left.sum + right.sum };
}

SumNode sumRoot(const std::vector<SumNode>& leaves)
{
    if (leaves.empty())
        return SumNode { crypto::sha256(base::ByteView()), base::Won(0) };
    return rangeRoot(leaves);
}

base::Result<std::vector<SumNode>> sumProof(const std::vector<SumNode>& leaves, std::uint64_t index)
{
    if (index >= leaves.size())
        return base::refused("merkle.range", "index", "the sum tree has no such leaf");
    std::span<const SumNode> range = leaves;
    auto position = static_cast<std::size_t>(index);
    std::vector<SumNode> proof;
    while (range.size() > 1) {
        const std::size_t split = std::bit_ceil(range.size()) / 2;
        if (position < split) {
            proof.push_back(rangeRoot(range.subspan(split)));
            range = range.first(split);
        } else {
            proof.push_back(rangeRoot(range.first(split)));
            range = range.subspan(split);
            position -= split;
        }
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

bool verifySum(const SumNode& leaf, std::uint64_t index, std::uint64_t count,
    const std::vector<SumNode>& proof, const SumNode& root)
{
    if (index >= count || !isCountable(leaf.sum) || !isCountable(root.sum))
        return false;
    std::uint64_t node = index;
    std::uint64_t last = count - 1;
    SumNode current = leaf;
    for (const SumNode& sibling : proof) {
        // Checked before the addition: both are at most 2^53-1, so the sum cannot overflow.
        if (last == 0 || !isCountable(sibling.sum)
            || sibling.sum.count() + current.sum.count() > base::kMaxSafeInteger)
            return false;
        if ((node & 1U) != 0 || node == last) {
            current = sumInner(sibling, current);
            while ((node & 1U) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            current = sumInner(current, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && current == root;
}

} // namespace maru::merkle
