// SPDX-License-Identifier: Apache-2.0
// No ballot was taken out or put in: the hash chain over all accepted ballots ends where the proven box says, and goes
// through the head that somebody noted before.
#include "shared/crypto/hash.h"
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkBallotChain(Material& material, Verdict& verdict)
{
    const voting::FrozenElection* frozen = material.frozen();
    const base::Json* box = material.row("boxes", material.record.election);
    if (frozen == nullptr || box == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no ballot box yet");
        return;
    }
    std::int64_t casts = 0;
    std::int64_t challenges = 0;
    base::Hash256 head = crypto::sha256(base::ByteView(frozen->fingerprint));
    bool isSinceSeen = material.options.since.empty() || head.hex() == material.options.since;
    for (const BallotLeaf& entry : material.ballots) {
        if (entry.isChallenge) {
            ++challenges;
            continue;
        }
        ++casts;
        base::Bytes next(head.bytes.begin(), head.bytes.end());
        next.insert(next.end(), entry.hash.begin(), entry.hash.end());
        head = crypto::sha256(base::ByteView(next));
        isSinceSeen = isSinceSeen || head.hex() == material.options.since;
        verdict.pass();
    }
    material.chainHead = head.hex();
    if (box->stringOr("chain_head", "") != head.hex())
        verdict.fail(
            "boxes.chain_head", "the ballots give another chain head: one was taken out, put in or moved");
    else if (box->integerOr("ballots", -1) != casts)
        verdict.fail("boxes.ballots", "not the number of ballots in the record");
    else if (box->integerOr("challenges", -1) != challenges)
        verdict.fail("boxes.challenges", "not the number of challenged ballots in the record");
    else
        verdict.pass();
    if (!isSinceSeen) {
        // Ballots that do not give the proven head either are not all there; that is no other history.
        material.isFork = material.isFork || box->stringOr("chain_head", "") == head.hex();
        verdict.fail("since", "the chain does not go through the head that was noted before");
    }
}

} // namespace maru::verify::election
