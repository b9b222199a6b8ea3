// SPDX-License-Identifier: Apache-2.0
// Invitations that nobody has been given yet, and how they are handed over: one CSV for the print shop, letters as PDF.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/elections/invitation_letters.h"
#include "shared/base/json.h"

#include <QWidget>

#include <functional>
#include <map>
#include <memory>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace maru::console::elections {

class InvitationBox final : public QWidget {
    Q_OBJECT

public:
    InvitationBox(Services& services, QWidget* parent);

    /// Row of `elections` and the names of its precincts: what the letters say.
    void setElection(const base::Json& row, std::map<QString, QString> precinctNames);
    /// One election at a time: those of another one are dropped here (they stay in their spool).
    void add(const std::string& election, std::vector<Invitation> made);
    std::size_t size() const { return m_invitations == nullptr ? 0 : m_invitations->size(); }
    const std::string& election() const { return m_election; }
    bool isBusy() const { return m_isBusy; }
    void setLocked(bool isLocked); ///< an import runs
    /// Forgets them; the codes wipe themselves.
    void wipe();
    /// Writes what is wanted beside `path` (its ending is replaced). handedOver() follows, or a problem is shown and
    /// nothing is lost.
    void handOver(const QString& path);

Q_SIGNALS:
    void changed();
    void handedOver(qint64 count, int files, const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void writeCsv(const QString& stem);
    void writeLetters(const QString& stem, const QStringList& files);
    void finish(const base::Status& status, const QStringList& files);
    LetterTexts letterTexts() const;
    bool isReady() const;
    void ask();
    void showAll();
    void retranslateUi();

    Services& m_services;
    base::Json m_row;
    std::map<QString, QString> m_precinctNames;
    std::shared_ptr<std::vector<Invitation>> m_invitations;
    std::string m_election;
    std::optional<base::Error> m_error;
    bool m_isBusy = false;
    bool m_isLocked = false;
    QLabel* m_title = nullptr;
    QLabel* m_warning = nullptr;
    QLabel* m_portalLabel = nullptr;
    QLineEdit* m_portal = nullptr;
    QLabel* m_telephoneLabel = nullptr;
    QLineEdit* m_telephone = nullptr;
    QCheckBox* m_wantsCsv = nullptr;
    QCheckBox* m_wantsLetters = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_handOver = nullptr;
};

} // namespace maru::console::elections
