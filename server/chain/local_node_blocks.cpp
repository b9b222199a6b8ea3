// SPDX-License-Identifier: Apache-2.0
// The three threads that make blocks: build and execute, store, tell.
#include "server/chain/local_node.h"

#include "server/chain/outcome.h"

#include <algorithm>
#include <chrono>

namespace maru::chain {

namespace {

using SteadyClock = std::chrono::steady_clock;
/// How often the clock is compared with the next due time while nothing else happens.
constexpr std::chrono::milliseconds kDueCheck { 250 };
/// Rows proven before the next block gets its turn: some ten milliseconds.
constexpr std::size_t kKeysATurn = 500;

} // namespace

bool LocalNode::isDue() const
{
    const auto next = m_executor->nextDue();
    return next && *next <= std::max(m_clock.now(), m_executor->head().time);
}

bool LocalNode::hasWork() const
{
    return !m_proofs.empty() || m_mempool.queued() > 0 || isDue();
}

void LocalNode::buildLoop()
{
    // Of the block that is being gathered; no optional, which GCC takes for uninitialised at -O2.
    constexpr auto kNone = SteadyClock::time_point::max();
    SteadyClock::time_point deadline = kNone;
    std::unique_lock lock(m_workMutex);
    while (!m_isStopping && !m_hasFailed) {
        m_workReady.wait_for(lock, kDueCheck, [this] { return m_isStopping || m_hasFailed || hasWork(); });
        if (m_isStopping || m_hasFailed)
            break;
        if (m_mempool.queued() > 0 && deadline == kNone)
            deadline = SteadyClock::now() + std::chrono::milliseconds(m_options.blockDelayMs);
        // Whoever asks for proofs all the time does not hold up a block whose time has come.
        const bool isTime = isDue() || SteadyClock::now() >= deadline;
        if (!m_proofs.empty() && !isTime) {
            serveProofs(lock);
            continue;
        }
        if (deadline == kNone && !isTime)
            continue;
        if (!waitForCompany(lock, isTime ? SteadyClock::now() : deadline))
            continue;
        deadline = kNone;
        lock.unlock();
        const bool isGood = executeNext();
        lock.lock();
        if (!isGood)
            break;
    }
    m_isBuilderDone = true;
    // What asks from now on is answered by stateProof() itself.
    for (const auto& request : m_proofs)
        request->promise.set_value(closedError());
    m_proofs.clear();
    m_storeReady.notify_all();
}

/// Until the block is full, or its delay is over; and until the storing thread can take one more: what arrives
/// meanwhile shares the commit. False when something else has to be done first.
bool LocalNode::waitForCompany(
    std::unique_lock<std::mutex>& lock, std::chrono::steady_clock::time_point deadline)
{
    for (;;) {
        if (m_isStopping || m_hasFailed)
            return false;
        const bool isTime =
            m_mempool.queued() >= m_options.blockTransactions || SteadyClock::now() >= deadline;
        if (isTime && !m_toStore)
            return true;
        if (isTime) {
            m_workReady.wait(lock, [this] { return m_isStopping || m_hasFailed || !m_toStore; });
            continue;
        }
        if (!m_proofs.empty())
            return false;
        m_workReady.wait_until(lock, deadline);
    }
}

bool LocalNode::executeNext()
{
    std::vector<Prepared> transactions = m_mempool.take(m_options.blockTransactions);
    const base::UnixSeconds time = std::max(m_clock.now(), m_executor->head().time);
    const bool isDueNow = m_executor->nextDue() && *m_executor->nextDue() <= time;
    if (transactions.empty() && !isDueNow)
        return true;
    auto executed = m_executor->execute(time, transactions);
    if (!executed) {
        fail(executed.error());
        return false;
    }
    m_stateKeys = m_executor->stateKeys();
    m_stateTreeBytes = m_executor->stateTreeBytes();
    {
        const std::lock_guard lock(m_workMutex);
        m_toStore = std::make_unique<ExecutedBlock>(std::move(*executed));
    }
    m_storeReady.notify_one();
    return true;
}

void LocalNode::serveProofs(std::unique_lock<std::mutex>& lock)
{
    // Trees hold the newest executed state: it must be stored before it may be shown.
    m_workReady.wait(lock, [this] { return m_hasFailed || (!m_toStore && !m_isStoring); });
    // Some at a time: blocks come between the turns, however many ask at once. A request stays whole, because its proofs
    // are of one header.
    std::vector<std::unique_ptr<ProofRequest>> requests;
    std::size_t keys = 0;
    while (!m_proofs.empty() && (requests.empty() || keys + m_proofs.front()->keys.size() <= kKeysATurn)) {
        keys += m_proofs.front()->keys.size();
        requests.push_back(std::move(m_proofs.front()));
        m_proofs.pop_front();
    }
    lock.unlock();
    const auto reader = m_store.read();
    for (const auto& request : requests) {
        if (m_hasFailed)
            request->promise.set_value(closedError());
        else if (!reader)
            request->promise.set_value(reader.error());
        else
            request->promise.set_value(proofsOf(*request, **reader));
    }
    lock.lock();
}

base::Result<std::vector<ledger::StateProofFile>> LocalNode::proofsOf(
    const ProofRequest& request, const storage::Reader& reader) const
{
    std::vector<ledger::StateProofFile> proofs;
    proofs.reserve(request.keys.size());
    for (const StateKey& key : request.keys) {
        MARU_TRY(proof, proofOf(key.domain.empty() ? request.domain : key.domain, key, reader));
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

base::Result<ledger::StateProofFile> LocalNode::proofOf(
    const std::string& domain, const StateKey& key, const storage::Reader& reader) const
{
    MARU_ASSERT(reader.height() == m_executor->head().height);
    ledger::StateProofFile file;
    file.domain = domain;
    file.table = key.table;
    file.key = key.key;
    MARU_TRY(value, reader.get(domain, key.table, key.key));
    file.value = std::move(value);
    if (!file.value && m_registry.stateTree(domain, key.table) != domain)
        return base::refused("chain.restricted_absence", "key");
    merkle::StateProof proof = m_executor->prove(domain, key.table, key.key);
    file.siblings = std::move(proof.siblings);
    if (proof.other)
        file.other = std::make_pair(proof.other->key, proof.other->valueHash);
    file.domainRoots = m_executor->domainRoots();
    file.header = head();
    return file;
}

void LocalNode::storeLoop()
{
    for (;;) {
        Executed block;
        {
            std::unique_lock lock(m_workMutex);
            m_storeReady.wait(lock, [this] { return m_hasFailed || m_toStore || m_isBuilderDone; });
            if (m_hasFailed || !m_toStore)
                break;
            block = std::move(m_toStore);
            m_isStoring = true;
        }
        m_workReady.notify_all();
        const bool isStored = storeOne(*block);
        {
            const std::lock_guard lock(m_workMutex);
            m_isStoring = false;
        }
        m_workReady.notify_all();
        if (!isStored)
            break;
    }
    {
        const std::lock_guard lock(m_tellMutex);
        m_isStoreDone = true;
    }
    m_tellReady.notify_all();
}

bool LocalNode::storeOne(ExecutedBlock& executed)
{
    storage::BlockCommit& commit = executed.commit;
    commit.header.signatures.push_back(ledger::signHeader(commit.header.header, m_key));
    const auto started = SteadyClock::now();
    const base::Status stored = m_store.commit(commit);
    m_lastCommitMicroseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - started).count();
    if (!stored) {
        fail(stored.error());
        return false;
    }
    const base::Height height = commit.header.header.height;
    {
        const std::lock_guard lock(m_headMutex);
        m_head = commit.header;
    }
    m_dueExecuted += executed.dueExecuted;

    Delivery delivery;
    auto block = std::make_shared<CommittedBlock>();
    block->header = commit.header;
    block->hash = commit.headerHash;
    block->events = std::move(commit.events);
    for (ExecutedTransaction& one : executed.transactions) {
        const base::Hash256 id = one.transaction->id;
        SubmitOutcome outcome;
        if (one.isDuplicate) {
            auto first = knownOutcome(id);
            outcome =
                first ? std::move(*first) : refusedOutcome(id, base::failed("chain.unknown_transaction"));
        } else {
            outcome = executedOutcome(one, height);
            ++(one.result.isOk() ? m_committed : m_refused);
            const ledger::Transaction& transaction = one.transaction->transaction;
            block->transactions.push_back(CommittedBlock::Entry {
                id, one.index, transaction.domain, transaction.action, transaction.signer, one.result.code });
        }
        for (Waiter& waiter : m_mempool.finish(id))
            delivery.answers.emplace_back(std::move(waiter), outcome);
    }
    delivery.block = std::move(block);
    {
        const std::lock_guard lock(m_tellMutex);
        m_deliveries.push_back(std::move(delivery));
    }
    m_tellReady.notify_one();
    return true;
}

void LocalNode::tellLoop()
{
    for (;;) {
        Delivery delivery;
        {
            std::unique_lock lock(m_tellMutex);
            m_tellReady.wait(lock, [this] { return m_isStoreDone || !m_deliveries.empty(); });
            if (m_deliveries.empty())
                return;
            delivery = std::move(m_deliveries.front());
            m_deliveries.pop_front();
        }
        if (delivery.block) {
            // Held while calling: after unsubscribe() returns, the handler is not called any more.
            const std::lock_guard lock(m_subscriberMutex);
            for (const auto& subscriber : m_subscribers)
                subscriber.second(delivery.block);
        }
        for (auto& [waiter, outcome] : delivery.answers)
            waiter.group->resolve(waiter.slot, std::move(outcome));
    }
}

} // namespace maru::chain
