// SPDX-License-Identifier: Apache-2.0
// Look-up of proven rows and executed actions.
#include "shared/verify/election/material.h"

#include <algorithm>

namespace maru::verify::election {

const base::Json* Material::row(std::string_view table, std::string_view key) const
{
    return rowOf("election", table, key);
}

const base::Json* Material::rowOf(std::string_view domain, std::string_view table, std::string_view key) const
{
    const auto found = rows.find({ std::string(domain) + "/" + std::string(table), std::string(key) });
    return found == rows.end() ? nullptr : found->second;
}

std::vector<std::pair<std::string, const base::Json*>> Material::rowsOf(std::string_view table) const
{
    const std::string name = "election/" + std::string(table);
    std::vector<std::pair<std::string, const base::Json*>> found;
    for (auto row = rows.lower_bound({ name, {} }); row != rows.end() && row->first.first == name; ++row)
        found.emplace_back(row->first.second, row->second);
    return found;
}

std::vector<const Act*> Material::actsOf(std::initializer_list<std::string_view> actions) const
{
    std::vector<const Act*> found;
    for (const Act& act : acts) {
        if (std::find(actions.begin(), actions.end(), act.action()) != actions.end())
            found.push_back(&act);
    }
    return found;
}

std::int64_t Material::timeBefore(const RecordLeaf& leaf) const
{
    return (leaf.block == 0 ? record.before : record.blocks[leaf.block - 1]).header.time.count();
}

const base::Json* Material::frozenDocument() const
{
    const base::Json* definitions = row("definitions", record.election);
    return definitions == nullptr ? nullptr : definitions->find("frozen");
}

void reportBallots(const Material& material, Verdict& verdict, std::string BallotFaults::*part)
{
    if (material.ballotFaults.size() != material.ballots.size()) {
        verdict.unavailable("stopped");
        return;
    }
    for (std::size_t i = 0; i < material.ballots.size(); ++i) {
        const std::string& fault = material.ballotFaults[i].*part;
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(material.ballots[i].leaf->where(), fault);
    }
}

} // namespace maru::verify::election
