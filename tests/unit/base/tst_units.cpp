// SPDX-License-Identifier: Apache-2.0
// Arithmetic on amounts: exact at the edges, floored towards minus infinity.
#include "shared/base/result.h" // first: moc cannot read <compare> of libstdc++ 12 without <cstdlib> before it
#include "shared/base/units.h"

#include <QtTest>

using namespace maru::base;

class TstUnits : public QObject {
    Q_OBJECT

private slots:
    void multipliesAndDividesWithFloor_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<qint64>("numerator");
        QTest::addColumn<qint64>("denominator");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("exact") << qint64(1000) << qint64(3) << qint64(10) << qint64(300);
        QTest::newRow("rounds down") << qint64(999) << qint64(1) << qint64(10) << qint64(99);
        QTest::newRow("negative rounds down") << qint64(-999) << qint64(1) << qint64(10) << qint64(-100);
        QTest::newRow("negative exact") << qint64(-1000) << qint64(1) << qint64(10) << qint64(-100);
        QTest::newRow("zero") << qint64(0) << qint64(7) << qint64(3) << qint64(0);
        QTest::newRow("128-bit product") << qint64(kMaxSafeInteger) << qint64(kMaxSafeInteger)
                                         << qint64(kMaxSafeInteger) << qint64(kMaxSafeInteger);
        QTest::newRow("basis points") << qint64(123456789) << qint64(250) << qint64(10000) << qint64(3086419);
    }

    void multipliesAndDividesWithFloor()
    {
        QFETCH(qint64, amount);
        QFETCH(qint64, numerator);
        QFETCH(qint64, denominator);
        QFETCH(qint64, expected);
        QCOMPARE(mulDiv(Won(amount), numerator, denominator).count(), expected);
    }

    void addsUpToTheLargestSafeInteger()
    {
        Won sum = Won(kMaxSafeInteger - 1) + Won(1);
        QCOMPARE(sum.count(), kMaxSafeInteger);
        sum -= Won(kMaxSafeInteger);
        QCOMPARE(sum.count(), 0);
        sum -= Won(kMaxSafeInteger);
        QCOMPARE(sum.count(), -kMaxSafeInteger);
    }

    void ordersAndCounts()
    {
        QVERIFY(Won(1) < Won(2));
        QVERIFY(Height(3) == next(Height(2)));
        QVERIFY(UnixSeconds(5) + -5 == UnixSeconds());
    }
};

QTEST_GUILESS_MAIN(TstUnits)
#include "tst_units.moc"
