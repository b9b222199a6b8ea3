// SPDX-License-Identifier: Apache-2.0
// The reconciliation tab: every campaign's figures worked out again on this computer, and the bank's statement beside the
// chain's top-ups and withdrawals.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/donations/bank_statement.h"
#include "admin-console/pages/donations/reconcile.h"
#include "admin-console/widgets/cells_model.h"

#include <QThread>
#include <QWidget>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTabWidget;

namespace maru::console {
class ExportButton;
}

namespace maru::console::donations {

class ReconcileWorker;

/// Campaigns one after the other and each page by page, so that the server answers officers in between and no campaign's
/// rows stand in memory together; a thread adds and hashes. Begun by the officer. Results stay until the next run.
class ReconcileCampaigns final : public QWidget {
    Q_OBJECT

public:
    /// `transport` is the services' connection, or a scripted one.
    ReconcileCampaigns(Services& services, Transport& transport, QWidget* parent);
    ~ReconcileCampaigns() override;

    void start();
    void stop();
    bool isRunning() const { return m_isRunning; }
    CellsModel& model() { return *m_model; }
    const std::vector<std::optional<Reconciled>>& results() const { return m_results; }
    QTableView* table() const { return m_table; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void checkNext();
    /// What does not add up stands first, else in the order of the list.
    void putDifferencesFirst();
    void askMovements(std::size_t n);
    void askAccount(std::size_t n);
    void take(std::size_t n, const Reconciled& result);
    void askSums(std::size_t n);
    void end();
    void fail(std::size_t n, const base::Error& error);
    void fillRows();
    std::vector<Cell> cellsOf(std::size_t n) const;
    std::vector<Cell> totals() const;
    void showProgress();
    void showSummary();
    void showDetail();
    void retranslateUi();
    template<typename Call>
    void tellWorker(Call call);

    Services& m_services;
    Transport& m_transport;
    CellsModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_summary = nullptr;
    ExportButton* m_export = nullptr;
    QLabel* m_detail = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_button = nullptr;
    QPushButton* m_open = nullptr;
    std::vector<base::Json> m_campaigns;
    std::vector<std::optional<Reconciled>> m_results;
    std::vector<std::optional<base::Error>> m_errors;
    std::optional<base::Error> m_listError;
    static constexpr std::size_t kNoCampaign = static_cast<std::size_t>(-1);
    std::size_t m_next = 0;
    std::size_t m_secondLook = kNoCampaign; ///< whose figures were read a second time
    std::size_t m_current = kNoCampaign; ///< whose rows are on their way to the thread
    int m_run = 0; ///< of the thread: a campaign each
    int m_good = 0;
    int m_bad = 0;
    int m_failed = 0;
    qint64 m_asOfHeight = 0; ///< newest block when the run began
    bool m_isOld = false; ///< money has moved since
    QThread m_thread;
    ReconcileWorker* m_worker; ///< lives on the thread, ends with it
    bool m_isRunning = false;
    bool m_wasStarted = false;
    std::shared_ptr<bool> m_stop;
};

/// The bank's side.
class BankTab final : public QWidget {
    Q_OBJECT

public:
    BankTab(Services& services, Transport& transport, QWidget* parent);

    void openFile(const QString& path);
    CellsModel& model() { return *m_model; }
    const std::vector<BankMatch>& matches() const { return m_matches; }

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void askChain();
    void askNextPayload();
    void showAll();
    void retranslateUi();

    Services& m_services;
    Transport& m_transport;
    CellsModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QPushButton* m_choose = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_refusals = nullptr;
    ExportButton* m_export = nullptr;
    QString m_fileName;
    QString m_encoding;
    BankStatement m_statement;
    std::vector<ChainEntry> m_chain;
    std::vector<BankMatch> m_matches;
    std::vector<base::Json> m_transactions; ///< rows of the chain's list, whose contents are asked for
    std::size_t m_nextPayload = 0;
    std::optional<base::Error> m_error;
    bool m_isLoading = false;
    std::shared_ptr<bool> m_stop;
};

class ReconcileTab final : public QWidget {
    Q_OBJECT

public:
    ReconcileTab(Services& services, QWidget* parent);
    ReconcileCampaigns& campaigns() { return *m_campaigns; }
    BankTab& bank() { return *m_bank; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    QTabWidget* m_tabs = nullptr;
    ReconcileCampaigns* m_campaigns = nullptr;
    BankTab* m_bank = nullptr;
};

/// A table of words as all tables of the console look.
QTableView* makeCellsView(CellsModel& model, QWidget* parent);
/// The line above such a table: what it says, its Export menu, and place for a button at the right.
QHBoxLayout* makeCellsHead(QLabel& summary, ExportButton& exports);

} // namespace maru::console::donations
