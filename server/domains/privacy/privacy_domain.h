// SPDX-License-Identifier: Apache-2.0
// Personal data as the chain sees it: commitments, how long they are kept and why, who was shown what, consents,
// requests of the people concerned, and certificates of destruction. The data itself is in the vault: docs/privacy.md.
//
// Refusals: privacy.not_keeper, privacy.keeper, privacy.unknown_class, privacy.class_retired, privacy.retention,
// privacy.duplicate_record, privacy.unknown_record, privacy.duplicate_in_list, privacy.other_agency,
// privacy.record_state, privacy.not_due, privacy.suspended, privacy.not_suspended, privacy.not_recipient,
// privacy.started, privacy.no_end, privacy.unknown_consent, privacy.consent_state, privacy.unknown_recipient,
// privacy.not_yours, privacy.until, privacy.unknown_request, privacy.request_state, privacy.request_record,
// privacy.replacement, privacy.kept_by_law, privacy.unknown_destruction, privacy.destruction_state, privacy.root,
// privacy.agency. Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::privacy {

domain::DomainSpec makeSpec();

class PrivacyDomain final : public domain::Domain {
public:
    PrivacyDomain();
    const domain::DomainSpec& spec() const override { return m_spec; }
    /// {"keepers": [{"did", "agency"}], "classes": [payload of defineClass]}
    base::Status genesis(domain::Context& context, const base::Json& section) override;
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    domain::DomainSpec m_spec;
};

std::unique_ptr<domain::Domain> makePrivacyDomain();

/// For domain::ServiceFactories; `state` is this domain's and outlives the service.
std::unique_ptr<domain::Destructions> makeDestructions(const domain::StateView& state);

} // namespace maru::privacy
