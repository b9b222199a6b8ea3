// SPDX-License-Identifier: Apache-2.0
// What all ring proofs have in common: the size rules, the commitment bases and the tag.
//
// A ring proof (Triptych, eprint 2020/018, base 4) says: "I know the secret r of one key M of this ring, and my tag in
// this election is J = (1/r) U." U is a point that nobody knows a logarithm of and that every election has its own of,
// so one secret has one tag an election, and the tags of two elections cannot be matched. Thread-safe.
#pragma once

#include "shared/voting/group/point.h"

#include <optional>
#include <string_view>

namespace maru::voting {

inline constexpr std::size_t kRingBase = 4;
inline constexpr std::size_t kMaxRingLevels = 6;
inline constexpr std::size_t kMaxRingKeys = 4096;

/// m: the least number of base-4 digits that can number `keys` keys; at least 1.
std::size_t ringLevels(std::size_t keys);

/// A, B, C, D, X, Y, three f a level, z_A, z_C, z.
constexpr std::size_t ringProofBytes(std::size_t levels)
{
    return 32 * (7 + 5 * levels);
}

/// Points without a known logarithm to each other: H for the blinding, G_{j,i} for digit j's value i.
struct RingParameters {
    Point h;
    std::array<std::array<Point, kRingBase>, kMaxRingLevels> g;
    static const RingParameters& get();
};

/// U of an election.
Point tagBase(std::string_view electionId);

/// J = (1/secret) U in constant time; nothing for the secret zero.
std::optional<Point> ringTag(const Scalar& secret, const Point& base);

} // namespace maru::voting
