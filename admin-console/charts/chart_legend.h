// SPDX-License-Identifier: Apache-2.0
// The legend of a chart: swatch with pattern or marker, and word; beside a donut with number and share as well.
#pragma once

#include "admin-console/charts/chart_data.h"

#include <QWidget>

namespace maru::console {

class ChartLegend final : public QWidget {
    Q_OBJECT

public:
    ChartLegend(ChartKind kind, QWidget* parent = nullptr);

    /// A single series needs no legend: its name is the title.
    void setData(const ChartData& data);
    const QStringList& names() const { return m_names; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_kind != ChartKind::Donut; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QList<QRect> boxes(int width) const;

    ChartKind m_kind;
    QStringList m_names;
    QStringList m_values; ///< of a donut
};

} // namespace maru::console
