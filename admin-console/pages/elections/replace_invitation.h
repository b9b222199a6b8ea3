// SPDX-License-Identifier: Apache-2.0
// A new invitation for a voter who has lost theirs: made here, its public half signed onto the chain, the code shown once.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/pages/elections/invitation_list.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console::elections {

class ReplaceInvitation final : public QDialog {
    Q_OBJECT

public:
    /// `voter`: row of `voters`.
    ReplaceInvitation(Services& services, const base::Json& voter, QWidget* parent);
    void submit();
    bool isDone() const { return m_isDone; }

protected:
    void changeEvent(QEvent* event) override;
    void reject() override;

private:
    void onOutcome(const base::Result<Outcome>& result);
    void showAll();

    Services& m_services;
    base::Json m_voter;
    Invitation m_invitation;
    base::Json m_payload;
    bool m_isBusy = false;
    bool m_isDone = false;
    std::optional<base::Error> m_error;
    QString m_note;
    QLabel* m_text = nullptr;
    QLabel* m_reasonLabel = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_codeLabel = nullptr;
    QLineEdit* m_code = nullptr;
    QLabel* m_portalLabel = nullptr;
    QLineEdit* m_portal = nullptr;
    QLabel* m_linkLabel = nullptr;
    QLineEdit* m_link = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_sign = nullptr;
};

} // namespace maru::console::elections
