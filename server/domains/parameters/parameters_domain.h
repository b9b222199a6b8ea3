// SPDX-License-Identifier: Apache-2.0
// Versioned parameters (limits, ratios, deadlines) with effective dates and a legal basis: docs/api.md, section
// parameters.
//
// Refusals: parameters.unknown, parameters.value, parameters.effective_in_past, parameters.exists.
// Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::parameters {

domain::DomainSpec makeSpec();

class ParametersDomain final : public domain::Domain {
public:
    explicit ParametersDomain(std::vector<domain::ParameterSpec> declared);
    const domain::DomainSpec& spec() const override { return m_spec; }
    /// Enters every declared parameter with its first value, in force since 1970. The section may replace first
    /// values: {"values": {name: value}}.
    base::Status genesis(domain::Context& context, const base::Json& section) override;
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override;

private:
    domain::DomainSpec m_spec;
    std::vector<domain::ParameterSpec> m_declared;
};

/// `declared`: what the other domains declare, in the order in which they are to be entered; the same at every start.
std::unique_ptr<domain::Domain> makeParametersDomain(std::vector<domain::ParameterSpec> declared);
/// Collects what all domains of the registry declare, in the order of their names.
std::vector<domain::ParameterSpec> declaredParameters(const domain::Registry& registry);

/// For domain::ServiceFactories; `state` is this domain's and outlives the service.
std::unique_ptr<domain::Parameters> makeParameters(const domain::StateView& state, base::UnixSeconds time);

} // namespace maru::parameters
