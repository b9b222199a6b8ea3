// SPDX-License-Identifier: Apache-2.0
// XML Schema dateTimeStamp, as VC Data Model 2.0 and DID Resolution write times: "2026-11-22T09:30:00Z".
// Deterministic, thread-safe.
#pragma once

#include "shared/base/result.h"
#include "shared/base/units.h"

#include <string>
#include <string_view>

namespace maru::vc {

/// In UTC, whole seconds. Years 0001..9999; MARU_ASSERT otherwise.
std::string timestampText(base::UnixSeconds time);
/// With a zone ("Z" or ±hh:mm); a fraction of a second is read and cut off. Refused `vc.timestamp`.
base::Result<base::UnixSeconds> parseTimestamp(std::string_view text);

/// A moment against which everything is checked, and how far two clocks may be apart. Every check takes it from its
/// caller: nothing in this room reads a clock.
struct TimeCheck {
    base::UnixSeconds now;
    std::int64_t skewSeconds = 60;
};

} // namespace maru::vc
