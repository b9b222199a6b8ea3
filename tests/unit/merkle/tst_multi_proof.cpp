// SPDX-License-Identifier: Apache-2.0
// One proof for many leaves, against the log's own root for every subset of small logs.
#include "shared/merkle/multi_proof.h"

#include <QtTest>

#include <map>

using namespace maru;
using base::Hash256;

namespace {

struct NumberedLog {
    merkle::LogFrontier frontier;
    std::map<std::pair<int, std::uint64_t>, Hash256> nodes;
    std::vector<Hash256> leaves;

    explicit NumberedLog(std::size_t size)
    {
        for (std::size_t i = 0; i < size; ++i) {
            const Hash256 leaf = merkle::leafHash(base::asBytes("leaf " + std::to_string(i)));
            std::vector<merkle::LogNode> completed;
            frontier.append(leaf, completed);
            for (const merkle::LogNode& node : completed)
                nodes.emplace(std::make_pair(node.level, node.index), node.hash);
            leaves.push_back(leaf);
        }
    }
    merkle::NodeReader reader() const
    {
        return [this](int level, std::uint64_t index) -> base::Result<Hash256> {
            const auto found = nodes.find({ level, index });
            if (found == nodes.end())
                return base::failed("test.node");
            return found->second;
        };
    }
    std::vector<merkle::IndexedLeaf> shown(const std::vector<std::uint64_t>& indexes) const
    {
        std::vector<merkle::IndexedLeaf> result;
        for (const std::uint64_t index : indexes)
            result.push_back({ index, leaves[index] });
        return result;
    }
};

} // namespace

class MultiProofTest : public QObject {
    Q_OBJECT

private slots:
    void givesTheRootForEverySubset();
    void isEmptyWhenEverythingIsShown();
    void refusesChangedLeavesAndNodes();
    void refusesTooFewAndTooManyNodes();
    void refusesIndexesOutOfOrder();
};

void MultiProofTest::givesTheRootForEverySubset()
{
    for (std::size_t size = 0; size <= 9; ++size) {
        const NumberedLog log(size);
        for (unsigned subset = 0; subset < (1u << size); ++subset) {
            std::vector<std::uint64_t> indexes;
            for (std::size_t i = 0; i < size; ++i)
                if ((subset >> i) & 1u)
                    indexes.push_back(i);
            const auto proof = merkle::multiProof(indexes, size, log.reader());
            QVERIFY(proof);
            const auto root = merkle::multiProofRoot(log.shown(indexes), size, *proof);
            QVERIFY(root);
            QCOMPARE(*root, log.frontier.root());
        }
    }
}

void MultiProofTest::isEmptyWhenEverythingIsShown()
{
    const NumberedLog log(6);
    const auto proof = merkle::multiProof(std::vector<std::uint64_t> { 0, 1, 2, 3, 4, 5 }, 6, log.reader());
    QVERIFY(proof);
    QVERIFY(proof->empty());
}

void MultiProofTest::refusesChangedLeavesAndNodes()
{
    const NumberedLog log(21);
    const std::vector<std::uint64_t> indexes { 2, 3, 11, 20 };
    const auto proof = merkle::multiProof(indexes, 21, log.reader());
    QVERIFY(proof);
    for (std::size_t i = 0; i < proof->size(); ++i) {
        auto changed = *proof;
        changed[i].bytes[0] ^= 1;
        const auto root = merkle::multiProofRoot(log.shown(indexes), 21, changed);
        QVERIFY(root);
        QVERIFY(*root != log.frontier.root());
    }
    auto moved = log.shown(indexes);
    moved[1].index = 4;
    const auto root = merkle::multiProofRoot(moved, 21, *proof);
    QVERIFY(!root || *root != log.frontier.root());
}

void MultiProofTest::refusesTooFewAndTooManyNodes()
{
    const NumberedLog log(8);
    const std::vector<std::uint64_t> indexes { 5 };
    auto proof = merkle::multiProof(indexes, 8, log.reader());
    QVERIFY(proof);
    auto more = *proof;
    more.push_back(more.front());
    const auto tooMany = merkle::multiProofRoot(log.shown(indexes), 8, more);
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, std::string("merkle.proof"));
    proof->pop_back();
    const auto tooFew = merkle::multiProofRoot(log.shown(indexes), 8, *proof);
    QVERIFY(!tooFew);
    QCOMPARE(tooFew.error().code, std::string("merkle.proof"));
}

void MultiProofTest::refusesIndexesOutOfOrder()
{
    const NumberedLog log(8);
    for (const std::vector<std::uint64_t>& indexes :
        { std::vector<std::uint64_t> { 3, 3 }, { 4, 2 }, { 8 } }) {
        const auto proof = merkle::multiProof(indexes, 8, log.reader());
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, std::string("merkle.range"));
    }
    const std::vector<merkle::IndexedLeaf> twice { { 3, log.leaves[3] }, { 3, log.leaves[3] } };
    QVERIFY(!merkle::multiProofRoot(twice, 8, {}));
}

QTEST_GUILESS_MAIN(MultiProofTest)
#include "tst_multi_proof.moc"
