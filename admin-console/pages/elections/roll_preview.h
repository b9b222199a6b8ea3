// SPDX-License-Identifier: Apache-2.0
// A file with the roll before anything is sent: what is wrong on which line, and what would be taken.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/elections/roll_csv.h"
#include "shared/base/json.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;

namespace maru::console {
class CellsModel;
class ListState;
} // namespace maru::console

namespace maru::console::elections {

class RollPreview final : public QWidget {
    Q_OBJECT

public:
    RollPreview(Services& services, QWidget* parent);

    /// Reads the file again with these.
    void setPrecincts(std::vector<RollPrecinct> precincts);
    const std::vector<RollPrecinct>& precincts() const { return m_precincts; }
    /// Read and checked on the pool; changed() says when it is through.
    void openFile(const QString& path);
    bool isReading() const { return m_reading != nullptr; }
    void cancel();
    /// Without the right nobody sees names: why, and whom to ask. Empty: there is the right.
    void setForbidden(const QString& why);
    /// Forgets the file: names do not stay in memory longer than they are needed.
    void clear();
    bool hasFile() const { return m_table != nullptr; }
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
    void read(const QString& path);
    void showReading();
    void showAll();
    void saveTemplate(const QString& path);

    Services& m_services;
    std::vector<RollPrecinct> m_precincts;
    std::shared_ptr<const CsvTable> m_table;
    struct Reading;
    std::shared_ptr<Reading> m_reading; ///< null: nothing is read
    QTimer* m_tick = nullptr;
    QString m_forbidden;
    std::optional<RollPlan> m_plan;
    std::optional<base::Error> m_error;
    QString m_path;
    QString m_fileName;
    QString m_note;
    QPushButton* m_choose = nullptr;
    QPushButton* m_template = nullptr;
    QPushButton* m_forget = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
    ListState* m_noRight = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_problemTitle = nullptr;
    QTableView* m_problemTable = nullptr;
    CellsModel* m_problems = nullptr;
    QLabel* m_lineTitle = nullptr;
    QTableView* m_lineTable = nullptr;
    CellsModel* m_lines = nullptr;
};

/// Why somebody without the role sees no roll, and who handles it.
QString rollRightText(const Services& services);
/// Rows of the query `precincts` as the file's reader wants them.
std::vector<RollPrecinct> rollPrecincts(const std::vector<base::Json>& rows);
/// A table of words: rows are selected, lines of the heading at the left, no frame lines.
void shapeWordTable(QTableView& table);

} // namespace maru::console::elections
