// SPDX-License-Identifier: Apache-2.0
// Signing and idempotent submission.
#include "admin-console/core/transaction_sender.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QTimer>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kValiditySeconds = 600;
constexpr int kSecondTryMs = 1500;

base::Result<Outcome> outcomeOf(const base::Json& answer)
{
    const base::Json* results = answer.find("results");
    if (results == nullptr || !results->isArray() || results->asArray().empty())
        return base::failed("console.protocol", "no results");
    const base::Json& first = results->asArray().front();
    if (const base::Json* problem = first.find("error");
        problem != nullptr && problem->isObject() && first.find("height") == nullptr)
        return problemFromJson(*problem, 400);
    Outcome outcome;
    outcome.id = toQt(first.stringOr("id", ""));
    outcome.code = first.stringOr("code", "ok");
    outcome.height = first.integerOr("height", 0);
    if (const base::Json* data = first.find("data"); data != nullptr)
        outcome.data = *data;
    return outcome;
}

} // namespace

TransactionSender::TransactionSender(Connection& connection, Session& session, QObject* parent)
    : QObject(parent), m_connection(connection), m_session(session)
{
}

void TransactionSender::send(const std::string& domain, const std::string& action, const base::Json& payload,
    QObject* context, Callback callback)
{
    if (!m_session.isOpen()) {
        callback(base::refused("console.not_signed_in"));
        return;
    }
    const ledger::Transaction transaction =
        ledger::makeTransaction(m_session.key(), fromQt(m_connection.node().chain), domain, action, payload,
            base::UnixSeconds(m_connection.serverNow() + kValiditySeconds));
    const std::string body = base::canonical(ledger::toJson(transaction));
    if (body.size() > ledger::kMaxTransactionBytes) {
        callback(base::refused("transaction.too_long"));
        return;
    }
    post(Sent { m_session.officer().did, toQt(domain), toQt(action), ledger::transactionId(transaction).hex(),
             bytesOf(body) },
        /*triesLeft=*/1, QPointer<QObject>(context), callback);
}

void TransactionSender::post(
    const Sent& sent, int triesLeft, const QPointer<QObject>& context, const Callback& callback)
{
    ApiRequest request { "POST", u"/v1/transactions"_s, {}, sent.body };
    // The sender itself waits for the answer, so that the outcome is known even when the form has gone.
    m_connection.send(
        std::move(request), this, [this, sent, triesLeft, context, callback](const ApiAnswer& answer) {
            if (answer) {
                end(sent, context, callback, outcomeOf(*answer));
                return;
            }
            if (!isOffline(answer.error())) {
                end(sent, context, callback, answer.error());
                return;
            }
            if (triesLeft == 0) {
                end(sent, context, callback, base::failed("console.outcome_unknown", sent.id));
                return;
            }
            QTimer::singleShot(kSecondTryMs, this,
                [this, sent, triesLeft, context, callback] { post(sent, triesLeft - 1, context, callback); });
        });
}

void TransactionSender::end(const Sent& sent, const QPointer<QObject>& context, const Callback& callback,
    const base::Result<Outcome>& result)
{
    if (context)
        callback(result);
    else
        Q_EMIT endedUnheard(sent.signer, sent.domain, sent.action, result);
}

} // namespace maru::console
