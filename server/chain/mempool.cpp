// SPDX-License-Identifier: Apache-2.0
// Queue, limits and waiters.
#include "server/chain/mempool.h"

#include <algorithm>

namespace maru::chain {

SubmitGroup::SubmitGroup(std::size_t count, SubmitHandler done)
    : m_outcomes(count), m_remaining(count), m_done(std::move(done))
{
}

void SubmitGroup::resolve(std::size_t slot, SubmitOutcome outcome)
{
    {
        const std::lock_guard lock(m_mutex);
        m_outcomes[slot] = std::move(outcome);
        if (--m_remaining > 0)
            return;
    }
    // Nobody else touches the group after its last outcome.
    if (m_done)
        m_done(std::move(m_outcomes));
}

Mempool::Mempool(std::size_t total, std::size_t perSigner) : m_total(total), m_perSigner(perSigner) { }

bool Mempool::join(const base::Hash256& id, const std::optional<Waiter>& waiter)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_pending.find(id);
    if (found == m_pending.end())
        return false;
    if (waiter)
        found->second.waiters.push_back(*waiter);
    return true;
}

bool Mempool::isPending(const base::Hash256& id) const
{
    const std::lock_guard lock(m_mutex);
    return m_pending.find(id) != m_pending.end();
}

base::Result<std::size_t> Mempool::add(Prepared transaction, const std::optional<Waiter>& waiter)
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return base::failed("chain.stopped");
    const auto found = m_pending.find(transaction->id);
    if (found != m_pending.end()) {
        if (waiter)
            found->second.waiters.push_back(*waiter);
        return std::size_t { 0 };
    }
    if (m_pending.size() >= m_total)
        return base::refused("mempool.full");
    const std::string& signer = transaction->transaction.signer;
    std::size_t& ofSigner = m_bySigner[signer];
    if (ofSigner >= m_perSigner) {
        if (ofSigner == 0)
            m_bySigner.erase(signer);
        return base::refused("mempool.signer_limit", "signer");
    }
    ++ofSigner;
    Entry entry { signer, {} };
    if (waiter)
        entry.waiters.push_back(*waiter);
    m_pending.emplace(transaction->id, std::move(entry));
    m_queue.push_back(std::move(transaction));
    return m_queue.size();
}

std::vector<Prepared> Mempool::take(std::size_t limit)
{
    const std::lock_guard lock(m_mutex);
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, m_queue.size()));
    std::vector<Prepared> taken(
        std::make_move_iterator(m_queue.begin()), std::make_move_iterator(m_queue.begin() + count));
    m_queue.erase(m_queue.begin(), m_queue.begin() + count);
    return taken;
}

std::size_t Mempool::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

std::size_t Mempool::pending() const
{
    const std::lock_guard lock(m_mutex);
    return m_pending.size();
}

std::vector<Waiter> Mempool::finish(const base::Hash256& id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_pending.find(id);
    if (found == m_pending.end())
        return {};
    const auto signer = m_bySigner.find(found->second.signer);
    if (signer != m_bySigner.end() && --signer->second == 0)
        m_bySigner.erase(signer);
    std::vector<Waiter> waiters = std::move(found->second.waiters);
    m_pending.erase(found);
    return waiters;
}

std::vector<std::pair<base::Hash256, Waiter>> Mempool::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    std::vector<std::pair<base::Hash256, Waiter>> waiters;
    for (auto& [id, entry] : m_pending) {
        for (Waiter& waiter : entry.waiters)
            waiters.emplace_back(id, std::move(waiter));
    }
    m_pending.clear();
    m_bySigner.clear();
    m_queue.clear();
    return waiters;
}

} // namespace maru::chain
