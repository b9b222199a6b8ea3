// SPDX-License-Identifier: Apache-2.0
// What a status value means.
#include "shared/identity/status.h"

namespace maru::vc {

base::Status requireValid(const StatusReference& reference, const StatusResolver& resolver)
{
    MARU_TRY(value, resolver(reference));
    if (value == static_cast<std::uint8_t>(Status::Valid))
        return {};
    if (reference.purpose == "suspension" || value == static_cast<std::uint8_t>(Status::Suspended))
        return base::refused("vc.suspended");
    if (value == static_cast<std::uint8_t>(Status::Revoked))
        return base::refused("vc.revoked");
    return base::refused("vc.status_unknown");
}

} // namespace maru::vc
