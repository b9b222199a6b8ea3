// SPDX-License-Identifier: Apache-2.0
// Credentials (증명서): issuing, types, accreditations, issuers' keys, verifiers and status lists.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeCredentialsPage();

} // namespace maru::console
