// SPDX-License-Identifier: Apache-2.0
// Which columns a table shows, in which order, how wide, and how it is sorted: kept by the columns' keys, so that it
// survives upgrades that add and remove columns. GUI thread only.
#pragma once

#include "admin-console/core/column.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

class QTableView;

namespace maru::console {

struct ColumnPlace {
    int column = 0; ///< index in the specifications
    int width = 0;
    bool isShown = true;
    friend bool operator==(const ColumnPlace&, const ColumnPlace&) = default;
};

/// The columns from left to right, from what was remembered: `[{"key", "width", "shown"}]`. Columns that are not in it
/// come after the one that they follow in the specifications; entries that no column has, twice or of the wrong form
/// are left out. Never all hidden: then the choice of the specifications counts.
std::vector<ColumnPlace> placeColumns(const std::vector<ColumnSpec>& columns, const base::Json& remembered);

class ColumnLayout final : public QObject {
    Q_OBJECT

public:
    /// `view` has its model; `settingsKey` is where the layout is remembered.
    ColumnLayout(
        QTableView& view, const std::vector<ColumnSpec>& columns, QString settingsKey, QObject* parent);
    ~ColumnLayout() override;
    /// Saves at once what waits to be saved. The view calls it while it is still whole.
    void flush();

    /// The order of rows until the officer chooses another; a key that no column has or that cannot be sorted by: the
    /// server's own order. Before restore().
    void setDefaultSort(const std::string& key, Qt::SortOrder order);
    /// From the settings; also the order of rows.
    void restore();
    void reset();
    /// For presets: columns and order of rows.
    base::Json toJson() const;
    /// Members that are missing leave what is there.
    void apply(const base::Json& layout);

    std::vector<ColumnPlace> places() const;
    void setPlaces(const std::vector<ColumnPlace>& places);
    /// False, and nothing changes, for the last column that is shown.
    bool setShown(int column, bool isShown);
    /// Shown columns from left to right.
    std::vector<int> shownColumns() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void remember();
    /// Columns that take what is left of the width keep a least width; then the table scrolls sideways.
    void fit();
    void sortByDefault();
    void save() const;
    int columnOfKey(const std::string& key) const;

    QTableView& m_view;
    const std::vector<ColumnSpec> m_columns; ///< its own: the model may go before the view does
    QString m_settingsKey;
    std::map<int, int> m_widths; ///< of hidden columns too, which a header forgets
    int m_defaultSort = -1;
    Qt::SortOrder m_defaultOrder = Qt::AscendingOrder;
    QTimer m_delay;
    bool m_isApplying = false;
};

} // namespace maru::console
