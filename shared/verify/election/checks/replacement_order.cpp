// SPDX-License-Identifier: Apache-2.0
// A voter's later ballot replaces the earlier one, where the election allows it, and the proven box counts how many did.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkReplacementOrder(Material& material, Verdict& verdict)
{
    if (!material.hasBallots) {
        verdict.unavailable("the ballots could not be read");
        return;
    }
    const bool mayRevote = material.frozen()->definition.revote;
    std::int64_t replaced = 0;
    for (const auto& [voter, casts] : material.castsByVoter) {
        replaced += static_cast<std::int64_t>(casts.size()) - 1;
        if (casts.size() > 1 && !mayRevote) {
            verdict.fail(material.ballots[casts[1]].leaf->where(),
                "a second ballot, which this election does not allow");
            continue;
        }
        // What the server said of each ballot: the first replaces nothing, every later one the one before.
        std::string fault;
        for (std::size_t i = 0; i < casts.size() && fault.empty(); ++i) {
            const BallotLeaf& entry = material.ballots[casts[i]];
            const bool isRing = entry.ballot.ring == material.ballots[casts[0]].ballot.ring;
            if (entry.data->booleanOr("replaced", false) != (i > 0) || !isRing)
                fault = entry.leaf->where();
        }
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(fault, "not said to replace what it replaces, or by one voter in two rings");
    }
    const base::Json* box = material.row("boxes", material.record.election);
    if (box == nullptr)
        verdict.unavailable("there is no ballot box yet");
    else if (box->integerOr("voters", -1) != static_cast<std::int64_t>(material.castsByVoter.size()))
        verdict.fail("boxes", "not the number of voters in the record");
    else if (box->integerOr("replaced", -1) != replaced)
        verdict.fail("boxes",
            "counts " + std::to_string(box->integerOr("replaced", -1)) + " replaced ballots, there are "
                + std::to_string(replaced));
    else
        verdict.pass();
}

} // namespace maru::verify::election
