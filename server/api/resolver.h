// SPDX-License-Identifier: Apache-2.0
// The universal resolver over HTTP.
#pragma once

#include "server/api/respond.h"
#include "server/resolver/resolver.h"

namespace maru::api {

/// GET and POST /1.0/identifiers/{did or DID URL}. Errors have the types and statuses of DID Resolution, not those of the
/// other resources.
http::Response getIdentifier(const Services& services, const http::Request& request);

} // namespace maru::api
