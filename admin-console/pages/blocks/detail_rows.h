// SPDX-License-Identifier: Apache-2.0
// Label and value pairs, and small helpers, of this page's sections of the detail pane.
#pragma once

#include "admin-console/dialogs/fonts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace maru::console {

inline QLabel* sectionLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QStringLiteral("sectionTitle"));
    label->setWordWrap(true);
    return label;
}

inline QLabel* textLabel(QWidget* parent, const QString& name = {})
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

inline QPushButton* linkButton(const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("link", true);
    button->setAccessibleName(text);
    return button;
}

inline void clearRows(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

/// Empties a box and gives it a new grid: a grid never forgets rows, and would keep their spacing.
inline QGridLayout* freshGrid(QWidget& box)
{
    if (QLayout* old = box.layout()) {
        clearRows(*old);
        delete old;
    }
    auto* grid = new QGridLayout(&box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 90);
    return grid;
}

/// A row of two labels; returns the row's number.
inline int addRow(
    QGridLayout& grid, const QString& name, const QString& value, QWidget* parent, bool isMono = false)
{
    const int row = grid.rowCount();
    auto* label = new QLabel(name, parent);
    label->setObjectName(QStringLiteral("subtle"));
    label->setWordWrap(true);
    auto* text = textLabel(parent);
    text->setText(value);
    text->setAccessibleName(QString(name + QStringLiteral(": ") + value));
    if (isMono)
        text->setFont(monospaced(parent->font()));
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addWidget(text, row, 1, Qt::AlignTop);
    return row;
}

} // namespace maru::console
