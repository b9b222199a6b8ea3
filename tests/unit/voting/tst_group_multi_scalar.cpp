// SPDX-License-Identifier: Apache-2.0
// Sums of multiples: every way of computing them against libsodium and against each other.
//
// The points are known multiples (a + i b) G, so that one base multiplication by libsodium says what a sum must be.
#include "tests/unit/voting/group_fixture.h"

#include "shared/voting/group/point_ops.h"

#include <QtTest>

#include <sodium.h>

using namespace maru;
using namespace maru::voting;

namespace {

struct Terms {
    std::vector<Scalar> scalars;
    std::vector<Point> points;
    std::vector<Scalar> logs; ///< of the points

    Encoded expected() const
    {
        const Encoded sum = innerProduct(scalars, logs).encode();
        Encoded point {};
        if (crypto_scalarmult_ristretto255_base(point.data(), sum.data()) != 0)
            point.fill(0);
        return point;
    }
    void add(const Scalar& scalar, const Point& point, const Scalar& log)
    {
        scalars.push_back(scalar);
        points.push_back(point);
        logs.push_back(log);
    }
};

Terms termsOf(testing::RandomInput& random, std::size_t count)
{
    Terms terms;
    Scalar log = random.scalar();
    const Scalar step = random.scalar();
    Point point = multiply(log, Point::base());
    const Point stepPoint = multiply(step, Point::base());
    for (std::size_t i = 0; i < count; ++i) {
        terms.add(random.scalar(), point, log);
        point += stepPoint;
        log += step;
    }
    return terms;
}

} // namespace

class TstGroupMultiScalar : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void sumsAnyNumberOfTerms_data()
    {
        QTest::addColumn<int>("count");
        // 189 to 191 lie about the change from Straus to Pippenger.
        for (const int count : { 0, 1, 2, 3, 10, 63, 189, 190, 191, 400, 1000, 5000 })
            QTest::newRow(qPrintable(QString::number(count))) << count;
    }

    void sumsAnyNumberOfTerms()
    {
        QFETCH(int, count);
        testing::RandomInput random;
        Terms terms = termsOf(random, static_cast<std::size_t>(count));
        QCOMPARE(multiScalar(terms.scalars, terms.points).encode(), terms.expected());
        // Points that were decoded have Z = 1, which takes another way.
        for (Point& point : terms.points)
            point = *Point::decode(point.encode());
        QCOMPARE(multiScalar(terms.scalars, terms.points).encode(), terms.expected());
        // Weights of 128 bits.
        for (Scalar& scalar : terms.scalars)
            scalar = Scalar::fromU128(random.bytes<16>());
        QCOMPARE(multiScalar(terms.scalars, terms.points).encode(), terms.expected());
    }

    void sumsEdgeScalars_data()
    {
        QTest::addColumn<int>("more");
        QTest::newRow("by Straus") << 0;
        QTest::newRow("by Pippenger") << 300;
        QTest::newRow("by Pippenger with wider windows") << 3000;
    }

    void sumsEdgeScalars()
    {
        QFETCH(int, more);
        testing::RandomInput random;
        const std::vector<Encoded> edges = testing::edgeScalars();
        Terms terms = termsOf(random, edges.size() + static_cast<std::size_t>(more));
        for (std::size_t i = 0; i < terms.scalars.size(); ++i)
            terms.scalars[i] = *Scalar::decode(edges[i % edges.size()]);
        QCOMPARE(multiScalar(terms.scalars, terms.points).encode(), terms.expected());
        // One edge for all: every point falls into the same buckets.
        for (const Encoded& edge : edges) {
            for (Scalar& scalar : terms.scalars)
                scalar = *Scalar::decode(edge);
            QCOMPARE(multiScalar(terms.scalars, terms.points).encode(), terms.expected());
        }
    }

    void sumsRepeatedPointsAndTheIdentity()
    {
        testing::RandomInput random;
        for (const std::size_t count : { std::size_t(40), std::size_t(600) }) {
            Terms terms;
            const Terms one = termsOf(random, 1);
            for (std::size_t i = 0; i < count; ++i)
                terms.add(random.scalar(), one.points[0], one.logs[0]);
            terms.add(random.scalar(), Point(), Scalar());
            terms.add(Scalar(), one.points[0], one.logs[0]);
            QCOMPARE(multiScalar(terms.scalars, terms.points).encode(), terms.expected());
        }
    }

    void negatedPairsSumToTheIdentity()
    {
        testing::RandomInput random;
        for (const std::size_t count :
            { std::size_t(1), std::size_t(30), std::size_t(500), std::size_t(2500) }) {
            Terms terms = termsOf(random, count);
            for (std::size_t i = 0; i < count; ++i)
                terms.add(i % 2 == 0 ? terms.scalars[i] : -terms.scalars[i],
                    i % 2 == 0 ? -terms.points[i] : terms.points[i],
                    i % 2 == 0 ? -terms.logs[i] : terms.logs[i]);
            QVERIFY(multiScalar(terms.scalars, terms.points).isIdentity());
            // And one changed scalar is seen.
            terms.scalars[count / 2] += Scalar::one();
            QVERIFY(!multiScalar(terms.scalars, terms.points).isIdentity());
        }
    }

    void addsUpTermByTerm()
    {
        testing::RandomInput random;
        const Terms terms = termsOf(random, 250);
        const Terms bases = termsOf(random, 2);
        const FixedBase first(bases.points[0]);
        const FixedBase second(bases.points[1]);
        QCOMPARE(first.point(), bases.points[0]);
        Terms all = terms;
        MultiScalarSum sum;
        MultiScalarSum part;
        sum.reserve(terms.scalars.size());
        for (std::size_t i = 0; i < terms.scalars.size(); ++i) {
            MultiScalarSum& target = i % 3 == 0 ? part : sum;
            target.add(terms.scalars[i], terms.points[i]);
            const Scalar weight = random.scalar();
            target.addFixed(weight, i % 2 == 0 ? first : second);
            all.add(weight, bases.points[i % 2], bases.logs[i % 2]);
            target.addBase(weight);
            all.add(weight, Point::base(), Scalar::one());
        }
        sum.append(part);
        QCOMPARE(sum.size(), terms.scalars.size());
        QCOMPARE(sum.value().encode(), all.expected());
        QVERIFY(!sum.isIdentity());
        const Scalar total = innerProduct(all.scalars, all.logs);
        sum.addBase(-total);
        QVERIFY(sum.isIdentity());
        // Appending a sum to itself doubles it.
        MultiScalarSum twice;
        twice.add(terms.scalars[0], terms.points[0]);
        twice.addBase(Scalar::fromU64(7));
        const Point once = twice.value();
        twice.append(twice);
        QCOMPARE(twice.value(), once.doubled());
        sum.clear();
        QVERIFY(sum.isIdentity());
        QCOMPARE(sum.size(), std::size_t(0));
    }

    void multipliesThroughTables()
    {
        testing::RandomInput random;
        const Terms base = termsOf(random, 1);
        const FixedBase open(base.points[0]);
        SecretBase made(Point::base());
        made = SecretBase(base.points[0]);
        const SecretBase secret = std::move(made);
        QCOMPARE(secret.point(), base.points[0]);
        std::vector<Encoded> scalars = testing::edgeScalars();
        for (int round = 0; round < 300; ++round)
            scalars.push_back(random.scalar().encode());
        for (const Encoded& bytes : scalars) {
            Terms term;
            term.add(*Scalar::decode(bytes), base.points[0], base.logs[0]);
            QCOMPARE(open.multiply(term.scalars[0]).encode(), term.expected());
            QCOMPARE(secret.multiply(term.scalars[0]).encode(), term.expected());
            QCOMPARE(secretMul(term.scalars[0], base.points[0]).encode(), term.expected());
        }
        const FixedBase nothing { Point() };
        QVERIFY(nothing.multiply(random.scalar()).isIdentity());
        const SecretBase nothingSecret { Point() };
        QVERIFY(nothingSecret.multiply(random.scalar()).isIdentity());
        QVERIFY(secretMul(random.scalar(), Point()).isIdentity());
    }

    void sumsSecretsOverOneTable_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : { 0, 1, 2, 7, 128, 1024 })
            QTest::newRow(qPrintable(QString::number(count))) << count;
    }

    void sumsSecretsOverOneTable()
    {
        QFETCH(int, count);
        testing::RandomInput random;
        Terms terms = termsOf(random, static_cast<std::size_t>(count));
        const SecretTable table(terms.points);
        QCOMPARE(table.size(), terms.points.size());
        const std::vector<Encoded> edges = testing::edgeScalars();
        for (int round = 0; round < 4; ++round) {
            for (std::size_t i = 0; i < terms.scalars.size(); ++i)
                terms.scalars[i] = round < 2
                    ? *Scalar::decode(edges[(i + static_cast<std::size_t>(round)) % edges.size()])
                    : random.scalar();
            const Point sum = secretMultiScalar(terms.scalars, table);
            QCOMPARE(sum.encode(), terms.expected());
            QCOMPARE(sum, multiScalar(terms.scalars, terms.points));
        }
    }

    void writesSignedDigits()
    {
        testing::RandomInput random;
        std::vector<Encoded> numbers = testing::edgeScalars();
        for (int round = 0; round < 100; ++round)
            numbers.push_back(random.scalar().encode());
        for (int width = 2; width <= 15; ++width) {
            std::vector<std::int16_t> digits(digitCount(width));
            const Scalar radix = Scalar::fromU64(std::uint64_t(1) << width);
            for (const Encoded& number : numbers) {
                signedDigits(number, width, digits);
                Scalar value;
                for (std::size_t i = digits.size(); i-- > 0;) {
                    const int digit = digits[i];
                    QVERIFY(digit >= -(1 << (width - 1)) && digit <= 1 << (width - 1));
                    const Scalar size =
                        Scalar::fromU64(static_cast<std::uint64_t>(digit < 0 ? -digit : digit));
                    value = value * radix + (digit < 0 ? -size : size);
                }
                QCOMPARE(value.encode(), number);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstGroupMultiScalar)
#include "tst_group_multi_scalar.moc"
