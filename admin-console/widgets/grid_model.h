// SPDX-License-Identifier: Apache-2.0
// A list of flat objects as a sheet: one line an item, one column a member, checked against the schema cell by cell.
#pragma once

#include "admin-console/core/csv.h"
#include "admin-console/core/language.h"
#include "shared/schema/schema.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace maru::console {

/// A line of a file that was not taken, and why.
struct GridRefusal {
    int line = 0; ///< of the file
    int sameAs = 0; ///< `console.duplicate_line`: line of the file that it repeats, 0: a line of the sheet
    QString column; ///< label; empty: the whole line
    QString text; ///< what was there
    base::Error error;
};

struct GridImport {
    int taken = 0;
    std::vector<GridRefusal> refusals;
};

/// GUI thread only. There is always one empty line at the end to type into; it is no item.
class GridModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    GridModel(std::vector<schema::Field> columns, const Language& language, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    const std::vector<schema::Field>& columns() const { return m_columns; }
    /// Items; cells that cannot be of their type come as strings, which the schema refuses.
    base::Json value() const;
    void setValue(const base::Json& list);
    int itemCount() const { return static_cast<int>(m_lines.size()); }
    /// What is wrong with a cell; none for good ones and for the empty line at the end.
    std::optional<base::Error> cellError(int row, int column) const;
    /// The first wrong cell.
    std::optional<std::pair<QModelIndex, base::Error>> firstError() const;
    /// Σ of the column's amounts; cells that are no amounts count as nothing.
    qint64 sum(int column) const;

    void removeLines(std::vector<int> rows);
    void clear();
    /// Cells of a spreadsheet's clipboard, from a cell on.
    void paste(const QModelIndex& from, const QString& text);
    /// Good lines are appended; the others are told with their line numbers. A line that repeats another one whole, or
    /// the DID of another one, is refused. `console.csv_columns` when the columns are not found.
    base::Result<GridImport> import(const CsvTable& table, int itemsAtMost);
    void retranslate();

private:
    base::Json cellValue(int column, const QString& text) const;
    QString cellText(int column, const base::Json& value) const;
    std::optional<base::Error> errorOf(int column, const QString& text) const;
    /// Columns of the file by column of the sheet; empty when the first line names none.
    std::vector<int> columnsByHeader(const QStringList& header) const;
    QString keyOf(const QStringList& cells) const;

    std::vector<schema::Field> m_columns;
    const Language& m_language;
    std::vector<QStringList> m_lines;
};

} // namespace maru::console
