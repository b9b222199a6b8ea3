// SPDX-License-Identifier: Apache-2.0
// Marks of axes and short numbers, in integers.
#include "admin-console/charts/chart_data.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestMark = 1'000'000'000'000'000'000; // 10^18

struct CompactUnit {
    qint64 size;
    const char16_t* name;
};

// 만, 억, 조, 경 count in steps of 10^4.
constexpr std::array kKoreanUnits { CompactUnit { 10'000'000'000'000'000, u"경" },
    CompactUnit { 1'000'000'000'000, u"조" }, CompactUnit { 100'000'000, u"억" },
    CompactUnit { 10'000, u"만" } };
constexpr std::array kEnglishUnits { CompactUnit { 1'000'000'000'000, u"T" },
    CompactUnit { 1'000'000'000, u"B" }, CompactUnit { 1'000'000, u"M" }, CompactUnit { 1'000, u"K" } };

/// As formatInteger(), for magnitudes that have no qint64.
QString grouped(quint64 magnitude)
{
    QString digits = QString::number(magnitude);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return digits;
}

/// The magnitude of the lowest qint64 has no positive counterpart.
quint64 magnitudeOf(qint64 value)
{
    return value < 0 ? static_cast<quint64>(-(value + 1)) + 1 : static_cast<quint64>(value);
}

QString shortIn(quint64 magnitude, const CompactUnit* units, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const auto size = static_cast<quint64>(units[i].size);
        if (magnitude < size)
            continue;
        const quint64 whole = magnitude / size;
        QString text = grouped(whole);
        // Three digits are enough on an axis: 1.23, 12.3, 123.
        const quint64 part = whole < 10 ? (magnitude % size) * 100 / size : (magnitude % size) * 10 / size;
        if (whole < 100 && part > 0) {
            QString digits = QString::number(part);
            if (whole < 10)
                digits = digits.rightJustified(2, u'0');
            while (digits.endsWith(u'0'))
                digits.chop(1);
            text += u'.' + digits;
        }
        return text + QString::fromUtf16(units[i].name);
    }
    return grouped(magnitude);
}

} // namespace

std::optional<qint64> ChartData::value(int seriesIndex, int category) const
{
    if (seriesIndex < 0 || static_cast<std::size_t>(seriesIndex) >= series.size() || category < 0)
        return std::nullopt;
    const auto& values = series[static_cast<std::size_t>(seriesIndex)].values;
    return static_cast<std::size_t>(category) < values.size() ? values[static_cast<std::size_t>(category)]
                                                              : std::nullopt;
}

QString ChartData::id(int category) const
{
    if (category < 0 || category >= categories.size())
        return {};
    return category < ids.size() ? ids[category] : categories[category];
}

bool ChartData::isEmpty() const
{
    for (int one = 0; one < static_cast<int>(series.size()); ++one) {
        for (int category = 0; category < categories.size(); ++category) {
            if (value(one, category))
                return false;
        }
    }
    return true;
}

AxisMarks axisMarks(qint64 lowest, qint64 highest, int wanted)
{
    const qint64 low = std::clamp<qint64>(std::min<qint64>(lowest, 0), -kLargestMark, 0);
    const qint64 high = std::clamp<qint64>(std::max<qint64>(highest, 0), 0, kLargestMark);
    const qint64 range = std::max<qint64>(high - low, 1);
    const qint64 marksWanted = std::max(wanted, 1);
    const qint64 rough = (range + marksWanted - 1) / marksWanted;
    qint64 power = 1;
    while (power <= rough / 10)
        power *= 10;
    qint64 step = power;
    for (const qint64 factor : { 1, 2, 5, 10 }) {
        step = power * factor;
        if (step >= rough)
            break;
    }
    AxisMarks marks;
    marks.step = step;
    // Away from zero, so that the largest value lies inside.
    marks.high = (high + step - 1) / step * step;
    marks.low = -((-low + step - 1) / step * step);
    if (marks.high == marks.low)
        marks.high = step;
    return marks;
}

QString compactNumber(qint64 value)
{
    const quint64 magnitude = magnitudeOf(value);
    const QString text = QLocale().language() == QLocale::Korean
        ? shortIn(magnitude, kKoreanUnits.data(), kKoreanUnits.size())
        : shortIn(magnitude, kEnglishUnits.data(), kEnglishUnits.size());
    return value < 0 ? QString(u"−"_s + text) : text;
}

QString chartNumber(std::optional<qint64> value, ChartUnit unit)
{
    if (!value)
        return u"–"_s;
    QString text = grouped(magnitudeOf(*value));
    if (*value < 0)
        text.prepend(u'−');
    return unit == ChartUnit::Won ? QString(text + u'원') : text;
}

} // namespace maru::console
