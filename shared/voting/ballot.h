// SPDX-License-Identifier: Apache-2.0
// A ballot as it is sent and recorded: JSON to struct and back, hash, tracker, the checks of one ballot by itself and
// of a challenged one's opening. Many ballots at once: shared/voting/batch.h. Thread-safe.
//
// {"answers": [{"contest", "proof"}], "election", "voter"} and "ring" in ring mode.
#pragma once

#include "shared/voting/frozen.h"
#include "shared/voting/proofs/contest_proof.h"
#include "shared/voting/proofs/schnorr.h"
#include "shared/voting/proofs/tracker.h"

namespace maru::voting {

struct BallotAnswer {
    std::string contest;
    base::Bytes proof;
    friend bool operator==(const BallotAnswer&, const BallotAnswer&) = default;
};

struct Ballot {
    std::string election;
    std::string ring; ///< empty in signed mode
    Encoded voter {};
    std::vector<BallotAnswer> answers;
    friend bool operator==(const Ballot&, const Ballot&) = default;
};

base::Json toJson(const Ballot& ballot);
/// Takes the ballot's members out of an object that may hold others (a payload of cast or challenge). Shapes and bounds
/// only; refused `voting.ballot_format` with the member's path.
base::Result<Ballot> ballotFromJson(const base::Json& object, Mode mode);
/// SHA-256 of the canonical JSON.
BallotHash hashOf(const Ballot& ballot);
BallotContext contextOf(const Ballot& ballot, const Fingerprint& fingerprint);

/// An election's keys and shapes, made once and used for all its ballots. Immutable: safe to share between threads.
class ElectionVerifier {
public:
    explicit ElectionVerifier(FrozenElection frozen);
    const FrozenElection& frozen() const { return m_frozen; }
    const VerificationKey& key() const { return m_key; }
    const ContestShape& shape(std::string_view contest) const;

private:
    FrozenElection m_frozen;
    VerificationKey m_key;
    std::map<std::string, ContestShape, std::less<>> m_shapes;
};

/// Whether the ballot answers exactly the contests of the precinct's style, in order, each in the right length. Refused
/// `voting.ballot_style`, `voting.ballot_format`.
base::Status checkStyle(const ElectionVerifier& election, const Ballot& ballot, const Precinct& precinct);

/// Whether the ballot is one of this election, and each answer one to a contest of it, none twice. Refused
/// `voting.ballot_format`, `voting.ballot_style`.
base::Status checkAnswers(const ElectionVerifier& election, const Ballot& ballot);

/// Encodings and every proof of one ballot of the election; the style is not looked at, but checkAnswers is
/// called. Refused `voting.ballot_proof` with the failing check in the detail ("option proof of
/// c1/o2", "rule 0 of c1", "encoding of c1/o2").
base::Status checkProofs(const ElectionVerifier& election, const Ballot& ballot);
/// Signed mode. `signer`: the DID of the transaction. Refused `voting.signature`.
base::Status checkSignature(const ElectionVerifier& election, const Ballot& ballot, Purpose purpose,
    std::string_view signer, base::ByteView authorization);
Authorization authorizationOf(
    const Ballot& ballot, Purpose purpose, std::string_view signer, const Fingerprint& fingerprint);

/// alpha || beta of every slot of one answer, as the ballots table keeps it; empty for a wrong length.
base::Bytes ciphertextsOf(const ElectionVerifier& election, const BallotAnswer& answer);

/// One value of a challenged ballot; values of 0 are left out.
struct OpenedVote {
    std::string contest;
    std::string option; ///< or "blank"
    std::int64_t value = 0;
    friend bool operator==(const OpenedVote&, const OpenedVote&) = default;
};
/// [{"contest", "option", "value"}]; refused `voting.challenge_votes`.
base::Result<std::vector<OpenedVote>> votesFromJson(const base::Json& array);
base::Json toJson(const std::vector<OpenedVote>& votes);

/// Re-encrypts the votes with the seed and compares every ciphertext. Refused `voting.challenge_votes` (an unknown or
/// repeated option, out of order, value out of range), `voting.challenge_opening` with the slot in the detail: the page
/// that made this ballot encrypted something else than it showed.
base::Status checkChallenge(const ElectionVerifier& election, const Ballot& ballot,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed);

/// What a voter's program does: encrypts and proves. Refused `voting.votes` when the votes break a rule of the style.
base::Result<Ballot> makeBallot(const ElectionVerifier& election, const EncryptionKey& key,
    const Precinct& precinct, std::string_view ring, const Encoded& voter,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed, NonceSource& nonces);

} // namespace maru::voting
