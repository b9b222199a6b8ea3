// SPDX-License-Identifier: Apache-2.0
// The result was certified by as many different members of the commission as the definition asks for, and each signed
// the hash of the result that is proven here.
#include "shared/crypto/hash.h"
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkApprovals(Material& material, Verdict& verdict)
{
    const base::Json* row = material.electionRow();
    if (row == nullptr || material.frozen() == nullptr) {
        verdict.unavailable("there is no frozen election");
        return;
    }
    const voting::Definition& definition = material.frozen()->definition;
    base::Json results = base::Json::array();
    for (const voting::Contest& contest : definition.contests) {
        if (const base::Json* result = material.row("results", material.record.election + "/" + contest.id))
            results.push(*result);
    }
    const std::string hash = crypto::sha256(base::canonical(results)).hex();
    std::set<std::string> signers;
    for (const RecordLeaf& leaf : material.record.leaves) {
        if (!leaf.isAccepted() || leaf.transaction.action != "certify")
            continue;
        if (leaf.transaction.payload.stringOr("result", "") != hash)
            verdict.fail(leaf.where(), "certifies another result");
        else if (!signers.insert(leaf.transaction.signer).second)
            verdict.fail(leaf.where(), "the same member twice");
        else
            verdict.pass();
    }
    const std::string state = row->stringOr("state", "");
    if (state != "certified" && state != "archived")
        verdict.unavailable("the result is not certified (state " + state + ")");
    else if (static_cast<std::int64_t>(signers.size()) < definition.certifiers)
        verdict.fail("certifications", "fewer members certified than the definition asks for");
}

} // namespace maru::verify::election
