// SPDX-License-Identifier: Apache-2.0
// H of docs/election-protocol.md: H(tag, x1..xn) = SHA-512("maru/vote/v1/" || tag || 0x00 || for each item its length
// as 4 bytes big-endian || item), as 64 bytes, as a scalar (modulo l) or as a point (one-way map of RFC 9496).
#pragma once

#include "shared/voting/group/point.h"

#include <initializer_list>
#include <string_view>

namespace maru::voting {

using Digest512 = std::array<std::uint8_t, 64>;

/// Items in order, then one of the three endings (which leave the transcript as it is, so that several may be taken).
/// What was added is wiped when the object goes. Not thread-safe.
class Transcript {
public:
    /// A zero byte in `tag`, or an item of 4 GiB, ends the program.
    explicit Transcript(std::string_view tag);
    ~Transcript();
    Transcript(const Transcript&) = default;
    Transcript& operator=(const Transcript&) = delete;

    Transcript& add(ByteView item);
    Transcript& add(std::string_view text);
    Transcript& add(const Point& point);
    Transcript& add(const Scalar& scalar);
    /// 8 bytes, big-endian.
    Transcript& addU64(std::uint64_t value);

    Digest512 bytes() const;
    Scalar scalar() const;
    Point point() const;

private:
    void append(ByteView bytes);
    std::vector<std::uint8_t> m_data;
};

Digest512 hashBytes(std::string_view tag, std::initializer_list<ByteView> items);
Scalar hashToScalar(std::string_view tag, std::initializer_list<ByteView> items);
Point hashToPoint(std::string_view tag, std::initializer_list<ByteView> items);

} // namespace maru::voting
