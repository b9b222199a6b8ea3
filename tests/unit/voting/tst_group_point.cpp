// SPDX-License-Identifier: Apache-2.0
// ristretto255 against the vectors of RFC 9496 (tests/data/rfc9496.json) and against libsodium.
#include "tests/unit/voting/group_fixture.h"

#include "shared/base/json.h"
#include "shared/voting/group/field_ops.h"

#include <QtTest>

#include <sodium.h>

using namespace maru;
using namespace maru::voting;

namespace {

base::Json rfcVectors()
{
    QFile file(QStringLiteral(MARU_TEST_DATA_DIR "/rfc9496.json"));
    MARU_ASSERT(file.open(QIODevice::ReadOnly));
    return *base::parseJson(file.readAll().toStdString());
}

/// The four points that an element of the group does not tell apart: P plus the multiples of (i, 0), of order 4.
std::vector<Point> representatives(const Point& point)
{
    const Point torsion(Point::Coordinates {
        Field::fromWords(FieldConstants::kSqrtM1), Field::zero(), Field::one(), Field::zero() });
    return { point, point + torsion, point + torsion.doubled(), point + torsion.doubled() + torsion };
}

} // namespace

class TstGroupPoint : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void countsMultiplesAsTheRfc()
    {
        const base::Json vectors = rfcVectors();
        Point multiple;
        std::uint64_t count = 0;
        for (const base::Json& text : vectors.at("multiples").asArray()) {
            const auto bytes = testing::arrayOf<32>(text.asString());
            QCOMPARE(testing::hexOf(multiple.encode()), QString::fromStdString(text.asString()));
            const auto decoded = Point::decode(bytes);
            QVERIFY(decoded.has_value());
            QCOMPARE(*decoded, multiple);
            QCOMPARE(decoded->encode(), bytes);
            QCOMPARE(multiply(Scalar::fromU64(count), Point::base()), multiple);
            multiple += Point::base();
            ++count;
        }
        QCOMPARE(count, std::uint64_t(16));
    }

    void refusesBadEncodingsOfTheRfc()
    {
        const base::Json vectors = rfcVectors();
        int count = 0;
        for (const base::Json& bad : vectors.at("bad").asArray()) {
            const auto bytes = testing::arrayOf<32>(bad.at("bytes").asString());
            QVERIFY2(!Point::decode(bytes), bad.at("reason").asString().c_str());
            QVERIFY(!Point::decodeNonIdentity(bytes));
            ++count;
        }
        QCOMPARE(count, 29);
    }

    void mapsAsTheRfc()
    {
        const base::Json vectors = rfcVectors();
        int count = 0;
        for (const base::Json& map : vectors.at("maps").asArray()) {
            const auto input = testing::arrayOf<64>(map.at("input").asString());
            QCOMPARE(testing::hexOf(Point::fromUniform(input).encode()),
                QString::fromStdString(map.at("output").asString()));
            ++count;
        }
        QCOMPARE(count, 11);
    }

    void decodesWhatLibsodiumDecodes()
    {
        testing::RandomInput random;
        int good = 0;
        int bad = 0;
        for (int round = 0; round < 3000; ++round) {
            auto bytes = random.bytes<32>();
            // Most random strings have the wrong sign or the highest bit: give every check its share.
            if (round % 4 != 0) {
                bytes[0] &= 0xfe;
                bytes[31] &= 0x7f;
            }
            // libsodium 1.0.18 does not look at the highest bit; RFC 9496 refuses it.
            const bool isValid =
                crypto_core_ristretto255_is_valid_point(bytes.data()) == 1 && bytes[31] < 0x80;
            const auto point = Point::decode(bytes);
            QCOMPARE(point.has_value(), isValid);
            if (isValid)
                QCOMPARE(point->encode(), bytes);
            ++(isValid ? good : bad);
        }
        QVERIFY(good > 300 && bad > 300);
    }

    void refusesOtherLengths()
    {
        const Encoded good = Point::base().encode();
        const base::Bytes bytes(good.begin(), good.end());
        QVERIFY(Point::decode(bytes));
        for (std::size_t size : { 0, 1, 31 })
            QVERIFY(!Point::decode(base::ByteView(bytes).first(size)));
        base::Bytes longer = bytes;
        longer.push_back(0);
        QVERIFY(!Point::decode(longer));
        QVERIFY(!Point::decode(base::Bytes(64)));
    }

    void tellsTheIdentity()
    {
        const Encoded zeros {};
        QVERIFY(Point().isIdentity());
        QCOMPARE(Point().encode(), zeros);
        QVERIFY(Point::decode(zeros)->isIdentity());
        QVERIFY(!Point::decodeNonIdentity(zeros));
        QVERIFY(Point::decodeNonIdentity(Point::base().encode()));
        QVERIFY(!Point::base().isIdentity());
        QVERIFY((Point::base() - Point::base()).isIdentity());
        QVERIFY((Point::base() + -Point::base()).isIdentity());
        QVERIFY((-Point()).isIdentity());
        QVERIFY(Point().doubled().isIdentity());
        for (const Point& representative : representatives(Point())) {
            QVERIFY(representative.isIdentity());
            QCOMPARE(representative.encode(), zeros);
        }
    }

    void addsAsLibsodium()
    {
        testing::RandomInput random;
        std::vector<Point> points { Point(), Point::base(), -Point::base(), Point::base().doubled() };
        for (int round = 0; round < 1200; ++round) {
            const Point a = round < 16 ? points[static_cast<std::size_t>(round) / 4] : random.point();
            const Point b = round < 16 ? points[static_cast<std::size_t>(round) % 4]
                : round % 10 == 0      ? a
                                       : random.point();
            const Encoded left = a.encode();
            const Encoded right = b.encode();
            Encoded expected {};
            QCOMPARE(crypto_core_ristretto255_add(expected.data(), left.data(), right.data()), 0);
            QCOMPARE((a + b).encode(), expected);
            if (left == right)
                QCOMPARE(a.doubled().encode(), expected);
            QCOMPARE(crypto_core_ristretto255_sub(expected.data(), left.data(), right.data()), 0);
            QCOMPARE((a - b).encode(), expected);
            QCOMPARE((-(b - a)).encode(), expected);
            QCOMPARE(a == b, left == right);
            // From the decoded form as well, whose coordinates differ.
            QCOMPARE(*Point::decode(left) - *Point::decode(right), a - b);
        }
    }

    void mapsAsLibsodium()
    {
        testing::RandomInput random;
        for (int round = 0; round < 1200; ++round) {
            auto bytes = random.bytes<64>();
            if (round % 8 == 0)
                std::fill(bytes.begin() + (round % 16 == 0 ? 0 : 32),
                    bytes.begin() + (round % 16 == 0 ? 32 : 64),
                    static_cast<std::uint8_t>(round % 32 < 16 ? 0 : 0xff));
            Encoded expected {};
            QCOMPARE(crypto_core_ristretto255_from_hash(expected.data(), bytes.data()), 0);
            QCOMPARE(Point::fromUniform(bytes).encode(), expected);
        }
    }

    void multipliesAsLibsodium()
    {
        testing::RandomInput random;
        std::vector<Encoded> scalars = testing::edgeScalars();
        for (int round = 0; round < 200; ++round)
            scalars.push_back(random.scalar().encode());
        for (const Encoded& bytes : scalars) {
            const Scalar scalar = *Scalar::decode(bytes);
            const Point point = random.point();
            const Encoded encoded = point.encode();
            Encoded expected {};
            // -1 stands for the identity here, and leaves zeros.
            if (crypto_scalarmult_ristretto255(expected.data(), bytes.data(), encoded.data()) != 0)
                QVERIFY(scalar.isZero());
            QCOMPARE(multiply(scalar, point).encode(), expected);
            QCOMPARE(secretMul(scalar, point).encode(), expected);
            Encoded expectedBase {};
            if (crypto_scalarmult_ristretto255_base(expectedBase.data(), bytes.data()) != 0)
                QVERIFY(scalar.isZero());
            QCOMPARE(secretMulBase(scalar).encode(), expectedBase);
            QCOMPARE(FixedBase::generator().multiply(scalar).encode(), expectedBase);
            QCOMPARE(multiply(scalar, Point::base()).encode(), expectedBase);
        }
    }

    void takesAllRepresentativesForOneElement()
    {
        testing::RandomInput random;
        for (int round = 0; round < 100; ++round) {
            const Point point = random.point();
            const Point other = random.point();
            for (const Point& a : representatives(point)) {
                QCOMPARE(a.encode(), point.encode());
                QVERIFY(!a.isIdentity());
                for (const Point& b : representatives(point))
                    QCOMPARE(a, b);
                QVERIFY(!(a == other));
                QCOMPARE((a + other).encode(), (point + other).encode());
            }
        }
    }

    void choosesByMask()
    {
        testing::RandomInput random;
        const Point a = random.point();
        const Point b = random.point();
        Point chosen = a;
        chosen.assignIf(0, b);
        QCOMPARE(chosen, a);
        chosen.assignIf(~std::uint64_t(0), b);
        QCOMPARE(chosen, b);
        QVERIFY(!(Point::random() == Point::random()));
        const std::vector<Point> several { a, b, Point() };
        QCOMPARE(encodeAll(several), (std::vector<Encoded> { a.encode(), b.encode(), Encoded {} }));
    }
};

QTEST_GUILESS_MAIN(TstGroupPoint)
#include "tst_group_point.moc"
