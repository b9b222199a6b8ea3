// SPDX-License-Identifier: Apache-2.0
// The `local` engine's node: verifier threads admit, one thread builds and executes blocks, one stores them, one tells
// everybody. While block n is being stored, n + 1 is executed on its layers.
#pragma once

#include "server/chain/executor.h"
#include "server/chain/mempool.h"
#include "server/chain/node.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace maru::chain {

class LocalNode final : public Node {
public:
    LocalNode(storage::Store& store, const domain::Registry& registry, crypto::SigningKey nodeKey,
        const base::Clock& clock, base::Logger& log, const NodeOptions& options,
        std::function<void(const base::Error&)> onFatal, std::unique_ptr<Executor> executor,
        ledger::SignedHeader head);
    ~LocalNode() override;
    void start();

    void submit(std::vector<ledger::Transaction> transactions, SubmitHandler done) override;
    std::vector<SubmitOutcome> enqueue(std::vector<ledger::Transaction> transactions) override;
    base::Result<SubmitOutcome> status(const base::Hash256& id) const override;

    base::Result<std::unique_ptr<storage::Reader>> read() const override { return m_store.read(); }
    ledger::SignedHeader head() const override;
    const std::string& chainId() const override { return m_chain; }
    const std::string& nodeDid() const override { return m_did; }
    std::string checkpoint() const override;
    const domain::Registry& registry() const override { return m_registry; }

    base::Result<ledger::Receipt> receipt(const base::Hash256& id) const override;
    base::Result<ledger::StateProofFile> stateProof(
        std::string_view domain, std::string_view table, std::string_view key) const override;
    base::Result<std::vector<ledger::StateProofFile>> stateProofs(
        std::string_view domain, std::vector<StateKey> keys) const override;

    base::Result<DryRun> dryRun(const DryRunRequest& request) const override;

    std::uint64_t subscribe(BlockHandler handler) override;
    void unsubscribe(std::uint64_t subscription) override;

    NodeMetrics metrics() const override;
    bool hasFailed() const override { return m_hasFailed.load(); }
    void stop() override;

private:
    /// A part of one submit call for one verifier.
    struct Portion {
        std::vector<ledger::Transaction> transactions;
        std::shared_ptr<SubmitGroup> group;
        std::size_t firstSlot = 0;
    };
    struct ProofRequest {
        std::string domain;
        std::vector<StateKey> keys;
        std::promise<base::Result<std::vector<ledger::StateProofFile>>> promise;
    };
    /// What the storing thread hands to the telling thread.
    struct Delivery {
        std::shared_ptr<const CommittedBlock> block;
        std::vector<std::pair<Waiter, SubmitOutcome>> answers;
    };
    using Executed = std::unique_ptr<ExecutedBlock>;

    // Verifier threads (and enqueue's caller)
    void verifyLoop();
    /// The outcome that is known at once, or nothing when the waiter will be told.
    std::optional<SubmitOutcome> admitOne(
        ledger::Transaction transaction, const std::optional<Waiter>& waiter);
    std::optional<SubmitOutcome> knownOutcome(const base::Hash256& id) const;

    // Builder thread
    void buildLoop();
    bool isDue() const;
    bool hasWork() const;
    bool waitForCompany(std::unique_lock<std::mutex>& lock, std::chrono::steady_clock::time_point deadline);
    bool executeNext();
    void serveProofs(std::unique_lock<std::mutex>& lock);
    base::Result<std::vector<ledger::StateProofFile>> proofsOf(
        const ProofRequest& request, const storage::Reader& reader) const;
    base::Result<ledger::StateProofFile> proofOf(
        const std::string& domain, const StateKey& key, const storage::Reader& reader) const;

    // Storing thread
    void storeLoop();
    bool storeOne(ExecutedBlock& block);

    // Telling thread
    void tellLoop();

    void fail(const base::Error& error);
    base::Error closedError() const;
    void closeMempool(const base::Error& error);

    storage::Store& m_store;
    const domain::Registry& m_registry;
    const crypto::SigningKey m_key;
    const base::Clock& m_clock;
    base::Logger& m_log;
    const NodeOptions m_options;
    const std::function<void(const base::Error&)> m_onFatal;
    const std::string m_chain;
    const std::string m_did;

    std::unique_ptr<Executor> m_executor; ///< builder thread only, but for its id filter
    Mempool m_mempool;

    mutable std::mutex m_admissionMutex; ///< guards the two below
    std::deque<Portion> m_admissions;
    std::size_t m_admissionCount = 0; ///< transactions in m_admissions
    std::condition_variable m_admissionReady;

    mutable std::mutex m_workMutex; ///< guards the next five
    mutable std::condition_variable m_workReady;
    mutable std::deque<std::unique_ptr<ProofRequest>> m_proofs; ///< in order of coming
    Executed m_toStore; ///< at most one block waits
    bool m_isStoring = false;
    bool m_isBuilderDone = false;
    std::condition_variable m_storeReady;

    std::mutex m_tellMutex; ///< guards the two below
    std::deque<Delivery> m_deliveries;
    bool m_isStoreDone = false;
    std::condition_variable m_tellReady;

    mutable std::mutex m_headMutex; ///< guards m_head
    ledger::SignedHeader m_head;

    std::mutex m_subscriberMutex; ///< guards the two below
    std::map<std::uint64_t, BlockHandler> m_subscribers;
    std::uint64_t m_nextSubscription = 1;

    mutable std::mutex m_failureMutex; ///< guards m_failure
    std::optional<base::Error> m_failure;
    std::atomic<bool> m_hasFailed { false };
    std::atomic<bool> m_isStopping { false };
    std::mutex m_stopMutex; ///< one stop() at a time

    std::atomic<std::int64_t> m_committed { 0 };
    std::atomic<std::int64_t> m_refused { 0 };
    std::atomic<std::int64_t> m_admissionRefused { 0 };
    std::atomic<std::int64_t> m_lastCommitMicroseconds { 0 };
    std::atomic<std::int64_t> m_stateKeys { 0 };
    std::atomic<std::int64_t> m_stateTreeBytes { 0 };
    std::atomic<std::int64_t> m_dueExecuted { 0 };

    std::vector<std::thread> m_verifiers;
    std::thread m_builder;
    std::thread m_storer;
    std::thread m_teller;
};

} // namespace maru::chain
