// SPDX-License-Identifier: Apache-2.0
// A store that forgets everything with the process: for replay and tests. Same snapshots and same order of rows as
// the durable one; keeps of each state key only the versions that an open reader can still see.
#pragma once

#include "server/storage/store.h"

namespace maru::storage {

/// Forget: for replay of long chains; leaves of transactions are not kept.
enum class Leaves { Keep, Forget };

/// Safe from any thread like every store. The store must outlive its readers.
std::unique_ptr<Store> makeMemoryStore(Leaves leaves = Leaves::Keep);

} // namespace maru::storage
