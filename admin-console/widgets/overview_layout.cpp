// SPDX-License-Identifier: Apache-2.0
// Building of a first page's frame.
#include "admin-console/widgets/overview_layout.h"

#include "admin-console/widgets/page_frame.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOverviewGap = 12;
constexpr int kSharesOfARow = 6; ///< three figures of two, or two of three

} // namespace

OverviewLayout makeOverviewLayout(QWidget* page)
{
    OverviewLayout made;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    made.frame = new PageFrame(page);
    layout->addWidget(made.frame);
    made.stale = new QLabel(made.frame);
    made.stale->setObjectName(u"staleLine"_s);
    made.stale->setWordWrap(true);
    made.stale->hide();
    made.frame->body()->addWidget(made.stale);
    made.scroll = new QScrollArea(made.frame);
    made.scroll->setWidgetResizable(true);
    made.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    made.scroll->setFocusPolicy(Qt::NoFocus);
    made.inside = new QWidget(made.scroll);
    made.inside->setObjectName(u"chartBody"_s);
    auto* column = new QVBoxLayout(made.inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kOverviewGap);
    made.figures = new QGridLayout;
    made.figures->setSpacing(kOverviewGap);
    made.cards = new QGridLayout;
    made.cards->setSpacing(kOverviewGap);
    column->addLayout(made.figures);
    column->addLayout(made.cards, 1);
    made.scroll->setWidget(made.inside);
    made.scroll->viewport()->setAutoFillBackground(false);
    made.frame->body()->addWidget(made.scroll, 1);
    return made;
}

void placeFigures(QGridLayout& grid, const std::vector<QWidget*>& figures, int columns)
{
    const bool isThreeAndTwo = columns == 3;
    int at = 0;
    for (QWidget* figure : figures) {
        if (isThreeAndTwo)
            grid.addWidget(figure, at / 3, at < 3 ? 2 * at : 3 * (at - 3), 1, at < 3 ? 2 : 3);
        else
            grid.addWidget(figure, at / columns, at % columns);
        ++at;
    }
    for (int i = 0; i < kSharesOfARow; ++i)
        grid.setColumnStretch(i, isThreeAndTwo || i < columns ? 1 : 0);
}

} // namespace maru::console
