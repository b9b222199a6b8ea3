// SPDX-License-Identifier: Apache-2.0
// Every accepted ballot is authorized by its voter: signature or ring proof, for this action and this sender.
// Judged by option_proofs.cpp.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkAuthorizations(Material& material, Verdict& verdict)
{
    if (material.election == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no good roll to compare with");
        return;
    }
    reportBallots(material, verdict, &BallotFaults::authorization);
}

} // namespace maru::verify::election
