// SPDX-License-Identifier: Apache-2.0
// Ring mode: who voted is known to nobody, and yet one credential has one counted ballot in one precinct.
#include "tests/domains/election/hand_made_proofs.h"
#include "tests/domains/election/voting_house.h"

#include <QtTest/QtTest>

using namespace maru;
using test::Json;
using test::VotingHouse;

class TestElectionRings : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<VotingHouse> m_house; ///< two precincts with a ring of 128 keys each, open

    const test::Voter& voter(std::size_t precinct, std::size_t place)
    {
        return m_house->voters[precinct * 128 + place];
    }
    /// A vote for o1 that says it comes from this ring and under this tag.
    voting::Ballot ballotFor(const std::string& ring, const voting::Encoded& tag, const std::string& seed)
    {
        const auto& frozen = m_house->booth->verifier().frozen();
        voting::RandomNonces nonces;
        voting::Ballot ballot;
        ballot.election = m_house->id;
        ballot.ring = ring;
        ballot.voter = tag;
        ballot.answers.push_back({ "c1",
            voting::proveContestUnchecked(m_house->booth->verifier().shape("c1"), frozen.context(ring, tag),
                *voting::EncryptionKey::decode(frozen.trustees.joint), { 0, 1, 0, 0 }, test::seedOf(seed),
                nonces) });
        return ballot;
    }
    /// The payload with a ring proof over the keys of the ring that the ballot names.
    Json authorizedByHand(const voting::Ballot& ballot, const std::string& signer,
        const voting::Scalar& secret, std::size_t place)
    {
        const auto keys = base::fromBase64Url(m_house->row("rings", ballot.ring).at("keys").asString());
        const auto ring = voting::Ring::decode(*keys);
        const auto proof = test::proveRingByHand(*ring,
            voting::ringStatementOf(ballot, voting::Purpose::Cast, m_house->did(signer),
                m_house->booth->verifier().frozen().fingerprint),
            secret, place);
        return m_house->booth->payloadOf(ballot, base::Bytes(proof.begin(), proof.end()));
    }
    std::string cast(const std::string& signer, const Json& payload)
    {
        return m_house->ballotCode(signer, "cast", payload);
    }

private slots:
    void initTestCase()
    {
        test::HousePlan plan;
        plan.mode = "ring";
        m_house = std::make_unique<VotingHouse>(std::move(plan));
        m_house->openVoting();
    }

    void servesTheRingsOfTheRoll()
    {
        const Json ring = m_house->row("rings", "p1-1-1");
        QCOMPARE(ring.at("size").asInteger(), 128);
        const auto keys = base::fromBase64Url(ring.at("keys").asString());
        QVERIFY(std::equal(keys->begin(), keys->begin() + 32, voter(0, 0).credential.begin()));
    }

    // Defence: the tag is consensus state: the second ballot of a key replaces the first, and both name nobody.
    void countsOneBallotATag()
    {
        const test::Voter& someone = voter(0, 5);
        const Json before = m_house->row("boxes");
        QVERIFY(!m_house->castVote(someone, VotingHouse::vote("o1")).at("replaced").asBoolean());
        QVERIFY(m_house->castVote(someone, VotingHouse::vote("o2")).at("replaced").asBoolean());
        const Json box = m_house->row("boxes");
        QCOMPARE(box.at("voters").asInteger(), before.at("voters").asInteger() + 1);
        QCOMPARE(box.at("replaced").asInteger(), before.at("replaced").asInteger() + 1);
        const Json row = m_house->row("ballots", base::toBase64Url(m_house->booth->nameOf(someone)));
        QVERIFY(row.at("voter").asString() != base::toBase64Url(someone.credential));
        QVERIFY(m_house->row("ballots", base::toBase64Url(someone.credential)).isNull());
    }

    // Defence: the equation of the keys, over the keys of the ring that the ballot names. The ballot is made for the other
    // precinct from the start, with an own secret and its own tag: everything is right but that the key is not there.
    void refusesRingOfAnotherPrecinct()
    {
        const test::Voter& someone = voter(0, 6);
        const auto attempt = [&](const std::string& ring, std::size_t place) {
            const std::string signer = m_house->freshSigner();
            const voting::Ballot ballot = ballotFor(ring, m_house->booth->nameOf(someone), signer);
            return cast(signer, authorizedByHand(ballot, signer, someone.secret, place));
        };
        QCOMPARE(attempt("p2-1-1", 6), std::string("election.authorization"));
        QCOMPARE(attempt("p2-1-1", 0), std::string("election.authorization"));
        QCOMPARE(attempt("p1-1-1", 7), std::string("election.authorization"));
        // The prover by hand is a right one.
        QCOMPARE(attempt("p1-1-1", 6), std::string("ok"));
    }

    // Defence: checkAuthorizationForm() and the order of the checks: an unknown ring, an authorization of another length
    // and a ballot that is on record cost no proof. Told by the code of a ballot that is wrong in several ways.
    void asksWhatCostsLittleFirst()
    {
        const test::Voter& someone = voter(0, 10);
        const std::string signer = m_house->freshSigner();
        const voting::Ballot ballot = ballotFor("p1-1-1", m_house->booth->nameOf(someone), signer);
        const Json good = authorizedByHand(ballot, signer, someone.secret, 10);
        // Bad proofs and a ring proof for another statement: the proofs cost less and are judged first.
        Json moved = good;
        moved.set("ring", "p2-1-1");
        QCOMPARE(cast(signer, moved), std::string("election.ballot_proof"));
        Json longer = moved;
        longer.set("authorization", good.at("authorization").asString() + "AAAA");
        QCOMPARE(cast(signer, longer), std::string("election.authorization"));
        Json identity = moved;
        identity.set("voter", base::toBase64Url(voting::Encoded {}));
        QCOMPARE(cast(signer, identity), std::string("election.authorization"));
        longer.set("ring", "p9-1-1");
        QCOMPARE(cast(signer, longer), std::string("election.ring"));
        QCOMPARE(cast(signer, good), std::string("ok"));
        Json again = good;
        again.set("authorization", longer.at("authorization"));
        QCOMPARE(cast(signer, again), std::string("election.ballot_repeated"));
    }

    // Defence: ring and tag in the challenges of the ballot: what was made for one ring stands in no other.
    void refusesBallotCarriedToAnotherRing()
    {
        const test::Voter& someone = voter(0, 9);
        const std::string signer = m_house->freshSigner();
        const voting::Ballot ballot =
            m_house->booth->encrypt(someone, VotingHouse::vote("o1"), test::seedOf(signer));
        const base::Bytes own =
            m_house->booth->authorize(someone, ballot, voting::Purpose::Cast, m_house->did(signer));
        Json moved = m_house->booth->payloadOf(ballot, own);
        moved.set("ring", "p2-1-1");
        QCOMPARE(cast(signer, moved), std::string("election.ballot_proof"));
        moved.set("ring", "p9-1-1");
        QCOMPARE(cast(signer, moved), std::string("election.ring"));
        Json without = m_house->booth->payloadOf(ballot, own);
        without.remove("ring");
        QCOMPARE(cast(signer, without), std::string("election.ballot_format"));
        QCOMPARE(cast(signer, m_house->booth->payloadOf(ballot, own)), std::string("ok"));
    }

    // Defence: tag, signer, purpose and ballot hash in the ring proof's challenge.
    void refusesProofForAnotherStatement()
    {
        const test::Voter& someone = voter(0, 7);
        const std::string signer = m_house->freshSigner();
        const auto ballot = m_house->booth->encrypt(someone, VotingHouse::vote("o1"), test::seedOf(signer));
        const auto later =
            m_house->booth->encrypt(someone, VotingHouse::vote("o2"), test::seedOf(signer + "y"));
        const auto proof = [&](const voting::Ballot& of, voting::Purpose purpose, const std::string& who) {
            return m_house->booth->authorize(someone, of, purpose, m_house->did(who));
        };
        const auto payload = [&](const voting::Ballot& of, const base::Bytes& authorization) {
            return m_house->booth->payloadOf(of, authorization);
        };
        const base::Bytes good = proof(ballot, voting::Purpose::Cast, signer);
        QCOMPARE(cast(signer, payload(later, good)), std::string("election.authorization"));
        QCOMPARE(cast("relay", payload(ballot, good)), std::string("election.authorization"));
        QCOMPARE(cast(signer, payload(ballot, proof(ballot, voting::Purpose::Challenge, signer))),
            std::string("election.authorization"));
        for (const std::size_t at : { std::size_t(0), good.size() / 2, good.size() - 20 }) {
            base::Bytes changed = good;
            changed[at] ^= 4;
            QCOMPARE(cast(signer, payload(ballot, changed)), std::string("election.authorization"));
        }
        QCOMPARE(cast(signer, payload(ballot, base::Bytes(good.begin(), good.end() - 32))),
            std::string("election.authorization"));
        QCOMPARE(cast(signer, payload(ballot, good)), std::string("ok"));
    }

    // Defence: the identity is no tag: it names nobody. The ballot's own proofs are made for it and hold.
    void refusesIdentityAsTag()
    {
        const test::Voter& someone = voter(0, 8);
        const std::string signer = m_house->freshSigner();
        const voting::Ballot ballot = ballotFor("p1-1-1", voting::Encoded {}, signer);
        QVERIFY(voting::checkProofs(m_house->booth->verifier(), ballot));
        QCOMPARE(cast(signer, authorizedByHand(ballot, signer, someone.secret, 8)),
            std::string("election.authorization"));
        const voting::Ballot good = ballotFor("p1-1-1", m_house->booth->nameOf(someone), signer + "x");
        QCOMPARE(cast(signer, authorizedByHand(good, signer, someone.secret, 8)), std::string("ok"));
    }

    // Defence: Ring::decode(): a repeated key or one in the padding would let its holder make two tags look like two
    // voters' or shrink the crowd; the frozen roll is the only place where rings come from.
    void refusesRingsWithRepeatedKeys()
    {
        const auto keys = base::fromBase64Url(m_house->row("rings", "p1-1-1").at("keys").asString());
        base::Bytes twice = *keys;
        std::copy_n(twice.begin(), 32, twice.end() - 32);
        QCOMPARE(voting::parseRing(base::toBase64Url(twice)).error().code, std::string("voting.ring_keys"));
        base::Bytes padded = *keys;
        padded.insert(padded.end(), keys->end() - 32, keys->end());
        QCOMPARE(voting::parseRing(base::toBase64Url(padded)).error().code, std::string("voting.ring_keys"));
        base::Bytes identity = *keys;
        std::fill_n(identity.begin(), 32, std::uint8_t(0));
        QCOMPARE(
            voting::parseRing(base::toBase64Url(identity)).error().code, std::string("voting.ring_keys"));
        QVERIFY(voting::parseRing(base::toBase64Url(*keys)));
    }

    // Both rings in one block, one bad proof among them; then the count and the whole chain again.
    void judgesABlockOfSeveralRingsAndCounts()
    {
        std::vector<ledger::Transaction> block;
        for (std::size_t i = 20; i < 26; ++i) {
            const test::Voter& someone = voter(i % 2, i);
            const std::string signer = m_house->freshSigner();
            Json payload =
                m_house->booth->castPayload(someone, VotingHouse::vote("o3"), m_house->did(signer));
            if (i == 23) {
                base::Bytes bytes = *base::fromBase64Url(payload.at("authorization").asString());
                bytes[40] ^= 1;
                payload.set("authorization", base::toBase64Url(bytes));
            }
            block.push_back(m_house->transaction(signer, "election", "cast", std::move(payload)));
        }
        const auto outcomes = m_house->block(std::move(block));
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            QCOMPARE(outcomes[i].result.code, std::string(i == 3 ? "election.authorization" : "ok"));
        m_house->closeVoting();
        m_house->decryptBy({ 1, 2 });
        QCOMPARE(m_house->counts("p1"), (std::vector<std::int64_t> { 0, 5, 1, 3 }));
        QCOMPARE(m_house->counts("p2"), (std::vector<std::int64_t> { 0, 0, 0, 2 }));
        const auto again = chain::replay(m_house->store(), m_house->registry(), m_house->services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }
};

QTEST_GUILESS_MAIN(TestElectionRings)
#include "tst_election_rings.moc"
