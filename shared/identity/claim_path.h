// SPDX-License-Identifier: Apache-2.0
// Claims path pointers (OpenID4VP 1.0 §7): which claims of a credential, as ["address", "city"] or
// ["degrees", null, "type"]. Deterministic, thread-safe.
#pragma once

#include "shared/base/json.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace maru::vc {

/// Every element of an array (null in JSON).
struct AnyElement {
    friend bool operator==(const AnyElement&, const AnyElement&) = default;
};
/// A member's name, an element's index, or every element.
using PathStep = std::variant<std::string, std::int64_t, AnyElement>;
using ClaimPath = std::vector<PathStep>;

/// ["a", 0, null], 1 to 16 steps. Refused `vc.claim_path`.
base::Result<ClaimPath> parseClaimPath(const base::Json& json);
base::Json toJson(const ClaimPath& path);
/// "address.city", "degrees[].type": for people and logs.
std::string pathText(const ClaimPath& path);

/// The claims that the path selects; empty when there are none.
std::vector<const base::Json*> select(const base::Json& claims, const ClaimPath& path);
/// True when every claim that `narrow` selects is selected by `wide`, or lies below one that is.
bool covers(const ClaimPath& wide, const ClaimPath& narrow);

} // namespace maru::vc
