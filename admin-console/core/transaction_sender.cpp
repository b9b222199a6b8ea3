// SPDX-License-Identifier: Apache-2.0
// Signing and idempotent submission.
#include "admin-console/core/transaction_sender.h"

#include "admin-console/core/text.h"
#include "shared/ledger/signed_by.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kValiditySeconds = 600;

} // namespace

base::Status maySign(bool isSignedIn, Connection::State state)
{
    if (!isSignedIn)
        return base::refused("console.not_signed_in");
    // Nothing is queued: what cannot be sent now is not signed either.
    if (state != Connection::State::Online)
        return base::refused("console.not_sent");
    return {};
}

TransactionSender::TransactionSender(Connection& connection, Session& session, QObject* parent)
    : QObject(parent), m_connection(connection), m_session(session)
{
    connect(&connection, &Connection::stateChanged, this, [this] {
        if (m_connection.state() != Connection::State::Online)
            return;
        const auto open = m_open;
        for (const std::shared_ptr<Sent>& one : open)
            if (one->way != nullptr)
                one->way->wake();
    });
}

void TransactionSender::send(const std::string& domain, const std::string& action, const base::Json& payload,
    QObject* context, Callback callback)
{
    if (const base::Status may = maySign(m_session.isOpen(), m_connection.state()); !may) {
        callback(may.error());
        return;
    }
    const QString chain = m_connection.node().chain;
    const QUrl server = m_connection.server();
    std::string meaning = fromQt(chain) + ' ' + domain + ' ' + action + ' ' + base::canonical(payload);
    if (std::any_of(m_open.begin(), m_open.end(),
            [&meaning](const std::shared_ptr<Sent>& one) { return one->meaning == meaning; })) {
        callback(base::refused("console.still_open"));
        return;
    }
    const auto sent = std::make_shared<Sent>(Sent { m_session.officer().did, toQt(domain), toQt(action),
        std::move(meaning), QPointer<QObject>(context), std::move(callback), nullptr });
    const auto make = [signer = m_session.sharedSigner(), name = fromQt(chain), domain, action, payload,
                          until = base::UnixSeconds(m_connection.serverNow() + kValiditySeconds)] {
        return ledger::makeTransaction(*signer, name, domain, action, payload, until);
    };
    m_open.push_back(sent);
    if (!m_session.signer().isOnToken()) {
        onSigned(sent, make(), chain, server);
        return;
    }
    QThreadPool::globalInstance()->start([guard = QPointer<TransactionSender>(this), sent, make, chain,
                                             server] {
        const auto transaction = std::make_shared<base::Result<ledger::Transaction>>(make());
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, sent, transaction, chain, server] {
            if (guard)
                guard->onSigned(sent, *transaction, chain, server);
        });
    });
}

void TransactionSender::onSigned(const std::shared_ptr<Sent>& sent,
    const base::Result<ledger::Transaction>& transaction, const QString& chain, const QUrl& server)
{
    if (!transaction) {
        finish(sent, transaction.error());
        return;
    }
    // While the token signed, the officer may have locked the console or gone to another server.
    const base::Status may = maySign(m_session.isOpen(), m_connection.state());
    if (!may || m_connection.server() != server || m_connection.node().chain != chain) {
        finish(sent, may ? base::refused("console.not_sent") : may.error());
        return;
    }
    submit(sent, *transaction, chain, server);
}

void TransactionSender::submit(const std::shared_ptr<Sent>& sent, const ledger::Transaction& transaction,
    const QString& chain, const QUrl& server)
{
    const std::string body = base::canonical(ledger::toJson(transaction));
    if (body.size() > ledger::kMaxTransactionBytes) {
        finish(sent, base::refused("transaction.too_long"));
        return;
    }
    const std::string id = ledger::transactionId(transaction).hex();
    // Its own object, so that the outcome is known even when the form has gone.
    sent->way = new Submission(
        m_connection, id, bytesOf(body),
        [this, chain, server] {
            return m_connection.state() == Connection::State::Online && m_connection.server() == server
                && m_connection.node().chain == chain;
        },
        {}, this);
    connect(sent->way, &Submission::lost, this,
        [this, sent, id] { tell(*sent, base::failed("console.outcome_unknown", id)); });
    connect(sent->way, &Submission::ended, this, [this, sent](const base::Result<Outcome>& result) {
        sent->way->deleteLater();
        finish(sent, result);
    });
    sent->way->start();
}

void TransactionSender::finish(const std::shared_ptr<Sent>& sent, const base::Result<Outcome>& result)
{
    m_open.erase(std::remove(m_open.begin(), m_open.end(), sent), m_open.end());
    tell(*sent, result);
}

void TransactionSender::tell(const Sent& sent, const base::Result<Outcome>& result)
{
    if (sent.context)
        sent.callback(result);
    else
        Q_EMIT endedUnheard(sent.signer, sent.domain, sent.action, result);
}

} // namespace maru::console
