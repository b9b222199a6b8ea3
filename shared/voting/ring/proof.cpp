// SPDX-License-Identifier: Apache-2.0
// Strict reading and writing of ring proofs: one proof has one encoding.
#include "shared/voting/ring/proof.h"

namespace maru::voting {

namespace {

/// Takes 32 bytes after 32 bytes; remembers that one of them was no encoding.
class RingProofReader {
public:
    explicit RingProofReader(ByteView bytes) : m_bytes(bytes) { }

    Point point()
    {
        const std::optional<Point> read = Point::decode(next());
        m_good = m_good && read.has_value();
        return read ? *read : Point();
    }

    Scalar scalar()
    {
        const std::optional<Scalar> read = Scalar::decode(next());
        m_good = m_good && read.has_value();
        return read ? *read : Scalar();
    }

    bool good() const { return m_good; }

private:
    ByteView next()
    {
        const ByteView taken = m_bytes.first(32);
        m_bytes = m_bytes.subspan(32);
        return taken;
    }

    ByteView m_bytes;
    bool m_good = true;
};

} // namespace

std::optional<RingProof> RingProof::decode(ByteView bytes, std::size_t levels, RingFault& why)
{
    if (levels < 1 || levels > kMaxRingLevels || bytes.size() != ringProofBytes(levels)) {
        why = RingFault::Length;
        return std::nullopt;
    }
    RingProofReader reader(bytes);
    RingProof proof;
    for (Point* point : { &proof.a, &proof.b, &proof.c, &proof.d })
        *point = reader.point();
    proof.x.resize(levels);
    proof.y.resize(levels);
    proof.f.resize(levels);
    for (Point& point : proof.x)
        point = reader.point();
    for (Point& point : proof.y)
        point = reader.point();
    if (!reader.good()) {
        why = RingFault::Encoding;
        return std::nullopt;
    }
    bool hasZero = false;
    for (auto& digit : proof.f)
        for (std::size_t value = 1; value < kRingBase; ++value) {
            digit[value] = reader.scalar();
            hasZero = hasZero || digit[value].isZero();
        }
    for (Scalar* scalar : { &proof.zA, &proof.zC, &proof.z })
        *scalar = reader.scalar();
    if (!reader.good() || hasZero) {
        why = reader.good() ? RingFault::ZeroResponse : RingFault::Encoding;
        return std::nullopt;
    }
    why = RingFault::None;
    return proof;
}

bool RingProof::completeWith(const Scalar& challenge)
{
    bool whole = !challenge.isZero();
    for (auto& digit : f) {
        digit[0] = challenge - digit[1] - digit[2] - digit[3];
        whole = whole && !digit[0].isZero();
    }
    return whole;
}

std::vector<std::uint8_t> RingProof::encode() const
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(ringProofBytes(f.size()));
    const auto append = [&bytes](const Encoded& encoded) {
        bytes.insert(bytes.end(), encoded.begin(), encoded.end());
    };
    for (const Point* point : { &a, &b, &c, &d })
        append(point->encode());
    for (const Point& point : x)
        append(point.encode());
    for (const Point& point : y)
        append(point.encode());
    for (const auto& digit : f)
        for (std::size_t value = 1; value < kRingBase; ++value)
            append(digit[value].encode());
    for (const Scalar* scalar : { &zA, &zC, &z })
        append(scalar->encode());
    return bytes;
}

} // namespace maru::voting
