// SPDX-License-Identifier: Apache-2.0
// Proleptic Gregorian calendar by Howard Hinnant's days_from_civil and civil_from_days, shifted to UTC+9.
// Source: https://howardhinnant.github.io/date_algorithms.html
#include "shared/base/calendar.h"

namespace maru::base {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int64_t kKoreaOffsetSeconds = 9 * 3600;

std::int64_t floorDivide(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// Days since 1970-01-01. The year begins in March, so that the leap day is its last.
std::int64_t daysFromCivil(const CivilDate& date)
{
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

CivilDate civilFromDays(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = floorDivide(days, 146097);
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153;
    CivilDate date;
    date.day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    date.month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    date.year = static_cast<int>(yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

bool isLeapYear(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

void appendPadded(std::string& text, std::int64_t value, std::size_t width)
{
    const std::string digits = std::to_string(value);
    if (digits.size() < width)
        text.append(width - digits.size(), '0');
    text += digits;
}

/// -1 when a character is no digit.
int readDigits(std::string_view text)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

CivilDate koreanDate(UnixSeconds time)
{
    return civilFromDays(floorDivide(time.count() + kKoreaOffsetSeconds, kDaySeconds));
}

UnixSeconds startOfKoreanDay(const CivilDate& date)
{
    return UnixSeconds(daysFromCivil(date) * kDaySeconds - kKoreaOffsetSeconds);
}

CivilDate addMonths(const CivilDate& date, int months, int dayOfMonth)
{
    const std::int64_t count = std::int64_t(date.year) * 12 + (date.month - 1) + months;
    const std::int64_t year = floorDivide(count, 12);
    CivilDate later;
    later.year = static_cast<int>(year);
    later.month = static_cast<int>(count - year * 12) + 1;
    const int lastDay = daysInMonth(later.year, later.month);
    later.day = dayOfMonth < 1 ? 1 : dayOfMonth > lastDay ? lastDay : dayOfMonth;
    return later;
}

int daysInMonth(int year, int month)
{
    MARU_ASSERT(month >= 1 && month <= 12);
    if (month == 2)
        return isLeapYear(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string isoDate(const CivilDate& date)
{
    std::string text;
    appendPadded(text, date.year, 4);
    text += '-';
    appendPadded(text, date.month, 2);
    text += '-';
    appendPadded(text, date.day, 2);
    return text;
}

std::string koreanDateTime(UnixSeconds time)
{
    const std::int64_t local = time.count() + kKoreaOffsetSeconds;
    const std::int64_t secondOfDay = local - floorDivide(local, kDaySeconds) * kDaySeconds;
    std::string text = isoDate(koreanDate(time));
    text += ' ';
    appendPadded(text, secondOfDay / 3600, 2);
    text += ':';
    appendPadded(text, secondOfDay / 60 % 60, 2);
    return text;
}

Result<CivilDate> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return refused("format.date");
    CivilDate date;
    date.year = readDigits(text.substr(0, 4));
    date.month = readDigits(text.substr(5, 2));
    date.day = readDigits(text.substr(8, 2));
    if (date.year < 1900 || date.month < 1 || date.month > 12 || date.day < 1
        || date.day > daysInMonth(date.year, date.month))
        return refused("format.date");
    return date;
}

} // namespace maru::base
