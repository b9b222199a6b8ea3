// SPDX-License-Identifier: Apache-2.0
// A table of all multiples that a signed window of six bits can ask for: a multiplication is then 43 additions.
#include "shared/voting/group/multi_scalar.h"

#include "shared/voting/group/point_ops.h"

namespace maru::voting {

namespace {

constexpr int kFixedWidth = 6;
constexpr std::size_t kFixedDigits = digitCount(kFixedWidth);
constexpr std::size_t kFixedEntries = 32;

} // namespace

/// Entry [32 i + j] is (j + 1) * 64^i * P.
struct FixedBase::Rows {
    std::vector<AffinePoint> entry;
};

FixedBase::FixedBase(const Point& point) : m_point(point), m_rows(std::make_unique<Rows>())
{
    std::vector<Coordinates> multiples;
    multiples.reserve(kFixedDigits * kFixedEntries);
    Coordinates first = point.coordinates();
    for (std::size_t i = 0; i < kFixedDigits; ++i) {
        const CachedPoint step = cachedOf(first);
        multiples.push_back(first);
        for (std::size_t j = 1; j < kFixedEntries; ++j)
            multiples.push_back(added(multiples.back(), step));
        first = doubledOnce(multiples.back());
    }
    m_rows->entry = affineAll(std::span<const Coordinates>(multiples));
}

FixedBase::~FixedBase() = default;
FixedBase::FixedBase(FixedBase&&) noexcept = default;
FixedBase& FixedBase::operator=(FixedBase&&) noexcept = default;

Point FixedBase::multiply(const Scalar& scalar) const
{
    std::array<std::int16_t, kFixedDigits> digits {};
    signedDigits(scalar.encode(), kFixedWidth, digits);
    Coordinates sum = identityCoordinates();
    for (std::size_t i = 0; i < kFixedDigits; ++i) {
        const int digit = digits[i];
        if (digit > 0)
            sum = added(sum, m_rows->entry[kFixedEntries * i + static_cast<std::size_t>(digit - 1)]);
        else if (digit < 0)
            sum = subtracted(sum, m_rows->entry[kFixedEntries * i + static_cast<std::size_t>(-digit - 1)]);
    }
    return Point(sum);
}

const FixedBase& FixedBase::generator()
{
    static const FixedBase table(Point::base());
    return table;
}

} // namespace maru::voting
