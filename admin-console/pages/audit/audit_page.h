// SPDX-License-Identifier: Apache-2.0
// Who did what and who was refused (감사 기록), read from the ledger itself.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

/// Every officer sees the page; whoever has none of the roles administrator, observer or an auditor's sees what is
/// signed with the own key only.
std::unique_ptr<Page> makeAuditPage();

} // namespace maru::console
