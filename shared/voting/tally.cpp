// SPDX-License-Identifier: Apache-2.0
// Baby steps and giant steps.
#include "shared/voting/tally.h"

#include "shared/voting/group/multi_scalar.h"

#include <algorithm>
#include <vector>

namespace maru::voting {
namespace {

constexpr std::uint64_t kMinTable = 2;
constexpr std::uint64_t kMaxTable = 65'536;

std::uint64_t tableKey(const Encoded& encoded)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < sizeof key; ++i)
        key |= static_cast<std::uint64_t>(encoded[i]) << (8 * i);
    return key;
}

} // namespace

DiscreteLog::DiscreteLog(std::uint64_t bound)
{
    std::uint64_t size = kMinTable;
    while (size < kMaxTable && size * size <= bound)
        ++size;
    m_count = static_cast<std::uint32_t>(size);
    std::vector<Point> steps;
    steps.reserve(m_count);
    Point step;
    for (std::uint32_t i = 0; i < m_count; ++i) {
        steps.push_back(step);
        step += Point::base();
    }
    m_giant = step;
    m_table.reserve(m_count);
    const std::vector<Encoded> encoded = encodeAll(steps);
    for (std::uint32_t i = 0; i < m_count; ++i)
        m_table.emplace(tableKey(encoded[i]), i);
}

std::optional<std::uint64_t> DiscreteLog::find(const Point& point, std::uint64_t bound) const
{
    Point rest = point;
    for (std::uint64_t giants = 0; giants <= bound / m_count; ++giants) {
        const auto found = m_table.find(tableKey(rest.encode()));
        if (found != m_table.end()) {
            const std::uint64_t value = giants * m_count + found->second;
            // 64 of 256 bits were compared: the rest is said by the equation itself.
            if (value <= bound && FixedBase::generator().multiply(Scalar::fromU64(value)) == point)
                return value;
        }
        rest -= m_giant;
    }
    return std::nullopt;
}

} // namespace maru::voting
