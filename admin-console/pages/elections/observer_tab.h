// SPDX-License-Identifier: Apache-2.0
// The observer's view: nothing can be changed here, everything is verified on this machine, one line a check.
#pragma once

#include "admin-console/pages/elections/election_tabs.h"
#include "admin-console/pages/elections/observer_run.h"
#include "admin-console/widgets/cells_model.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace maru::console {
class PageFrame;
}

namespace maru::console::elections {

/// Green, amber or red, always with a sign and a word; the check's meaning, how much was checked, the first failure.
/// What does not hold comes first, then what cannot be said yet; else in the order of the checks.
std::vector<std::vector<Cell>> observationRows(
    const verify::election::ElectionReport& report, const Language& language);
/// "2 minutes ago"
QString agoText(qint64 seconds);

class ObserverTab final : public ElectionView {
    Q_OBJECT

public:
    /// At most one record is fetched in this time by itself.
    static constexpr int kRefreshMs = 30'000;

    ObserverTab(Services& services, Transport& transport, QWidget* parent);
    /// The record comes over `records` instead of the connection; for tests.
    ObserverTab(Services& services, client::Transport& records, QWidget* parent);
    ~ObserverTab() override;

    void showElection(const base::Json& row) override;
    void refresh() override;
    /// What is new since the last look, or everything anew.
    void check(ObserverRun::Extent extent = ObserverRun::Extent::Growth);
    /// Sends what was seen as the officer's observation.
    void report();
    ObserverRun& run() { return *m_run; }
    CellsModel& lines() { return *m_lines; }
    QString verdictText() const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void onFinished();
    void showAll();
    void retranslateUi();
    SeenBefore seenBefore() const;
    QString settingsKey(const QString& what) const;

    Services& m_services;
    std::unique_ptr<client::Transport> m_own;
    client::Transport& m_records;
    base::Json m_row;
    SeenBefore m_since; ///< what the last run had to meet
    bool m_isReporting = false;
    bool m_hasReported = false;
    QString m_reportNote;
    QTimer m_wait; ///< until the next check by itself
    QTimer m_age;
    bool m_hasNews = false;

    ObserverRun* m_run = nullptr;
    PageFrame* m_frame = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_whole = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_reportButton = nullptr;
    QCheckBox* m_auto = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_status = nullptr;
    QProgressBar* m_bar = nullptr;
    QTableView* m_table = nullptr;
    CellsModel* m_lines = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace maru::console::elections
