// SPDX-License-Identifier: Apache-2.0
// How many approvals, of whom: read from a rule or a proposal, and counted. Pure.
#pragma once

#include "shared/base/json.h"

#include <string>
#include <vector>

namespace maru::approvals {

struct Requirement {
    std::int64_t needed = 1; ///< approvals besides the proposer's own signature
    std::vector<std::string> roles; ///< the approver has one of these; empty: any officer
    std::vector<std::string> agencies; ///< of one of these; empty: of any
    bool distinctAgencies = false; ///< no two who sign are of one agency, the proposer included

    /// From a row of `rules` or `proposals`, or a payload of setRule.
    static Requirement of(const base::Json& row);
    bool admits(const std::vector<std::string>& officerRoles, const std::string& officerAgency) const;
    /// Approvals {agency, roles} that count; `proposerAgency` may be empty.
    std::int64_t counted(const std::string& proposerAgency, const base::Json& approvals) const;
};

/// Strings of an array; empty for nothing.
std::vector<std::string> textsOf(const base::Json* array);

} // namespace maru::approvals
