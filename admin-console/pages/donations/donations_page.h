// SPDX-License-Identifier: Apache-2.0
// Donations (기부): campaigns, organisations, milestones, plans, usage, pledges and gifts, merchants, top-ups.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeDonationsPage();

} // namespace maru::console
