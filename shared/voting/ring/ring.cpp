// SPDX-License-Identifier: Apache-2.0
// Reading a ring's keys. A repeated key is refused: its holder would count for two of those among whom others hide.
#include "shared/voting/ring/ring.h"

#include "shared/voting/ring/sha256.h"

#include <algorithm>

namespace maru::voting {

namespace {

std::optional<Ring> refuseRing(RingFault fault, RingFault* why)
{
    if (why != nullptr)
        *why = fault;
    return std::nullopt;
}

bool hasRepeatedKey(ByteView keys)
{
    std::vector<Encoded> sorted(keys.size() / 32);
    for (std::size_t i = 0; i < sorted.size(); ++i)
        std::copy_n(keys.begin() + static_cast<std::ptrdiff_t>(32 * i), 32, sorted[i].begin());
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

} // namespace

std::optional<Ring> Ring::decode(ByteView keys, RingFault* why)
{
    if (keys.empty() || keys.size() % 32 != 0 || keys.size() > 32 * kMaxRingKeys)
        return refuseRing(RingFault::Length, why);
    if (hasRepeatedKey(keys))
        return refuseRing(RingFault::RepeatedKey, why);
    Ring ring;
    ring.m_keys.reserve(keys.size() / 32);
    for (std::size_t at = 0; at < keys.size(); at += 32) {
        const std::optional<Point> key = Point::decode(keys.subspan(at, 32));
        if (!key)
            return refuseRing(RingFault::Encoding, why);
        if (key->isIdentity())
            return refuseRing(RingFault::Identity, why);
        ring.m_keys.push_back(*key);
    }
    ring.m_encoded.assign(keys.begin(), keys.end());
    ring.m_levels = ringLevels(ring.m_keys.size());
    platformSha256(keys, ring.m_hash);
    if (why != nullptr)
        *why = RingFault::None;
    return ring;
}

} // namespace maru::voting
