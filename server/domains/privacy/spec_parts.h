// SPDX-License-Identifier: Apache-2.0
// Parts of the specification that its files share. Private to server/domains/privacy.
#pragma once

#include "server/domains/common/fields.h"

namespace maru::privacy {

std::vector<schema::Choice> recordStates();
std::vector<schema::Choice> requestKinds();
std::vector<schema::Choice> requestStates();
std::vector<schema::Choice> destructionBases();
std::vector<schema::Choice> destructionStates();
std::vector<schema::Choice> revealPurposes();
std::vector<schema::Choice> startEvents();
std::vector<schema::Choice> nextSteps();
schema::Field classField();
schema::Field agencyField();
schema::Field recordField();
/// The members of defineClass, also the columns of classes.
std::vector<schema::Field> classFields();

std::vector<domain::ActionSpec> actionSpecs();
std::vector<domain::QuerySpec> querySpecs();

} // namespace maru::privacy
