// SPDX-License-Identifier: Apache-2.0
// What waits for an officer in one election: from what the chain says and what the officer's roles allow. Pure; GUI
// thread because of translations.
#pragma once

#include "shared/base/json.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace maru::console::elections {

struct ElectionTask {
    QString what;
    QString why;
    QString kind; ///< for Services::show
    QString id;
};

struct TaskInput {
    base::Json election; ///< row of `elections`
    base::Json progress; ///< answer of the query of this name; null: not known
    base::Json result; ///< answer of the query `result`; null: not known or not counted
    std::string officer; ///< stable id of who asks
    std::function<bool(const char* action)> mayDo; ///< of the election domain
    qint64 proposals = 0; ///< that wait for this officer's approval, of all kinds
    qint64 now = 0;
};

/// In the order of urgency; empty: nothing waits.
std::vector<ElectionTask> electionTasks(const TaskInput& input);

/// "3 days 4 hours", "2 hours 5 minutes", "under a minute"; for times that are left.
QString timeLeftText(qint64 seconds);

} // namespace maru::console::elections
