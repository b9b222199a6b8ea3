// SPDX-License-Identifier: Apache-2.0
// Elections (선거): README.md beside this file says what the domain does and which refusals it gives.
// Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::election {

domain::DomainSpec makeSpec();

class ElectionDomain final : public domain::Domain {
public:
    ElectionDomain();
    const domain::DomainSpec& spec() const override { return m_spec; }
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override;
    std::unique_ptr<domain::Preparer> makePreparer() const override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    domain::DomainSpec m_spec;
};

std::unique_ptr<domain::Domain> makeElectionDomain();

} // namespace maru::election
