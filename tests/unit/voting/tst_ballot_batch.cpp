// SPDX-License-Identifier: Apache-2.0
// Batch verification of ballots: what it accepts, whom it names, and that it never differs from the single check.
#include "shared/voting/elgamal_sums.h"
#include "tests/unit/voting/election_fixture.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;

namespace {

const std::vector<OpenedVote> kVotes { { "c1", "o2", 1 }, { "c2", "blank", 1 }, { "c3", "l1", 1 },
    { "c3", "l1-c2", 1 } };

QString codeOf(const base::Status& status)
{
    return status ? QStringLiteral("good") : QString::fromStdString(status.error().code);
}

QString detailOf(const base::Status& status)
{
    return status ? QString() : QString::fromStdString(status.error().detail);
}

Ballot copyOf(const Ballot& ballot, std::size_t answer, std::size_t word, const Encoded& value)
{
    Ballot copy = ballot;
    std::copy(value.begin(), value.end(),
        copy.answers[answer].proof.begin() + static_cast<std::ptrdiff_t>(32 * word));
    return copy;
}

} // namespace

class TestBallotBatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void batchAcceptsHonestBallots();
    void batchNamesTheBadOnes();
    void batchAndSingleChecksAgree();
    void batchOfTwoErrorsThatCancelIsRefused();

private:
    std::unique_ptr<ElectionVerifier> m_election;
};

void TestBallotBatch::initTestCase()
{
    std::vector<Contest> contests { test::chooseContest("c1"), test::scoreContest("c2", 2, 3, 1, 4),
        test::listContest("c3", 2, 2, 1, 1), test::chooseContest("c4") };
    contests[3].constituencies = { "b" };
    m_election = std::make_unique<ElectionVerifier>(
        test::freeze(test::definitionOf(contests, Mode::Signed, 1, 1)).frozen);
}

void TestBallotBatch::batchAcceptsHonestBallots()
{
    BallotBatch batch(*m_election);
    Ballot first;
    for (int i = 0; i < 12; ++i) {
        const test::KnownVoter voter;
        const Ballot ballot = test::ballotOf(*m_election, voter, kVotes);
        const SchnorrProof signature = test::signatureOf(*m_election, voter, ballot);
        if (i == 0)
            first = ballot;
        if (i % 3 == 0)
            batch.add(ballot);
        else
            batch.add(ballot, Purpose::Cast, test::kSigner, signature);
    }
    QCOMPARE(batch.ciphertexts(0).size(), first.answers.size());
    for (std::size_t i = 0; i < first.answers.size(); ++i) {
        const base::Bytes part = toBytes(batch.ciphertexts(0)[i]);
        QVERIFY(!part.empty() && part == ciphertextsOf(*m_election, first.answers[i]));
    }
    const auto verdicts = batch.verify();
    QCOMPARE(verdicts.size(), std::size_t(12));
    for (const base::Status& verdict : verdicts)
        QVERIFY2(verdict.has_value(), qPrintable(codeOf(verdict)));
    QVERIFY(BallotBatch(*m_election).verify().empty());
}

// Fails without: the bisection, and without each of the checks that it repeats exactly.
void TestBallotBatch::batchNamesTheBadOnes()
{
    const test::KnownVoter voter;
    const Ballot ballot = test::ballotOf(*m_election, voter, kVotes);
    const SchnorrProof signature = test::signatureOf(*m_election, voter, ballot);
    const auto wordsOfContest = [&](std::size_t answer) { return ballot.answers[answer].proof.size() / 32; };
    Encoded noPoint {};
    noPoint.fill(0xff);

    std::vector<std::pair<Ballot, QString>> all(17, { ballot, QString() });
    all[3] = { copyOf(ballot, 0, 9 + 8, Scalar::random().encode()), QStringLiteral("option proof of c1/o1") };
    all[4] = { copyOf(ballot, 0, wordsOfContest(0) - 1, Scalar::random().encode()),
        QStringLiteral("rule 0 of c1") };
    all[9] = { copyOf(ballot, 2, wordsOfContest(2) - 1, Scalar::random().encode()),
        QStringLiteral("rule 2 of c3") };
    all[11] = { copyOf(ballot, 1, 0, noPoint), QStringLiteral("encoding of c2/blank") };
    all[16] = { copyOf(ballot, 1, 1, Point::random().encode()), QStringLiteral("option proof of c2/blank") };
    BallotBatch batch(*m_election);
    batch.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const SchnorrProof own = test::signatureOf(*m_election, voter, all[i].first);
        // The seventh is good but for its signature.
        const std::size_t place =
            batch.add(all[i].first, Purpose::Cast, test::kSigner, i == 7 ? SchnorrProof(signature) : own);
        QCOMPARE(place, i);
    }
    all[7].second = QStringLiteral("signature");
    BallotBatch withBadSignature(*m_election);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Ballot& content = all[i].first;
        const Purpose signedFor = i == 7 ? Purpose::Challenge : Purpose::Cast;
        withBadSignature.add(
            content, Purpose::Cast, test::kSigner, test::signatureOf(*m_election, voter, content, signedFor));
    }
    const auto verdicts = withBadSignature.verify();
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(detailOf(verdicts[i]), all[i].second);
    // In the first batch the seventh has the ballot's own signature and is good.
    QVERIFY(batch.verify()[7].has_value());
}

// Fails when the batch refuses with another code, field or detail than the single check: nodes would differ.
void TestBallotBatch::batchAndSingleChecksAgree()
{
    const test::KnownVoter voter;
    const Ballot ballot = test::ballotOf(*m_election, voter, kVotes);
    std::mt19937 random(77);
    BallotBatch batch(*m_election);
    std::vector<base::Status> expected;
    for (int i = 0; i < 24; ++i) {
        Ballot changed = ballot;
        base::Bytes signature;
        const SchnorrProof made = test::signatureOf(*m_election, voter, changed);
        signature.assign(made.begin(), made.end());
        for (int change = static_cast<int>(random() % 3); change > 0; --change) {
            switch (random() % 4) {
            case 0:
                signature[random() % signature.size()] ^= 0x80;
                break;
            case 1:
                signature.resize(random() % 65);
                break;
            default: {
                base::Bytes& proof = changed.answers[random() % changed.answers.size()].proof;
                proof[random() % proof.size()] ^= static_cast<std::uint8_t>(1 + random() % 255);
            }
            }
        }
        base::Status single = checkProofs(*m_election, changed);
        if (single)
            single = checkSignature(*m_election, changed, Purpose::Cast, test::kSigner, signature);
        expected.push_back(single);
        batch.add(changed, Purpose::Cast, test::kSigner, signature);
    }
    const auto verdicts = batch.verify();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(verdicts[i].has_value(), expected[i].has_value());
        if (!expected[i])
            QVERIFY(verdicts[i].error() == expected[i].error());
    }
}

// Fails when ballots share weights: responses of two signatures changed by +1 and -1 would cancel.
void TestBallotBatch::batchOfTwoErrorsThatCancelIsRefused()
{
    BallotBatch batch(*m_election);
    for (const Scalar& change : { Scalar::one(), -Scalar::one(), Scalar::zero() }) {
        const test::KnownVoter voter;
        const Ballot ballot = test::ballotOf(*m_election, voter, kVotes);
        SchnorrProof signature = test::signatureOf(*m_election, voter, ballot);
        const Encoded response = (*Scalar::decode(base::ByteView(signature).last(32)) + change).encode();
        std::copy(response.begin(), response.end(), signature.begin() + 32);
        batch.add(ballot, Purpose::Cast, test::kSigner, signature);
    }
    const auto verdicts = batch.verify();
    QCOMPARE(codeOf(verdicts[0]), QStringLiteral("voting.signature"));
    QCOMPARE(codeOf(verdicts[1]), QStringLiteral("voting.signature"));
    QVERIFY(verdicts[2].has_value());
}

QTEST_APPLESS_MAIN(TestBallotBatch)
#include "tst_ballot_batch.moc"
