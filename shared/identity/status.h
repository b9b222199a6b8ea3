// SPDX-License-Identifier: Apache-2.0
// Status of a credential, whichever kind of list carries it.
#pragma once

#include "shared/base/json.h"

#include <cstdint>
#include <functional>
#include <string>

namespace maru::vc {

/// Values of Token Status List §7.1; a Bitstring list of purpose "revocation" gives Valid or Revoked, of "suspension"
/// Valid or Suspended.
enum class Status : std::uint8_t { Valid = 0, Revoked = 1, Suspended = 2 };

struct StatusReference {
    std::string uri;
    std::int64_t index = 0;
    std::string purpose; ///< Bitstring only: "revocation", "suspension"; "" for Token Status List
    friend bool operator==(const StatusReference&, const StatusReference&) = default;
};

/// Fetches and verifies a list and gives the raw value at the index.
using StatusResolver = std::function<base::Result<std::uint8_t>(const StatusReference&)>;

/// Refused `vc.revoked`, `vc.suspended`, `vc.status_unknown` (any other value), and as the resolver refuses.
base::Status requireValid(const StatusReference& reference, const StatusResolver& resolver);

} // namespace maru::vc
