// SPDX-License-Identifier: Apache-2.0
// 모의 투표: test voters, test ballots and the check sheet of a rehearsal, in the order in which an office does them. For a
// real election the tab says only that there is nothing of the kind.
#pragma once

#include "admin-console/pages/elections/election_tabs.h"
#include "admin-console/pages/elections/test_ballot_job.h"

#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableView;

namespace maru::console {
class ExportButton;
class PageFrame;
} // namespace maru::console

namespace maru::console::elections {

class TestBallotsTab final : public ElectionView {
    Q_OBJECT

public:
    TestBallotsTab(Services& services, Transport& transport, QWidget* parent);

    void showElection(const base::Json& row) override;
    void refresh() override;

    TestBallotJob& job() { return *m_job; }
    CellsModel& lines() { return *m_lines; }

protected:
    void changeEvent(QEvent* event) override;

private:
    /// A step of the test: what it is for, its controls, how far it is.
    struct Step {
        QWidget* card = nullptr;
        QLabel* title = nullptr;
        QLabel* text = nullptr;
        QPushButton* button = nullptr;
        QLabel* status = nullptr;
    };
    Step makeStep(const QString& name, const std::vector<QWidget*>& controls);
    void build();
    void showAll();
    void showSteps();
    void showWork();
    void showComparison();
    void allow(QPushButton* button, const QString& reason);
    QString reasonForRoll() const;
    QString reasonForEnrolment() const;
    QString reasonForCasting() const;
    bool isState(std::initializer_list<const char*> states) const;
    void retranslateUi();

    Services& m_services;
    TestBallotJob* m_job = nullptr;
    base::Json m_row;
    bool m_hasOfferedCount = false;
    QTimer m_tick; ///< time left, while work runs

    PageFrame* m_frame = nullptr;
    QPushButton* m_sheet = nullptr;
    QPushButton* m_forget = nullptr;
    QLabel* m_note = nullptr;
    QWidget* m_body = nullptr;
    QLabel* m_countLabel = nullptr;
    QSpinBox* m_count = nullptr;
    QLabel* m_ballotsLabel = nullptr;
    QSpinBox* m_ballots = nullptr;
    QLabel* m_seedLabel = nullptr;
    QSpinBox* m_seed = nullptr;
    Step m_roll;
    Step m_enrol;
    Step m_cast;
    QProgressBar* m_progress = nullptr;
    QLabel* m_status = nullptr;
    QPushButton* m_stop = nullptr;
    QLabel* m_compareTitle = nullptr;
    QLabel* m_verdict = nullptr;
    ExportButton* m_export = nullptr;
    QTableView* m_table = nullptr;
    CellsModel* m_lines = nullptr;
};

} // namespace maru::console::elections
