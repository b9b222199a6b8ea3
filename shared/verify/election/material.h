// SPDX-License-Identifier: Apache-2.0
// What the checks hand on to each other: what has been proven so far, and what was computed from it. Each check reads
// what earlier ones have left and says "unavailable" when it is not there. One thread but where forAll() is called.
#pragma once

#include "shared/verify/election/record.h"
#include "shared/verify/election/workers.h"
#include "shared/voting/batch.h"
#include "shared/voting/elgamal_sums.h"
#include "shared/voting/ring/ring.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace maru::verify::election {

struct Options {
    std::string node; ///< DID of the chain's node, from elsewhere; empty: the record's own is taken
    std::string since; ///< hex of a chain head that somebody noted earlier: must occur; empty: none
    unsigned threads = 0; ///< 0: all cores
    /// Name of the check, done, whole.
    std::function<void(std::string_view check, std::size_t done, std::size_t whole)> progress;
    std::function<bool()> isStopped;
};

/// An accepted cast or challenge.
struct BallotLeaf {
    const RecordLeaf* leaf = nullptr;
    bool isChallenge = false;
    voting::Ballot ballot;
    voting::BallotHash hash {};
    base::Bytes authorization;
    // Of who voted, by checkVoters(); empty unit: unknown.
    std::string precinct; ///< the voter's (signed) or the unit's id (ring)
    std::string unit;
    std::int64_t weight = 0;
    /// Every proof of it holds; by checkProofs().
    bool isProved = false;
};

struct RingInfo {
    std::string unit;
    std::int64_t weight = 1;
    std::shared_ptr<const voting::Ring> ring;
};

/// One counting unit and contest.
struct SumKey {
    std::string unit;
    std::string contest;
    friend auto operator<=>(const SumKey&, const SumKey&) = default;
};
struct Sum {
    voting::ContestSums sums;
    std::int64_t ballots = 0;
    std::int64_t weight = 0;
};

struct Material {
    Material(Record& record_, const Options& options_) : record(record_), options(options_) { }

    Record& record;
    const Options& options;
    std::string node; ///< whose signatures count
    base::UnixSeconds timeOf(const RecordLeaf& leaf) const { return record.blocks[leaf.block].header.time; }

    /// Proven rows by (table, key); by checkState().
    std::map<std::pair<std::string, std::string>, const base::Json*> rows;
    const base::Json* row(std::string_view table, std::string_view key) const;
    /// elections/<id>, or nullptr.
    const base::Json* electionRow() const { return row("elections", record.election); }

    std::optional<voting::Definition> definition;
    std::unique_ptr<voting::ElectionVerifier>
        election; ///< after checkDefinition(): the frozen document is good
    const voting::FrozenElection* frozen() const { return election ? &election->frozen() : nullptr; }

    /// Credential -> index into record.roll; by checkRoll().
    std::map<voting::Encoded, std::size_t> credentials;
    std::map<std::string, RingInfo, std::less<>> rings;
    bool isRollGood = false;
    /// Weight of the enrolled voters by unit.
    std::map<std::string, std::int64_t> eligible;

    std::vector<BallotLeaf> ballots; ///< accepted casts and challenges in log order; by checkVoters()
    bool hasBallots = false; ///< checkVoters() could read them all
    /// Voter -> its casts, in log order; indexes into ballots.
    std::map<voting::Encoded, std::vector<std::size_t>> castsByVoter;
    std::int64_t casts = 0;
    std::string chainHead;
    std::map<SumKey, Sum> sums; ///< by checkSums()
    bool areSumsGood = false;
    /// Counts by unit and contest, proven against the sums; by checkCounts().
    std::map<SumKey, std::vector<std::int64_t>> counts;
    bool areCountsGood = false;

    void progress(const Verdict& verdict, std::size_t done, std::size_t whole) const
    {
        if (options.progress)
            options.progress(verdict.name(), done, whole);
    }
};

} // namespace maru::verify::election
