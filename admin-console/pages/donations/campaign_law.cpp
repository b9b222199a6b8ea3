// SPDX-License-Identifier: Apache-2.0
// Parameters that bind a campaign.
#include "admin-console/pages/donations/campaign_law.h"

#include "admin-console/core/text.h"

#include <algorithm>
#include <map>

namespace maru::console::donations {

CampaignLaw CampaignLaw::read(const base::Json& rows, std::int64_t now)
{
    CampaignLaw law;
    if (!rows.isArray())
        return law;
    std::map<std::string, const base::Json*> inForce;
    for (const base::Json& row : rows.asArray()) {
        const std::int64_t from = row.integerOr("effective_from", 0);
        const base::Json*& chosen = inForce[row.stringOr("name", "")];
        if (from <= now && (chosen == nullptr || chosen->integerOr("effective_from", 0) <= from))
            chosen = &row;
    }
    const auto value = [&inForce](const char* name) -> const base::Json* {
        const auto found = inForce.find(name);
        return found == inForce.end() || found->second == nullptr ? nullptr : found->second->find("value");
    };
    const auto basis = [&inForce](const char* name) {
        const auto found = inForce.find(name);
        return found == inForce.end() || found->second == nullptr
            ? QString()
            : toQt(found->second->stringOr("legal_basis", ""));
    };
    const auto integer = [&value](const char* name) {
        const base::Json* given = value(name);
        return given != nullptr && given->isInteger() ? std::optional(given->asInteger()) : std::nullopt;
    };
    if (const base::Json* tiers = value("donation.cost_cap"); tiers != nullptr && tiers->isArray())
        law.m_tiers = *tiers;
    law.m_capBasis = basis("donation.cost_cap");
    law.threshold = integer("donation.registration_threshold");
    law.thresholdBasis = basis("donation.registration_threshold");
    law.least = integer("donation.minimum_amount");
    law.most = integer("donation.maximum_amount");
    return law;
}

std::optional<CampaignLaw::Cap> CampaignLaw::costCap(base::Won target) const
{
    if (!m_tiers.isArray() || m_tiers.asArray().empty() || target.count() <= 0)
        return std::nullopt;
    const base::Json* chosen = &m_tiers.asArray().back();
    for (const base::Json& tier : m_tiers.asArray()) {
        if (target.count() <= tier.integerOr("up_to", 0)) {
            chosen = &tier;
            break;
        }
    }
    const std::int64_t percent = std::clamp<std::int64_t>(chosen->integerOr("percent", 0), 0, 100);
    return Cap { percent, base::mulDiv(target, percent, 100), m_capBasis };
}

} // namespace maru::console::donations
