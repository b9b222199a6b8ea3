// SPDX-License-Identifier: Apache-2.0
// The domain's actions, one function each. Executor thread.
#pragma once

#include "server/domains/approvals/approvals_domain.h"

namespace maru::approvals {

inline constexpr const char* kRules = "rules";
inline constexpr const char* kProposals = "proposals";
inline constexpr const char* kContents = "contents"; ///< what open proposals would execute
/// Rule under which rules are changed; the genesis document writes it and nobody changes it.
inline constexpr const char* kChangeRule = "approvals/setRule";
inline constexpr const char* kRemoveRule = "approvals/removeRule";

std::string ruleKey(std::string_view domain, std::string_view action);

// rules.cpp
base::Result<base::Json> setRule(
    domain::Context& context, const KnownActions& known, const base::Json& payload);
base::Result<base::Json> removeRule(domain::Context& context, const base::Json& payload);
base::Status enterRules(domain::Context& context, const KnownActions& known, const domain::DomainSpec& spec,
    const base::Json& section);
base::Result<base::Json> queryGaps(const domain::QueryView& view, const KnownActions& known);

// proposals.cpp
base::Result<base::Json> approve(domain::Context& context, const base::Json& payload);
base::Result<base::Json> reject(domain::Context& context, const base::Json& payload);
base::Result<base::Json> withdraw(domain::Context& context, const base::Json& payload);
void expire(domain::Context& context, const std::string& id);

// service.cpp
/// Takes a proposal out of work: state, who and when, its due entry and its content.
void close(domain::Context& context, base::Json row, const std::string& state);

} // namespace maru::approvals
