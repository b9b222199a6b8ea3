// SPDX-License-Identifier: Apache-2.0
// Text form, id, signature and strict decoding of transactions and of the log's leaves.
#include "shared/ledger/transaction.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"
#include "shared/ledger/signed_by.h"

#include <algorithm>

namespace maru::ledger {

namespace {

constexpr std::size_t kNonceBytes = 16;
constexpr std::string_view kFormatCode = "transaction.format";
constexpr std::string_view kSigned = "transaction";

/// Nesting of arrays and objects; a lone object is 1. Stops counting beyond `limit`.
int depthOf(const base::Json& value, int limit)
{
    if (limit <= 0 || (!value.isArray() && !value.isObject()))
        return value.isArray() || value.isObject() ? 1 : 0;
    int deepest = 0;
    if (value.isArray()) {
        for (const base::Json& item : value.asArray())
            deepest = std::max(deepest, depthOf(item, limit - 1));
    } else {
        for (const auto& member : value.asObject())
            deepest = std::max(deepest, depthOf(member.second, limit - 1));
    }
    return deepest + 1;
}

base::Result<Transaction> decodeFields(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(
        json, { "chain", "domain", "action", "payload", "signer", "nonce", "valid_until", "signature" }));
    Transaction transaction;
    MARU_TRY(chain, fields::readName(json, "chain", fields::isChainName, kFormatCode));
    transaction.chain = std::move(chain);
    MARU_TRY(domain, fields::readName(json, "domain", fields::isTableName, kFormatCode));
    transaction.domain = std::move(domain);
    MARU_TRY(action, fields::readName(json, "action", fields::isActionName, kFormatCode));
    transaction.action = std::move(action);
    MARU_TRY(payload, base::readObject(json, "payload"));
    // The transaction itself is the first level.
    if (depthOf(payload, kMaxTransactionDepth) >= kMaxTransactionDepth)
        return base::refused("json.too_deep", "payload");
    transaction.payload = std::move(payload);
    MARU_TRY(signer, fields::readDid(json, "signer"));
    transaction.signer = std::move(signer);
    MARU_TRY(nonce, base::readBytes(json, "nonce"));
    if (nonce.size() != kNonceBytes)
        return base::refused(kFormatCode, "nonce", "not 16 bytes");
    transaction.nonce = std::move(nonce);
    MARU_TRY(validUntil, fields::readCount(json, "valid_until", 0, kFormatCode));
    transaction.validUntil = base::UnixSeconds(validUntil);
    MARU_TRY(signature, fields::readSignature(json, "signature"));
    transaction.signature = signature;
    return transaction;
}

base::Result<TransactionResult> decodeResult(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "code", "data" }));
    TransactionResult result;
    MARU_TRY(code, fields::readName(json, "code", fields::isResultCode, "leaf.format"));
    result.code = std::move(code);
    MARU_TRY(data, base::readObject(json, "data"));
    result.data = std::move(data);
    return result;
}

} // namespace

base::Json bodyJson(const Transaction& transaction)
{
    return base::Json::object({
        { "chain", transaction.chain },
        { "domain", transaction.domain },
        { "action", transaction.action },
        { "payload", transaction.payload },
        { "signer", transaction.signer },
        { "nonce", base::toBase64Url(transaction.nonce) },
        { "valid_until", transaction.validUntil },
    });
}

base::Json toJson(const Transaction& transaction)
{
    base::Json json = bodyJson(transaction);
    json.set("signature", transaction.signature.text());
    return json;
}

base::Json toJson(const TransactionResult& result)
{
    return base::Json::object({ { "code", result.code }, { "data", result.data } });
}

base::Hash256 transactionId(const Transaction& transaction)
{
    return crypto::sha256(base::canonical(bodyJson(transaction)));
}

base::Result<Transaction> decodeTransaction(const base::Json& json)
{
    MARU_TRY(transaction, decodeFields(json));
    if (base::canonical(json).size() > kMaxTransactionBytes)
        return base::refused("transaction.too_long");
    return transaction;
}

base::Result<Transaction> decodeTransaction(std::string_view canonicalText)
{
    if (canonicalText.size() > kMaxTransactionBytes)
        return base::refused("transaction.too_long");
    base::JsonLimits limits;
    limits.maxBytes = kMaxTransactionBytes;
    limits.maxStringBytes = kMaxTransactionBytes;
    limits.maxDepth = kMaxTransactionDepth;
    MARU_TRY(json, base::parseCanonicalJson(canonicalText, limits));
    return decodeFields(json);
}

Transaction makeTransaction(const crypto::SigningKey& key, std::string chain, std::string domain,
    std::string action, base::Json payload, base::UnixSeconds validUntil)
{
    return makeTransaction(key, std::move(chain), std::move(domain), std::move(action), std::move(payload),
        validUntil, crypto::randomBytes(kNonceBytes));
}

Transaction makeTransaction(const crypto::SigningKey& key, std::string chain, std::string domain,
    std::string action, base::Json payload, base::UnixSeconds validUntil, base::Bytes nonce)
{
    MARU_ASSERT(nonce.size() == kNonceBytes);
    Transaction transaction;
    transaction.chain = std::move(chain);
    transaction.domain = std::move(domain);
    transaction.action = std::move(action);
    transaction.payload = std::move(payload);
    transaction.signer = crypto::didOf(key.publicKey());
    transaction.nonce = std::move(nonce);
    transaction.validUntil = validUntil;
    transaction.signature = crypto::sign(key, kSigned, base::canonical(bodyJson(transaction)));
    return transaction;
}

base::Result<Transaction> makeTransaction(const crypto::Signer& signer, std::string chain, std::string domain,
    std::string action, base::Json payload, base::UnixSeconds validUntil)
{
    Transaction transaction;
    transaction.chain = std::move(chain);
    transaction.domain = std::move(domain);
    transaction.action = std::move(action);
    transaction.payload = std::move(payload);
    transaction.signer = signer.did();
    transaction.nonce = crypto::randomBytes(kNonceBytes);
    transaction.validUntil = validUntil;
    MARU_TRY(signature, signer.sign(kSigned, base::canonical(bodyJson(transaction))));
    transaction.signature = signature;
    return transaction;
}

base::Status checkSignature(const Transaction& transaction)
{
    const auto key = crypto::publicKeyOf(transaction.signer);
    if (!key)
        return fields::within("signer", key.error());
    if (!crypto::verify(*key, kSigned, base::canonical(bodyJson(transaction)), transaction.signature))
        return base::refused("transaction.signature", "signature");
    return {};
}

std::string leafData(const Transaction& transaction, const TransactionResult& result)
{
    return base::canonical(
        base::Json::object({ { "tx", toJson(transaction) }, { "result", toJson(result) } }));
}

base::Result<LeafContent> decodeLeaf(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "tx", "result" }));
    MARU_TRY(tx, base::readObject(json, "tx"));
    MARU_TRY(transaction, fields::within("tx", decodeTransaction(tx)));
    MARU_TRY(resultJson, base::readObject(json, "result"));
    MARU_TRY(result, fields::within("result", decodeResult(resultJson)));
    return LeafContent { std::move(transaction), std::move(result) };
}

base::Result<LeafContent> decodeLeaf(std::string_view leafText)
{
    MARU_TRY(json, base::parseCanonicalJson(leafText));
    return decodeLeaf(json);
}

} // namespace maru::ledger
