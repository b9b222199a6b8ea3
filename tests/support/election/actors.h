// SPDX-License-Identifier: Apache-2.0
// The people of an election for tests and benchmarks: trustees through the whole key ceremony, voters with invitation and
// credential, ballots of both modes. They make payloads; who carries them to a chain is somebody else's business.
#pragma once

#include "shared/crypto/signing.h"
#include "shared/voting/booth.h"
#include "shared/voting/ring.h"
#include "shared/voting/trustee_secret.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::test {

/// Terms of createElection from a time on: enrolment for an hour, opening at +7,200, closing a day later.
base::Json electionTerms(std::int64_t now, const std::string& mode);
/// setContest's payload without `election`: choose one of `options` candidates ("o1"...), blank votes allowed.
base::Json chooseContest(const std::string& id, std::int64_t options);
base::Json precinctRow(const std::string& id, const std::string& constituency = {});

/// n trustees of whom k are needed, indexes from 1.
class TrusteeTeam {
public:
    TrusteeTeam(std::string election, std::int64_t attempt, std::int64_t threshold, std::int64_t count);
    /// `send(index, action, payload)` for every message of the four rounds, in order.
    void ceremony(const std::function<void(std::int64_t, const std::string&, base::Json)>& send);
    /// The parts of one trustee for these rows of `sums`, cut into payloads of decrypt of at most `each` sums.
    std::vector<base::Json> decryptPayloads(std::int64_t index, const voting::FrozenElection& frozen,
        const std::vector<base::Json>& sums, std::size_t each = 40) const;
    voting::TrusteeSecret& member(std::int64_t index)
    {
        return m_members[static_cast<std::size_t>(index - 1)];
    }

private:
    base::Json withAttempt(base::Json payload) const;

    std::string m_election;
    std::int64_t m_attempt;
    std::vector<voting::TrusteeSecret> m_members;
};

/// Everything of one voter comes from a name: reproducible.
struct Voter {
    std::string precinct;
    std::int64_t weight = 1;
    std::int64_t number = 0; ///< on the roll
    crypto::SigningKey invitation;
    crypto::SigningKey enroller; ///< the DID that enrols
    voting::Scalar secret; ///< of the credential
    voting::Encoded credential {};
};
/// The credential's secret of the voter of this name.
voting::Scalar voterSecret(const std::string& election, const std::string& name);
Voter makeVoter(
    const std::string& election, const std::string& name, std::string precinct, std::int64_t weight = 1);
/// A line of addVoters.
base::Json rollLine(const Voter& voter, const std::string& name);
base::Json enrolPayload(const std::string& chain, const std::string& election, const Voter& voter);

/// A frozen election as a voter's program has it.
class VotingBooth {
public:
    /// Row of `definitions`.
    explicit VotingBooth(const base::Json& definitionRow);

    const voting::ElectionVerifier& verifier() const { return m_booth.verifier(); }
    const voting::Definition& definition() const { return m_booth.definition(); }
    /// Row of `rings`; needed for the ring that `ballot` names.
    void addRing(const base::Json& ringRow);
    /// The ring that holds a credential, "" in signed mode.
    std::string ringOf(const voting::Encoded& credential) const { return m_booth.ringOf(credential); }

    /// What the ballot says of its voter: credential or tag.
    voting::Encoded nameOf(const Voter& voter) const { return m_booth.nameOf(voter.secret); }
    voting::Ballot encrypt(const Voter& voter, const std::vector<voting::OpenedVote>& votes,
        const voting::BallotSeed& seed) const;
    base::Bytes authorize(const Voter& voter, const voting::Ballot& ballot, voting::Purpose purpose,
        const std::string& signer) const;
    /// Payload of cast.
    base::Json castPayload(
        const Voter& voter, const std::vector<voting::OpenedVote>& votes, const std::string& signer) const;
    base::Json payloadOf(const voting::Ballot& ballot, const base::Bytes& authorization) const;
    base::Json challengePayload(const Voter& voter, const voting::Ballot& ballot,
        const std::vector<voting::OpenedVote>& votes, const voting::BallotSeed& seed,
        const std::string& signer) const;

private:
    voting::Booth m_booth;
};

voting::BallotSeed seedOf(const std::string& name);

} // namespace maru::test
