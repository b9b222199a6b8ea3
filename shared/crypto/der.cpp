// SPDX-License-Identifier: Apache-2.0
// DER, read strictly and written.
#include "shared/crypto/der.h"

#include <algorithm>
#include <cstdio>

namespace maru::crypto::der {
namespace {

constexpr std::int64_t kSecondsADay = 86'400;

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar, month 1..12, years from 1970.
std::int64_t daysBefore(int year, int month, int day)
{
    // Years that begin in March have their leap day at the end.
    const std::int64_t marchYear = month <= 2 ? year - 1 : year;
    const std::int64_t monthFromMarch = month <= 2 ? month + 9 : month - 3;
    const std::int64_t dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719'468;
}

bool isLeapYear(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int lastDay(int year, int month)
{
    constexpr std::array<int, 12> kDays { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && isLeapYear(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// `count` ASCII digits from `at`; -1 when one of them is none.
int digits(base::ByteView text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<base::UnixSeconds> timeOf(base::ByteView text, bool isGeneralized)
{
    const std::size_t yearDigits = isGeneralized ? 4 : 2;
    if (text.size() != yearDigits + 11 || text.back() != 'Z')
        return std::nullopt;
    int year = digits(text, 0, yearDigits);
    if (!isGeneralized && year >= 0)
        year += year < 50 ? 2000 : 1900;
    const int month = digits(text, yearDigits, 2);
    const int day = digits(text, yearDigits + 2, 2);
    const int hour = digits(text, yearDigits + 4, 2);
    const int minute = digits(text, yearDigits + 6, 2);
    const int second = digits(text, yearDigits + 8, 2);
    if (year < 1970 || year > 2400 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)
        || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    return base::UnixSeconds(
        daysBefore(year, month, day) * kSecondsADay + hour * 3600 + minute * 60 + second);
}

void appendBase128(base::Bytes& out, std::uint64_t value)
{
    std::array<std::uint8_t, 10> reversed {};
    std::size_t size = 0;
    do {
        reversed[size++] = static_cast<std::uint8_t>(value & 0x7f);
        value >>= 7;
    } while (value != 0);
    while (size > 0) {
        --size;
        out.push_back(static_cast<std::uint8_t>(reversed[size] | (size > 0 ? 0x80 : 0)));
    }
}

} // namespace

base::Error Reader::error(std::string_view place) const
{
    return base::refused(m_code, {}, std::string(place));
}

base::Result<Item> Reader::takeAny(std::string_view place)
{
    if (m_rest.size() < 2 || (m_rest[0] & 0x1f) == 0x1f)
        return error(place);
    std::size_t size = m_rest[1];
    std::size_t head = 2;
    if (size >= 0x80) {
        const std::size_t count = size & 0x7f;
        // 0x80 is the indefinite form; three bytes are 16 MiB, far beyond what any caller takes.
        if (count == 0 || count > 3 || m_rest.size() < head + count)
            return error(place);
        size = 0;
        for (std::size_t i = 0; i < count; ++i)
            size = size << 8 | m_rest[head + i];
        const bool isShortest = size >= 0x80 && size >> (8 * (count - 1)) != 0;
        if (!isShortest)
            return error(place);
        head += count;
    }
    if (m_rest.size() - head < size)
        return error(place);
    const Item taken { m_rest[0], m_rest.subspan(head, size), m_rest.first(head + size) };
    m_rest = m_rest.subspan(head + size);
    return taken;
}

base::Result<Item> Reader::take(std::uint8_t tag, std::string_view place)
{
    if (!isNext(tag))
        return error(place);
    return takeAny(place);
}

base::Result<Reader> Reader::enter(std::uint8_t tag, std::string_view place)
{
    MARU_TRY(taken, take(tag, place));
    return Reader(taken.content, m_code);
}

base::Status Reader::finish(std::string_view place) const
{
    if (!isDone())
        return error(place);
    return {};
}

base::Result<std::string> Reader::takeOid(std::string_view place)
{
    MARU_TRY(taken, take(kOid, place));
    const base::ByteView bytes = taken.content;
    if (bytes.empty() || bytes.size() > 32 || bytes.back() >= 0x80)
        return error(place);
    std::string dotted;
    std::uint64_t value = 0;
    bool isStart = true;
    for (const std::uint8_t byte : bytes) {
        if ((isStart && byte == 0x80) || value >> 56 != 0)
            return error(place);
        value = value << 7 | (byte & 0x7fu);
        isStart = byte < 0x80;
        if (!isStart)
            continue;
        if (dotted.empty()) {
            const std::uint64_t first = std::min<std::uint64_t>(value / 40, 2);
            dotted = std::to_string(first) + "." + std::to_string(value - first * 40);
        } else {
            dotted += "." + std::to_string(value);
        }
        value = 0;
    }
    return dotted;
}

base::Result<bool> Reader::takeBoolean(std::string_view place)
{
    MARU_TRY(taken, take(kBoolean, place));
    if (taken.content.size() != 1 || (taken.content[0] != 0x00 && taken.content[0] != 0xff))
        return error(place);
    return taken.content[0] == 0xff;
}

base::Result<base::ByteView> Reader::takeUnsigned(std::size_t maxBytes, std::string_view place)
{
    MARU_TRY(taken, take(kInteger, place));
    base::ByteView bytes = taken.content;
    if (bytes.empty() || bytes[0] >= 0x80)
        return error(place);
    if (bytes[0] == 0) {
        if (bytes.size() > 1 && bytes[1] < 0x80)
            return error(place);
        bytes = bytes.subspan(1);
    }
    if (bytes.size() > maxBytes)
        return error(place);
    return bytes;
}

base::Result<std::int64_t> Reader::takeSmall(std::string_view place)
{
    MARU_TRY(bytes, takeUnsigned(7, place));
    std::int64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    if (value > base::kMaxSafeInteger)
        return error(place);
    return value;
}

base::Result<base::ByteView> Reader::takeBits(std::string_view place)
{
    MARU_TRY(taken, take(kBitString, place));
    if (taken.content.empty() || taken.content[0] != 0)
        return error(place);
    return taken.content.subspan(1);
}

base::Result<base::UnixSeconds> Reader::takeTime(std::string_view place)
{
    const bool isGeneralized = isNext(kGeneralizedTime);
    MARU_TRY(taken, take(isGeneralized ? kGeneralizedTime : kUtcTime, place));
    const auto found = timeOf(taken.content, isGeneralized);
    if (!found)
        return error(place);
    return *found;
}

base::Bytes item(std::uint8_t tag, base::ByteView content)
{
    base::Bytes out { tag };
    const std::size_t size = content.size();
    if (size < 0x80) {
        out.push_back(static_cast<std::uint8_t>(size));
    } else {
        base::Bytes length;
        for (std::size_t rest = size; rest != 0; rest >>= 8)
            length.insert(length.begin(), static_cast<std::uint8_t>(rest & 0xff));
        out.push_back(static_cast<std::uint8_t>(0x80 | length.size()));
        out.insert(out.end(), length.begin(), length.end());
    }
    out.insert(out.end(), content.begin(), content.end());
    return out;
}

base::Bytes joined(std::initializer_list<base::Bytes> parts)
{
    base::Bytes out;
    for (const base::Bytes& part : parts)
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

base::Bytes sequence(std::initializer_list<base::Bytes> parts)
{
    return item(kSequence, joined(parts));
}

base::Bytes set(std::initializer_list<base::Bytes> parts)
{
    return item(kSet, joined(parts));
}

base::Bytes oid(std::string_view dotted)
{
    base::Bytes content;
    std::uint64_t value = 0;
    std::uint64_t first = 0;
    int count = 0;
    for (std::size_t i = 0; i <= dotted.size(); ++i) {
        if (i < dotted.size() && dotted[i] != '.') {
            value = value * 10 + static_cast<std::uint64_t>(dotted[i] - '0');
            continue;
        }
        if (count == 0)
            first = value;
        else
            appendBase128(content, count == 1 ? first * 40 + value : value);
        ++count;
        value = 0;
    }
    return item(kOid, content);
}

base::Bytes boolean(bool value)
{
    return base::Bytes { kBoolean, 1, static_cast<std::uint8_t>(value ? 0xff : 0x00) };
}

base::Bytes unsignedInteger(base::ByteView magnitude)
{
    while (!magnitude.empty() && magnitude[0] == 0)
        magnitude = magnitude.subspan(1);
    base::Bytes content;
    if (magnitude.empty() || magnitude[0] >= 0x80)
        content.push_back(0);
    content.insert(content.end(), magnitude.begin(), magnitude.end());
    return item(kInteger, content);
}

base::Bytes smallInteger(std::int64_t value)
{
    MARU_ASSERT(value >= 0);
    std::array<std::uint8_t, 8> bytes {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[bytes.size() - 1 - i] = static_cast<std::uint8_t>(value >> (8 * i) & 0xff);
    return unsignedInteger(bytes);
}

base::Bytes bitString(base::ByteView bytes)
{
    base::Bytes content { 0 };
    content.insert(content.end(), bytes.begin(), bytes.end());
    return item(kBitString, content);
}

base::Bytes namedBits(std::initializer_list<unsigned> bits)
{
    unsigned highest = 0;
    std::uint8_t byte = 0;
    for (const unsigned bit : bits) {
        MARU_ASSERT(bit < 8);
        highest = std::max(highest, bit);
        byte = static_cast<std::uint8_t>(byte | 0x80u >> bit);
    }
    return item(kBitString, base::Bytes { static_cast<std::uint8_t>(7 - highest), byte });
}

base::Bytes octetString(base::ByteView bytes)
{
    return item(kOctetString, bytes);
}

base::Bytes text(std::uint8_t tag, std::string_view text)
{
    return item(tag, base::asBytes(text));
}

base::Bytes time(base::UnixSeconds time)
{
    const std::int64_t days = time.count() / kSecondsADay;
    const int seconds = static_cast<int>(time.count() % kSecondsADay);
    int year = 1970;
    while (daysBefore(year + 1, 1, 1) <= days)
        ++year;
    int month = 1;
    while (month < 12 && daysBefore(year, month + 1, 1) <= days)
        ++month;
    const int day = static_cast<int>(days - daysBefore(year, month, 1)) + 1;
    std::array<char, 40> buffer {};
    const bool isUtc = year < 2050;
    std::snprintf(buffer.data(), buffer.size(), "%04d%02d%02d%02d%02d%02dZ", year, month, day, seconds / 3600,
        seconds / 60 % 60, seconds % 60);
    const std::string_view written(buffer.data());
    return text(isUtc ? kUtcTime : kGeneralizedTime, isUtc ? written.substr(2) : written);
}

std::string numberText(base::ByteView magnitude)
{
    std::string hex = base::toHex(magnitude);
    hex.erase(0, std::min(hex.find_first_not_of('0'), hex.size()));
    return hex.empty() ? "0" : hex;
}

bool isUtf8(base::ByteView bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::uint8_t lead = bytes[at];
        const std::size_t size = lead < 0x80 ? 1
            : lead < 0xc2                    ? 0
            : lead < 0xe0                    ? 2
            : lead < 0xf0                    ? 3
            : lead < 0xf5                    ? 4
                                             : 0;
        if (size == 0 || bytes.size() - at < size)
            return false;
        for (std::size_t i = 1; i < size; ++i)
            if ((bytes[at + i] & 0xc0) != 0x80)
                return false;
        if (size >= 3) {
            const std::uint8_t second = bytes[at + 1];
            const bool isOverlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
            const bool isBeyond = (lead == 0xed && second >= 0xa0) || (lead == 0xf4 && second >= 0x90);
            if (isOverlong || isBeyond)
                return false;
        }
        at += size;
    }
    return true;
}

} // namespace maru::crypto::der
