// SPDX-License-Identifier: Apache-2.0
// maru.toml: every key, its default and its bounds, said once.
#pragma once

#include "server/chain/node.h"
#include "shared/http/server.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace maru::server {

/// DIDs of other methods (server/resolver).
struct ResolverConfig {
    std::string web = "on"; ///< "on" or "off": did:web
    std::string webAuthorities; ///< PEM file; "" = the system's
    std::string webPrivateHosts; ///< names, separated by spaces
    std::string drivers; ///< "method=url", separated by spaces
    int timeoutSeconds = 5;
};

struct Config {
    http::ServerOptions http; ///< certificate and key are filled from `certificate` and `key`
    chain::NodeOptions chain;
    std::string certificate = "tls/server.pem";
    std::string key = "tls/server.key";
    /// Addresses, separated by spaces, that speak for others: http.trustedProxies is filled from it.
    std::string trustedProxies;
    /// Where citizens' wallets reach this chain: the portal's address. "": this server's own.
    std::string publicUrl;
    ResolverConfig resolver;
    std::string logLevel = "info";
    std::string logFile; ///< "": standard error only
    std::int64_t logFileBytes = 10'485'760;
    std::int64_t logFiles = 5;

    Config();
};

/// The text that `init` writes: each key with what it means, its unit and its bounds.
std::string documentedConfig(const Config& config);
/// Refused `config.syntax`, `config.unknown_key`, `config.type`, `config.range` with the key in the field;
/// failed `file.read`.
base::Result<Config> loadConfig(const std::filesystem::path& path);
base::Result<Config> parseConfig(std::string_view text);

} // namespace maru::server
