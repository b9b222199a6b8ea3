// SPDX-License-Identifier: Apache-2.0
// From v G to v: baby-step giant-step with a table of bounded size, made once for a whole tally.
#pragma once

#include "shared/voting/group/point.h"

#include <cstdint>
#include <unordered_map>

namespace maru::voting {

/// All votes that an election can hold: weight of its roll times the votes of one ballot over all contests (`maximum`,
/// and one for the blank or the list). A count v takes v / T giant steps behind a table of T points. With a table for all
/// votes that one action counts, they take at most 65,536 steps of either kind, and a giant step more for every 65,536
/// votes: with the whole table at most 2^20 for the whole election, however its units, contests and options are cut.
inline constexpr std::int64_t kMostVotes = std::int64_t { 1 } << 36;

/// Immutable: safe to use from several threads.
class DiscreteLog {
public:
    /// A table for values of about 0..bound: ceil(sqrt(bound + 1)) points, 2 to 65,536 of them. Greater values than
    /// bound are found too, with more steps.
    explicit DiscreteLog(std::uint64_t bound);
    /// v in 0..bound with v G = point; nothing when there is none.
    std::optional<std::uint64_t> find(const Point& point, std::uint64_t bound) const;
    std::size_t tableSize() const { return m_count; }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_table; ///< first 8 bytes of an encoding
    std::uint32_t m_count = 0;
    Point m_giant; ///< count * G
};

} // namespace maru::voting
