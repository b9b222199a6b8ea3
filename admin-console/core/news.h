// SPDX-License-Identifier: Apache-2.0
// How views follow the stream of blocks: which blocks concern them, and when they ask again.
#pragma once

#include "shared/base/json.h"

#include <QTimer>

#include <algorithm>
#include <string>

namespace maru::console {

/// Begins the wait unless one has begun: on a chain whose blocks come faster than the wait, a timer that each of them
/// starts anew would never end.
inline void startOnce(QTimer& timer)
{
    if (!timer.isActive())
        timer.start();
}

/// Data of a "block" event: has it a transaction or an event of this domain? Every block concerns an empty domain.
inline bool concerns(const base::Json& block, const std::string& domain)
{
    if (domain.empty())
        return true;
    if (const base::Json* events = block.find("events"); events != nullptr && events->isArray()) {
        // Due entries change state without a transaction; their events carry the domain in the type.
        for (const base::Json& event : events->asArray()) {
            if (event.stringOr("type", "").rfind(domain, 0) == 0)
                return true;
        }
    }
    const base::Json* transactions = block.find("transactions");
    if (transactions == nullptr || !transactions->isArray())
        return false;
    return std::any_of(transactions->asArray().begin(), transactions->asArray().end(),
        [&domain](const base::Json& one) { return one.stringOr("domain", "") == domain; });
}

} // namespace maru::console
