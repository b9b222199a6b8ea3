// SPDX-License-Identifier: Apache-2.0
// The transcript is kept whole and hashed at the end: statements are short, and the platform need not keep a state.
#include "shared/voting/group/hash.h"

#include <cstdlib>

namespace maru::voting {

Transcript::Transcript(std::string_view tag)
{
    constexpr std::string_view kPrefix = "maru/vote/v1/";
    if (tag.find('\0') != std::string_view::npos)
        std::abort();
    m_data.reserve(1024);
    for (const char character : kPrefix)
        m_data.push_back(static_cast<std::uint8_t>(character));
    for (const char character : tag)
        m_data.push_back(static_cast<std::uint8_t>(character));
    m_data.push_back(0);
}

Transcript::~Transcript()
{
    platformWipe(m_data);
}

void Transcript::append(ByteView bytes)
{
    // Growing would leave a copy behind.
    if (m_data.size() + bytes.size() > m_data.capacity()) {
        std::vector<std::uint8_t> larger;
        larger.reserve(2 * (m_data.size() + bytes.size()));
        larger.assign(m_data.begin(), m_data.end());
        platformWipe(m_data);
        m_data.swap(larger);
    }
    m_data.insert(m_data.end(), bytes.begin(), bytes.end());
}

Transcript& Transcript::add(ByteView item)
{
    if (static_cast<std::uint64_t>(item.size()) > 0xffffffffU)
        std::abort();
    std::array<std::uint8_t, 4> size {};
    for (std::size_t i = 0; i < 4; ++i)
        size[i] = static_cast<std::uint8_t>(item.size() >> (24 - 8 * i));
    append(size);
    append(item);
    return *this;
}

Transcript& Transcript::add(std::string_view text)
{
    return add(ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

Transcript& Transcript::add(const Point& point)
{
    return add(ByteView(point.encode()));
}

Transcript& Transcript::add(const Scalar& scalar)
{
    Encoded bytes = scalar.encode();
    const WipeOnExit wipe(bytes);
    return add(ByteView(bytes));
}

Transcript& Transcript::addU64(std::uint64_t value)
{
    std::array<std::uint8_t, 8> bytes {};
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
    return add(ByteView(bytes));
}

Digest512 Transcript::bytes() const
{
    Digest512 digest {};
    platformSha512(m_data, digest);
    return digest;
}

Scalar Transcript::scalar() const
{
    Digest512 digest = bytes();
    const WipeOnExit wipe(digest);
    return Scalar::fromWide(digest);
}

Point Transcript::point() const
{
    return Point::fromUniform(bytes());
}

namespace {

Transcript transcriptOfItems(std::string_view tag, std::initializer_list<ByteView> items)
{
    Transcript transcript(tag);
    for (const ByteView item : items)
        transcript.add(item);
    return transcript;
}

} // namespace

Digest512 hashBytes(std::string_view tag, std::initializer_list<ByteView> items)
{
    return transcriptOfItems(tag, items).bytes();
}

Scalar hashToScalar(std::string_view tag, std::initializer_list<ByteView> items)
{
    return transcriptOfItems(tag, items).scalar();
}

Point hashToPoint(std::string_view tag, std::initializer_list<ByteView> items)
{
    return transcriptOfItems(tag, items).point();
}

} // namespace maru::voting
