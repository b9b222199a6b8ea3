// SPDX-License-Identifier: Apache-2.0
// The lists of the donations page, as data.
#pragma once

#include "admin-console/widgets/resource_pane.h"

#include <vector>

namespace maru::console::donations {

std::vector<ResourceSpec> makeResources();

/// Changes and movements of a campaign in one history, newest first; what is left out or could not be read is said in it.
/// `transport` is the services' connection, or a scripted one.
void loadCampaignHistory(Services& services, Transport& transport, const std::string& campaign,
    QObject* context, std::function<void(std::vector<TimelineEntry>)> sink);

} // namespace maru::console::donations
