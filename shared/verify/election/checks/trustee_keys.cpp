// SPDX-License-Identifier: Apache-2.0
// Each trustee's key was committed to before anybody showed theirs, and its owner knows the secret.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/ceremony.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// The accepted messages of one kind of the ceremony's last attempt, by trustee's officer key.
std::map<std::string, const RecordLeaf*> messages(
    const Record& record, std::string_view action, std::int64_t attempt)
{
    std::map<std::string, const RecordLeaf*> found;
    for (const RecordLeaf& leaf : record.leaves) {
        if (leaf.isAccepted() && leaf.transaction.action == action
            && leaf.transaction.payload.integerOr("attempt", 0) == attempt)
            found.insert_or_assign(leaf.transaction.signer, &leaf);
    }
    return found;
}

std::int64_t lastAttempt(const Record& record)
{
    std::int64_t last = 0;
    for (const RecordLeaf& leaf : record.leaves) {
        if (leaf.isAccepted() && leaf.transaction.action == "ceremonyReveal")
            last = std::max(last, leaf.transaction.payload.integerOr("attempt", 0));
    }
    return last;
}

base::Result<voting::CeremonyReveal> revealOf(
    std::int64_t index, const RecordLeaf& commit, const RecordLeaf& reveal)
{
    voting::CeremonyReveal result;
    result.index = index;
    MARU_TRY(commitment, base::readBytes(commit.transaction.payload, "commitment"));
    MARU_TRY(encryption, base::readBytes(commit.transaction.payload, "encryption_key"));
    MARU_TRY(coefficients, base::readArray(reveal.transaction.payload, "coefficients"));
    MARU_TRY(proof, base::readBytes(reveal.transaction.payload, "proof"));
    if (commitment.size() != result.commitment.size() || encryption.size() != result.encryptionKey.size())
        return base::refused("voting.ceremony_commitment", "commitment");
    std::copy(commitment.begin(), commitment.end(), result.commitment.begin());
    std::copy(encryption.begin(), encryption.end(), result.encryptionKey.begin());
    for (const base::Json& coefficient : coefficients) {
        const auto bytes = coefficient.isString() ? base::fromBase64Url(coefficient.asString())
                                                  : base::Result<base::Bytes>(base::refused("json.type"));
        voting::Encoded point {};
        if (!bytes || bytes->size() != point.size())
            return base::refused("voting.ceremony_coefficients", "coefficients");
        std::copy(bytes->begin(), bytes->end(), point.begin());
        result.coefficients.push_back(point);
    }
    result.proof = std::move(proof);
    return result;
}

} // namespace

void checkTrusteeKeys(Material& material, Verdict& verdict)
{
    const voting::FrozenElection* frozen = material.frozen();
    if (frozen == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    const std::int64_t attempt = lastAttempt(material.record);
    const voting::CeremonyContext context { frozen->definition.id, attempt, frozen->trustees.threshold };
    const auto commits = messages(material.record, "ceremonyCommit", attempt);
    const auto reveals = messages(material.record, "ceremonyReveal", attempt);
    // Who a signer is stands in no proven row; the coefficients do, and a proof holds for one index alone. So every key
    // must have a reveal that fits it, and no reveal may serve two.
    std::set<std::string> used;
    for (const voting::TrusteeKey& key : frozen->trustees.keys) {
        const std::string where = "trustee " + std::to_string(key.index);
        std::string fault = "no commitment and reveal in the record fit this key";
        for (const auto& [signer, reveal] : reveals) {
            const auto commit = commits.find(signer);
            if (commit == commits.end())
                continue;
            const auto parsed = revealOf(key.index, *commit->second, *reveal);
            if (!parsed || parsed->coefficients != key.coefficients)
                continue;
            const base::Status good = voting::checkReveal(context, *parsed);
            if (commit->second->index >= reveal->index)
                fault = "revealed before it committed";
            else if (!good)
                fault = good.error().code;
            else if (!used.insert(signer).second)
                fault = "the key of another trustee";
            else
                fault.clear();
            break;
        }
        // All must have committed before the first reveal.
        for (const auto& entry : reveals) {
            for (const auto& commit : commits)
                if (fault.empty() && commit.second->index > entry.second->index)
                    fault = "somebody revealed before all had committed";
        }
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(where, fault);
    }
}

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
