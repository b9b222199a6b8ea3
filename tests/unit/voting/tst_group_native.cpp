// SPDX-License-Identifier: Apache-2.0
// The multiplications that native programs leave to libsodium agree with our own.
#include "tests/unit/voting/group_fixture.h"

#include "shared/voting/native/secret.h"

#include <QtTest>

using namespace maru;
using namespace maru::voting;

class TstGroupNative : public QObject {
    Q_OBJECT

private slots:
    void multipliesAsTheGroup()
    {
        testing::RandomInput random;
        std::vector<Encoded> scalars = testing::edgeScalars();
        for (int round = 0; round < 100; ++round)
            scalars.push_back(random.scalar().encode());
        for (const Encoded& bytes : scalars) {
            const Scalar scalar = *Scalar::decode(bytes);
            const Point point = random.point();
            QCOMPARE(native::secretMul(scalar, point), secretMul(scalar, point));
            QCOMPARE(
                native::secretMul(scalar, point.encode()), std::optional(multiply(scalar, point).encode()));
            QCOMPARE(native::secretMulBase(scalar), secretMulBase(scalar));
            QCOMPARE(native::secretMulBaseEncoded(scalar), secretMulBase(scalar).encode());
        }
    }

    void takesTheIdentity()
    {
        QVERIFY(native::secretMul(Scalar::fromU64(5), Point()).isIdentity());
        QCOMPARE(native::secretMul(Scalar::fromU64(5), Encoded {}), std::optional(Encoded {}));
        QVERIFY(native::secretMul(Scalar::zero(), Point::base()).isIdentity());
    }

    void refusesWhatIsNoEncoding()
    {
        Encoded odd = Point::base().encode();
        odd[0] ^= 1;
        QVERIFY(!native::secretMul(Scalar::one(), odd));
        Encoded high = Point::base().encode();
        high[31] |= 0x80;
        QVERIFY(!native::secretMul(Scalar::one(), high));
        Encoded large;
        large.fill(0xff);
        QVERIFY(!native::secretMul(Scalar::one(), large));
    }

    void drawsDifferentBytes()
    {
        std::array<std::uint8_t, 32> a {};
        std::array<std::uint8_t, 32> b {};
        platformRandom(a);
        platformRandom(b);
        QVERIFY(a != b);
    }
};

QTEST_GUILESS_MAIN(TstGroupNative)
#include "tst_group_native.moc"
