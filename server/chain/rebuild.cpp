// SPDX-License-Identifier: Apache-2.0
// Opening a stored chain: trees and log are built again from the rows and compared with the newest header.
#include "server/chain/executor.h"

#include "shared/crypto/hash.h"

namespace maru::chain {

namespace {

constexpr std::size_t kTreeBatch = 262'144;
constexpr std::size_t kIdBatch = 5'000;

base::Error corrupt(std::string detail)
{
    return base::refused("chain.corrupt", {}, std::move(detail));
}

std::string differs(std::string_view what, const base::Hash256& found, const base::Hash256& expected)
{
    return std::string(what) + " is " + found.hex() + " by the stored rows, " + expected.hex()
        + " in the newest header";
}

/// The header's own hash, signature and ledger root, and its link to the block or document before it.
base::Status checkHead(
    const storage::Reader& reader, const storage::StoredBlock& head, const base::Json& genesis)
{
    const ledger::Header& header = head.header.header;
    if (header.height != reader.height())
        return corrupt("the newest block's row and header name different heights");
    if (ledger::headerHash(header) != head.hash)
        return corrupt("the newest header does not have its stored hash");
    const base::Status good = ledger::checkHeader(head.header);
    if (!good)
        return corrupt("newest header: " + good.error().code);
    base::Hash256 previous = crypto::sha256(base::canonical(genesis));
    if (header.height.count() > 0) {
        MARU_TRY(before, reader.block(base::Height(header.height.count() - 1)));
        if (!before)
            return corrupt("the block before the newest is missing");
        previous = ledger::headerHash(before->header.header);
        if (previous != before->hash)
            return corrupt("the header before the newest does not have its stored hash");
    }
    if (previous != header.previous)
        return corrupt("the newest header does not follow the one before it");
    if (genesis.stringOr("chain", {}) != header.chain)
        return corrupt("the genesis document names another chain than the newest header");
    return {};
}

base::Result<merkle::LogFrontier> checkLog(const storage::Reader& reader, const ledger::Header& header)
{
    MARU_TRY(peaks, reader.frontier());
    auto frontier = merkle::LogFrontier::fromNodes(header.logSize, std::move(peaks));
    if (!frontier)
        return corrupt("the log's frontier does not fit the log's size");
    if (frontier->root() != header.logRoot)
        return corrupt(differs("log_root", frontier->root(), header.logRoot));
    if (header.logSize > 0) {
        MARU_TRY(last, reader.transactionAt(header.logSize - 1));
        if (!last)
            return corrupt("the newest transaction of the log is missing");
        MARU_TRY(node, reader.logNode(0, header.logSize - 1));
        if (merkle::leafHash(base::asBytes(last->leaf)) != node)
            return corrupt("the newest transaction does not have the hash that the log holds");
    }
    MARU_TRY(beyond, reader.transactionAt(header.logSize));
    if (beyond)
        return corrupt("there are transactions beyond the newest header");
    return frontier;
}

} // namespace

base::Result<std::unique_ptr<Executor>> Executor::open(const storage::Store& store,
    const domain::Registry& registry, const domain::ServiceFactories& services, std::string proposer)
{
    auto executor = std::make_unique<Executor>(store, registry, services, std::string(), std::move(proposer));
    MARU_CHECK(executor->rebuild());
    return executor;
}

base::Status Executor::rebuild()
{
    MARU_TRY(reader, m_store.read());
    if (reader->height().count() < 0)
        return base::refused("chain.no_genesis");
    MARU_TRY(genesis, reader->genesis());
    MARU_TRY(head, reader->block(reader->height()));
    if (!head)
        return corrupt("the newest block is missing");
    MARU_CHECK(checkHead(*reader, *head, genesis));
    const ledger::Header& header = head->header.header;
    MARU_TRY(frontier, checkLog(*reader, header));
    m_frontier = std::move(frontier);
    MARU_CHECK(rebuildTrees(*reader));
    const base::Hash256 stateRoot = ledger::computeStateRoot(domainRoots());
    if (stateRoot != header.stateRoot)
        return corrupt(differs("state_root", stateRoot, header.stateRoot));
    m_chain = header.chain;
    m_head = header;
    m_headHash = head->hash;
    MARU_CHECK(rebuildIds(*reader));
    reader.reset();

    MARU_CHECK(m_state.beginBlock());
    m_nextDue = findNextDue();
    m_state.abandonBlock();
    if (m_state.failure())
        return *m_state.failure();
    return {};
}

base::Status Executor::rebuildTrees(const storage::Reader& reader)
{
    std::vector<merkle::StateChange> changes;
    std::string domainInWork;
    std::string tableInWork;
    merkle::StateTree* tree = nullptr;
    const auto flush = [&] {
        if (tree != nullptr)
            tree->apply(std::move(changes));
        changes = std::vector<merkle::StateChange>();
    };
    MARU_CHECK(reader.forEachState([&](std::string_view domain, std::string_view table, std::string_view key,
                                       std::string_view value) -> base::Status {
        if (tree == nullptr || domain != domainInWork || table != tableInWork) {
            flush();
            const auto found = m_trees.find(m_registry.stateTree(domain, table));
            if (found == m_trees.end())
                return corrupt("state of a domain that this program does not have: " + std::string(domain));
            tree = &found->second;
            domainInWork = domain;
            tableInWork = table;
        }
        changes.push_back(
            merkle::StateChange { merkle::stateKey(domain, table, key), crypto::sha256(value) });
        if (changes.size() == kTreeBatch)
            flush();
        return {};
    }));
    flush();
    return {};
}

base::Status Executor::rebuildIds(const storage::Reader& reader)
{
    const base::UnixSeconds from(m_head.time.count() - ledger::kMaxValiditySeconds - 1);
    MARU_TRY(first, reader.transactionAt(0));
    if (first && first->time >= from)
        m_ids.insert(first->id, first->time);
    storage::TransactionFilter filter;
    filter.from = from;
    filter.afterIndex = 0;
    filter.limit = kIdBatch;
    for (;;) {
        MARU_TRY(rows, reader.transactions(filter));
        for (const storage::TransactionRow& row : rows)
            m_ids.insert(row.id, row.time);
        if (rows.size() < kIdBatch)
            return {};
        filter.afterIndex = rows.back().index;
    }
}

} // namespace maru::chain
