// SPDX-License-Identifier: Apache-2.0
// What the executor asks of the domain: open a proposal, take out one that is approved, record how it ended.
#include "server/domains/approvals/handlers.h"
#include "server/domains/approvals/requirement.h"

#include "server/domains/common/rows.h"

namespace maru::approvals {
namespace {

using base::Json;
using base::refused;
using base::Result;
using domain::Context;

/// Due entries are named by the proposal; two chains of blocks at one time must not share one.
std::string dueIdOf(const std::string& proposal)
{
    return "expire:" + proposal;
}

class ApprovalsService final : public domain::Approvals {
public:
    explicit ApprovalsService(Context& own) : m_own(own) { }

    std::vector<std::pair<std::string, std::string>> ruled() const override
    {
        std::vector<std::pair<std::string, std::string>> all;
        for (const domain::Row& row : domains::scanAll(m_own.state(), kRules, ""))
            all.emplace_back(row.value.at("domain").asString(), row.value.at("action").asString());
        return all;
    }

    Result<Json> propose(const std::string& domain, const std::string& action, const Json& payload) override
    {
        const auto rule = m_own.state().get(kRules, ruleKey(domain, action));
        MARU_ASSERT(rule.has_value());
        const std::string id = domains::newId('p', m_own);
        if (m_own.state().has(kProposals, id))
            return refused("approvals.exists");
        const auto officer = m_own.identity().officer(m_own.signer());
        const base::UnixSeconds until = m_own.block().time + rule->at("seconds").asInteger();
        m_own.state().put(kProposals, id,
            Json::object({ { "id", id }, { "transaction", m_own.transactionId() }, { "domain", domain },
                { "action", action }, { "signer", m_own.signer() },
                { "officer", officer ? (officer->officer.empty() ? officer->did : officer->officer) : "" },
                { "agency", officer ? officer->agency : std::string() }, { "state", "open" },
                { "needed", rule->at("needed") }, { "roles", rule->at("roles") },
                { "agencies", rule->at("agencies") }, { "distinct_agencies", rule->at("distinct_agencies") },
                { "approvals", Json::array() }, { "time", m_own.block().time }, { "valid_until", until } }));
        m_own.state().put(kContents, id, Json::object({ { "payload", payload } }));
        m_own.schedule(until + 1, dueIdOf(id), Json::object({ { "proposal", id } }));
        m_own.emit("approvals.proposed",
            Json::object({ { "proposal", id }, { "domain", domain }, { "action", action } }));
        return Json::object({ { "proposal", id }, { "state", "open" }, { "needed", rule->at("needed") },
            { "valid_until", until } });
    }

    std::optional<domain::ApprovedAction> ready(const Json& data) const override
    {
        if (data.stringOr("state", "") != "approved")
            return std::nullopt;
        domain::ApprovedAction approved;
        approved.proposal = data.at("proposal").asString();
        const auto row = m_own.state().get(kProposals, approved.proposal);
        const auto content = m_own.state().get(kContents, approved.proposal);
        MARU_ASSERT(row.has_value() && content.has_value());
        const auto id = base::Hash256::fromHex(row->at("transaction").asString());
        MARU_ASSERT(id.has_value());
        approved.transaction = *id;
        approved.domain = row->at("domain").asString();
        approved.action = row->at("action").asString();
        approved.signer = row->at("signer").asString();
        approved.payload = content->at("payload");
        return approved;
    }

    Json finish(const domain::ApprovedAction& approved, const std::string& code, const Json& data) override
    {
        auto row = m_own.state().get(kProposals, approved.proposal);
        MARU_ASSERT(row.has_value());
        row->set("code", code);
        row->set("height", m_own.block().height);
        Json transactions = Json::array();
        transactions.push(approved.transaction);
        for (const Json& one : row->at("approvals").asArray())
            transactions.push(one.at("transaction"));
        const std::string state = code == "ok" ? "executed" : "failed";
        const std::int64_t given = static_cast<std::int64_t>(row->at("approvals").asArray().size());
        close(m_own, std::move(*row), state);
        // The leaf of the last approval names every signature that the action rests on.
        return Json::object({ { "proposal", approved.proposal }, { "transaction", approved.transaction },
            { "state", state }, { "approvals", given }, { "missing", 0 }, { "code", code }, { "data", data },
            { "transactions", std::move(transactions) } });
    }

private:
    Context& m_own;
};

} // namespace

void close(Context& context, Json row, const std::string& state)
{
    const std::string id = row.at("id").asString();
    context.unschedule(base::UnixSeconds(row.at("valid_until").asInteger() + 1), dueIdOf(id));
    context.state().erase(kContents, id);
    row.set("state", state);
    row.set("closed", context.block().time);
    Json event = Json::object({ { "proposal", id } });
    if (const Json* code = row.find("code"))
        event.set("code", *code);
    if (state == "executed" || state == "failed")
        event.set("transaction", row.at("transaction"));
    context.state().put(kProposals, id, std::move(row));
    context.emit("approvals." + state, std::move(event));
}

std::unique_ptr<domain::Approvals> makeApprovals(Context& own)
{
    return std::make_unique<ApprovalsService>(own);
}

} // namespace maru::approvals
