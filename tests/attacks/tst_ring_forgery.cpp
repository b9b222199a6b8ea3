// SPDX-License-Identifier: Apache-2.0
// Ring proofs by somebody who cheats: every step as an honest prover takes it but one, so that exactly one equation of
// the verifier stands between the forger and another vote. Changing bytes of a good proof changes its challenge, and
// then everything fails at once; only such proofs show that each equation is looked at.
#include "tests/unit/voting/ring_fixture.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace maru::voting;

namespace {

/// Over a ring of four keys: one digit, so that the paper's polynomials are f_i = sigma_i x + a_i.
struct Forger {
    const Ring& ring;
    std::array<Scalar, kRingBase> sigma {}; ///< honest: one 1, else 0; their sum is 1
    Scalar secret; ///< honest: of the key at the 1
    Point tag; ///< honest: U / secret

    std::vector<std::uint8_t> prove(const RingStatement& statement) const
    {
        const RingParameters& parameters = RingParameters::get();
        std::array<Scalar, kRingBase> a;
        for (std::size_t i = 1; i < kRingBase; ++i)
            a[i] = Scalar::random();
        a[0] = -(a[1] + a[2] + a[3]);
        const Scalar rA = Scalar::random();
        const Scalar rB = Scalar::random();
        const Scalar rC = Scalar::random();
        const Scalar rD = Scalar::random();
        const Scalar rho = Scalar::random();
        RingProof proof;
        proof.a = multiply(rA, parameters.h);
        proof.b = multiply(rB, parameters.h);
        proof.c = multiply(rC, parameters.h);
        proof.d = multiply(rD, parameters.h);
        Point keys = multiply(rho, Point::base());
        for (std::size_t i = 0; i < kRingBase; ++i) {
            const Point& g = parameters.g[0][i];
            proof.a += multiply(a[i], g);
            proof.b += multiply(sigma[i], g);
            proof.c += multiply(a[i] * (Scalar::one() - sigma[i] - sigma[i]), g);
            proof.d += multiply(-(a[i] * a[i]), g);
            keys += multiply(a[i], ring.keys()[i]);
        }
        proof.x = { keys };
        proof.y = { multiply(rho, tag) };
        proof.f.resize(1);
        const std::vector<std::uint8_t> commitments = proof.encode();
        const Scalar x = ringChallenge(ring, statement, RingProof::commitmentsOf(ByteView(commitments), 1));
        for (std::size_t i = 0; i < kRingBase; ++i)
            proof.f[0][i] = sigma[i] * x + a[i];
        proof.zA = rB * x + rA;
        proof.zC = rC * x + rD;
        proof.z = secret * x - rho;
        return proof.encode();
    }
};

} // namespace

class TestRingForgery : public QObject {
    Q_OBJECT

private:
    test::KnownRing m_known;

    /// What the server says to a proof for this tag.
    RingFault faultOf(const Forger& forger, RingStatement& statement) const
    {
        statement.tag = forger.tag.encode();
        return verifyRingProof(*m_known.ring, statement, forger.prove(statement));
    }
    Forger honest(std::size_t place, const RingStatement& statement) const
    {
        Forger forger { *m_known.ring, {}, m_known.secrets[place], {} };
        forger.sigma[place] = Scalar::one();
        forger.tag = multiply(forger.secret.inverse(), tagBase(statement.election));
        return forger;
    }

private slots:
    void initTestCase() { m_known = test::makeRing(4); }

    // The prover above is a right one: what follows fails for one reason only.
    void acceptsTheHonestOne()
    {
        for (std::size_t place = 0; place < 4; ++place) {
            RingStatement statement = test::statementFor(m_known.secrets[place]);
            QCOMPARE(faultOf(honest(place, statement), statement), RingFault::None);
        }
    }

    // Without the tag's equation a voter votes as often as it finds another tag.
    void refusesATagOfNoKey()
    {
        RingStatement statement = test::statementFor(m_known.secrets[1]);
        Forger forger = honest(1, statement);
        forger.tag = multiply(Scalar::random(), Point::base());
        QCOMPARE(faultOf(forger, statement), RingFault::Equation);
        // The tag of another member of the ring: that voter's ballot would be replaced.
        forger.tag = honest(2, statement).tag;
        QCOMPARE(faultOf(forger, statement), RingFault::Equation);
    }

    // Without the keys' equation everybody is in the ring.
    void refusesAKeyOutsideTheRing()
    {
        RingStatement statement = test::statementFor(m_known.secrets[1]);
        Forger forger = honest(1, statement);
        forger.secret = Scalar::random();
        forger.tag = multiply(forger.secret.inverse(), tagBase(statement.election));
        QCOMPARE(faultOf(forger, statement), RingFault::Equation);
    }

    // Without the equation of the squares two voters make a third one between them: 2 M_0 - M_1 is a key whose secret
    // they know, with a tag that nobody has seen.
    void refusesASumOfTwoKeys()
    {
        RingStatement statement = test::statementFor(m_known.secrets[0]);
        Forger forger = honest(0, statement);
        forger.sigma = { Scalar::fromU64(2), -Scalar::one(), Scalar(), Scalar() };
        forger.secret = m_known.secrets[0] + m_known.secrets[0] - m_known.secrets[1];
        forger.tag = multiply(forger.secret.inverse(), tagBase(statement.election));
        QCOMPARE(faultOf(forger, statement), RingFault::Equation);
    }

    // Without the ring's digest in the challenge nobody's secret is needed: the last key is made to fit afterwards.
    void refusesAKeyChosenAfterTheChallenge()
    {
        RingStatement statement = test::statementFor(m_known.secrets[1]);
        Forger forger = honest(1, statement);
        forger.secret = Scalar::random();
        forger.tag = multiply(forger.secret.inverse(), tagBase(statement.election));
        statement.tag = forger.tag.encode();
        const std::vector<std::uint8_t> bytes = forger.prove(statement);
        const Scalar x =
            ringChallenge(*m_known.ring, statement, RingProof::commitmentsOf(ByteView(bytes), 1));
        RingFault fault = RingFault::None;
        std::optional<RingProof> proof = RingProof::decode(bytes, 1, fault);
        QVERIFY(proof && proof->completeWith(x));
        Point rest = proof->x[0] + multiply(proof->z, Point::base());
        std::vector<std::uint8_t> keys;
        for (std::size_t i = 0; i < kRingBase; ++i) {
            Point key = m_known.ring->keys()[i];
            if (i + 1 < kRingBase)
                rest = rest - multiply(proof->f[0][i], key);
            else
                key = multiply(proof->f[0][i].inverse(), rest);
            const Encoded encoded = key.encode();
            keys.insert(keys.end(), encoded.begin(), encoded.end());
        }
        const std::optional<Ring> made = Ring::decode(keys);
        QVERIFY(made.has_value());
        QCOMPARE(verifyRingProof(*made, statement, bytes), RingFault::Equation);
    }
};

QTEST_GUILESS_MAIN(TestRingForgery)
#include "tst_ring_forgery.moc"
