// SPDX-License-Identifier: Apache-2.0
// Files that the demo hands out to voters: keys of enrolled voters as the portal's page reads them, and personal links.
#pragma once

#include "server/data_folder.h"
#include "server/demo/scenario.h"

namespace maru::server {

/// keys/voter-<n>.maru-voting-key.json with keys/voter.passphrase, and keys/voting-invitations.txt. Failed `file.*`,
/// `crypto.*`.
base::Status writeVoterFiles(
    const DataFolder& folder, const demo::Summary& summary, const std::string& portalUrl);

} // namespace maru::server
