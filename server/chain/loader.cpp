// SPDX-License-Identifier: Apache-2.0
// Blocks one after the other on the caller's thread.
#include "server/chain/loader.h"

#include "server/chain/executor.h"
#include "server/chain/outcome.h"

#include <algorithm>

namespace maru::chain {

namespace {

class LocalLoader final : public Loader {
public:
    LocalLoader(storage::Store& store, const domain::Registry& registry, crypto::SigningKey nodeKey,
        std::unique_ptr<Executor> executor, ledger::SignedHeader head)
        : m_store(store)
        , m_registry(registry)
        , m_key(std::move(nodeKey))
        , m_executor(std::move(executor))
        , m_head(std::move(head))
    {
    }

    base::Result<std::vector<SubmitOutcome>> block(
        base::UnixSeconds time, std::vector<ledger::Transaction> transactions) override
    {
        if (time < m_head.header.time)
            return base::refused("chain.time", "time", "block times never fall");
        MARU_CHECK(advance(base::UnixSeconds(time.count() - 1)));
        std::vector<SubmitOutcome> outcomes(transactions.size());
        std::vector<Prepared> good;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < transactions.size(); ++i) {
            Admission admission = admit(std::move(transactions[i]), m_executor->chain(), time, m_registry);
            if (!admission.transaction) {
                outcomes[i] = refusedOutcome(admission.id, admission.transaction.error());
                continue;
            }
            good.push_back(std::move(*admission.transaction));
            places.push_back(i);
        }
        const bool isDue = m_executor->nextDue() && *m_executor->nextDue() <= time;
        if (good.empty() && !isDue)
            return outcomes;
        MARU_TRY(executed, commitBlock(time, good));
        for (std::size_t i = 0; i < executed.transactions.size(); ++i) {
            const ExecutedTransaction& one = executed.transactions[i];
            SubmitOutcome& outcome = outcomes[places[i]];
            if (one.isDuplicate) {
                MARU_TRY(first, findOutcome(m_store, one.transaction->id));
                MARU_ASSERT(first.has_value());
                outcome = std::move(*first);
                continue;
            }
            outcome = executedOutcome(one, m_head.header.height);
        }
        return outcomes;
    }

    base::Status advance(base::UnixSeconds time) override
    {
        while (m_executor->nextDue() && *m_executor->nextDue() <= time) {
            const auto committed = commitBlock(std::max(*m_executor->nextDue(), m_head.header.time), {});
            if (!committed)
                return committed.error();
        }
        return {};
    }

    ledger::SignedHeader head() const override { return m_head; }
    base::Result<std::unique_ptr<storage::Reader>> read() const override { return m_store.read(); }

private:
    base::Result<ExecutedBlock> commitBlock(base::UnixSeconds time, const std::vector<Prepared>& transactions)
    {
        if (m_failure)
            return *m_failure;
        auto executed = m_executor->execute(time, transactions);
        if (!executed) {
            m_failure = executed.error();
            return executed;
        }
        // A block whose transactions were all known already, with nothing due, is not stored: but the executor has
        // gone on, so it is stored after all. Nodes never make such a block.
        executed->commit.header.signatures.push_back(
            ledger::signHeader(executed->commit.header.header, m_key));
        const base::Status stored = m_store.commit(executed->commit);
        if (!stored) {
            m_failure = stored.error();
            return stored.error();
        }
        m_head = executed->commit.header;
        return executed;
    }

    storage::Store& m_store;
    const domain::Registry& m_registry;
    const crypto::SigningKey m_key;
    std::unique_ptr<Executor> m_executor;
    ledger::SignedHeader m_head;
    std::optional<base::Error> m_failure; ///< after it nothing more is executed
};

} // namespace

base::Result<std::unique_ptr<Loader>> openLoader(storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, crypto::SigningKey nodeKey, base::Logger& log)
{
    MARU_TRY(executor, Executor::open(store, registry, services, crypto::didOf(nodeKey.publicKey())));
    MARU_TRY(head, store.head());
    MARU_ASSERT(head.has_value());
    if (head->header.proposer != crypto::didOf(nodeKey.publicKey()))
        return base::refused("chain.node_key", {}, "the chain was made with another node's key");
    log.info(
        "chain " + executor->chain() + " opened at height " + std::to_string(head->header.height.count()));
    return std::unique_ptr<Loader>(std::make_unique<LocalLoader>(
        store, registry, std::move(nodeKey), std::move(executor), std::move(*head)));
}

} // namespace maru::chain
