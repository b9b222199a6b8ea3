// SPDX-License-Identifier: Apache-2.0
// The way from one leaf of the log to the root that a block's header holds, computed on this computer step by step, so
// that it can be shown (RFC 6962 §2.1.1). Pure functions; thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/ledger/receipt.h"

#include <QString>

#include <optional>
#include <vector>

namespace maru::console {

/// One hash: SHA-256(0x01 ‖ left ‖ right).
struct MerkleStep {
    base::Hash256 left;
    base::Hash256 right;
    base::Hash256 result; ///< computed here
    bool isSiblingLeft = false; ///< which half came with the proof; the other one is the step before
    /// Leaves that the sibling and the result stand for, the end excluded.
    std::uint64_t siblingBegin = 0, siblingEnd = 0;
    std::uint64_t resultBegin = 0, resultEnd = 0;
};

struct MerkleWalk {
    /// The material could not be read or is about another transaction; nothing below is valid then.
    std::optional<base::Error> error;
    QString id;
    std::uint64_t index = 0;
    std::uint64_t size = 0;
    base::Hash256 leaf;
    /// False: the content is restricted and the leaf's hash is the server's word, checked by where it leads.
    bool isLeafComputed = false;
    std::size_t leafBytes = 0; ///< of the canonical text that was hashed
    std::vector<MerkleStep> steps; ///< from the leaf up
    base::Hash256 root; ///< computed here
    ledger::Header header;
    bool isShapeRight = false; ///< as many steps as a log of this size needs
    bool isRootRight = false; ///< root == header.log_root
    std::optional<bool> isSignatureRight; ///< of the transaction; none where its content is restricted
    bool isLedgerRootRight = false; ///< header.ledger_root is over the header's own members
    bool isNodeRight = false; ///< signed by the node that this console trusts
    bool holds() const
    {
        return !error && isShapeRight && isRootRight && isSignatureRight.value_or(true) && isLedgerRootRight
            && isNodeRight;
    }
};

/// `file`: GET /v1/transactions/{id}/receipt.
MerkleWalk walkReceipt(const base::Json& file, const QString& id, const std::string& node);
/// Of a restricted transaction: `transaction` is GET /v1/transactions/{id} ({"redacted": leaf hash}), `inclusion` is
/// GET /v1/log/inclusion for its index at the block's log size, `block` is GET /v1/blocks/{height}.
MerkleWalk walkRedacted(const base::Json& transaction, const base::Json& inclusion, const base::Json& block,
    const QString& id, const std::string& node);

} // namespace maru::console
