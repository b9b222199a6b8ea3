// SPDX-License-Identifier: Apache-2.0
// Repeatable numbers for the scenario: xoshiro256** seeded by splitmix64 (Blackman and Vigna). Not for secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace maru::demo {

class Random {
public:
    explicit Random(std::uint64_t seed);
    /// A stream of its own for each subject, so that a change in one leaves the others as they were.
    Random(std::uint64_t seed, std::string_view subject);

    std::uint64_t next();
    /// Uniform in [0, bound), bound > 0.
    std::int64_t below(std::int64_t bound);
    /// Uniform in [least, most].
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(std::int64_t percent) { return below(100) < percent; }

private:
    std::array<std::uint64_t, 4> m_state {};
};

} // namespace maru::demo
