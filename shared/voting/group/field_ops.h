// SPDX-License-Identifier: Apache-2.0
// What both field arithmetics have in common: bytes, comparing, powers, the square root of a ratio (RFC 9496 section 4.2)
// and the constants of ristretto255 (section 4.1). Constant time.
#pragma once

#include "shared/voting/group/field.h"

namespace maru::voting {

/// Constants as words, least significant first. tst_voting_field checks each against its definition.
struct FieldConstants {
    using Words = std::array<std::uint64_t, 4>;
    /// -121665/121666
    static constexpr Words kD { 0x75eb4dca135978a3, 0x00700a4d4141d8ab, 0x8cc740797779e898,
        0x52036cee2b6ffe73 };
    static constexpr Words k2D { 0xebd69b9426b2f159, 0x00e0149a8283b156, 0x198e80f2eef3d130,
        0x2406d9dc56dffce7 };
    static constexpr Words kSqrtM1 { 0xc4ee1b274a0ea0b0, 0x2f431806ad2fe478, 0x2b4d00993dfbd7a7,
        0x2b8324804fc1df0b };
    /// sqrt(a*d - 1) with a = -1
    static constexpr Words kSqrtAdMinusOne { 0x7e97f6a0497b2e1b, 0xaf9d8e0c1b7854bd, 0x0f3cfcc931f5d1fd,
        0x376931bf2b8348ac };
    /// 1/sqrt(a - d)
    static constexpr Words kInvSqrtAMinusD { 0x99c8fdaa805d40ea, 0x9d2f16175a4172be, 0x16c27b91fe01d840,
        0x786c8905cfaffca2 };
    static constexpr Words kOneMinusDSq { 0xe27c09c1945fc176, 0x2c81a138cd5e350f, 0x9994abddbe70dfe4,
        0x029072a8b2b3e0d7 };
    static constexpr Words kDMinusOneSq { 0x31ad5aaa44ed4d20, 0xd29e4a2cb01e1999, 0x4cdcd32f529b4eeb,
        0x5968b37af66c2241 };
    /// The generator, y = 4/5 and x even.
    static constexpr Words kBaseX { 0xc9562d608f25d51a, 0x692cc7609525a7b2, 0xc0a4e231fdd6dc5c,
        0x216936d3cd6e53fe };
    static constexpr Words kBaseY { 0x6666666666666658, 0x6666666666666666, 0x6666666666666666,
        0x6666666666666666 };
    static constexpr Words kBaseT { 0x6dde8ab3a5b7dda3, 0x20f09f80775152f5, 0x66ea4e8e64abe37d,
        0x67875f0fd78b7665 };
};

inline std::array<std::uint64_t, 4> wordsOf(std::span<const std::uint8_t, 32> bytes)
{
    std::array<std::uint64_t, 4> word {};
    for (std::size_t i = 0; i < 32; ++i)
        word[i / 8] |= static_cast<std::uint64_t>(bytes[i]) << (8 * (i % 8));
    return word;
}

inline std::array<std::uint8_t, 32> bytesOf(const std::array<std::uint64_t, 4>& word)
{
    std::array<std::uint8_t, 32> bytes {};
    for (std::size_t i = 0; i < 32; ++i)
        bytes[i] = static_cast<std::uint8_t>(word[i / 8] >> (8 * (i % 8)));
    return bytes;
}

/// All ones when `bit` is 1, zero when it is 0.
inline std::uint64_t maskOf(std::uint64_t bit)
{
    return std::uint64_t(0) - bit;
}

/// All ones when all words are zero, else zero.
inline std::uint64_t maskIfZero(const std::array<std::uint64_t, 4>& word)
{
    const std::uint64_t any = word[0] | word[1] | word[2] | word[3];
    return maskOf(1 ^ ((any | (std::uint64_t(0) - any)) >> 63));
}

template<class F>
std::uint64_t maskIfZero(const F& x)
{
    return maskIfZero(x.toWords());
}

template<class F>
std::uint64_t maskIfEqual(const F& a, const F& b)
{
    return maskIfZero(a - b);
}

/// All ones when the least number of the class is odd, which RFC 9496 calls negative.
template<class F>
std::uint64_t maskIfNegative(const F& x)
{
    return maskOf(x.toWords()[0] & 1);
}

template<class F>
F absolute(const F& x)
{
    F result = x;
    result.assignIf(maskIfNegative(x), -x);
    return result;
}

template<class F>
F squaredTimes(F x, int count)
{
    for (int i = 0; i < count; ++i)
        x = x.square();
    return x;
}

/// x^(2^250 - 1) and, on the way, x^11: what both exponents below are built from.
template<class F>
struct PowerChain {
    F x11;
    F high;

    explicit PowerChain(const F& x)
    {
        const F x2 = x.square();
        const F x9 = squaredTimes(x2, 2) * x;
        x11 = x9 * x2;
        const F ones5 = x11.square() * x9; // 2^5 - 1
        const F ones10 = squaredTimes(ones5, 5) * ones5;
        const F ones20 = squaredTimes(ones10, 10) * ones10;
        const F ones40 = squaredTimes(ones20, 20) * ones20;
        const F ones50 = squaredTimes(ones40, 10) * ones10;
        const F ones100 = squaredTimes(ones50, 50) * ones50;
        const F ones200 = squaredTimes(ones100, 100) * ones100;
        high = squaredTimes(ones200, 50) * ones50;
    }
};

/// x^(p - 2) = 1/x; zero gives zero. p - 2 = 2^255 - 21 = 2^5 * (2^250 - 1) + 11.
template<class F>
F inverted(const F& x)
{
    const PowerChain<F> chain(x);
    return squaredTimes(chain.high, 5) * chain.x11;
}

/// x^((p - 5) / 8); the exponent is 2^252 - 3 = 4 * (2^250 - 1) + 1.
template<class F>
F powerP58(const F& x)
{
    return squaredTimes(PowerChain<F>(x).high, 2) * x;
}

/// SQRT_RATIO_M1 of RFC 9496: all ones and sqrt(u/v) when u/v is a square (or u is zero); zero and sqrt(i * u/v) when it
/// is none; zero and zero when v is zero and u is not. The root is the non-negative one.
template<class F>
struct RatioRoot {
    std::uint64_t wasSquare;
    F root;

    RatioRoot(const F& u, const F& v)
    {
        static constexpr F kSqrtM1 = F::fromWords(FieldConstants::kSqrtM1);
        const F v3 = v.square() * v;
        const F v7 = v3.square() * v;
        F r = (u * v3) * powerP58(u * v7);
        const F check = v * r.square();
        const F minusU = -u;
        const std::uint64_t correct = maskIfEqual(check, u);
        const std::uint64_t flipped = maskIfEqual(check, minusU);
        const std::uint64_t flippedI = maskIfEqual(check, minusU * kSqrtM1);
        r.assignIf(flipped | flippedI, r * kSqrtM1);
        root = absolute(r);
        wasSquare = correct | flipped;
    }
};

} // namespace maru::voting
