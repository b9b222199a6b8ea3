// SPDX-License-Identifier: Apache-2.0
// Challenged ballots hold what their voters' pages said, and none of them was cast.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkChallenges(Material& material, Verdict& verdict)
{
    if (!material.hasBallots) {
        verdict.unavailable("the ballots could not be read");
        return;
    }
    std::set<voting::BallotHash> cast;
    for (const BallotLeaf& entry : material.ballots) {
        if (!entry.isChallenge)
            cast.insert(entry.hash);
    }
    for (const BallotLeaf& entry : material.ballots) {
        if (!entry.isChallenge)
            continue;
        const base::Json& payload = entry.leaf->transaction.payload;
        const base::Json* list = payload.find("votes");
        const auto votes = voting::votesFromJson(list != nullptr ? *list : base::Json());
        const auto bytes = base::readBytes(payload, "seed");
        voting::BallotSeed seed {};
        std::string fault;
        const base::Hash256 key = material.leafKey(Question::Challenge, *entry.leaf);
        if (!votes)
            fault = votes.error().code;
        else if (!bytes || bytes->size() != seed.size())
            fault = "no seed of 32 bytes";
        else if (cast.contains(entry.hash))
            fault = "the ballot was cast as well";
        else if (!material.isKnown(key)) {
            std::copy(bytes->begin(), bytes->end(), seed.begin());
            const base::Status good = voting::checkChallenge(*material.election, entry.ballot, *votes, seed);
            if (!good)
                fault = good.error().code + ' ' + good.error().detail;
            else
                material.keep(key);
        }
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(entry.leaf->where(), std::move(fault));
    }
}

} // namespace maru::verify::election
