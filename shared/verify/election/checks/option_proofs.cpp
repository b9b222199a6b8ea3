// SPDX-License-Identifier: Apache-2.0
// Every option of every accepted ballot holds an allowed value. Rule proofs and authorizations are judged on the way,
// many ballots at once on all cores; sum_proofs.cpp and authorizations.cpp report them.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/ring/verify.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// Ballots in one multiplication: more makes it hardly quicker and a bad ballot dearer to find.
constexpr std::size_t kBallotsPerBatch = 512;

voting::Purpose purposeOf(const BallotLeaf& ballot)
{
    return ballot.isChallenge ? voting::Purpose::Challenge : voting::Purpose::Cast;
}

void sortFault(const base::Error& error, BallotFaults& faults)
{
    if (error.code == "voting.signature")
        faults.authorization = error.code;
    else if (error.detail.starts_with("rule"))
        faults.rule = error.detail;
    else
        faults.option = error.detail.empty() ? error.code : error.detail;
}

void checkSome(const Material& material, std::span<const std::size_t> some, std::vector<BallotFaults>& faults)
{
    const bool isSigned = material.frozen()->definition.mode == voting::Mode::Signed;
    voting::BallotBatch batch(*material.election);
    batch.reserve(some.size());
    for (const std::size_t i : some) {
        const BallotLeaf& ballot = material.ballots[i];
        if (isSigned)
            batch.add(
                ballot.ballot, purposeOf(ballot), ballot.leaf->transaction.signer, ballot.authorization);
        else
            batch.add(ballot.ballot);
    }
    const std::vector<base::Status> verdicts = batch.verify();
    for (std::size_t at = 0; at < some.size(); ++at) {
        if (!verdicts[at])
            sortFault(verdicts[at].error(), faults[some[at]]);
    }
    if (isSigned)
        return;
    voting::RingBatch rings;
    std::vector<std::size_t> added;
    for (const std::size_t i : some) {
        const BallotLeaf& ballot = material.ballots[i];
        const auto ring = material.rings.find(ballot.ballot.ring);
        if (ring == material.rings.end()) {
            faults[i].authorization = "no such ring";
            continue;
        }
        voting::RingStatement statement;
        statement.purpose = voting::textOf(purposeOf(ballot));
        statement.signer = ballot.leaf->transaction.signer;
        statement.fingerprint = material.frozen()->fingerprint;
        statement.election = material.record.election;
        statement.ring = ballot.ballot.ring;
        statement.tag = ballot.ballot.voter;
        statement.ballotHash = ballot.hash;
        rings.add(ring->second.ring, statement, ballot.authorization);
        added.push_back(i);
    }
    const std::vector<voting::RingFault> answers = rings.verify();
    for (std::size_t at = 0; at < added.size(); ++at) {
        if (answers[at] != voting::RingFault::None)
            faults[added[at]].authorization = "the ring proof does not hold";
    }
}

/// Of those that were found good before none is judged again. Empty when it was stopped.
std::vector<BallotFaults> faultsOf(const Material& material, const Verdict& verdict)
{
    // Ballots of one ring together: their proofs share its points.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < material.ballots.size(); ++i) {
        if (!material.isKnown(material.leafKey(Question::Ballot, *material.ballots[i].leaf)))
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return material.ballots[a].ballot.ring < material.ballots[b].ballot.ring;
    });
    std::vector<BallotFaults> faults(material.ballots.size());
    const std::size_t batches = (order.size() + kBallotsPerBatch - 1) / kBallotsPerBatch;
    const bool isWhole = forAll(
        batches, material.options.threads,
        [&](std::size_t i) {
            const std::size_t first = i * kBallotsPerBatch;
            checkSome(material,
                std::span(order).subspan(first, std::min(kBallotsPerBatch, order.size() - first)), faults);
        },
        [&](std::size_t done, std::size_t) {
            material.progress(verdict, std::min(done * kBallotsPerBatch, order.size()), order.size());
        },
        material.options.isStopped);
    if (!isWhole) {
        faults.clear();
        return faults;
    }
    for (const std::size_t i : order) {
        if (faults[i].option.empty() && faults[i].rule.empty() && faults[i].authorization.empty())
            material.keep(material.leafKey(Question::Ballot, *material.ballots[i].leaf));
    }
    return faults;
}

} // namespace

void checkOptionProofs(Material& material, Verdict& verdict)
{
    if (material.election == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no good roll to compare with");
        return;
    }
    material.ballotFaults = faultsOf(material, verdict);
    reportBallots(material, verdict, &BallotFaults::option);
}

} // namespace maru::verify::election
