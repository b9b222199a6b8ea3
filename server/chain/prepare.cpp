// SPDX-License-Identifier: Apache-2.0
// Checks that domains make ahead of a block, on all cores; what they find goes to the actions' contexts.
#include "server/chain/executor.h"

#include <algorithm>

namespace maru::chain {

namespace {

/// The part of a block that one domain prepares.
struct Batch {
    domain::Preparer* preparer = nullptr;
    std::vector<domain::ActionView> actions;
    std::vector<std::size_t> places; ///< of the actions in the block
    std::unique_ptr<domain::Preparation> preparation;
    std::size_t firstJob = 0;
};

} // namespace

domain::Preparer* Executor::preparerOf(const std::string& name, const domain::Domain& domain)
{
    const auto found = m_preparers.find(name);
    if (found != m_preparers.end())
        return found->second.get();
    return m_preparers.emplace(name, domain.makePreparer()).first->second.get();
}

base::Result<Executor::CheckedActions> Executor::prepareBlock(
    const domain::BlockContext& block, const std::vector<Prepared>& transactions)
{
    CheckedActions checked(transactions.size());
    std::map<std::string, Batch, std::less<>> batches;
    std::set<base::Hash256> seen;
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        const ledger::Transaction& transaction = transactions[i]->transaction;
        const domain::Domain* domain = m_registry.find(transaction.domain);
        domain::Preparer* preparer = domain != nullptr ? preparerOf(transaction.domain, *domain) : nullptr;
        if (preparer == nullptr)
            continue;
        // What will be refused before it comes to the domain, or is in the log already, costs nothing here.
        const domain::ActionSpec* action = domain->spec().action(transaction.action);
        if (action == nullptr || transaction.chain != m_chain || transaction.validUntil < block.time)
            continue;
        if (!transactions[i]->isPayloadChecked && !schema::validate(action->payload, transaction.payload))
            continue;
        MARU_TRY(known, isKnown(transactions[i]->id));
        if (known || !seen.insert(transactions[i]->id).second)
            continue;
        Batch& batch = batches[transaction.domain];
        batch.preparer = preparer;
        batch.actions.push_back(
            domain::ActionView { transaction.action, transaction.signer, transaction.payload });
        batch.places.push_back(i);
    }
    std::size_t jobs = 0;
    for (auto& [name, batch] : batches) {
        const DomainView view(m_state, name);
        batch.preparation = batch.preparer->prepare(view, batch.actions);
        if (m_state.failure())
            return *m_state.failure();
        batch.firstJob = jobs;
        jobs += batch.preparation != nullptr ? batch.preparation->jobs() : 0;
    }
    std::vector<Batch*> order;
    for (auto& entry : batches) {
        if (entry.second.preparation != nullptr)
            order.push_back(&entry.second);
    }
    const bool isGood = jobs == 0 || m_pool.run(jobs, [&order](std::size_t job) {
        const auto after = std::upper_bound(order.begin(), order.end(), job,
            [](std::size_t number, const Batch* batch) { return number < batch->firstJob; });
        Batch& batch = **std::prev(after);
        batch.preparation->run(job - batch.firstJob);
    });
    // A job that ran out of memory says nothing about its actions: each then checks by itself.
    if (!isGood)
        return checked;
    for (const Batch* batch : order) {
        for (std::size_t i = 0; i < batch->places.size(); ++i)
            checked[batch->places[i]] = batch->preparation->result(i);
    }
    return checked;
}

} // namespace maru::chain
