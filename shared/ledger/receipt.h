// SPDX-License-Identifier: Apache-2.0
// A receipt (.maru-receipt.json): everything that is needed to check offline that a transaction is in the chain.
//
// {"format": "maru-receipt/v1", "tx", "result": {"code", "data"}, "index", "proof": [hex], "header", "signatures"}
#pragma once

#include "shared/ledger/header.h"
#include "shared/ledger/transaction.h"

namespace maru::ledger {

struct Receipt {
    Transaction transaction;
    TransactionResult result;
    std::uint64_t index = 0; ///< leaf index in the log
    std::vector<base::Hash256> proof; ///< audit path to header.log_root at header.log_size
    SignedHeader header;
};

base::Json toJson(const Receipt& receipt);
/// Strict: refused `receipt.format`, or a code of a part with its path ("tx.nonce", "header.height", ...).
base::Result<Receipt> decodeReceipt(const base::Json& json);
/// Any JSON text, white space allowed.
base::Result<Receipt> decodeReceipt(std::string_view text);

/// Transaction signature, inclusion proof, ledger root, header signature by `node` (DID of the chain's node, that the
/// caller trusts). Refused `receipt.node` (another proposer), `receipt.chain`, `receipt.proof`, or the part's code.
base::Status checkReceipt(const Receipt& receipt, std::string_view node);

/// State proof: {"format": "maru-state-proof/v1", "domain", "table", "key", "value" | null, "siblings", "other",
/// "domain_roots", "header", "signatures"}. Value is the stored canonical JSON value.
struct StateProofFile {
    std::string domain;
    std::string table;
    std::string key;
    std::optional<base::Json> value;
    std::vector<base::Hash256> siblings;
    std::optional<std::pair<base::Hash256, base::Hash256>> other; ///< key, value hash
    std::map<std::string, base::Hash256> domainRoots;
    SignedHeader header;
};
base::Json toJson(const StateProofFile& proof);
/// Strict: refused `state_proof.format`, or a code of a part with its path.
base::Result<StateProofFile> decodeStateProof(const base::Json& json);
/// Refused `state_proof.roots`, `state_proof.path`, `receipt.node` or a header code.
base::Status checkStateProof(const StateProofFile& proof, std::string_view node);

} // namespace maru::ledger
