// SPDX-License-Identifier: Apache-2.0
// The checks, one file each, in the order in which they run (docs/election-protocol.md "Verification"). Before them
// stands `format` (format.h).
#pragma once

#include "shared/verify/election/material.h"

namespace maru::verify::election {

void checkBlocks(Material& material, Verdict& verdict);
void checkInclusion(Material& material, Verdict& verdict);
void checkState(Material& material, Verdict& verdict);
void checkParameters(Material& material, Verdict& verdict);
void checkDefinition(Material& material, Verdict& verdict);
void checkTrusteeKeys(Material& material, Verdict& verdict);
void checkJointKey(Material& material, Verdict& verdict);
void checkPeople(Material& material, Verdict& verdict);
void checkRoll(Material& material, Verdict& verdict);
void checkVoters(Material& material, Verdict& verdict);
/// Judges rules and authorizations as well, because one multiplication decides all three; the next two checks report
/// what it found.
void checkOptionProofs(Material& material, Verdict& verdict);
void checkSumProofs(Material& material, Verdict& verdict);
void checkAuthorizations(Material& material, Verdict& verdict);
void checkNonces(Material& material, Verdict& verdict);
void checkTimes(Material& material, Verdict& verdict);
void checkCourse(Material& material, Verdict& verdict);
void checkRefusals(Material& material, Verdict& verdict);
void checkReplacementOrder(Material& material, Verdict& verdict);
void checkBallotChain(Material& material, Verdict& verdict);
void checkChallenges(Material& material, Verdict& verdict);
void checkSums(Material& material, Verdict& verdict);
void checkDecryptions(Material& material, Verdict& verdict);
void checkCounts(Material& material, Verdict& verdict);
void checkResults(Material& material, Verdict& verdict);
void checkApprovals(Material& material, Verdict& verdict);

} // namespace maru::verify::election
