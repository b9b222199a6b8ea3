// SPDX-License-Identifier: Apache-2.0
// The addition formulas on -x^2 + y^2 = 1 + d x^2 y^2 that everything else here is made of: extended coordinates of
// Hisil, Wong, Carter and Dawson, "Twisted Edwards curves revisited" (eprint 2008/522), section 3.1 (complete addition)
// and 3.3 (doubling). They hold for every pair of points, so nothing branches. Private to this folder.
#pragma once

#include "shared/voting/group/field_ops.h"
#include "shared/voting/group/point.h"

namespace maru::voting {

using Coordinates = Point::Coordinates;

/// A point to be added: Y + X, Y - X, 2Z, 2dT; eight multiplications an addition.
struct CachedPoint {
    Field plus, minus, twoZ, t2d;

    static CachedPoint identity()
    {
        return { Field::one(), Field::one(), addLazy(Field::one(), Field::one()), Field::zero() };
    }
    MARU_VOTING_INLINE void assignIf(std::uint64_t mask, const CachedPoint& other)
    {
        plus.assignIf(mask, other.plus);
        minus.assignIf(mask, other.minus);
        twoZ.assignIf(mask, other.twoZ);
        t2d.assignIf(mask, other.t2d);
    }
    MARU_VOTING_INLINE void negateIf(std::uint64_t mask)
    {
        const Field kept = plus;
        plus.assignIf(mask, minus);
        minus.assignIf(mask, kept);
        t2d.assignIf(mask, -t2d);
    }
};

/// The same with Z = 1: y + x, y - x, 2dxy; seven multiplications.
struct AffinePoint {
    Field plus, minus, t2d;

    static AffinePoint identity() { return { Field::one(), Field::one(), Field::zero() }; }
    MARU_VOTING_INLINE void assignIf(std::uint64_t mask, const AffinePoint& other)
    {
        plus.assignIf(mask, other.plus);
        minus.assignIf(mask, other.minus);
        t2d.assignIf(mask, other.t2d);
    }
    MARU_VOTING_INLINE void negateIf(std::uint64_t mask)
    {
        const Field kept = plus;
        plus.assignIf(mask, minus);
        minus.assignIf(mask, kept);
        t2d.assignIf(mask, -t2d);
    }
};

inline Coordinates identityCoordinates()
{
    return { Field::zero(), Field::one(), Field::one(), Field::zero() };
}

inline CachedPoint cachedOf(const Coordinates& p)
{
    static constexpr Field k2D = Field::fromWords(FieldConstants::k2D);
    return { p.y + p.x, p.y - p.x, p.z + p.z, p.t * k2D };
}

/// The last step of every formula: the four products of E, F, G and H.
MARU_VOTING_INLINE Coordinates crossed(const Field& e, const Field& f, const Field& g, const Field& h)
{
    return { e * f, g * h, f * g, e * h };
}

MARU_VOTING_INLINE Coordinates added(const Coordinates& p, const CachedPoint& q)
{
    const Field a = subLazy(p.y, p.x) * q.minus;
    const Field b = addLazy(p.y, p.x) * q.plus;
    const Field c = p.t * q.t2d;
    const Field d = p.z * q.twoZ;
    return crossed(subLazy(b, a), subLazy(d, c), addLazy(d, c), addLazy(b, a));
}

MARU_VOTING_INLINE Coordinates subtracted(const Coordinates& p, const CachedPoint& q)
{
    const Field a = subLazy(p.y, p.x) * q.plus;
    const Field b = addLazy(p.y, p.x) * q.minus;
    const Field c = p.t * q.t2d;
    const Field d = p.z * q.twoZ;
    return crossed(subLazy(b, a), addLazy(d, c), subLazy(d, c), addLazy(b, a));
}

MARU_VOTING_INLINE Coordinates added(const Coordinates& p, const AffinePoint& q)
{
    const Field a = subLazy(p.y, p.x) * q.minus;
    const Field b = addLazy(p.y, p.x) * q.plus;
    const Field c = p.t * q.t2d;
    const Field d = addLazy(p.z, p.z);
    return crossed(subLazy(b, a), subLazy(d, c), addLazy(d, c), addLazy(b, a));
}

MARU_VOTING_INLINE Coordinates subtracted(const Coordinates& p, const AffinePoint& q)
{
    const Field a = subLazy(p.y, p.x) * q.plus;
    const Field b = addLazy(p.y, p.x) * q.minus;
    const Field c = p.t * q.t2d;
    const Field d = addLazy(p.z, p.z);
    return crossed(subLazy(b, a), addLazy(d, c), subLazy(d, c), addLazy(b, a));
}

/// E, F, G and H of the doubling. X + Y is a sum of two, E and F are sums of three, as the fields allow.
struct DoublingParts {
    Field e, f, g, h;

    explicit MARU_VOTING_INLINE DoublingParts(const Coordinates& p)
    {
        const Field xx = p.x.square();
        const Field yy = p.y.square();
        const Field zz2 = p.z.doubledSquare();
        const Field sum = addLazy(p.x, p.y).square();
        h = addLazy(yy, xx);
        e = subLazy(h, sum);
        g = subLazy(xx, yy);
        f = addLazy(zz2, g);
    }
};

MARU_VOTING_INLINE Coordinates doubledOnce(const Coordinates& p)
{
    const DoublingParts parts(p);
    return crossed(parts.e, parts.f, parts.g, parts.h);
}

/// 2^count * p, count >= 1: T is only computed at the end, as doubling does not read it.
inline Coordinates doubledTimes(Coordinates p, int count)
{
    for (int i = 1; i < count; ++i) {
        const DoublingParts parts(p);
        p.x = parts.e * parts.f;
        p.y = parts.g * parts.h;
        p.z = parts.f * parts.g;
    }
    return doubledOnce(p);
}

/// All of them with Z = 1, by one inversion (of public points: the time tells whether Z was 1 for all).
std::vector<AffinePoint> affineAll(std::span<const Coordinates> points);
/// The same for the coordinates of points.
std::vector<AffinePoint> affineAll(std::span<const Point> points);

/// The digits of sum(digit[i] * 2^(width * i)) = number, each in [-2^(width-1), 2^(width-1)]; width 2 to 15; as many
/// digits as `digits` has, which must be digitCount(width). In constant time.
void signedDigits(const Encoded& number, int width, std::span<std::int16_t> digits);

/// Numbers below l have 253 bits, and one more keeps the highest digit from carrying.
constexpr std::size_t digitCount(int width)
{
    return (254 + static_cast<std::size_t>(width) - 1) / static_cast<std::size_t>(width);
}

/// All ones when both are equal.
inline std::uint64_t maskIfSame(std::uint32_t a, std::uint32_t b)
{
    const std::uint64_t difference = a ^ b;
    return maskOf(((difference - 1) >> 63) & 1);
}

/// The multiple of one row of a signed window in constant time: row[j] is (j + 1) * P, digit in [-Count, Count].
template<class P, std::size_t Count>
MARU_VOTING_INLINE P chosen(const std::array<P, Count>& row, int digit)
{
    const auto negative = static_cast<std::uint32_t>(digit) >> 31;
    const auto sign = static_cast<std::uint32_t>(std::uint32_t(0) - negative);
    const std::uint32_t size = (static_cast<std::uint32_t>(digit) ^ sign) + negative;
    P value = P::identity();
    for (std::size_t j = 0; j < Count; ++j)
        value.assignIf(maskIfSame(size, static_cast<std::uint32_t>(j + 1)), row[j]);
    value.negateIf(maskOf(negative));
    return value;
}

} // namespace maru::voting
