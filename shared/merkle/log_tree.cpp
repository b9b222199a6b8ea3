// SPDX-License-Identifier: Apache-2.0
// RFC 6962 §2.1 roots and proofs; the verifiers follow RFC 9162 §2.1.3.2 and §2.1.4.2.
#include "shared/merkle/log_tree.h"

#include "shared/crypto/hash.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string>

namespace maru::merkle {

namespace {

bool isOdd(std::uint64_t value)
{
    return (value & 1U) != 0;
}

/// Root over leaves [begin, end), where begin is a multiple of the largest power of two below the range's length, as
/// it always is in the recursion of RFC 6962.
base::Result<Hash256> rangeRoot(std::uint64_t begin, std::uint64_t end, const NodeReader& node)
{
    std::vector<Hash256> peaks;
    while (begin < end) {
        const std::uint64_t part = std::bit_floor(end - begin);
        MARU_ASSERT(begin % part == 0);
        MARU_TRY(hash, node(std::countr_zero(part), begin / part));
        peaks.push_back(hash);
        begin += part;
    }
    MARU_ASSERT(!peaks.empty());
    Hash256 root = peaks.back();
    for (std::size_t i = peaks.size() - 1; i > 0; --i)
        root = innerHash(peaks[i - 1], root);
    return root;
}

} // namespace

Hash256 leafHash(base::ByteView data)
{
    static constexpr std::array<std::uint8_t, 1> kPrefix { 0x00 };
    return crypto::sha256({ base::ByteView(kPrefix), data });
}

Hash256 innerHash(const Hash256& left, const Hash256& right)
{
    std::array<std::uint8_t, 65> buffer {};
    buffer[0] = 0x01;
    std::copy(left.bytes.begin(), left.bytes.end(), buffer.begin() + 1);
    std::copy(right.bytes.begin(), right.bytes.end(), buffer.begin() + 33);
    return crypto::sha256(base::ByteView(buffer));
}

Hash256 emptyRoot()
{
    return crypto::sha256(base::ByteView());
}

base::Result<LogFrontier> LogFrontier::fromNodes(std::uint64_t size, std::vector<Hash256> peaks)
{
    if (peaks.size() != static_cast<std::size_t>(std::popcount(size))) {
        return base::failed("merkle.frontier",
            "a log of " + std::to_string(size) + " leaves cannot have " + std::to_string(peaks.size())
                + " peaks");
    }
    LogFrontier frontier;
    frontier.m_size = size;
    frontier.m_peaks = std::move(peaks);
    return frontier;
}

void LogFrontier::append(const Hash256& leaf, std::vector<LogNode>& completed)
{
    std::uint64_t index = m_size;
    int level = 0;
    Hash256 hash = leaf;
    completed.push_back(LogNode { level, index, hash });
    while (isOdd(index)) {
        hash = innerHash(m_peaks.back(), hash);
        m_peaks.pop_back();
        index >>= 1;
        ++level;
        completed.push_back(LogNode { level, index, hash });
    }
    m_peaks.push_back(hash);
    ++m_size;
}

Hash256 LogFrontier::root() const
{
    if (m_peaks.empty())
        return emptyRoot();
    Hash256 root = m_peaks.back();
    for (std::size_t i = m_peaks.size() - 1; i > 0; --i)
        root = innerHash(m_peaks[i - 1], root);
    return root;
}

base::Result<std::vector<Hash256>> inclusionProof(
    std::uint64_t index, std::uint64_t size, const NodeReader& node)
{
    if (index >= size)
        return base::refused("merkle.range", "index", "the log has no such leaf");
    std::vector<Hash256> proof;
    std::uint64_t begin = 0;
    std::uint64_t end = size;
    while (end - begin > 1) {
        const std::uint64_t split = begin + std::bit_ceil(end - begin) / 2;
        if (index < split) {
            MARU_TRY(sibling, rangeRoot(split, end, node));
            proof.push_back(sibling);
            end = split;
        } else {
            MARU_TRY(sibling, rangeRoot(begin, split, node));
            proof.push_back(sibling);
            begin = split;
        }
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

base::Result<std::vector<Hash256>> consistencyProof(
    std::uint64_t first, std::uint64_t second, const NodeReader& node)
{
    if (first > second)
        return base::refused("merkle.range", "first", "the first size is greater than the second");
    std::vector<Hash256> proof;
    if (first == 0 || first == second)
        return proof;
    // SUBPROOF(m, D[n], b) of RFC 6962 §2.1.2, from the root down and reversed at the end.
    std::uint64_t begin = 0;
    std::uint64_t end = second;
    bool wholeOldTree = true; // the subtree that is left is the whole old tree, whose root the verifier has
    while (first != end) {
        const std::uint64_t split = begin + std::bit_ceil(end - begin) / 2;
        if (first <= split) {
            MARU_TRY(sibling, rangeRoot(split, end, node));
            proof.push_back(sibling);
            end = split;
        } else {
            MARU_TRY(sibling, rangeRoot(begin, split, node));
            proof.push_back(sibling);
            begin = split;
            wholeOldTree = false;
        }
    }
    if (!wholeOldTree) {
        MARU_TRY(rest, rangeRoot(begin, end, node));
        proof.push_back(rest);
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

bool verifyInclusion(const Hash256& leaf, std::uint64_t index, std::uint64_t size,
    const std::vector<Hash256>& proof, const Hash256& root)
{
    if (index >= size)
        return false;
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Hash256 hash = leaf;
    for (const Hash256& sibling : proof) {
        if (last == 0)
            return false;
        if (isOdd(node) || node == last) {
            hash = innerHash(sibling, hash);
            while (!isOdd(node) && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = innerHash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool verifyConsistency(std::uint64_t first, std::uint64_t second, const Hash256& firstRoot,
    const Hash256& secondRoot, const std::vector<Hash256>& proof)
{
    if (first > second)
        return false;
    if (first == second)
        return proof.empty() && firstRoot == secondRoot && (first != 0 || firstRoot == emptyRoot());
    if (first == 0)
        return proof.empty() && firstRoot == emptyRoot();
    if (proof.empty())
        return false;

    // When the old tree is a complete subtree its root is not repeated in the proof.
    std::size_t next = 0;
    const Hash256 start = std::has_single_bit(first) ? firstRoot : proof[next++];
    std::uint64_t node = first - 1;
    std::uint64_t last = second - 1;
    while (isOdd(node)) {
        node >>= 1;
        last >>= 1;
    }
    Hash256 oldHash = start;
    Hash256 newHash = start;
    for (; next < proof.size(); ++next) {
        if (last == 0)
            return false;
        if (isOdd(node) || node == last) {
            oldHash = innerHash(proof[next], oldHash);
            newHash = innerHash(proof[next], newHash);
            while (!isOdd(node) && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            newHash = innerHash(newHash, proof[next]);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && oldHash == firstRoot && newHash == secondRoot;
}

} // namespace maru::merkle
