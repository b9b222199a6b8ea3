// SPDX-License-Identifier: Apache-2.0
// The transaction log's tree against the reference roots of Certificate Transparency and a plain recursive tree.
#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"

#include <QtTest>

#include <map>
#include <span>

using namespace maru;
using base::Hash256;

namespace {

using Leaves = std::span<const Hash256>;

std::size_t largestPowerBelow(std::size_t count)
{
    std::size_t power = 1;
    while (power * 2 < count)
        power *= 2;
    return power;
}

// RFC 6962 §2.1 word for word, over leaf hashes.
Hash256 referenceRoot(Leaves leaves)
{
    if (leaves.empty())
        return crypto::sha256(std::string_view());
    if (leaves.size() == 1)
        return leaves[0];
    const std::size_t k = largestPowerBelow(leaves.size());
    return merkle::innerHash(referenceRoot(leaves.first(k)), referenceRoot(leaves.subspan(k)));
}

std::vector<Hash256> referencePath(std::size_t m, Leaves leaves)
{
    if (leaves.size() <= 1)
        return {};
    const std::size_t k = largestPowerBelow(leaves.size());
    std::vector<Hash256> path =
        m < k ? referencePath(m, leaves.first(k)) : referencePath(m - k, leaves.subspan(k));
    path.push_back(m < k ? referenceRoot(leaves.subspan(k)) : referenceRoot(leaves.first(k)));
    return path;
}

std::vector<Hash256> referenceSubproof(std::size_t m, Leaves leaves, bool isWhole)
{
    if (m == leaves.size())
        return isWhole ? std::vector<Hash256> {} : std::vector<Hash256> { referenceRoot(leaves) };
    const std::size_t k = largestPowerBelow(leaves.size());
    std::vector<Hash256> proof = m <= k ? referenceSubproof(m, leaves.first(k), isWhole)
                                        : referenceSubproof(m - k, leaves.subspan(k), false);
    proof.push_back(m <= k ? referenceRoot(leaves.subspan(k)) : referenceRoot(leaves.first(k)));
    return proof;
}

struct Log {
    merkle::LogFrontier frontier;
    std::map<std::pair<int, std::uint64_t>, Hash256> nodes;
    std::vector<Hash256> leaves;

    void append(const Hash256& leaf)
    {
        std::vector<merkle::LogNode> completed;
        frontier.append(leaf, completed);
        for (const merkle::LogNode& node : completed)
            nodes.emplace(std::make_pair(node.level, node.index), node.hash);
        leaves.push_back(leaf);
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
    Hash256 rootAt(std::size_t size) const { return referenceRoot(Leaves(leaves).first(size)); }
};

Log numbered(std::size_t count)
{
    Log log;
    for (std::size_t i = 0; i < count; ++i)
        log.append(merkle::leafHash(base::asBytes("leaf " + std::to_string(i))));
    return log;
}

constexpr std::size_t kLargest = 130;

} // namespace

class LogTreeTest : public QObject {
    Q_OBJECT

private slots:
    void hasKnownRoots_data();
    void hasKnownRoots();
    void agreesWithReferenceOnEveryRoot();
    void agreesWithReferenceOnEveryInclusionProof();
    void agreesWithReferenceOnEveryConsistencyProof();
    void writesEachNodeOnce();
    void restoresFromItsPeaks();
    void refusesPeaksThatDoNotFitTheSize();
    void refusesProofsOutsideTheLog_data();
    void refusesProofsOutsideTheLog();
    void refusesChangedInclusionProofs();
    void refusesChangedConsistencyProofs();
    void passesTheStoresFailureOn();
};

void LogTreeTest::hasKnownRoots_data()
{
    // Certificate Transparency's merkle_tree_test.cc: the root after each leaf has been added.
    const std::pair<const char*, const char*> steps[] = {
        { "", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
        { "00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
        { "10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { "2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
        { "3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { "40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { "5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { "606162636465666768696a6b6c6d6e6f",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };
    QTest::addColumn<QStringList>("leaves");
    QTest::addColumn<QString>("root");
    QStringList leaves;
    QTest::newRow("0") << leaves << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    for (const auto& step : steps) {
        leaves.append(QString::fromLatin1(step.first));
        QTest::newRow(QByteArray::number(leaves.size()).constData())
            << leaves << QString::fromLatin1(step.second);
    }
}

void LogTreeTest::hasKnownRoots()
{
    QFETCH(QStringList, leaves);
    QFETCH(QString, root);
    merkle::LogFrontier log;
    std::vector<merkle::LogNode> completed;
    for (const QString& leaf : leaves) {
        const std::string data = QByteArray::fromHex(leaf.toLatin1()).toStdString();
        log.append(merkle::leafHash(base::asBytes(data)), completed);
    }
    QCOMPARE(QString::fromStdString(log.root().hex()), root);
}

void LogTreeTest::agreesWithReferenceOnEveryRoot()
{
    Log log;
    QCOMPARE(log.frontier.root(), merkle::emptyRoot());
    for (std::size_t size = 1; size <= kLargest; ++size) {
        log.append(merkle::leafHash(base::asBytes(std::to_string(size))));
        QCOMPARE(log.frontier.root(), log.rootAt(size));
        QCOMPARE(log.frontier.size(), std::uint64_t(size));
    }
}

void LogTreeTest::agreesWithReferenceOnEveryInclusionProof()
{
    const Log log = numbered(kLargest);
    for (std::size_t size = 1; size <= kLargest; ++size) {
        const Hash256 root = log.rootAt(size);
        for (std::size_t index = 0; index < size; ++index) {
            const auto proof = merkle::inclusionProof(index, size, log.reader());
            QVERIFY(proof.has_value());
            QCOMPARE(*proof, referencePath(index, Leaves(log.leaves).first(size)));
            QVERIFY(merkle::verifyInclusion(log.leaves[index], index, size, *proof, root));
        }
    }
}

void LogTreeTest::agreesWithReferenceOnEveryConsistencyProof()
{
    const Log log = numbered(kLargest);
    std::vector<Hash256> roots;
    for (std::size_t size = 0; size <= kLargest; ++size)
        roots.push_back(log.rootAt(size));
    for (std::size_t second = 1; second <= kLargest; ++second) {
        for (std::size_t first = 1; first <= second; ++first) {
            const auto proof = merkle::consistencyProof(first, second, log.reader());
            QVERIFY(proof.has_value());
            QCOMPARE(*proof, referenceSubproof(first, Leaves(log.leaves).first(second), true));
            QVERIFY(merkle::verifyConsistency(first, second, roots[first], roots[second], *proof));
        }
        const auto fromNothing = merkle::consistencyProof(0, second, log.reader());
        QVERIFY(fromNothing.has_value() && fromNothing->empty());
        QVERIFY(merkle::verifyConsistency(0, second, roots[0], roots[second], *fromNothing));
        QVERIFY(!merkle::verifyConsistency(0, second, roots[1], roots[second], *fromNothing));
    }
}

void LogTreeTest::writesEachNodeOnce()
{
    merkle::LogFrontier frontier;
    std::map<std::pair<int, std::uint64_t>, int> written;
    for (std::size_t i = 0; i < 64; ++i) {
        std::vector<merkle::LogNode> completed;
        frontier.append(Hash256 {}, completed);
        for (const merkle::LogNode& node : completed)
            QCOMPARE(++written[std::make_pair(node.level, node.index)], 1);
    }
    QCOMPARE(written.size(), std::size_t(127));
}

void LogTreeTest::restoresFromItsPeaks()
{
    Log log = numbered(77);
    auto restored = merkle::LogFrontier::fromNodes(77, log.frontier.peaks());
    QVERIFY(restored.has_value());
    QCOMPARE(restored->root(), log.frontier.root());
    std::vector<merkle::LogNode> completed;
    restored->append(Hash256 {}, completed);
    log.append(Hash256 {});
    QCOMPARE(restored->root(), log.frontier.root());
}

void LogTreeTest::refusesPeaksThatDoNotFitTheSize()
{
    QCOMPARE(merkle::LogFrontier::fromNodes(3, { Hash256 {} }).error().code, std::string("merkle.frontier"));
    QCOMPARE(merkle::LogFrontier::fromNodes(0, { Hash256 {} }).error().code, std::string("merkle.frontier"));
    QVERIFY(merkle::LogFrontier::fromNodes(0, {}).has_value());
}

void LogTreeTest::refusesProofsOutsideTheLog_data()
{
    QTest::addColumn<bool>("isInclusion");
    QTest::addColumn<int>("a");
    QTest::addColumn<int>("b");
    QTest::newRow("inclusion at the end") << true << 5 << 5;
    QTest::newRow("inclusion beyond") << true << 6 << 5;
    QTest::newRow("inclusion in nothing") << true << 0 << 0;
    QTest::newRow("consistency backwards") << false << 5 << 4;
}

void LogTreeTest::refusesProofsOutsideTheLog()
{
    QFETCH(bool, isInclusion);
    QFETCH(int, a);
    QFETCH(int, b);
    const Log log = numbered(8);
    const auto first = static_cast<std::uint64_t>(a);
    const auto second = static_cast<std::uint64_t>(b);
    const auto proof = isInclusion ? merkle::inclusionProof(first, second, log.reader())
                                   : merkle::consistencyProof(first, second, log.reader());
    QVERIFY(!proof.has_value());
    QCOMPARE(proof.error().code, std::string("merkle.range"));
    QVERIFY(!merkle::verifyInclusion(log.leaves[0], first, second, {}, log.leaves[0]) || !isInclusion);
}

void LogTreeTest::refusesChangedInclusionProofs()
{
    const Log log = numbered(100);
    for (std::size_t index = 0; index < 100; ++index) {
        const Hash256 root = log.rootAt(100);
        const std::vector<Hash256> proof = *merkle::inclusionProof(index, 100, log.reader());
        for (std::size_t i = 0; i < proof.size(); ++i) {
            std::vector<Hash256> changed = proof;
            changed[i].bytes[31] ^= 1U;
            QVERIFY(!merkle::verifyInclusion(log.leaves[index], index, 100, changed, root));
        }
        std::vector<Hash256> longer = proof;
        longer.push_back(Hash256 {});
        QVERIFY(!merkle::verifyInclusion(log.leaves[index], index, 100, longer, root));
        std::vector<Hash256> shorter = proof;
        shorter.pop_back();
        QVERIFY(!merkle::verifyInclusion(log.leaves[index], index, 100, shorter, root));
        QVERIFY(!merkle::verifyInclusion(log.leaves[index], (index + 1) % 100, 100, proof, root));
        QVERIFY(!merkle::verifyInclusion(log.leaves[(index + 1) % 100], index, 100, proof, root));
    }
}

void LogTreeTest::refusesChangedConsistencyProofs()
{
    const Log log = numbered(70);
    const Hash256 second = log.rootAt(70);
    for (std::size_t size = 1; size < 70; ++size) {
        const Hash256 first = log.rootAt(size);
        const std::vector<Hash256> proof = *merkle::consistencyProof(size, 70, log.reader());
        for (std::size_t i = 0; i < proof.size(); ++i) {
            std::vector<Hash256> changed = proof;
            changed[i].bytes[0] ^= 0x80U;
            QVERIFY(!merkle::verifyConsistency(size, 70, first, second, changed));
        }
        QVERIFY(!merkle::verifyConsistency(size, 70, second, second, proof));
        QVERIFY(!merkle::verifyConsistency(size, 70, first, first, proof));
        QVERIFY(!merkle::verifyConsistency(size, 70, first, second, {}));
        QVERIFY(!merkle::verifyConsistency(70, size, second, first, proof));
    }
}

void LogTreeTest::passesTheStoresFailureOn()
{
    const merkle::NodeReader broken = [](int, std::uint64_t) -> base::Result<Hash256> {
        return base::failed("store.read");
    };
    QCOMPARE(merkle::inclusionProof(1, 9, broken).error().code, std::string("store.read"));
    QCOMPARE(merkle::consistencyProof(3, 9, broken).error().code, std::string("store.read"));
}

QTEST_GUILESS_MAIN(LogTreeTest)
#include "tst_log_tree.moc"
