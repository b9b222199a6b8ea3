// SPDX-License-Identifier: Apache-2.0
// Commands of maru-test-voting: JSON in, JSON out. What the voting library makes and checks, for the tests that compare it
// with the JavaScript implementation beside it and for browser tests that need a trustee.
#pragma once

#include "shared/base/json.h"

#include <functional>
#include <map>
#include <string>

namespace maru::votingtool {

using Command = std::function<base::Result<base::Json>(const base::Json& arguments)>;
using Commands = std::map<std::string, Command>;

/// hash, frozen, ballot.*, signature.*, enrol.*, ring.*.
void addBallotCommands(Commands& commands);
/// ceremony.*, share.*, parts.*, combine: trustees live in the process under a number.
void addTrusteeCommands(Commands& commands);

} // namespace maru::votingtool
