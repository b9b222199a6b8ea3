// SPDX-License-Identifier: Apache-2.0
// Agencies (기관), officers (담당자), roles as data, invitations, deputies and certificates: docs/people.md.
//
// Refusals: identity.agency_id, identity.duplicate_agency, identity.unknown_agency, identity.agency_state,
// identity.sponsor, identity.has_sponsored, identity.duplicate_officer, identity.unknown_officer,
// identity.duplicate_role, identity.unknown_role, identity.role_id, identity.unknown_action, identity.term,
// identity.did, identity.left, identity.replaced, identity.last_administrator, identity.invitation_state,
// identity.invitation_expiry, identity.invitation_code, identity.unknown_invitation, identity.self,
// identity.unknown_deputy, identity.deputy_state, identity.certificate_*. Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

#include <map>
#include <set>

namespace maru::identity {

domain::DomainSpec makeSpec();

/// What the domains of a node bring along: where roles begin, and what a role may be made of.
struct DeclaredRoles {
    struct Role {
        schema::Text label;
        std::set<std::string> actions; ///< "domain/action"
        std::set<std::string> reads; ///< domains
    };
    std::map<std::string, Role> roles; ///< by id
    std::set<std::string> actions; ///< all officers' actions, "domain/action"
    std::set<std::string> domains; ///< that have restricted records to read
};

/// Of all domains of the registry and of this one. A role that is used and that no domain declares is our bug
/// (MARU_ASSERT). Call it when every other domain is in.
DeclaredRoles declaredRoles(const domain::Registry& registry);

class IdentityDomain final : public domain::Domain {
public:
    explicit IdentityDomain(DeclaredRoles declared);
    const domain::DomainSpec& spec() const override { return m_spec; }
    /// Declared roles, then the section's "roles", "agencies", "certificates", "officers", "deputies": lists of the
    /// payloads of defineRole, registerAgency, setAgencyCertificate, registerOfficer and appointDeputy.
    base::Status genesis(domain::Context& context, const base::Json& section) override;
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    base::Result<base::Json> defineRole(domain::Context& context, const base::Json& payload) const;

    domain::DomainSpec m_spec;
    DeclaredRoles m_declared;
};

std::unique_ptr<domain::Domain> makeIdentityDomain(DeclaredRoles declared);

/// For domain::ServiceFactories; `state` is this domain's and outlives the service.
std::unique_ptr<domain::Identity> makeIdentity(const domain::StateView& state, base::UnixSeconds time);

} // namespace maru::identity
