// SPDX-License-Identifier: Apache-2.0
// Any action of any domain as a form: fill in, review in one sentence, sign and submit, result. Made from the action's
// declaration.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/services.h"
#include "admin-console/core/transaction_sender.h"

#include <QDialog>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace maru::console {

class DraftNotice;
class DraftStore;
class FactList;
class FieldEditor;

/// A window that does not block. Opened with open(); destroyed when closed.
class ActionForm final : public QDialog {
    Q_OBJECT

public:
    enum class Step {
        Fill,
        Review,
        Sending,
        Done,
        Refused,
        Unknown, ///< sent, and the answer was lost: nothing is signed again until it is settled
    };

    /// Members of `prefill` are put into their fields; a draft fills the rest.
    ActionForm(Services& services, const ActionInfo& action, const base::Json& prefill, QWidget* parent);

    Step step() const { return m_step; }
    FieldEditor* editor(const std::string& name) const;
    base::Json payload() const;
    /// What the action brings about, from what is filled in now: shown above the fields and again before signing. Asked
    /// anew while typing and when the language changes; an empty text shows nothing.
    void setAdvice(std::function<QString(const base::Json& payload)> advice);
    /// What the main button does in this step.
    void next();
    void back();

Q_SIGNALS:
    void committed(const QString& transactionId);

protected:
    void changeEvent(QEvent* event) override;
    void reject() override;

private:
    void build();
    void retranslateUi();
    bool checkAll();
    void showReview();
    void submit();
    void onOutcome(const base::Result<Outcome>& result);
    void showRefusal(const base::Error& error);
    void setStep(Step step);
    void makeEditors();
    void restoreDraft();
    void saveDraft();
    void discardDraft();
    void showAdvice();
    void showApproval();

    Services& m_services;
    ActionInfo m_action;
    base::Json m_prefill;
    std::vector<FieldEditor*> m_editors;
    Step m_step = Step::Fill;
    DraftStore* m_drafts = nullptr;
    std::function<QString(const base::Json&)> m_advice;
    QString m_transaction;
    QString m_proposal; ///< what the action became where it waits for approval

    QLabel* m_title = nullptr;
    QLabel* m_help = nullptr;
    QLabel* m_summary = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_sentence = nullptr;
    DraftNotice* m_notice = nullptr;
    QLabel* m_adviceText = nullptr;
    QLabel* m_approvalText = nullptr; ///< who else must sign
    QLabel* m_reviewApproval = nullptr;
    QLabel* m_reviewAdvice = nullptr;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_formLayout = nullptr;
    FactList* m_reviewFacts = nullptr;
    QLabel* m_resultTitle = nullptr;
    QLabel* m_resultText = nullptr;
    QPushButton* m_link = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace maru::console
