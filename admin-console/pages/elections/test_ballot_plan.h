// SPDX-License-Identifier: Apache-2.0
// What the test ballots of a rehearsal say and what must therefore be counted: a logic-and-accuracy test as election
// offices do it before election day. Everything follows from the definition, the test voters and one number, so that the
// same test can be repeated. Pure, no Qt; thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/voting/ballot.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace maru::console::elections {

/// Where test voters can be put.
struct TestPrecinct {
    std::string id;
    std::string unit; ///< where it is counted
    std::int64_t enrolled = 0; ///< who can vote there already
};
/// Rows of the query `precincts`, in their order.
std::vector<TestPrecinct> testPrecincts(const std::vector<base::Json>& rows);
/// The least number of test voters: in ring mode those that every unit lacks to be a ring, else one a precinct. The
/// rows say nothing of weights: it is too few where voters of a unit have several weights, each of which needs a ring of
/// its own, and where the chain's `election.ring_minimum` is above 128. The check before freezing (`missing`) says so.
std::size_t testVotersNeeded(const std::vector<TestPrecinct>& precincts, bool isRing);
/// The precinct of each of `count` voters: first what the units need, then evenly. Empty when there is no precinct.
std::vector<std::string> spreadTestVoters(
    const std::vector<TestPrecinct>& precincts, bool isRing, std::size_t count);

struct TestVoter {
    std::int64_t number = 0; ///< on the roll
    std::string precinct;
};

struct TestBallot {
    std::size_t voter = 0; ///< in the list of voters
    /// 0: challenged, 1: cast and replaced later, 2: the one that counts.
    int round = 2;
    std::vector<voting::OpenedVote> votes;
    bool isChallenge() const { return round == 0; }
};

/// What must be counted in a unit.
struct PlannedUnit {
    std::int64_t ballots = 0;
    /// By contest: votes by slot, blank first where the contest has it.
    std::map<std::string, std::vector<std::int64_t>> votes;
    friend bool operator==(const PlannedUnit&, const PlannedUnit&) = default;
};
using PlannedUnits = std::map<std::string, PlannedUnit>;

struct TestBallotPlan {
    std::int64_t seed = 0;
    std::int64_t voters = 0; ///< who vote
    std::int64_t replaced = 0;
    std::int64_t challenged = 0;
    /// In the order of casting: ballots of one round may be cast at the same time, those of the next one only afterwards.
    std::vector<TestBallot> ballots;
    PlannedUnits expected;

    /// Seed, counts and expectation: what is kept beside the keys, so that nobody plans the result afterwards.
    base::Json summary() const;
};

/// `ballots` of the voters vote, chosen by the seed. Every seventh leaves a contest blank, every fifth votes again where
/// that is allowed, one in sixteen looks into the envelope first. Every option of a contest is chosen at least once where
/// there are ballots enough, and the options get unlike numbers of votes, so that exchanged columns would show.
TestBallotPlan planTestBallots(const voting::Definition& definition, const std::vector<TestVoter>& voters,
    std::size_t ballots, std::int64_t seed);

} // namespace maru::console::elections
