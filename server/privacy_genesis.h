// SPDX-License-Identifier: Apache-2.0
// The privacy section of a new chain's genesis document.
#pragma once

#include "server/commands.h"
#include "shared/base/json.h"

#include <string>

namespace maru::server {

/// The vault that may sign, and the kinds of record that every chain needs; the demo has more of them.
base::Json privacyGenesis(Profile profile, const std::string& vaultDid, std::string_view agency);

} // namespace maru::server
