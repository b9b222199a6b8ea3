// SPDX-License-Identifier: Apache-2.0
// What the portal's resources share: the way to the chain server, the chain's identity, the practice bank desk.
#pragma once

#include "citizen-portal-backend/api/donation_summary.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/crypto/signing.h"
#include "shared/http/client.h"
#include "shared/http/server.h"

#include <memory>
#include <optional>
#include <string>

namespace maru::portal {

struct ChainIdentity {
    std::string chain;
    std::string node; ///< DID that signs the chain's headers, pinned when the portal starts
};

struct Services {
    http::Client& server;
    base::Logger& log;
    ChainIdentity chain;
    /// Present only in the practice set-up: a settlement officer's key that confirms top-up requests by itself, in
    /// the place of a bank's notice of deposit.
    const crypto::SigningKey* settlementKey = nullptr;
    /// One answer for all visitors; without it each request is passed on.
    DonationSummary* summary = nullptr;
};

/// Errors as RFC 9457 in the visitor's language.
http::Response problemFor(const http::Request& request, const base::Error& error);
/// Says for which visitor the portal asks: a chain server that trusts the portal (server.trusted_proxies) counts rates,
/// challenges and sessions by visitor then, and not the portal as one.
http::Headers speakingFor(const http::Request& request, http::Headers headers);

void addChainResources(http::Router& router, Services& services); ///< read-only pass-through, transactions
void addBallotResources(
    http::Router& router, Services& services); ///< ballots, without a link to their sender
void addCredentialResources(http::Router& router, Services& services); ///< OpenID4VCI, status lists
void addDidResources(http::Router& router, Services& services); ///< universal resolver
void addBankDeskResources(http::Router& router, Services& services); ///< only with a settlement key

} // namespace maru::portal
