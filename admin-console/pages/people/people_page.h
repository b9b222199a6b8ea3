// SPDX-License-Identifier: Apache-2.0
// Agencies and officers (기관·담당자).
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makePeoplePage();

} // namespace maru::console
