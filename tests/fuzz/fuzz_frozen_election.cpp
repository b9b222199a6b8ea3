// SPDX-License-Identifier: Apache-2.0
// Frozen documents from untrusted text: refused, or composed to the same bytes with shapes that can be used.
// LIBS: maru_voting
#include "shared/voting/ballot.h"

#include <cstddef>
#include <cstdint>

using namespace maru;
using namespace maru::voting;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText({ data, size });
    const auto frozen = parseFrozen(text);
    if (!frozen)
        return 0;
    MARU_ASSERT(base::canonical(composeFrozen(frozen->definition, frozen->roll, frozen->trustees)) == text);
    for (const Precinct& precinct : frozen->definition.precincts)
        MARU_ASSERT(ballotBytes(frozen->definition, precinct) <= kMaxBallotBytes);
    for (const Contest& contest : frozen->definition.contests) {
        const ContestShape shape = contest.shape();
        MARU_ASSERT(shape.proofBytes() <= kMaxBallotBytes);
        for (const LinearRule& rule : shape.rules)
            MARU_ASSERT(rule.factors.size() == shape.slots.size() && rule.low <= rule.high);
        if (contest.blank) {
            std::vector<std::uint64_t> blank(shape.slots.size(), 0);
            blank[0] = 1;
            MARU_ASSERT(shape.allows(blank));
        }
    }
    return 0;
}
