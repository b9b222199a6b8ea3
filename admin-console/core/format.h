// SPDX-License-Identifier: Apache-2.0
// How amounts, times and identifiers are written for people. Pure functions; thread-safe.
#pragma once

#include "shared/base/units.h"

#include <QString>

#include <optional>

namespace maru::console {

/// "1,234,567"
QString formatInteger(qint64 value);
/// "1,234,567원" (the sign of the currency is the same in both languages of the console)
QString formatWon(base::Won amount);
/// "일금 일백이십삼만사천오백육십칠원정": how official documents in Korean write an amount against alteration, every digit
/// named (일십, 일백). "일금 영원정" for nothing, "일금 마이너스 …" below. Documents in English keep digits: formatWon().
QString wonInWords(base::Won amount);
/// "2026-11-22 14:03" in Korean Standard Time; empty for times that are not set (0 or less).
QString formatTime(base::UnixSeconds time);
/// "2026-11-22 14:03 KST", where the zone is worth the room.
QString formatTimeWithZone(base::UnixSeconds time);
/// "2026-11-22"
QString formatDate(base::UnixSeconds time);
/// "0x5f3a…c21e" style without prefix: first `head` and last `tail` characters; short texts stay whole.
QString shortened(const QString& text, int head = 8, int tail = 4);
/// "82.1 %" of whole, or "82.07 %" with two decimals, as election results are announced; "–" when the whole is 0. Integer
/// arithmetic, rounded half up.
QString formatShare(qint64 part, qint64 whole, int decimals = 1);

/// Whole won or counts as people type them: digits with optional separators and an optional 원. Nothing else.
std::optional<qint64> parseInteger(const QString& text);

} // namespace maru::console
