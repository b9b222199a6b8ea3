// SPDX-License-Identifier: Apache-2.0
// How much of the donations waits for the officer who is signed in.
#pragma once

#include "admin-console/core/services.h"

class QObject;

namespace maru::console::donations {

/// Asks for everything that waits by the officer's roles and tells the sum once all answers are there; tells nothing
/// when one of them is missing, so that a lost answer does not look like work done. An officer without such a role: 0.
void countWaiting(Services& services, QObject* context, std::function<void(int)> sink);

} // namespace maru::console::donations
