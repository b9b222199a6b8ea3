// SPDX-License-Identifier: Apache-2.0
// Properties of the trees on random inputs: history does not matter, true proofs verify, changed proofs never do.
#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"
#include "shared/merkle/sum_tree.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

using namespace maru;
using base::Hash256;
using merkle::StateChange;
using merkle::StateProof;
using merkle::StateTree;

namespace {

/// MARU_SEED overrides the fixed seed; a failure prints it.
std::uint64_t seed()
{
    bool isGood = false;
    const qulonglong given = qEnvironmentVariable("MARU_SEED").toULongLong(&isGood);
    return isGood ? given : 20261122ULL;
}

class Random {
public:
    explicit Random(std::uint64_t start) : m_engine(start) { }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_engine() % bound); }
    Hash256 hash()
    {
        Hash256 result;
        for (std::uint8_t& byte : result.bytes)
            byte = static_cast<std::uint8_t>(m_engine() & 0xffU);
        return result;
    }
    /// Few distinct prefixes, so that deep trees and lone neighbours are common.
    Hash256 crowdedKey()
    {
        Hash256 result;
        for (std::uint8_t& byte : result.bytes)
            byte = static_cast<std::uint8_t>(below(8) == 0 ? below(4) : 0);
        return result;
    }
    std::mt19937_64& engine() { return m_engine; }

private:
    std::mt19937_64 m_engine;
};

void flipOneBit(Hash256& hash, Random& random)
{
    hash.bytes[random.below(32)] ^= static_cast<std::uint8_t>(1U << random.below(8));
}

/// Changes a list of hashes in one of the ways an attacker would try. False when nothing was changed.
bool mutate(std::vector<Hash256>& hashes, Random& random)
{
    const std::vector<Hash256> before = hashes;
    switch (random.below(5)) {
    case 0:
        if (!hashes.empty())
            flipOneBit(hashes[random.below(hashes.size())], random);
        break;
    case 1:
        hashes.insert(
            hashes.begin() + static_cast<std::ptrdiff_t>(random.below(hashes.size() + 1)), random.hash());
        break;
    case 2:
        if (!hashes.empty())
            hashes.erase(hashes.begin() + static_cast<std::ptrdiff_t>(random.below(hashes.size())));
        break;
    case 3:
        if (hashes.size() > 1)
            std::swap(hashes[random.below(hashes.size())], hashes[random.below(hashes.size())]);
        break;
    default:
        hashes.push_back(Hash256 {});
        break;
    }
    return hashes != before;
}

struct Log {
    merkle::LogFrontier frontier;
    std::map<std::pair<int, std::uint64_t>, Hash256> nodes;
    std::vector<Hash256> leaves;
    std::vector<Hash256> roots { merkle::emptyRoot() };

    merkle::NodeReader reader() const
    {
        return [this](int level, std::uint64_t index) -> base::Result<Hash256> {
            return nodes.at({ level, index });
        };
    }
};

Log randomLog(std::size_t size, Random& random)
{
    Log log;
    for (std::size_t i = 0; i < size; ++i) {
        log.leaves.push_back(random.hash());
        std::vector<merkle::LogNode> completed;
        log.frontier.append(log.leaves.back(), completed);
        for (const merkle::LogNode& node : completed)
            log.nodes.emplace(std::make_pair(node.level, node.index), node.hash);
        log.roots.push_back(log.frontier.root());
    }
    return log;
}

} // namespace

class MerklePropertyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void stateRootForgetsHistory();
    void batchesEqualSingleChanges();
    void trueStateProofsVerify();
    void noChangedStateProofIsAccepted();
    void noChangedLogProofIsAccepted();
    void noChangedSumProofIsAccepted();

private:
    Random m_random { seed() };
};

void MerklePropertyTest::init()
{
    m_random = Random(seed());
}

void MerklePropertyTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("seed %llu (set MARU_SEED to repeat)", static_cast<unsigned long long>(seed()));
}

void MerklePropertyTest::stateRootForgetsHistory()
{
    for (int round = 0; round < 40; ++round) {
        std::map<Hash256, Hash256> entries;
        const std::size_t count = m_random.below(200);
        for (std::size_t i = 0; i < count; ++i)
            entries[round % 2 == 0 ? m_random.hash() : m_random.crowdedKey()] = m_random.hash();
        std::vector<StateChange> changes;
        for (const auto& entry : entries)
            changes.push_back({ entry.first, entry.second });
        StateTree sorted;
        sorted.apply(changes);
        QCOMPARE(sorted.size(), std::uint64_t(entries.size()));

        // Another way to the same state: shuffled, with keys that come and go and values that change.
        StateTree wandering;
        std::shuffle(changes.begin(), changes.end(), m_random.engine());
        std::vector<StateChange> visitors;
        for (int i = 0; i < 50; ++i)
            visitors.push_back({ i % 2 == 0 ? m_random.hash() : m_random.crowdedKey(), m_random.hash() });
        wandering.apply(visitors);
        for (StateChange& visitor : visitors)
            visitor.valueHash.reset();
        for (std::size_t i = 0; i < changes.size(); i += 2)
            wandering.apply({ { changes[i].key, m_random.hash() } });
        wandering.apply(visitors);
        for (std::size_t begin = 0; begin < changes.size();) {
            const std::size_t end = std::min(changes.size(), begin + 1 + m_random.below(20));
            wandering.apply(std::vector<StateChange>(changes.begin() + static_cast<std::ptrdiff_t>(begin),
                changes.begin() + static_cast<std::ptrdiff_t>(end)));
            begin = end;
        }
        QCOMPARE(wandering.root(), sorted.root());
        QCOMPARE(wandering.size(), sorted.size());
    }
}

void MerklePropertyTest::batchesEqualSingleChanges()
{
    StateTree batched;
    StateTree single;
    std::vector<Hash256> known;
    for (int round = 0; round < 100; ++round) {
        std::vector<StateChange> changes;
        const std::size_t count = m_random.below(40);
        for (std::size_t i = 0; i < count; ++i) {
            if (!known.empty() && m_random.below(2) == 0) {
                const Hash256 key = known[m_random.below(known.size())];
                if (m_random.below(2) == 0)
                    changes.push_back({ key, std::nullopt });
                else
                    changes.push_back({ key, m_random.hash() });
            } else {
                known.push_back(m_random.below(2) == 0 ? m_random.hash() : m_random.crowdedKey());
                changes.push_back({ known.back(), m_random.hash() });
            }
        }
        batched.apply(changes);
        for (const StateChange& change : changes)
            single.apply({ change });
        QCOMPARE(batched.root(), single.root());
        QCOMPARE(batched.size(), single.size());
    }
}

void MerklePropertyTest::trueStateProofsVerify()
{
    for (int round = 0; round < 20; ++round) {
        std::map<Hash256, Hash256> entries;
        std::vector<StateChange> changes;
        for (int i = 0; i < 300; ++i) {
            const Hash256 key = round % 2 == 0 ? m_random.hash() : m_random.crowdedKey();
            entries[key] = m_random.hash();
            changes.push_back({ key, entries[key] });
        }
        StateTree tree;
        tree.apply(changes);
        for (int i = 0; i < 300; ++i) {
            const Hash256 key = i % 3 == 0 ? changes[m_random.below(changes.size())].key
                : i % 3 == 1               ? m_random.hash()
                                           : m_random.crowdedKey();
            const auto found = entries.find(key);
            const StateProof proof = tree.prove(key);
            const Hash256 value = found == entries.end() ? Hash256 {} : found->second;
            QCOMPARE(merkle::verifyPresence(tree.root(), key, value, proof), found != entries.end());
            QCOMPARE(merkle::verifyAbsence(tree.root(), key, proof), found == entries.end());
        }
    }
}

void MerklePropertyTest::noChangedStateProofIsAccepted()
{
    std::map<Hash256, Hash256> entries;
    std::vector<StateChange> changes;
    for (int i = 0; i < 500; ++i) {
        const Hash256 key = i % 2 == 0 ? m_random.hash() : m_random.crowdedKey();
        entries[key] = m_random.hash();
        changes.push_back({ key, entries[key] });
    }
    StateTree tree;
    tree.apply(changes);
    const Hash256 root = tree.root();

    int tried = 0;
    int falseAccepts = 0;
    while (tried < 20'000) {
        const Hash256 key = m_random.below(2) == 0 ? changes[m_random.below(changes.size())].key
            : m_random.below(2) == 0               ? m_random.hash()
                                                   : m_random.crowdedKey();
        const auto found = entries.find(key);
        const bool isPresent = found != entries.end();
        StateProof proof = tree.prove(key);
        Hash256 claimed = isPresent ? found->second : m_random.hash();
        // What is false stays false, however the proof is bent.
        switch (m_random.below(5)) {
        case 0:
            flipOneBit(claimed, m_random);
            falseAccepts += merkle::verifyPresence(root, key, claimed, proof) ? 1 : 0;
            break;
        case 1: {
            if (!mutate(proof.siblings, m_random))
                continue;
            falseAccepts += merkle::verifyPresence(root, key, claimed, proof) ? 1 : 0;
            falseAccepts += isPresent && merkle::verifyAbsence(root, key, proof) ? 1 : 0;
            break;
        }
        case 2:
            if (!isPresent)
                continue;
            // The true leaf of a neighbour, with its own path and with this key's.
            proof.other = StateProof::Leaf { changes[m_random.below(changes.size())].key, Hash256 {} };
            proof.other->valueHash = entries[proof.other->key];
            falseAccepts += merkle::verifyAbsence(root, key, proof) ? 1 : 0;
            proof.siblings = tree.prove(proof.other->key).siblings;
            falseAccepts += merkle::verifyAbsence(root, key, proof) ? 1 : 0;
            break;
        case 3:
            if (!isPresent)
                continue;
            // A shorter path that ends in an inner node, or an empty place claimed where there is none.
            proof.siblings.resize(m_random.below(proof.siblings.size() + 1));
            proof.other.reset();
            falseAccepts += merkle::verifyAbsence(root, key, proof) ? 1 : 0;
            break;
        default: {
            if (isPresent)
                continue;
            // A foreign path for an absent key.
            const Hash256 foreign = changes[m_random.below(changes.size())].key;
            falseAccepts += merkle::verifyPresence(root, key, entries[foreign], tree.prove(foreign)) ? 1 : 0;
            break;
        }
        }
        ++tried;
    }
    QCOMPARE(falseAccepts, 0);
}

void MerklePropertyTest::noChangedLogProofIsAccepted()
{
    const Log log = randomLog(300, m_random);
    int tried = 0;
    int falseAccepts = 0;
    while (tried < 20'000) {
        const std::size_t size = 1 + m_random.below(300);
        const std::size_t index = m_random.below(size);
        std::vector<Hash256> proof = *merkle::inclusionProof(index, size, log.reader());
        QVERIFY(merkle::verifyInclusion(log.leaves[index], index, size, proof, log.roots[size]));
        Hash256 leaf = log.leaves[index];
        if (m_random.below(4) == 0)
            flipOneBit(leaf, m_random);
        else if (!mutate(proof, m_random))
            continue;
        falseAccepts += merkle::verifyInclusion(leaf, index, size, proof, log.roots[size]) ? 1 : 0;
        ++tried;

        const std::size_t first = 1 + m_random.below(size);
        std::vector<Hash256> consistency = *merkle::consistencyProof(first, size, log.reader());
        QVERIFY(merkle::verifyConsistency(first, size, log.roots[first], log.roots[size], consistency));
        Hash256 oldRoot = log.roots[first];
        if (m_random.below(4) == 0)
            flipOneBit(oldRoot, m_random);
        else if (!mutate(consistency, m_random))
            continue;
        falseAccepts += merkle::verifyConsistency(first, size, oldRoot, log.roots[size], consistency) ? 1 : 0;
        ++tried;
    }
    QCOMPARE(falseAccepts, 0);
}

void MerklePropertyTest::noChangedSumProofIsAccepted()
{
    std::vector<merkle::SumNode> leaves;
    for (int i = 0; i < 120; ++i) {
        const Hash256 data = m_random.hash();
        leaves.push_back(
            merkle::sumLeaf(data.view(), base::Won(static_cast<std::int64_t>(m_random.below(1'000'000)))));
    }
    const merkle::SumNode root = merkle::sumRoot(leaves);
    std::vector<std::vector<merkle::SumNode>> proofs;
    for (std::size_t i = 0; i < leaves.size(); ++i)
        proofs.push_back(*merkle::sumProof(leaves, i));
    int falseAccepts = 0;
    for (int tried = 0; tried < 20'000; ++tried) {
        const std::size_t index = m_random.below(leaves.size());
        std::vector<merkle::SumNode> proof = proofs[index];
        merkle::SumNode leaf = leaves[index];
        merkle::SumNode total = root;
        merkle::SumNode& sibling = proof[m_random.below(proof.size())];
        const auto shift = static_cast<std::int64_t>(1 + m_random.below(1000));
        switch (m_random.below(5)) {
        case 0:
            flipOneBit(sibling.hash, m_random);
            break;
        case 1:
            sibling.sum = base::Won(sibling.sum.count() + shift);
            break;
        case 2:
            sibling.sum = base::Won(sibling.sum.count() - shift);
            total.sum = base::Won(total.sum.count() - shift);
            break;
        case 3:
            leaf.sum = base::Won(leaf.sum.count() + shift);
            total.sum = base::Won(total.sum.count() + shift);
            break;
        default:
            proof.pop_back();
            break;
        }
        falseAccepts += merkle::verifySum(leaf, index, leaves.size(), proof, total) ? 1 : 0;
    }
    QCOMPARE(falseAccepts, 0);
}

QTEST_GUILESS_MAIN(MerklePropertyTest)
#include "tst_merkle_property.moc"
