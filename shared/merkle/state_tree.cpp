// SPDX-License-Identifier: Apache-2.0
// The state tree in memory: nodes in chunked arenas, addressed by 32-bit references (64 bytes a leaf, 40 an inner).
#include "shared/merkle/state_tree.h"

#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace maru::merkle {

namespace {

constexpr int kKeyBits = 256;

/// Bit `depth` of the key, from the most significant.
bool bitAt(const Hash256& key, std::size_t depth)
{
    return ((key.bytes[depth / 8] >> (7U - depth % 8)) & 1U) != 0;
}

bool sharesPrefix(const Hash256& a, const Hash256& b, std::size_t bits)
{
    for (std::size_t i = 0; i < bits; ++i) {
        if (bitAt(a, i) != bitAt(b, i))
            return false;
    }
    return true;
}

/// Grows by whole chunks, so that references and addresses stay valid and growth never copies.
template<class T>
class Arena {
public:
    std::uint32_t allocate()
    {
        if (!m_free.empty()) {
            const std::uint32_t index = m_free.back();
            m_free.pop_back();
            return index;
        }
        if (m_used == m_chunks.size() * kChunk)
            m_chunks.push_back(std::make_unique<T[]>(kChunk));
        MARU_ASSERT(m_used < 0x7fffffffU);
        return m_used++;
    }
    void release(std::uint32_t index) { m_free.push_back(index); }
    T& operator[](std::uint32_t index) { return m_chunks[index / kChunk][index % kChunk]; }
    const T& operator[](std::uint32_t index) const { return m_chunks[index / kChunk][index % kChunk]; }
    std::uint64_t memoryBytes() const
    {
        return m_chunks.size() * kChunk * sizeof(T) + m_free.capacity() * sizeof(std::uint32_t);
    }

private:
    static constexpr std::uint32_t kChunk = 1024;
    std::vector<std::unique_ptr<T[]>> m_chunks;
    std::vector<std::uint32_t> m_free;
    std::uint32_t m_used = 0;
};

/// Index with the top bit set for a leaf; all ones for the empty subtree.
using Ref = std::uint32_t;
constexpr Ref kEmpty = 0xffffffffU;
constexpr Ref kLeafBit = 0x80000000U;

bool isLeaf(Ref ref)
{
    return ref != kEmpty && (ref & kLeafBit) != 0;
}

bool isInner(Ref ref)
{
    return (ref & kLeafBit) == 0;
}

struct Leaf {
    Hash256 key;
    Hash256 valueHash;
};

struct Inner {
    Hash256 hash;
    Ref left = kEmpty;
    Ref right = kEmpty;
};

static_assert(sizeof(Leaf) == 64 && sizeof(Inner) == 40, "1e7 keys must fit in memory");

} // namespace

Hash256 stateKey(std::string_view domain, std::string_view table, std::string_view primaryKey)
{
    const base::ByteView slash = base::asBytes("/");
    return crypto::sha256(
        { base::asBytes(domain), slash, base::asBytes(table), slash, base::asBytes(primaryKey) });
}

Hash256 stateLeaf(const Hash256& key, const Hash256& valueHash)
{
    std::array<std::uint8_t, 65> buffer {};
    std::copy(key.bytes.begin(), key.bytes.end(), buffer.begin() + 1);
    std::copy(valueHash.bytes.begin(), valueHash.bytes.end(), buffer.begin() + 33);
    return crypto::sha256(base::ByteView(buffer));
}

class StateTree::Impl {
public:
    using Changes = std::span<const StateChange>;

    void apply(Changes changes) { m_root = update(m_root, 0, changes); }
    Hash256 root() const { return hashOf(m_root); }
    std::uint64_t size() const { return m_size; }
    std::uint64_t memoryBytes() const { return m_leaves.memoryBytes() + m_inners.memoryBytes(); }

    StateProof prove(const Hash256& key) const
    {
        StateProof proof;
        Ref ref = m_root;
        for (std::size_t depth = 0; isInner(ref); ++depth) {
            const Inner& node = m_inners[ref];
            const bool right = bitAt(key, depth);
            proof.siblings.push_back(hashOf(right ? node.left : node.right));
            ref = right ? node.right : node.left;
        }
        if (isLeaf(ref)) {
            const Leaf& found = leaf(ref);
            if (found.key != key)
                proof.other = StateProof::Leaf { found.key, found.valueHash };
        }
        return proof;
    }

private:
    Leaf& leaf(Ref ref) { return m_leaves[ref & ~kLeafBit]; }
    const Leaf& leaf(Ref ref) const { return m_leaves[ref & ~kLeafBit]; }

    Hash256 hashOf(Ref ref) const
    {
        if (ref == kEmpty)
            return Hash256 {};
        if (isInner(ref))
            return m_inners[ref].hash;
        return stateLeaf(leaf(ref).key, leaf(ref).valueHash);
    }

    /// The subtree at `depth` after the changes, which are sorted, without duplicates and all below this subtree.
    Ref update(Ref ref, std::size_t depth, Changes changes)
    {
        if (changes.empty())
            return ref;
        if (!isInner(ref) && changes.size() == 1) {
            const StateChange& change = changes.front();
            if (ref == kEmpty)
                return change.valueHash ? newLeaf(change) : kEmpty;
            if (leaf(ref).key == change.key)
                return replaceLeaf(ref, change);
            if (!change.valueHash)
                return ref;
        }
        const auto middle = std::partition_point(changes.begin(), changes.end(),
            [depth](const StateChange& change) { return !bitAt(change.key, depth); });
        const auto leftCount = static_cast<std::size_t>(middle - changes.begin());
        Ref left = kEmpty;
        Ref right = kEmpty;
        if (isInner(ref)) {
            left = m_inners[ref].left;
            right = m_inners[ref].right;
        } else if (isLeaf(ref)) {
            (bitAt(leaf(ref).key, depth) ? right : left) = ref;
        }
        left = update(left, depth + 1, changes.first(leftCount));
        right = update(right, depth + 1, changes.subspan(leftCount));
        return join(isInner(ref) ? ref : kEmpty, left, right);
    }

    /// An inner node over both, in the place of `reuse` if there is one; a lone leaf rises to its parent's place.
    Ref join(Ref reuse, Ref left, Ref right)
    {
        if ((left == kEmpty && !isInner(right)) || (right == kEmpty && !isInner(left))) {
            if (reuse != kEmpty)
                m_inners.release(reuse);
            return left == kEmpty ? right : left;
        }
        const Ref ref = reuse != kEmpty ? reuse : m_inners.allocate();
        m_inners[ref] = Inner { innerHash(hashOf(left), hashOf(right)), left, right };
        return ref;
    }

    Ref newLeaf(const StateChange& change)
    {
        const Ref ref = m_leaves.allocate() | kLeafBit;
        MARU_ASSERT(ref != kEmpty);
        leaf(ref) = Leaf { change.key, *change.valueHash };
        ++m_size;
        return ref;
    }

    Ref replaceLeaf(Ref ref, const StateChange& change)
    {
        if (change.valueHash) {
            leaf(ref).valueHash = *change.valueHash;
            return ref;
        }
        m_leaves.release(ref & ~kLeafBit);
        --m_size;
        return kEmpty;
    }

    Arena<Leaf> m_leaves;
    Arena<Inner> m_inners;
    Ref m_root = kEmpty;
    std::uint64_t m_size = 0;
};

StateTree::StateTree() : m_impl(std::make_unique<Impl>()) { }
StateTree::StateTree(StateTree&&) noexcept = default;
StateTree& StateTree::operator=(StateTree&&) noexcept = default;
StateTree::~StateTree() = default;

void StateTree::apply(std::vector<StateChange> changes)
{
    const auto byKey = [](const StateChange& a, const StateChange& b) { return a.key < b.key; };
    if (!std::is_sorted(changes.begin(), changes.end(), byKey))
        std::stable_sort(changes.begin(), changes.end(), byKey);
    // Of several changes of one key the last stays.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (i + 1 < changes.size() && changes[i + 1].key == changes[i].key)
            continue;
        if (kept != i)
            changes[kept] = changes[i];
        ++kept;
    }
    m_impl->apply(std::span<const StateChange>(changes).first(kept));
}

Hash256 StateTree::root() const
{
    return m_impl->root();
}

std::uint64_t StateTree::size() const
{
    return m_impl->size();
}

StateProof StateTree::prove(const Hash256& key) const
{
    return m_impl->prove(key);
}

std::uint64_t StateTree::memoryBytes() const
{
    return m_impl->memoryBytes();
}

namespace {

Hash256 climb(Hash256 hash, const Hash256& key, const std::vector<Hash256>& siblings)
{
    for (std::size_t depth = siblings.size(); depth > 0; --depth) {
        const Hash256& sibling = siblings[depth - 1];
        hash = bitAt(key, depth - 1) ? innerHash(sibling, hash) : innerHash(hash, sibling);
    }
    return hash;
}

} // namespace

bool verifyPresence(
    const Hash256& root, const Hash256& key, const Hash256& valueHash, const StateProof& proof)
{
    if (proof.other || proof.siblings.size() > kKeyBits)
        return false;
    return climb(stateLeaf(key, valueHash), key, proof.siblings) == root;
}

bool verifyAbsence(const Hash256& root, const Hash256& key, const StateProof& proof)
{
    if (proof.siblings.size() > kKeyBits)
        return false;
    if (!proof.other)
        return climb(Hash256 {}, key, proof.siblings) == root;
    if (proof.other->key == key || !sharesPrefix(proof.other->key, key, proof.siblings.size()))
        return false;
    return climb(stateLeaf(proof.other->key, proof.other->valueHash), key, proof.siblings) == root;
}

namespace {

using ProofRange = std::pair<std::size_t, std::size_t>; ///< of keys that have the subtree's prefix

/// Where the keys of the right subtree begin.
template<class KeyAt>
std::size_t splitAt(ProofRange range, std::size_t depth, const KeyAt& keyAt)
{
    std::size_t at = range.first;
    while (at < range.second && !bitAt(keyAt(at), depth))
        ++at;
    return at;
}

class ProofJoiner {
public:
    ProofJoiner(const std::vector<Hash256>& keys, const std::vector<StateProof>& proofs)
        : m_keys(keys), m_proofs(proofs)
    {
    }
    StateMultiProof join()
    {
        for (const StateProof& proof : m_proofs)
            m_made.depths.push_back(static_cast<std::int64_t>(proof.siblings.size()));
        if (!m_keys.empty())
            walk({ 0, m_keys.size() }, 0);
        return std::move(m_made);
    }

private:
    void walk(ProofRange range, std::size_t depth)
    {
        const auto& siblings = m_proofs[range.first].siblings;
        if (range.second - range.first == 1 && siblings.size() == depth)
            return;
        MARU_ASSERT(depth < siblings.size());
        const std::size_t middle =
            splitAt(range, depth, [this](std::size_t at) -> const Hash256& { return m_keys[at]; });
        // The side without a key is the sibling of all the others.
        if (middle == range.first)
            m_made.hashes.push_back(siblings[depth]);
        else
            walk({ range.first, middle }, depth + 1);
        if (middle == range.second)
            m_made.hashes.push_back(siblings[depth]);
        else
            walk({ middle, range.second }, depth + 1);
    }

    const std::vector<Hash256>& m_keys;
    const std::vector<StateProof>& m_proofs;
    StateMultiProof m_made;
};

class ProofReader {
public:
    ProofReader(const std::vector<StateProof::Leaf>& leaves, const StateMultiProof& proof)
        : m_leaves(leaves), m_proof(proof)
    {
    }
    /// Nothing when the proof has too few hashes, too many, or a leaf at a depth that it cannot have.
    std::optional<Hash256> root()
    {
        const auto made = rootOf({ 0, m_leaves.size() }, 0);
        return m_used == m_proof.hashes.size() ? made : std::nullopt;
    }

private:
    std::optional<Hash256> rootOf(ProofRange range, std::size_t depth)
    {
        if (range.first == range.second) {
            if (m_used == m_proof.hashes.size())
                return std::nullopt;
            return m_proof.hashes[m_used++];
        }
        const StateProof::Leaf& first = m_leaves[range.first];
        if (range.second - range.first == 1
            && m_proof.depths[range.first] == static_cast<std::int64_t>(depth))
            return stateLeaf(first.key, first.valueHash);
        if (depth == static_cast<std::size_t>(kKeyBits))
            return std::nullopt;
        const std::size_t middle =
            splitAt(range, depth, [this](std::size_t at) -> const Hash256& { return m_leaves[at].key; });
        const auto left = rootOf({ range.first, middle }, depth + 1);
        if (!left)
            return std::nullopt;
        const auto right = rootOf({ middle, range.second }, depth + 1);
        if (!right)
            return std::nullopt;
        return innerHash(*left, *right);
    }

    const std::vector<StateProof::Leaf>& m_leaves;
    const StateMultiProof& m_proof;
    std::size_t m_used = 0;
};

} // namespace

StateMultiProof joinProofs(const std::vector<Hash256>& keys, const std::vector<StateProof>& proofs)
{
    MARU_ASSERT(keys.size() == proofs.size());
    for (std::size_t i = 1; i < keys.size(); ++i)
        MARU_ASSERT(keys[i - 1] < keys[i]);
    return ProofJoiner(keys, proofs).join();
}

bool verifyPresenceOfAll(
    const Hash256& root, const std::vector<StateProof::Leaf>& leaves, const StateMultiProof& proof)
{
    if (leaves.empty() || proof.depths.size() != leaves.size())
        return false;
    for (std::size_t i = 1; i < leaves.size(); ++i) {
        if (!(leaves[i - 1].key < leaves[i].key))
            return false;
    }
    return ProofReader(leaves, proof).root() == root;
}

} // namespace maru::merkle
