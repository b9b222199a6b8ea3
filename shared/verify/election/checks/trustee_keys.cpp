// SPDX-License-Identifier: Apache-2.0
// Each trustee's key was committed to before anybody showed theirs, and its owner knows the secret.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/ceremony.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// The messages of one kind of one attempt, in order.
std::vector<const Act*> messages(const Material& material, std::string_view action, std::int64_t attempt)
{
    std::vector<const Act*> found;
    for (const Act* act : material.actsOf({ action })) {
        if (act->payload().integerOr("attempt", 0) == attempt)
            found.push_back(act);
    }
    return found;
}

base::Result<voting::CeremonyReveal> revealOf(std::int64_t index, const Act& commit, const Act& reveal)
{
    voting::CeremonyReveal result;
    result.index = index;
    MARU_TRY(commitment, base::readBytes(commit.payload(), "commitment"));
    MARU_TRY(encryption, base::readBytes(commit.payload(), "encryption_key"));
    MARU_TRY(coefficients, base::readArray(reveal.payload(), "coefficients"));
    MARU_TRY(proof, base::readBytes(reveal.payload(), "proof"));
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

/// Empty: one of the reveals shows this key, and one of the commitments before it was to exactly that. Who signed them
/// is asked by `people`; a commitment and a proof hold for one index alone.
std::string keyFault(const voting::CeremonyContext& context, const voting::TrusteeKey& key,
    const std::vector<const Act*>& commits, const std::vector<const Act*>& reveals, KeyMessages& messages)
{
    std::string fault = "no commitment and reveal in the record fit this key";
    for (const Act* reveal : reveals) {
        for (const Act* commit : commits) {
            const auto parsed = revealOf(key.index, *commit, *reveal);
            if (!parsed || parsed->coefficients != key.coefficients)
                continue;
            if (const base::Status good = voting::checkReveal(context, *parsed); !good)
                fault = good.error().code;
            else if (commit->index() >= reveal->index())
                fault = "revealed before it committed";
            else {
                messages = { commit, reveal };
                return {};
            }
        }
    }
    return fault;
}

} // namespace

void checkTrusteeKeys(Material& material, Verdict& verdict)
{
    const voting::FrozenElection* frozen = material.frozen();
    const base::Json* row = material.electionRow();
    if (frozen == nullptr || row == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    const std::int64_t attempt = row->integerOr("attempt", 0);
    const voting::CeremonyContext context { frozen->definition.id, attempt, frozen->trustees.threshold };
    const auto commits = messages(material, "ceremonyCommit", attempt);
    const auto reveals = messages(material, "ceremonyReveal", attempt);
    // All must have committed before the first reveal: who has seen the others' keys can choose the sum.
    const bool isOrdered =
        commits.empty() || reveals.empty() || commits.back()->index() < reveals.front()->index();
    const auto all = material.actsOf({ "ceremonyCommit", "ceremonyReveal", "ceremonyShares",
        "ceremonyAcknowledge", "ceremonyComplain", "ceremonySettle" });
    // What was given up once is never used: the keys of the document were made after that.
    const auto restarts = material.actsOf({ "restartCeremony" });
    const bool isGivenUp =
        !restarts.empty() && !commits.empty() && commits.front()->index() < restarts.back()->index();
    const bool isLast = std::none_of(all.begin(), all.end(),
        [&](const Act* act) { return act->payload().integerOr("attempt", 0) > attempt; });
    for (const voting::TrusteeKey& key : frozen->trustees.keys) {
        std::string fault = keyFault(context, key, commits, reveals, material.keyMessages[key.index]);
        if (fault.empty() && !isOrdered)
            fault = "somebody revealed before all had committed";
        if (fault.empty() && isGivenUp)
            fault = "the ceremony was begun again after this key was made";
        if (fault.empty() && !isLast)
            fault = "a message of a later attempt than the election's row names";
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail("trustee " + std::to_string(key.index), std::move(fault));
    }
    // A later attempt would have given other keys.
    for (const Act& act : material.acts) {
        if (act.action().starts_with("ceremony") && act.payload().integerOr("attempt", 0) > attempt)
            verdict.fail(act.where(), "of a later attempt than the election's row says");
    }
}

} // namespace maru::verify::election
