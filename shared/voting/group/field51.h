// SPDX-License-Identifier: Apache-2.0
// Integers modulo p = 2^255 - 19 in five unsigned limbs of 51 bits, for machines that multiply 64 x 64 to 128 bits.
//
// Bounds. A value is "tight" when every limb is below 2^51 + 2^14; multiplication, squaring, + and - give tight values.
// The lazy operations do not carry:
//   addLazy(a, b)  limbs of a + b;
//   subLazy(a, b)  limbs of a + 4p - b, where b is a sum of at most two tight values (limbs of 4p are 2^53 - 76 and
//                  2^53 - 4);
// and multiplication takes limbs below 2^54: columns are then below 2^108 * (1 + 4 * 19) < 2^115, the carry out of the
// highest column, which has no factor 19, is below 2^59.4, and 19 times that still fits 64 bits. So the operands of a
// product may be a sum of up to four tight values, or a lazy difference whose first operand is a sum of at most two
// and then one more tight value (2^52 + 2^53 + 2^51 < 2^54). None of it depends on the values in time.
#pragma once

#include "shared/voting/group/inline.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace maru::voting {

struct Field51 {
    static constexpr std::size_t kLimbs = 5;
    static constexpr std::uint64_t kMask = (std::uint64_t(1) << 51) - 1;
    std::array<std::uint64_t, kLimbs> limb {};

    static constexpr Field51 zero() { return {}; }
    static constexpr Field51 one() { return { { 1, 0, 0, 0, 0 } }; }

    /// A number below 2^255 in four words, least significant first; bit 255 is ignored.
    static constexpr Field51 fromWords(const std::array<std::uint64_t, 4>& word)
    {
        return { { word[0] & kMask, ((word[0] >> 51) | (word[1] << 13)) & kMask,
            ((word[1] >> 38) | (word[2] << 26)) & kMask, ((word[2] >> 25) | (word[3] << 39)) & kMask,
            (word[3] >> 12) & kMask } };
    }

    /// The value in [0, p), of limbs below 2^63.
    std::array<std::uint64_t, 4> toWords() const
    {
        // Two passes leave every limb below 2^51, but for a 1 that the second may leave over in limb 1.
        Field51 t = carried().carried();
        // The value is below 2p: q is 1 when it is p or more, which is when adding 19 passes 2^255.
        std::uint64_t q = (t.limb[0] + 19) >> 51;
        for (std::size_t i = 1; i < kLimbs; ++i)
            q = (t.limb[i] + q) >> 51;
        t.limb[0] += 19 * q;
        for (std::size_t i = 0; i + 1 < kLimbs; ++i) {
            t.limb[i + 1] += t.limb[i] >> 51;
            t.limb[i] &= kMask;
        }
        t.limb[4] &= kMask;
        return { t.limb[0] | (t.limb[1] << 51), (t.limb[1] >> 13) | (t.limb[2] << 38),
            (t.limb[2] >> 26) | (t.limb[3] << 25), (t.limb[3] >> 39) | (t.limb[4] << 12) };
    }

    /// One pass of carries, all limbs at once: tight when the limbs were below 2^60.
    MARU_VOTING_INLINE Field51 carried() const
    {
        return { { (limb[0] & kMask) + 19 * (limb[4] >> 51), (limb[1] & kMask) + (limb[0] >> 51),
            (limb[2] & kMask) + (limb[1] >> 51), (limb[3] & kMask) + (limb[2] >> 51),
            (limb[4] & kMask) + (limb[3] >> 51) } };
    }

    friend MARU_VOTING_INLINE Field51 addLazy(const Field51& a, const Field51& b)
    {
        return { { a.limb[0] + b.limb[0], a.limb[1] + b.limb[1], a.limb[2] + b.limb[2], a.limb[3] + b.limb[3],
            a.limb[4] + b.limb[4] } };
    }
    friend MARU_VOTING_INLINE Field51 subLazy(const Field51& a, const Field51& b)
    {
        constexpr std::uint64_t kLow = (std::uint64_t(1) << 53) - 76;
        constexpr std::uint64_t kHigh = (std::uint64_t(1) << 53) - 4;
        return { { a.limb[0] + kLow - b.limb[0], a.limb[1] + kHigh - b.limb[1], a.limb[2] + kHigh - b.limb[2],
            a.limb[3] + kHigh - b.limb[3], a.limb[4] + kHigh - b.limb[4] } };
    }
    friend MARU_VOTING_INLINE Field51 operator+(const Field51& a, const Field51& b)
    {
        return addLazy(a, b).carried();
    }
    friend MARU_VOTING_INLINE Field51 operator-(const Field51& a, const Field51& b)
    {
        return subLazy(a, b).carried();
    }
    MARU_VOTING_INLINE Field51 operator-() const { return subLazy(zero(), *this).carried(); }
    friend MARU_VOTING_INLINE Field51 operator*(const Field51& a, const Field51& b);
    MARU_VOTING_INLINE Field51 square() const;
    /// 2x^2, tight.
    MARU_VOTING_INLINE Field51 doubledSquare() const
    {
        const Field51 s = square();
        return addLazy(s, s).carried();
    }

    /// `other` where mask is all ones, unchanged where it is zero.
    MARU_VOTING_INLINE void assignIf(std::uint64_t mask, const Field51& other)
    {
        for (std::size_t i = 0; i < kLimbs; ++i)
            limb[i] ^= mask & (limb[i] ^ other.limb[i]);
    }

private:
    using Wide = unsigned __int128;
    static MARU_VOTING_INLINE Wide times(std::uint64_t a, std::uint64_t b)
    {
        return static_cast<Wide>(a) * b;
    }
    static MARU_VOTING_INLINE Field51 folded(Wide c0, Wide c1, Wide c2, Wide c3, Wide c4)
    {
        c1 += static_cast<std::uint64_t>(c0 >> 51);
        c2 += static_cast<std::uint64_t>(c1 >> 51);
        c3 += static_cast<std::uint64_t>(c2 >> 51);
        c4 += static_cast<std::uint64_t>(c3 >> 51);
        const std::uint64_t low =
            (static_cast<std::uint64_t>(c0) & kMask) + 19 * static_cast<std::uint64_t>(c4 >> 51);
        return { { low & kMask, (static_cast<std::uint64_t>(c1) & kMask) + (low >> 51),
            static_cast<std::uint64_t>(c2) & kMask, static_cast<std::uint64_t>(c3) & kMask,
            static_cast<std::uint64_t>(c4) & kMask } };
    }
};

MARU_VOTING_INLINE Field51 operator*(const Field51& a, const Field51& b)
{
    const auto& x = a.limb;
    const auto& y = b.limb;
    // A column of weight 2^255 or more comes back as 19 times the one 255 bits below.
    const std::uint64_t y1 = 19 * y[1];
    const std::uint64_t y2 = 19 * y[2];
    const std::uint64_t y3 = 19 * y[3];
    const std::uint64_t y4 = 19 * y[4];
    using F = Field51;
    return F::folded(F::times(x[0], y[0]) + F::times(x[1], y4) + F::times(x[2], y3) + F::times(x[3], y2)
            + F::times(x[4], y1),
        F::times(x[0], y[1]) + F::times(x[1], y[0]) + F::times(x[2], y4) + F::times(x[3], y3)
            + F::times(x[4], y2),
        F::times(x[0], y[2]) + F::times(x[1], y[1]) + F::times(x[2], y[0]) + F::times(x[3], y4)
            + F::times(x[4], y3),
        F::times(x[0], y[3]) + F::times(x[1], y[2]) + F::times(x[2], y[1]) + F::times(x[3], y[0])
            + F::times(x[4], y4),
        F::times(x[0], y[4]) + F::times(x[1], y[3]) + F::times(x[2], y[2]) + F::times(x[3], y[1])
            + F::times(x[4], y[0]));
}

MARU_VOTING_INLINE Field51 Field51::square() const
{
    const auto& x = limb;
    const std::uint64_t d0 = 2 * x[0];
    const std::uint64_t d1 = 2 * x[1];
    const std::uint64_t x3 = 19 * x[3];
    const std::uint64_t x4 = 19 * x[4];
    return folded(times(x[0], x[0]) + times(d1, x4) + times(2 * x[2], x3),
        times(d0, x[1]) + times(2 * x[2], x4) + times(x[3], x3),
        times(d0, x[2]) + times(x[1], x[1]) + times(2 * x[3], x4),
        times(d0, x[3]) + times(d1, x[2]) + times(x[4], x4),
        times(d0, x[4]) + times(d1, x[3]) + times(x[2], x[2]));
}

} // namespace maru::voting
