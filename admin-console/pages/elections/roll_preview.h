// SPDX-License-Identifier: Apache-2.0
// A file with the roll before anything is sent: what is wrong on which line, and what would be taken.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/elections/roll_csv.h"
#include "shared/base/json.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace maru::console {
class CellsModel;
}

namespace maru::console::elections {

class RollPreview final : public QWidget {
    Q_OBJECT

public:
    RollPreview(Services& services, QWidget* parent);

    /// Reads the file again with these.
    void setPrecincts(std::vector<RollPrecinct> precincts);
    const std::vector<RollPrecinct>& precincts() const { return m_precincts; }
    void openFile(const QString& path);
    /// Forgets the file: names do not stay in memory longer than they are needed.
    void clear();
    bool hasFile() const { return m_table.has_value(); }
    const std::optional<RollPlan>& plan() const { return m_plan; }
    const std::optional<base::Error>& error() const { return m_error; }
    QString fileName() const { return m_fileName; }
    CellsModel& problems() { return *m_problems; }
    CellsModel& lines() { return *m_lines; }
    void focusFirst();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void read();
    void showAll();
    void saveTemplate(const QString& path);

    Services& m_services;
    std::vector<RollPrecinct> m_precincts;
    std::optional<CsvTable> m_table;
    std::optional<RollPlan> m_plan;
    std::optional<base::Error> m_error;
    QString m_fileName;
    QString m_note;
    QPushButton* m_choose = nullptr;
    QPushButton* m_template = nullptr;
    QPushButton* m_forget = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_problemTitle = nullptr;
    QTableView* m_problemTable = nullptr;
    CellsModel* m_problems = nullptr;
    QLabel* m_lineTitle = nullptr;
    QTableView* m_lineTable = nullptr;
    CellsModel* m_lines = nullptr;
};

/// Rows of the query `precincts` as the file's reader wants them.
std::vector<RollPrecinct> rollPrecincts(const std::vector<base::Json>& rows);
/// A table of words: rows are selected, lines of the heading at the left, no frame lines.
void shapeWordTable(QTableView& table);

} // namespace maru::console::elections
