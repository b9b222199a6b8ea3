// SPDX-License-Identifier: Apache-2.0
// Agencies' certificate authorities of a new data folder: encrypted P-256 key files, their passphrases, and the list of
// both, keys/authorities.json: {agency: {file, passphrase_file}}.
#pragma once

#include "server/data_folder.h"
#include "shared/base/json.h"

namespace maru::server {

struct AuthorityTerm {
    base::UnixSeconds notBefore;
    base::UnixSeconds notAfter;
};

/// Makes key and self-signed certificate; the payload of identity/setAgencyCertificate.
base::Result<base::Json> makeAuthority(
    const DataFolder& folder, std::string_view agency, std::string_view nameEn, const AuthorityTerm& term);

} // namespace maru::server
