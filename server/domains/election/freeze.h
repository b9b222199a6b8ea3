// SPDX-License-Identifier: Apache-2.0
// What the two halves of freezing share. Private to server/domains/election.
#pragma once

#include "server/domains/election/readiness.h"

namespace maru::election {

Setup loadSetup(Context& context, const Json& election);
/// The next step runs with the next block.
void scheduleStep(Context& context, const std::string& election);

} // namespace maru::election
