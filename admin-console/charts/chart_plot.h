// SPDX-License-Identifier: Apache-2.0
// The drawing of a chart: series by Qt Charts, grid, labels and marks around them by itself. No focus, no words of its
// own; ChartCanvas has those.
#pragma once

#include "admin-console/charts/chart_data.h"

#include <QRect>

#include <memory>

class QPainter;
class QWidget;

namespace maru::console {

/// GUI thread only. Its widget belongs to the parent that was given.
class ChartPlot {
public:
    ChartPlot(ChartKind kind, QWidget* parent);
    ~ChartPlot();
    ChartPlot(const ChartPlot&) = delete;
    ChartPlot& operator=(const ChartPlot&) = delete;

    QWidget* widget() const;
    ChartKind kind() const;
    /// Changes values where they stand; bars grow and shrink to their new lengths when `isAnimated`.
    void setData(const ChartData& data, bool isAnimated);
    /// Colours of the scheme of now.
    void applyPalette();

    /// -1: no category there. Positions are those of the widget.
    int categoryAt(const QPoint& position) const;
    /// The room of a category, for the mark and the tooltip.
    QRect categoryRect(int category) const;
    /// Marks a category (-1: none), with a frame when it has the keyboard.
    void setCurrent(int category, bool hasKeyboard);

    /// The picture without marks, in the size of the widget. SVG knows no textures, so patterns become lines there.
    enum class Medium {
        Raster,
        Vector,
    };
    void render(QPainter& painter, const QRect& target, Medium medium);

private:
    class View;
    View* m_view; ///< owned by the parent widget
};

/// How the n-th series looks: colour and pattern, or for lines dash and marker. For legends.
void paintSwatch(QPainter& painter, const QRect& box, ChartKind kind, int series);

} // namespace maru::console
