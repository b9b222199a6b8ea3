// SPDX-License-Identifier: Apache-2.0
// An election record as it was read: every line parsed and in its place, nothing believed yet. Layout:
// docs/election-protocol.md "Record".
#pragma once

#include "shared/ledger/receipt.h"
#include "shared/voting/frozen.h"

#include <cstdint>
#include <string>
#include <vector>

namespace maru::verify::election {

/// A transaction about the election.
struct RecordLeaf {
    std::uint64_t index = 0; ///< in the log
    std::size_t block = 0; ///< index into Record::blocks
    base::Json json; ///< {"tx", "result"}
    // From json, by checkInclusion(); `isGood` false: nothing of it may be used.
    bool isGood = false;
    ledger::Transaction transaction;
    ledger::TransactionResult result;
    base::Hash256 id;
    base::Hash256 hash; ///< merkle::leafHash of the text: transaction, signature and result

    /// An action under four eyes where it was proposed; it has done nothing there (docs/approvals.md).
    bool isProposal() const;
    /// One of the approvals that a proposed action needed.
    bool isApproval() const;
    /// The last approval that a proposed action needed, in which it was executed.
    bool isExecution() const;
    std::string where() const;
};

/// An executed action. Under four eyes it was signed and proposed in one leaf and executed in another, that of the last
/// approval: the signer and the transaction's id are the proposal's, time and place in the log the approval's.
struct Act {
    const RecordLeaf* leaf = nullptr; ///< the transaction
    const RecordLeaf* at = nullptr; ///< where it was executed
    const base::Json* data = nullptr; ///< what it answered; never nullptr

    const std::string& action() const { return leaf->transaction.action; }
    const std::string& signer() const { return leaf->transaction.signer; }
    const base::Json& payload() const { return leaf->transaction.payload; }
    std::uint64_t index() const { return at->index; }
    std::string where() const { return leaf->where(); }
};

struct Record {
    std::string chain;
    std::string node;
    std::string election;
    std::vector<voting::RollEntry> roll;
    bool hasRoll = false;
    ledger::SignedHeader before;
    std::vector<ledger::SignedHeader> blocks;
    std::vector<RecordLeaf> leaves;
    std::uint64_t logSize = 0;
    std::vector<base::Hash256> logNodes;
    std::vector<ledger::StateProofFile> states;

    /// Every executed action of the election, in the order of execution. The leaves must stay where they are.
    std::vector<Act> acts() const;
};

} // namespace maru::verify::election
