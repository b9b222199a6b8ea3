// SPDX-License-Identifier: Apache-2.0
// The parts of the specification, and the lists of values that actions and queries share. Pure.
#pragma once

#include "server/domain/spec.h"

#include <vector>

namespace maru::donation {

std::vector<domain::ActionSpec> campaignActions();
std::vector<domain::ActionSpec> moneyActions();
std::vector<domain::TableSpec> tableSpecs();
std::vector<domain::QuerySpec> rowQueries();
std::vector<domain::QuerySpec> computedQueries();
std::vector<domain::ParameterSpec> parameterSpecs();

std::vector<schema::Choice> organisationCategories();
std::vector<schema::Choice> campaignCategories();
std::vector<schema::Choice> spendingCategories();
std::vector<schema::Choice> stopRules();
std::vector<schema::Choice> overflowPolicies();
std::vector<schema::Choice> refundPolicies();
std::vector<schema::Choice> recipientKinds();
std::vector<schema::Choice> unusedReturns();

} // namespace maru::donation
