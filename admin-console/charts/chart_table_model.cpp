// SPDX-License-Identifier: Apache-2.0
// Rows of the table behind a chart.
#include "admin-console/charts/chart_table_model.h"

#include "admin-console/core/csv.h"

namespace maru::console {

using namespace Qt::StringLiterals;

void ChartTableModel::set(const ChartData& data)
{
    const bool isSameShape =
        data.categories.size() == m_data.categories.size() && data.series.size() == m_data.series.size();
    if (!isSameShape) {
        beginResetModel();
        m_data = data;
        endResetModel();
        return;
    }
    m_data = data;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data.categories.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data.series.size()) + 1;
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == 0)
        return m_data.categories[index.row()];
    return chartNumber(m_data.value(index.column() - 1, index.row()), m_data.unit);
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? m_data.categoryTitle : m_data.series[static_cast<std::size_t>(section) - 1].name;
}

QString ChartTableModel::toText() const
{
    QStringList head { clipboardCell(m_data.categoryTitle) };
    for (const ChartSeries& one : m_data.series)
        head << clipboardCell(one.name);
    QStringList lines { head.join(u'\t') };
    for (int category = 0; category < rowCount(); ++category) {
        QStringList cells { clipboardCell(m_data.categories[category]) };
        for (int one = 0; one < static_cast<int>(m_data.series.size()); ++one) {
            const auto value = m_data.value(one, category);
            cells << (value ? QString::number(*value) : QString());
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace maru::console
