// SPDX-License-Identifier: Apache-2.0
// What the parameters in force say about a campaign: cap on the cost of raising (기부금품법 제13조), threshold of
// registration (제4조), smallest and largest donation. Values and legal bases come from the chain.
#pragma once

#include "shared/base/json.h"
#include "shared/base/units.h"

#include <QString>

#include <optional>

namespace maru::console::donations {

struct CampaignLaw {
    struct Cap {
        std::int64_t percent = 0;
        base::Won amount; ///< floor(target * percent / 100)
        QString basis;
    };

    /// Rows of the query `parameters/values`; of several versions the one in force at `now` counts.
    static CampaignLaw read(const base::Json& rows, std::int64_t now);

    /// None while the parameters are not known.
    std::optional<Cap> costCap(base::Won target) const;
    bool needsNumber(base::Won target) const { return threshold && target.count() >= *threshold; }

    std::optional<std::int64_t> threshold;
    QString thresholdBasis;
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;

private:
    base::Json m_tiers;
    QString m_capBasis;
};

} // namespace maru::console::donations
