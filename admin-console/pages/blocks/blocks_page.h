// SPDX-License-Identifier: Apache-2.0
// Blocks and transactions of the chain (블록), with proofs checked on this computer and a live tail.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeBlocksPage();

} // namespace maru::console
