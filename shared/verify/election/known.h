// SPDX-License-Identifier: Apache-2.0
// What a process has verified and found good, so that the same is not asked again when a record has grown. Only answers
// of pure questions are kept, each under a hash of everything that the answer depends on: a byte that differs is a
// question of its own. What is not good is never kept, and is judged again each time. Thread-safe.
#pragma once

#include "shared/base/bytes.h"
#include "shared/voting/ring/ring.h"

#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_set>

namespace maru::verify::election {

/// What is asked of one item; the text is part of the hash.
enum class Question { Header, Signature, Credentials, Ring, Ballot, Refusal, Challenge, Part, Count };

class Known {
public:
    /// Parts are told apart by their lengths.
    static base::Hash256 keyOf(Question question, std::initializer_list<base::ByteView> parts);

    bool has(const base::Hash256& key) const;
    void add(const base::Hash256& key);
    /// Decoded rings, which are costly to make; nullptr: not known.
    std::shared_ptr<const voting::Ring> ring(const base::Hash256& key) const;
    void addRing(const base::Hash256& key, std::shared_ptr<const voting::Ring> ring);

    std::size_t size() const;
    /// Questions that were answered from here.
    std::size_t reused() const;

private:
    struct FirstBytes {
        std::size_t operator()(const base::Hash256& key) const;
    };
    mutable std::mutex m_mutex; // guards all below
    std::unordered_set<base::Hash256, FirstBytes> m_good;
    std::map<base::Hash256, std::shared_ptr<const voting::Ring>> m_rings;
    mutable std::size_t m_reused = 0;
};

} // namespace maru::verify::election
