// SPDX-License-Identifier: Apache-2.0
// Routes of the issuing service: OpenID4VCI 1.0 and status lists for everybody, records and offers for the officers of
// an issuing agency.
#pragma once

#include "server/api/respond.h"
#include "server/issuing/issuing_service.h"

namespace maru::api {

/// Nothing is added when the services have no issuing service.
void addIssuingRoutes(http::Router& router, const Services& services);

// issuing_protocol.cpp
base::Result<http::Response> getOffer(const Services& services, const http::Request& request);
base::Result<http::Response> getIssuerMetadata(const Services& services, const http::Request& request);
base::Result<http::Response> getServerMetadata(const Services& services, const http::Request& request);
base::Result<http::Response> getVcIssuer(const Services& services, const http::Request& request);
base::Result<http::Response> getIssuerKeys(const Services& services, const http::Request& request);
base::Result<http::Response> getIssuerDid(const Services& services, const http::Request& request);
base::Result<http::Response> postToken(const Services& services, const http::Request& request);
base::Result<http::Response> postNonce(const Services& services, const http::Request& request);
base::Result<http::Response> postCredential(const Services& services, const http::Request& request);
base::Result<http::Response> getStatusList(const Services& services, const http::Request& request);
base::Result<http::Response> getStatusCredential(const Services& services, const http::Request& request);

// issuing_own.cpp
base::Result<http::Response> getOwnIssues(const Services& services, const http::Request& request);
base::Result<http::Response> postOwnOffer(const Services& services, const http::Request& request);

// issuing_desk.cpp
/// {issue, offer_uri, link, web, tx_code, expires}
base::Json offerJson(const issuing::IssuingService& service, const std::string& agency,
    const std::string& issue, const issuing::NewOffer& offer);
base::Result<http::Response> getIssuingState(const Services& services, const http::Request& request);
base::Result<http::Response> postIssuingRecords(const Services& services, const http::Request& request);
base::Result<http::Response> postIssuingOffers(const Services& services, const http::Request& request);
base::Result<http::Response> getIssuingOffer(const Services& services, const http::Request& request);
base::Result<http::Response> deleteIssuingOffer(const Services& services, const http::Request& request);

} // namespace maru::api
