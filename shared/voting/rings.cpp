// SPDX-License-Identifier: Apache-2.0
// Cutting keys into rings.
#include "shared/voting/rings.h"

namespace maru::voting {

base::Result<std::vector<RingPlan>> planRings(
    std::string_view unit, std::int64_t weight, std::size_t keys, std::int64_t ringSize)
{
    MARU_ASSERT(ringSize >= kMinRingSize && ringSize <= kMaxRing);
    const auto most = static_cast<std::size_t>(ringSize);
    std::vector<RingPlan> plans;
    if (keys == 0)
        return plans;
    const std::size_t rings = (keys + most - 1) / most;
    const std::size_t longer = keys % rings;
    std::size_t first = 0;
    for (std::size_t k = 0; k < rings; ++k) {
        const std::size_t count = keys / rings + (k < longer ? 1 : 0);
        if (count < static_cast<std::size_t>(kMinRing))
            return base::refused("voting.ring_small", {},
                std::string(unit) + ", weight " + std::to_string(weight) + ": " + std::to_string(count)
                    + " keys");
        plans.push_back({ std::string(unit) + '-' + std::to_string(weight) + '-' + std::to_string(k + 1),
            std::string(unit), weight, first, count });
        first += count;
    }
    return plans;
}

} // namespace maru::voting
