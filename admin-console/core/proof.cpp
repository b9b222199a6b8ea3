// SPDX-License-Identifier: Apache-2.0
// Fetches receipts and state proofs and checks them here.
#include "admin-console/core/proof.h"

#include "admin-console/core/text.h"
#include "shared/ledger/receipt.h"

#include <QUrl>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

ProofResult checkReceiptFile(const base::Json& file, const QString& id, const std::string& node)
{
    ProofResult result;
    result.file = file;
    const base::Result<ledger::Receipt> receipt = ledger::decodeReceipt(file);
    if (!receipt) {
        result.error = receipt.error();
        return result;
    }
    result.height = receipt->header.header.height.count();
    if (toQt(ledger::transactionId(receipt->transaction).hex()) != id)
        result.error = base::refused("console.proof_differs");
    else if (const base::Status status = ledger::checkReceipt(*receipt, node); !status)
        result.error = status.error();
    return result;
}

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

ProofResult checkBlockFile(const base::Json& block, qint64 height, const std::string& node)
{
    ProofResult result;
    const base::Json* header = block.find("header");
    const base::Json* signatures = block.find("signatures");
    if (header == nullptr || signatures == nullptr) {
        result.error = base::failed("console.protocol");
        return result;
    }
    result.file = base::Json::object({ { "header", *header }, { "signatures", *signatures } });
    const base::Result<ledger::SignedHeader> decoded = ledger::decodeSignedHeader(result.file);
    if (!decoded) {
        result.error = decoded.error();
        return result;
    }
    result.height = decoded->header.height.count();
    if (const base::Status status = ledger::checkHeader(*decoded); !status)
        result.error = status.error();
    else if (decoded->header.proposer != node)
        result.error = base::refused("receipt.node");
    else if (result.height != height)
        result.error = base::refused("console.proof_differs");
    return result;
}

} // namespace

ProofChecker::ProofChecker(Connection& connection, QObject* parent)
    : QObject(parent), m_connection(connection)
{
}

void ProofChecker::checkTransaction(const QString& id, QObject* context, Callback callback)
{
    const std::string node = fromQt(m_connection.node().did);
    m_connection.send(get(u"/v1/transactions/"_s + id + u"/receipt"_s), context,
        [id, node, callback = std::move(callback)](const ApiAnswer& answer) {
            callback(answer ? checkReceiptFile(*answer, id, node) : ProofResult { answer.error(), 0, {} });
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
                            : ProofResult { answer.error(), 0, {} });
        });
}

void ProofChecker::checkBlock(qint64 height, QObject* context, Callback callback)
{
    const std::string node = fromQt(m_connection.node().did);
    m_connection.send(get(u"/v1/blocks/"_s + QString::number(height)), context,
        [height, node, callback = std::move(callback)](const ApiAnswer& answer) {
            callback(answer ? checkBlockFile(*answer, height, node) : ProofResult { answer.error(), 0, {} });
        });
}

} // namespace maru::console
