// SPDX-License-Identifier: Apache-2.0
// Fetches receipts and state proofs and checks them here.
#include "admin-console/core/proof.h"

#include "admin-console/core/text.h"
#include "shared/ledger/receipt.h"

#include <QPointer>
#include <QUrl>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

ProofResult checkStateFile(const base::Json& file, const std::string& domain, const std::string& table,
    const std::string& key, const base::Json& shown, const std::string& node)
{
    ProofResult result;
    result.file = file;
    const base::Result<ledger::StateProofFile> proof = ledger::decodeStateProof(file);
    if (!proof) {
        result.error = proof.error();
        return result;
    }
    result.height = proof->header.header.height.count();
    if (const base::Status status = ledger::checkStateProof(*proof, node); !status)
        result.error = status.error();
    else if (proof->domain != domain || proof->table != table || proof->key != key || !proof->value
        || *proof->value != shown)
        result.error = base::refused("console.proof_differs");
    return result;
}

base::Result<ledger::SignedHeader> headerIn(const base::Json& block)
{
    const base::Json* header = block.find("header");
    const base::Json* signatures = block.find("signatures");
    if (header == nullptr || signatures == nullptr)
        return base::failed("console.protocol");
    return ledger::decodeSignedHeader(
        base::Json::object({ { "header", *header }, { "signatures", *signatures } }));
}

/// The proof could not be had: offline, not allowed, not there, too many questions.
ProofResult notChecked(const base::Error& error)
{
    ProofResult result;
    result.error = error;
    result.wasChecked = false;
    return result;
}

bool isSame(const base::Json& shown, const char* member, const base::Json& proven)
{
    const base::Json* value = shown.find(member);
    return value == nullptr || *value == proven;
}

bool isHeaderShown(const base::Json& shown, const ledger::Header& header, const std::string& hash)
{
    return isSame(shown, "height", header.height.count()) && isSame(shown, "time", header.time.count())
        && isSame(shown, "hash", hash) && isSame(shown, "previous", header.previous.hex())
        && isSame(shown, "log_size", static_cast<std::int64_t>(header.logSize))
        && isSame(shown, "log_root", header.logRoot.hex())
        && isSame(shown, "state_root", header.stateRoot.hex())
        && isSame(shown, "ledger_root", header.ledgerRoot.hex())
        && isSame(shown, "proposer", header.proposer);
}

} // namespace

bool isShownBy(const base::Json& shown, const ledger::Receipt& receipt)
{
    const ledger::Transaction& transaction = receipt.transaction;
    return shown.stringOr("id", "") == ledger::transactionId(transaction).hex()
        && isSame(shown, "domain", transaction.domain) && isSame(shown, "action", transaction.action)
        && (shown.stringOr("signer", "").empty() || isSame(shown, "signer", transaction.signer))
        && isSame(shown, "code", receipt.result.code)
        && isSame(shown, "index", static_cast<std::int64_t>(receipt.index))
        && isSame(shown, "height", receipt.header.header.height.count())
        && isSame(shown, "time", receipt.header.header.time.count())
        && isSame(shown, "tx", ledger::toJson(transaction))
        && isSame(shown, "result", ledger::toJson(receipt.result));
}

ProofResult checkReceiptFile(const base::Json& file, const base::Json& shown, const std::string& node)
{
    ProofResult result;
    result.file = file;
    const base::Result<ledger::Receipt> receipt = ledger::decodeReceipt(file);
    if (!receipt) {
        result.error = receipt.error();
        return result;
    }
    result.height = receipt->header.header.height.count();
    if (const base::Status status = ledger::checkReceipt(*receipt, node); !status)
        result.error = status.error();
    else if (!isShownBy(shown, *receipt))
        result.error = base::refused("console.proof_differs");
    return result;
}

ProofResult checkBlockFile(
    const base::Json& block, const base::Json& before, const base::Json& shown, const std::string& node)
{
    const base::Result<ledger::SignedHeader> decoded = headerIn(block);
    if (!decoded && decoded.error().code == "console.protocol")
        return notChecked(decoded.error());
    ProofResult result;
    if (!decoded) {
        result.error = decoded.error();
        return result;
    }
    const ledger::Header& header = decoded->header;
    result.file = ledger::toJson(*decoded);
    result.height = header.height.count();
    const std::string hash = ledger::headerHash(header).hex();
    if (const base::Status status = ledger::checkHeader(*decoded); !status)
        result.error = status.error();
    else if (header.proposer != node)
        result.error = base::refused("receipt.node");
    else if (!isHeaderShown(shown, header, hash))
        result.error = base::refused("console.proof_differs");
    if (result.error)
        return result;
    std::uint64_t sizeBefore = 0;
    if (result.height > 0) {
        const base::Result<ledger::SignedHeader> previous = headerIn(before);
        if (!previous || ledger::headerHash(previous->header) != header.previous
            || previous->header.logSize > header.logSize) {
            result.error = base::refused("verify.header_previous");
            return result;
        }
        sizeBefore = previous->header.logSize;
    }
    if (!isSame(shown, "transactions", static_cast<std::int64_t>(header.logSize - sizeBefore)))
        result.error = base::refused("console.proof_differs");
    return result;
}

ProofChecker::ProofChecker(Connection& connection, QObject* parent)
    : QObject(parent), m_connection(connection)
{
}

void ProofChecker::checkTransaction(const base::Json& shown, QObject* context, Callback callback)
{
    const std::string node = fromQt(m_connection.node().did);
    m_connection.send(get(u"/v1/transactions/"_s + toQt(shown.stringOr("id", "")) + u"/receipt"_s), context,
        [shown, node, callback = std::move(callback)](const ApiAnswer& answer) {
            callback(answer ? checkReceiptFile(*answer, shown, node) : notChecked(answer.error()));
        });
}

void ProofChecker::checkRow(const std::string& domain, const std::string& table, const std::string& key,
    const base::Json& shown, QObject* context, Callback callback)
{
    const std::string node = fromQt(m_connection.node().did);
    base::Json value = shown;
    value.remove("key");
    const QString path = u"/v1/state/"_s + toQt(domain) + u'/' + toQt(table) + u'/'
        + QString::fromLatin1(QUrl::toPercentEncoding(toQt(key)));
    m_connection.send(get(path), context,
        [domain, table, key, value, node, callback = std::move(callback)](const ApiAnswer& answer) {
            callback(answer ? checkStateFile(*answer, domain, table, key, value, node)
                            : notChecked(answer.error()));
        });
}

void ProofChecker::checkBlock(const base::Json& shown, QObject* context, Callback callback)
{
    const std::string node = fromQt(m_connection.node().did);
    const qint64 height = shown.integerOr("height", 0);
    const auto path = [](qint64 of) { return QString(u"/v1/blocks/"_s + QString::number(of)); };
    m_connection.send(get(path(height)), context,
        [this, guard = QPointer<ProofChecker>(this), shown, height, node, path, context,
            callback = std::move(callback)](const ApiAnswer& answer) {
            if (!answer || height == 0 || !guard) {
                callback(answer ? checkBlockFile(*answer, {}, shown, node) : notChecked(answer.error()));
                return;
            }
            m_connection.send(get(path(height - 1)), context,
                [shown, node, callback, block = *answer](const ApiAnswer& before) {
                    callback(
                        before ? checkBlockFile(block, *before, shown, node) : notChecked(before.error()));
                });
        });
}

} // namespace maru::console
