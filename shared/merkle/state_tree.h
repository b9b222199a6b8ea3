// SPDX-License-Identifier: Apache-2.0
// Path-compressed binary sparse Merkle tree over (key hash -> value hash); see docs/formats.md "State".
//
// leaf = SHA-256(0x00 || key || valueHash), inner = SHA-256(0x01 || left || right), an empty subtree is 32 zero bytes
// and a subtree that holds a single leaf is that leaf's hash. Bits of the key from the most significant. The root does
// not depend on the order of writes. In memory; not thread-safe (the executor owns it; readers get proofs through it).
#pragma once

#include "shared/base/bytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace maru::merkle {

using base::Hash256;

/// SHA-256("<domain>/<table>/<primary key>")
Hash256 stateKey(std::string_view domain, std::string_view table, std::string_view primaryKey);
/// SHA-256(0x00 || key || valueHash)
Hash256 stateLeaf(const Hash256& key, const Hash256& valueHash);

struct StateChange {
    Hash256 key;
    std::optional<Hash256> valueHash; ///< absent: the key is removed
};

/// Siblings from the root down. `other` is the leaf found in the key's place when the key is absent but its subtree
/// holds one other leaf.
struct StateProof {
    std::vector<Hash256> siblings;
    struct Leaf {
        Hash256 key;
        Hash256 valueHash;
    };
    std::optional<Leaf> other;
};

class StateTree {
public:
    StateTree();
    StateTree(StateTree&&) noexcept;
    StateTree& operator=(StateTree&&) noexcept;
    ~StateTree();

    /// Applies a batch (any order; the last change of a key wins) and rehashes each touched node once.
    void apply(std::vector<StateChange> changes);
    Hash256 root() const;
    std::uint64_t size() const;
    StateProof prove(const Hash256& key) const;
    /// Bytes held by nodes, for metrics.
    std::uint64_t memoryBytes() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// True when the proof shows that the key has this value hash under the root.
bool verifyPresence(
    const Hash256& root, const Hash256& key, const Hash256& valueHash, const StateProof& proof);
/// True when the proof shows that the key is not under the root.
bool verifyAbsence(const Hash256& root, const Hash256& key, const StateProof& proof);

/// Several present keys in one proof: what two paths share is there once.
struct StateMultiProof {
    std::vector<std::int64_t> depths; ///< of each key's leaf, in the order of the keys
    std::vector<Hash256> hashes; ///< subtrees without any of the keys, from left to right
};

/// Out of the single proofs of one tree. Both in the same order, keys ascending and each present once.
StateMultiProof joinProofs(const std::vector<Hash256>& keys, const std::vector<StateProof>& proofs);
/// True when all keys have these value hashes under the root. Keys ascending, each once; false for no keys.
bool verifyPresenceOfAll(
    const Hash256& root, const std::vector<StateProof::Leaf>& leaves, const StateMultiProof& proof);

} // namespace maru::merkle
