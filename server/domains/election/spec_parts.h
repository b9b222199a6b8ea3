// SPDX-License-Identifier: Apache-2.0
// Parts of the specification that its files share. Private to server/domains/election.
#pragma once

#include "server/domains/common/fields.h"

#include <vector>

namespace maru::election {

std::vector<schema::Choice> electionKinds();
std::vector<schema::Choice> electionModes();
std::vector<schema::Choice> electionStates();
std::vector<schema::Choice> openingRules();
std::vector<schema::Choice> contestKinds();
std::vector<schema::Choice> winningRules();
std::vector<schema::Choice> quorumBases();
std::vector<schema::Choice> tieRules();
std::vector<schema::Choice> ceremonyRounds();
std::vector<schema::Choice> voterStates();
std::vector<schema::Choice> trusteeStates();
std::vector<schema::Choice> complaintStates();
std::vector<schema::Choice> objectionSubjects();
std::vector<schema::Choice> objectionStates();
std::vector<schema::Choice> incidentKinds();
std::vector<schema::Choice> observationVerdicts();
std::vector<schema::Choice> trackerStates();

schema::Field electionField();
/// Ids of contests, options, precincts and constituencies: [a-z0-9-]{1,24}.
schema::Field shortId(const char* name, schema::Text label);
schema::Field reasonField();

/// The members of setContest without `election`, also columns of the contests.
std::vector<schema::Field> contestFields();
std::vector<schema::Field> precinctFields();
/// Title, kind, mode, times and rules of an election: members of createElection and editElection.
std::vector<schema::Field> termFields();

std::vector<domain::ActionSpec> setupActions();
std::vector<domain::ActionSpec> rollActions();
std::vector<domain::ActionSpec> ceremonyActions();
std::vector<domain::ActionSpec> votingActions();
std::vector<domain::ActionSpec> countingActions();
std::vector<domain::TableSpec> tableSpecs();
std::vector<domain::QuerySpec> rowQueries();
std::vector<domain::QuerySpec> computedQueries();
// spec_queries_voting.cpp
std::vector<domain::TableSpec> votingTables();
std::vector<domain::QuerySpec> votingRowQueries();
std::vector<domain::QuerySpec> votingComputedQueries();
std::vector<domain::ParameterSpec> parameterSpecs();

} // namespace maru::election
