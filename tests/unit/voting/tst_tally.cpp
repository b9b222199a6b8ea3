// SPDX-License-Identifier: Apache-2.0
// Sums, partial decryptions, their combination and the count.
#include "tests/unit/voting/election_fixture.h"

#include "shared/voting/tally.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;

namespace {

using Parts = std::vector<std::vector<DecryptionPart>>;

std::string codeOf(const base::Status& status)
{
    return status ? std::string("good") : status.error().code;
}

} // namespace

class TestTally : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsWhatWasCast();
    void replacedBallotsLeaveNothing();
    void anyKTrusteesGiveTheSameCount();
    void fewerThanKTrusteesGiveNothing();
    void refusesWrongParts_data();
    void refusesWrongParts();
    void refusesPartsThatAreNotOfTheShare();
    void refusesAnotherSumOrPlace();
    void batchNamesTheBadTrustee();
    void emptySumsCountZero();
    void refusesAnotherTrusteesFile();
    void refusesBadEncodings();
    void findsLogarithmsUpToTheBound_data();
    void findsLogarithmsUpToTheBound();

private:
    std::vector<DecryptionPart> partsOf(std::int64_t trustee) const
    {
        RandomNonces nonces;
        return test::orThrow(m_election.trustees[static_cast<std::size_t>(trustee - 1)].decrypt(
            statement(trustee), m_sums.ciphertexts(), nonces));
    }
    DecryptionStatement statement(std::int64_t trustee) const
    {
        return m_election.statement(trustee, m_election.frozen.definition.contests[0], "p001");
    }
    /// The counts of the parts of these trustees, or -1 where there is none up to 100.
    std::vector<std::int64_t> countsOf(const std::vector<std::int64_t>& indexes) const
    {
        Parts parts;
        for (const std::int64_t index : indexes)
            parts.push_back(partsOf(index));
        std::vector<std::int64_t> counts;
        const DiscreteLog log(100);
        const auto points = combineParts(m_sums.ciphertexts(), indexes, parts);
        if (!points)
            throw std::logic_error("parts do not combine");
        for (const Point& point : *points) {
            const auto count = log.find(point, 100);
            counts.push_back(count ? static_cast<std::int64_t>(*count) : -1);
        }
        return counts;
    }

    test::KnownElection m_election;
    std::unique_ptr<ElectionVerifier> m_verifier;
    ContestSums m_sums { 4 };
    std::vector<std::int64_t> m_expected { 0, 0, 0, 0 };
};

void TestTally::initTestCase()
{
    m_election = test::freeze(test::definitionOf({ test::chooseContest("c1") }, Mode::Signed));
    m_verifier = std::make_unique<ElectionVerifier>(m_election.frozen);
    const char* const options[] = { "blank", "o1", "o2", "o3" };
    std::mt19937 random(3);
    for (int i = 0; i < 12; ++i) {
        const std::size_t option = random() % 3; // nobody votes for o3
        const auto weight = static_cast<std::int64_t>(1 + random() % 3);
        const Ballot ballot =
            test::ballotOf(*m_verifier, test::KnownVoter(), { { "c1", options[option], 1 } });
        m_sums.add(*readCiphertexts(m_verifier->shape("c1"), ballot.answers[0].proof), weight);
        m_expected[option] += weight;
    }
}

void TestTally::countsWhatWasCast()
{
    QVERIFY(countsOf({ 1, 2, 3 }) == m_expected);
    // Through the row of the chain and back.
    const base::Bytes row = m_sums.encode();
    QCOMPARE(row.size(), std::size_t(4 * 64));
    QVERIFY(ContestSums::decode(row, 4)->ciphertexts() == m_sums.ciphertexts());
}

// Fails when a replaced ballot is not subtracted with the weight with which it was added.
void TestTally::replacedBallotsLeaveNothing()
{
    const ContestShape& shape = m_verifier->shape("c1");
    const test::KnownVoter voter;
    const auto first =
        readCiphertexts(shape, test::ballotOf(*m_verifier, voter, { { "c1", "o1", 1 } }).answers[0].proof);
    const auto last =
        readCiphertexts(shape, test::ballotOf(*m_verifier, voter, { { "c1", "o2", 1 } }).answers[0].proof);
    ContestSums sums(4);
    sums.add(*first, 7);
    sums.subtract(*first, 7);
    QVERIFY(sums.encode() == ContestSums(4).encode());
    QVERIFY(sums.encode() == base::Bytes(256, 0));
    sums.add(*last, 7);
    ContestSums alone(4);
    for (int i = 0; i < 7; ++i)
        alone.add(*last, 1);
    QVERIFY(sums.encode() == alone.encode());
}

void TestTally::anyKTrusteesGiveTheSameCount()
{
    QVERIFY(countsOf({ 1, 2, 4 }) == m_expected);
    QVERIFY(countsOf({ 5, 3, 2 }) == m_expected);
    QVERIFY(countsOf({ 1, 2, 3, 4, 5 }) == m_expected);
}

// Fails when the polynomial has a smaller degree than the threshold says.
void TestTally::fewerThanKTrusteesGiveNothing()
{
    for (const std::vector<std::int64_t>& few : { std::vector<std::int64_t> { 1, 2 }, { 4, 5 }, { 3 } })
        QVERIFY(countsOf(few) == (std::vector<std::int64_t> { -1, -1, -1, -1 }));
}

void TestTally::refusesWrongParts_data()
{
    QTest::addColumn<int>("what");
    // Fails without: verification of the part's proof. 0 is the good one.
    const char* const rows[] = { "good", "another D", "another a", "another b", "another z",
        "D without encoding", "z without encoding", "another trustee's share", "a part missing",
        "two parts swapped" };
    for (int i = 0; i < 10; ++i)
        QTest::newRow(rows[i]) << i;
}

void TestTally::refusesWrongParts()
{
    QFETCH(int, what);
    std::vector<DecryptionPart> parts = partsOf(2);
    Encoded* const words[] = { &parts[2].share, &parts[2].a, &parts[2].b };
    if (what >= 1 && what <= 3)
        *words[what - 1] = Point::random().encode();
    if (what == 4)
        parts[2].response = Scalar::random().encode();
    if (what == 5)
        parts[2].share.fill(0xff);
    if (what == 6)
        parts[2].response.fill(0xff);
    if (what == 7)
        parts = partsOf(3);
    if (what == 8)
        parts.pop_back();
    if (what == 9)
        std::swap(parts[1], parts[2]);
    const base::Status status = checkParts(statement(2), m_sums.ciphertexts(), parts);
    QCOMPARE(codeOf(status), std::string(what == 0 ? "good" : "voting.decryption_proof"));
    if (what >= 1 && what <= 4)
        QCOMPARE(status.error().detail, std::string("proof of trustee 2 for p001/c1/o2"));
    if (what == 0) {
        const base::Bytes bytes = toBytes(parts);
        QCOMPARE(bytes.size(), 4 * kDecryptionPartBytes);
        QVERIFY(toBytes(partsFromBytes(bytes, 4)) == bytes);
        QVERIFY(partsFromBytes(bytes, 3).empty());
    }
}

// Fails without: either equation of the proof. A trustee who knows its share and publishes another D fulfils the one about
// S_j; one who decrypts with another secret throughout fulfils the one about D.
void TestTally::refusesPartsThatAreNotOfTheShare()
{
    const Scalar secret = Scalar::random();
    const Scalar other = Scalar::random();
    const Scalar nonce = Scalar::random();
    const std::vector<Ciphertext> sums { m_sums.ciphertexts()[1] };
    DecryptionStatement own { m_election.frozen.fingerprint, "e-1", "p001", "c1", { "o1" }, 1,
        secretMulBase(secret).encode() };
    const auto part = [&](const Scalar& decryptsWith, const Scalar& provesWith) {
        DecryptionPart made;
        made.share = secretMul(decryptsWith, sums[0].alpha).encode();
        made.a = secretMulBase(nonce).encode();
        made.b = secretMul(nonce, sums[0].alpha).encode();
        Transcript transcript("decryption");
        transcript.add(ByteView(own.fingerprint)).add(std::string_view(own.election));
        transcript.add(std::string_view(own.unit)).add(std::string_view(own.contest));
        transcript.add(std::string_view(own.slots[0])).addU64(1).add(ByteView(own.publicShare));
        transcript.add(sums[0].alpha).add(sums[0].beta).add(ByteView(made.share));
        transcript.add(ByteView(made.a)).add(ByteView(made.b));
        made.response = (nonce + transcript.scalar() * provesWith).encode();
        return made;
    };
    QCOMPARE(codeOf(checkParts(own, sums, { part(secret, secret) })), std::string("good"));
    QCOMPARE(codeOf(checkParts(own, sums, { part(other, secret) })), std::string("voting.decryption_proof"));
    QCOMPARE(codeOf(checkParts(own, sums, { part(other, other) })), std::string("voting.decryption_proof"));
    DecryptionBatch batch;
    for (const DecryptionPart& made : { part(secret, secret), part(other, secret), part(other, other) })
        batch.add(own, sums, { made });
    const auto verdicts = batch.verify();
    QVERIFY(verdicts[0] && !verdicts[1] && !verdicts[2]);
}

// Fails without: unit, contest, election, fingerprint, index or sum in the challenge (swapped precinct sums).
void TestTally::refusesAnotherSumOrPlace()
{
    const std::vector<DecryptionPart> parts = partsOf(2);
    const auto check = [&](const DecryptionStatement& of, const std::vector<Ciphertext>& sums) {
        return checkParts(of, sums, parts).has_value();
    };
    QVERIFY(check(statement(2), m_sums.ciphertexts()));
    DecryptionStatement changed = statement(2);
    changed.unit = "p003";
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    changed = statement(2);
    changed.contest = "c2";
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    changed = statement(2);
    changed.election = "e-2";
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    changed = statement(2);
    changed.fingerprint[0] ^= 1;
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    changed = statement(2);
    changed.index = 3;
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    changed = statement(2);
    std::swap(changed.slots[1], changed.slots[2]);
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    changed = statement(2);
    changed.publicShare = Point::identity().encode();
    QVERIFY(!check(changed, m_sums.ciphertexts()));
    std::vector<Ciphertext> sums = m_sums.ciphertexts();
    std::swap(sums[1], sums[2]);
    QVERIFY(!check(statement(2), sums));
    // Only beta is another one's: D stays right, the count would not.
    sums = m_sums.ciphertexts();
    sums[1].beta += Point::base();
    QVERIFY(!check(statement(2), sums));
}

// Fails without: the exact checks after a batch that failed.
void TestTally::batchNamesTheBadTrustee()
{
    DecryptionBatch good;
    DecryptionBatch batch;
    for (std::int64_t trustee = 1; trustee <= 5; ++trustee) {
        std::vector<DecryptionPart> parts = partsOf(trustee);
        good.add(statement(trustee), m_sums.ciphertexts(), parts);
        if (trustee == 2)
            parts[3].response = Scalar::random().encode();
        if (trustee == 4)
            parts.pop_back();
        batch.add(statement(trustee), m_sums.ciphertexts(), std::move(parts));
    }
    for (const base::Status& verdict : good.verify())
        QVERIFY(verdict.has_value());
    const auto verdicts = batch.verify();
    QCOMPARE(batch.size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(codeOf(verdicts[i]), std::string(i == 1 || i == 3 ? "voting.decryption_proof" : "good"));
    QCOMPARE(verdicts[1].error().detail, std::string("proof of trustee 2 for p001/c1/o3"));
}

// Fails when a unit without ballots cannot be counted, or a part of it may be anything.
void TestTally::emptySumsCountZero()
{
    const std::vector<Ciphertext> empty(4);
    RandomNonces nonces;
    Parts all;
    for (std::int64_t trustee = 1; trustee <= 3; ++trustee) {
        all.push_back(test::orThrow(m_election.trustees[static_cast<std::size_t>(trustee - 1)].decrypt(
            statement(trustee), empty, nonces)));
        QVERIFY(checkParts(statement(trustee), empty, all.back()).has_value());
        QVERIFY(all.back()[0].share == Point::identity().encode());
    }
    const std::vector<std::int64_t> indexes { 1, 2, 3 };
    const auto points = combineParts(empty, indexes, all);
    QVERIFY(points.has_value());
    for (const Point& point : *points)
        QVERIFY(point.isIdentity());
    all[0][1].share = Point::random().encode();
    QCOMPARE(codeOf(checkParts(statement(1), empty, all[0])), std::string("voting.decryption_proof"));
}

void TestTally::refusesAnotherTrusteesFile()
{
    RandomNonces nonces;
    const auto parts = m_election.trustees[0].decrypt(statement(2), m_sums.ciphertexts(), nonces);
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, std::string("voting.trustee_file"));
}

void TestTally::refusesBadEncodings()
{
    base::Bytes row = m_sums.encode();
    QVERIFY(!ContestSums::decode(row, 3));
    row.back() = 0xff;
    QVERIFY(!ContestSums::decode(row, 4));
    Parts parts { partsOf(1), partsOf(2), partsOf(3) };
    const std::vector<std::int64_t> indexes { 1, 2, 3 };
    const std::vector<std::int64_t> two { 1, 2 };
    QVERIFY(!combineParts(m_sums.ciphertexts(), two, parts));
    parts[1][0].share.fill(0xff);
    QVERIFY(!combineParts(m_sums.ciphertexts(), indexes, parts));
    parts[1].clear();
    QVERIFY(!combineParts(m_sums.ciphertexts(), indexes, parts));
}

void TestTally::findsLogarithmsUpToTheBound_data()
{
    QTest::addColumn<quint64>("bound");
    for (const quint64 bound : { 0, 1, 2, 3, 4, 99, 100, 101, 171'959, 20'000'000 })
        QTest::addRow("%llu", static_cast<unsigned long long>(bound)) << bound;
}

void TestTally::findsLogarithmsUpToTheBound()
{
    QFETCH(quint64, bound);
    const DiscreteLog log(bound);
    const auto pointOf = [](std::uint64_t value) {
        return FixedBase::generator().multiply(Scalar::fromU64(value));
    };
    for (const quint64 value : { quint64(0), quint64(1), bound / 2, bound - (bound > 0 ? 1 : 0), bound }) {
        const auto found = log.find(pointOf(value), bound);
        QCOMPARE(found.has_value(), value <= bound);
        if (found)
            QCOMPARE(quint64(*found), value);
    }
    QVERIFY(!log.find(pointOf(bound + 1), bound));
    QVERIFY(!log.find(-Point::base(), bound));
    QVERIFY(!log.find(Point::random(), bound));
    // A small table finds what a greater one would, with more steps.
    if (bound > 100 && bound < 1'000'000)
        QCOMPARE(quint64(*DiscreteLog(100).find(pointOf(bound), bound)), bound);
}

QTEST_APPLESS_MAIN(TestTally)
#include "tst_tally.moc"
