// SPDX-License-Identifier: Apache-2.0
// The lists of the credentials page, said as data.
#pragma once

#include "admin-console/widgets/resource_pane.h"

#include <functional>

namespace maru::console::credentials {

/// `openDesk`: shows the issuing desk for a type ("" = the one chosen there).
std::vector<ResourceSpec> makeResources(std::function<void(const QString& type)> openDesk);

} // namespace maru::console::credentials
