// SPDX-License-Identifier: Apache-2.0
// Due entries of an election and checks that several files of the domain share. Private to server/domains/election.
#pragma once

#include "server/domains/election/records.h"

namespace maru::election {

// freeze.cpp: freezing by itself before opening; nothing unless the election is ready.
void scheduleFreeze(Context& context, const Json& election);
void unscheduleFreeze(Context& context, const Json& election);

// lifecycle.cpp: opening and closing by itself, from freezing on.
void scheduleVoting(Context& context, const Json& election);
void unscheduleVoting(Context& context, const Json& election);
/// A frozen election whose time to open by itself has come opens now.
void openIfDue(Context& context, Json& election);

// roll.cpp: one vote each in public elections. Refused `election.weight`, field payload.kind.
Status checkWeights(Context& context, const Json& election, std::string_view kind);
/// The roll was laid open (enrolment has begun in an election that was no draft): from then on each change is one line
/// with a reason, whatever state the election goes back to.
bool isRollPublished(const Context& context, const Json& election);
/// Writes that down before a change of state or times would hide it.
void keepRollPublished(const Context& context, Json& election);
/// Adds to the counts of a precinct and weight, of the precinct, and of the election.
void countRoll(
    Context& context, Json& election, const Json& voter, std::int64_t entries, std::int64_t enrolled);

// ceremony.cpp
/// Begins the next attempt with the trustees that are not excluded; or ends the ceremony, back to draft, when they are
/// fewer than the threshold.
void beginAttempt(Context& context, Json& election);
/// Goes on to the next round when everybody has done this one; ends the ceremony after the last.
Status advance(Context& context, Json& election);
struct Participant {
    std::int64_t index = 0;
    Json row; ///< of `ceremony`
};
/// The signer's part in the running attempt. Refused `election.attempt`, `election.not_trustee`, `election.round`
/// (another round runs, "" for any), `election.message_given`.
Result<Participant> participant(
    Context& context, const Json& election, const Json& payload, std::string_view round);
std::vector<Json> participantsOf(Context& context, const Json& election);
void saveParticipant(Context& context, Json row);
/// Marks the trustee as excluded and begins again.
void exclude(Context& context, Json& election, std::int64_t index, std::string_view kind, std::string reason);
std::string complaintKey(
    std::string_view election, std::int64_t attempt, std::int64_t complainant, std::int64_t against);
/// Complaints of the running attempt.
std::vector<Json> complaintsOf(Context& context, const Json& election);
/// Sets the round and its deadline.
void setRound(Context& context, Json& election, std::string_view round);

} // namespace maru::election
