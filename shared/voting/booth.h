// SPDX-License-Identifier: Apache-2.0
// What the program of a voter does with a frozen election: enrols, encrypts, authorizes, and composes the payloads that a
// transaction carries. For rehearsals at the console, the demo and tests; citizens vote in the browser, with the same
// proofs. Safe to share between threads once its rings are there.
#pragma once

#include "shared/crypto/signing.h"
#include "shared/voting/ballot.h"
#include "shared/voting/ring/prove.h"
#include "shared/voting/ring/verify.h"

#include <map>
#include <memory>
#include <span>
#include <string>

namespace maru::voting {

/// Payload of enrol. `secret`: credentialSecret() of this election; `did`: the one that signs the transaction.
base::Json enrolPayload(const std::string& chain, const std::string& election, std::int64_t number,
    const Scalar& secret, const crypto::SigningKey& invitation, const std::string& did, NonceSource& nonces);

class Booth {
public:
    /// The frozen document. Refused as frozenFromJson() says.
    static base::Result<Booth> create(const base::Json& frozen);

    const ElectionVerifier& verifier() const { return *m_verifier; }
    const Definition& definition() const { return m_verifier->frozen().definition; }
    /// `keys`: of a row of `rings`. Ring mode needs the ring of everybody who votes here. Refused `voting.ring_keys`.
    base::Status addRing(const std::string& id, std::string_view keys);
    bool hasRing(const std::string& id) const { return m_rings.count(id) != 0; }
    /// The ring that holds a credential; "" in signed mode, and for a credential of no ring that was added.
    std::string ringOf(const Encoded& credential) const;

    /// What a ballot says of its voter: credential or tag.
    Encoded nameOf(const Scalar& secret) const;
    /// Refused `voting.votes`; `voting.ballot_style` for a precinct that is none.
    base::Result<Ballot> encrypt(const Scalar& secret, std::string_view precinct,
        const std::vector<OpenedVote>& votes, const BallotSeed& seed, NonceSource& nonces) const;
    /// `signer`: DID of the transaction. `fresh` is for a ring proof alone, `nonces` for a signature alone. Refused
    /// `voting.ring_keys` when the secret's key is not in the ballot's ring.
    base::Result<base::Bytes> authorize(const Scalar& secret, const Ballot& ballot, Purpose purpose,
        std::string_view signer, std::span<const std::uint8_t, 32> fresh, NonceSource& nonces) const;

private:
    struct Place {
        std::shared_ptr<const Ring> ring;
        std::shared_ptr<const RingProver> prover;
    };
    Booth(std::shared_ptr<const ElectionVerifier> verifier, EncryptionKey key);

    std::shared_ptr<const ElectionVerifier> m_verifier;
    EncryptionKey m_key;
    std::map<std::string, Place, std::less<>> m_rings;
    std::map<Encoded, std::string> m_ringOf;
};

base::Json castPayload(const Ballot& ballot, base::ByteView authorization);
base::Json challengePayload(const Ballot& ballot, base::ByteView authorization,
    const std::vector<OpenedVote>& votes, const BallotSeed& seed);

} // namespace maru::voting
