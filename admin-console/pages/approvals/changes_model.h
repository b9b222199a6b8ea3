// SPDX-License-Identifier: Apache-2.0
// What would change, as a table: a heading row for each record, then its members before and after.
#pragma once

#include "admin-console/pages/approvals/change_lines.h"

#include <QAbstractTableModel>

namespace maru::console::approvals {

class ChangesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { WhatColumn, BeforeColumn, AfterColumn, ColumnCount };
    enum Role { HeadingRole = Qt::UserRole + 1 }; ///< bool: the row names a record

    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(std::vector<ChangedRecord> records);
    const std::vector<ChangedRecord>& records() const { return m_records; }
    bool isHeading(int row) const { return m_lines[static_cast<std::size_t>(row)].member < 0; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line {
        std::size_t record = 0;
        int member = -1; ///< -1: the record's heading
    };
    std::vector<ChangedRecord> m_records;
    std::vector<Line> m_lines;
};

} // namespace maru::console::approvals
