// SPDX-License-Identifier: Apache-2.0
// Four eyes: rules say which actions wait for approvals of others, proposals are actions that wait. docs/approvals.md.
//
// Refusals: approvals.fixed, approvals.unknown_action, approvals.unknown_agency, approvals.unknown_role,
// approvals.unknown_rule, approvals.duplicate, approvals.impossible, approvals.exists, approvals.unknown,
// approvals.closed, approvals.expired, approvals.other_transaction, approvals.own, approvals.twice,
// approvals.not_approver, approvals.same_agency, approvals.not_proposer. Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/approvals.h"
#include "server/domain/domain.h"

#include <map>
#include <memory>
#include <string>

namespace maru::approvals {

/// "<domain>/<action>" -> who may read it in the log. Filled when all domains are there, before the first block.
using KnownActions = std::map<std::string, domain::Visibility, std::less<>>;

domain::DomainSpec makeSpec();

class ApprovalsDomain final : public domain::Domain {
public:
    explicit ApprovalsDomain(std::shared_ptr<const KnownActions> known);
    const domain::DomainSpec& spec() const override { return m_spec; }
    /// {"rules": [{domain, action, needed, roles?, agencies?, distinct_agencies?, seconds}], "change": {needed, roles?,
    /// agencies?, distinct_agencies?, seconds}}; without `change` no rule can ever be changed.
    base::Status genesis(domain::Context& context, const base::Json& section) override;
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    domain::DomainSpec m_spec;
    std::shared_ptr<const KnownActions> m_known;
};

std::unique_ptr<domain::Domain> makeApprovalsDomain(std::shared_ptr<const KnownActions> known);
/// Every action of every domain of the registry.
KnownActions declaredActions(const domain::Registry& registry);

/// For domain::ServiceFactories; `own` is the approvals domain's context of the transaction and outlives the service.
std::unique_ptr<domain::Approvals> makeApprovals(domain::Context& own);

} // namespace maru::approvals
