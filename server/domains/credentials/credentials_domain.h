// SPDX-License-Identifier: Apache-2.0
// Credentials: the trust registry (types, accreditations, issuers' keys, verifiers) and the issues with their status
// lists; docs/credentials.md. No personal data: an issue holds the commitment of a vault record, and who holds a
// credential is known to its wallet only.
//
// Refusals: credentials.* of translations/errors.d/credentials.json. Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::credentials {

domain::DomainSpec makeSpec();

class CredentialsDomain final : public domain::Domain {
public:
    CredentialsDomain();
    const domain::DomainSpec& spec() const override { return m_spec; }
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    domain::DomainSpec m_spec;
};

std::unique_ptr<domain::Domain> makeCredentialsDomain();

} // namespace maru::credentials
