// SPDX-License-Identifier: Apache-2.0
// Reading and counting.
#include "server/domains/approvals/requirement.h"

#include <algorithm>
#include <set>

namespace maru::approvals {

std::vector<std::string> textsOf(const base::Json* array)
{
    std::vector<std::string> texts;
    if (array == nullptr || !array->isArray())
        return texts;
    for (const base::Json& item : array->asArray()) {
        if (item.isString())
            texts.push_back(item.asString());
    }
    return texts;
}

Requirement Requirement::of(const base::Json& row)
{
    Requirement requirement;
    requirement.needed = row.integerOr("needed", 1);
    requirement.roles = textsOf(row.find("roles"));
    requirement.agencies = textsOf(row.find("agencies"));
    requirement.distinctAgencies = row.booleanOr("distinct_agencies", false);
    return requirement;
}

bool Requirement::admits(const std::vector<std::string>& officerRoles, const std::string& officerAgency) const
{
    const bool isAgency =
        agencies.empty() || std::find(agencies.begin(), agencies.end(), officerAgency) != agencies.end();
    const bool isRole = roles.empty()
        || std::any_of(officerRoles.begin(), officerRoles.end(), [this](const std::string& role) {
               return std::find(roles.begin(), roles.end(), role) != roles.end();
           });
    return isAgency && isRole;
}

std::int64_t Requirement::counted(const std::string& proposerAgency, const base::Json& approvals) const
{
    std::set<std::string> seen { proposerAgency };
    std::int64_t count = 0;
    for (const base::Json& one : approvals.asArray()) {
        const std::string& agency = one.at("agency").asString();
        if (!admits(textsOf(one.find("roles")), agency))
            continue;
        if (distinctAgencies && !seen.insert(agency).second)
            continue;
        ++count;
    }
    return count;
}

} // namespace maru::approvals
