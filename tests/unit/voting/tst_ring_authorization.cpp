// SPDX-License-Identifier: Apache-2.0
// Ring authorizations as texts of a payload: what is wrong is refused with the code that says so.
#include "tests/unit/voting/ring_fixture.h"

#include "shared/voting/ring.h"

#include <QtTest>

using namespace maru;
using namespace maru::voting;

class TestRingAuthorization : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_known = test::makeRing(9);
        const Scalar& secret = m_known.secrets[3];
        m_ballot.election = "e-0123456789abcdef";
        m_ballot.ring = "p001-1-1";
        m_ballot.voter = test::tagOf(secret, m_ballot.election);
        m_ballot.answers = { { "c1", base::Bytes(320, 9) } };
        m_fingerprint.fill(3);
        m_statement = ringStatementOf(m_ballot, Purpose::Cast, "did:key:zOne", m_fingerprint);
        m_text = base::toBase64Url(test::proofOf(RingProver(*m_known.ring), m_statement, secret));
    }

    void acceptsWhatTheVoterProved()
    {
        const auto ring = parseRing(base::toBase64Url(m_known.bytes));
        QVERIFY(ring.has_value());
        QVERIFY(checkRingAuthorization(**ring, m_statement, m_text).has_value());
    }

    void bindsTheWholeBallot()
    {
        QCOMPARE(m_statement.ballotHash, hashOf(m_ballot));
        Ballot other = m_ballot;
        other.answers[0].proof[0] ^= 1;
        QCOMPARE(codeOf(ringStatementOf(other, Purpose::Cast, "did:key:zOne", m_fingerprint)),
            std::string("voting.ring_proof"));
        QCOMPARE(codeOf(ringStatementOf(m_ballot, Purpose::Challenge, "did:key:zOne", m_fingerprint)),
            std::string("voting.ring_proof"));
        // An old ballot carried in again by somebody else's transaction.
        QCOMPARE(codeOf(ringStatementOf(m_ballot, Purpose::Cast, "did:key:zTwo", m_fingerprint)),
            std::string("voting.ring_proof"));
        QCOMPARE(codeOf(ringStatementOf(m_ballot, Purpose::Cast, "did:key:zOne", Fingerprint {})),
            std::string("voting.ring_proof"));
    }

    void refusesBadTexts()
    {
        QCOMPARE(textCode(m_text.substr(4)), std::string("voting.ring_encoding"));
        QCOMPARE(textCode(m_text + "!"), std::string("voting.ring_encoding"));
        QCOMPARE(textCode(""), std::string("voting.ring_encoding"));
        QCOMPARE(textCode(std::string(m_text.size(), '_')), std::string("voting.ring_encoding"));
    }

    void refusesBadRings()
    {
        const std::string keys = base::toBase64Url(m_known.bytes);
        QCOMPARE(parseRing(keys + "=").error().code, std::string("voting.ring_keys"));
        QCOMPARE(parseRing(keys.substr(0, 40)).error().code, std::string("voting.ring_keys"));
        QCOMPARE(parseRing("").error().code, std::string("voting.ring_keys"));
        const base::Bytes twice(m_known.bytes.begin(), m_known.bytes.begin() + 32);
        base::Bytes repeated = m_known.bytes;
        repeated.insert(repeated.end(), twice.begin(), twice.end());
        QCOMPARE(parseRing(base::toBase64Url(repeated)).error().detail, std::string("a repeated key"));
    }

private:
    std::string codeOf(const RingStatement& statement) const
    {
        const base::Status status = checkRingAuthorization(*m_known.ring, statement, m_text);
        return status ? std::string() : status.error().code;
    }

    std::string textCode(const std::string& text) const
    {
        const base::Status status = checkRingAuthorization(*m_known.ring, m_statement, text);
        return status ? std::string() : status.error().code;
    }

    test::KnownRing m_known;
    Ballot m_ballot;
    Fingerprint m_fingerprint {};
    RingStatement m_statement;
    std::string m_text;
};

QTEST_APPLESS_MAIN(TestRingAuthorization)
#include "tst_ring_authorization.moc"
