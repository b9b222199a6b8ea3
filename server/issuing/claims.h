// SPDX-License-Identifier: Apache-2.0
// Claims of a credential against the type's row on the chain (credentials/types). Thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/identity/claim_path.h"

#include <vector>

namespace maru::issuing {

/// `claims` is an object, nested where the type's paths have dots. Refused with the path in the field:
/// `issuing.claims` (no object), `issuing.claim_missing`, `issuing.claim_unknown`, `issuing.claim_kind`,
/// `issuing.claim_length` (empty or more than 2,000 characters).
base::Status checkClaims(const base::Json& type, const base::Json& claims);
/// Paths of claims that their holder may keep back and that `claims` has.
std::vector<vc::ClaimPath> selectiveClaims(const base::Json& type, const base::Json& claims);
/// "address.region" -> ["address", "region"]
std::vector<std::string> pathParts(std::string_view path);
/// "resident-card" -> "ResidentCard"
std::string typeName(std::string_view typeId);

} // namespace maru::issuing
