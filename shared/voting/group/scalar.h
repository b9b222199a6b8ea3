// SPDX-License-Identifier: Apache-2.0
// Integers modulo the order of ristretto255, l = 2^252 + 27742317777372353535851937790883648493.
//
// Every operation of the class takes the same time whatever the values are; the free functions at the end say what
// they are. A Scalar is plain memory: whoever holds a secret one wipes it (wipe(), WipeOnExit). Thread-safe as values.
#pragma once

#include "shared/voting/group/platform.h"

#include <array>
#include <cstddef>
#include <optional>

namespace maru::voting {

/// A scalar or a point as it is written: 32 bytes, little-endian.
using Encoded = std::array<std::uint8_t, 32>;

class Scalar {
public:
    /// Zero.
    constexpr Scalar() = default;
    static Scalar zero() { return Scalar(); }
    static Scalar one();
    static Scalar fromU64(std::uint64_t value);
    /// A little-endian number of 128 bits: weights of batch verification, which cost half as much in multiScalar.
    static Scalar fromU128(std::span<const std::uint8_t, 16> bytes);
    /// Nothing unless it is 32 bytes of a number below l.
    static std::optional<Scalar> decode(ByteView bytes);
    /// A little-endian number of 512 bits modulo l.
    static Scalar fromWide(std::span<const std::uint8_t, 64> bytes);
    /// Evenly distributed; zero with a chance of 2^-252.
    static Scalar random();

    Encoded encode() const;
    bool isZero() const;

    Scalar operator-() const;
    friend Scalar operator+(const Scalar& a, const Scalar& b);
    friend Scalar operator-(const Scalar& a, const Scalar& b);
    friend Scalar operator*(const Scalar& a, const Scalar& b);
    friend bool operator==(const Scalar& a, const Scalar& b);
    Scalar& operator+=(const Scalar& b) { return *this = *this + b; }
    Scalar& operator-=(const Scalar& b) { return *this = *this - b; }
    Scalar& operator*=(const Scalar& b) { return *this = *this * b; }

    /// 1/x; zero gives zero.
    Scalar inverse() const;
    /// x^exponent; the exponent is public (its bits decide the time).
    Scalar power(std::uint64_t exponent) const;

    void wipe();

private:
    /// x * 2^256 mod l, always below l: four words, least significant first.
    std::array<std::uint64_t, 4> m_limbs {};
};

/// Inverts all in place with one inversion. False, and nothing changed, when one of them is zero. For public values.
bool invertAll(std::span<Scalar> values);

/// 1, x, x^2, ... , count of them.
std::vector<Scalar> powersOf(const Scalar& x, std::size_t count);

/// Sum of a[i] * b[i]; both of one length.
Scalar innerProduct(std::span<const Scalar> a, std::span<const Scalar> b);

} // namespace maru::voting
