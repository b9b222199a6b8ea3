// SPDX-License-Identifier: Apache-2.0
// Lines of records.
#include "admin-console/pages/approvals/changes_model.h"

#include <QFont>

#include <utility>

namespace maru::console::approvals {

using namespace Qt::StringLiterals;

void ChangesModel::setRecords(std::vector<ChangedRecord> records)
{
    beginResetModel();
    m_records = std::move(records);
    m_lines.clear();
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        m_lines.push_back({ i, -1 });
        for (std::size_t j = 0; j < m_records[i].members.size(); ++j)
            m_lines.push_back({ i, static_cast<int>(j) });
    }
    endResetModel();
}

int ChangesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ChangesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant ChangesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const ChangedRecord& record = m_records[line.record];
    if (role == HeadingRole)
        return line.member < 0;
    if (line.member < 0) {
        if (role == Qt::FontRole) {
            QFont font;
            font.setBold(true);
            return font;
        }
        if (index.column() == WhatColumn && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
            return recordHeading(record);
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const ChangedMember& member = record.members[static_cast<std::size_t>(line.member)];
    QString text;
    switch (index.column()) {
    case WhatColumn:
        text = role == Qt::DisplayRole ? u"    "_s + member.label : member.label;
        break;
    case BeforeColumn:
        text = member.before;
        break;
    case AfterColumn:
        text = member.after;
        break;
    default:
        return {};
    }
    // The column is part of what a reader says: "before: –".
    if (role == Qt::AccessibleTextRole && index.column() != WhatColumn)
        return QString(headerData(index.column(), Qt::Horizontal).toString() + u": "_s + text);
    return text;
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhatColumn:
        return tr("Record");
    case BeforeColumn:
        return tr("Before");
    case AfterColumn:
        return tr("After");
    default:
        return {};
    }
}

void ChangesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace maru::console::approvals
