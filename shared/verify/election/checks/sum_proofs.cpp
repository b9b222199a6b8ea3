// SPDX-License-Identifier: Apache-2.0
// Every accepted ballot keeps the rules of each contest: how many choices, and a blank vote by itself.
// Judged by option_proofs.cpp.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkSumProofs(Material& material, Verdict& verdict)
{
    if (material.election == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no good roll to compare with");
        return;
    }
    reportBallots(material, verdict, &BallotFaults::rule);
}

} // namespace maru::verify::election
