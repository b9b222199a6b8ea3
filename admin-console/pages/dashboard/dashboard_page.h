// SPDX-License-Identifier: Apache-2.0
// Overview (현황): how donations stand, month by month, and what is waiting.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeDashboardPage();

} // namespace maru::console
