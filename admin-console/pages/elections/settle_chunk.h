// SPDX-License-Identifier: Apache-2.0
// How the last part of an import ended whose answer nobody has seen: the roll says.
#pragma once

#include "admin-console/core/connection.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/invitation_spool.h"

#include <functional>

namespace maru::console::elections {

/// `spool` has a pending chunk with commitments. On the roll it gets its numbers and is handed to `sink`; one that can no
/// longer come is dropped; else it stays pending, and `sink` gets nothing. `isWanted` is asked once when the answer is
/// there, before the spool is touched: false for one that was closed or removed meanwhile, and nothing more happens.
/// Neither is called when `context` is gone. GUI thread only.
void settleChunk(Transport& transport, const Connection& connection, const std::string& election,
    std::shared_ptr<InvitationSpool> spool, QObject* context, std::function<bool()> isWanted,
    std::function<void(base::Result<std::vector<Invitation>>)> sink);

} // namespace maru::console::elections
