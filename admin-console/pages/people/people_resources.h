// SPDX-License-Identifier: Apache-2.0
// The page's lists: officers, agencies, invitations, deputies, certificates, with what may be done to each.
#pragma once

#include "admin-console/pages/people/people_book.h"
#include "admin-console/widgets/resource_pane.h"

namespace maru::console::people {

/// `book` outlives the lists.
std::vector<ResourceSpec> peopleResources(PeopleBook& book);

} // namespace maru::console::people
