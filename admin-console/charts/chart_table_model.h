// SPDX-License-Identifier: Apache-2.0
// The table behind a chart: the same numbers, unshortened, for screen readers, for copying and for those who prefer it.
#pragma once

#include "admin-console/charts/chart_data.h"

#include <QAbstractTableModel>

namespace maru::console {

/// First column the category, then one column a series. GUI thread only.
class ChartTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps rows and selection where the shape stays the same.
    void set(const ChartData& data);
    const ChartData& chartData() const { return m_data; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Tab-separated with headings, numbers without separators; pastes into a spreadsheet.
    QString toText() const;

private:
    ChartData m_data;
};

} // namespace maru::console
