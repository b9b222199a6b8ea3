// SPDX-License-Identifier: Apache-2.0
// Four eyes as the executor sees them: which actions wait for approval, opening a proposal, and what became of it.
#pragma once

#include "server/domain/context.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maru::domain {

/// An action that has all approvals it needs and is executed now, as its proposer signed it.
struct ApprovedAction {
    std::string proposal;
    base::Hash256 transaction;
    std::string domain;
    std::string action;
    std::string signer;
    base::Json payload;
};

/// Implemented by the approvals domain over its own context; one object for one transaction. Executor thread.
class Approvals {
public:
    virtual ~Approvals() = default;
    /// (domain, action) of every rule.
    virtual std::vector<std::pair<std::string, std::string>> ruled() const = 0;
    /// The signer's transaction becomes a proposal; the value is the data of its result.
    virtual base::Result<base::Json> propose(
        const std::string& domain, const std::string& action, const base::Json& payload) = 0;
    /// From the data of an action of the approvals domain that was just executed: what it has set free.
    virtual std::optional<ApprovedAction> ready(const base::Json& data) const = 0;
    /// Records how the action ended ("ok" or why it was refused); the data of the last approval's result.
    virtual base::Json finish(
        const ApprovedAction& approved, const std::string& code, const base::Json& data) = 0;
};

} // namespace maru::domain
