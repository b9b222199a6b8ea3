// SPDX-License-Identifier: Apache-2.0
// Formatting without locale, so that Korean and English officers read the same figures.
#include "admin-console/core/format.h"

#include "admin-console/core/text.h"
#include "shared/base/calendar.h"

#include <array>
#include <string_view>

namespace maru::console {

using namespace Qt::StringLiterals;

QString formatInteger(qint64 value)
{
    QString digits = QString::number(value < 0 ? -value : value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return value < 0 ? QString(u"−"_s + digits) : digits;
}

QString formatWon(base::Won amount)
{
    return formatInteger(amount.count()) + u'원';
}

QString wonInWords(base::Won amount)
{
    // 만, 억, 조: powers of 10,000. An amount has at most 16 digits, so four groups.
    static constexpr std::u16string_view kDigits = u"영일이삼사오육칠팔구";
    static constexpr std::array<const char16_t*, 4> kPlaces { u"천", u"백", u"십", u"" };
    static constexpr std::array<const char16_t*, 4> kGroups { u"조", u"억", u"만", u"" };
    const qint64 count = amount.count();
    qint64 rest = count < 0 ? -count : count;
    QString words;
    qint64 groupUnit = 1'000'000'000'000;
    for (const char16_t* group : kGroups) {
        const qint64 four = rest / groupUnit;
        rest %= groupUnit;
        groupUnit /= 10'000;
        qint64 unit = 1'000;
        for (const char16_t* place : kPlaces) {
            const qint64 digit = four / unit % 10;
            unit /= 10;
            if (digit != 0)
                words += QChar(kDigits[static_cast<std::size_t>(digit)]) + QString::fromUtf16(place);
        }
        if (four != 0)
            words += QString::fromUtf16(group);
    }
    if (words.isEmpty())
        words = u"영"_s;
    return (count < 0 ? u"일금 마이너스 "_s : u"일금 "_s) + words + u"원정"_s;
}

QString formatTime(base::UnixSeconds time)
{
    return time.count() <= 0 ? QString() : toQt(base::koreanDateTime(time));
}

QString formatTimeWithZone(base::UnixSeconds time)
{
    return time.count() <= 0 ? QString() : QString(formatTime(time) + u" KST"_s);
}

QString formatDate(base::UnixSeconds time)
{
    return time.count() <= 0 ? QString() : toQt(base::isoDate(base::koreanDate(time)));
}

QString shortened(const QString& text, int head, int tail)
{
    if (text.size() <= head + tail + 1)
        return text;
    return text.left(head) + u'…' + text.right(tail);
}

QString formatShare(qint64 part, qint64 whole, int decimals)
{
    if (whole <= 0)
        return u"–"_s;
    const qint64 unit = decimals >= 2 ? 100 : 10;
    const qint64 size = part < 0 ? -part : part;
    // Half up, of what is beyond whole multiples only: large amounts stay in range.
    const qint64 twice = base::mulDiv(base::Won(size % whole), 200 * unit, whole).count();
    const qint64 rest = (twice + 1) / 2;
    const QString percent = QString::number(size / whole * 100 + rest / unit) + u'.'
        + QString::number(rest % unit).rightJustified(decimals >= 2 ? 2 : 1, u'0') + u" %"_s;
    return part < 0 ? QString(u"−"_s + percent) : percent;
}

std::optional<qint64> parseInteger(const QString& text)
{
    QString digits = text.trimmed();
    if (digits.endsWith(u'원'))
        digits.chop(1);
    digits.remove(u',').remove(u' ');
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    if (digits.isEmpty() || digits.size() > 16)
        return std::nullopt;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
    }
    const qint64 value = digits.toLongLong();
    if (value > base::kMaxSafeInteger)
        return std::nullopt;
    return negative ? -value : value;
}

} // namespace maru::console
