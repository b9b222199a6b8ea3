// SPDX-License-Identifier: Apache-2.0
// The roll's desk: a file or one voter into the roll, and the invitations out of it, once.
#pragma once

#include "admin-console/pages/elections/election_tabs.h"
#include "admin-console/pages/elections/invitation_box.h"
#include "admin-console/pages/elections/roll_import.h"

#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace maru::console::elections {

class RollPreview;

class RollTab final : public ElectionView {
    Q_OBJECT

public:
    RollTab(Services& services, Transport& transport, QWidget* parent);

    void showElection(const base::Json& row) override;
    void refresh() override;
    /// What another place has read (the wizard): imported when the officer says so.
    void takePlan(RollPlan plan, const QString& from);
    /// A dialog for one voter; it becomes a plan of one line.
    QDialog* openVoterForm();

    RollPreview& preview() { return *m_preview; }
    const RollImport* import() const { return m_import; }
    /// Invitations that nobody has been given yet.
    std::size_t waitingInvitations() const { return m_box->size(); }
    InvitationBox& box() { return *m_box; }
    /// Another place for the sealed codes; before an election is shown.
    void setSpoolFolder(const QString& folder) { m_spoolFolder = folder; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void loadPrecincts();
    void startImport();
    void onImport();
    void showAll();
    void retranslateUi();
    void showRight();
    void showImportStatus();
    void begin(std::vector<RollLine> lines);
    /// Opens what an earlier console has left of this election, and asks the roll how its last chunk ended.
    void findSpool();
    void settlePending();
    void openSpool(std::function<void()> then);
    void tellWork();
    void forgetCodes();
    bool isLate() const;
    bool mayImport() const;
    bool isForbidden() const;
    std::map<QString, QString> precinctNames() const;
    std::size_t skipped() const;

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    std::optional<RollPlan> m_given; ///< taken from elsewhere, instead of a file
    QString m_givenFrom;
    QPointer<RollImport> m_import;
    std::string m_importElection;
    std::shared_ptr<InvitationSpool> m_spool;
    std::string m_spoolElection;
    QString m_spoolFolder;
    bool m_isOpeningSpool = false;
    bool m_isSettling = false;
    std::optional<base::Error> m_error;
    QString m_done;
    int m_generation = 0;

    QLabel* m_facts = nullptr;
    RollPreview* m_preview = nullptr;
    QLabel* m_givenLabel = nullptr;
    QLabel* m_skipLabel = nullptr;
    QSpinBox* m_skip = nullptr;
    QLabel* m_reasonLabel = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_one = nullptr;
    QPushButton* m_importButton = nullptr;
    QPushButton* m_stop = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_status = nullptr;
    InvitationBox* m_box = nullptr;
};

} // namespace maru::console::elections
