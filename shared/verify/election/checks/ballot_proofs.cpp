// SPDX-License-Identifier: Apache-2.0
// Option proofs, rule proofs and authorizations of every accepted ballot, many at once on all cores.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/ring/verify.h"

#include <mutex>

namespace maru::verify::election {

namespace {

/// Ballots in one multiplication: more makes it hardly quicker and a bad ballot dearer to find.
constexpr std::size_t kBallotsPerBatch = 512;

struct BallotFaults {
    std::string option;
    std::string rule;
    std::string authorization;
};

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

} // namespace

void checkBallotProofs(Material& material, Verdict& options, Verdict& rules, Verdict& authorizations)
{
    if (material.election == nullptr || !material.isRollGood) {
        for (Verdict* verdict : { &options, &rules, &authorizations })
            verdict->unavailable("there is no good roll to compare with");
        return;
    }
    // Ballots of one ring together: their proofs share its points.
    std::vector<std::size_t> order(material.ballots.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return material.ballots[a].ballot.ring < material.ballots[b].ballot.ring;
    });
    std::vector<BallotFaults> faults(order.size());
    const std::size_t batches = (order.size() + kBallotsPerBatch - 1) / kBallotsPerBatch;
    const bool isWhole = forAll(
        batches, material.options.threads,
        [&](std::size_t i) {
            const std::size_t first = i * kBallotsPerBatch;
            checkSome(material,
                std::span(order).subspan(first, std::min(kBallotsPerBatch, order.size() - first)), faults);
        },
        [&](std::size_t done, std::size_t) {
            material.progress(options, std::min(done * kBallotsPerBatch, order.size()), order.size());
        },
        material.options.isStopped);
    if (!isWhole) {
        for (Verdict* verdict : { &options, &rules, &authorizations })
            verdict->unavailable("stopped");
        return;
    }
    for (std::size_t i = 0; i < material.ballots.size(); ++i) {
        BallotLeaf& ballot = material.ballots[i];
        const auto judge = [&](Verdict& verdict, const std::string& fault) {
            if (fault.empty())
                verdict.pass();
            else
                verdict.fail(ballot.leaf->where(), fault);
        };
        judge(options, faults[i].option);
        judge(rules, faults[i].rule);
        judge(authorizations, faults[i].authorization);
        ballot.isProved =
            faults[i].option.empty() && faults[i].rule.empty() && faults[i].authorization.empty();
    }
}

} // namespace maru::verify::election
