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
    post(ledger::transactionId(transaction).hex(), bytesOf(body), /*triesLeft=*/1, context,
        std::move(callback));
}

void TransactionSender::post(
    const std::string& id, const QByteArray& body, int triesLeft, QObject* context, Callback callback)
{
    ApiRequest request { "POST", u"/v1/transactions"_s, {}, body };
    const QPointer<QObject> guard(context);
    m_connection.send(std::move(request), context,
        [this, id, body, triesLeft, guard, callback = std::move(callback)](const ApiAnswer& answer) {
            if (answer) {
                callback(outcomeOf(*answer));
                return;
            }
            if (!isOffline(answer.error())) {
                callback(answer.error());
                return;
            }
            if (triesLeft == 0) {
                callback(base::failed("console.outcome_unknown", id));
                return;
            }
            QTimer::singleShot(kSecondTryMs, this, [this, id, body, triesLeft, guard, callback] {
                if (guard)
                    post(id, body, triesLeft - 1, guard, callback);
            });
        });
}

} // namespace maru::console
