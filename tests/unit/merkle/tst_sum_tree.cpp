// SPDX-License-Identifier: Apache-2.0
// The sum tree: totals, proofs of one donor's leaf, and what must not be accepted.
#include "shared/crypto/hash.h"
#include "shared/merkle/sum_tree.h"

#include <QtTest>

using namespace maru;
using base::Won;
using merkle::SumNode;

namespace {

std::vector<SumNode> donations(std::size_t count)
{
    std::vector<SumNode> leaves;
    for (std::size_t i = 0; i < count; ++i) {
        leaves.push_back(merkle::sumLeaf(
            base::asBytes("donation " + std::to_string(i)), Won(static_cast<std::int64_t>(1000 + i * 10))));
    }
    return leaves;
}

SumNode referenceRoot(const std::vector<SumNode>& leaves, std::size_t begin, std::size_t end)
{
    if (end - begin == 1)
        return leaves[begin];
    std::size_t k = 1;
    while (k * 2 < end - begin)
        k *= 2;
    return merkle::sumInner(referenceRoot(leaves, begin, begin + k), referenceRoot(leaves, begin + k, end));
}

} // namespace

class SumTreeTest : public QObject {
    Q_OBJECT

private slots:
    void ofNothingIsZero();
    void hashesAmountsBigEndian();
    void agreesWithReferenceAndProvesEveryLeaf();
    void refusesAnIndexOutside();
    void refusesChangedProofs();
    void refusesSumsThatDoNotCount_data();
    void refusesSumsThatDoNotCount();
};

void SumTreeTest::ofNothingIsZero()
{
    const SumNode root = merkle::sumRoot({});
    QCOMPARE(root.sum, Won(0));
    QCOMPARE(root.hash, crypto::sha256(std::string_view()));
    QVERIFY(!merkle::verifySum(root, 0, 0, {}, root));
}

void SumTreeTest::hashesAmountsBigEndian()
{
    const base::Bytes expected { 0x00, 0, 0, 0, 0, 0, 0, 0x01, 0x02, 'x' };
    QCOMPARE(merkle::sumLeaf(base::asBytes("x"), Won(258)).hash, crypto::sha256(base::ByteView(expected)));
}

void SumTreeTest::agreesWithReferenceAndProvesEveryLeaf()
{
    for (std::size_t count = 1; count <= 130; ++count) {
        const std::vector<SumNode> leaves = donations(count);
        const SumNode root = merkle::sumRoot(leaves);
        QCOMPARE(root, referenceRoot(leaves, 0, count));
        std::int64_t total = 0;
        for (const SumNode& leaf : leaves)
            total += leaf.sum.count();
        QCOMPARE(root.sum.count(), total);
        for (std::size_t i = 0; i < count; ++i) {
            const auto proof = merkle::sumProof(leaves, i);
            QVERIFY(proof.has_value());
            QVERIFY(merkle::verifySum(leaves[i], i, count, *proof, root));
        }
    }
}

void SumTreeTest::refusesAnIndexOutside()
{
    QCOMPARE(merkle::sumProof(donations(3), 3).error().code, std::string("merkle.range"));
    QCOMPARE(merkle::sumProof({}, 0).error().code, std::string("merkle.range"));
}

void SumTreeTest::refusesChangedProofs()
{
    const std::vector<SumNode> leaves = donations(37);
    const SumNode root = merkle::sumRoot(leaves);
    for (std::size_t index = 0; index < leaves.size(); ++index) {
        const std::vector<SumNode> proof = *merkle::sumProof(leaves, index);
        for (std::size_t i = 0; i < proof.size(); ++i) {
            std::vector<SumNode> changed = proof;
            changed[i].hash.bytes[3] ^= 1U;
            QVERIFY(!merkle::verifySum(leaves[index], index, 37, changed, root));
            changed = proof;
            changed[i].sum = Won(changed[i].sum.count() + 1);
            QVERIFY(!merkle::verifySum(leaves[index], index, 37, changed, root));
        }
        SumNode less = root;
        less.sum = Won(root.sum.count() - 1);
        QVERIFY(!merkle::verifySum(leaves[index], index, 37, proof, less));
        SumNode otherAmount = leaves[index];
        otherAmount.sum = Won(otherAmount.sum.count() + 1);
        QVERIFY(!merkle::verifySum(otherAmount, index, 37, proof, root));
        QVERIFY(!merkle::verifySum(leaves[index], (index + 1) % 37, 37, proof, root));
        std::vector<SumNode> shorter = proof;
        shorter.pop_back();
        QVERIFY(!merkle::verifySum(leaves[index], index, 37, shorter, root));
    }
}

void SumTreeTest::refusesSumsThatDoNotCount_data()
{
    QTest::addColumn<qlonglong>("own");
    QTest::addColumn<qlonglong>("other");
    QTest::newRow("negative sibling hides money") << 1000LL << -400LL;
    QTest::newRow("negative leaf") << -1LL << 1000LL;
    QTest::newRow("total too large") << base::kMaxSafeInteger - 0LL << 1LL;
    QTest::newRow("sibling too large") << 0LL << base::kMaxSafeInteger + 1LL;
    QTest::newRow("sum wraps around") << base::kMaxSafeInteger - 0LL << std::numeric_limits<qlonglong>::max();
}

void SumTreeTest::refusesSumsThatDoNotCount()
{
    QFETCH(qlonglong, own);
    QFETCH(qlonglong, other);
    const SumNode left = merkle::sumLeaf(base::asBytes("a"), Won(own));
    const SumNode right = merkle::sumLeaf(base::asBytes("b"), Won(other));
    // A root that an attacker could have published for these leaves, whatever its sum says.
    for (const std::int64_t sum :
        { std::int64_t(600), std::int64_t(999), std::int64_t(-1), base::kMaxSafeInteger }) {
        const SumNode root { merkle::sumLeaf(base::asBytes("r"), Won(0)).hash, Won(sum) };
        QVERIFY(!merkle::verifySum(left, 0, 2, { right }, root));
        QVERIFY(!merkle::verifySum(right, 1, 2, { left }, root));
    }
}

QTEST_GUILESS_MAIN(SumTreeTest)
#include "tst_sum_tree.moc"
