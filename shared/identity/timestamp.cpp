// SPDX-License-Identifier: Apache-2.0
// dateTimeStamp with the days of the proleptic Gregorian calendar, integers only.
#include "shared/identity/timestamp.h"

#include <cstdio>

namespace maru::vc {

namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kFirstSecond = -62'135'596'800; // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799; // 9999-12-31T23:59:59Z

/// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t daysOf(std::int64_t year, std::int64_t month, std::int64_t day)
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

int daysIn(int year, int month)
{
    constexpr int kDays[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && isLeap ? 29 : kDays[month - 1];
}

/// Reads exactly `count` digits at `at`; -1 when they are not there.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

std::string timestampText(base::UnixSeconds time)
{
    MARU_ASSERT(time.count() >= kFirstSecond && time.count() <= kLastSecond);
    std::int64_t days = time.count() / kDaySeconds;
    std::int64_t rest = time.count() % kDaySeconds;
    if (rest < 0) {
        rest += kDaySeconds;
        --days;
    }
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const std::int64_t dayOfEra = days - era * 146'097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    char text[48] {};
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", static_cast<int>(year),
        static_cast<int>(month), static_cast<int>(day), static_cast<int>(rest / 3600),
        static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return text;
}

base::Result<base::UnixSeconds> parseTimestamp(std::string_view text)
{
    const base::Error bad = base::refused("vc.timestamp", {}, std::string(text.substr(0, 64)));
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    const int second = digitsAt(text, 17, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || hour < 0 || minute < 0 || second < 0)
        return bad;
    if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return bad;
    if (day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59)
        return bad;
    std::size_t at = 19;
    if (at < text.size() && text[at] == '.') {
        const std::size_t first = ++at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        if (at == first || at - first > 12)
            return bad;
    }
    std::int64_t offset = 0;
    if (at >= text.size())
        return bad;
    if (text[at] == 'Z') {
        ++at;
    } else if (text[at] == '+' || text[at] == '-') {
        const int hours = digitsAt(text, at + 1, 2);
        const int minutes = digitsAt(text, at + 4, 2);
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || text[at + 3] != ':')
            return bad;
        offset = (text[at] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        at += 6;
    }
    if (at != text.size() || at == 19)
        return bad;
    const std::int64_t seconds =
        daysOf(year, month, day) * kDaySeconds + hour * 3600 + minute * 60 + second - offset;
    if (seconds < kFirstSecond || seconds > kLastSecond)
        return bad;
    return base::UnixSeconds(seconds);
}

} // namespace maru::vc
