// SPDX-License-Identifier: Apache-2.0
// Status, heads, receipts and state proofs.
#include "server/chain/local_node.h"

#include "server/chain/outcome.h"

#include <algorithm>

namespace maru::chain {

namespace {

constexpr std::size_t kMaxKeyBytes = 200;

} // namespace

base::Result<SubmitOutcome> LocalNode::status(const base::Hash256& id) const
{
    SubmitOutcome outcome;
    outcome.id = id;
    // In this order: what leaves the mempool is in the store already.
    if (m_mempool.isPending(id)) {
        outcome.status = TransactionStatus::Pending;
        return outcome;
    }
    MARU_TRY(found, findOutcome(m_store, id));
    if (found)
        return std::move(*found);
    return outcome;
}

ledger::SignedHeader LocalNode::head() const
{
    const std::lock_guard lock(m_headMutex);
    return m_head;
}

std::string LocalNode::checkpoint() const
{
    return ledger::makeCheckpoint(head().header, m_key);
}

base::Result<ledger::Receipt> LocalNode::receipt(const base::Hash256& id) const
{
    MARU_TRY(reader, m_store.read());
    MARU_TRY(row, reader->transaction(id));
    if (!row)
        return base::refused("chain.unknown_transaction", "id");
    MARU_TRY(block, reader->block(row->height));
    if (!block)
        return base::failed("store.corrupt", "a transaction's block is missing");
    auto leaf = ledger::decodeLeaf(std::string_view(row->leaf));
    if (!leaf)
        return base::failed("store.corrupt", "leaf " + std::to_string(row->index) + ": " + leaf.error().code);
    const storage::Reader& rows = *reader;
    MARU_TRY(proof,
        merkle::inclusionProof(row->index, block->header.header.logSize,
            [&rows](int level, std::uint64_t index) { return rows.logNode(level, index); }));
    ledger::Receipt receipt;
    receipt.transaction = std::move(leaf->transaction);
    receipt.result = std::move(leaf->result);
    receipt.index = row->index;
    receipt.proof = std::move(proof);
    receipt.header = std::move(block->header);
    return receipt;
}

base::Result<DryRun> LocalNode::dryRun(const DryRunRequest& request) const
{
    const base::UnixSeconds time = std::max(m_clock.now(), head().header.time);
    return chain::dryRun(m_store, m_registry, m_executor->services(), m_chain, time, request);
}

base::Result<ledger::StateProofFile> LocalNode::stateProof(
    std::string_view domain, std::string_view table, std::string_view key) const
{
    MARU_TRY(proofs, stateProofs(domain, { StateKey { {}, std::string(table), std::string(key) } }));
    return std::move(proofs.front());
}

base::Result<std::vector<ledger::StateProofFile>> LocalNode::stateProofs(
    std::string_view domain, std::vector<StateKey> keys) const
{
    if (m_registry.find(domain) == nullptr)
        return base::refused("chain.unknown_domain", "domain");
    for (const StateKey& key : keys) {
        if (!key.domain.empty() && m_registry.find(key.domain) == nullptr)
            return base::refused("chain.unknown_domain", "domain");
        if (key.table.empty() || key.key.empty() || key.table.size() > kMaxKeyBytes
            || key.key.size() > kMaxKeyBytes)
            return base::refused("chain.state_key", "key");
    }
    auto request = std::make_unique<ProofRequest>();
    request->domain = domain;
    request->keys = std::move(keys);
    auto answer = request->promise.get_future();
    {
        const std::lock_guard lock(m_workMutex);
        if (m_isStopping || m_hasFailed || m_isBuilderDone)
            return closedError();
        m_proofs.push_back(std::move(request));
    }
    m_workReady.notify_all();
    return answer.get();
}

} // namespace maru::chain
