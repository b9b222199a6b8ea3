// SPDX-License-Identifier: Apache-2.0
// Decodes once.
#include "shared/voting/lazy_ring.h"

namespace maru::voting {

/// Characters of base64url to bytes to keys.
static std::size_t keysIn(const std::string& text)
{
    constexpr std::size_t kKeyBytes = 32;
    return text.size() * 3 / 4 / kKeyBytes;
}

LazyRing::LazyRing(std::string unit, std::int64_t weight, std::string keys)
    : m_unit(std::move(unit)), m_weight(weight), m_size(keysIn(keys)), m_keys(std::move(keys))
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
