// SPDX-License-Identifier: Apache-2.0
// What the voting day shows, from the answers of the server. Pure functions; GUI thread because of translations.
#pragma once

#include "admin-console/charts/chart_data.h"
#include "admin-console/core/language.h"
#include "admin-console/core/states.h"
#include "shared/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace maru::console::elections {

/// First votes by hour from the opening to the last hour that is known, hours without a vote included.
ChartData turnoutByHour(const base::Json& progress);

struct Alert {
    Tone tone = Tone::Warning;
    QString title;
    QString text;
};

/// Refused casts and challenges by reason, from rows of the transactions' list.
std::map<std::string, qint64> refusalsByReason(const std::vector<base::Json>& transactions);

struct AlertInput {
    std::map<std::string, qint64> refusals;
    qint64 queue = -1; ///< -1: not known
    std::vector<base::Json> observations; ///< rows
    std::string state;
    qint64 closes = 0;
    qint64 now = 0;
    bool isBehind = false; ///< the server is away
};
/// What somebody has to look at, worst first; empty: nothing.
std::vector<Alert> alertsOf(const AlertInput& input, const Language& language);

} // namespace maru::console::elections
