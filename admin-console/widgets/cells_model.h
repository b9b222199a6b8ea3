// SPDX-License-Identifier: Apache-2.0
// A small table of words that this computer has worked out itself, with a totals row where one is wanted.
#pragma once

#include "admin-console/core/states.h"

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>

#include <vector>

namespace maru::console {

/// A share in a cell: for files, which have it as a number.
struct ShareOf {
    qint64 part = 0;
    qint64 whole = 0; ///< 0: no share
};

struct Cell {
    QString text;
    bool isNumber = false;
    /// Neutral cells have the colour of text. The others begin with a sign, so that colour says nothing alone.
    Tone tone = Tone::Neutral;
    bool isBold = false;
    QVariant value = {}; ///< number for files: base::Won, qlonglong or ShareOf; none: the text
};

class CellsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setHeader(const QStringList& titles);
    /// Keeps the selection of views where the number of rows stays the same.
    void setRows(std::vector<std::vector<Cell>> rows);
    void setRow(int row, std::vector<Cell> cells);
    const Cell& cell(int row, int column) const;

private:
    QStringList m_header;
    std::vector<std::vector<Cell>> m_rows;
};

} // namespace maru::console
