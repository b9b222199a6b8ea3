// SPDX-License-Identifier: Apache-2.0
// Who asks, and whether they may read what is restricted. Deny by default.
#pragma once

#include "server/api/services.h"

namespace maru::api {

/// An empty DID: no session.
struct Caller {
    std::string did;
    std::optional<Officer> officer;
    std::string key {}; ///< the did:key that signed in for a did:maru, and that signs its transactions
    bool isKnown() const { return !did.empty(); }
};

/// From the Authorization header; without one, nobody. Refused `session.expired` for a token that is not or no longer
/// good, so that a program notices that it was signed out. Roles are read from committed state at each request: an
/// officer who is suspended loses the right at once.
base::Result<Caller> callerOf(
    const Services& services, const http::Request& request, const storage::Reader& reader);
/// The bearer token, "" when there is none.
std::string_view bearerToken(const http::Request& request);

/// Has a role that reads the domain, by the rows of now.
bool isReader(const domain::DomainSpec& spec, const Caller& caller);
/// `session.required` for nobody, `auth.restricted` for somebody.
base::Error restrictedError(const Caller& caller);

/// Whom a record can be about: nobody known yet (""), a key, or an identifier of this chain.
bool isSubject(const std::string& did);

bool isRestrictedAction(const domain::Registry& registry, std::string_view domain, std::string_view action);
/// Public actions: everybody. Restricted: the signer and the domain's readers.
bool mayReadTransaction(const domain::Registry& registry, const Caller& caller, std::string_view domain,
    std::string_view action, std::string_view signer);

} // namespace maru::api
