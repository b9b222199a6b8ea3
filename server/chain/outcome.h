// SPDX-License-Identifier: Apache-2.0
// Outcomes from stored rows, executed transactions and errors.
#pragma once

#include "server/chain/executor.h"
#include "server/chain/node.h"

namespace maru::chain {

SubmitOutcome refusedOutcome(const base::Hash256& id, base::Error error);
SubmitOutcome executedOutcome(const ExecutedTransaction& executed, base::Height height);
/// Failed when the stored leaf cannot be read.
base::Result<SubmitOutcome> storedOutcome(const storage::TransactionRow& row);
/// Nullopt when the store does not hold the transaction.
base::Result<std::optional<SubmitOutcome>> findOutcome(const storage::Store& store, const base::Hash256& id);

} // namespace maru::chain
