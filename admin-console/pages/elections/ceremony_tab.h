// SPDX-License-Identifier: Apache-2.0
// The key ceremony: who has done what, every message verified on this machine, what the authority may do, and the
// trustee's own part, with or without a network.
#pragma once

#include "admin-console/pages/elections/ceremony_board.h"
#include "admin-console/pages/elections/election_tabs.h"
#include "shared/ledger/transaction.h"

#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace maru::console {
class ActionForm;
class PageFrame;
} // namespace maru::console

namespace maru::console::elections {

class TrusteeBox;

class CeremonyTab final : public ElectionView {
    Q_OBJECT

public:
    /// `officer`: whose part is shown; empty: who is signed in. `cost`: of sealing. Both for tests.
    CeremonyTab(Services& services, Transport& transport, QWidget* parent, QString officer = {},
        crypto::Argon2Cost cost = {});

    void showElection(const base::Json& row) override;
    void refresh() override;

    const CeremonyBoard& board() const { return m_board; }
    CellsModel& grid() { return *m_grid; }
    CellsModel& complaints() { return *m_complaints; }
    TrusteeBox& box() { return *m_box; }
    ActionForm* openAction(const std::string& action);
    /// The message that this trustee owes now; empty action: none.
    base::Result<CeremonyStep> step() const;
    void doMyPart();
    void finishMySecret();
    void writeMessages(const QString& path);
    void readMessages(const QString& path);
    /// Back to what the server says.
    void dropMessages();
    void submitFile(const QString& path);
    QString note() const;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void load();
    void evaluate();
    void showAll();
    void showOwn();
    void retranslateUi();
    void signToFile();
    void tell(const QString& text);
    void fail(const base::Error& error);
    const CeremonyLine* own() const;

    Services& m_services;
    Transport& m_transport;
    QString m_officer;
    CeremonyRows m_rows;
    CeremonyBoard m_board;
    bool m_isFromFile = false;
    bool m_isSending = false;
    std::optional<base::Error> m_error;
    QTimer m_delay;
    int m_generation = 0;

    PageFrame* m_frame = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_exclude = nullptr;
    QPushButton* m_restart = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_read = nullptr;
    QPushButton* m_submit = nullptr;
    QLabel* m_status = nullptr;
    QTableView* m_gridTable = nullptr;
    CellsModel* m_grid = nullptr;
    QLabel* m_complaintTitle = nullptr;
    QTableView* m_complaintTable = nullptr;
    CellsModel* m_complaints = nullptr;
    QWidget* m_own = nullptr;
    QLabel* m_ownTitle = nullptr;
    QLabel* m_ownStatus = nullptr;
    TrusteeBox* m_box = nullptr;
    QPushButton* m_do = nullptr;
    QPushButton* m_file = nullptr;
    QPushButton* m_finish = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace maru::console::elections
