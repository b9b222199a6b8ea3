// SPDX-License-Identifier: Apache-2.0
// Integers modulo p = 2^255 - 19 in ten signed limbs of 26 and 25 bits in turn, for machines whose widest product is 64
// bits (WebAssembly). Limb i has the weight 2^ceil(25.5 i).
//
// Bounds. A value is "tight" when its even limbs are within +-1.01 * 2^25 and its odd ones within +-1.01 * 2^24;
// multiplication, squaring, + and - give tight values. The lazy operations do not carry: limbs of a + b and of a - b.
// Multiplication takes the sum or difference of at most three tight values in each operand: |limb| is then below
// 1.52 * 2^26 (2^25), 19 times it below 2^31, and a column, at most 1.52^2 * 2^52 * (1 + 4 * 19 + 5 * 38 / 4), below
// 2^61. None of it depends on the values in time.
#pragma once

#include "shared/voting/group/inline.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace maru::voting {

struct Field25 {
    static constexpr std::size_t kLimbs = 10;
    std::array<std::int32_t, kLimbs> limb {};

    static constexpr Field25 zero() { return {}; }
    static constexpr Field25 one() { return { { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 } }; }

    /// A number below 2^255 in four words, least significant first; bit 255 is ignored.
    static constexpr Field25 fromWords(const std::array<std::uint64_t, 4>& word)
    {
        Columns column {};
        unsigned at = 0;
        for (std::size_t i = 0; i < kLimbs; ++i) {
            const unsigned bits = bitsOf(i);
            std::uint64_t part = word[at / 64] >> (at % 64);
            if (at % 64 + bits > 64)
                part |= word[at / 64 + 1] << (64 - at % 64);
            column[i] = static_cast<std::int64_t>(part & ((std::uint64_t(1) << bits) - 1));
            at += bits;
        }
        return folded(column);
    }

    /// The value in [0, p), of a tight value or a sum or difference of a few.
    std::array<std::uint64_t, 4> toWords() const
    {
        Columns t {};
        const Field25 tight = carried();
        for (std::size_t i = 0; i < kLimbs; ++i)
            t[i] = tight.limb[i];
        // |v| is below 2^255, so q = floor(v / p) is -1 or 0, or 1 for the few values from p on. v - q * p equals
        // v + 19q - 2^255 q, whose last part drops out of the words. q comes from the carries of v + 19 v / 2^255 + 1/2,
        // of which the first line takes the highest limb's share.
        std::int64_t q = (19 * t[9] + (std::int64_t(1) << 24)) >> 25;
        for (std::size_t i = 0; i < kLimbs; ++i)
            q = (t[i] + q) >> bitsOf(i);
        t[0] += 19 * q;
        std::array<std::uint64_t, 4> word {};
        std::int64_t carry = 0;
        unsigned at = 0;
        for (std::size_t i = 0; i < kLimbs; ++i) {
            const unsigned bits = bitsOf(i);
            const std::int64_t sum = t[i] + carry;
            carry = sum >> bits;
            const std::uint64_t part = static_cast<std::uint64_t>(sum) & ((std::uint64_t(1) << bits) - 1);
            word[at / 64] |= part << (at % 64);
            if (at % 64 + bits > 64)
                word[at / 64 + 1] |= part >> (64 - at % 64);
            at += bits;
        }
        return word;
    }

    /// Tight, when the limbs were below 2^31 in size.
    MARU_VOTING_INLINE Field25 carried() const
    {
        Columns column {};
        for (std::size_t i = 0; i < kLimbs; ++i)
            column[i] = limb[i];
        return folded(column);
    }

    friend MARU_VOTING_INLINE Field25 addLazy(const Field25& a, const Field25& b)
    {
        Field25 sum;
        for (std::size_t i = 0; i < kLimbs; ++i)
            sum.limb[i] = a.limb[i] + b.limb[i];
        return sum;
    }
    friend MARU_VOTING_INLINE Field25 subLazy(const Field25& a, const Field25& b)
    {
        Field25 difference;
        for (std::size_t i = 0; i < kLimbs; ++i)
            difference.limb[i] = a.limb[i] - b.limb[i];
        return difference;
    }
    friend MARU_VOTING_INLINE Field25 operator+(const Field25& a, const Field25& b)
    {
        return addLazy(a, b).carried();
    }
    friend MARU_VOTING_INLINE Field25 operator-(const Field25& a, const Field25& b)
    {
        return subLazy(a, b).carried();
    }
    MARU_VOTING_INLINE Field25 operator-() const { return subLazy(zero(), *this); }
    friend MARU_VOTING_INLINE Field25 operator*(const Field25& a, const Field25& b)
    {
        return product(a, b, std::make_index_sequence<kLimbs>());
    }
    MARU_VOTING_INLINE Field25 square() const { return squared<1>(std::make_index_sequence<kLimbs>()); }
    /// 2x^2, tight.
    MARU_VOTING_INLINE Field25 doubledSquare() const
    {
        return squared<2>(std::make_index_sequence<kLimbs>());
    }

    /// `other` where mask is all ones, unchanged where it is zero.
    MARU_VOTING_INLINE void assignIf(std::uint64_t mask, const Field25& other)
    {
        const auto half = static_cast<std::int32_t>(static_cast<std::uint32_t>(mask));
        for (std::size_t i = 0; i < kLimbs; ++i)
            limb[i] ^= half & (limb[i] ^ other.limb[i]);
    }

private:
    using Columns = std::array<std::int64_t, kLimbs>;
    static constexpr unsigned bitsOf(std::size_t i) { return i % 2 == 0 ? 26 : 25; }

    /// Moves what limb I has beyond its bits, rounded to the nearest, into the next one (times 19 at the end).
    template<std::size_t I>
    static constexpr void carry(Columns& c)
    {
        constexpr unsigned kBits = bitsOf(I);
        const std::int64_t over = (c[I] + (std::int64_t(1) << (kBits - 1))) >> kBits;
        c[I] -= over * (std::int64_t(1) << kBits);
        if constexpr (I + 1 < kLimbs)
            c[I + 1] += over;
        else
            c[0] += 19 * over;
    }
    /// Two chains that start half the number apart, so that the machine can work on both, and meet.
    static constexpr Field25 folded(Columns c)
    {
        carry<0>(c);
        carry<4>(c);
        carry<1>(c);
        carry<5>(c);
        carry<2>(c);
        carry<6>(c);
        carry<3>(c);
        carry<7>(c);
        carry<4>(c);
        carry<8>(c);
        carry<9>(c);
        carry<0>(c);
        Field25 value;
        for (std::size_t i = 0; i < kLimbs; ++i)
            value.limb[i] = static_cast<std::int32_t>(c[i]);
        return value;
    }

    using Limbs = std::array<std::int32_t, kLimbs>;
    /// x_I * y_J of column K = I + J mod 10, with 2 for two odd limbs (their weights round up twice) and 19 beyond 2^255.
    template<std::size_t K, std::size_t I>
    static MARU_VOTING_INLINE std::int64_t term(
        const Limbs& x, const Limbs& twiceX, const Limbs& y, const Limbs& y19)
    {
        constexpr std::size_t kJ = (K + kLimbs - I) % kLimbs;
        const std::int32_t left = I % 2 == 1 && kJ % 2 == 1 ? twiceX[I] : x[I];
        const std::int32_t right = I > K ? y19[kJ] : y[kJ];
        return static_cast<std::int64_t>(left) * right;
    }
    template<std::size_t K, std::size_t... I>
    static MARU_VOTING_INLINE std::int64_t column(
        const Limbs& x, const Limbs& twiceX, const Limbs& y, const Limbs& y19, std::index_sequence<I...>)
    {
        return (term<K, I>(x, twiceX, y, y19) + ...);
    }
    template<std::size_t... K>
    static MARU_VOTING_INLINE Field25 product(
        const Field25& a, const Field25& b, std::index_sequence<K...> all)
    {
        Limbs twice {};
        Limbs times19 {};
        for (std::size_t i = 0; i < kLimbs; ++i) {
            twice[i] = 2 * a.limb[i];
            times19[i] = 19 * b.limb[i];
        }
        return folded({ column<K>(a.limb, twice, b.limb, times19, all)... });
    }

    /// The same for x = y, where the pair (I, J) stands for (J, I) too.
    template<std::size_t K, std::size_t I>
    static MARU_VOTING_INLINE std::int64_t squareTerm(
        const Limbs& x, const Limbs& twice, const Limbs& times19)
    {
        constexpr std::size_t kJ = (K + kLimbs - I) % kLimbs;
        if constexpr (I > kJ) {
            return 0;
        } else {
            constexpr bool kBothOdd = I % 2 == 1 && kJ % 2 == 1;
            // I <= J wraps exactly when I + J >= 10; the greater index carries the 19.
            const std::int32_t right = I + kJ >= kLimbs ? times19[kJ] : x[kJ];
            const std::int32_t left = I < kJ || kBothOdd ? twice[I] : x[I];
            const std::int64_t value = static_cast<std::int64_t>(left) * right;
            return I < kJ && kBothOdd ? 2 * value : value;
        }
    }
    template<std::size_t K, std::size_t... I>
    static MARU_VOTING_INLINE std::int64_t squareColumn(
        const Limbs& x, const Limbs& twice, const Limbs& times19, std::index_sequence<I...>)
    {
        return (squareTerm<K, I>(x, twice, times19) + ...);
    }
    template<int Factor, std::size_t... K>
    MARU_VOTING_INLINE Field25 squared(std::index_sequence<K...> all) const
    {
        Limbs twice {};
        Limbs times19 {};
        for (std::size_t i = 0; i < kLimbs; ++i) {
            twice[i] = 2 * limb[i];
            times19[i] = 19 * limb[i];
        }
        return folded({ (Factor * squareColumn<K>(limb, twice, times19, all))... });
    }
};

} // namespace maru::voting
