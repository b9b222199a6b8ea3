// SPDX-License-Identifier: Apache-2.0
// What a chart shows: whole numbers by category and series, in the officer's language already.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace maru::console {

enum class ChartKind {
    Line,
    Bar, ///< series side by side
    StackedBar, ///< series on top of one another; for amounts that are parts of one whole
    HorizontalBar, ///< one bar a category, its name before it: the first series only
    Donut, ///< shares of one whole: the first series only, at most Palette::kSeries categories
};

enum class ChartUnit {
    Count,
    Won,
};

struct ChartSeries {
    QString name;
    /// One for each category; none where nothing is known. Shorter lists are filled up with "nothing known".
    std::vector<std::optional<qint64>> values;
};

struct ChartData {
    QString categoryTitle; ///< heading of the first column of the table, "Month"
    QStringList categories;
    QStringList ids; ///< what activated() says for a category; empty: the category's own text
    std::vector<ChartSeries> series; ///< at most Palette::kSeries are drawn; the table shows all
    ChartUnit unit = ChartUnit::Count;

    /// None where the series has no such value.
    std::optional<qint64> value(int series, int category) const;
    QString id(int category) const;
    /// Nothing to draw: no category, or no value at all.
    bool isEmpty() const;
};

/// Whole marks of an axis, from `low` to `high` in steps of 1, 2 or 5 times a power of ten. Both ends are multiples of
/// the step, 0 is always among them.
struct AxisMarks {
    qint64 low = 0;
    qint64 high = 1;
    qint64 step = 1;
};

/// For values from `lowest` to `highest`, with about `wanted` marks. Any values are allowed, the ends of qint64 too:
/// what lies outside ±10^18 is drawn at the edge.
AxisMarks axisMarks(qint64 lowest, qint64 highest, int wanted);

/// "1.2만", "34억" in Korean, "12K", "3.4M" in English (by the default locale, which Language sets); "999" stays.
/// Rounded toward zero to three digits.
QString compactNumber(qint64 value);
/// Unshortened: "1,234,567원", "1,234"; "–" for nothing known.
QString chartNumber(std::optional<qint64> value, ChartUnit unit);

} // namespace maru::console
