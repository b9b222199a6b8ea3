// SPDX-License-Identifier: Apache-2.0
// What the demo's administrators leave behind: an invitation whose code is handed out, a deputy, a proposal that waits.
#pragma once

#include "server/demo/scenario.h"
#include "server/demo/stage.h"

#include <string>

namespace maru::demo {

/// The first administrator proposes and the second, of another agency, approves in the next block.
void sendApproved(Stage& stage, const Cast& cast, std::string domain, std::string action, Json payload);

/// At the end of the year. Returns the invitation's code; everything is done after two more blocks.
std::string leavePeople(Stage& stage, const Cast& cast);

} // namespace maru::demo
