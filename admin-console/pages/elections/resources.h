// SPDX-License-Identifier: Apache-2.0
// The lists of the elections page.
#pragma once

#include "admin-console/pages/elections/election_wizard.h"
#include "admin-console/widgets/resource_pane.h"

#include <functional>
#include <vector>

namespace maru::console::elections {

std::vector<ResourceSpec> makeResources(TakeRoll takeRoll);

/// Rows of the query `events` as a timeline, newest first.
std::vector<TimelineEntry> electionCourse(const std::vector<base::Json>& events);

} // namespace maru::console::elections
