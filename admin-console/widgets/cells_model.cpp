// SPDX-License-Identifier: Apache-2.0
// Words in a table.
#include "admin-console/widgets/cells_model.h"

#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/palette.h"

#include <QFont>

#include <utility>

namespace maru::console {

int CellsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

const Cell& CellsModel::cell(int row, int column) const
{
    return m_rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

QVariant CellsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Cell& one = cell(index.row(), index.column());
    switch (role) {
    case kExportRole:
        return one.value;
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return one.text;
    case Qt::TextAlignmentRole:
        return QVariant(one.isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return one.tone == Tone::Neutral ? QVariant()
                                         : QVariant::fromValue(currentPalette().tone(one.tone).text);
    case Qt::FontRole: {
        if (!one.isBold)
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    default:
        return {};
    }
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_header.value(section);
    // Headings stand over their numbers.
    if (role == Qt::TextAlignmentRole && !m_rows.empty() && cell(0, section).isNumber)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

void CellsModel::setHeader(const QStringList& titles)
{
    if (titles.size() == m_header.size()) {
        m_header = titles;
        if (!titles.isEmpty())
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(titles.size()) - 1);
        return;
    }
    beginResetModel();
    m_header = titles;
    m_rows.clear();
    endResetModel();
}

void CellsModel::setRows(std::vector<std::vector<Cell>> rows)
{
    for (auto& row : rows)
        row.resize(static_cast<std::size_t>(m_header.size()));
    if (rows.size() == m_rows.size() && !rows.empty()) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void CellsModel::setRow(int row, std::vector<Cell> cells)
{
    if (row < 0 || row >= rowCount())
        return;
    cells.resize(static_cast<std::size_t>(m_header.size()));
    m_rows[static_cast<std::size_t>(row)] = std::move(cells);
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

} // namespace maru::console
