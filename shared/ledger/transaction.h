// SPDX-License-Identifier: Apache-2.0
// A signed request to change state. Formats: docs/formats.md. Thread-safe; deterministic.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/signing.h"

#include <string>

namespace maru::ledger {

inline constexpr std::size_t kMaxTransactionBytes = 64 * 1024; ///< canonical text with signature
/// Nesting, the transaction itself being 1; leaves, receipts and exports add levels of their own below JSON's 32.
inline constexpr int kMaxTransactionDepth = 24;
inline constexpr std::int64_t kMaxValiditySeconds = 3600; ///< valid_until lies at most this far ahead

struct Transaction {
    std::string chain; ///< 1..64 of [a-z0-9.-]
    std::string domain; ///< 1..32 of [a-z0-9_]
    std::string action; ///< 1..64 of [A-Za-z0-9]
    base::Json payload; ///< an object
    std::string signer; ///< did:key of an Ed25519 key
    base::Bytes nonce; ///< 16 random bytes
    base::UnixSeconds validUntil;
    crypto::Signature signature;

    friend bool operator==(const Transaction&, const Transaction&) = default;
};

/// Without the signature: {chain, domain, action, payload, signer, nonce, valid_until}.
base::Json bodyJson(const Transaction& transaction);
/// With "signature".
base::Json toJson(const Transaction& transaction);
/// SHA-256 of the canonical body.
base::Hash256 transactionId(const Transaction& transaction);

/// Strict: refused `transaction.format` or a json.* code, with the path ("signer", "nonce", ...).
base::Result<Transaction> decodeTransaction(const base::Json& json);
/// Canonical text only, at most kMaxTransactionBytes; refused `transaction.too_long` beyond.
base::Result<Transaction> decodeTransaction(std::string_view canonicalText);

/// Fills signer, nonce and signature.
Transaction makeTransaction(const crypto::SigningKey& key, std::string chain, std::string domain,
    std::string action, base::Json payload, base::UnixSeconds validUntil);
/// As above with a given nonce (16 bytes), for deterministic scenarios.
Transaction makeTransaction(const crypto::SigningKey& key, std::string chain, std::string domain,
    std::string action, base::Json payload, base::UnixSeconds validUntil, base::Bytes nonce);

/// Refused `transaction.signature`.
base::Status checkSignature(const Transaction& transaction);

/// The outcome that the log commits to: code "ok" or a refusal's code; data is an object.
struct TransactionResult {
    std::string code = "ok";
    base::Json data = base::Json::object();
    bool isOk() const { return code == "ok"; }
    friend bool operator==(const TransactionResult&, const TransactionResult&) = default;
};

/// {"code", "data"}
base::Json toJson(const TransactionResult& result);

/// Canonical JSON of {"tx", "result": {"code", "data"}}: the log's leaf data.
std::string leafData(const Transaction& transaction, const TransactionResult& result);
struct LeafContent {
    Transaction transaction;
    TransactionResult result;
};
/// Refused `leaf.format`, or a code of the transaction or of JSON with the path ("tx.nonce", "result.code", ...).
base::Result<LeafContent> decodeLeaf(const base::Json& json);
/// Canonical text only.
base::Result<LeafContent> decodeLeaf(std::string_view leafText);

} // namespace maru::ledger
