// SPDX-License-Identifier: Apache-2.0
// The result was certified by as many different officers as the definition asks for, and each signed the hash of the
// result that is proven here. Whoever signs with an old and a new key is one officer.
#include "shared/crypto/hash.h"
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

/// The officer whose key it is, as far as `people` could tell; else the key itself.
std::string certifierOf(const Material& material, const std::string& did)
{
    const auto found = material.officers.find(did);
    return found == material.officers.end() || !found->second.fault.empty() ? did : found->second.officer;
}

} // namespace

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
    std::set<std::string> certifiers;
    for (const Act* act : material.actsOf({ "certify" })) {
        if (act->payload().stringOr("result", "") != hash)
            verdict.fail(act->where(), "certifies another result");
        else if (!certifiers.insert(certifierOf(material, act->signer())).second)
            verdict.fail(act->where(), "the same officer twice");
        else
            verdict.pass();
    }
    const std::string state = row->stringOr("state", "");
    if (state != "certified" && state != "archived")
        verdict.unavailable("the result is not certified (state " + state + ")");
    else if (static_cast<std::int64_t>(certifiers.size()) < definition.certifiers)
        verdict.fail("certifications", "fewer officers certified than the definition asks for");
}

} // namespace maru::verify::election
