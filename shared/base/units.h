// SPDX-License-Identifier: Apache-2.0
// Strong types for amounts, heights and times, with checked arithmetic.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace maru::base {

/// Largest integer that JSON numbers carry without loss (RFC 7493 §2.2): 2^53 - 1.
inline constexpr std::int64_t kMaxSafeInteger = 9007199254740991;

/// An integer with a unit. Arithmetic that leaves ±kMaxSafeInteger is our own bug and stops the node: rules check
/// bounds first (domains refuse larger amounts in their schemas).
template<class Tag>
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t count) : m_count(count) { }
    constexpr std::int64_t count() const { return m_count; }
    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;

private:
    std::int64_t m_count = 0;
};

struct WonTag;
struct HeightTag;
struct UnixSecondsTag;
/// Amount of money in whole won (원).
using Won = Quantity<WonTag>;
/// Number of a block; the genesis block is 0.
using Height = Quantity<HeightTag>;
/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
using UnixSeconds = Quantity<UnixSecondsTag>;

/// Sums and differences of won; MARU_ASSERT on leaving ±kMaxSafeInteger.
Won operator+(Won a, Won b);
Won operator-(Won a, Won b);
inline Won& operator+=(Won& a, Won b)
{
    return a = a + b;
}
inline Won& operator-=(Won& a, Won b)
{
    return a = a - b;
}

/// floor(amount * numerator / denominator) without overflow (128-bit intermediate); denominator > 0.
Won mulDiv(Won amount, std::int64_t numerator, std::int64_t denominator);

UnixSeconds operator+(UnixSeconds time, std::int64_t seconds);
Height next(Height height);

} // namespace maru::base
