// SPDX-License-Identifier: Apache-2.0
// The second channel beside colour: patterns, dashes and markers of the n-th series.
#pragma once

#include <QBrush>
#include <QPen>

class QPainter;

namespace maru::console {

/// Solid for the first series, then stripes in five directions and densities over a paler ground.
QBrush patternBrush(int series);
/// The paler ground alone, and the outline of an area.
QColor patternGround(int series);
QPen outlinePen(int series);
/// Draws the same stripes as lines inside a rectangle, for media without textures.
void drawStripes(QPainter& painter, const QRectF& area, int series);
QPen linePen(int series);
/// Circle, square, triangle, diamond, cross, plus.
void drawMarker(QPainter& painter, const QPointF& at, int series, double radius);

} // namespace maru::console
