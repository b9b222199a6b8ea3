// SPDX-License-Identifier: Apache-2.0
// Every part of a trustee is proved to be the sum times the secret behind the trustee's public share.
#include "shared/verify/election/checks/checks.h"
#include "shared/verify/election/trustee_parts.h"
#include "shared/voting/decryption.h"

namespace maru::verify::election {

namespace {

std::vector<std::string> slotsOf(const voting::ContestShape& shape)
{
    std::vector<std::string> names;
    for (const voting::Slot& slot : shape.slots)
        names.push_back(slot.id);
    return names;
}

std::string partFault(
    const Material& material, const TrusteePart& part, const std::map<std::int64_t, voting::Encoded>& shares)
{
    const auto sum = material.sums.find(part.key);
    const auto share = shares.find(part.trustee);
    if (sum == material.sums.end())
        return "of a sum that there is not";
    if (share == shares.end())
        return "by somebody who is no trustee";
    const base::Hash256 key = Known::keyOf(Question::Part,
        { base::ByteView(material.frozen()->fingerprint), base::asBytes(part.key.unit),
            base::asBytes(part.key.contest), base::asBytes(std::to_string(part.trustee)),
            base::ByteView(sum->second.encoded), base::ByteView(part.values) });
    if (material.isKnown(key))
        return {};
    const voting::ContestShape& shape = material.election->shape(part.key.contest);
    voting::DecryptionStatement statement;
    statement.fingerprint = material.frozen()->fingerprint;
    statement.election = material.record.election;
    statement.unit = part.key.unit;
    statement.contest = part.key.contest;
    statement.slots = slotsOf(shape);
    statement.index = part.trustee;
    statement.publicShare = share->second;
    const auto parts = voting::partsFromBytes(part.values, shape.slots.size());
    const base::Status good = voting::checkParts(statement, sum->second.sums.ciphertexts(), parts);
    if (!good)
        return good.error().code + ' ' + good.error().detail;
    material.keep(key);
    return {};
}

} // namespace

void checkDecryptions(Material& material, Verdict& verdict)
{
    if (!material.areSumsGood) {
        verdict.unavailable("the sums are not proven");
        return;
    }
    const voting::TrusteeKeys& trustees = material.frozen()->trustees;
    std::map<std::int64_t, voting::Encoded> shares;
    for (const voting::TrusteeKey& key : trustees.keys) {
        if (const auto share = voting::publicShare(trustees.keys, key.index))
            shares.emplace(key.index, *share);
    }
    const std::vector<TrusteePart> parts = trusteeParts(material, verdict);
    std::vector<std::string> faults(parts.size());
    forAll(
        parts.size(), material.options.threads,
        [&](std::size_t i) { faults[i] = partFault(material, parts[i], shares); },
        [&](std::size_t done, std::size_t whole) { material.progress(verdict, done, whole); });
    std::map<SumKey, std::set<std::int64_t>> given;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (faults[i].empty() && !given[parts[i].key].insert(parts[i].trustee).second)
            faults[i] = "a part that this trustee had given before";
        if (faults[i].empty())
            verdict.pass();
        else
            verdict.fail(parts[i].act->where() + " " + parts[i].key.unit + "/" + parts[i].key.contest,
                std::move(faults[i]));
    }
    if (parts.empty())
        verdict.unavailable("no trustee has decrypted yet");
    else if (given.size() < material.sums.size())
        verdict.unavailable("not every sum has been decrypted yet");
}

} // namespace maru::verify::election
