// SPDX-License-Identifier: Apache-2.0
// Lines of the table, in words.
#include "admin-console/pages/elections/official_table.h"

#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/palette.h"

#include <QFont>

#include <utility>

namespace maru::console::elections {

OfficialTable::OfficialTable(const Language& language, QObject* parent)
    : QAbstractTableModel(parent), m_language(language)
{
}

int OfficialTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int OfficialTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

const Cell& OfficialTable::cell(int row, int column) const
{
    if (row != m_lineAt) {
        m_line = officialRow(*m_contest, static_cast<std::size_t>(row), m_parts, m_threshold, m_language);
        m_line.resize(static_cast<std::size_t>(m_header.size()));
        m_lineAt = row;
    }
    return m_line[static_cast<std::size_t>(column)];
}

QVariant OfficialTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows || index.column() >= columnCount())
        return {};
    switch (role) {
    case kExportRole:
        return cell(index.row(), index.column()).value;
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cell(index.row(), index.column()).text;
    case Qt::TextAlignmentRole: {
        const bool isNumber = cell(index.row(), index.column()).isNumber;
        return QVariant(isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole: {
        const Tone tone = cell(index.row(), index.column()).tone;
        return tone == Tone::Neutral ? QVariant() : QVariant::fromValue(currentPalette().tone(tone).text);
    }
    case Qt::FontRole: {
        if (!cell(index.row(), index.column()).isBold)
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    default:
        return {};
    }
}

QVariant OfficialTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_header.value(section);
    if (role == Qt::TextAlignmentRole && m_rows > 0 && cell(0, section).isNumber)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

void OfficialTable::setTable(
    std::shared_ptr<const base::Json> contest, std::map<std::string, UnitParts> parts, int threshold)
{
    const std::size_t precincts = contest ? membersOf(*contest, "rows").size() : 0;
    const int rows = precincts == 0 ? 0 : static_cast<int>(precincts) + 1;
    const QStringList header = contest ? officialHeader(*contest, m_language) : QStringList();
    const bool isSameShape = rows == m_rows && header.size() == m_header.size();
    if (!isSameShape)
        beginResetModel();
    m_contest = std::move(contest);
    m_parts = std::move(parts);
    m_threshold = threshold;
    m_rows = rows;
    m_header = header;
    m_lineAt = -1;
    if (!isSameShape) {
        endResetModel();
        return;
    }
    if (!m_header.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

} // namespace maru::console::elections
