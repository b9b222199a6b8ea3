// SPDX-License-Identifier: Apache-2.0
// Both arithmetics modulo 2^255 - 19: against each other, at the limits of their carries, and against definitions.
#include "tests/unit/voting/group_fixture.h"

#include "shared/voting/group/field25.h"
#include "shared/voting/group/field51.h"
#include "shared/voting/group/field_ops.h"

#include <QtTest>

using namespace maru;
using namespace maru::voting;
using Words = std::array<std::uint64_t, 4>;

namespace {

constexpr std::uint64_t kOnes = ~std::uint64_t(0);
constexpr Words kPrime { kOnes - 18, kOnes, kOnes, kOnes >> 1 };

QString textOf(const Words& words)
{
    return testing::hexOf(bytesOf(words));
}

/// Zero, one, p and its neighbours, 2^255 - 1, and single bits where limbs meet.
std::vector<Words> edgeWords()
{
    std::vector<Words> edges { { 0, 0, 0, 0 }, { 1, 0, 0, 0 }, { 2, 0, 0, 0 }, { 18, 0, 0, 0 },
        { 19, 0, 0, 0 }, kPrime, { kPrime[0] - 1, kOnes, kOnes, kOnes >> 1 },
        { kPrime[0] + 1, kOnes, kOnes, kOnes >> 1 }, { kOnes, kOnes, kOnes, kOnes >> 1 },
        { kOnes - 19, kOnes, kOnes, kOnes >> 1 }, { 0, 0, 0, std::uint64_t(1) << 62 }, { kOnes, 0, kOnes, 0 },
        { 0, kOnes, 0, kOnes >> 1 } };
    for (const unsigned bit :
        { 25U, 26U, 50U, 51U, 52U, 77U, 101U, 102U, 127U, 128U, 153U, 179U, 203U, 204U, 230U, 254U }) {
        Words single {};
        single[bit / 64] = std::uint64_t(1) << (bit % 64);
        edges.push_back(single);
        Words below {};
        for (unsigned i = 0; i < bit; ++i)
            below[i / 64] |= std::uint64_t(1) << (i % 64);
        edges.push_back(below);
    }
    return edges;
}

/// What a pair gives under every operation.
template<class F>
std::vector<Words> results(const Words& left, const Words& right)
{
    const F a = F::fromWords(left);
    const F b = F::fromWords(right);
    return { a.toWords(), (a + b).toWords(), (a - b).toWords(), (b - a).toWords(), (-a).toWords(),
        (a * b).toWords(), a.square().toWords(), a.doubledSquare().toWords(), inverted(a).toWords(),
        powerP58(b).toWords(), RatioRoot<F>(a, b).root.toWords(), { RatioRoot<F>(a, b).wasSquare, 0, 0, 0 },
        // As the point formulas chain them: sums of three tight values on either side of a product.
        (subLazy(addLazy(a, b), (a * b)) * addLazy(addLazy(a.square(), b), a)).toWords(),
        (addLazy(addLazy(a, a), subLazy(b, a)) * subLazy(addLazy(b, b), a)).toWords(),
        subLazy(addLazy(b.square(), a), b * a).square().toWords(),
        addLazy(addLazy(a, b), a).doubledSquare().toWords() };
}

template<class F>
void checkDefinitions()
{
    using C = FieldConstants;
    const auto of = [](const Words& words) { return F::fromWords(words); };
    const auto small = [&](std::uint64_t value) { return of({ value, 0, 0, 0 }); };
    const F one = F::one();
    const F d = of(C::kD);
    QCOMPARE(textOf((d * small(121666)).toWords()), textOf((-small(121665)).toWords()));
    QCOMPARE(textOf((d + d).toWords()), textOf(C::k2D));
    QCOMPARE(textOf(of(C::kSqrtM1).square().toWords()), textOf((-one).toWords()));
    QCOMPARE(textOf(of(C::kSqrtAdMinusOne).square().toWords()), textOf((-d - one).toWords()));
    QCOMPARE(textOf((of(C::kInvSqrtAMinusD).square() * (-one - d)).toWords()), textOf(one.toWords()));
    QCOMPARE(textOf((one - d.square()).toWords()), textOf(C::kOneMinusDSq));
    QCOMPARE(textOf((d - one).square().toWords()), textOf(C::kDMinusOneSq));
    const F x = of(C::kBaseX);
    const F y = of(C::kBaseY);
    QCOMPARE(textOf((y * small(5)).toWords()), textOf(small(4).toWords()));
    QCOMPARE(C::kBaseX[0] & 1, std::uint64_t(0));
    QCOMPARE(textOf((x * y).toWords()), textOf(C::kBaseT));
    QCOMPARE(
        textOf((y.square() - x.square()).toWords()), textOf((one + d * x.square() * y.square()).toWords()));
}

template<class F>
void checkRatios()
{
    const F zero = F::zero();
    const F one = F::one();
    const F two = one + one;
    const F four = two + two;
    const auto check = [](const F& u, const F& v, bool isSquare, const F& root) {
        const RatioRoot<F> ratio(u, v);
        QCOMPARE(ratio.wasSquare, isSquare ? kOnes : 0);
        QCOMPARE(textOf(ratio.root.toWords()), textOf(root.toWords()));
        QCOMPARE(maskIfNegative(ratio.root), std::uint64_t(0));
    };
    check(zero, zero, true, zero);
    check(zero, one, true, zero);
    check(one, zero, false, zero);
    check(four, one, true, two);
    check(one, four, true, absolute(inverted(two)));
    // 2 is no square: the root is that of 2i.
    const RatioRoot<F> none(two, one);
    QCOMPARE(none.wasSquare, std::uint64_t(0));
    QCOMPARE(textOf(none.root.square().toWords()),
        textOf((two * F::fromWords(FieldConstants::kSqrtM1)).toWords()));
}

} // namespace

class TstGroupField : public QObject {
    Q_OBJECT

private slots:
    void constantsAreWhatTheySay()
    {
        checkDefinitions<Field51>();
        checkDefinitions<Field25>();
    }

    void takesRootsOfRatios()
    {
        checkRatios<Field51>();
        checkRatios<Field25>();
    }

    void bothGiveTheSameAtEdges()
    {
        const std::vector<Words> edges = edgeWords();
        for (const Words& a : edges) {
            for (const Words& b : edges)
                QCOMPARE(results<Field25>(a, b), results<Field51>(a, b));
        }
    }

    void bothGiveTheSameForRandomInput()
    {
        testing::RandomInput random;
        for (int round = 0; round < 1500; ++round) {
            const Words a { random.word(), random.word(), random.word(), random.word() };
            const Words b { random.word(), random.word(), random.word(), random.word() };
            QCOMPARE(results<Field25>(a, b), results<Field51>(a, b));
        }
    }

    void writesTheLeastNumberOfTheClass()
    {
        const Field51 p51 = Field51::fromWords(kPrime);
        QCOMPARE(p51.toWords(), (Words {}));
        QCOMPARE(Field25::fromWords(kPrime).toWords(), (Words {}));
        // Up to the largest limbs that the lazy operations leave, p and multiples of it vanish.
        Field51 many = p51;
        for (int i = 0; i < 3; ++i) {
            many = addLazy(many, many);
            QCOMPARE(many.toWords(), (Words {}));
        }
        const Field51 almost { { Field51::kMask - 18, Field51::kMask, Field51::kMask, Field51::kMask,
            Field51::kMask } };
        QCOMPARE(almost.toWords(), (Words {}));
        // Negative limbs: -1 is p - 1.
        Field25 minusOne;
        minusOne.limb[0] = -1;
        QCOMPARE(minusOne.toWords(), (Words { kPrime[0] - 1, kOnes, kOnes, kOnes >> 1 }));
        Field25 minusHigh;
        minusHigh.limb[9] = -1;
        QCOMPARE((minusHigh + Field25::fromWords({ 0, 0, 0, std::uint64_t(1) << 38 })).toWords(), (Words {}));
    }

    void multipliesLimbsAtTheirBounds()
    {
        testing::RandomInput random;
        const auto limb51 = [&](int kind) {
            constexpr std::uint64_t kLargest = (std::uint64_t(1) << 54) - 1;
            return kind == 0             ? kLargest
                : kind == 1              ? 0
                : random.word() % 4 == 0 ? random.word() & kLargest
                                         : kLargest;
        };
        const auto limb25 = [&](std::size_t i, int kind) {
            // 1.52 * 2^26 and half of it.
            const std::int32_t largest = i % 2 == 0 ? 102005473 : 51002736;
            const bool isNegative = kind == 1 || (kind == 2 && random.word() % 2 == 0);
            return isNegative ? -largest : largest;
        };
        for (int round = 0; round < 2000; ++round) {
            const int kind = round < 2 ? round : 2;
            Field51 a;
            Field51 b;
            for (std::size_t i = 0; i < Field51::kLimbs; ++i) {
                a.limb[i] = limb51(kind);
                b.limb[i] = limb51(round == 1 ? 0 : kind);
            }
            QCOMPARE((a * b).toWords(), (a.carried().carried() * b.carried().carried()).toWords());
            QCOMPARE(a.square().toWords(), (a * a).toWords());
            QCOMPARE(a.square().toWords(), a.carried().carried().square().toWords());
            for (const std::uint64_t limb : (a * b).limb)
                QVERIFY(limb < (std::uint64_t(1) << 51) + (1 << 14));
            for (const std::uint64_t limb : a.square().limb)
                QVERIFY(limb < (std::uint64_t(1) << 51) + (1 << 14));

            Field25 c;
            Field25 d;
            for (std::size_t i = 0; i < Field25::kLimbs; ++i) {
                c.limb[i] = limb25(i, kind);
                d.limb[i] = limb25(i, round == 1 ? 0 : kind);
            }
            QCOMPARE((c * d).toWords(), (c.carried() * d.carried()).toWords());
            QCOMPARE(c.square().toWords(), (c * c).toWords());
            QCOMPARE(c.doubledSquare().toWords(), (c.square() + c.square()).toWords());
            const Field25 product = c * d;
            for (std::size_t i = 0; i < Field25::kLimbs; ++i)
                QVERIFY(
                    std::abs(static_cast<double>(product.limb[i])) < 1.01 * (i % 2 == 0 ? 1 << 25 : 1 << 24));
        }
    }

    void choosesByMask()
    {
        testing::RandomInput random;
        const Words a { random.word(), random.word(), random.word(), random.word() >> 1 };
        const Words b { random.word(), random.word(), random.word(), random.word() >> 1 };
        Field51 x = Field51::fromWords(a);
        x.assignIf(0, Field51::fromWords(b));
        QCOMPARE(x.toWords(), Field51::fromWords(a).toWords());
        x.assignIf(kOnes, Field51::fromWords(b));
        QCOMPARE(x.toWords(), Field51::fromWords(b).toWords());
        Field25 y = Field25::fromWords(a);
        y.assignIf(0, Field25::fromWords(b));
        QCOMPARE(y.toWords(), Field25::fromWords(a).toWords());
        y.assignIf(kOnes, Field25::fromWords(b));
        QCOMPARE(y.toWords(), Field25::fromWords(b).toWords());
    }
};

QTEST_GUILESS_MAIN(TstGroupField)
#include "tst_group_field.moc"
