// SPDX-License-Identifier: Apache-2.0
// The checks, one file each, in the order in which they run (docs/election-protocol.md "Checks").
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
void checkRoll(Material& material, Verdict& verdict);
void checkVoters(Material& material, Verdict& verdict);
/// Three verdicts in one pass over the ballots, because one multiplication decides all of them.
void checkBallotProofs(Material& material, Verdict& options, Verdict& rules, Verdict& authorizations);
void checkNonces(Material& material, Verdict& verdict);
void checkTimes(Material& material, Verdict& verdict);
void checkReplacementOrder(Material& material, Verdict& verdict);
void checkBallotChain(Material& material, Verdict& verdict);
void checkChallenges(Material& material, Verdict& verdict);
void checkSums(Material& material, Verdict& verdict);
void checkDecryptions(Material& material, Verdict& verdict);
void checkCounts(Material& material, Verdict& verdict);
void checkResults(Material& material, Verdict& verdict);
void checkApprovals(Material& material, Verdict& verdict);

} // namespace maru::verify::election
