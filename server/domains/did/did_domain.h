// SPDX-License-Identifier: Apache-2.0
// did:maru: documents with keys, devices, services, guardians; every version kept. Rules: docs/did-method.md.
//
// Refusals: did.key, did.use, did.proof, did.credential, did.duplicate_key, did.too_many_keys, did.key_used,
// did.unknown, did.unknown_key, did.deactivated, did.not_controller, did.controller, did.too_many_controlled,
// did.last_key, did.service_id, did.service_type, did.endpoint, did.duplicate_service, did.too_many_services,
// did.unknown_service, did.unknown_agency, did.guardians_needed, did.duplicate_guardian, did.not_guardian,
// did.recovery_open, did.unknown_recovery, did.recovery_closed, did.approved_already, did.other_agency. Executor
// thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::dids {

domain::DomainSpec makeSpec();

class DidDomain final : public domain::Domain {
public:
    DidDomain();
    const domain::DomainSpec& spec() const override { return m_spec; }
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    domain::DomainSpec m_spec;
};

std::unique_ptr<domain::Domain> makeDidDomain();

} // namespace maru::dids
