// SPDX-License-Identifier: Apache-2.0
// Tells fast that a transaction id is certainly new; when it may be old, the store is asked. Thread-safe.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/units.h"

#include <mutex>
#include <vector>

namespace maru::chain {

/// A Bloom filter in two generations. An id can come again only until its `valid_until`, at most an hour after its
/// block, so what is older than the older generation needs no place: it is refused as expired.
class IdFilter {
public:
    IdFilter();
    /// `time`: of the block that holds the id; never falls.
    void insert(const base::Hash256& id, base::UnixSeconds time);
    bool mayContain(const base::Hash256& id) const;

private:
    static constexpr int kProbes = 4;
    static constexpr std::size_t kInitialWords = std::size_t { 1 } << 14;
    static constexpr std::size_t kMaxWords = std::size_t { 1 } << 22; ///< 32 MiB a generation
    struct Generation {
        std::vector<std::uint64_t> words;
        std::size_t count = 0;
    };
    static bool contains(const Generation& generation, const base::Hash256& id);

    mutable std::mutex m_mutex;
    std::vector<Generation> m_young; ///< guarded by m_mutex; each twice as large as the one before
    std::vector<Generation> m_old; ///< guarded by m_mutex
    base::UnixSeconds m_start; ///< of the younger generation; guarded by m_mutex
};

} // namespace maru::chain
