// SPDX-License-Identifier: Apache-2.0
// Every accepted ballot is by somebody on the roll: a credential in signed mode, a ring of the roll in ring mode.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

/// Fills in who voted; empty: good.
std::string voterFault(const Material& material, BallotLeaf& entry)
{
    const voting::Definition& definition = material.frozen()->definition;
    const voting::Ballot& ballot = entry.ballot;
    if (ballot.election != material.record.election)
        return "of another election";
    const voting::Precinct* precinct = nullptr;
    if (definition.mode == voting::Mode::Signed) {
        const auto found = material.credentials.find(ballot.voter);
        if (found == material.credentials.end())
            return "a credential that is not on the roll";
        const voting::RollEntry& voter = material.record.roll[found->second];
        precinct = definition.precinct(voter.precinct);
        entry.weight = voter.weight;
    } else {
        const auto found = material.rings.find(ballot.ring);
        if (found == material.rings.end())
            return "a ring that the roll does not give";
        if (!voting::Point::decodeNonIdentity(ballot.voter))
            return "a tag that is no point, or the identity";
        precinct = definition.precinct(found->second.unit);
        entry.weight = found->second.weight;
    }
    if (precinct == nullptr)
        return "a precinct that the definition does not have";
    if (const base::Status style = voting::checkStyle(*material.election, ballot, *precinct); !style)
        return style.error().code + ' ' + style.error().field;
    entry.precinct = precinct->id;
    entry.unit = precinct->unit();
    return {};
}

} // namespace

void checkVoters(Material& material, Verdict& verdict)
{
    if (material.election == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no good roll to compare with");
        return;
    }
    const voting::Mode mode = material.frozen()->definition.mode;
    for (const Act* act : material.actsOf({ "cast", "challenge" })) {
        BallotLeaf entry;
        entry.leaf = act->leaf;
        entry.at = act->at;
        entry.data = act->data;
        entry.isChallenge = act->action() == "challenge";
        auto ballot = voting::ballotFromJson(act->payload(), mode);
        auto authorization = base::readBytes(act->payload(), "authorization");
        if (!ballot || !authorization) {
            verdict.fail(act->where(), ballot ? authorization.error().code : ballot.error().code);
            continue;
        }
        entry.ballot = std::move(*ballot);
        entry.authorization = std::move(*authorization);
        entry.hash = voting::hashOf(entry.ballot);
        material.ballots.push_back(std::move(entry));
    }
    std::vector<std::string> faults(material.ballots.size());
    forAll(
        material.ballots.size(), material.options.threads,
        [&](std::size_t i) { faults[i] = voterFault(material, material.ballots[i]); },
        [&](std::size_t done, std::size_t whole) { material.progress(verdict, done, whole); });
    for (std::size_t i = 0; i < material.ballots.size(); ++i) {
        const BallotLeaf& entry = material.ballots[i];
        if (faults[i].empty())
            verdict.pass();
        else
            verdict.fail(entry.leaf->where(), std::move(faults[i]));
        if (entry.isChallenge)
            continue;
        ++material.casts;
        material.castsByVoter[entry.ballot.voter].push_back(i);
    }
    material.hasBallots = verdict.failed() == 0;
}

} // namespace maru::verify::election
