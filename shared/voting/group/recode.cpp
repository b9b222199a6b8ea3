// SPDX-License-Identifier: Apache-2.0
// Scalars as signed digits, and points with Z = 1: what every multiplication with tables begins with.
#include "shared/voting/group/point_ops.h"

#include <cstdlib>

namespace maru::voting {

void signedDigits(const Encoded& number, int width, std::span<std::int16_t> digits)
{
    if (digits.size() != digitCount(width))
        std::abort();
    const auto words = wordsOf(number);
    const std::size_t bits = static_cast<std::size_t>(width);
    const std::uint64_t mask = (std::uint64_t(1) << width) - 1;
    const std::uint64_t half = std::uint64_t(1) << (width - 1);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t at = i * bits;
        std::uint64_t part = words[at / 64] >> (at % 64);
        if (at % 64 + bits > 64 && at / 64 + 1 < words.size())
            part |= words[at / 64 + 1] << (64 - at % 64);
        const std::uint64_t digit = (part & mask) + carry;
        // From half on the digit becomes negative and the next one larger.
        carry = (digit + half) >> width;
        digits[i] = static_cast<std::int16_t>(
            static_cast<std::int64_t>(digit) - static_cast<std::int64_t>(carry << width));
    }
}

namespace {

template<class CoordinatesAt>
std::vector<AffinePoint> affineFrom(std::size_t count, const CoordinatesAt& at)
{
    static constexpr Field k2D = Field::fromWords(FieldConstants::k2D);
    std::vector<AffinePoint> result(count);
    bool isAffine = true;
    for (std::size_t i = 0; i < count && isAffine; ++i)
        isAffine = at(i).z.limb == Field::one().limb;
    if (isAffine) {
        for (std::size_t i = 0; i < count; ++i) {
            const Coordinates& p = at(i);
            result[i] = { p.y + p.x, p.y - p.x, p.t * k2D };
        }
        return result;
    }
    // Montgomery's trick: products of all before, one inversion, and back.
    std::vector<Field> before(count);
    Field running = Field::one();
    for (std::size_t i = 0; i < count; ++i) {
        before[i] = running;
        running = running * at(i).z;
    }
    running = inverted(running);
    for (std::size_t i = count; i-- > 0;) {
        const Coordinates& p = at(i);
        const Field inverse = running * before[i];
        running = running * p.z;
        const Field x = p.x * inverse;
        const Field y = p.y * inverse;
        result[i] = { y + x, y - x, x * y * k2D };
    }
    return result;
}

} // namespace

std::vector<AffinePoint> affineAll(std::span<const Coordinates> points)
{
    return affineFrom(points.size(), [&](std::size_t i) -> const Coordinates& { return points[i]; });
}

std::vector<AffinePoint> affineAll(std::span<const Point> points)
{
    return affineFrom(
        points.size(), [&](std::size_t i) -> const Coordinates& { return points[i].coordinates(); });
}

} // namespace maru::voting
