// SPDX-License-Identifier: Apache-2.0
// Overview (현황): how donations stand, month by month, and what is waiting.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

/// `forElections` makes the first page of officers whose roles are those of elections.
std::unique_ptr<Page> makeDashboardPage(WidgetMaker forElections);

} // namespace maru::console
