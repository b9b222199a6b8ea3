// SPDX-License-Identifier: Apache-2.0
// A chain with rules of four eyes: three administrators of three agencies, and a registrar.
#pragma once

#include "server/chain/dry_run.h"
#include "server/domains/approvals/approvals_domain.h"
#include "tests/support/domain_harness.h"

#include <memory>
#include <optional>

namespace maru::test {

class ApprovalsHarness final : public DomainHarness {
public:
    ApprovalsHarness() : DomainHarness(Bare {})
    {
        const auto known = std::make_shared<approvals::KnownActions>();
        m_registry.add(accounts::makeAccountsDomain());
        m_registry.add(approvals::makeApprovalsDomain(known));
        m_registry.add(donation::makeDonationDomain());
        auto declared = parameters::declaredParameters(m_registry);
        const domain::DomainSpec people = identity::makeSpec();
        declared.insert(declared.end(), people.parameters.begin(), people.parameters.end());
        m_registry.add(parameters::makeParametersDomain(std::move(declared)));
        m_registry.add(identity::makeIdentityDomain(identity::declaredRoles(m_registry)));
        *known = approvals::declaredActions(m_registry);
        m_services.accounts = &accounts::makeAccounts;
        m_services.parameters = &parameters::makeParameters;
        m_services.identity = &identity::makeIdentity;
        m_services.approvals = &approvals::makeApprovals;
        addOfficer("admin2", "city", { "administrator" });
        addOfficer("admin3", "audit", { "administrator" });
    }

    /// Agencies are registered under four eyes of administrators; rules are changed by two of two agencies.
    void openWithRules(std::int64_t needed = 1, bool distinct = false)
    {
        addSection("approvals",
            Json::object({ { "rules", Json::array({ rule("identity", "registerAgency", needed, distinct) }) },
                { "change",
                    Json::object({ { "needed", 1 }, { "roles", Json::array({ "administrator" }) },
                        { "distinct_agencies", true }, { "seconds", 7 * kDay } }) } }));
        open();
    }

    static Json rule(const std::string& domain, const std::string& action, std::int64_t needed, bool distinct)
    {
        return Json::object({ { "domain", domain }, { "action", action }, { "needed", needed },
            { "roles", Json::array({ "administrator" }) }, { "distinct_agencies", distinct },
            { "seconds", 3 * kDay } });
    }

    static Json agency(const std::string& id)
    {
        return Json::object({ { "id", id }, { "name_ko", id }, { "name_en", id }, { "kind", "local" } });
    }

    /// The id of the proposal that the action became.
    std::string propose(
        const std::string& who, const std::string& domain, const std::string& action, Json payload)
    {
        return must(who, domain, action, std::move(payload)).at("proposal").asString();
    }
    std::string proposeAgency(const std::string& who = "admin", const std::string& id = "gu-1")
    {
        return propose(who, "identity", "registerAgency", agency(id));
    }
    Json proposal(const std::string& id) { return get("approvals", "proposals", id).value_or(Json()); }
    std::string state(const std::string& id) { return proposal(id).stringOr("state", ""); }
    Json approval(const std::string& id)
    {
        return Json::object({ { "proposal", id }, { "transaction", proposal(id).at("transaction") } });
    }
    std::string approve(const std::string& who, const std::string& id)
    {
        return code(who, "approvals", "approve", approval(id));
    }
};

} // namespace maru::test
