// SPDX-License-Identifier: Apache-2.0
// Every accepted part of a trustee is proved to be the sum times the secret behind the trustee's public share; enough
// parts give the counts.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/decryption.h"

namespace maru::verify::election {

namespace {

struct TrusteePart {
    const RecordLeaf* leaf = nullptr;
    std::int64_t trustee = 0;
    SumKey key;
    base::Bytes values;
};

std::vector<std::string> slotsOf(const voting::ContestShape& shape)
{
    std::vector<std::string> names;
    for (const voting::Slot& slot : shape.slots)
        names.push_back(slot.id);
    return names;
}

/// Every part of every accepted decrypt action.
std::vector<TrusteePart> partsOf(const Record& record, Verdict& verdict)
{
    std::vector<TrusteePart> parts;
    for (const RecordLeaf& leaf : record.leaves) {
        if (!leaf.isAccepted() || leaf.transaction.action != "decrypt")
            continue;
        const auto list = base::readArray(leaf.transaction.payload, "parts");
        const std::int64_t trustee = leaf.result.data.integerOr("trustee", 0);
        if (!list || trustee == 0) {
            verdict.fail(leaf.where(), "no parts, or no trustee");
            continue;
        }
        for (const base::Json& json : *list) {
            auto values = base::readBytes(json, "values");
            if (!values) {
                verdict.fail(leaf.where(), values.error().code);
                continue;
            }
            parts.push_back({ &leaf, trustee, { json.stringOr("unit", ""), json.stringOr("contest", "") },
                std::move(*values) });
        }
    }
    return parts;
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
    return good ? std::string() : good.error().code + ' ' + good.error().detail;
}

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
    for (const base::Json& index : *named) {
        const auto part = index.isInteger() ? parts.find(index.asInteger()) : parts.end();
        if (part == parts.end() || (!indexes.empty() && part->first <= indexes.back()))
            return "trustees out of order, or one who gave no part";
        indexes.push_back(part->first);
        used.push_back(voting::partsFromBytes(part->second->values, shape.slots.size()));
    }
    const auto points = voting::combineParts(sum.sums.ciphertexts(), indexes, used);
    if (!points)
        return "the parts do not combine";
    for (std::size_t i = 0; i < list->size(); ++i) {
        const base::Json& number = (*list)[i];
        if (!number.isInteger() || number.asInteger() < 0
            || number.asInteger() > sum.weight * static_cast<std::int64_t>(shape.slots[i].top))
            return "a count out of range for " + shape.slots[i].id;
        const auto value = static_cast<std::uint64_t>(number.asInteger());
        if (!(voting::FixedBase::generator().multiply(voting::Scalar::fromU64(value)) == (*points)[i]))
            return "the parts give another count for " + shape.slots[i].id;
        counts.push_back(number.asInteger());
    }
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
    const std::vector<TrusteePart> parts = partsOf(material.record, verdict);
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
            verdict.fail(parts[i].leaf->where() + " " + parts[i].key.unit + "/" + parts[i].key.contest,
                std::move(faults[i]));
    }
    if (parts.empty())
        verdict.unavailable("no trustee has decrypted yet");
    else if (given.size() < material.sums.size())
        verdict.unavailable("not every sum has been decrypted yet");
}

void checkCounts(Material& material, Verdict& verdict)
{
    if (!material.areSumsGood) {
        verdict.unavailable("the sums are not proven");
        return;
    }
    std::size_t rows = 0;
    for (const auto& row : material.rows)
        rows += row.first.first == "counts" ? 1 : 0;
    if (rows == 0) {
        verdict.unavailable("nothing has been counted yet");
        return;
    }
    Verdict ignored("");
    const std::vector<TrusteePart> parts = partsOf(material.record, ignored);
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
