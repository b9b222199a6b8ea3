// SPDX-License-Identifier: Apache-2.0
// What decides whether a ballot is good: the frozen document, the ring, the proofs and the authorization. Once for one
// ballot and once for a block's ballots together; both come to the same verdict.
#pragma once

#include "server/domain/domain.h"
#include "server/domains/election/records.h"
#include "shared/voting/ballot.h"
#include "shared/voting/elgamal_sums.h"
#include "shared/voting/lazy_ring.h"

#include <map>
#include <memory>

namespace maru::election {

using VerifierPtr = std::shared_ptr<const voting::ElectionVerifier>;

/// A row of `definitions` as ballots are checked against it. MARU_ASSERT when it is not what this domain froze.
VerifierPtr makeVerifier(const Json& definitionRow);

/// A row of `rings`.
using LazyRing = voting::LazyRing;
using LazyRingPtr = std::shared_ptr<const LazyRing>;
LazyRingPtr ringOfRow(const Json& row);

std::string ringKey(std::string_view election, std::string_view ring);

/// Refused election.ballot_format with the path below payload.
Result<voting::Ballot> readBallot(const Json& payload, voting::Mode mode);

/// Where a voter's ballots go.
struct BallotPlace {
    std::string precinct; ///< ring mode: the counting unit
    std::int64_t weight = 1;
    LazyRingPtr ring; ///< ring mode
};
/// `known`: the ballot's ring when it has been read before. Refused election.ring, election.not_enrolled.
Result<BallotPlace> placeOf(const domain::StateView& state, const voting::Ballot& ballot, voting::Mode mode,
    LazyRingPtr known = nullptr);
std::string nonceKey(const voting::Ballot& ballot); ///< of `nonces`; "" when the answer has no ciphertext
/// Nothing on record has this ballot's hash, tracker or nonce. Refused election.tracker_taken, ballot_challenged,
/// ballot_cast, ballot_repeated, nonce_reused.
Status checkFresh(const domain::StateView& state, const voting::Ballot& ballot, const std::string& hash,
    const std::string& tracker, voting::Purpose purpose);
/// Refused election.ballot_style.
Status checkBallotStyle(
    const voting::ElectionVerifier& election, const voting::Ballot& ballot, const voting::Precinct& precinct);

base::Error badProof(const std::string& detail); ///< election.ballot_proof
base::Error badAuthorization(const std::string& detail); ///< election.authorization

/// Whether the authorization has the form of one, and the voter that of a tag or credential: what can be said without
/// computing with it. `ring`: null in signed mode. Refused election.authorization.
Status checkAuthorizationForm(const voting::Ballot& ballot, const Json& payload, const LazyRing* ring);

/// Refused election.ballot_proof.
Status judgeProofs(const voting::ElectionVerifier& election, const voting::Ballot& ballot);
/// `ring`: null in signed mode. Refused election.authorization.
Status judgeAuthorization(const voting::ElectionVerifier& election, const voting::Ballot& ballot,
    voting::Purpose purpose, std::string_view signer, const Json& payload, const LazyRing* ring);

/// Sums as the block's actions have left them, beside the text that the state holds: who finds that text again need not
/// decode its points. Executor thread only; what it holds follows from the state, so it changes nothing but the time.
class KnownSums {
public:
    /// Nothing when the key's last text was another one.
    const voting::ContestSums* find(const std::string& key, const std::string& text) const;
    void put(const std::string& key, std::string text, voting::ContestSums sums);

private:
    struct Entry {
        std::string text;
        voting::ContestSums sums;
    };
    std::map<std::string, Entry, std::less<>> m_entries;
};

/// The verdict about one action of the block, and what was decoded on the way. Bound to the election's fingerprint; it
/// belongs to the action whose context it comes with, so to that ballot's bytes.
class CheckedBallot final : public domain::Checked {
public:
    VerifierPtr verifier;
    std::string fingerprint; ///< hex
    std::optional<Result<voting::Ballot>> ballot; ///< nothing while the election is not open
    base::Hash256 hash; ///< of a ballot that could be read
    LazyRingPtr ring; ///< ring mode, when there is such a ring
    /// One list an answer, as they were decoded for the proofs; empty when the proofs were not looked at: the ballot was
    /// refused before, or (signed mode) nobody's signature on it is good.
    std::vector<std::vector<voting::Ciphertext>> ciphertexts;
    std::shared_ptr<KnownSums> sums; ///< one for all of the block
    /// Of proofs and authorization; nothing for what the cheap checks refuse, so that it costs neither.
    std::optional<Status> verdict;
};

/// Checks casts and challenges of a block in parts of some hundred.
std::unique_ptr<domain::Preparer> makeBallotPreparer();

} // namespace maru::election
