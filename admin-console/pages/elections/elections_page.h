// SPDX-License-Identifier: Apache-2.0
// Elections: from the draft to the result.
#pragma once

#include "admin-console/core/page.h"

namespace maru::console {

std::unique_ptr<Page> makeElectionsPage();
/// The first page of election officers.
QWidget* makeElectionOverview(Services& services, QWidget* parent);

} // namespace maru::console
