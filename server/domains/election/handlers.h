// SPDX-License-Identifier: Apache-2.0
// All actions, due entries and computed queries of the domain, one file a group. Each checks everything before it
// writes.
#pragma once

#include "server/domains/election/records.h"

namespace maru::election {

// elections.cpp
Result<Json> createElection(Context& context, const Json& payload);
Result<Json> editElection(Context& context, const Json& payload);
Result<Json> setTrustees(Context& context, const Json& payload);

// contests.cpp
Result<Json> setContest(Context& context, const Json& payload);
Result<Json> removeContest(Context& context, const Json& payload);

// precincts.cpp
Result<Json> setPrecincts(Context& context, const Json& payload);
Result<Json> mergePrecinct(Context& context, const Json& payload);

// roll.cpp
Result<Json> addVoters(Context& context, const Json& payload);
Result<Json> addLateVoter(Context& context, const Json& payload);
Result<Json> removeVoter(Context& context, const Json& payload);
Result<Json> replaceInvitation(Context& context, const Json& payload);

// enrolment.cpp
Result<Json> enrol(Context& context, const Json& payload);

// objections.cpp
Result<Json> objectTo(Context& context, const Json& payload);
Result<Json> decideObjection(Context& context, const Json& payload);

// ceremony.cpp
Result<Json> startCeremony(Context& context, const Json& payload);
Result<Json> ceremonyCommit(Context& context, const Json& payload);
Result<Json> ceremonyReveal(Context& context, const Json& payload);
Result<Json> ceremonyShares(Context& context, const Json& payload);
Result<Json> ceremonyAcknowledge(Context& context, const Json& payload);
Status onCeremonyDeadline(Context& context, const Json& payload);

// complaints.cpp
Result<Json> ceremonyComplain(Context& context, const Json& payload);
Result<Json> ceremonySettle(Context& context, const Json& payload);
Result<Json> excludeTrustee(Context& context, const Json& payload);
Result<Json> restartCeremony(Context& context, const Json& payload);

// freeze.cpp
Result<Json> freeze(Context& context, const Json& payload);
Status onFreeze(Context& context, const Json& payload); ///< before opening, by itself
Status onFreezeStep(Context& context, const Json& payload);

// lifecycle.cpp
Result<Json> openElection(Context& context, const Json& payload);
Result<Json> closeElection(Context& context, const Json& payload);
Result<Json> pauseElection(Context& context, const Json& payload);
Result<Json> resumeElection(Context& context, const Json& payload);
Result<Json> extendElection(Context& context, const Json& payload);
Result<Json> voidElection(Context& context, const Json& payload);
Status onOpen(Context& context, const Json& payload);
Status onClose(Context& context, const Json& payload);

// archive.cpp
Result<Json> archiveElection(Context& context, const Json& payload);
Result<Json> markRollDestroyed(Context& context, const Json& payload);

// ballots.cpp
Result<Json> cast(Context& context, const Json& payload);
Result<Json> challenge(Context& context, const Json& payload);

// tally.cpp
Result<Json> decrypt(Context& context, const Json& payload);

// results.cpp
Result<Json> resolveTie(Context& context, const Json& payload);

// certification.cpp
Result<Json> certify(Context& context, const Json& payload);

// observations.cpp
Result<Json> reportObservation(Context& context, const Json& payload);
Result<Json> logIncident(Context& context, const Json& payload);

// missing.cpp
Result<Json> queryMissing(const domain::QueryView& view, const Json& arguments);
// help_desk.cpp
Result<Json> queryHelpDesk(const domain::QueryView& view, const Json& arguments);
// progress.cpp
Result<Json> queryProgress(const domain::QueryView& view, const Json& arguments);
Result<Json> queryBallot(const domain::QueryView& view, const Json& arguments);
// queries_result.cpp
Result<Json> queryResult(const domain::QueryView& view, const Json& arguments);
Result<Json> queryOfficialTable(const domain::QueryView& view, const Json& arguments);

} // namespace maru::election
