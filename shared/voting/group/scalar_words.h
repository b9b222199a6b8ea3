// SPDX-License-Identifier: Apache-2.0
// The two Montgomery multiplications behind Scalar, in a header so that the tests can hold one against the other, and
// the carries that both need. Private to this folder. Constant time.
#pragma once

#include "shared/voting/group/field.h"

namespace maru::voting {

using ScalarWords = std::array<std::uint64_t, 4>;

/// l = 2^252 + 27742317777372353535851937790883648493
inline constexpr ScalarWords kOrder { 0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, 0x1000000000000000 };
/// -1/l modulo 2^64; its lower half is -1/l modulo 2^32.
inline constexpr std::uint64_t kOrderNegatedInverse = 0xd2b51da312547e1b;

MARU_VOTING_INLINE std::uint64_t addCarry(std::uint64_t a, std::uint64_t b, std::uint64_t& carry)
{
    const std::uint64_t sum = a + b;
    const std::uint64_t total = sum + carry;
    carry = static_cast<std::uint64_t>(sum < a) | static_cast<std::uint64_t>(total < sum);
    return total;
}

MARU_VOTING_INLINE std::uint64_t subBorrow(std::uint64_t a, std::uint64_t b, std::uint64_t& borrow)
{
    const std::uint64_t difference = a - b;
    const std::uint64_t total = difference - borrow;
    borrow = static_cast<std::uint64_t>(a < b) | static_cast<std::uint64_t>(difference < borrow);
    return total;
}

/// x for x < l and x - l for x in [l, 2l).
inline ScalarWords lessOrder(const ScalarWords& x)
{
    ScalarWords reduced {};
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < 4; ++i)
        reduced[i] = subBorrow(x[i], kOrder[i], borrow);
    const std::uint64_t keep = std::uint64_t(0) - borrow;
    for (std::size_t i = 0; i < 4; ++i)
        reduced[i] ^= keep & (reduced[i] ^ x[i]);
    return reduced;
}

inline bool isBelowOrder(const ScalarWords& x)
{
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < 4; ++i)
        static_cast<void>(subBorrow(x[i], kOrder[i], borrow));
    return borrow == 1;
}

#if defined(__SIZEOF_INT128__)
/// a * b / 2^256 mod l, for a below l and any b. After each of the four steps t is below a + l < 2^254, and at the end
/// below 2l: t = (a * b + m * l) / 2^256 with b and m below 2^256.
inline ScalarWords montgomery64(const ScalarWords& a, const ScalarWords& b)
{
    using Wide = unsigned __int128;
    ScalarWords t {};
    for (std::size_t i = 0; i < 4; ++i) {
        std::uint64_t top = 0;
        Wide sum = static_cast<Wide>(a[0]) * b[i] + t[0];
        t[0] = static_cast<std::uint64_t>(sum);
        for (std::size_t j = 1; j < 4; ++j) {
            sum = static_cast<Wide>(a[j]) * b[i] + t[j] + static_cast<std::uint64_t>(sum >> 64);
            t[j] = static_cast<std::uint64_t>(sum);
        }
        top = static_cast<std::uint64_t>(sum >> 64);
        // m * l: two words of product, a word of zero, and m << 60 across the last two.
        const std::uint64_t m = t[0] * kOrderNegatedInverse;
        sum = static_cast<Wide>(m) * kOrder[0] + t[0];
        sum = static_cast<Wide>(m) * kOrder[1] + t[1] + static_cast<std::uint64_t>(sum >> 64);
        t[0] = static_cast<std::uint64_t>(sum);
        sum = static_cast<Wide>(t[2]) + static_cast<std::uint64_t>(sum >> 64);
        t[1] = static_cast<std::uint64_t>(sum);
        sum = static_cast<Wide>(t[3]) + (m << 60) + static_cast<std::uint64_t>(sum >> 64);
        t[2] = static_cast<std::uint64_t>(sum);
        t[3] = top + (m >> 4) + static_cast<std::uint64_t>(sum >> 64);
    }
    return lessOrder(t);
}
#endif

/// The same in words of 32 bits.
inline ScalarWords montgomery32(const ScalarWords& a64, const ScalarWords& b64)
{
    std::array<std::uint32_t, 8> a {};
    for (std::size_t i = 0; i < 8; ++i)
        a[i] = static_cast<std::uint32_t>(a64[i / 2] >> (32 * (i % 2)));
    constexpr std::array<std::uint64_t, 4> kLow { kOrder[0] & 0xffffffff, kOrder[0] >> 32,
        kOrder[1] & 0xffffffff, kOrder[1] >> 32 };
    std::array<std::uint32_t, 8> t {};
    for (std::size_t i = 0; i < 8; ++i) {
        const std::uint64_t digit = (b64[i / 2] >> (32 * (i % 2))) & 0xffffffff;
        std::uint64_t sum = 0;
        for (std::size_t j = 0; j < 8; ++j) {
            sum = a[j] * digit + t[j] + (sum >> 32);
            t[j] = static_cast<std::uint32_t>(sum);
        }
        const std::uint64_t top = sum >> 32;
        // m * l: four words of product, three of zero, and m << 28 across the last two.
        const std::uint64_t m =
            static_cast<std::uint32_t>(t[0] * static_cast<std::uint32_t>(kOrderNegatedInverse));
        sum = m * kLow[0] + t[0];
        for (std::size_t j = 1; j < 4; ++j) {
            sum = m * kLow[j] + t[j] + (sum >> 32);
            t[j - 1] = static_cast<std::uint32_t>(sum);
        }
        for (std::size_t j = 4; j < 7; ++j) {
            sum = t[j] + (sum >> 32);
            t[j - 1] = static_cast<std::uint32_t>(sum);
        }
        sum = (m << 28) + t[7] + (sum >> 32);
        t[6] = static_cast<std::uint32_t>(sum);
        t[7] = static_cast<std::uint32_t>(top + (sum >> 32));
    }
    ScalarWords joined {};
    for (std::size_t i = 0; i < 8; ++i)
        joined[i / 2] |= static_cast<std::uint64_t>(t[i]) << (32 * (i % 2));
    return lessOrder(joined);
}

} // namespace maru::voting
