// SPDX-License-Identifier: Apache-2.0
// Elements of ristretto255 (RFC 9496): the prime-order group in which every key, ciphertext and commitment lives.
//
// Adding, doubling, negating, comparing, encoding and mapping take the same time whatever the values are; decoding
// tells by its time only whether the bytes are an encoding. Thread-safe as values.
#pragma once

#include "shared/voting/group/field.h"
#include "shared/voting/group/scalar.h"

namespace maru::voting {

class Point {
public:
    /// The identity.
    Point();
    static Point identity() { return Point(); }
    /// The generator G of RFC 9496.
    static const Point& base();
    /// Nothing unless it is the one encoding of an element (RFC 9496 section 4.3.1). The identity, 32 zero bytes, is
    /// decoded: a caller that expects a key or a commitment refuses it with isIdentity() or uses decodeNonIdentity.
    static std::optional<Point> decode(ByteView bytes);
    static std::optional<Point> decodeNonIdentity(ByteView bytes);
    /// The one-way map of 64 even bytes (RFC 9496 section 4.3.4).
    static Point fromUniform(std::span<const std::uint8_t, 64> bytes);
    static Point random();

    Encoded encode() const;
    bool isIdentity() const;

    Point operator-() const;
    Point doubled() const;
    friend Point operator+(const Point& a, const Point& b);
    friend Point operator-(const Point& a, const Point& b);
    /// Equal as elements of the group, whatever the representatives.
    friend bool operator==(const Point& a, const Point& b);
    Point& operator+=(const Point& b) { return *this = *this + b; }
    Point& operator-=(const Point& b) { return *this = *this - b; }

    /// Either `this` (mask all zeros) or `other` (mask all ones), without a branch.
    void assignIf(std::uint64_t mask, const Point& other);

    /// The coordinates on the Edwards curve, for this folder.
    struct Coordinates {
        Field x, y, z, t; ///< x = X/Z, y = Y/Z, T = XY/Z
    };
    explicit Point(const Coordinates& coordinates) : m_at(coordinates) { }
    const Coordinates& coordinates() const { return m_at; }

private:
    Coordinates m_at;
};

/// All encodings, in order.
std::vector<Encoded> encodeAll(std::span<const Point> points);

} // namespace maru::voting
