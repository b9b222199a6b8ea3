// SPDX-License-Identifier: Apache-2.0
// The voting day: turnout as it comes, what somebody has to look at, what the authority may do, and the log of incidents.
#pragma once

#include "admin-console/pages/elections/election_tabs.h"
#include "admin-console/pages/elections/voting_figures.h"

#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <string_view>

class QLabel;
class QPushButton;
class QTableView;

namespace maru::console {
class ActionForm;
class CellsModel;
class ChartCard;
class PageFrame;
} // namespace maru::console

namespace maru::console::elections {

class PrecinctTurnout;

class VotingDay final : public ElectionView {
    Q_OBJECT

public:
    VotingDay(Services& services, Transport& transport, QWidget* parent);

    void showElection(const base::Json& row) override;
    void refresh() override;

    CellsModel& alerts() { return *m_alerts; }
    CellsModel& incidents() { return *m_incidents; }
    ChartCard& hourChart() { return *m_hours; }
    PrecinctTurnout& precincts() { return *m_precincts; }
    /// The form of an action of the authority for this election; null without the action.
    ActionForm* openAction(const std::string& action);
    /// Buttons that are enabled now, by action.
    QStringList possibleActions() const;
    /// Why an action cannot be done yet; empty: it can.
    QString reasonToWait(std::string_view action) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void load();
    /// The newest, or those after a page that came before.
    void loadIncidents(const QString& after);
    void loadRefusals(const QString& after, std::vector<base::Json> before, int pagesLeft);
    void ask(const QString& path, QueryItems items, std::function<void(const base::Json&)> take);
    void showAll();
    void showButtons();
    qint64 closingTime() const;
    void retranslateUi();

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    base::Json m_progress;
    std::map<std::int64_t, base::Json, std::greater<>> m_incidentRows; ///< by number, the newest first
    QString m_nextIncidents; ///< where the older ones begin; empty: all are here
    std::map<std::string, std::vector<base::Json>> m_alarms; ///< observations by verdict
    AlertInput m_input;
    std::optional<base::Error> m_error;
    QTimer m_delay;
    QTimer m_moment; ///< when a button becomes possible
    int m_generation = 0;

    PageFrame* m_frame = nullptr;
    struct Button {
        const char* action;
        std::vector<std::string> states;
        QPushButton* button;
    };
    std::vector<Button> m_buttons;
    ChartCard* m_hours = nullptr;
    PrecinctTurnout* m_precincts = nullptr;
    QLabel* m_alertTitle = nullptr;
    QTableView* m_alertTable = nullptr;
    CellsModel* m_alerts = nullptr;
    QLabel* m_incidentTitle = nullptr;
    QPushButton* m_log = nullptr;
    QPushButton* m_older = nullptr;
    QTableView* m_incidentTable = nullptr;
    CellsModel* m_incidents = nullptr;
};

} // namespace maru::console::elections
