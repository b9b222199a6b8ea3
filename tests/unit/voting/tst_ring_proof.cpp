// SPDX-License-Identifier: Apache-2.0
// Ring proofs one by one: every honest one holds, for every size of ring and every place in it, and nothing that is
// changed afterwards does.
#include "tests/unit/voting/ring_fixture.h"

#include "shared/crypto/hash.h"
#include "shared/voting/group/hash.h"

#include <QtTest>

using namespace maru;
using namespace maru::voting;
using test::KnownRing;

Q_DECLARE_METATYPE(maru::voting::RingFault)

namespace {

QByteArray hexOf(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

/// The four equations exactly as eprint 2020/018 writes them, over the padded ring, without any of the shortcuts of the
/// library: what a second reader of the paper would program.
bool holdsByThePaper(const KnownRing& known, const RingStatement& statement, ByteView bytes)
{
    const Ring& ring = *known.ring;
    const std::size_t m = ring.levels();
    RingFault fault = RingFault::None;
    const std::optional<RingProof> proof = RingProof::decode(bytes, m, fault);
    if (!proof)
        return false;
    Transcript transcript("ring");
    transcript.add(statement.purpose)
        .add(statement.signer)
        .add(ByteView(statement.fingerprint))
        .add(statement.election);
    transcript.add(statement.ring);
    const base::Hash256 digest = crypto::sha256(base::ByteView(known.bytes));
    transcript.add(ByteView(digest.bytes)).addU64(ring.size()).add(ByteView(statement.tag));
    transcript.add(ByteView(statement.ballotHash)).add(proof->a).add(proof->b).add(proof->c).add(proof->d);
    for (const Point& point : proof->x)
        transcript.add(point);
    for (const Point& point : proof->y)
        transcript.add(point);
    const Scalar x = transcript.scalar();
    std::vector<std::array<Scalar, 4>> f = proof->f;
    for (auto& digit : f)
        digit[0] = x - digit[1] - digit[2] - digit[3];

    const Point h = hashToPoint("commitment-h", {});
    Point first = multiply(proof->zA, h);
    Point second = multiply(proof->zC, h);
    for (std::size_t j = 0; j < m; ++j)
        for (std::size_t i = 0; i < 4; ++i) {
            const Point g = Transcript("commitment-g").addU64(j).addU64(i).point();
            first += multiply(f[j][i], g);
            second += multiply(f[j][i] * (x - f[j][i]), g);
        }
    Point third;
    for (std::size_t k = 0; k < (std::size_t(1) << (2 * m)); ++k) {
        Scalar product = Scalar::one();
        for (std::size_t j = 0; j < m; ++j)
            product *= f[j][(k >> (2 * j)) & 3];
        third += multiply(product, ring.keys()[std::min(k, ring.size() - 1)]);
    }
    Point fourth = multiply(x.power(m),
        hashToPoint("tag-base",
            { ByteView(reinterpret_cast<const std::uint8_t*>(statement.election.data()),
                statement.election.size()) }));
    for (std::size_t j = 0; j < m; ++j) {
        third += -multiply(x.power(j), proof->x[j]);
        fourth += -multiply(x.power(j), proof->y[j]);
    }
    third += -multiply(proof->z, Point::base());
    fourth += -multiply(proof->z, *Point::decode(statement.tag));
    return proof->a + multiply(x, proof->b) == first && multiply(x, proof->c) + proof->d == second
        && third.isIdentity() && fourth.isIdentity();
}

std::vector<std::size_t> placesOf(std::size_t size)
{
    std::vector<std::size_t> places { 0, size / 2, size - 1 };
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

} // namespace

class TestRingProof : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_known = test::makeRing(11);
        m_secret = m_known.secrets[4];
        m_statement = test::statementFor(m_secret);
        m_proof = test::proofOf(RingProver(*m_known.ring), m_statement, m_secret);
        QCOMPARE(verify(m_statement, m_proof), RingFault::None);
    }

    void holdsForEveryPlace_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : { 1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 128, 255, 257, 300 })
            QTest::addRow("%d keys", size) << size;
        for (int i = 0; i < 4; ++i)
            QTest::addRow("random size %d", i) << 1 + static_cast<int>(Scalar::random().encode()[0]) + i;
    }
    void holdsForEveryPlace()
    {
        QFETCH(int, size);
        const KnownRing known = test::makeRing(static_cast<std::size_t>(size));
        const RingProver prover(*known.ring);
        for (const std::size_t place : placesOf(known.secrets.size())) {
            const Scalar& secret = known.secrets[place];
            const RingStatement statement = test::statementFor(secret);
            const std::vector<std::uint8_t> proof = test::proofOf(prover, statement, secret);
            QCOMPARE(proof.size(), ringProofBytes(known.ring->levels()));
            QVERIFY2(verifyRingProof(*known.ring, statement, proof) == RingFault::None,
                qPrintable(QString::number(place)));
        }
    }

    void holdsForEveryPlaceOfASmallRing()
    {
        const RingProver prover(*m_known.ring);
        for (const Scalar& secret : m_known.secrets) {
            const RingStatement statement = test::statementFor(secret);
            const std::vector<std::uint8_t> proof = test::proofOf(prover, statement, secret);
            QCOMPARE(verifyRingProof(*m_known.ring, statement, proof), RingFault::None);
            QVERIFY(holdsByThePaper(m_known, statement, proof));
        }
    }

    void holdsForLargeRings_data()
    {
        QTest::addColumn<int>("size");
        QTest::addRow("1,000 keys") << 1000;
        QTest::addRow("1,024 keys") << 1024;
        QTest::addRow("4,096 keys") << 4096;
    }
    void holdsForLargeRings()
    {
        QFETCH(int, size);
        const KnownRing known = test::makeRing(static_cast<std::size_t>(size));
        const Scalar& secret = known.secrets[static_cast<std::size_t>(size) - 2];
        const RingStatement statement = test::statementFor(secret);
        std::vector<std::uint8_t> proof = test::proofOf(RingProver(*known.ring), statement, secret);
        QCOMPARE(verifyRingProof(*known.ring, statement, proof), RingFault::None);
        // The last scalar, z, plus one.
        const Scalar z = *Scalar::decode(ByteView(proof).last(32)) + Scalar::one();
        std::ranges::copy(z.encode(), proof.end() - 32);
        QCOMPARE(verifyRingProof(*known.ring, statement, proof), RingFault::Equation);
    }

    void isAsLongAsTheProtocolSays()
    {
        QCOMPARE(ringLevels(1), std::size_t(1));
        QCOMPARE(ringLevels(4), std::size_t(1));
        QCOMPARE(ringLevels(5), std::size_t(2));
        QCOMPARE(ringLevels(256), std::size_t(4));
        QCOMPARE(ringLevels(257), std::size_t(5));
        QCOMPARE(ringLevels(1024), std::size_t(5));
        QCOMPARE(ringLevels(4096), std::size_t(6));
        QCOMPARE(ringProofBytes(5), std::size_t(1024));
        QCOMPARE(ringProofBytes(6), std::size_t(1184));
    }

    void agreesWithThePaperOnChangedProofs()
    {
        QVERIFY(holdsByThePaper(m_known, m_statement, m_proof));
        for (std::size_t item = 0; item < m_proof.size() / 32; ++item) {
            const std::vector<std::uint8_t> changed = changedAt(item);
            QVERIFY2(!holdsByThePaper(m_known, m_statement, changed), qPrintable(QString::number(item)));
        }
    }

    void refusesEveryChangedItem()
    {
        for (std::size_t item = 0; item < m_proof.size() / 32; ++item) {
            const std::vector<std::uint8_t> changed = changedAt(item);
            QVERIFY(changed != m_proof);
            QVERIFY2(verify(m_statement, changed) == RingFault::Equation, qPrintable(QString::number(item)));
        }
    }

    void refusesItemsThatChangePlaces()
    {
        for (std::size_t item = 0; item + 1 < m_proof.size() / 32; ++item) {
            std::vector<std::uint8_t> changed = m_proof;
            const auto at = changed.begin() + static_cast<std::ptrdiff_t>(32 * item);
            std::swap_ranges(at, at + 32, at + 32);
            QVERIFY2(verify(m_statement, changed) != RingFault::None, qPrintable(QString::number(item)));
        }
    }

    void refusesEveryChangedStatement_data()
    {
        QTest::addColumn<int>("member");
        const char* const names[] = { "purpose", "signer", "fingerprint", "election", "ring id", "tag",
            "ballot", "tag of another key" };
        for (int i = 0; i < 8; ++i)
            QTest::newRow(names[i]) << i;
    }
    void refusesEveryChangedStatement()
    {
        QFETCH(int, member);
        RingStatement changed = m_statement;
        switch (member) {
        case 0:
            changed.purpose = "challenge";
            break;
        case 1:
            changed.signer.back() = 'L';
            break;
        case 2:
            changed.fingerprint[31] ^= 1;
            break;
        case 3:
            changed.election.back() = 'e';
            break;
        case 4:
            changed.ring = "p001-1-2";
            break;
        case 5:
            changed.tag = (*Point::decode(m_statement.tag) + Point::base()).encode();
            break;
        case 6:
            changed.ballotHash[0] ^= 0x80;
            break;
        default:
            changed.tag = test::tagOf(m_known.secrets[5], changed.election);
        }
        QCOMPARE(verify(changed, m_proof), RingFault::Equation);
    }

    void refusesAnotherRing()
    {
        QCOMPARE(verifyRingProof(*test::makeRing(11).ring, m_statement, m_proof), RingFault::Equation);
        // One key changed, the others kept; a key more; a key less; two keys exchanged.
        std::vector<std::vector<Scalar>> others(4, m_known.secrets);
        others[0][9] = Scalar::random();
        others[1].push_back(Scalar::random());
        others[2].pop_back();
        std::swap(others[3][0], others[3][1]);
        for (const std::vector<Scalar>& secrets : others) {
            const std::optional<Ring> ring = Ring::decode(test::keysOf(secrets));
            QVERIFY(ring.has_value());
            QCOMPARE(verifyRingProof(*ring, m_statement, m_proof), RingFault::Equation);
        }
        QCOMPARE(verifyRingProof(*test::makeRing(17).ring, m_statement, m_proof), RingFault::Length);
    }

    void refusesAKeyOutsideTheRing()
    {
        const RingProver prover(*m_known.ring);
        const Scalar stranger = Scalar::random();
        const std::array<std::uint8_t, 32> seed {};
        QVERIFY(!prover.prove(test::statementFor(stranger), stranger, seed).has_value());
        QVERIFY(!prover.prove(m_statement, Scalar::zero(), seed).has_value());
        // A member, but with the tag of another one.
        QVERIFY(!prover.prove(m_statement, m_known.secrets[5], seed).has_value());
    }

    void refusesWrongLengths()
    {
        std::vector<std::uint8_t> shorter(m_proof.begin(), m_proof.end() - 1);
        QCOMPARE(verify(m_statement, shorter), RingFault::Length);
        std::vector<std::uint8_t> longer = m_proof;
        longer.push_back(0);
        QCOMPARE(verify(m_statement, longer), RingFault::Length);
        longer.resize(m_proof.size() + 32);
        QCOMPARE(verify(m_statement, longer), RingFault::Length);
        QCOMPARE(verify(m_statement, {}), RingFault::Length);
    }

    void refusesWhatIsNotCanonical()
    {
        const std::size_t m = m_known.ring->levels();
        // p + 1 instead of 1 for points; l, which is zero written long, for scalars.
        const auto oddPoint = std::array<std::uint8_t, 32> { 0xee, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
            0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
            0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f };
        const auto order =
            std::array<std::uint8_t, 32> { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10 };
        for (std::size_t item = 0; item < m_proof.size() / 32; ++item) {
            const bool isPoint = item < 4 + 2 * m;
            std::vector<std::uint8_t> changed = m_proof;
            std::ranges::copy(
                isPoint ? oddPoint : order, changed.begin() + static_cast<std::ptrdiff_t>(32 * item));
            QVERIFY2(verify(m_statement, changed) == RingFault::Encoding, qPrintable(QString::number(item)));
        }
        RingStatement changed = m_statement;
        changed.tag = oddPoint;
        QCOMPARE(verify(changed, m_proof), RingFault::Encoding);
    }

    void refusesTheIdentityAsTag()
    {
        RingStatement changed = m_statement;
        changed.tag = Point::identity().encode();
        QCOMPARE(verify(changed, m_proof), RingFault::Identity);
    }

    void refusesAZeroResponse()
    {
        const std::size_t m = m_known.ring->levels();
        for (std::size_t item = 4 + 2 * m; item < 4 + 5 * m; ++item) {
            std::vector<std::uint8_t> changed = m_proof;
            std::ranges::copy(
                Scalar::zero().encode(), changed.begin() + static_cast<std::ptrdiff_t>(32 * item));
            QVERIFY2(
                verify(m_statement, changed) == RingFault::ZeroResponse, qPrintable(QString::number(item)));
        }
        // f_{0,0} is not written: the other three add up to x here.
        const Scalar x =
            ringChallenge(*m_known.ring, m_statement, RingProof::commitmentsOf(ByteView(m_proof), m));
        RingFault fault = RingFault::None;
        RingProof proof = *RingProof::decode(m_proof, m, fault);
        proof.f[0][3] = x - proof.f[0][1] - proof.f[0][2];
        QCOMPARE(verify(m_statement, proof.encode()), RingFault::ZeroResponse);
    }

    void acceptsTheIdentityWhereItIsNoKey()
    {
        // X_0 as the identity is an encoding like any other; the proof just does not hold.
        std::vector<std::uint8_t> changed = m_proof;
        std::fill_n(changed.begin() + 4 * 32, 32, std::uint8_t(0));
        QCOMPARE(verify(m_statement, changed), RingFault::Equation);
    }

    void linksOneKeyInOneElection()
    {
        const RingProver prover(*m_known.ring);
        RingStatement second = m_statement;
        platformRandom(second.ballotHash);
        const std::vector<std::uint8_t> proof = test::proofOf(prover, second, m_secret);
        QCOMPARE(verify(second, proof), RingFault::None);
        QVERIFY(proof != m_proof);
        QCOMPARE(second.tag, m_statement.tag);
        QVERIFY(test::tagOf(m_known.secrets[5], m_statement.election) != m_statement.tag);
        // The same key in another election: another tag, so that nobody can follow a voter.
        QVERIFY(test::tagOf(m_secret, "e-0123456789abcdee") != m_statement.tag);
        // r J = U
        QVERIFY(multiply(m_secret, *Point::decode(m_statement.tag)) == tagBase(m_statement.election));
    }

    void saysNothingAboutWhoProved()
    {
        // Two members' proofs have no 32 bytes in common, and neither have two proofs of one member with fresh seeds.
        const RingProver prover(*m_known.ring);
        RingStatement other = test::statementFor(m_known.secrets[5]);
        const std::vector<std::uint8_t> theirs = test::proofOf(prover, other, m_known.secrets[5]);
        const std::vector<std::uint8_t> again = test::proofOf(prover, m_statement, m_secret);
        for (std::size_t at = 0; at < m_proof.size(); at += 32) {
            QVERIFY(!std::equal(m_proof.begin() + static_cast<std::ptrdiff_t>(at),
                m_proof.begin() + static_cast<std::ptrdiff_t>(at + 32),
                theirs.begin() + static_cast<std::ptrdiff_t>(at)));
            QVERIFY(!std::equal(m_proof.begin() + static_cast<std::ptrdiff_t>(at),
                m_proof.begin() + static_cast<std::ptrdiff_t>(at + 32),
                again.begin() + static_cast<std::ptrdiff_t>(at)));
        }
    }

    void usesASeedTwiceWithoutHarm()
    {
        // The nonces depend on the statement: a generator that repeats itself does not give the key away.
        const RingProver prover(*m_known.ring);
        const std::array<std::uint8_t, 32> seed {};
        RingStatement second = m_statement;
        second.ballotHash[5] ^= 1;
        const auto one = prover.prove(m_statement, m_secret, seed);
        const auto two = prover.prove(second, m_secret, seed);
        QCOMPARE(*one, *prover.prove(m_statement, m_secret, seed));
        QVERIFY(!std::equal(one->begin(), one->begin() + 32, two->begin()));
    }

    void tellsItsProgress()
    {
        std::vector<unsigned> steps;
        unsigned total = 0;
        const std::array<std::uint8_t, 32> seed {};
        const auto proof =
            RingProver(*m_known.ring).prove(m_statement, m_secret, seed, [&](unsigned done, unsigned all) {
                steps.push_back(done);
                total = all;
            });
        QVERIFY(proof.has_value());
        QCOMPARE(steps, (std::vector<unsigned> { 1, 2, 3 }));
        QCOMPARE(total, 3u);
    }

    void refusesWhatIsNoRing_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<RingFault>("fault");
        const std::vector<std::uint8_t> good = test::makeRing(5).bytes;
        const QByteArray keys(
            reinterpret_cast<const char*>(good.data()), static_cast<qsizetype>(good.size()));
        QTest::newRow("five keys") << keys << RingFault::None;
        QTest::newRow("nothing") << QByteArray() << RingFault::Length;
        QTest::newRow("a byte short") << keys.chopped(1) << RingFault::Length;
        QTest::newRow("too many") << keys.first(32).repeated(4097) << RingFault::Length;
        QTest::newRow("the last key twice (written padding)")
            << keys + keys.last(32) << RingFault::RepeatedKey;
        QTest::newRow("the first key twice") << keys + keys.first(32) << RingFault::RepeatedKey;
        QTest::newRow("identity") << keys + QByteArray(32, '\0') << RingFault::Identity;
        QTest::newRow("no encoding") << keys + QByteArray(32, '\xff') << RingFault::Encoding;
    }
    void refusesWhatIsNoRing()
    {
        QFETCH(QByteArray, keys);
        QFETCH(RingFault, fault);
        RingFault why = RingFault::Equation;
        const std::optional<Ring> ring =
            Ring::decode({ reinterpret_cast<const std::uint8_t*>(keys.constData()),
                             static_cast<std::size_t>(keys.size()) },
                &why);
        QCOMPARE(why, fault);
        QCOMPARE(ring.has_value(), fault == RingFault::None);
    }

    void hashesTheKeysAsTheyAre()
    {
        QCOMPARE(hexOf(m_known.ring->hash()),
            QByteArray::fromStdString(crypto::sha256(base::ByteView(m_known.bytes)).hex()));
    }

private:
    RingFault verify(const RingStatement& statement, const std::vector<std::uint8_t>& proof) const
    {
        return verifyRingProof(*m_known.ring, statement, proof);
    }

    /// The proof with G or 1 added to item `item`.
    std::vector<std::uint8_t> changedAt(std::size_t item) const
    {
        std::vector<std::uint8_t> changed = m_proof;
        const ByteView old = ByteView(m_proof).subspan(32 * item, 32);
        const Encoded fresh = item < 4 + 2 * m_known.ring->levels()
            ? (*Point::decode(old) + Point::base()).encode()
            : (*Scalar::decode(old) + Scalar::one()).encode();
        std::ranges::copy(fresh, changed.begin() + static_cast<std::ptrdiff_t>(32 * item));
        return changed;
    }

    KnownRing m_known;
    Scalar m_secret;
    RingStatement m_statement;
    std::vector<std::uint8_t> m_proof;
};

QTEST_APPLESS_MAIN(TestRingProof)
#include "tst_ring_proof.moc"
