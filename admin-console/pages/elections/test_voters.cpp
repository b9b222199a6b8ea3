// SPDX-License-Identifier: Apache-2.0
// Keys out of codes.
#include "admin-console/pages/elections/test_voters.h"

#include "shared/crypto/election_invitation.h"
#include "shared/crypto/hash.h"
#include "shared/ledger/transaction.h"

namespace maru::console::elections {

namespace {

base::Hash256 testDigest(const std::string& election, const TestVoterKeys& keys, const std::string& use)
{
    const std::string head = "maru/test-voter/v1/" + election + '/' + use + '/';
    return crypto::sha256({ base::asBytes(head), keys.code.view() });
}

voting::Scalar testSecret(const std::string& election, const TestVoterKeys& keys)
{
    return voting::credentialSecret(testDigest(election, keys, "secret").view(), election);
}

/// The same numbers for the same statement: proofs that are made again are the same bytes.
class TestNonces final : public voting::NonceSource {
public:
    explicit TestNonces(const base::Hash256& seed) : m_seed(seed) { }
    voting::Scalar next() override
    {
        return voting::Transcript("test-voter-number").add(m_seed.view()).addU64(m_count++).scalar();
    }

private:
    base::Hash256 m_seed;
    std::uint64_t m_count = 0;
};

SignedBody signedBody(const crypto::SigningKey& key, const std::string& chain, const std::string& action,
    base::Json payload, base::UnixSeconds until)
{
    const ledger::Transaction made =
        ledger::makeTransaction(key, chain, "election", action, std::move(payload), until);
    return { ledger::transactionId(made).hex(), base::canonical(ledger::toJson(made)) };
}

bool isRehearsalId(const std::string& id)
{
    return id.rfind("r-", 0) == 0;
}

} // namespace

bool isRehearsal(const base::Json& electionRow)
{
    return electionRow.booleanOr("rehearsal", false) && isRehearsalId(electionRow.stringOr("id", ""));
}

std::string testCredential(const std::string& election, const TestVoterKeys& keys)
{
    return base::toBase64Url(voting::credentialOf(testSecret(election, keys)));
}

base::Result<SignedBody> makeTestEnrolment(
    const std::string& chain, const std::string& election, const TestVoterKeys& keys, base::UnixSeconds until)
{
    if (!isRehearsalId(election))
        return base::refused("console.test_ballots_real");
    MARU_TRY(invitation, crypto::keyOfInvitation(election, base::asText(keys.code.view())));
    MARU_TRY(person, crypto::SigningKey::fromSeed(testDigest(election, keys, "person").view()));
    TestNonces nonces(testDigest(election, keys, "enrol"));
    return signedBody(person, chain, "enrol",
        voting::enrolPayload(chain, election, keys.voter.number, testSecret(election, keys), invitation,
            crypto::didOf(person.publicKey()), nonces),
        until);
}

base::Result<SignedBody> makeTestBallot(const voting::Booth& booth, const std::string& chain,
    const TestVoterKeys& keys, const TestBallot& ballot, base::UnixSeconds until)
{
    const std::string& election = booth.definition().id;
    if (!booth.definition().rehearsal || !isRehearsalId(election))
        return base::refused("console.test_ballots_real");
    const std::string use = "ballot/" + std::to_string(ballot.round);
    const voting::Scalar secret = testSecret(election, keys);
    const voting::BallotSeed seed = testDigest(election, keys, use + "/seed").bytes;
    TestNonces nonces(testDigest(election, keys, use + "/numbers"));
    MARU_TRY(made, booth.encrypt(secret, keys.voter.precinct, ballot.votes, seed, nonces));
    MARU_TRY(carrier, crypto::SigningKey::fromSeed(testDigest(election, keys, use + "/carrier").view()));
    const voting::Purpose purpose = ballot.isChallenge() ? voting::Purpose::Challenge : voting::Purpose::Cast;
    MARU_TRY(authorization,
        booth.authorize(secret, made, purpose, crypto::didOf(carrier.publicKey()),
            testDigest(election, keys, use + "/ring").bytes, nonces));
    return signedBody(carrier, chain, ballot.isChallenge() ? "challenge" : "cast",
        ballot.isChallenge() ? voting::challengePayload(made, authorization, ballot.votes, seed)
                             : voting::castPayload(made, authorization),
        until);
}

} // namespace maru::console::elections
