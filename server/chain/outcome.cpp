// SPDX-License-Identifier: Apache-2.0
// Makes outcomes.
#include "server/chain/outcome.h"

namespace maru::chain {

SubmitOutcome refusedOutcome(const base::Hash256& id, base::Error error)
{
    SubmitOutcome outcome;
    outcome.id = id;
    outcome.status = TransactionStatus::Refused;
    outcome.error = std::move(error);
    return outcome;
}

SubmitOutcome executedOutcome(const ExecutedTransaction& executed, base::Height height)
{
    SubmitOutcome outcome;
    outcome.id = executed.transaction->id;
    outcome.status = executed.result.isOk() ? TransactionStatus::Committed : TransactionStatus::Refused;
    outcome.height = height;
    outcome.index = executed.index;
    outcome.result = executed.result;
    return outcome;
}

base::Result<SubmitOutcome> storedOutcome(const storage::TransactionRow& row)
{
    auto leaf = ledger::decodeLeaf(std::string_view(row.leaf));
    if (!leaf)
        return base::failed("store.corrupt", "leaf " + std::to_string(row.index) + ": " + leaf.error().code);
    SubmitOutcome outcome;
    outcome.id = row.id;
    outcome.status = row.code == "ok" ? TransactionStatus::Committed : TransactionStatus::Refused;
    outcome.height = row.height;
    outcome.index = row.index;
    outcome.result = std::move(leaf->result);
    return outcome;
}

base::Result<std::optional<SubmitOutcome>> findOutcome(const storage::Store& store, const base::Hash256& id)
{
    MARU_TRY(reader, store.read());
    MARU_TRY(row, reader->transaction(id));
    if (!row)
        return std::optional<SubmitOutcome>();
    MARU_TRY(outcome, storedOutcome(*row));
    return std::optional<SubmitOutcome>(std::move(outcome));
}

} // namespace maru::chain
