// SPDX-License-Identifier: Apache-2.0
// The system's clock.
#include "shared/base/clock.h"

#include <chrono>

namespace maru::base {

UnixSeconds SystemClock::now() const
{
    // C++20 fixes system_clock's epoch at 1970-01-01T00:00:00Z without leap seconds.
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return UnixSeconds(std::chrono::floor<std::chrono::seconds>(sinceEpoch).count());
}

} // namespace maru::base
