// SPDX-License-Identifier: Apache-2.0
// The encrypted sums: the last ballot of each voter, times its weight, by counting unit and contest.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

/// The sums of one unit over the ballots at these places; a bad ballot is left out, other checks name it.
std::map<SumKey, Sum> sumsOf(
    const Material& material, const std::string& unit, const std::vector<std::size_t>& ballots)
{
    std::map<SumKey, Sum> sums;
    for (const voting::Contest* contest : material.frozen()->definition.contestsOfUnit(unit))
        sums.emplace(SumKey { unit, contest->id },
            Sum { voting::ContestSums(material.election->shape(contest->id).slots.size()), 0, 0, {} });
    for (const std::size_t i : ballots) {
        const BallotLeaf& entry = material.ballots[i];
        for (const voting::BallotAnswer& answer : entry.ballot.answers) {
            const auto sum = sums.find(SumKey { unit, answer.contest });
            if (sum == sums.end())
                continue;
            const auto ciphertexts =
                voting::readCiphertexts(material.election->shape(answer.contest), answer.proof);
            if (!ciphertexts)
                continue;
            sum->second.sums.add(*ciphertexts, entry.weight);
            ++sum->second.ballots;
            sum->second.weight += entry.weight;
        }
    }
    for (auto& sum : sums)
        sum.second.encoded = sum.second.sums.encode();
    return sums;
}

std::string sumFault(const Material& material, const SumKey& key, const Sum& sum)
{
    const base::Json* row =
        material.row("sums", material.record.election + "/" + key.unit + "/" + key.contest);
    if (row == nullptr)
        return "no proven row";
    const auto bytes = base::readBytes(*row, "sums");
    if (!bytes || *bytes != sum.encoded)
        return "the proven sum is not the sum of the ballots";
    if (row->integerOr("ballots", -1) != sum.ballots || row->integerOr("weight", -1) != sum.weight)
        return "the proven row counts other ballots or weights";
    return {};
}

} // namespace

void checkSums(Material& material, Verdict& verdict)
{
    if (!material.hasBallots) {
        verdict.unavailable("the ballots could not be read");
        return;
    }
    std::map<std::string, std::vector<std::size_t>> counted;
    for (const std::string& unit : material.frozen()->definition.units())
        counted[unit];
    for (const auto& [voter, casts] : material.castsByVoter)
        counted[material.ballots[casts.back()].unit].push_back(casts.back());
    std::vector<const std::pair<const std::string, std::vector<std::size_t>>*> units;
    for (const auto& unit : counted)
        units.push_back(&unit);
    std::vector<std::map<SumKey, Sum>> parts(units.size());
    forAll(
        units.size(), material.options.threads,
        [&](std::size_t i) { parts[i] = sumsOf(material, units[i]->first, units[i]->second); },
        [&](std::size_t done, std::size_t whole) { material.progress(verdict, done, whole); });
    for (auto& part : parts)
        material.sums.merge(part);
    for (const auto& [key, sum] : material.sums) {
        std::string fault = sumFault(material, key, sum);
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(key.unit + "/" + key.contest, std::move(fault));
    }
    const std::size_t rows = material.rowsOf("sums").size();
    if (rows > material.sums.size())
        verdict.fail("sums", "proven sums of units or contests that the election does not have");
    material.areSumsGood = verdict.failed() == 0;
}

} // namespace maru::verify::election
