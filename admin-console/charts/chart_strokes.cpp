// SPDX-License-Identifier: Apache-2.0
// Patterns that stay apart in black and white and for colour-blind readers.
#include "admin-console/charts/chart_strokes.h"

#include "admin-console/widgets/palette.h"

#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

#include <algorithm>

namespace maru::console {

namespace {

constexpr int kTile = 8;

QColor mixed(const QColor& one, const QColor& other, int percentOfOne)
{
    const auto part = [percentOfOne](
                          int a, int b) { return (a * percentOfOne + b * (100 - percentOfOne)) / 100; };
    return QColor(
        part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue()));
}

void drawTile(QPainter& painter, int pattern)
{
    switch (pattern) {
    case 1: // rising
        for (const int shift : { -kTile, 0, kTile })
            painter.drawLine(QPointF(shift - 1, kTile + 1), QPointF(shift + kTile + 1, -1));
        return;
    case 2: // dots
        painter.drawEllipse(QPointF(2, 2), 0.6, 0.6);
        painter.drawEllipse(QPointF(6, 6), 0.6, 0.6);
        return;
    case 3: // falling
        for (const int shift : { -kTile, 0, kTile })
            painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + kTile + 1, kTile + 1));
        return;
    case 4: // lying
        painter.drawLine(QPointF(0, 2), QPointF(kTile, 2));
        painter.drawLine(QPointF(0, 6), QPointF(kTile, 6));
        return;
    default: // standing
        painter.drawLine(QPointF(2, 0), QPointF(2, kTile));
        painter.drawLine(QPointF(6, 0), QPointF(6, kTile));
        return;
    }
}

} // namespace

QColor patternGround(int series)
{
    const Palette& colours = currentPalette();
    return series == 0 ? colours.series(0) : mixed(colours.series(series), colours.surface, 28);
}

QPen outlinePen(int series)
{
    return QPen(currentPalette().series(series), 1);
}

QBrush patternBrush(int series)
{
    const QColor colour = currentPalette().series(series);
    if (series == 0)
        return QBrush(colour);
    QPixmap tile(kTile, kTile);
    tile.fill(patternGround(series));
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    drawTile(painter, series % Palette::kSeries);
    painter.end();
    return QBrush(tile);
}

void drawStripes(QPainter& painter, const QRectF& area, int series)
{
    const int pattern = series % Palette::kSeries;
    if (pattern == 0 || area.isEmpty())
        return;
    painter.setPen(QPen(currentPalette().series(series), 1));
    // Only lying and standing lines end at the edges by themselves; the distances tell the rest apart.
    const bool isLying = pattern == 1 || pattern == 4 || pattern == 2;
    const double distance = pattern == 4 || pattern == 5 ? 3 : pattern == 2 ? 9 : 6;
    if (isLying) {
        for (double y = area.top() + distance; y < area.bottom(); y += distance)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    } else {
        for (double x = area.left() + distance; x < area.right(); x += distance)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

QPen linePen(int series)
{
    constexpr Qt::PenStyle kStyles[] = { Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
        Qt::DashDotDotLine, Qt::SolidLine };
    QPen pen(currentPalette().series(series), series == 0 ? 2.2 : 1.8, kStyles[series % Palette::kSeries]);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(series == 0 ? Qt::RoundCap : Qt::FlatCap);
    return pen;
}

void drawMarker(QPainter& painter, const QPointF& at, int series, double radius)
{
    const double r = radius;
    painter.setPen(QPen(currentPalette().series(series), 1.6));
    painter.setBrush(series == 0 ? currentPalette().series(series) : currentPalette().surface);
    switch (series % Palette::kSeries) {
    case 0:
        painter.drawEllipse(at, r, r);
        return;
    case 1:
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        return;
    case 2:
        painter.drawPolygon(QPolygonF({ at + QPointF(0, -r), at + QPointF(r, r), at + QPointF(-r, r) }));
        return;
    case 3:
        painter.drawPolygon(
            QPolygonF({ at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0) }));
        return;
    case 4:
        painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r));
        painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r));
        return;
    default:
        painter.drawLine(at + QPointF(-r, 0), at + QPointF(r, 0));
        painter.drawLine(at + QPointF(0, -r), at + QPointF(0, r));
        return;
    }
}

} // namespace maru::console
