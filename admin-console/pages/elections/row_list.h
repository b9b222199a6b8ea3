// SPDX-License-Identifier: Apache-2.0
// All rows of a list of one election, page after page: contests, precincts, trustees.
#pragma once

#include "admin-console/core/transport.h"

#include <QString>

#include <functional>
#include <vector>

class QObject;

namespace maru::console::elections {

/// Lists that an election bounds (at most 4,096 precincts); never the roll.
void loadWholeList(Transport& transport, const QString& query, const QString& election, QObject* context,
    std::function<void(const base::Result<std::vector<base::Json>>&)> sink);

} // namespace maru::console::elections
