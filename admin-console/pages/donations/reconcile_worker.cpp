// SPDX-License-Identifier: Apache-2.0
// Feeds the fold.
#include "admin-console/pages/donations/reconcile_worker.h"

namespace maru::console::donations {

void ReconcileWorker::begin(int run, const base::Json& campaign)
{
    m_run = run;
    m_fold = std::make_unique<ReconcileFold>(campaign);
}

void ReconcileWorker::addDonations(int run, const std::vector<base::Json>& page)
{
    if (run == m_run && m_fold)
        m_fold->addDonations(page);
}

void ReconcileWorker::addMovements(int run, const std::vector<base::Json>& page)
{
    if (run == m_run && m_fold)
        m_fold->addMovements(page);
}

void ReconcileWorker::finish(int run, std::int64_t accountBalance)
{
    if (run != m_run || !m_fold)
        return;
    const Reconciled result = m_fold->finish(accountBalance);
    m_fold.reset();
    Q_EMIT reconciled(run, result);
}

} // namespace maru::console::donations
