// SPDX-License-Identifier: Apache-2.0
// Buttons, labels and tables as every tab of the elections makes them. GUI thread only.
#pragma once

#include <QString>

class QLabel;
class QPushButton;
class QTableView;
class QWidget;

namespace maru::console {
class CellsModel;
}

namespace maru::console::elections {

/// Enter in a field beside it does not press it.
QPushButton* makeButton(const QString& name, QWidget* parent);
/// Plain text that wraps: what a server or a file says is never read as markup.
QLabel* makeLabel(const QString& name, QWidget* parent);
/// A table of words with a model of its own.
QTableView* makeWordTable(const QString& name, CellsModel*& model, QWidget* parent);

} // namespace maru::console::elections
