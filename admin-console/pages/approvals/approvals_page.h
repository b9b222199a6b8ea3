// SPDX-License-Identifier: Apache-2.0
// The approvals page: what waits for the officer, all proposals, one's own, and the rules.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeApprovalsPage();

} // namespace maru::console
