// SPDX-License-Identifier: Apache-2.0
// The frame of every wizard: steps with progress, one thing a page, a check before going on, a review in one sentence
// with what will happen and who else must approve, then one or several transactions in order with an honest outcome.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transaction_sender.h"
#include "shared/base/json.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace maru::console {

class DraftNotice;
class DraftStore;
class FactList;

/// What is wrong on a step, with the way to the input that mends it.
struct WizardProblem {
    QString text;
    std::function<void()> focus;
};

/// One page of a wizard. Texts are asked for again when the language changes; what was typed stays in its inputs.
class WizardStep : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual QString title() const = 0;
    /// One line under the title: what is decided here.
    virtual QString hint() const { return {}; }
    /// Checks the inputs and shows what is wrong beside them; empty: the officer may go on.
    virtual std::vector<WizardProblem> check() = 0;
    /// Members of the wizard's value that this step fills; for drafts also while they are wrong.
    virtual base::Json value() const = 0;
    /// Members that are not there are emptied.
    virtual void setValue(const base::Json& value) = 0;
    /// The step is shown; `all` is what the wizard knows so far.
    virtual void enter(const base::Json& all) { (void)all; }
    /// For the review.
    virtual std::vector<std::pair<QString, QString>> facts() const = 0;
    virtual void focusFirst() = 0;
    /// The server has refused what this step holds: shown beside the input that it is about, where it can be told.
    virtual void showRefusal(const base::Error& error) { (void)error; }

Q_SIGNALS:
    void edited();
};

/// A transaction of a wizard. Sent only when every one before it was accepted.
struct WizardTransaction {
    QString label; ///< "Create campaign"
    std::string domain;
    std::string action;
    /// The payload, from the outcomes of the transactions before it.
    std::function<base::Json(const std::vector<Outcome>& before)> payload;
};

struct WizardReview {
    QString sentence; ///< what will happen, in one sentence
    QStringList notes; ///< who else must approve, what cannot be taken back
    std::vector<WizardTransaction> transactions;
};

/// Where to go on after the end.
struct WizardLink {
    QString text;
    std::function<void()> go;
};

/// A window that does not block. Opened with open(); destroyed when closed. Keyboard: Enter goes on, Alt+Left goes back,
/// Ctrl+number jumps to a step that was reached, Esc closes and keeps the draft.
class Wizard : public QDialog {
    Q_OBJECT

public:
    enum class Phase {
        Steps,
        Review,
        Sending,
        Partial, ///< a transaction was refused; those before it stand
        Unknown, ///< the answer of one was lost: nothing more is signed until it is settled
        Done,
    };

    Phase phase() const { return m_phase; }
    int currentStep() const { return m_step; }
    int stepCount() const { return static_cast<int>(m_steps.size()); }
    WizardStep* step(int n) const { return m_steps[static_cast<std::size_t>(n)]; }
    /// What all steps hold.
    base::Json value() const;
    /// Outcomes of the transactions that were accepted, in order.
    const std::vector<Outcome>& outcomes() const { return m_outcomes; }

    /// What the main button does now.
    void next();
    void back();
    /// Shows a step that was reached before; false for one that was not.
    bool goTo(int step);

Q_SIGNALS:
    /// After each transaction that was accepted.
    void committed(const QString& transactionId);

protected:
    /// `draft` names the draft ("donation.campaign").
    Wizard(Services& services, const QString& draft, QWidget* parent);

    /// In the order of the pages; takes the step over.
    void addStep(WizardStep* step);
    /// After the last step: restores the draft and shows the first page. `initial` wins over the draft.
    void begin(const base::Json& initial = {});
    virtual QString heading() const = 0;
    virtual WizardReview review() const = 0;
    virtual std::vector<WizardLink> links() const { return {}; }
    /// Where a refused transaction (by its place in the review) is mended.
    virtual int stepToMend(std::size_t transaction, const base::Error& error) const
    {
        (void)transaction, (void)error;
        return stepCount() - 1;
    }
    Services& services() const { return m_services; }
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void reject() override;

private:
    void build();
    void retranslateUi();
    void showStep(int step);
    bool checkStep(int step, bool moveFocus = true);
    void showReview();
    void submit();
    void sendNext();
    /// The review with who else must approve, by the rules of now.
    WizardReview reviewWithApprovals() const;
    void onOutcome(const base::Result<Outcome>& result);
    void showResult();
    void setPhase(Phase phase);
    void saveDraft();
    void discardDraft();
    QWidget* makePage(QVBoxLayout*& layout);

    Services& m_services;
    std::vector<WizardStep*> m_steps;
    base::Json m_initial;
    base::Json m_blank; ///< of the untouched steps, to begin again with
    Phase m_phase = Phase::Steps;
    int m_step = 0;
    int m_reached = 0; ///< the furthest step that was shown; stepCount(): the review
    WizardReview m_review;
    std::vector<Outcome> m_outcomes;
    std::optional<base::Error> m_error;
    DraftStore* m_drafts = nullptr;
    bool m_isFilling = false; ///< setValue() of steps is no typing

    QLabel* m_title = nullptr;
    QLabel* m_progressText = nullptr;
    QProgressBar* m_progress = nullptr;
    QListWidget* m_list = nullptr;
    DraftNotice* m_notice = nullptr;
    QLabel* m_stepTitle = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_summary = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_notes = nullptr;
    FactList* m_facts = nullptr;
    QLabel* m_resultTitle = nullptr;
    QLabel* m_resultText = nullptr;
    QVBoxLayout* m_linkPlace = nullptr;
    std::vector<WizardProblem> m_problems;
    QPushButton* m_back = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace maru::console
