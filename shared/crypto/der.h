// SPDX-License-Identifier: Apache-2.0
// Distinguished encoding (X.690 §10, DER): a strict reader over bytes that the caller keeps, and a writer. For the files
// of shared/crypto; everyone else reads certificate_fields.h and x509.h.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/units.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace maru::crypto::der {

inline constexpr std::uint8_t kBoolean = 0x01;
inline constexpr std::uint8_t kInteger = 0x02;
inline constexpr std::uint8_t kBitString = 0x03;
inline constexpr std::uint8_t kOctetString = 0x04;
inline constexpr std::uint8_t kNull = 0x05;
inline constexpr std::uint8_t kOid = 0x06;
inline constexpr std::uint8_t kEnumerated = 0x0a;
inline constexpr std::uint8_t kUtf8 = 0x0c;
inline constexpr std::uint8_t kPrintable = 0x13;
inline constexpr std::uint8_t kIa5 = 0x16;
inline constexpr std::uint8_t kUtcTime = 0x17;
inline constexpr std::uint8_t kGeneralizedTime = 0x18;
inline constexpr std::uint8_t kSequence = 0x30;
inline constexpr std::uint8_t kSet = 0x31;
/// [number], constructed or primitive.
constexpr std::uint8_t context(unsigned number, bool isConstructed)
{
    return static_cast<std::uint8_t>(0x80u | (isConstructed ? 0x20u : 0u) | number);
}

struct Item {
    std::uint8_t tag = 0;
    base::ByteView content;
    base::ByteView whole; ///< with tag and length
};

/// Takes items one after the other. Every error is refused with `code` and the place in the detail. Single-byte tags,
/// definite lengths in shortest form.
class Reader {
public:
    Reader(base::ByteView bytes, std::string_view code) : m_rest(bytes), m_code(code) { }

    bool isDone() const { return m_rest.empty(); }
    bool isNext(std::uint8_t tag) const { return !m_rest.empty() && m_rest[0] == tag; }
    base::Result<Item> take(std::uint8_t tag, std::string_view place);
    base::Result<Item> takeAny(std::string_view place);
    /// A reader of what is inside the next item of that tag.
    base::Result<Reader> enter(std::uint8_t tag, std::string_view place);
    base::Status finish(std::string_view place) const;

    base::Result<std::string> takeOid(std::string_view place);
    base::Result<bool> takeBoolean(std::string_view place);
    /// Non-negative, at most `maxBytes` of magnitude; without a leading zero byte (empty for zero).
    base::Result<base::ByteView> takeUnsigned(std::size_t maxBytes, std::string_view place);
    base::Result<std::int64_t> takeSmall(std::string_view place); ///< 0 .. 2^53 - 1
    /// Without unused bits.
    base::Result<base::ByteView> takeBits(std::string_view place);
    /// UTCTime or GeneralizedTime in UTC with seconds, years 1970 to 2400.
    base::Result<base::UnixSeconds> takeTime(std::string_view place);
    base::Error error(std::string_view place) const;

private:
    base::ByteView m_rest;
    std::string_view m_code;
};

base::Bytes item(std::uint8_t tag, base::ByteView content);
base::Bytes joined(std::initializer_list<base::Bytes> parts);
base::Bytes sequence(std::initializer_list<base::Bytes> parts);
base::Bytes set(std::initializer_list<base::Bytes> parts);
base::Bytes oid(std::string_view dotted);
base::Bytes boolean(bool value);
base::Bytes unsignedInteger(base::ByteView magnitude);
base::Bytes smallInteger(std::int64_t value); ///< not negative
base::Bytes bitString(base::ByteView bytes);
/// The named bits 0.. of a KeyUsage, without trailing zero bits.
base::Bytes namedBits(std::initializer_list<unsigned> bits);
base::Bytes octetString(base::ByteView bytes);
base::Bytes text(std::uint8_t tag, std::string_view text);
base::Bytes time(
    base::UnixSeconds time); ///< UTCTime before 2050, GeneralizedTime from then on (RFC 5280 §4.1.2.5)

/// Lower-case hex of a magnitude without leading zeros, "0" for zero.
std::string numberText(base::ByteView magnitude);
bool isUtf8(base::ByteView bytes);

} // namespace maru::crypto::der
