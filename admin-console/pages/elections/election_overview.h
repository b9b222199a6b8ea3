// SPDX-License-Identifier: Apache-2.0
// The first page of an election officer: the vote that runs or comes next, how it stands, what somebody has to look at
// and what waits for this officer; each leads to where it is dealt with.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/elections/election_book.h"
#include "admin-console/pages/elections/election_tasks.h"
#include "admin-console/pages/elections/voting_figures.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <map>

class QGridLayout;
class QLabel;
class QScrollArea;
class QTableView;

namespace maru::console {
class CellsModel;
class ChartCard;
class FigureButton;
class PageFrame;
} // namespace maru::console

namespace maru::console::elections {

class ElectionOverview final : public QWidget {
    Q_OBJECT

public:
    enum FigureId {
        Time, ///< left until the next turn
        Turnout,
        Objections,
        Alarms,
        Waiting,
        kFigures,
    };

    ElectionOverview(Services& services, Transport& transport, QWidget* parent);

    /// Asks for everything; nothing is asked for before.
    void load();
    ElectionBook& book() { return m_book; }
    FigureButton& figure(FigureId which) { return *m_figures[which]; }
    CellsModel& tasks() { return *m_tasks; }
    CellsModel& alerts() { return *m_alerts; }
    CellsModel& others() { return *m_others; }
    QTableView& taskTable() { return *m_taskTable; }
    QTableView& otherTable() { return *m_otherTable; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* makeCard(
        QLabel*& title, QLabel*& empty, QTableView*& table, CellsModel*& model, const QString& name);
    void arrange();
    void follow();
    void loadElection();
    void ask(const QString& path, QueryItems items, std::function<void(const base::Json&)> take);
    void showAll();
    void showFigures();
    void showTimeLeft();
    void showTasks();
    void showAlerts();
    void showOthers();
    void retranslateUi();
    void go(const QString& kind, const QString& id);

    Services& m_services;
    Transport& m_transport;
    ElectionBook m_book;
    base::Json m_row;
    base::Json m_progress;
    base::Json m_result;
    std::map<std::string, std::vector<base::Json>> m_alarmRows; ///< observations by verdict
    AlertInput m_input;
    qint64 m_proposals = 0;
    qint64 m_asOf = 0; ///< by the server's clock; 0: never
    std::optional<base::Error> m_error;
    std::vector<ElectionTask> m_taskList;
    std::vector<QString> m_otherIds;
    QTimer m_delay;
    QTimer m_tick; ///< time passes without blocks too
    int m_generation = 0;
    int m_columns = 0;

    PageFrame* m_frame = nullptr;
    QLabel* m_stale = nullptr;
    QScrollArea* m_scroll = nullptr;
    QGridLayout* m_figureGrid = nullptr;
    QGridLayout* m_grid = nullptr;
    std::array<FigureButton*, kFigures> m_figures {};
    ChartCard* m_hours = nullptr;
    std::array<QWidget*, 4> m_cards {};
    QLabel* m_taskTitle = nullptr;
    QLabel* m_taskEmpty = nullptr;
    QTableView* m_taskTable = nullptr;
    CellsModel* m_tasks = nullptr;
    QLabel* m_alertTitle = nullptr;
    QLabel* m_alertEmpty = nullptr;
    QTableView* m_alertTable = nullptr;
    CellsModel* m_alerts = nullptr;
    QLabel* m_otherTitle = nullptr;
    QLabel* m_otherEmpty = nullptr;
    QTableView* m_otherTable = nullptr;
    CellsModel* m_others = nullptr;
};

} // namespace maru::console::elections
