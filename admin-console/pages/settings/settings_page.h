// SPDX-License-Identifier: Apache-2.0
// Settings (설정): what an officer chooses about the console itself, and what it is.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeSettingsPage();

} // namespace maru::console
