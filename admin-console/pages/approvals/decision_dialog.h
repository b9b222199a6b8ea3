// SPDX-License-Identifier: Apache-2.0
// The window in which an officer decides on one proposal: what was proposed, every record that will change before and
// after, who has signed; then approve with one's key, or reject with a reason.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/approvals/changes_model.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace maru::console {
class FactList;
}

namespace maru::console::approvals {

/// Does not block. Opened with open(); destroyed when closed; stays while a transaction is on its way.
class DecisionDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Step {
        Loading, ///< nothing can be signed before what will happen is shown
        Ready,
        Rejecting, ///< the reason is typed
        Sending,
        Done,
        Refused,
        Unknown, ///< the answer was lost; nothing is signed again until it is settled
    };
    /// Signs and submits; as TransactionSender::send().
    using Send = std::function<void(
        const std::string& action, const base::Json& payload, QObject* context, TransactionSender::Callback)>;

    DecisionDialog(
        Services& services, Transport& transport, Send send, const base::Json& row, QWidget* parent);

    Step step() const { return m_step; }
    ChangesModel& changes() { return *m_model; }
    void approve();
    /// To the reason; from there, signs the rejection.
    void rejectProposal();
    void setReason(const QString& text);
    /// Asks again what will happen: blocks have come since.
    void refresh();
    void reject() override;

Q_SIGNALS:
    void decided(const QString& transactionId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void take();
    void submit(const std::string& action, base::Json payload);
    void onOutcome(const base::Result<Outcome>& result);
    void setStep(Step step);
    void retranslateUi();
    void showFacts();
    QString resultText() const;

    Services& m_services;
    Transport& m_transport;
    Send m_send;
    base::Json m_row;
    std::optional<base::Json> m_full;
    std::optional<base::Json> m_run;
    std::optional<base::Error> m_error;
    std::optional<Outcome> m_outcome;
    std::string m_action; ///< that was sent
    Step m_step = Step::Loading;
    int m_generation = 0;
    QTimer m_news;

    QLabel* m_title = nullptr;
    QLabel* m_proposed = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_payloadTitle = nullptr;
    FactList* m_payload = nullptr;
    QLabel* m_changesTitle = nullptr;
    QLabel* m_warning = nullptr;
    ChangesModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_signaturesTitle = nullptr;
    QLabel* m_signatures = nullptr;
    QLabel* m_reasonLabel = nullptr;
    QPlainTextEdit* m_reason = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_resultTitle = nullptr;
    QLabel* m_resultText = nullptr;
    QPushButton* m_link = nullptr;
    QPushButton* m_reject = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_approve = nullptr;
};

} // namespace maru::console::approvals
