// SPDX-License-Identifier: Apache-2.0
// The lists of the privacy page.
#pragma once

#include "admin-console/widgets/resource_pane.h"

namespace maru::console::privacy {

std::vector<ResourceSpec> makeResources();
/// Words for the fields of records, in the language of now: again after it has changed.
void learnFields(DomainCatalogue& catalogue);

} // namespace maru::console::privacy
