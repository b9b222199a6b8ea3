// SPDX-License-Identifier: Apache-2.0
// The election's key is the sum of the trustees' keys, and as many can open it as the definition says.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/ceremony.h"

namespace maru::verify::election {

void checkJointKey(Material& material, Verdict& verdict)
{
    const voting::FrozenElection* frozen = material.frozen();
    if (frozen == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    const auto joint = voting::jointKey(frozen->trustees.keys);
    if (!joint || *joint != frozen->trustees.joint) {
        verdict.fail("trustees.joint", "not the sum of the trustees' keys");
        return;
    }
    verdict.pass();
    for (const voting::TrusteeKey& key : frozen->trustees.keys) {
        if (key.coefficients.size() != static_cast<std::size_t>(frozen->definition.threshold))
            verdict.fail("trustee " + std::to_string(key.index), "not as many coefficients as the threshold");
        else
            verdict.pass();
    }
    if (static_cast<std::int64_t>(frozen->trustees.keys.size()) < frozen->definition.threshold)
        verdict.fail("trustees", "fewer than the threshold");
}

} // namespace maru::verify::election
