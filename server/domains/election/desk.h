// SPDX-License-Identifier: Apache-2.0
// Counters of objections, incidents and observations of an election. Executor thread.
#pragma once

#include "server/domains/election/records.h"

namespace maru::election {

/// The row of `desks`, zeros when there is none yet.
Json deskOf(Context& context, const Json& election);

} // namespace maru::election
