// SPDX-License-Identifier: Apache-2.0
// Formatting without locale, so that Korean and English officers read the same figures.
#include "admin-console/core/format.h"

#include "admin-console/core/text.h"
#include "shared/base/calendar.h"

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

QString formatShare(qint64 part, qint64 whole)
{
    if (whole <= 0)
        return u"–"_s;
    const qint64 tenths = base::mulDiv(base::Won(part), 1000, whole).count();
    return QString::number(tenths / 10) + u'.' + QString::number(tenths % 10) + u" %"_s;
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
