// SPDX-License-Identifier: Apache-2.0
// Executes blocks: transactions in order, then due entries, then the roots and the header. Deterministic; one thread,
// but for what domains check ahead (prepare.cpp), which has no order and no effect.
// Nothing is stored here: the caller commits what execute() returns, in order, and may execute ahead of that.
#pragma once

#include "server/chain/admission.h"
#include "server/chain/dry_run.h"
#include "server/chain/execution_context.h"
#include "server/chain/id_filter.h"
#include "server/chain/job_pool.h"
#include "server/chain/layered_state.h"
#include "shared/ledger/receipt.h"
#include "shared/merkle/state_tree.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace maru::chain {

/// The domain that holds rules and proposals (docs/approvals.md).
inline constexpr std::string_view kApprovalsDomain = "approvals";

struct ExecutedTransaction {
    Prepared transaction;
    bool isDuplicate = false; ///< already in the log or earlier in this block: not logged again
    std::uint64_t index = 0;
    ledger::TransactionResult result;
};

struct ExecutedBlock {
    storage::BlockCommit commit; ///< complete but for the header's signatures
    std::vector<ExecutedTransaction> transactions; ///< one for each that was handed in, in order
    std::int64_t dueExecuted = 0;
};

class Executor {
public:
    /// Of a chain that has no block yet; `proposer` is the node's DID.
    Executor(const storage::Store& store, const domain::Registry& registry,
        const domain::ServiceFactories& services, std::string chain, std::string proposer);

    /// Rebuilds trees from the state rows and checks them, the log and the newest header against each other.
    /// Refused `chain.no_genesis`, `chain.corrupt` with what differs; failed `store.*`.
    static base::Result<std::unique_ptr<Executor>> open(const storage::Store& store,
        const domain::Registry& registry, const domain::ServiceFactories& services, std::string proposer);

    /// Block 0. Refused with the code of the section that is wrong.
    base::Result<ExecutedBlock> executeGenesis(const base::Json& genesis);
    /// The next block, at a time not before the head's. Signatures have been checked. Failed: the executor must not
    /// be used any more.
    base::Result<ExecutedBlock> execute(base::UnixSeconds time, const std::vector<Prepared>& transactions);

    const std::string& chain() const { return m_chain; }
    /// Of the newest executed block.
    const ledger::Header& head() const { return m_head; }
    std::optional<base::UnixSeconds> nextDue() const { return m_nextDue; }
    const IdFilter& ids() const { return m_ids; }
    /// Never change; safe to read from any thread.
    const domain::ServiceFactories& services() const { return m_services; }

    /// As the next block would execute it at this time, on writes of its own that nobody keeps (dry_run.cpp): for an
    /// executor that was made for nothing else, without rebuild.
    base::Result<DryRun> dryRun(base::UnixSeconds time, const DryRunRequest& request);

    /// Of the newest executed state.
    merkle::StateProof prove(std::string_view domain, std::string_view table, std::string_view key) const;
    std::map<std::string, base::Hash256> domainRoots() const;
    std::int64_t stateKeys() const;
    std::int64_t stateTreeBytes() const;

private:
    base::Status rebuild();
    base::Status rebuildTrees(const storage::Reader& reader);
    base::Status rebuildIds(const storage::Reader& reader);
    base::Result<bool> isKnown(const base::Hash256& id) const;
    base::Result<base::Json> runTransaction(
        const domain::BlockContext& block, ExecutionContext& context, const PreparedTransaction& transaction);
    // prepare.cpp
    using CheckedActions = std::vector<std::shared_ptr<const domain::Checked>>;
    domain::Preparer* preparerOf(const std::string& name, const domain::Domain& domain);
    /// One for each transaction, in order; null where no domain prepared anything.
    base::Result<CheckedActions> prepareBlock(
        const domain::BlockContext& block, const std::vector<Prepared>& transactions);
    // approved.cpp
    /// The payload has the shape, the signer may, and the domain agrees; writes stay in the transaction's layer.
    base::Result<base::Json> runAction(ExecutionContext& context, const std::string& domainName,
        const std::string& actionName, const std::string& signer, const base::Json& payload,
        bool isPayloadChecked);
    bool needsApproval(
        const domain::BlockContext& block, const std::string& domain, const std::string& action);
    base::Result<base::Json> propose(
        const domain::BlockContext& block, ExecutionContext& context, const ledger::Transaction& transaction);
    /// What the approvals domain has just set free, in the same block. `data`: of its own action's result.
    base::Result<base::Json> runApproved(
        const domain::BlockContext& block, ExecutionContext& context, base::Json data);
    base::Status runGenesisSections(const domain::BlockContext& block, const base::Json& genesis);
    base::Status runDue(const domain::BlockContext& block, ExecutedBlock& executed);
    base::Status runDueEntry(const domain::BlockContext& block, const std::string& name,
        domain::Domain& domain, const std::string& key);
    void append(
        const domain::BlockContext& block, ExecutedTransaction& executed, storage::BlockCommit& commit);
    base::Status finish(
        const domain::BlockContext& block, const base::Hash256& previous, ExecutedBlock& executed);
    void addEvents(std::vector<domain::Event> events);
    std::optional<base::UnixSeconds> findNextDue();

    const storage::Store& m_store;
    const domain::Registry& m_registry;
    const domain::ServiceFactories m_services;
    std::string m_chain;
    const std::string m_proposer;

    LayeredState m_state;
    std::map<std::string, merkle::StateTree, std::less<>> m_trees;
    merkle::LogFrontier m_frontier;
    ledger::Header m_head;
    base::Hash256 m_headHash;
    std::optional<base::UnixSeconds> m_nextDue;
    IdFilter m_ids;
    std::map<base::Hash256, base::Height> m_unstoredIds; ///< of blocks that the snapshot may not hold yet
    base::Json::Array m_events; ///< of the block in work
    std::map<std::string, std::unique_ptr<domain::Preparer>, std::less<>> m_preparers;
    JobPool m_pool;
    /// Domain -> actions that wait for approval; read from the state once and again after each action of the
    /// approvals domain, so that it costs other actions nothing.
    std::optional<std::map<std::string, std::set<std::string, std::less<>>, std::less<>>> m_ruled;
};

} // namespace maru::chain
