// SPDX-License-Identifier: Apache-2.0
// ristretto255: decoding, encoding and the one-way map, step by step as RFC 9496 section 4.3 writes them.
#include "shared/voting/group/point.h"

#include "shared/voting/group/point_ops.h"

namespace maru::voting {

namespace {

constexpr Field kFieldD = Field::fromWords(FieldConstants::kD);
constexpr Field kFieldSqrtM1 = Field::fromWords(FieldConstants::kSqrtM1);

/// MAP of section 4.3.4: a field element to a point of the curve.
Coordinates elligatorMap(const Field& t)
{
    static constexpr Field kOneMinusDSq = Field::fromWords(FieldConstants::kOneMinusDSq);
    static constexpr Field kDMinusOneSq = Field::fromWords(FieldConstants::kDMinusOneSq);
    static constexpr Field kSqrtAdMinusOne = Field::fromWords(FieldConstants::kSqrtAdMinusOne);
    const Field one = Field::one();
    const Field r = kFieldSqrtM1 * t.square();
    const Field u = (r + one) * kOneMinusDSq;
    const Field v = (-one - r * kFieldD) * (r + kFieldD);
    const RatioRoot<Field> ratio(u, v);
    Field s = -absolute(ratio.root * t);
    s.assignIf(ratio.wasSquare, ratio.root);
    Field c = r;
    c.assignIf(ratio.wasSquare, -one);
    const Field n = c * (r - one) * kDMinusOneSq - v;
    const Field sv = s * v;
    const Field w0 = sv + sv;
    const Field w1 = n * kSqrtAdMinusOne;
    const Field ss = s.square();
    const Field w2 = one - ss;
    const Field w3 = one + ss;
    return { w0 * w3, w2 * w1, w1 * w3, w0 * w2 };
}

Field fieldFromBytes(std::span<const std::uint8_t, 32> bytes)
{
    return Field::fromWords(wordsOf(bytes));
}

} // namespace

Point::Point() : m_at(identityCoordinates()) { }

const Point& Point::base()
{
    static const Point generator(Coordinates { Field::fromWords(FieldConstants::kBaseX),
        Field::fromWords(FieldConstants::kBaseY), Field::one(), Field::fromWords(FieldConstants::kBaseT) });
    return generator;
}

std::optional<Point> Point::decode(ByteView bytes)
{
    if (bytes.size() != 32)
        return std::nullopt;
    const auto words = wordsOf(bytes.first<32>());
    const Field s = Field::fromWords(words);
    // One encoding an element: below p, and even.
    if (s.toWords() != words || (words[0] & 1) != 0)
        return std::nullopt;
    const Field one = Field::one();
    const Field ss = s.square();
    const Field u1 = one - ss;
    const Field u2 = one + ss;
    const Field u2Square = u2.square();
    const Field v = -(kFieldD * u1.square()) - u2Square;
    const RatioRoot<Field> ratio(one, v * u2Square);
    const Field denX = ratio.root * u2;
    const Field denY = ratio.root * denX * v;
    const Field sx = s * denX;
    const Field x = absolute(sx + sx);
    const Field y = u1 * denY;
    const Field t = x * y;
    if ((~ratio.wasSquare | maskIfNegative(t) | maskIfZero(y)) != 0)
        return std::nullopt;
    return Point(Coordinates { x, y, one, t });
}

std::optional<Point> Point::decodeNonIdentity(ByteView bytes)
{
    std::optional<Point> point = decode(bytes);
    if (point && point->isIdentity())
        point.reset();
    return point;
}

Point Point::fromUniform(std::span<const std::uint8_t, 64> bytes)
{
    const Coordinates first = elligatorMap(fieldFromBytes(bytes.first<32>()));
    const Coordinates second = elligatorMap(fieldFromBytes(bytes.last<32>()));
    return Point(added(first, cachedOf(second)));
}

Point Point::random()
{
    std::array<std::uint8_t, 64> bytes {};
    const WipeOnExit wipe(bytes);
    platformRandom(bytes);
    return fromUniform(bytes);
}

Encoded Point::encode() const
{
    static constexpr Field kInvSqrtAMinusD = Field::fromWords(FieldConstants::kInvSqrtAMinusD);
    const Field u1 = (m_at.z + m_at.y) * (m_at.z - m_at.y);
    const Field u2 = m_at.x * m_at.y;
    const RatioRoot<Field> ratio(Field::one(), u1 * u2.square());
    const Field den1 = ratio.root * u1;
    const Field den2 = ratio.root * u2;
    const Field zInverse = den1 * den2 * m_at.t;
    const std::uint64_t rotate = maskIfNegative(m_at.t * zInverse);
    Field x = m_at.x;
    Field y = m_at.y;
    Field denInverse = den2;
    x.assignIf(rotate, m_at.y * kFieldSqrtM1);
    y.assignIf(rotate, m_at.x * kFieldSqrtM1);
    denInverse.assignIf(rotate, den1 * kInvSqrtAMinusD);
    y.assignIf(maskIfNegative(x * zInverse), -y);
    return bytesOf(absolute(denInverse * (m_at.z - y)).toWords());
}

bool Point::isIdentity() const
{
    return (maskIfZero(m_at.x) | maskIfZero(m_at.y)) != 0;
}

Point Point::operator-() const
{
    return Point(Coordinates { -m_at.x, m_at.y, m_at.z, -m_at.t });
}

Point Point::doubled() const
{
    return Point(doubledOnce(m_at));
}

Point operator+(const Point& a, const Point& b)
{
    return Point(added(a.m_at, cachedOf(b.m_at)));
}

Point operator-(const Point& a, const Point& b)
{
    return Point(subtracted(a.m_at, cachedOf(b.m_at)));
}

bool operator==(const Point& a, const Point& b)
{
    return (maskIfEqual(a.m_at.x * b.m_at.y, a.m_at.y * b.m_at.x)
               | maskIfEqual(a.m_at.y * b.m_at.y, a.m_at.x * b.m_at.x))
        != 0;
}

void Point::assignIf(std::uint64_t mask, const Point& other)
{
    m_at.x.assignIf(mask, other.m_at.x);
    m_at.y.assignIf(mask, other.m_at.y);
    m_at.z.assignIf(mask, other.m_at.z);
    m_at.t.assignIf(mask, other.m_at.t);
}

std::vector<Encoded> encodeAll(std::span<const Point> points)
{
    std::vector<Encoded> all;
    all.reserve(points.size());
    for (const Point& point : points)
        all.push_back(point.encode());
    return all;
}

} // namespace maru::voting
