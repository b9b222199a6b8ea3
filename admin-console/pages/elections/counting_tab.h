// SPDX-License-Identifier: Apache-2.0
// The counting: how far it is, every trustee's part with its proof verified here, the trustee's own part, results in
// charts and tables, objections and certification, papers and the full record.
#pragma once

#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/election_tabs.h"
#include "admin-console/pages/elections/election_wizard.h"
#include "admin-console/pages/elections/official_papers.h"

#include <QTimer>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace maru::client {
class Transport;
}
namespace maru::console {
class ActionForm;
class ChartCard;
class ExportButton;
class PageFrame;
} // namespace maru::console

namespace maru::console::elections {

class CountingPart;
class CourseReader;
class DecryptJob;
class OfficialTable;
class PartCheck;
class PrecinctTiles;
class TieDialog;
class TrusteeBox;

class CountingTab final : public ElectionView {
    Q_OBJECT

public:
    CountingTab(Services& services, Transport& transport, QWidget* parent);
    ~CountingTab() override;

    void showElection(const base::Json& row) override;
    void refresh() override;

    OfficialTable& grid() { return *m_grid; }
    CellsModel& trustees() { return *m_trustees; }
    CellsModel& results() { return *m_results; }
    PrecinctTiles& tiles() { return *m_tiles; }
    ChartCard& chart() { return *m_chart; }
    PartCheck& parts() { return *m_parts; }
    DecryptJob& job();
    TrusteeBox& box();
    CountingPart& part() { return *m_part; }
    const CountingAnswers& answers() const { return m_answers; }
    ActionForm* certify();
    /// Reads the course of the election, then asks where its paper goes.
    void saveCourse();
    TieDialog* resolveTie();
    /// Opens the wizard with the options that are left of the contest that is shown.
    void makeRunoff();
    /// Where a wizard's roll is imported.
    void setTakeRoll(TakeRoll takeRoll) { m_takeRoll = std::move(takeRoll); }

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void load();
    void ask(const QString& name, base::Json& place);
    void showAll();
    void showFigures();
    void showTrustees();
    void showContest();
    void showGrid();
    void showTiles();
    void showButtons();
    void retranslateUi();
    std::size_t contest() const;
    const base::Json* resultContest() const;
    std::int64_t ownIndex() const;

    Services& m_services;
    Transport& m_transport;
    std::unique_ptr<client::Transport> m_records;
    CountingAnswers m_answers;
    std::optional<base::Error> m_error;
    TakeRoll m_takeRoll;
    QTimer m_delay;
    QTimer m_moment; ///< when the period of objections ends
    int m_generation = 0;
    /// The contest of m_answers.table that the grid shows; null: to be taken from there anew.
    std::shared_ptr<const base::Json> m_shown;
    CourseReader* m_courseReader = nullptr; ///< while the course is being read
    qint64 m_partsSeen = -1; ///< what the trustees had given when the proofs were last checked

    PageFrame* m_frame = nullptr;
    QPushButton* m_record = nullptr;
    QPushButton* m_paper = nullptr;
    QPushButton* m_certificate = nullptr;
    QPushButton* m_course = nullptr;
    QPushButton* m_tie = nullptr;
    QPushButton* m_runoff = nullptr;
    QPushButton* m_certify = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_status = nullptr;
    QComboBox* m_contest = nullptr;
    QComboBox* m_view = nullptr;
    ExportButton* m_export = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_gridTable = nullptr;
    OfficialTable* m_grid = nullptr;
    PrecinctTiles* m_tiles = nullptr;
    QTableView* m_resultTable = nullptr;
    CellsModel* m_results = nullptr;
    ChartCard* m_chart = nullptr;
    QLabel* m_outcome = nullptr;
    QLabel* m_trusteeTitle = nullptr;
    QTableView* m_trusteeTable = nullptr;
    CellsModel* m_trustees = nullptr;
    PartCheck* m_parts = nullptr;
    CountingPart* m_part = nullptr;
};

} // namespace maru::console::elections
