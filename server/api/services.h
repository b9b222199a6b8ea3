// SPDX-License-Identifier: Apache-2.0
// What the API's resources are given: the chain, the sessions, the clock, and how to find an officer.
#pragma once

#include "server/api/sessions.h"
#include "server/api/streams.h"
#include "server/chain/node.h"
#include "shared/http/server.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace maru::api {

/// An active officer with the agency's names, as the identity domain has them in committed state.
struct Officer {
    std::string agency;
    std::string agencyKo;
    std::string agencyEn;
    std::string nameKo;
    std::string nameEn;
    std::vector<std::string> roles;
};

/// Nothing: no officer, or one who is suspended or has left. Failed `store.*`.
using OfficerLookup =
    std::function<base::Result<std::optional<Officer>>(const storage::Reader& reader, std::string_view did)>;

/// References must outlive the server that runs the router. Everything in here is safe to use from any thread.
struct Services {
    chain::Node& node;
    const base::Clock& clock;
    base::Logger& log;
    Sessions& sessions;
    Streams& streams;
    OfficerLookup officer;
    std::string version;
    /// Of the server that runs this router; may be empty (tests).
    std::function<http::ServerMetrics()> httpMetrics;
    /// Size of the database in bytes; may be empty.
    std::function<std::int64_t()> databaseBytes;
};

/// Every route of docs/api.md.
http::Router makeRouter(const Services& services);

} // namespace maru::api
