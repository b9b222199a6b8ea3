// SPDX-License-Identifier: Apache-2.0
// Approve, reject, withdraw, expire.
//
// An approval names the proposal and the proposer's transaction, whose id is the hash of everything that was signed: so
// nobody can show one action and have another approved. An approval must satisfy the rule as it was when the proposal
// was made and the rule of now: a weaker rule eases nothing that is open, a stricter one holds for it.
#include "server/domains/approvals/handlers.h"
#include "server/domains/approvals/requirement.h"

#include <algorithm>

namespace maru::approvals {
namespace {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using domain::Context;

Result<Json> openProposal(Context& context, const Json& payload)
{
    auto row = context.state().get(kProposals, payload.at("proposal").asString());
    if (!row)
        return refused("approvals.unknown", "payload.proposal");
    if (row->at("state").asString() != "open")
        return refused("approvals.closed", "payload.proposal");
    if (row->at("valid_until").asInteger() < context.block().time.count())
        return refused("approvals.expired", "payload.proposal");
    return std::move(*row);
}

bool isProposer(const Json& row, const Context& context, const std::optional<domain::OfficerInfo>& officer)
{
    // By the officer and not by the key: whoever has got a new key is still the same officer.
    return row.at("signer").asString() == context.signer()
        || (officer && !officer->officer.empty() && row.at("officer").asString() == officer->officer);
}

/// As it was proposed, and as it is now.
std::vector<Requirement> requirementsOf(const domain::StateView& state, const Json& row)
{
    std::vector<Requirement> all { Requirement::of(row) };
    const auto rule = state.get(kRules, ruleKey(row.at("domain").asString(), row.at("action").asString()));
    if (rule)
        all.push_back(Requirement::of(*rule));
    return all;
}

Json rolesOf(const domain::OfficerInfo& officer)
{
    Json roles = Json::array();
    for (const std::string& role : officer.roles)
        roles.push(role);
    return roles;
}

std::string officerOf(const domain::OfficerInfo& officer)
{
    return officer.officer.empty() ? officer.did : officer.officer;
}

Json signedBy(const Context& context, const domain::OfficerInfo& officer)
{
    return Json::object(
        { { "officer", officerOf(officer) }, { "agency", officer.agency }, { "did", context.signer() },
            { "transaction", context.transactionId() }, { "time", context.block().time } });
}

/// Whether there is room for one more signature of this agency.
Status checkAgency(const Requirement& requirement, const Json& row, const domain::OfficerInfo& officer)
{
    if (!requirement.distinctAgencies)
        return {};
    bool isTaken = row.at("agency").asString() == officer.agency;
    for (const Json& one : row.at("approvals").asArray())
        isTaken = isTaken || one.at("agency").asString() == officer.agency;
    return isTaken ? Status(refused("approvals.same_agency", "signer")) : Status();
}

} // namespace

Result<Json> approve(Context& context, const Json& payload)
{
    MARU_TRY(row, openProposal(context, payload));
    if (row.at("transaction").asString() != payload.at("transaction").asString())
        return refused("approvals.other_transaction", "payload.transaction");
    const auto officer = context.identity().officer(context.signer());
    if (isProposer(row, context, officer))
        return refused("approvals.own", "signer");
    if (!officer)
        return refused("auth.not_officer", "signer");
    Json approvals = row.at("approvals");
    const auto& given = approvals.asArray();
    if (std::any_of(given.begin(), given.end(), [&](const Json& one) {
            return one.at("officer").asString() == officerOf(*officer)
                || one.at("did").asString() == context.signer();
        }))
        return refused("approvals.twice", "signer");
    const std::vector<Requirement> requirements = requirementsOf(context.state(), row);
    for (const Requirement& requirement : requirements) {
        if (!requirement.admits(officer->roles, officer->agency))
            return refused("approvals.not_approver", "signer");
        MARU_CHECK(checkAgency(requirement, row, *officer));
    }

    Json approval = signedBy(context, *officer);
    approval.set("roles", rolesOf(*officer));
    approvals.push(std::move(approval));
    std::int64_t missing = 0;
    std::int64_t needed = 0;
    for (const Requirement& requirement : requirements) {
        const std::int64_t counted = requirement.counted(row.at("agency").asString(), approvals);
        missing = std::max(missing, requirement.needed - counted);
        needed = std::max(needed, requirement.needed);
    }
    const std::string& id = row.at("id").asString();
    Json data = Json::object({ { "proposal", id }, { "transaction", row.at("transaction") },
        { "approvals", static_cast<std::int64_t>(approvals.asArray().size()) }, { "needed", needed },
        { "missing", missing }, { "state", missing == 0 ? "approved" : "open" } });
    context.emit("approvals.approved", Json::object({ { "proposal", id }, { "missing", missing } }));
    row.set("approvals", std::move(approvals));
    if (missing == 0)
        row.set("state", "approved");
    context.state().put(kProposals, data.at("proposal").asString(), std::move(row));
    return data;
}

Result<Json> reject(Context& context, const Json& payload)
{
    MARU_TRY(row, openProposal(context, payload));
    const auto officer = context.identity().officer(context.signer());
    if (isProposer(row, context, officer))
        return refused("approvals.own", "signer");
    if (!officer)
        return refused("auth.not_officer", "signer");
    // Whoever may sign may say no; either rule is enough for that.
    const std::vector<Requirement> requirements = requirementsOf(context.state(), row);
    if (std::none_of(requirements.begin(), requirements.end(), [&](const Requirement& requirement) {
            return requirement.admits(officer->roles, officer->agency);
        }))
        return refused("approvals.not_approver", "signer");
    row.set("closed_by", signedBy(context, *officer));
    row.set("reason", payload.at("reason"));
    const std::string id = row.at("id").asString();
    close(context, std::move(row), "rejected");
    return Json::object({ { "proposal", id }, { "state", "rejected" } });
}

Result<Json> withdraw(Context& context, const Json& payload)
{
    MARU_TRY(row, openProposal(context, payload));
    const auto officer = context.identity().officer(context.signer());
    if (!isProposer(row, context, officer))
        return refused("approvals.not_proposer", "signer");
    const std::string id = row.at("id").asString();
    close(context, std::move(row), "withdrawn");
    return Json::object({ { "proposal", id }, { "state", "withdrawn" } });
}

void expire(Context& context, const std::string& id)
{
    auto row = context.state().get(kProposals, id);
    if (row && row->at("state").asString() == "open")
        close(context, std::move(*row), "expired");
}

} // namespace maru::approvals
