// SPDX-License-Identifier: Apache-2.0
// Layout and painting of legends.
#include "admin-console/charts/chart_legend.h"

#include "admin-console/charts/chart_plot.h"
#include "admin-console/core/format.h"
#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 20;
constexpr int kDonutRowHeight = 24;
constexpr int kSwatchSize = 12;
constexpr int kSwatchRoom = 24;
constexpr int kBetween = 16;

QFont legendFont(const QFont& like)
{
    QFont font = like;
    font.setPixelSize(12);
    return font;
}

} // namespace

ChartLegend::ChartLegend(ChartKind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
{
    setObjectName(u"chartLegend"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(m_kind != ChartKind::Donut);
    setSizePolicy(policy);
}

void ChartLegend::setData(const ChartData& given)
{
    QStringList names;
    QStringList values;
    if (m_kind == ChartKind::Donut) {
        qint64 total = 0;
        const int count = std::min(static_cast<int>(given.categories.size()), Palette::kSeries);
        const auto part = [&given](int i) {
            return std::clamp<qint64>(given.value(0, i).value_or(0), 0, base::kMaxSafeInteger);
        };
        for (int i = 0; i < count; ++i)
            total += part(i);
        for (int i = 0; i < count; ++i) {
            names << QString::number(i + 1) + u"  "_s + given.categories[i];
            const QString number =
                given.unit == ChartUnit::Won ? compactNumber(part(i)) : formatInteger(part(i));
            values << number + u" · "_s + formatShare(part(i), total);
        }
    } else if (given.series.size() > 1) {
        for (int i = 0; i < std::min(static_cast<int>(given.series.size()), Palette::kSeries); ++i)
            names << given.series[static_cast<std::size_t>(i)].name;
    }
    if (names == m_names && values == m_values)
        return;
    m_names = names;
    m_values = values;
    setVisible(!m_names.isEmpty());
    setAccessibleName(m_names.join(u", "_s));
    updateGeometry();
    update();
}

QList<QRect> ChartLegend::boxes(int width) const
{
    const QFontMetrics metrics(legendFont(font()));
    QList<QRect> made;
    int x = 0;
    int y = 0;
    for (const QString& name : m_names) {
        if (m_kind == ChartKind::Donut) {
            made << QRect(0, y, width, kDonutRowHeight);
            y += kDonutRowHeight;
            continue;
        }
        const int need = kSwatchRoom + metrics.horizontalAdvance(name) + kBetween;
        if (x > 0 && x + need - kBetween > width) {
            x = 0;
            y += kRowHeight;
        }
        made << QRect(x, y, std::min(need, std::max(width - x, kSwatchRoom)), kRowHeight);
        x += need;
    }
    return made;
}

QSize ChartLegend::sizeHint() const
{
    const QFontMetrics metrics(legendFont(font()));
    int width = 0;
    for (int i = 0; i < m_names.size(); ++i) {
        const int own = kSwatchRoom + metrics.horizontalAdvance(m_names[i])
            + (i < m_values.size() ? kBetween + metrics.horizontalAdvance(m_values[i]) : kBetween);
        width = m_kind == ChartKind::Donut ? std::max(width, own) : width + own;
    }
    return { width, heightForWidth(width) };
}

QSize ChartLegend::minimumSizeHint() const
{
    return { std::min(sizeHint().width(), 120), heightForWidth(sizeHint().width()) };
}

int ChartLegend::heightForWidth(int width) const
{
    const QList<QRect> rows = boxes(width);
    return rows.isEmpty() ? 0 : rows.last().bottom() + 1;
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(legendFont(font()));
    const QList<QRect> rows = boxes(width());
    const QFontMetrics metrics(painter.font());
    for (int i = 0; i < rows.size(); ++i) {
        const QRect& row = rows[i];
        paintSwatch(painter,
            QRect(row.left(), row.center().y() - kSwatchSize / 2,
                m_kind == ChartKind::Line ? kSwatchSize + 6 : kSwatchSize, kSwatchSize),
            m_kind, i);
        const int values = i < m_values.size() ? metrics.horizontalAdvance(m_values[i]) + 6 : 0;
        const QRect words = row.adjusted(kSwatchRoom, 0, -values, 0);
        painter.setPen(currentPalette().text);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
            metrics.elidedText(m_names[i], Qt::ElideRight, words.width()));
        if (i < m_values.size()) {
            painter.setPen(currentPalette().subtleText);
            painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, m_values[i]);
        }
    }
}

void ChartLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace maru::console
