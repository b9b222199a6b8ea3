// SPDX-License-Identifier: Apache-2.0
// Builds, signs and submits an officer's transaction and tells how it ended.
#pragma once

#include "admin-console/core/session.h"
#include "admin-console/core/transport.h"
#include "shared/ledger/transaction.h"

#include <QPointer>

namespace maru::console {

struct Outcome {
    QString id;
    std::string code; ///< "ok" or why it was refused
    base::Json data;
    qint64 height = 0; ///< 0: refused before it reached a block
    bool isOk() const { return code == "ok"; }
};

/// GUI thread only.
class TransactionSender final : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(const base::Result<Outcome>&)>;

    TransactionSender(Connection& connection, Session& session, QObject* parent = nullptr);

    /// A refusal in a block is an Outcome; one before a block is its error. Failed `console.outcome_unknown` (detail:
    /// the id) when the answer was lost twice; refused `console.not_signed_in`. After a lost answer the same signed
    /// bytes are sent once more, which cannot execute twice.
    void send(const std::string& domain, const std::string& action, const base::Json& payload,
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
        std::string id;
        QByteArray body;
    };
    void post(const Sent& sent, int triesLeft, const QPointer<QObject>& context, const Callback& callback);
    void end(const Sent& sent, const QPointer<QObject>& context, const Callback& callback,
        const base::Result<Outcome>& result);

    Connection& m_connection;
    Session& m_session;
};

} // namespace maru::console
