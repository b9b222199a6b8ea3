// SPDX-License-Identifier: Apache-2.0
// The chain as the API sees it: submit, status, heads, state proofs, and a subscription to committed blocks.
#pragma once

#include "server/chain/dry_run.h"
#include "server/domain/domain.h"
#include "server/storage/store.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/ledger/receipt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace maru::chain {

/// CCF's four.
enum class TransactionStatus { Unknown, Pending, Committed, Refused };

struct SubmitOutcome {
    base::Hash256 id;
    TransactionStatus status = TransactionStatus::Unknown;
    /// Committed/Refused in a block: where. Refused before a block: error only, no height.
    std::optional<base::Height> height;
    std::optional<std::uint64_t> index;
    ledger::TransactionResult result;
    std::optional<base::Error> error;
};

struct NodeOptions {
    std::size_t blockTransactions = 500;
    int blockDelayMs = 20; ///< after the first transaction of a block
    std::size_t mempoolTotal = 20'000;
    std::size_t mempoolPerSigner = 2'000;
    int verifierThreads = 2;
};

struct NodeMetrics {
    std::int64_t transactionsCommitted = 0;
    std::int64_t transactionsRefused = 0;
    std::int64_t admissionRefused = 0;
    std::int64_t mempoolSize = 0;
    std::int64_t lastCommitMicroseconds = 0;
    std::int64_t stateKeys = 0;
    std::int64_t stateTreeBytes = 0;
    std::int64_t dueExecuted = 0;
};

/// What subscribers get after each durable commit.
struct CommittedBlock {
    ledger::SignedHeader header;
    base::Hash256 hash;
    struct Entry {
        base::Hash256 id;
        std::uint64_t index = 0;
        std::string domain, action, signer, code;
    };
    std::vector<Entry> transactions;
    base::Json events;
};

using SubmitHandler = std::function<void(std::vector<SubmitOutcome>)>;
using BlockHandler = std::function<void(std::shared_ptr<const CommittedBlock>)>;

/// All members are safe to call from any thread unless said otherwise.
struct StateKey {
    std::string domain; ///< empty: the request's
    std::string table;
    std::string key;
};

class Node {
public:
    virtual ~Node() = default;

    /// Checks each transaction and queues the good ones. `done` is called once, from a node thread, when every one is
    /// committed, refused or known already (an id sent again gets its first outcome), with outcomes in order.
    virtual void submit(std::vector<ledger::Transaction> transactions, SubmitHandler done) = 0;
    /// Only queues; outcomes are those known at admission (Pending or Refused or already Committed).
    virtual std::vector<SubmitOutcome> enqueue(std::vector<ledger::Transaction> transactions) = 0;
    virtual base::Result<SubmitOutcome> status(const base::Hash256& id) const = 0;

    virtual base::Result<std::unique_ptr<storage::Reader>> read() const = 0;
    virtual ledger::SignedHeader head() const = 0;
    virtual const std::string& chainId() const = 0;
    virtual const std::string& nodeDid() const = 0;
    virtual std::string checkpoint() const = 0;
    virtual const domain::Registry& registry() const = 0;

    /// Receipt against the header of the transaction's own block. Refused `chain.unknown_transaction`.
    virtual base::Result<ledger::Receipt> receipt(const base::Hash256& id) const = 0;
    /// Proof of presence or absence in the newest committed state.
    virtual base::Result<ledger::StateProofFile> stateProof(
        std::string_view domain, std::string_view table, std::string_view key) const = 0;
    /// The same of many rows of a domain, all of them under one header; in the order of the keys.
    virtual base::Result<std::vector<ledger::StateProofFile>> stateProofs(
        std::string_view domain, std::vector<StateKey> keys) const = 0;

    /// What the action would do if it were executed now; nothing of it is kept. Failed `store.*`.
    virtual base::Result<DryRun> dryRun(const DryRunRequest& request) const = 0;

    /// Returns a number for unsubscribe(); the handler must be quick.
    virtual std::uint64_t subscribe(BlockHandler handler) = 0;
    virtual void unsubscribe(std::uint64_t subscription) = 0;

    virtual NodeMetrics metrics() const = 0;
    /// True after a failed commit: nothing more is accepted.
    virtual bool hasFailed() const = 0;

    /// Stops taking transactions, finishes the block in work, joins threads.
    virtual void stop() = 0;
};

/// The `local` engine's node. Rebuilds state trees and checks them and the log against the last header: refused
/// `chain.corrupt` with what differs. `onFatal` is called once, from a node thread, when a commit fails.
base::Result<std::unique_ptr<Node>> openNode(storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, crypto::SigningKey nodeKey, const base::Clock& clock,
    base::Logger& log, const NodeOptions& options, std::function<void(const base::Error&)> onFatal);

/// Writes block 0 from the genesis document: {"chain", "time", "node": did, "domains": {name: section}}.
base::Status createChain(storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, const crypto::SigningKey& nodeKey, const base::Json& genesis);

} // namespace maru::chain
