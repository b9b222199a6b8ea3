// SPDX-License-Identifier: Apache-2.0
// Commands of the interop tool: JSON in, JSON out.
#pragma once

#include "shared/base/json.h"

#include <functional>
#include <map>
#include <string>

namespace maru::interop {

using Command = std::function<base::Result<base::Json>(const base::Json& arguments)>;
using Commands = std::map<std::string, Command>;

/// Keys, DIDs, JWS, SD-JWT VC, status lists, W3C credentials.
void addFormatCommands(Commands& commands);
/// OpenID4VCI, OpenID4VP, WebAuthn.
void addProtocolCommands(Commands& commands);

} // namespace maru::interop
