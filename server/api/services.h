// SPDX-License-Identifier: Apache-2.0
// What the API's resources are given: the chain, the sessions, the clock, and how to find an officer.
#pragma once

#include "server/api/election_record_shown.h"
#include "server/api/query_cache.h"
#include "server/api/sessions.h"
#include "server/api/streams.h"
#include "server/chain/node.h"
#include "shared/http/server.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace maru::issuing {
class IssuingService;
}

namespace maru::resolver {
class Resolver;
}

namespace maru::api {

class VaultKeeper;

/// An active officer with the agency's names, as the identity domain has them in committed state.
struct Officer {
    std::string agency;
    std::string agencyKo;
    std::string agencyEn;
    std::string nameKo;
    std::string nameEn;
    std::string officer; ///< stable id, "o-…"
    std::vector<std::string> roles; ///< in force, deputies' included
    std::set<std::string, std::less<>> reads {}; ///< domains whose restricted records the roles show
    std::set<std::string, std::less<>> rights {}; ///< "domain/action"
};

/// Nothing: no officer, or one who is suspended or has left. Failed `store.*`.
using OfficerLookup =
    std::function<base::Result<std::optional<Officer>>(const storage::Reader& reader, std::string_view did)>;

/// CA certificates that vouch for people, and their revocation lists, as DER.
struct Authorities {
    std::vector<base::Bytes> anchors;
    std::vector<base::Bytes> crls;
    bool crlsRequired = true;
};

/// Ways to sign in besides a key of one's own; what is empty is not offered.
struct SignIn {
    std::vector<std::string> origins {}; ///< of the portal's pages, exactly: "https://maru.example.kr"
    std::string relyingPartyId {}; ///< "maru.example.kr"
    std::function<base::Result<Authorities>(const storage::Reader& reader)> authorities {};
};

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
    SignIn signIn {};
    /// Null on a server without a vault.
    VaultKeeper* vaultKeeper = nullptr;
    /// Null on a server that issues no credentials (tests).
    issuing::IssuingService* issuer = nullptr;
    /// DIDs of all methods; null: none is resolved (tests).
    const resolver::Resolver* resolver = nullptr;
    std::shared_ptr<QueryCache> queryCache = std::make_shared<QueryCache>();
    std::shared_ptr<ShownIndex> shownIndex = std::make_shared<ShownIndex>();
};

/// Every route of docs/api.md.
http::Router makeRouter(const Services& services);

} // namespace maru::api
