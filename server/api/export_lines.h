// SPDX-License-Identifier: Apache-2.0
// The lines of a chain export (maru-export/v1, docs/formats.md), for the API and for `maru-server export`.
#pragma once

#include "server/chain/node.h"

#include <functional>
#include <string>
#include <string_view>

namespace maru::api {

/// The first line: {"format", "chain", "node", "from", "domains", "genesis" (only from height 0)}. Failed `store.*`.
base::Result<std::string> exportHead(const storage::Reader& reader, const domain::Registry& registry,
    std::string_view chain, std::string_view node, base::Height from);
/// A block's line: {"header", "signatures", "leaves"}; restricted transactions that `isShown` does not let through are
/// {"redacted": leaf hash}. Refused `chain.unknown_block`, failed `store.*`.
base::Result<std::string> exportBlock(const storage::Reader& reader, const domain::Registry& registry,
    base::Height height, const std::function<bool(const storage::TransactionRow&)>& isShown);

} // namespace maru::api
