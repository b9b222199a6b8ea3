// SPDX-License-Identifier: Apache-2.0
// Canonical texts without building JSON trees again, and the checks of admission.
#include "server/chain/admission.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"

namespace maru::chain {

namespace {

base::Status checkPlain(const ledger::Transaction& transaction, const std::string& chain,
    base::UnixSeconds now, const domain::Registry& registry)
{
    if (transaction.chain != chain)
        return base::refused("transaction.chain", "chain");
    if (transaction.validUntil < now)
        return base::refused("transaction.expired", "valid_until");
    if (transaction.validUntil > now + ledger::kMaxValiditySeconds)
        return base::refused("transaction.too_far", "valid_until");
    const domain::Domain* domain = registry.find(transaction.domain);
    if (domain == nullptr)
        return base::refused("transaction.domain", "domain");
    const domain::ActionSpec* action = domain->spec().action(transaction.action);
    if (action == nullptr)
        return base::refused("transaction.action", "action");
    return schema::validate(action->payload, transaction.payload);
}

} // namespace

base::Result<PreparedTransaction> prepare(ledger::Transaction&& transaction)
{
    // Names of these alphabets need no escapes, so the canonical text can be put together from its parts.
    namespace fields = ledger::fields;
    if (!fields::isChainName(transaction.chain))
        return base::refused("transaction.format", "chain");
    if (!fields::isTableName(transaction.domain))
        return base::refused("transaction.format", "domain");
    if (!fields::isActionName(transaction.action))
        return base::refused("transaction.format", "action");
    if (!crypto::publicKeyOf(transaction.signer))
        return base::refused("transaction.format", "signer");
    if (!transaction.payload.isObject())
        return base::refused("transaction.format", "payload");

    PreparedTransaction prepared;
    std::string start = R"({"action":")" + transaction.action + R"(","chain":")" + transaction.chain
        + R"(","domain":")" + transaction.domain + R"(","nonce":")" + base::toBase64Url(transaction.nonce)
        + R"(","payload":)" + base::canonical(transaction.payload);
    const std::string end = R"(,"signer":")" + transaction.signer + R"(","valid_until":)"
        + std::to_string(transaction.validUntil.count()) + "}";
    prepared.body = start + end;
    prepared.text = std::move(start);
    prepared.text += R"(,"signature":")" + transaction.signature.text() + "\"" + end;
    if (prepared.text.size() > ledger::kMaxTransactionBytes)
        return base::refused("transaction.too_long");
    prepared.id = crypto::sha256(prepared.body);
    prepared.transaction = std::move(transaction);
    return prepared;
}

Admission admit(ledger::Transaction transaction, const std::string& chain, base::UnixSeconds now,
    const domain::Registry& registry)
{
    const base::Status plain = checkPlain(transaction, chain, now, registry);
    if (!plain)
        return Admission { ledger::transactionId(transaction), plain.error() };
    auto prepared = prepare(std::move(transaction));
    if (!prepared)
        return Admission { ledger::transactionId(transaction), prepared.error() };
    const base::Hash256 id = prepared->id;
    const auto key = crypto::publicKeyOf(prepared->transaction.signer);
    if (!key || !crypto::verify(*key, "transaction", prepared->body, prepared->transaction.signature))
        return Admission { id, base::refused("transaction.signature", "signature") };
    prepared->isPayloadChecked = true;
    return Admission { id, Prepared(std::make_shared<const PreparedTransaction>(std::move(*prepared))) };
}

std::string leafOf(const PreparedTransaction& transaction, const ledger::TransactionResult& result)
{
    return R"({"result":{"code":")" + result.code + R"(","data":)" + base::canonical(result.data)
        + R"(},"tx":)" + transaction.text + "}";
}

} // namespace maru::chain
