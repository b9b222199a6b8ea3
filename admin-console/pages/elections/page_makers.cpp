// SPDX-License-Identifier: Apache-2.0
// Parts that tabs are made of.
#include "admin-console/pages/elections/page_makers.h"

#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/widgets/cells_model.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace maru::console::elections {

QPushButton* makeButton(const QString& name, QWidget* parent)
{
    auto* made = new QPushButton(parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

QLabel* makeLabel(const QString& name, QWidget* parent)
{
    auto* made = new QLabel(parent);
    made->setObjectName(name);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    return made;
}

QTableView* makeWordTable(const QString& name, CellsModel*& model, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setObjectName(name);
    model = new CellsModel(view);
    view->setModel(model);
    shapeWordTable(*view);
    return view;
}

} // namespace maru::console::elections
