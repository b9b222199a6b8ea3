// SPDX-License-Identifier: Apache-2.0
// How the keys of a counting unit and weight are cut into rings (docs/election-protocol.md "Rings"). Deterministic.
#pragma once

#include "shared/voting/frozen.h"

namespace maru::voting {

struct RingPlan {
    std::string id; ///< "<unit>-<weight>-<k>", k from 1
    std::string unit;
    std::int64_t weight = 1;
    std::size_t first = 0; ///< index into the keys of unit and weight
    std::size_t count = 0;
};

/// ceil(keys / ringSize) rings, the first ones a key longer; none for no keys. Refused `voting.ring_small` when one has
/// fewer than kMinRing keys, with unit and weight in the detail.
base::Result<std::vector<RingPlan>> planRings(
    std::string_view unit, std::int64_t weight, std::size_t keys, std::int64_t ringSize);

} // namespace maru::voting
