// SPDX-License-Identifier: Apache-2.0
// The frame of a first page: a line that says how old what is shown is, figures in a row or in two, and cards below that
// scroll together. What stands in it is the page's.
#pragma once

#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;
class QWidget;

namespace maru::console {

class PageFrame;

/// Everything belongs to the page.
struct OverviewLayout {
    PageFrame* frame = nullptr;
    QLabel* stale = nullptr; ///< hidden
    QScrollArea* scroll = nullptr;
    QWidget* inside = nullptr; ///< parent of figures and cards
    QGridLayout* figures = nullptr;
    QGridLayout* cards = nullptr;
};

OverviewLayout makeOverviewLayout(QWidget* page);
/// Five figures in so many columns; in three they stand three above two, each with its share, so that no hole is left.
void placeFigures(QGridLayout& grid, const std::vector<QWidget*>& figures, int columns);

} // namespace maru::console
