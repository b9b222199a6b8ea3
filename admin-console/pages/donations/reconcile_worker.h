// SPDX-License-Identifier: Apache-2.0
// The adding and hashing of reconciliation, on a thread of its own. Its slots run there, one campaign at a time; pages
// and answers cross as queued calls.
#pragma once

#include "admin-console/pages/donations/reconcile.h"

#include <QObject>

#include <memory>

namespace maru::console::donations {

class ReconcileWorker final : public QObject {
    Q_OBJECT

public:
    /// Forgets the campaign before it. `run` comes back with the answer.
    void begin(int run, const base::Json& campaign);
    void addDonations(int run, const std::vector<base::Json>& page);
    void addMovements(int run, const std::vector<base::Json>& page);
    /// reconciled() follows, unless another campaign has begun.
    void finish(int run, std::int64_t accountBalance);

Q_SIGNALS:
    void reconciled(int run, const maru::console::donations::Reconciled& result);

private:
    int m_run = -1;
    std::unique_ptr<ReconcileFold> m_fold;
};

} // namespace maru::console::donations
