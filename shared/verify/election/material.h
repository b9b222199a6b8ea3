// SPDX-License-Identifier: Apache-2.0
// What the checks hand on to each other: what has been proven so far, and what was computed from it. Each check reads
// what earlier ones have left and says "unavailable" when it is not there. One thread but where forAll() is called.
#pragma once

#include "shared/verify/election/known.h"
#include "shared/verify/election/record.h"
#include "shared/verify/election/verdict.h"
#include "shared/verify/election/workers.h"
#include "shared/voting/batch.h"
#include "shared/voting/elgamal_sums.h"
#include "shared/voting/ring/ring.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace maru::verify::election {

/// A block of the chain that somebody knows from elsewhere.
struct KnownHead {
    std::int64_t height = 0;
    base::Hash256 hash; ///< ledger::headerHash
    bool isRequired = false; ///< the record must hold this height; else a height outside of it says nothing
};

struct Options {
    std::string node; ///< DID of the chain's node, from elsewhere; empty: the record's own is taken
    std::string election; ///< id that the record must be of; empty: any
    std::string since; ///< hex of a chain head that somebody noted earlier: must occur; empty: none
    std::multimap<std::int64_t, std::string> trustees; ///< index -> DID that the trustee signs with
    std::set<std::string> certifiers; ///< DIDs; when there are some, others do not count
    std::vector<ledger::Receipt> receipts; ///< what must be in the record as the receipt says
    std::vector<KnownHead> heads; ///< of the record's heights, they must be the record's
    unsigned threads = 0; ///< 0: all cores
    /// Name of the check, done, whole.
    std::function<void(std::string_view check, std::size_t done, std::size_t whole)> progress;
    std::function<bool()> isStopped;
    /// What was found good before, and where to keep what is now; nullptr: everything is verified, nothing kept.
    std::shared_ptr<Known> known;
};

/// An accepted cast or challenge.
struct BallotLeaf {
    const RecordLeaf* leaf = nullptr; ///< the transaction
    const RecordLeaf* at = nullptr; ///< where it was executed
    const base::Json* data = nullptr; ///< what it answered
    bool isChallenge = false;
    voting::Ballot ballot;
    voting::BallotHash hash {};
    base::Bytes authorization;
    // Of who voted, by checkVoters(); empty unit: unknown.
    std::string precinct; ///< the voter's (signed) or the unit's id (ring)
    std::string unit;
    std::int64_t weight = 0;
};

/// What is wrong with the proofs of a ballot; empty: nothing.
struct BallotFaults {
    std::string option;
    std::string rule;
    std::string authorization;
};

/// Of the key ceremony: what a trustee's key was committed to with, and revealed with.
struct KeyMessages {
    const Act* commit = nullptr;
    const Act* reveal = nullptr;
};

/// An officer as the node's rows name whoever holds a key, back to the officer's first.
struct OfficerKey {
    std::string officer;
    std::string agency;
    std::int64_t since = 0;
    std::int64_t until = 0; ///< the next key's beginning; 0: none
    std::string fault; ///< not empty: the rows do not hold together
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
    base::Bytes encoded; ///< sums, as the rows hold them
};

struct Material {
    Material(Record& record_, const Options& options_) : record(record_), options(options_) { }

    Record& record;
    const Options& options;
    std::string node; ///< whose signatures count
    std::int64_t timeOf(const RecordLeaf& leaf) const
    {
        return record.blocks[leaf.block].header.time.count();
    }
    std::int64_t timeOf(const Act& act) const { return timeOf(*act.at); }
    /// Of the block before the leaf's: what was due by then had been done when the leaf was executed.
    std::int64_t timeBefore(const RecordLeaf& leaf) const;

    /// In the order of execution; by checkInclusion().
    std::vector<Act> acts;
    std::vector<const Act*> actsOf(std::initializer_list<std::string_view> actions) const;

    /// Proven rows by ("domain/table", key); by checkState().
    std::map<std::pair<std::string, std::string>, const base::Json*> rows;
    const base::Json* rowOf(std::string_view domain, std::string_view table, std::string_view key) const;
    /// Of domain election.
    const base::Json* row(std::string_view table, std::string_view key) const;
    std::vector<std::pair<std::string, const base::Json*>> rowsOf(std::string_view table) const;
    /// elections/<id>, or nullptr.
    const base::Json* electionRow() const { return row("elections", record.election); }
    /// The frozen document as it stands in its row, or nullptr.
    const base::Json* frozenDocument() const;

    std::unique_ptr<voting::ElectionVerifier>
        election; ///< after checkDefinition(): the frozen document is good
    const voting::FrozenElection* frozen() const { return election ? &election->frozen() : nullptr; }

    /// Credential -> index into record.roll; by checkRoll().
    std::map<voting::Encoded, std::size_t> credentials;
    std::map<std::string, RingInfo, std::less<>> rings;
    bool isRollGood = false;
    /// Weight of the enrolled voters by unit.
    std::map<std::string, std::int64_t> eligible;
    /// Weight of all entries by unit, with a credential or without.
    std::map<std::string, std::int64_t> rollWeight;

    std::vector<BallotLeaf> ballots; ///< accepted casts and challenges in log order; by checkVoters()
    bool hasBallots = false; ///< checkVoters() could read them all
    /// By checkOptionProofs(), as many as ballots; empty before.
    std::vector<BallotFaults> ballotFaults;
    /// Voter -> its casts, in log order; indexes into ballots.
    std::map<voting::Encoded, std::vector<std::size_t>> castsByVoter;
    std::int64_t casts = 0;
    std::string chainHead;
    std::map<std::string, OfficerKey> officers; ///< by DID; by checkPeople()
    std::vector<Person> people; ///< by checkPeople()
    /// Trustee's index -> the messages that show the key of the frozen document; by checkTrusteeKeys().
    std::map<std::int64_t, KeyMessages> keyMessages;
    std::int64_t anchors = 0; ///< that were compared
    bool isFork = false; ///< a head that the caller had kept is not in this record
    std::map<SumKey, Sum> sums; ///< by checkSums()
    bool areSumsGood = false;
    /// Counts by unit and contest, proven against the sums; by checkCounts().
    std::map<SumKey, std::vector<std::int64_t>> counts;
    bool areCountsGood = false;

    /// Whether the same has been found good before.
    bool isKnown(const base::Hash256& key) const
    {
        return options.known != nullptr && options.known->has(key);
    }
    void keep(const base::Hash256& key) const
    {
        if (options.known != nullptr)
            options.known->add(key);
    }
    /// Of a leaf whose proofs were judged under the frozen document, which fixes roll and rings too.
    base::Hash256 leafKey(Question question, const RecordLeaf& leaf) const
    {
        return Known::keyOf(
            question, { base::ByteView(frozen()->fingerprint), base::ByteView(leaf.hash.bytes) });
    }

    void progress(const Verdict& verdict, std::size_t done, std::size_t whole) const
    {
        if (options.progress)
            options.progress(verdict.name(), done, whole);
    }
};

/// One item a ballot: what was found wrong with this part of its proofs; unavailable when they were not judged.
void reportBallots(const Material& material, Verdict& verdict, std::string BallotFaults::*part);

} // namespace maru::verify::election
