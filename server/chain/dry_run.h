// SPDX-License-Identifier: Apache-2.0
// What an action would do now: executed on writes of its own over committed state, and thrown away.
#pragma once

#include "server/domain/domain.h"
#include "server/storage/store.h"
#include "shared/ledger/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace maru::chain {

struct DryRunRequest {
    std::string domain;
    std::string action;
    std::string signer;
    base::Json payload;
    base::Hash256 transaction; ///< ids that the action would give are made of it
};

/// One row of the state, before and after; nothing: not there. Rows of the table "due" are what the clock will do.
struct RowChange {
    std::string domain;
    std::string table;
    std::string key;
    std::optional<base::Json> before;
    std::optional<base::Json> after;
};

struct DryRun {
    base::Height height; ///< of the committed state that it was run on
    ledger::TransactionResult result;
    std::vector<RowChange> changes; ///< by domain, table and key; rows written as they were are left out
    base::Json events = base::Json::array(); ///< [{type, data}]
};

/// A refusal of the action is a DryRun; failed `store.*`. Rules of approval are not looked at: it is what the action
/// does once it is approved. Reads a snapshot; safe to call from any thread.
base::Result<DryRun> dryRun(const storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, const std::string& chain, base::UnixSeconds time,
    const DryRunRequest& request);

} // namespace maru::chain
