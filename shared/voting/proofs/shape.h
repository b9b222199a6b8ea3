// SPDX-License-Identifier: Apache-2.0
// What is encrypted and proved for a contest: its slots (blank first, then the options) and the linear rules that the
// votes must fulfil (docs/election-protocol.md "Ballot"). Standard library only: the same code runs in the browser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maru::voting {

/// choose: choose one, min..max of m, approval, yes or no. score: 0..R for each option. list: party lists, and
/// candidates inside the chosen list.
enum class ContestKind : std::uint8_t { Choose, Score, List };

inline constexpr std::size_t kMaxContests = 64;
inline constexpr std::size_t kMaxOptions = 64;
inline constexpr std::uint64_t kMaxScore = 20;
/// The canonical JSON of the longest ballot of an election; with a ring proof and the votes of a challenge it fits one
/// transaction of 64 KiB.
inline constexpr std::size_t kMaxBallotBytes = 40'000;
/// The name of slot 0 of a contest with blank votes; no option may have it.
inline constexpr std::string_view kBlank = "blank";

/// The members of a contest that decide its shape.
struct ContestRules {
    struct Option {
        std::string id;
        std::string list; ///< list contests: the id of the list that this candidate is on; empty for a list
    };
    std::string id;
    ContestKind kind = ContestKind::Choose;
    bool blank = false;
    std::uint64_t minimum = 1;
    std::uint64_t maximum = 1;
    std::uint64_t score = 1; ///< R; 1 unless it is a score contest
    std::vector<Option> options;
};

/// One encrypted value, proved to lie in 0..top.
struct Slot {
    std::string id;
    std::uint64_t top = 1;
};

/// low <= sum of factors[i] * vote[i] <= high, proved on the combined ciphertext.
struct LinearRule {
    std::vector<std::int64_t> factors; ///< one a slot
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::size_t values() const { return static_cast<std::size_t>(high - low) + 1; }
};

struct ContestShape {
    std::string id;
    std::vector<Slot> slots;
    std::vector<LinearRule> rules;

    /// The length of every answer to this contest, whatever was chosen.
    std::size_t proofBytes() const;
    /// Whether votes (one a slot) are in range and fulfil every rule. Not constant time: for the voter's own machine.
    bool allows(const std::vector<std::uint64_t>& votes) const;
};

/// Why no ballot could ever fulfil these rules, or why they are out of bounds; empty when they are good. English.
std::string faultOf(const ContestRules& rules);
/// Of rules without a fault.
ContestShape shapeOf(const ContestRules& rules);

} // namespace maru::voting
