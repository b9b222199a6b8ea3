// SPDX-License-Identifier: Apache-2.0
// Which domains this server hosts, and which of them serve the others. With main.cpp's commands the only files that
// name concrete domains.
#pragma once

#include "server/api/services.h"
#include "server/domain/domain.h"

namespace maru::server {

domain::Registry makeRegistry();
domain::ServiceFactories serviceFactories();
/// Active officers, from the identity domain's tables.
api::OfficerLookup officerLookup();

} // namespace maru::server
