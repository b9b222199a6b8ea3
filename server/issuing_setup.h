// SPDX-License-Identifier: Apache-2.0
// The issuing service of a data folder: its secret (keys/issuing.key) and its offers (offers.json).
#pragma once

#include "server/data_folder.h"
#include "server/issuing/issuing_service.h"

namespace maru::server {

/// Made when it is not there yet. Failed `file.*`; refused `server.database_key` for a damaged file.
base::Result<base::SecretBytes> openIssuingSecret(const DataFolder& folder);

struct Issuing {
    explicit Issuing(base::SecretBytes secret) : keys(std::move(secret)) { }
    issuing::IssuingKeys keys;
    std::unique_ptr<issuing::OfferBook> offers;
    std::unique_ptr<issuing::IssuingService> service;
};

/// What is given by reference outlives the result. `vault` may be null.
base::Result<std::unique_ptr<Issuing>> openIssuing(const DataFolder& folder, chain::Node& node,
    vault::Vault* vault, const base::Clock& clock, base::Logger& log);

} // namespace maru::server
