// SPDX-License-Identifier: Apache-2.0
// The table of one contest, a line a precinct and the total below: lines are put into words when they are looked at, so
// that thousands of precincts cost no more than the screen shows. GUI thread only.
#pragma once

#include "admin-console/pages/elections/counting_figures.h"

#include <QAbstractTableModel>

#include <memory>

namespace maru::console::elections {

class OfficialTable final : public QAbstractTableModel {
    Q_OBJECT

public:
    OfficialTable(const Language& language, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// One contest of `officialTable`, or null; in the language of now. Views keep their selection while precincts and options are the same.
    void setTable(
        std::shared_ptr<const base::Json> contest, std::map<std::string, UnitParts> parts, int threshold);

private:
    const Cell& cell(int row, int column) const;

    const Language& m_language;
    std::shared_ptr<const base::Json> m_contest; ///< null: none
    std::map<std::string, UnitParts> m_parts;
    int m_threshold = 0;
    int m_rows = 0;
    QStringList m_header;
    /// The line that was asked for last: a view asks for all of one line's cells, many times.
    mutable int m_lineAt = -1;
    mutable std::vector<Cell> m_line;
};

} // namespace maru::console::elections
