// SPDX-License-Identifier: Apache-2.0
// The universal resolver as the configuration has it.
#pragma once

#include "server/chain/node.h"
#include "server/config.h"
#include "server/resolver/resolver.h"

#include <filesystem>
#include <memory>

namespace maru::server {

/// did:maru of this chain, did:key, did:jwk, did:web unless it is off, and the drivers. `root`: the data folder. The node
/// outlives it. Refused `resolver.configuration`, failed `file.read`.
base::Result<std::unique_ptr<resolver::Resolver>> makeResolver(
    const ResolverConfig& config, const std::filesystem::path& root, const chain::Node& node);

} // namespace maru::server
