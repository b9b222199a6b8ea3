// SPDX-License-Identifier: Apache-2.0
// The roll's desk: a file or one voter into the roll, and the invitations out of it, once.
#pragma once

#include "admin-console/pages/elections/election_tabs.h"
#include "admin-console/pages/elections/invitation_letters.h"
#include "admin-console/pages/elections/roll_import.h"

#include <QPointer>

#include <memory>
#include <optional>

class QCheckBox;
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
    std::size_t waitingInvitations() const { return m_invitations == nullptr ? 0 : m_invitations->size(); }
    /// What an import has made; waits to be handed over.
    void addInvitations(const std::string& election, std::vector<Invitation> made);
    /// Writes the files that are wanted beside `path` (its ending is replaced), then wipes the codes.
    void handOver(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void loadPrecincts();
    void startImport();
    void onImport();
    void showAll();
    void retranslateUi();
    void wipe();
    void finishHandOver(const base::Status& status, const QStringList& files);
    bool isLate() const;
    bool mayImport() const;
    QString precinctName(const QString& id) const;
    LetterTexts letterTexts() const;
    std::size_t skipped() const;

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    std::optional<RollPlan> m_given; ///< taken from elsewhere, instead of a file
    QString m_givenFrom;
    QPointer<RollImport> m_import;
    std::string m_importElection;
    std::shared_ptr<std::vector<Invitation>> m_invitations;
    std::string m_invitationElection;
    std::optional<base::Error> m_error;
    QString m_done;
    bool m_isHandingOver = false;
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
    QWidget* m_box = nullptr;
    QLabel* m_boxTitle = nullptr;
    QLabel* m_warning = nullptr;
    QLabel* m_portalLabel = nullptr;
    QLineEdit* m_portal = nullptr;
    QCheckBox* m_wantsCsv = nullptr;
    QCheckBox* m_wantsLetters = nullptr;
    QPushButton* m_handOver = nullptr;
};

} // namespace maru::console::elections
