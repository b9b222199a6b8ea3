// SPDX-License-Identifier: Apache-2.0
// The domain's rows: keys, loading with the right refusal, saving, states and the course of events. Executor thread.
#pragma once

#include "server/domain/context.h"
#include "server/domain/domain.h"
#include "server/domains/common/rows.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace maru::election {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using base::UnixSeconds;
using domain::Context;
using domains::padded;

// Keys. Tables: see docs/election-protocol.md and README.md.
std::string partKey(std::string_view election, std::string_view part); ///< contests, precincts
std::string voterKey(std::string_view election, std::int64_t number);
std::string orderKey(std::string_view election, std::string_view precinct, std::int64_t number);
std::string countKey(std::string_view election, std::string_view precinct, std::int64_t weight);
std::string trusteeKey(std::string_view election, std::int64_t index);
std::string ceremonyKey(std::string_view election, std::int64_t attempt, std::int64_t index);

/// payload.election as a row. Refused `election.unknown`, field payload.election.
Result<Json> loadElection(Context& context, const Json& payload);
/// The same, and the action is allowed in the election's state (states.cpp). Refused also `election.state`.
Result<Json> loadFor(Context& context, const Json& payload, std::string_view action);
/// As loadFor, and the signer is an officer of the election's authority. Refused also `election.other_authority`.
Result<Json> loadOwn(Context& context, const Json& payload, std::string_view action);
/// Whether the action may be done in that state: the one table of docs/elections.md.
bool isAllowed(std::string_view action, std::string_view state);

/// For rows that our own rows and due entries name.
Json mustGet(Context& context, std::string_view table, std::string_view key);
/// Every row of a table that belongs to the election, by key.
std::vector<Json> rowsOf(Context& context, std::string_view table, std::string_view election);
void saveElection(Context& context, Json election);
bool isIn(const Json& row, std::initializer_list<std::string_view> states);
/// Stable id of the officer who signs. Refused `auth.not_officer`.
Result<domain::OfficerInfo> signingOfficer(Context& context);

/// A row about an election says whether it is a rehearsal.
Json rowOf(const Json& election, std::initializer_list<std::pair<const std::string, Json>> members);

/// Enters what happened into the course of events and tells the stream (`election.<kind>`). Saves nothing else.
void note(Context& context, const Json& election, std::string_view kind, std::string reason = {});
/// Sets the state, then note().
void setState(
    Context& context, Json& election, std::string_view state, std::string_view kind, std::string reason = {});

std::string dueId(std::string_view kind, std::string_view election);

/// The end of voting with the grace, extensions included.
std::int64_t endOf(const Json& election);
/// The election takes ballots at the block's time: state open, from `opens` (or its opening by the authority) and
/// before endOf(). Refused `election.paused`, `election.not_open` (early), `election.closed` (late), field
/// payload.election.
Status checkVotingTime(const Context& context, const Json& election);

} // namespace maru::election
