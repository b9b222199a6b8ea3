// SPDX-License-Identifier: Apache-2.0
// Whose key a signature is by, from the proven rows identity/officers: back to the officer's first key, from which the
// officer's id follows.
#pragma once

#include "shared/verify/election/material.h"

namespace maru::verify::election {

/// "o-" and the first 16 hexadecimal digits of SHA-256("maru/officer/v1/" + the first key's DID).
std::string officerIdOf(std::string_view firstDid);

/// The officer who holds or held this key; looked up once, then from Material::officers.
const OfficerKey& officerOf(Material& material, const std::string& did);

} // namespace maru::verify::election
