// SPDX-License-Identifier: Apache-2.0
// Decodes once.
#include "shared/voting/lazy_ring.h"

namespace maru::voting {

LazyRing::LazyRing(std::string unit, std::int64_t weight, std::string keys)
    : m_unit(std::move(unit)), m_weight(weight), m_keys(std::move(keys))
{
}

std::shared_ptr<const Ring> LazyRing::share() const
{
    std::call_once(m_once, [this] {
        auto ring = parseRing(m_keys);
        MARU_ASSERT(ring.has_value());
        m_ring = std::move(*ring);
        std::string().swap(m_keys);
    });
    return m_ring;
}

} // namespace maru::voting
