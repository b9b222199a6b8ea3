// SPDX-License-Identifier: Apache-2.0
// From v G to v: baby-step giant-step with a table of bounded size, made once for a whole tally.
#pragma once

#include "shared/voting/group/point.h"

#include <cstdint>
#include <unordered_map>

namespace maru::voting {

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
