// SPDX-License-Identifier: Apache-2.0
// A small domain for the chain's own tests and benchmarks: balances that are credited and moved, a counter that due
// entries raise, and actions that go wrong in every way that the executor must handle.
#pragma once

#include "server/domain/domain.h"

namespace maru::test {

/// Actions of "ledger": credit {account, amount}; move {from, to, amount} (refused `ledger.insufficient`);
/// remind {time, id} schedules a due entry that raises "counters/<id>"; remindBadly {time, id} one that is refused
/// after it wrote; repeat {time, id, times} one that schedules itself again `times` times at once;
/// guarded {} needs the role "ledger.keeper"; fail {} writes and is refused; badKey {} writes a key that cannot be
/// stored. Genesis section: {"accounts": {name: amount}, "keepers": [did]}.
std::unique_ptr<domain::Domain> makeLedgerDomain();

/// Identity over the table "keepers" that a domain "identity" holds: makeKeeperDomain's genesis section is an array
/// of DIDs, each an officer with the role "ledger.keeper".
std::unique_ptr<domain::Domain> makeKeeperDomain();

/// The registry of both and the services for it.
void fillRegistry(domain::Registry& registry);
domain::ServiceFactories testServices();

} // namespace maru::test
