// SPDX-License-Identifier: Apache-2.0
// The frozen document: strict in both directions; roll commitment and rings.
#include "tests/unit/voting/election_fixture.h"

#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"
#include "shared/voting/rings.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;
using base::Json;

namespace {

Json sampleDocument()
{
    std::vector<Contest> contests { test::chooseContest("c1"), test::scoreContest("c2", 2, 5, 1, 7),
        test::listContest("c3", 2, 2, 1, 2), test::chooseContest("c4") };
    contests[3].constituencies = { "b" };
    contests[1].rule = DecisionRule::Share;
    contests[1].share = 1500;
    contests[2].tie = TieRule::Older;
    contests[2].quorumOf = QuorumBase::Roll;
    const test::KnownElection election = test::freeze(test::definitionOf(contests, Mode::Ring));
    return composeFrozen(election.frozen.definition, { crypto::sha256(std::string_view("roll")), 7, 9 },
        election.frozen.trustees);
}

/// The value at "a.b[1].c".
Json* at(Json& json, const QString& path)
{
    Json* here = &json;
    for (const QString& part : path.split(u'.')) {
        const qsizetype bracket = part.indexOf(u'[');
        auto& object = here->asObject();
        const auto member = object.find(part.left(bracket < 0 ? part.size() : bracket).toStdString());
        if (member == object.end())
            return nullptr;
        here = &member->second;
        if (bracket >= 0)
            here = &here->asArray()[part.mid(bracket + 1, part.size() - bracket - 2).toUInt()];
    }
    return here;
}

} // namespace

class TestDefinition : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void documentComesBackTheSame();
    void fingerprintDependsOnEverything();
    void refusesBadValues_data();
    void refusesBadValues();
    void refusesMissingAndUnknownMembers();
    void refusesBallotsThatAreTooLong();
    void stylesFollowConstituencies();
    void rulesOfEachKind();
    void trusteeKeysAreOneSum();
    void rollCommitmentIsTheTreeOfPrecincts();
    void ringsAreAsEvenAsPossible_data();
    void ringsAreAsEvenAsPossible();

private:
    Json m_document;
};

void TestDefinition::initTestCase()
{
    m_document = sampleDocument();
}

void TestDefinition::documentComesBackTheSame()
{
    const std::string text = base::canonical(m_document);
    const auto frozen = parseFrozen(text);
    QVERIFY2(frozen.has_value(), frozen ? "" : qPrintable(QString::fromStdString(frozen.error().field)));
    QCOMPARE(base::canonical(composeFrozen(frozen->definition, frozen->roll, frozen->trustees)), text);
    QCOMPARE(frozen->fingerprint, crypto::sha256(text).bytes);
    QVERIFY(!parseFrozen(base::pretty(m_document)));
}

// Fails when a member is read but not composed, or left out of the fingerprint.
void TestDefinition::fingerprintDependsOnEverything()
{
    const Fingerprint before = parseFrozen(base::canonical(m_document))->fingerprint;
    const std::pair<const char*, Json> changes[] = { { "definition.title_en", "Other" },
        { "definition.contests[0].options[1].name_ko", "다른 후보" },
        { "definition.precincts[2].name_en", "x" }, { "definition.schedule.closes", 401 },
        { "definition.revote", false }, { "definition.contests[0].quorum_of", "roll" },
        { "roll.enrolled", 8 }, { "roll.commitment", std::string(64, '0') } };
    for (const auto& change : changes) {
        Json document = m_document;
        *at(document, QString::fromLatin1(change.first)) = change.second;
        const auto frozen = frozenFromJson(document);
        QVERIFY2(frozen.has_value(), change.first);
        QVERIFY2(frozen->fingerprint != before, change.first);
    }
}

void TestDefinition::refusesBadValues_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    const std::pair<const char*, const char*> rows[] = { { "definition.version", "2" },
        { "definition.id", "\"E-1\"" }, { "definition.id", "\"\"" }, { "definition.mode", "\"open\"" },
        { "definition.kind", "\"church\"" }, { "definition.rehearsal", "0" }, { "definition.contests", "[]" },
        { "definition.precincts", "[]" }, { "definition.trustees", "[]" }, { "definition.threshold", "0" },
        { "definition.threshold", "6" }, { "definition.ring_size", "255" },
        { "definition.ring_size", "4097" }, { "definition.certifiers", "-1" },
        { "definition.contests[0].id", "\"c2\"" }, { "definition.contests[0].kind", "\"rank\"" },
        { "definition.contests[0].minimum", "2" }, { "definition.contests[0].minimum", "-1" },
        { "definition.contests[0].maximum", "4" }, { "definition.contests[0].maximum", "0" },
        { "definition.contests[0].score", "2" }, { "definition.contests[0].seats", "0" },
        { "definition.contests[0].quorum", "10001" }, { "definition.contests[0].quorum_of", "\"everybody\"" },
        { "definition.contests[0].quorum_of", "1" }, { "definition.contests[0].share", "-1" },
        { "definition.contests[1].share", "0" }, { "definition.contests[1].score", "21" },
        { "definition.contests[1].maximum", "11" }, { "definition.contests[0].options", "[]" },
        { "definition.contests[0].options[0].id", "\"blank\"" },
        { "definition.contests[0].options[0].id", "\"o2\"" },
        { "definition.contests[0].options[0].number", "2" },
        { "definition.contests[0].options[0].photo", "\"ab\"" },
        { "definition.contests[0].options[0].list", "\"o2\"" }, { "definition.contests[2].minimum", "3" },
        { "definition.contests[2].options[1].list", "\"l9\"" },
        { "definition.contests[2].options[1].list", "\"l1-c2\"" },
        { "definition.contests[3].constituencies", "[\"z\"]" },
        { "definition.contests[3].constituencies", "[\"b\",\"b\"]" },
        { "definition.contests[3].constituencies", "[1]" }, { "definition.precincts[0].id", "\"p002\"" },
        { "definition.precincts[0].constituency", "\"A\"" },
        { "definition.precincts[1].counted_in", "\"p009\"" },
        { "definition.precincts[1].counted_in", "\"p002\"" },
        { "definition.precincts[1].counted_in", "\"p003\"" },
        { "definition.precincts[0].counted_in", "\"p002\"" }, { "definition.schedule.closes", "300" },
        { "definition.schedule.enrol_until", "301" }, { "definition.schedule.grace", "86401" },
        { "definition.trustees[0].index", "2" }, { "definition.trustees[0].officer", "\"o-2\"" },
        { "roll.enrolled", "10" }, { "roll.enrolled", "-1" }, { "roll.commitment", "\"00\"" },
        { "trustees.threshold", "2" }, { "trustees.keys", "[]" }, { "trustees.keys[0].index", "2" },
        { "trustees.keys[4].index", "6" },
        { "trustees.joint", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"" },
        { "trustees.keys[0].coefficients[1]", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"" },
        { "trustees.keys[0].coefficients[0]", "\"4vKuCmq8TnGohKlhxQBRX1jjC2qlgt2NtqZZReCNLXY\"" },
        { "trustees.keys[0].coefficients", "[]" } };
    for (const auto& row : rows)
        QTest::addRow("%s = %s", row.first, row.second)
            << QString::fromLatin1(row.first) << QString::fromLatin1(row.second);
}

void TestDefinition::refusesBadValues()
{
    QFETCH(QString, path);
    QFETCH(QString, value);
    Json document = m_document;
    Json* member = at(document, path);
    QVERIFY(member);
    *member = *base::parseJson(value.toStdString());
    QVERIFY(!frozenFromJson(document));
}

// Fails when the parser lets an unknown member pass or has a default for one.
void TestDefinition::refusesMissingAndUnknownMembers()
{
    for (const char* path : { "definition", "definition.contests[0]", "definition.contests[0].options[0]",
             "definition.precincts[0]", "definition.schedule", "definition.trustees[0]", "roll", "trustees",
             "trustees.keys[0]" }) {
        Json document = m_document;
        const Json::Object members = at(document, QString::fromLatin1(path))->asObject();
        for (const auto& member : members) {
            at(document, QString::fromLatin1(path))->remove(member.first);
            QVERIFY2(!frozenFromJson(document), (std::string(path) + " without " + member.first).c_str());
            at(document, QString::fromLatin1(path))->set(member.first, member.second);
        }
        QVERIFY(frozenFromJson(document).has_value());
        at(document, QString::fromLatin1(path))->set("extra", 1);
        QVERIFY2(!frozenFromJson(document), path);
    }
}

// Fails without: the bound on a ballot, whose transaction nobody could send.
void TestDefinition::refusesBallotsThatAreTooLong()
{
    QVERIFY(checkDefinition(test::definitionOf({ test::scoreContest("c1", 8, 20, 0, 20) }, Mode::Ring))
                .has_value());
    const auto status =
        checkDefinition(test::definitionOf({ test::scoreContest("c1", 64, 20, 0, 1280) }, Mode::Ring));
    QVERIFY(!status);
    QCOMPARE(status.error().code, std::string("voting.definition"));
    QCOMPARE(status.error().field, std::string("contests"));
}

void TestDefinition::stylesFollowConstituencies()
{
    const auto frozen = frozenFromJson(m_document);
    const Definition& definition = frozen->definition;
    QCOMPARE(definition.ballotStyle(*definition.precinct("p001")).size(), std::size_t(3));
    QCOMPARE(definition.ballotStyle(*definition.precinct("p003")).size(), std::size_t(4));
    QCOMPARE(definition.contestsOfUnit("p003").back()->id, std::string("c4"));
    QVERIFY(definition.contestsOfUnit("p009").empty());
    QVERIFY(definition.units() == (std::vector<std::string> { "p001", "p003" }));
    QCOMPARE(definition.precinct("p002")->unit(), std::string("p001"));
    QVERIFY(!definition.contest("c9"));
}

void TestDefinition::rulesOfEachKind()
{
    const ContestShape choose = test::chooseContest("c1", 3, 1, 2).shape();
    QCOMPARE(choose.rules.size(), std::size_t(1));
    QVERIFY(choose.rules[0].factors == (std::vector<std::int64_t> { 2, 1, 1, 1 }));
    QCOMPARE(choose.rules[0].low, std::uint64_t(1));
    QCOMPARE(choose.rules[0].high, std::uint64_t(2));
    const ContestShape list = test::listContest("c3", 2, 2, 1, 2).shape();
    QCOMPARE(list.rules.size(), std::size_t(3));
    QVERIFY(list.rules[0].factors == (std::vector<std::int64_t> { 1, 1, 0, 0, 1, 0, 0 }));
    QVERIFY(list.rules[1].factors == (std::vector<std::int64_t> { 0, 2, -1, -1, 0, 0, 0 }));
    QVERIFY(list.rules[2].factors == (std::vector<std::int64_t> { 0, 0, 0, 0, 2, -1, -1 }));
    QCOMPARE(list.rules[0].values(), std::size_t(1));
    QCOMPARE(list.rules[1].values(), std::size_t(2));
    const ContestShape score = test::scoreContest("c2", 2, 5, 1, 7).shape();
    QCOMPARE(score.slots[0].top, std::uint64_t(1));
    QCOMPARE(score.slots[1].top, std::uint64_t(5));
    QVERIFY(score.rules[0].factors == (std::vector<std::int64_t> { 7, 1, 1 }));
}

// Fails without: the comparison of the joint key with the sum of the trustees' keys.
void TestDefinition::trusteeKeysAreOneSum()
{
    const auto frozen = frozenFromJson(m_document);
    TrusteeKeys keys = frozen->trustees;
    Point sum;
    for (const TrusteeKey& key : keys.keys)
        sum += *Point::decode(key.coefficients[0]);
    QVERIFY(sum.encode() == keys.joint);
    // A key of an attacker's own put in the place of the sum.
    keys.joint = Point::random().encode();
    QVERIFY(!trusteeKeysFromJson(toJson(keys)));
    // A trustee who cancels the others out: its key is the negated sum of theirs.
    keys = frozen->trustees;
    keys.keys[4].coefficients[0] = (*Point::decode(keys.keys[4].coefficients[0]) - sum).encode();
    QVERIFY(!jointKey(keys.keys));
    QVERIFY(!finishCeremony(3, keys.keys));
    QVERIFY(!keys.find(6));
    QVERIFY(!publicShare(keys.keys, 0));
}

// Fails when an entry, its weight or its precinct could change without changing the commitment.
void TestDefinition::rollCommitmentIsTheTreeOfPrecincts()
{
    const auto commit = [](const std::vector<RollEntry>& entries) {
        PrecinctRoll first;
        const PrecinctRoll second;
        for (const RollEntry& entry : entries)
            first.add(entry);
        // Given in the wrong order; the commitment sorts.
        return rollCommitment({ { "p002", second.enrolled(), second.entries(), second.root() },
            { "p001", first.enrolled(), first.entries(), first.root() } });
    };
    std::vector<RollEntry> entries { { 1, "p001", 1, Point::random().encode() },
        { 2, "p001", 3, std::nullopt }, { 5, "p001", 1, Point::random().encode() } };
    const RollSummary summary = commit(entries);
    QCOMPARE(summary.entries, std::int64_t(3));
    QCOMPARE(summary.enrolled, std::int64_t(2));
    // Word for word as the protocol page has it.
    const auto leaf = [](const std::string& text) { return merkle::leafHash(base::asBytes(text)); };
    const auto entryText = [](const RollEntry& entry) {
        return "{\"credential\":\"" + (entry.credential ? base::toBase64Url(*entry.credential) : "")
            + "\",\"number\":" + std::to_string(entry.number)
            + ",\"precinct\":\"p001\",\"weight\":" + std::to_string(entry.weight) + '}';
    };
    const base::Hash256 root =
        merkle::innerHash(merkle::innerHash(leaf(entryText(entries[0])), leaf(entryText(entries[1]))),
            leaf(entryText(entries[2])));
    const base::Hash256 expected = merkle::innerHash(
        leaf("{\"enrolled\":2,\"entries\":3,\"precinct\":\"p001\",\"root\":\"" + root.hex() + "\"}"),
        leaf("{\"enrolled\":0,\"entries\":0,\"precinct\":\"p002\",\"root\":\"" + merkle::emptyRoot().hex()
            + "\"}"));
    QVERIFY(summary.commitment == expected);
    entries[1].weight = 4;
    QVERIFY(commit(entries).commitment != summary.commitment);
    entries[1].weight = 3;
    entries[0].credential = Point::random().encode();
    QVERIFY(commit(entries).commitment != summary.commitment);
}

void TestDefinition::ringsAreAsEvenAsPossible_data()
{
    QTest::addColumn<int>("keys");
    QTest::addColumn<QList<int>>("rings");
    QTest::newRow("none") << 0 << QList<int> {};
    QTest::newRow("the least") << 128 << QList<int> { 128 };
    QTest::newRow("one too few") << 127 << QList<int> { -1 };
    QTest::newRow("one ring") << 256 << QList<int> { 256 };
    QTest::newRow("one more than a ring") << 257 << QList<int> { 129, 128 };
    QTest::newRow("three") << 767 << QList<int> { 256, 256, 255 };
}

void TestDefinition::ringsAreAsEvenAsPossible()
{
    QFETCH(int, keys);
    QFETCH(QList<int>, rings);
    const auto plans = planRings("p001", 2, static_cast<std::size_t>(keys), 256);
    if (rings == QList<int> { -1 }) {
        QVERIFY(!plans);
        QCOMPARE(plans.error().code, std::string("voting.ring_small"));
        return;
    }
    QCOMPARE(static_cast<qsizetype>(plans->size()), rings.size());
    std::size_t first = 0;
    for (qsizetype k = 0; k < rings.size(); ++k) {
        const RingPlan& plan = (*plans)[static_cast<std::size_t>(k)];
        QCOMPARE(plan.id, "p001-2-" + std::to_string(k + 1));
        QCOMPARE(plan.count, static_cast<std::size_t>(rings[k]));
        QCOMPARE(plan.first, first);
        first += plan.count;
    }
}

QTEST_APPLESS_MAIN(TestDefinition)
#include "tst_definition.moc"
