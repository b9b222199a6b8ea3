// SPDX-License-Identifier: Apache-2.0
// Synchronous execution for a scripted history (demo), replay and benchmarks: same executor, same commits, caller's
// clock.
#pragma once

#include "server/chain/node.h"

namespace maru::chain {

/// One block at a time on the caller's thread. Time never goes backwards.
class Loader {
public:
    virtual ~Loader() = default;
    /// Executes, roots and durably commits one block with these transactions at this time, after running a block for
    /// each earlier due time, exactly as a node that had been running would have. Signatures are checked.
    /// Outcomes in order.
    virtual base::Result<std::vector<SubmitOutcome>> block(
        base::UnixSeconds time, std::vector<ledger::Transaction> transactions) = 0;
    /// Runs every due entry up to this time, a block for each distinct due time.
    virtual base::Status advance(base::UnixSeconds time) = 0;
    virtual ledger::SignedHeader head() const = 0;
    virtual base::Result<std::unique_ptr<storage::Reader>> read() const = 0;
};

base::Result<std::unique_ptr<Loader>> openLoader(storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, crypto::SigningKey nodeKey, base::Logger& log);

/// Executes every stored block again from genesis in memory and compares each header's roots.
/// Refused `chain.replay` naming the first height that differs.
base::Status replay(const storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services,
    const std::function<void(base::Height, base::Height)>& progress);

} // namespace maru::chain
