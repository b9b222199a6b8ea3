// SPDX-License-Identifier: Apache-2.0
// Personal data: records behind masks, who looked, requests, consents, retention, destruction, evidence for audits.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makePrivacyPage();

} // namespace maru::console
