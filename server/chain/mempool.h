// SPDX-License-Identifier: Apache-2.0
// Transactions that are admitted but not yet stored, who waits for each, and the limits. Safe from any thread.
#pragma once

#include "server/chain/admission.h"
#include "server/chain/node.h"

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace maru::chain {

/// One call of Node::submit: gathers outcomes and calls `done` once, when the last one is there.
class SubmitGroup {
public:
    SubmitGroup(std::size_t count, SubmitHandler done);
    void resolve(std::size_t slot, SubmitOutcome outcome);

private:
    std::mutex m_mutex;
    std::vector<SubmitOutcome> m_outcomes; ///< guarded by m_mutex
    std::size_t m_remaining; ///< guarded by m_mutex
    SubmitHandler m_done;
};

struct Waiter {
    std::shared_ptr<SubmitGroup> group;
    std::size_t slot = 0;
};

class Mempool {
public:
    Mempool(std::size_t total, std::size_t perSigner);

    /// True when the transaction is pending already: the waiter (if any) waits for the same outcome.
    bool join(const base::Hash256& id, const std::optional<Waiter>& waiter);
    bool isPending(const base::Hash256& id) const;
    /// Queues and tells how many are queued then, or joins and gives 0. Refused `mempool.full`,
    /// `mempool.signer_limit`, failed `chain.stopped` after close().
    base::Result<std::size_t> add(Prepared transaction, const std::optional<Waiter>& waiter);
    /// The oldest queued ones; they stay pending until finish().
    std::vector<Prepared> take(std::size_t limit);
    std::size_t queued() const;
    std::size_t pending() const;
    /// Forgets a pending transaction; gives those who wait for it.
    std::vector<Waiter> finish(const base::Hash256& id);
    /// Refuses everything from now on; gives all who still wait, by id.
    std::vector<std::pair<base::Hash256, Waiter>> close();

private:
    struct Entry {
        std::string signer;
        std::vector<Waiter> waiters;
    };
    const std::size_t m_total;
    const std::size_t m_perSigner;
    mutable std::mutex m_mutex; ///< guards everything below
    std::deque<Prepared> m_queue;
    std::map<base::Hash256, Entry> m_pending;
    std::map<std::string, std::size_t> m_bySigner;
    bool m_isClosed = false;
};

} // namespace maru::chain
