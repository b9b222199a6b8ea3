// SPDX-License-Identifier: Apache-2.0
// Commitment bases by hashing to the group, so that there is nothing to trust in how they were chosen.
#include "shared/voting/ring/parameters.h"

#include "shared/voting/group/hash.h"
#include "shared/voting/group/multi_scalar.h"

namespace maru::voting {

std::size_t ringLevels(std::size_t keys)
{
    std::size_t levels = 1;
    for (std::size_t room = kRingBase; room < keys; room *= kRingBase)
        ++levels;
    return levels;
}

const RingParameters& RingParameters::get()
{
    static const RingParameters parameters = [] {
        RingParameters made;
        made.h = Transcript("commitment-h").point();
        for (std::size_t level = 0; level < kMaxRingLevels; ++level)
            for (std::size_t value = 0; value < kRingBase; ++value)
                made.g[level][value] = Transcript("commitment-g").addU64(level).addU64(value).point();
        return made;
    }();
    return parameters;
}

Point tagBase(std::string_view electionId)
{
    return Transcript("tag-base").add(electionId).point();
}

std::optional<Point> ringTag(const Scalar& secret, const Point& base)
{
    if (secret.isZero())
        return std::nullopt;
    Scalar inverse = secret.inverse();
    const WipeOnExit wiped(inverse);
    return secretMul(inverse, base);
}

} // namespace maru::voting
