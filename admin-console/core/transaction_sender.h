// SPDX-License-Identifier: Apache-2.0
// Builds, signs and submits an officer's transaction and tells how it ended.
#pragma once

#include "admin-console/core/connection.h"
#include "admin-console/core/session.h"
#include "admin-console/core/submission.h"
#include "shared/ledger/transaction.h"

#include <QPointer>

#include <memory>
#include <vector>

namespace maru::console {

/// Whether an officer's transaction may be signed now; refused `console.not_signed_in` and `console.not_sent`.
base::Status maySign(bool isSignedIn, Connection::State state);

/// GUI thread only.
class TransactionSender : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(const base::Result<Outcome>&)>;

    TransactionSender(Connection& connection, Session& session, QObject* parent = nullptr);

    /// A refusal in a block is an Outcome; one before a block is its error. Failed `console.outcome_unknown` (detail:
    /// the id) when the answer was lost: then the callback runs a second time, when it is settled (submission.h).
    /// Refused `console.not_signed_in`; `console.not_sent` while the server is not known to be there, and
    /// `console.still_open` while the outcome of the same action with the same payload is not known: nothing is signed.
    virtual void send(const std::string& domain, const std::string& action, const base::Json& payload,
        QObject* context, Callback callback);

Q_SIGNALS:
    /// A transaction ended after its `context` had gone: nobody has seen the outcome. `signer` is the DID that signed.
    void endedUnheard(const QString& signer, const QString& domain, const QString& action,
        const maru::base::Result<maru::console::Outcome>& result);

private:
    struct Sent {
        QString signer;
        QString domain;
        QString action;
        std::string meaning; ///< domain, action and payload: the same again is the same wish
        QPointer<QObject> context;
        Callback callback;
        Submission* way = nullptr; ///< null while a token signs
    };
    void onSigned(const std::shared_ptr<Sent>& sent, const base::Result<ledger::Transaction>& transaction,
        const QString& chain, const QUrl& server);
    void submit(const std::shared_ptr<Sent>& sent, const ledger::Transaction& transaction,
        const QString& chain, const QUrl& server);
    /// It ended: forgotten here, then told.
    void finish(const std::shared_ptr<Sent>& sent, const base::Result<Outcome>& result);
    void tell(const Sent& sent, const base::Result<Outcome>& result);

    Connection& m_connection;
    Session& m_session;
    std::vector<std::shared_ptr<Sent>> m_open;
};

} // namespace maru::console
