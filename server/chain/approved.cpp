// SPDX-License-Identifier: Apache-2.0
// Actions that wait for approval: opened as proposals, executed with the last approval.
//
// An action under a rule is executed at once and thrown away, so that what could not be done is refused to its proposer
// and not to those who approve it. When the last approval comes, the approval's own writes are kept first: it stands
// whatever becomes of the action.
#include "server/chain/executor.h"

namespace maru::chain {

base::Result<base::Json> Executor::runAction(ExecutionContext& context, const std::string& domainName,
    const std::string& actionName, const std::string& signer, const base::Json& payload,
    bool isPayloadChecked)
{
    domain::Domain* domain = m_registry.find(domainName);
    if (domain == nullptr)
        return base::refused("transaction.domain", "domain");
    const domain::ActionSpec* action = domain->spec().action(actionName);
    if (action == nullptr)
        return base::refused("transaction.action", "action");
    if (!isPayloadChecked)
        MARU_CHECK(schema::validate(action->payload, payload));
    // Which roles hold the action is in the state; the declaration only says that it is an officer's.
    if (!action->roles.empty())
        MARU_CHECK(context.identity().mayAct(signer, domainName, actionName));
    MARU_TRY(data, domain->execute(context, actionName, payload));
    MARU_CHECK(context.check());
    return data;
}

bool Executor::needsApproval(
    const domain::BlockContext& block, const std::string& domain, const std::string& action)
{
    if (m_services.approvals == nullptr)
        return false;
    if (!m_ruled) {
        m_ruled.emplace();
        if (m_registry.find(kApprovalsDomain) != nullptr) {
            ExecutionContext own(
                m_state, m_services, block, std::string(kApprovalsDomain), {}, base::Hash256 {});
            for (auto& [ruledDomain, ruledAction] : m_services.approvals(own)->ruled())
                (*m_ruled)[ruledDomain].insert(std::move(ruledAction));
        }
    }
    const auto actions = m_ruled->find(domain);
    return actions != m_ruled->end() && actions->second.find(action) != actions->second.end();
}

base::Result<base::Json> Executor::propose(
    const domain::BlockContext& block, ExecutionContext& context, const ledger::Transaction& transaction)
{
    m_state.dropTransaction();
    static_cast<void>(context.takeEvents());
    ExecutionContext own(m_state, m_services, block, std::string(kApprovalsDomain), transaction.signer,
        context.transactionId());
    MARU_TRY(data,
        m_services.approvals(own)->propose(transaction.domain, transaction.action, transaction.payload));
    MARU_CHECK(own.check());
    addEvents(own.takeEvents());
    return data;
}

base::Result<base::Json> Executor::runApproved(
    const domain::BlockContext& block, ExecutionContext& context, base::Json data)
{
    m_ruled.reset();
    if (m_services.approvals == nullptr)
        return data;
    const std::string own(kApprovalsDomain);
    std::optional<domain::ApprovedAction> approved;
    {
        ExecutionContext view(m_state, m_services, block, own, context.signer(), context.transactionId());
        approved = m_services.approvals(view)->ready(data);
    }
    if (!approved)
        return data;
    m_state.keepTransaction();
    addEvents(context.takeEvents());

    ExecutionContext inner(
        m_state, m_services, block, approved->domain, approved->signer, approved->transaction);
    inner.setApproved();
    // Everything is checked again: roles, limits and rows may have changed since it was proposed.
    auto done = runAction(inner, approved->domain, approved->action, approved->signer, approved->payload,
        /*isPayloadChecked=*/false);
    if (m_state.failure())
        return *m_state.failure();
    ledger::TransactionResult result;
    result.data = base::Json::object();
    if (done) {
        m_state.keepTransaction();
        addEvents(inner.takeEvents());
        // The approval's leaf is public: what the action answered is in it only when the action is public too.
        const domain::ActionSpec* spec = m_registry.find(approved->domain)->spec().action(approved->action);
        if (spec->visibility == domain::Visibility::Public)
            result.data = std::move(*done);
    } else {
        m_state.dropTransaction();
        if (done.error().kind == base::ErrorKind::Failed)
            return done.error();
        result.code = done.error().code;
        if (!done.error().field.empty())
            result.data.set("field", done.error().field);
    }

    ExecutionContext end(m_state, m_services, block, own, context.signer(), context.transactionId());
    base::Json answer = m_services.approvals(end)->finish(*approved, result.code, result.data);
    MARU_CHECK(end.check());
    addEvents(end.takeEvents());
    return answer;
}

} // namespace maru::chain
