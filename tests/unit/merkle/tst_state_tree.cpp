// SPDX-License-Identifier: Apache-2.0
// The state tree: hand-computed shapes, a plain recursive tree to compare with, removal, and its two kinds of proof.
#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"

#include <QtTest>

#include <map>

using namespace maru;
using base::Hash256;
using merkle::StateChange;
using merkle::StateProof;
using merkle::StateTree;

namespace {

using Entries = std::map<Hash256, Hash256>;

bool bitOf(const Hash256& key, std::size_t depth)
{
    return ((key.bytes[depth / 8] >> (7U - depth % 8)) & 1U) != 0;
}

// The definition in docs/formats.md, without any tree in memory.
Hash256 referenceRoot(const Entries& entries, std::size_t depth = 0)
{
    if (entries.empty())
        return Hash256 {};
    if (entries.size() == 1)
        return merkle::stateLeaf(entries.begin()->first, entries.begin()->second);
    Entries left;
    Entries right;
    for (const auto& entry : entries)
        (bitOf(entry.first, depth) ? right : left).insert(entry);
    return merkle::innerHash(referenceRoot(left, depth + 1), referenceRoot(right, depth + 1));
}

Hash256 key(int number)
{
    return merkle::stateKey("donation", "campaign", std::to_string(number));
}

Hash256 value(int number)
{
    return crypto::sha256("value " + std::to_string(number));
}

/// A key whose first bytes are given and whose rest is zero.
Hash256 keyFrom(std::initializer_list<int> first)
{
    Hash256 result;
    std::size_t i = 0;
    for (const int byte : first)
        result.bytes[i++] = static_cast<std::uint8_t>(byte);
    return result;
}

} // namespace

class StateTreeTest : public QObject {
    Q_OBJECT

private slots:
    void hashesKeysAndLeavesAsWrittenDown();
    void hasTheShapeOfTheDefinition();
    void agreesWithReferenceWhileGrowingAndShrinking();
    void returnsToTheEmptyRoot();
    void lastChangeOfAKeyWins();
    void removalOfAnAbsentKeyChangesNothing();
    void handlesKeysThatDifferInTheLastBit();
    void provesPresenceAndAbsence();
    void refusesWrongProofs();
    void refusesAnAbsenceProofFromElsewhere();
    void provesManyKeysTogether();
    void refusesWrongProofsOfManyKeys();
    void reusesTheMemoryOfRemovedKeys();
    void staysSmallPerKey();
};

void StateTreeTest::hashesKeysAndLeavesAsWrittenDown()
{
    QCOMPARE(merkle::stateKey("donation", "campaign", "c-1"), crypto::sha256("donation/campaign/c-1"));
    base::Bytes expected { 0x00 };
    expected.insert(expected.end(), 32, 0xaa);
    expected.insert(expected.end(), 32, 0xbb);
    Hash256 a;
    a.bytes.fill(0xaa);
    Hash256 b;
    b.bytes.fill(0xbb);
    QCOMPARE(merkle::stateLeaf(a, b), crypto::sha256(base::ByteView(expected)));
}

void StateTreeTest::hasTheShapeOfTheDefinition()
{
    StateTree tree;
    QCOMPARE(tree.root(), Hash256 {});
    const Hash256 low = keyFrom({ 0x00 });
    const Hash256 middle = keyFrom({ 0x20 }); // 0010..., shares "00" with low
    const Hash256 high = keyFrom({ 0x80 });
    tree.apply({ { low, value(1) } });
    QCOMPARE(tree.root(), merkle::stateLeaf(low, value(1)));

    tree.apply({ { middle, value(2) } });
    const Hash256 pair =
        merkle::innerHash(merkle::stateLeaf(low, value(1)), merkle::stateLeaf(middle, value(2)));
    const Hash256 left = merkle::innerHash(pair, Hash256 {});
    QCOMPARE(tree.root(), merkle::innerHash(left, Hash256 {}));

    tree.apply({ { high, value(3) } });
    QCOMPARE(tree.root(), merkle::innerHash(left, merkle::stateLeaf(high, value(3))));
    QCOMPARE(tree.size(), std::uint64_t(3));
}

void StateTreeTest::agreesWithReferenceWhileGrowingAndShrinking()
{
    StateTree tree;
    Entries entries;
    for (int round = 0; round < 60; ++round) {
        std::vector<StateChange> changes;
        for (int i = 0; i < 7; ++i) {
            const int number = (round * 31 + i * 17) % 90;
            if ((round + i) % 3 == 0) {
                changes.push_back({ key(number), std::nullopt });
                entries.erase(key(number));
            } else {
                changes.push_back({ key(number), value(round * 10 + i) });
                entries[key(number)] = value(round * 10 + i);
            }
        }
        tree.apply(changes);
        QCOMPARE(tree.root(), referenceRoot(entries));
        QCOMPARE(tree.size(), std::uint64_t(entries.size()));
    }
}

void StateTreeTest::returnsToTheEmptyRoot()
{
    StateTree tree;
    std::vector<StateChange> all;
    for (int i = 0; i < 500; ++i)
        all.push_back({ key(i), value(i) });
    tree.apply(all);
    for (StateChange& change : all)
        change.valueHash.reset();
    tree.apply(all);
    QCOMPARE(tree.root(), Hash256 {});
    QCOMPARE(tree.size(), std::uint64_t(0));
}

void StateTreeTest::lastChangeOfAKeyWins()
{
    StateTree tree;
    tree.apply(
        { { key(1), value(1) }, { key(2), value(2) }, { key(1), std::nullopt }, { key(2), value(3) } });
    QCOMPARE(tree.root(), merkle::stateLeaf(key(2), value(3)));
    tree.apply({ { key(2), std::nullopt }, { key(2), value(4) } });
    QCOMPARE(tree.root(), merkle::stateLeaf(key(2), value(4)));
}

void StateTreeTest::removalOfAnAbsentKeyChangesNothing()
{
    StateTree tree;
    tree.apply({ { key(9), std::nullopt } });
    QCOMPARE(tree.root(), Hash256 {});
    tree.apply({ { key(1), value(1) } });
    const Hash256 before = tree.root();
    tree.apply({ { key(2), std::nullopt }, { key(3), std::nullopt }, { key(4), std::nullopt } });
    QCOMPARE(tree.root(), before);
    QCOMPARE(tree.size(), std::uint64_t(1));
}

void StateTreeTest::handlesKeysThatDifferInTheLastBit()
{
    Hash256 a;
    Hash256 b;
    b.bytes[31] = 1;
    StateTree tree;
    tree.apply({ { a, value(1) }, { b, value(2) } });
    QCOMPARE(tree.root(), referenceRoot({ { a, value(1) }, { b, value(2) } }));
    const StateProof proof = tree.prove(b);
    QCOMPARE(proof.siblings.size(), std::size_t(256));
    QVERIFY(merkle::verifyPresence(tree.root(), b, value(2), proof));
    StateProof tooLong = proof;
    tooLong.siblings.push_back(Hash256 {});
    QVERIFY(!merkle::verifyPresence(tree.root(), b, value(2), tooLong));
    QVERIFY(!merkle::verifyAbsence(tree.root(), b, tooLong));
    tree.apply({ { a, std::nullopt } });
    QCOMPARE(tree.root(), merkle::stateLeaf(b, value(2)));
}

void StateTreeTest::provesPresenceAndAbsence()
{
    StateTree tree;
    QVERIFY(merkle::verifyAbsence(tree.root(), key(1), tree.prove(key(1))));
    std::vector<StateChange> changes;
    for (int i = 0; i < 1000; ++i)
        changes.push_back({ key(i), value(i) });
    tree.apply(changes);
    bool sawEmptyPlace = false;
    bool sawOtherLeaf = false;
    for (int i = 0; i < 2000; ++i) {
        const StateProof proof = tree.prove(key(i));
        QCOMPARE(merkle::verifyPresence(tree.root(), key(i), value(i), proof), i < 1000);
        QCOMPARE(merkle::verifyAbsence(tree.root(), key(i), proof), i >= 1000);
        if (i >= 1000)
            (proof.other ? sawOtherLeaf : sawEmptyPlace) = true;
    }
    QVERIFY(sawEmptyPlace && sawOtherLeaf);
}

void StateTreeTest::refusesWrongProofs()
{
    StateTree tree;
    std::vector<StateChange> changes;
    for (int i = 0; i < 64; ++i)
        changes.push_back({ key(i), value(i) });
    tree.apply(changes);
    const StateProof proof = tree.prove(key(5));
    QVERIFY(!merkle::verifyPresence(tree.root(), key(5), value(6), proof));
    QVERIFY(!merkle::verifyPresence(tree.root(), key(6), value(5), proof));
    QVERIFY(!merkle::verifyPresence(Hash256 {}, key(5), value(5), proof));
    for (std::size_t i = 0; i < proof.siblings.size(); ++i) {
        StateProof changed = proof;
        changed.siblings[i].bytes[0] ^= 1U;
        QVERIFY(!merkle::verifyPresence(tree.root(), key(5), value(5), changed));
    }
    StateProof withOther = proof;
    withOther.other = StateProof::Leaf { key(6), value(6) };
    QVERIFY(!merkle::verifyPresence(tree.root(), key(5), value(5), withOther));
}

void StateTreeTest::refusesAnAbsenceProofFromElsewhere()
{
    StateTree tree;
    std::vector<StateChange> changes;
    for (int i = 0; i < 64; ++i)
        changes.push_back({ key(i), value(i) });
    tree.apply(changes);
    // A true leaf with its true path, offered as the "other leaf" in the place of a key that is there.
    const StateProof path = tree.prove(key(1));
    StateProof lie;
    lie.siblings = path.siblings;
    lie.other = StateProof::Leaf { key(1), value(1) };
    for (int i = 0; i < 64; ++i)
        QVERIFY(!merkle::verifyAbsence(tree.root(), key(i), lie));
}

void StateTreeTest::provesManyKeysTogether()
{
    for (const int size : { 1, 2, 3, 17, 400 }) {
        StateTree tree;
        std::vector<StateChange> changes;
        for (int i = 0; i < size; ++i)
            changes.push_back({ key(i), value(i) });
        tree.apply(std::move(changes));
        for (const int step : { 1, 2, 7, size }) {
            std::map<Hash256, Hash256> chosen;
            for (int i = 0; i < size; i += step)
                chosen.emplace(key(i), value(i));
            std::vector<Hash256> keys;
            std::vector<StateProof> proofs;
            std::vector<StateProof::Leaf> leaves;
            std::size_t single = 0;
            for (const auto& one : chosen) {
                keys.push_back(one.first);
                leaves.push_back({ one.first, one.second });
                proofs.push_back(tree.prove(one.first));
                single += proofs.back().siblings.size();
            }
            const merkle::StateMultiProof proof = merkle::joinProofs(keys, proofs);
            QVERIFY(merkle::verifyPresenceOfAll(tree.root(), leaves, proof));
            QVERIFY(proof.hashes.size() <= single);
            if (step == 1) { // where every leaf is named, only empty subtrees are left to say
                for (const Hash256& hash : proof.hashes)
                    QCOMPARE(hash, Hash256 {});
            }
        }
    }
}

void StateTreeTest::refusesWrongProofsOfManyKeys()
{
    StateTree tree;
    std::vector<StateChange> changes;
    for (int i = 0; i < 60; ++i)
        changes.push_back({ key(i), value(i) });
    tree.apply(std::move(changes));
    std::map<Hash256, Hash256> chosen;
    for (int i = 0; i < 60; i += 4)
        chosen.emplace(key(i), value(i));
    std::vector<Hash256> keys;
    std::vector<StateProof> proofs;
    std::vector<StateProof::Leaf> leaves;
    for (const auto& one : chosen) {
        keys.push_back(one.first);
        leaves.push_back({ one.first, one.second });
        proofs.push_back(tree.prove(one.first));
    }
    const merkle::StateMultiProof good = merkle::joinProofs(keys, proofs);
    QVERIFY(merkle::verifyPresenceOfAll(tree.root(), leaves, good));
    QVERIFY(!merkle::verifyPresenceOfAll(value(1), leaves, good));
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), {}, {}));
    auto changed = leaves;
    changed[3].valueHash = value(999);
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), changed, good));
    changed = leaves;
    changed[3].key = key(999); // is nowhere in the tree
    std::sort(changed.begin(), changed.end(),
        [](const StateProof::Leaf& a, const StateProof::Leaf& b) { return a.key < b.key; });
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), changed, good));
    changed = leaves;
    std::swap(changed[0], changed[1]);
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), changed, good));
    changed = leaves;
    changed.push_back(leaves.back()); // one leaf cannot stand for two
    merkle::StateMultiProof proof = good;
    proof.depths.push_back(good.depths.back());
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), changed, proof));
    proof = good;
    proof.depths[2] += 1;
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), leaves, proof));
    proof = good;
    proof.depths.pop_back();
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), leaves, proof));
    proof = good;
    proof.hashes.push_back(value(7));
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), leaves, proof));
    proof = good;
    proof.hashes.pop_back();
    QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), leaves, proof));
    for (std::size_t i = 0; i < good.hashes.size(); ++i) {
        proof = good;
        proof.hashes[i].bytes[5] ^= 1;
        QVERIFY(!merkle::verifyPresenceOfAll(tree.root(), leaves, proof));
    }
}

void StateTreeTest::reusesTheMemoryOfRemovedKeys()
{
    StateTree tree;
    std::uint64_t first = 0;
    for (int round = 0; round < 20; ++round) {
        std::vector<StateChange> changes;
        for (int i = 0; i < 5000; ++i)
            changes.push_back({ key(round * 5000 + i), value(i) });
        tree.apply(changes);
        for (StateChange& change : changes)
            change.valueHash.reset();
        tree.apply(changes);
        if (round == 0)
            first = tree.memoryBytes();
    }
    QVERIFY2(tree.memoryBytes() < first * 3 / 2, "freed nodes are used again");
}

void StateTreeTest::staysSmallPerKey()
{
    StateTree tree;
    std::vector<StateChange> changes;
    for (int i = 0; i < 100'000; ++i)
        changes.push_back({ key(i), value(i) });
    tree.apply(std::move(changes));
    // 64 bytes a leaf and 40 for each of 1/ln 2 inner nodes: 1.2 GB for 1e7 keys.
    QVERIFY2(tree.memoryBytes() < 125 * tree.size(), std::to_string(tree.memoryBytes()).c_str());
}

QTEST_GUILESS_MAIN(StateTreeTest)
#include "tst_state_tree.moc"
