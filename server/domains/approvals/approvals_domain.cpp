// SPDX-License-Identifier: Apache-2.0
// Genesis, actions, due entries and queries, passed on.
#include "server/domains/approvals/approvals_domain.h"

#include "server/domains/approvals/handlers.h"

namespace maru::approvals {

ApprovalsDomain::ApprovalsDomain(std::shared_ptr<const KnownActions> known)
    : m_spec(makeSpec()), m_known(std::move(known))
{
    MARU_ASSERT(m_known != nullptr);
}

base::Status ApprovalsDomain::genesis(domain::Context& context, const base::Json& section)
{
    return enterRules(context, *m_known, m_spec, section);
}

base::Result<base::Json> ApprovalsDomain::execute(
    domain::Context& context, const std::string& action, const base::Json& payload)
{
    if (action == "approve")
        return approve(context, payload);
    if (action == "reject")
        return reject(context, payload);
    if (action == "withdraw")
        return withdraw(context, payload);
    if (action == "setRule")
        return setRule(context, *m_known, payload);
    MARU_ASSERT(action == "removeRule");
    return removeRule(context, payload);
}

base::Status ApprovalsDomain::onDue(domain::Context& context, const domain::DueEntry& entry)
{
    expire(context, entry.payload.at("proposal").asString());
    return {};
}

base::Result<base::Json> ApprovalsDomain::query(
    const domain::QueryView& view, const std::string& name, const base::Json& arguments) const
{
    static_cast<void>(arguments);
    MARU_ASSERT(name == "gaps");
    return queryGaps(view, *m_known);
}

std::unique_ptr<domain::Domain> makeApprovalsDomain(std::shared_ptr<const KnownActions> known)
{
    return std::make_unique<ApprovalsDomain>(std::move(known));
}

KnownActions declaredActions(const domain::Registry& registry)
{
    KnownActions known;
    for (const auto& [name, each] : registry.all()) {
        for (const domain::ActionSpec& action : each->spec().actions)
            known.emplace(ruleKey(name, action.name), action.visibility);
    }
    return known;
}

} // namespace maru::approvals
