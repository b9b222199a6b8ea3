// SPDX-License-Identifier: Apache-2.0
// Civil dates in Korean Standard Time (UTC+9, no daylight saving), integers only, no locale, no zone database.
#pragma once

#include "shared/base/result.h"
#include "shared/base/units.h"

#include <string>
#include <string_view>

namespace maru::base {

struct CivilDate {
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1; ///< 1..31
    friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

/// The date in Korea at that moment.
CivilDate koreanDate(UnixSeconds time);
/// 00:00 KST at the start of that date.
UnixSeconds startOfKoreanDay(const CivilDate& date);
/// `months` later, at day `dayOfMonth`; in shorter months the last day (a monthly day 31 falls on 30 April).
CivilDate addMonths(const CivilDate& date, int months, int dayOfMonth);
int daysInMonth(int year, int month);
/// "2026-11-22"
std::string isoDate(const CivilDate& date);
/// "2026-11-22 14:03" in KST
std::string koreanDateTime(UnixSeconds time);
/// Refused `format.date` unless YYYY-MM-DD of an existing day in 1900..9999.
Result<CivilDate> parseIsoDate(std::string_view text);

} // namespace maru::base
