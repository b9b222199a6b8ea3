// SPDX-License-Identifier: Apache-2.0
// No randomness is used twice: two ballots with the same first point would show what one of them holds as soon as the
// other is opened.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkNonces(Material& material, Verdict& verdict)
{
    if (!material.hasBallots) {
        verdict.unavailable("the ballots could not be read");
        return;
    }
    std::set<base::Bytes> seen;
    std::set<voting::BallotHash> hashes;
    for (const BallotLeaf& entry : material.ballots) {
        std::string fault;
        if (!hashes.insert(entry.hash).second)
            fault = "a ballot that is there twice";
        if (!entry.ballot.answers.empty()) {
            const base::Bytes& proof = entry.ballot.answers.front().proof;
            if (!seen.insert(base::Bytes(proof.begin(), proof.begin() + 32)).second)
                fault = "the first point of another ballot";
        }
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(entry.leaf->where(), fault);
    }
}

} // namespace maru::verify::election
