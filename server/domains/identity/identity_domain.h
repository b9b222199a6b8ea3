// SPDX-License-Identifier: Apache-2.0
// Agencies (기관) and officers (담당자) with their roles: docs/api.md, section identity.
//
// Refusals: identity.agency_id, identity.duplicate_agency, identity.unknown_agency, identity.duplicate_officer, identity.unknown_officer,
// identity.duplicate_role, identity.did, identity.left, identity.last_administrator. Executor thread; queries one
// reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::identity {

domain::DomainSpec makeSpec();

class IdentityDomain final : public domain::Domain {
public:
    IdentityDomain();
    const domain::DomainSpec& spec() const override { return m_spec; }
    base::Status genesis(domain::Context& context, const base::Json& section) override;
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;

private:
    domain::DomainSpec m_spec;
};

std::unique_ptr<domain::Domain> makeIdentityDomain();

/// For domain::ServiceFactories; `state` is this domain's and outlives the service.
std::unique_ptr<domain::Identity> makeIdentity(const domain::StateView& state);

} // namespace maru::identity
