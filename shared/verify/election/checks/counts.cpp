// SPDX-License-Identifier: Apache-2.0
// Enough parts give exactly the counts that the proven rows state.
#include "shared/verify/election/checks/checks.h"
#include "shared/verify/election/trustee_parts.h"
#include "shared/voting/decryption.h"

namespace maru::verify::election {

namespace {

/// The counts that the proven row states, checked against the sum; empty fault: good.
std::string countFault(const Material& material, const SumKey& key, const Sum& sum,
    const std::map<std::int64_t, const TrusteePart*>& parts, std::vector<std::int64_t>& counts)
{
    const base::Json* row =
        material.row("counts", material.record.election + "/" + key.unit + "/" + key.contest);
    if (row == nullptr)
        return "no proven count";
    const auto threshold = static_cast<std::size_t>(material.frozen()->trustees.threshold);
    if (parts.size() < threshold)
        return "fewer parts than the threshold";
    const voting::ContestShape& shape = material.election->shape(key.contest);
    const auto list = base::readArray(*row, "counts");
    if (!list || list->size() != shape.slots.size())
        return "not a number for every option";
    if (row->integerOr("ballots", -1) != sum.ballots || row->integerOr("weight", -1) != sum.weight
        || row->stringOr("unit", "") != key.unit || row->stringOr("contest", "") != key.contest)
        return "a count that is not of this sum";
    const auto named = base::readArray(*row, "trustees");
    if (!named || named->size() != threshold)
        return "not as many trustees as the threshold";
    std::vector<std::int64_t> indexes;
    std::vector<std::vector<voting::DecryptionPart>> used;
    base::Bytes given;
    for (const base::Json& index : *named) {
        const auto part = index.isInteger() ? parts.find(index.asInteger()) : parts.end();
        if (part == parts.end() || (!indexes.empty() && part->first <= indexes.back()))
            return "trustees out of order, or one who gave no part";
        indexes.push_back(part->first);
        used.push_back(voting::partsFromBytes(part->second->values, shape.slots.size()));
        if (used.back().empty())
            return "the parts do not combine";
        given.insert(given.end(), part->second->values.begin(), part->second->values.end());
    }
    // The row names the trustees, in the order of `given`; each has the length that the contest has slots for.
    const base::Hash256 known = Known::keyOf(Question::Count,
        { base::ByteView(material.frozen()->fingerprint), base::asBytes(base::canonical(*row)),
            base::ByteView(sum.encoded), base::ByteView(given) });
    const bool isKnown = material.isKnown(known);
    std::optional<std::vector<voting::Point>> points;
    if (!isKnown) {
        points = voting::combineParts(sum.sums.ciphertexts(), indexes, used);
        if (!points)
            return "the parts do not combine";
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const base::Json& number = (*list)[i];
        if (!number.isInteger() || number.asInteger() < 0
            || number.asInteger() > sum.weight * static_cast<std::int64_t>(shape.slots[i].top))
            return "a count out of range for " + shape.slots[i].id;
        const auto value = static_cast<std::uint64_t>(number.asInteger());
        if (!isKnown
            && !(voting::FixedBase::generator().multiply(voting::Scalar::fromU64(value)) == (*points)[i]))
            return "the parts give another count for " + shape.slots[i].id;
        counts.push_back(number.asInteger());
    }
    if (!isKnown)
        material.keep(known);
    return {};
}

} // namespace

void checkCounts(Material& material, Verdict& verdict)
{
    if (!material.areSumsGood) {
        verdict.unavailable("the sums are not proven");
        return;
    }
    const std::size_t rows = material.rowsOf("counts").size();
    if (rows == 0) {
        verdict.unavailable("nothing has been counted yet");
        return;
    }
    Verdict ignored("");
    const std::vector<TrusteePart> parts = trusteeParts(material, ignored);
    std::map<SumKey, std::map<std::int64_t, const TrusteePart*>> bySum;
    for (const TrusteePart& part : parts)
        bySum[part.key].try_emplace(part.trustee, &part);
    std::vector<const std::pair<const SumKey, Sum>*> sums;
    for (const auto& sum : material.sums)
        sums.push_back(&sum);
    std::vector<std::string> faults(sums.size());
    std::vector<std::vector<std::int64_t>> counts(sums.size());
    forAll(sums.size(), material.options.threads, [&](std::size_t i) {
        const auto given = bySum.find(sums[i]->first);
        static const std::map<std::int64_t, const TrusteePart*> kNone;
        faults[i] = countFault(material, sums[i]->first, sums[i]->second,
            given == bySum.end() ? kNone : given->second, counts[i]);
    });
    bool isComplete = true;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const SumKey& key = sums[i]->first;
        if (faults[i] == "no proven count") {
            isComplete = false;
        } else if (faults[i].empty()) {
            verdict.pass();
            material.counts.emplace(key, std::move(counts[i]));
        } else {
            verdict.fail(key.unit + "/" + key.contest, std::move(faults[i]));
        }
    }
    if (rows > sums.size())
        verdict.fail("counts", "proven counts of units or contests that the election does not have");
    if (!isComplete)
        verdict.unavailable("not every unit has been counted yet");
    material.areCountsGood = verdict.failed() == 0 && isComplete;
}

} // namespace maru::verify::election
