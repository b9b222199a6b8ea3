// SPDX-License-Identifier: Apache-2.0
// Admission, start and stop, failure, subscriptions.
#include "server/chain/local_node.h"

#include "server/chain/outcome.h"

#include <algorithm>

namespace maru::chain {

namespace {

/// One verifier's portion: about two milliseconds of signatures.
constexpr std::size_t kAdmissionChunk = 25;

} // namespace

LocalNode::LocalNode(storage::Store& store, const domain::Registry& registry, crypto::SigningKey nodeKey,
    const base::Clock& clock, base::Logger& log, const NodeOptions& options,
    std::function<void(const base::Error&)> onFatal, std::unique_ptr<Executor> executor,
    ledger::SignedHeader head)
    : m_store(store)
    , m_registry(registry)
    , m_key(std::move(nodeKey))
    , m_clock(clock)
    , m_log(log)
    , m_options(options)
    , m_onFatal(std::move(onFatal))
    , m_chain(executor->chain())
    , m_did(crypto::didOf(m_key.publicKey()))
    , m_executor(std::move(executor))
    , m_mempool(options.mempoolTotal, options.mempoolPerSigner)
    , m_head(std::move(head))
{
    m_stateKeys = m_executor->stateKeys();
    m_stateTreeBytes = m_executor->stateTreeBytes();
}

LocalNode::~LocalNode()
{
    stop();
}

void LocalNode::start()
{
    for (int i = 0; i < std::max(1, m_options.verifierThreads); ++i)
        m_verifiers.emplace_back([this] { verifyLoop(); });
    m_teller = std::thread([this] { tellLoop(); });
    m_storer = std::thread([this] { storeLoop(); });
    m_builder = std::thread([this] { buildLoop(); });
}

void LocalNode::stop()
{
    const std::lock_guard stopLock(m_stopMutex);
    {
        const std::lock_guard admissions(m_admissionMutex);
        const std::lock_guard work(m_workMutex);
        m_isStopping = true;
    }
    m_admissionReady.notify_all();
    m_workReady.notify_all();
    for (std::thread& verifier : m_verifiers)
        verifier.join();
    m_verifiers.clear();
    for (std::thread* thread : { &m_builder, &m_storer, &m_teller }) {
        if (thread->joinable())
            thread->join();
    }
    closeMempool(closedError());
}

base::Error LocalNode::closedError() const
{
    const std::lock_guard lock(m_failureMutex);
    return m_failure ? *m_failure : base::failed("chain.stopped");
}

void LocalNode::closeMempool(const base::Error& error)
{
    for (auto& [id, waiter] : m_mempool.close())
        waiter.group->resolve(waiter.slot, refusedOutcome(id, error));
}

void LocalNode::fail(const base::Error& error)
{
    {
        const std::lock_guard lock(m_failureMutex);
        if (m_failure)
            return;
        m_failure = error;
    }
    m_hasFailed = true;
    m_log.error("the node stops: " + error.code + ": " + error.detail);
    closeMempool(error);
    {
        // So that no thread misses the flag between its check and its wait.
        const std::lock_guard work(m_workMutex);
    }
    m_workReady.notify_all();
    m_storeReady.notify_all();
    if (m_onFatal)
        m_onFatal(error);
}

void LocalNode::submit(std::vector<ledger::Transaction> transactions, SubmitHandler done)
{
    if (transactions.empty()) {
        // Answered from a node thread like every other call.
        std::unique_lock lock(m_tellMutex);
        if (m_isStoreDone) {
            lock.unlock();
            done({});
            return;
        }
        Delivery delivery;
        const auto group = std::make_shared<SubmitGroup>(
            1, [handler = std::move(done)](std::vector<SubmitOutcome>) { handler({}); });
        delivery.answers.emplace_back(Waiter { group, 0 }, SubmitOutcome());
        m_deliveries.push_back(std::move(delivery));
        m_tellReady.notify_one();
        return;
    }
    const auto group = std::make_shared<SubmitGroup>(transactions.size(), std::move(done));
    std::vector<Portion> parts;
    for (std::size_t first = 0; first < transactions.size(); first += kAdmissionChunk) {
        const std::size_t end = std::min(first + kAdmissionChunk, transactions.size());
        Portion part;
        part.group = group;
        part.firstSlot = first;
        part.transactions.assign(
            std::make_move_iterator(transactions.begin() + static_cast<std::ptrdiff_t>(first)),
            std::make_move_iterator(transactions.begin() + static_cast<std::ptrdiff_t>(end)));
        parts.push_back(std::move(part));
    }
    std::optional<base::Error> refusal;
    {
        const std::lock_guard lock(m_admissionMutex);
        if (m_isStopping || m_hasFailed)
            refusal = closedError();
        else if (m_admissionCount > m_options.mempoolTotal)
            refusal = base::refused("mempool.full");
        else {
            for (Portion& part : parts) {
                m_admissionCount += part.transactions.size();
                m_admissions.push_back(std::move(part));
            }
        }
    }
    if (!refusal) {
        m_admissionReady.notify_all();
        return;
    }
    m_admissionRefused += static_cast<std::int64_t>(transactions.size());
    for (const Portion& part : parts) {
        for (std::size_t i = 0; i < part.transactions.size(); ++i)
            group->resolve(
                part.firstSlot + i, refusedOutcome(ledger::transactionId(part.transactions[i]), *refusal));
    }
}

std::vector<SubmitOutcome> LocalNode::enqueue(std::vector<ledger::Transaction> transactions)
{
    std::vector<SubmitOutcome> outcomes;
    outcomes.reserve(transactions.size());
    for (ledger::Transaction& transaction : transactions) {
        const base::Hash256 id = ledger::transactionId(transaction);
        auto outcome = admitOne(std::move(transaction), std::nullopt);
        if (!outcome) {
            outcome.emplace();
            outcome->id = id;
            outcome->status = TransactionStatus::Pending;
        }
        outcomes.push_back(std::move(*outcome));
    }
    return outcomes;
}

void LocalNode::verifyLoop()
{
    for (;;) {
        Portion part;
        {
            std::unique_lock lock(m_admissionMutex);
            m_admissionReady.wait(lock, [this] { return m_isStopping || !m_admissions.empty(); });
            if (m_admissions.empty())
                return;
            part = std::move(m_admissions.front());
            m_admissions.pop_front();
            m_admissionCount -= part.transactions.size();
        }
        for (std::size_t i = 0; i < part.transactions.size(); ++i) {
            const Waiter waiter { part.group, part.firstSlot + i };
            auto outcome = admitOne(std::move(part.transactions[i]), waiter);
            if (outcome)
                part.group->resolve(waiter.slot, std::move(*outcome));
        }
    }
}

std::optional<SubmitOutcome> LocalNode::knownOutcome(const base::Hash256& id) const
{
    auto found = findOutcome(m_store, id);
    if (!found)
        return refusedOutcome(id, found.error());
    return std::move(*found);
}

std::optional<SubmitOutcome> LocalNode::admitOne(
    ledger::Transaction transaction, const std::optional<Waiter>& waiter)
{
    const auto refuse = [this](const base::Hash256& id, base::Error error) {
        ++m_admissionRefused;
        return refusedOutcome(id, std::move(error));
    };
    if (m_isStopping || m_hasFailed)
        return refuse(ledger::transactionId(transaction), closedError());
    const base::UnixSeconds now = std::max(m_clock.now(), head().header.time);
    // A late retry of something that was taken in time still gets its first outcome.
    if (transaction.validUntil < now) {
        const base::Hash256 id = ledger::transactionId(transaction);
        if (m_mempool.join(id, waiter))
            return std::nullopt;
        if (auto known = knownOutcome(id))
            return known;
        return refuse(id, base::refused("transaction.expired", "valid_until"));
    }
    Admission admission = admit(std::move(transaction), m_chain, now, m_registry);
    const base::Hash256 id = admission.id;
    if (!admission.transaction)
        return refuse(id, admission.transaction.error());
    if (m_mempool.join(id, waiter))
        return std::nullopt;
    if (m_executor->ids().mayContain(id)) {
        if (auto known = knownOutcome(id))
            return known;
    }
    const auto queued = m_mempool.add(std::move(*admission.transaction), waiter);
    if (!queued)
        return refuse(id, m_hasFailed || m_isStopping ? closedError() : queued.error());
    // The builder wakes for the first one and for a full block; in between it waits for its time to be over.
    if (*queued != 1 && *queued != m_options.blockTransactions)
        return std::nullopt;
    {
        // So that the builder does not miss it between its check and its wait.
        const std::lock_guard lock(m_workMutex);
    }
    m_workReady.notify_one();
    return std::nullopt;
}

std::uint64_t LocalNode::subscribe(BlockHandler handler)
{
    const std::lock_guard lock(m_subscriberMutex);
    m_subscribers.emplace(m_nextSubscription, std::move(handler));
    return m_nextSubscription++;
}

void LocalNode::unsubscribe(std::uint64_t subscription)
{
    const std::lock_guard lock(m_subscriberMutex);
    m_subscribers.erase(subscription);
}

NodeMetrics LocalNode::metrics() const
{
    NodeMetrics metrics;
    metrics.transactionsCommitted = m_committed;
    metrics.transactionsRefused = m_refused;
    metrics.admissionRefused = m_admissionRefused;
    metrics.mempoolSize = static_cast<std::int64_t>(m_mempool.pending());
    metrics.lastCommitMicroseconds = m_lastCommitMicroseconds;
    metrics.stateKeys = m_stateKeys;
    metrics.stateTreeBytes = m_stateTreeBytes;
    metrics.dueExecuted = m_dueExecuted;
    return metrics;
}

base::Result<std::unique_ptr<Node>> openNode(storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, crypto::SigningKey nodeKey, const base::Clock& clock,
    base::Logger& log, const NodeOptions& options, std::function<void(const base::Error&)> onFatal)
{
    const std::string did = crypto::didOf(nodeKey.publicKey());
    MARU_TRY(executor, Executor::open(store, registry, services, did));
    MARU_TRY(head, store.head());
    MARU_ASSERT(head.has_value());
    if (head->header.proposer != did)
        return base::refused("chain.node_key", {}, "the chain was made with another node's key");
    log.info("chain " + executor->chain() + " opened at height " + std::to_string(head->header.height.count())
        + ", " + std::to_string(executor->stateKeys()) + " state keys checked");
    auto node = std::make_unique<LocalNode>(store, registry, std::move(nodeKey), clock, log, options,
        std::move(onFatal), std::move(executor), std::move(*head));
    node->start();
    return std::unique_ptr<Node>(std::move(node));
}

} // namespace maru::chain
