// SPDX-License-Identifier: Apache-2.0
// Numbers modulo the group's order against libsodium, on edges and on random input.
#include "tests/unit/voting/group_fixture.h"

#include "shared/voting/group/scalar_words.h"

#include <QtTest>

#include <sodium.h>

using namespace maru;
using namespace maru::voting;

namespace {

Encoded sodiumOf(void (*operation)(unsigned char*, const unsigned char*, const unsigned char*),
    const Encoded& a, const Encoded& b)
{
    Encoded result {};
    operation(result.data(), a.data(), b.data());
    return result;
}

void comparePair(const Encoded& left, const Encoded& right)
{
    const auto a = Scalar::decode(left);
    const auto b = Scalar::decode(right);
    QVERIFY(a && b);
    QCOMPARE((*a + *b).encode(), sodiumOf(crypto_core_ristretto255_scalar_add, left, right));
    QCOMPARE((*a - *b).encode(), sodiumOf(crypto_core_ristretto255_scalar_sub, left, right));
    QCOMPARE((*a * *b).encode(), sodiumOf(crypto_core_ristretto255_scalar_mul, left, right));
    Encoded negated {};
    crypto_core_ristretto255_scalar_negate(negated.data(), left.data());
    QCOMPARE((-*a).encode(), negated);
    QCOMPARE(*a == *b, left == right);
    Encoded inverted {};
    if (crypto_core_ristretto255_scalar_invert(inverted.data(), left.data()) == 0) {
        QCOMPARE(a->inverse().encode(), inverted);
        QCOMPARE((*a * a->inverse()).encode(), Scalar::one().encode());
    } else {
        QVERIFY(a->isZero());
        QVERIFY(a->inverse().isZero());
    }
}

} // namespace

class TstGroupScalar : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void decodes_data()
    {
        QTest::addColumn<QString>("bytes");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("zero") << QString(64, '0') << true;
        QTest::newRow("l - 1") << "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010" << true;
        QTest::newRow("l") << "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010" << false;
        QTest::newRow("l + 1") << "eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010" << false;
        QTest::newRow("l with one bit above")
            << "ecd3f55c1a631258d69cf7a2def9de1401000000000000000000000000000010" << false;
        QTest::newRow("2^252") << "0000000000000000000000000000000000000000000000000000000000000010" << true;
        QTest::newRow("2^253") << "0000000000000000000000000000000000000000000000000000000000000020" << false;
        QTest::newRow("2^255 - 1") << QString(62, 'f') + "7f" << false;
        QTest::newRow("2^256 - 1") << QString(64, 'f') << false;
        QTest::newRow("31 bytes") << QString(62, '0') << false;
        QTest::newRow("33 bytes") << QString(66, '0') << false;
        QTest::newRow("none") << "" << false;
    }

    void decodes()
    {
        QFETCH(QString, bytes);
        QFETCH(bool, isGood);
        const base::Bytes raw = *base::fromHex(bytes.toStdString());
        const auto scalar = Scalar::decode(raw);
        QCOMPARE(scalar.has_value(), isGood);
        if (isGood)
            QCOMPARE(testing::hexOf(scalar->encode()), bytes);
    }

    void countsAsLibsodiumAtEdges()
    {
        for (const Encoded& a : testing::edgeScalars()) {
            for (const Encoded& b : testing::edgeScalars())
                comparePair(a, b);
        }
    }

    void countsAsLibsodiumForRandomInput()
    {
        testing::RandomInput random;
        for (int round = 0; round < 1500; ++round)
            comparePair(random.scalar().encode(), random.scalar().encode());
    }

    void reducesWideNumbersAsLibsodium()
    {
        testing::RandomInput random;
        std::vector<std::array<std::uint8_t, 64>> inputs(3);
        inputs[1].fill(0xff);
        for (const Encoded& low : testing::edgeScalars()) {
            for (const Encoded& high : testing::edgeScalars()) {
                std::array<std::uint8_t, 64> wide {};
                std::copy(low.begin(), low.end(), wide.begin());
                std::copy(high.begin(), high.end(), wide.begin() + 32);
                inputs.push_back(wide);
            }
        }
        // l itself and its neighbours, in either half.
        auto order = testing::arrayOf<32>("ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        for (int i = 0; i < 3; ++i, ++order[0]) {
            std::array<std::uint8_t, 64> wide {};
            std::copy(order.begin(), order.end(), wide.begin());
            inputs.push_back(wide);
            std::rotate(wide.begin(), wide.begin() + 32, wide.end());
            inputs.push_back(wide);
        }
        for (int round = 0; round < 1500; ++round)
            inputs.push_back(random.bytes<64>());
        for (const auto& wide : inputs) {
            Encoded reduced {};
            crypto_core_ristretto255_scalar_reduce(reduced.data(), wide.data());
            QCOMPARE(Scalar::fromWide(wide).encode(), reduced);
        }
    }

    void bothWordSizesMultiplyTheSame()
    {
#if defined(__SIZEOF_INT128__)
        testing::RandomInput random;
        constexpr std::uint64_t kOnes = ~std::uint64_t(0);
        const ScalarWords lessOne { kOrder[0] - 1, kOrder[1], kOrder[2], kOrder[3] };
        for (const ScalarWords& a : { ScalarWords {}, ScalarWords { 1, 0, 0, 0 }, lessOne }) {
            for (const ScalarWords& b : { ScalarWords {}, ScalarWords { 1, 0, 0, 0 }, lessOne, kOrder,
                     ScalarWords { kOnes, kOnes, kOnes, kOnes }, ScalarWords {
                         0,
                         0,
                         0,
                         kOnes
                     } }) {
                QCOMPARE(montgomery32(a, b), montgomery64(a, b));
                QVERIFY(isBelowOrder(montgomery64(a, b)));
            }
        }
        for (int round = 0; round < 2000; ++round) {
            const ScalarWords a { random.word(), random.word(), random.word(), random.word() >> 4 };
            const ScalarWords b { random.word(), random.word(), random.word(), random.word() };
            QCOMPARE(montgomery32(a, b), montgomery64(a, b));
            QVERIFY(isBelowOrder(montgomery64(a, b)));
        }
#else
        QSKIP("no 128-bit products here");
#endif
    }

    void makesSmallNumbers()
    {
        QCOMPARE(testing::hexOf(Scalar::fromU64(0x0123456789abcdef).encode()),
            QString("efcdab8967452301") + QString(48, '0'));
        const auto half = testing::arrayOf<16>("00112233445566778899aabbccddeeff");
        QCOMPARE(testing::hexOf(Scalar::fromU128(half).encode()),
            QString("00112233445566778899aabbccddeeff") + QString(32, '0'));
        QVERIFY(Scalar::fromU64(0).isZero());
        QVERIFY(!Scalar::one().isZero());
        QCOMPARE(Scalar::one(), Scalar::fromU64(1));
        QVERIFY(!(Scalar::random() == Scalar::random()));
    }

    void raisesToPowers()
    {
        testing::RandomInput random;
        const Scalar x = random.scalar();
        const std::vector<Scalar> powers = powersOf(x, 70);
        QCOMPARE(powers.size(), std::size_t(70));
        Scalar expected = Scalar::one();
        for (std::uint64_t i = 0; i < powers.size(); ++i) {
            QCOMPARE(powers[i], expected);
            QCOMPARE(x.power(i), expected);
            expected *= x;
        }
        QCOMPARE(x.power(0xffffffffffffffff), (x.power(0x100000000).power(0x100000000)) * x.inverse());
        QVERIFY(powersOf(x, 0).empty());
    }

    void invertsManyAtOnce()
    {
        testing::RandomInput random;
        std::vector<Scalar> values;
        for (int i = 0; i < 50; ++i)
            values.push_back(random.scalar());
        std::vector<Scalar> inverses = values;
        QVERIFY(invertAll(inverses));
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(inverses[i], values[i].inverse());
        QVERIFY(invertAll({}));
    }

    void refusesToInvertZero()
    {
        testing::RandomInput random;
        for (std::size_t at = 0; at < 3; ++at) {
            std::vector<Scalar> values { random.scalar(), random.scalar(), random.scalar() };
            values[at] = Scalar::zero();
            const std::vector<Scalar> before = values;
            QVERIFY(!invertAll(values));
            QCOMPARE(values, before);
        }
    }

    void sumsProducts()
    {
        testing::RandomInput random;
        const std::vector<Scalar> a { random.scalar(), random.scalar(), random.scalar() };
        const std::vector<Scalar> b { random.scalar(), random.scalar(), random.scalar() };
        QCOMPARE(innerProduct(a, b), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
        QVERIFY(innerProduct({}, {}).isZero());
    }

    void wipes()
    {
        Scalar secret = Scalar::random();
        secret.wipe();
        QVERIFY(secret.isZero());
        Scalar guarded = Scalar::random();
        {
            const WipeOnExit wipe(guarded);
        }
        QVERIFY(guarded.isZero());
        std::vector<Scalar> several { Scalar::random(), Scalar::random() };
        {
            const WipeOnExit wipe(several);
        }
        QVERIFY(several[0].isZero() && several[1].isZero());
    }
};

QTEST_GUILESS_MAIN(TstGroupScalar)
#include "tst_group_scalar.moc"
