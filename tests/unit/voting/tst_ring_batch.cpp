// SPDX-License-Identifier: Apache-2.0
// Ring proofs in batches: a batch says of every proof what the proof says alone, and the same on every machine.
#include "tests/unit/voting/ring_fixture.h"

#include <QtTest>

#include <random>
#include <set>

using namespace maru;
using namespace maru::voting;
using test::KnownRing;

namespace {

struct Cast {
    std::shared_ptr<const Ring> ring;
    RingStatement statement;
    std::vector<std::uint8_t> proof;
};

std::vector<Cast> castsOf(const KnownRing& known, std::size_t count)
{
    const RingProver prover(*known.ring);
    std::vector<Cast> casts;
    for (std::size_t i = 0; i < count; ++i) {
        const Scalar& secret = known.secrets[(i * 7) % known.secrets.size()];
        const RingStatement statement = test::statementFor(secret);
        casts.push_back({ known.ring, statement, test::proofOf(prover, statement, secret) });
    }
    return casts;
}

/// Makes the proof bad in one of several ways that a parser cannot see.
void spoil(Cast& cast, std::size_t way)
{
    if (way % 3 == 0) {
        cast.statement.ballotHash[way % 32] ^= 1;
        return;
    }
    const std::size_t at = way % 3 == 1 ? cast.proof.size() - 32 : cast.proof.size() - 96;
    const Scalar fresh = *Scalar::decode(ByteView(cast.proof).subspan(at, 32)) + Scalar::one();
    std::ranges::copy(fresh.encode(), cast.proof.begin() + static_cast<std::ptrdiff_t>(at));
}

std::vector<RingFault> verdictsOf(const std::vector<Cast>& casts)
{
    RingBatch batch;
    for (const Cast& cast : casts)
        batch.add(cast.ring, cast.statement, cast.proof);
    return batch.verify();
}

std::vector<RingFault> singlesOf(const std::vector<Cast>& casts)
{
    std::vector<RingFault> verdicts;
    for (const Cast& cast : casts)
        verdicts.push_back(verifyRingProof(*cast.ring, cast.statement, cast.proof));
    return verdicts;
}

} // namespace

class TestRingBatch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_known = test::makeRing(37);
        m_casts = castsOf(m_known, 24);
    }

    void acceptsGoodProofs()
    {
        QCOMPARE(verdictsOf(m_casts), std::vector<RingFault>(m_casts.size(), RingFault::None));
    }

    void isEmptyForNothing() { QVERIFY(RingBatch().verify().empty()); }

    void namesExactlyTheBadOnes_data()
    {
        QTest::addColumn<int>("bad");
        for (const int bad : { 1, 2, 5, 23, 24 })
            QTest::addRow("%d of 24", bad) << bad;
    }
    void namesExactlyTheBadOnes()
    {
        QFETCH(int, bad);
        std::random_device device;
        const unsigned seed = device();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::vector<std::size_t> order(m_casts.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        std::vector<Cast> casts = m_casts;
        std::vector<RingFault> expected(casts.size(), RingFault::None);
        for (std::size_t i = 0; i < static_cast<std::size_t>(bad); ++i) {
            spoil(casts[order[i]], random());
            expected[order[i]] = RingFault::Equation;
        }
        QCOMPARE(verdictsOf(casts), expected);
        QCOMPARE(singlesOf(casts), expected);
    }

    void namesBadProofsThatWouldCancelOut()
    {
        // z_A + 1 in one and z_A - 1 in the other: without weights (all of them one) their faults add up to nothing, and
        // this test fails.
        std::vector<Cast> casts = m_casts;
        const Scalar one = Scalar::one();
        for (const auto& [index, change] :
            std::vector<std::pair<std::size_t, Scalar>> { { 3, one }, { 17, -one } }) {
            std::vector<std::uint8_t>& proof = casts[index].proof;
            const std::size_t at = proof.size() - 96;
            const Scalar zA = *Scalar::decode(ByteView(proof).subspan(at, 32)) + change;
            std::ranges::copy(zA.encode(), proof.begin() + static_cast<std::ptrdiff_t>(at));
        }
        std::vector<RingFault> expected(casts.size(), RingFault::None);
        expected[3] = expected[17] = RingFault::Equation;
        QCOMPARE(verdictsOf(casts), expected);
    }

    void keepsWhatIsUnreadableApart()
    {
        std::vector<Cast> casts = m_casts;
        casts[0].proof.pop_back();
        casts[5].proof.assign(casts[5].proof.size(), 0xff);
        casts[9].statement.tag = Point::identity().encode();
        casts[23].proof.clear();
        spoil(casts[11], 1);
        const std::vector<RingFault> verdicts = verdictsOf(casts);
        QCOMPARE(verdicts, singlesOf(casts));
        QCOMPARE(verdicts[0], RingFault::Length);
        QCOMPARE(verdicts[5], RingFault::Encoding);
        QCOMPARE(verdicts[9], RingFault::Identity);
        QCOMPARE(verdicts[11], RingFault::Equation);
        QCOMPARE(verdicts[23], RingFault::Length);
        QCOMPARE(
            std::count(verdicts.begin(), verdicts.end(), RingFault::None), std::ptrdiff_t(casts.size() - 5));
    }

    void mixesRingsAndElections()
    {
        std::vector<Cast> casts = castsOf(m_known, 5);
        for (const std::size_t size : { std::size_t(3), std::size_t(130), std::size_t(260) }) {
            const KnownRing other = test::makeRing(size);
            const std::vector<Cast> more = castsOf(other, 4);
            casts.insert(casts.end(), more.begin(), more.end());
            const Scalar& secret = other.secrets[1];
            RingStatement elsewhere = test::statementFor(secret);
            elsewhere.election = "e-fedcba9876543210";
            elsewhere.tag = test::tagOf(secret, elsewhere.election);
            casts.push_back(
                { other.ring, elsewhere, test::proofOf(RingProver(*other.ring), elsewhere, secret) });
        }
        QCOMPARE(verdictsOf(casts), std::vector<RingFault>(casts.size(), RingFault::None));
        std::vector<RingFault> expected(casts.size(), RingFault::None);
        for (const std::size_t index : { std::size_t(2), std::size_t(9), casts.size() - 1 }) {
            spoil(casts[index], 1);
            expected[index] = RingFault::Equation;
        }
        // A good proof shown for another ring of the same size.
        casts[6].ring = test::makeRing(3).ring;
        expected[6] = RingFault::Equation;
        QCOMPARE(verdictsOf(casts), expected);
    }

    void keepsItsVerdictsWhenAskedAgain()
    {
        std::vector<Cast> casts = m_casts;
        spoil(casts[7], 2);
        RingBatch batch;
        for (const Cast& cast : casts)
            batch.add(cast.ring, cast.statement, cast.proof);
        const std::vector<RingFault> first = batch.verify();
        QCOMPARE(batch.verify(), first);
        QCOMPARE(batch.size(), casts.size());
        batch.clear();
        QCOMPARE(batch.size(), std::size_t(0));
        QCOMPARE(batch.add(casts[0].ring, casts[0].statement, casts[0].proof), std::size_t(0));
        QCOMPARE(batch.verify(), std::vector<RingFault> { RingFault::None });
    }

    void keepsTheRingAlive()
    {
        RingBatch batch;
        {
            const KnownRing known = test::makeRing(9);
            for (const Cast& cast : castsOf(known, 2))
                batch.add(cast.ring, cast.statement, cast.proof);
        }
        QCOMPARE(batch.verify(), std::vector<RingFault>(2, RingFault::None));
    }

private:
    KnownRing m_known;
    std::vector<Cast> m_casts;
};

QTEST_APPLESS_MAIN(TestRingBatch)
#include "tst_ring_batch.moc"
