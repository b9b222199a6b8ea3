// SPDX-License-Identifier: Apache-2.0
// Ballots: their JSON, styles, signatures, trackers, challenges.
#include "tests/unit/voting/election_fixture.h"

#include "shared/crypto/hash.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;
using base::Json;

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

} // namespace

class TestBallot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jsonComesBackTheSame();
    void refusesBadJson_data();
    void refusesBadJson();
    void trackerIsTheFirstHundredBits();
    void refusesBadTrackers();
    void refusesAnotherStyle();
    void refusesCopiedBallot();
    void refusesSignatureOverAnythingElse();
    void refusesIdentityAsVoter();
    void opensAChallengedBallot();
    void refusesBadOpenings_data();
    void refusesBadOpenings();
    void refusesToMakeForbiddenBallots();
    void everyStyleFitsATransaction();
    void enrolmentProofIsBound();

private:
    std::unique_ptr<ElectionVerifier> m_election;
    std::unique_ptr<ElectionVerifier> m_ringElection;
};

void TestBallot::initTestCase()
{
    std::vector<Contest> contests { test::chooseContest("c1"), test::scoreContest("c2", 2, 3, 1, 4),
        test::listContest("c3", 2, 2, 1, 1), test::chooseContest("c4") };
    contests[3].constituencies = { "b" };
    m_election = std::make_unique<ElectionVerifier>(
        test::freeze(test::definitionOf(contests, Mode::Signed, 1, 1)).frozen);
    m_ringElection = std::make_unique<ElectionVerifier>(
        test::freeze(test::definitionOf({ test::chooseContest("c1") }, Mode::Ring, 1, 1)).frozen);
}

void TestBallot::jsonComesBackTheSame()
{
    const test::KnownVoter voter;
    const Ballot ballot = test::ballotOf(*m_election, voter, kVotes);
    Json payload = toJson(ballot);
    QVERIFY(!payload.find("ring"));
    const std::string canonical = base::canonical(payload);
    QCOMPARE(crypto::sha256(canonical).bytes, hashOf(ballot));
    payload.set("authorization", "AAAA"); // what a cast holds besides
    const auto back = ballotFromJson(payload, Mode::Signed);
    QVERIFY(back.has_value());
    QVERIFY(*back == ballot);

    const Ballot inRing =
        test::ballotOf(*m_ringElection, voter, { { "c1", "o1", 1 } }, test::randomSeed(), "p001-1-1");
    QCOMPARE(toJson(inRing).stringOr("ring", ""), std::string("p001-1-1"));
    QVERIFY(*ballotFromJson(toJson(inRing), Mode::Ring) == inRing);
    QVERIFY(checkProofs(*m_ringElection, inRing).has_value());
}

void TestBallot::refusesBadJson_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("field");
    QTest::newRow("good") << QStringLiteral("other") << QStringLiteral("1") << QString();
    QTest::newRow("election is a number")
        << QStringLiteral("election") << QStringLiteral("1") << QStringLiteral("election");
    QTest::newRow("election in capitals")
        << QStringLiteral("election") << QStringLiteral("\"E-1\"") << QStringLiteral("election");
    QTest::newRow("ring in signed mode")
        << QStringLiteral("ring") << QStringLiteral("\"p001-1-1\"") << QStringLiteral("ring");
    QTest::newRow("empty ring in signed mode")
        << QStringLiteral("ring") << QStringLiteral("\"\"") << QStringLiteral("ring");
    QTest::newRow("short voter") << QStringLiteral("voter") << QStringLiteral("\"AAAA\"")
                                 << QStringLiteral("voter");
    QTest::newRow("voter with padding")
        << QStringLiteral("voter") << QStringLiteral("\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"")
        << QStringLiteral("voter");
    QTest::newRow("voter with other trailing bits")
        << QStringLiteral("voter") << QStringLiteral("\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB\"")
        << QStringLiteral("voter");
    QTest::newRow("no answers") << QStringLiteral("answers") << QStringLiteral("[]")
                                << QStringLiteral("answers");
    QTest::newRow("answers is an object")
        << QStringLiteral("answers") << QStringLiteral("{}") << QStringLiteral("answers");
    QTest::newRow("an answer with another member")
        << QStringLiteral("answers") << QStringLiteral("[{\"contest\":\"c1\",\"proof\":\"AAAA\",\"x\":1}]")
        << QStringLiteral("answers[0]");
    QTest::newRow("an answer without a proof")
        << QStringLiteral("answers") << QStringLiteral("[{\"contest\":\"c1\"}]")
        << QStringLiteral("answers[0].proof");
    QTest::newRow("a proof that is no base64url")
        << QStringLiteral("answers") << QStringLiteral("[{\"contest\":\"c1\",\"proof\":\"A+\"}]")
        << QStringLiteral("answers[0].proof");
    QTest::newRow("a proof beyond all bounds")
        << QStringLiteral("answers")
        << QStringLiteral("[{\"contest\":\"c1\",\"proof\":\"%1\"}]").arg(QString(40'004, u'A'))
        << QStringLiteral("answers[0].proof");
}

void TestBallot::refusesBadJson()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, field);
    Json payload = toJson(test::ballotOf(*m_election, test::KnownVoter(), kVotes));
    payload.set(member.toStdString(), *base::parseJson(value.toStdString()));
    const auto ballot = ballotFromJson(payload, Mode::Signed);
    QCOMPARE(ballot.has_value(), field.isEmpty());
    if (!ballot) {
        QCOMPARE(ballot.error().code, std::string("voting.ballot_format"));
        QCOMPARE(QString::fromStdString(ballot.error().field), field);
    }
    payload.remove("ring");
    if (field.isEmpty())
        QVERIFY(!ballotFromJson(payload, Mode::Ring));
}

void TestBallot::trackerIsTheFirstHundredBits()
{
    BallotHash hash {};
    QCOMPARE(trackerOf(hash), std::string("0000-0000-0000-0000-0000"));
    hash.fill(0xff);
    QCOMPARE(trackerOf(hash), std::string("ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"));
    hash = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89 };
    QCOMPARE(trackerOf(hash), std::string("04HM-ASW9-NF6Y-Y093-8NKR"));
    hash[12] = 0x8f; // the last four bits of the thirteenth byte are beyond the hundredth
    QCOMPARE(trackerOf(hash), std::string("04HM-ASW9-NF6Y-Y093-8NKR"));
    hash[12] = 0x99;
    QVERIFY(trackerOf(hash) != "04HM-ASW9-NF6Y-Y093-8NKR");
}

void TestBallot::refusesBadTrackers()
{
    QCOMPARE(normalisedTracker("7k3q f2m9-xdab-cdef-ghjk"), std::string("7K3Q-F2M9-XDAB-CDEF-GHJK"));
    QCOMPARE(normalisedTracker("oIlO00000000000000000"), std::string());
    QCOMPARE(normalisedTracker("oIlO0000000000000000"), std::string("0110-0000-0000-0000-0000"));
    QCOMPARE(normalisedTracker("7K3Q-F2M9-XDAB-CDEF-GHJ"), std::string());
    QCOMPARE(normalisedTracker("7K3Q-F2M9-XDAB-CDEF-GHJU"), std::string());
    QCOMPARE(normalisedTracker(""), std::string());
}

// Fails without: the comparison of contests, their order and their lengths with the voter's style.
void TestBallot::refusesAnotherStyle()
{
    const Definition& definition = m_election->frozen().definition;
    const Precinct& inA = *definition.precinct("p001");
    const Precinct& inB = *definition.precinct("p003");
    Ballot ballot = test::ballotOf(*m_election, test::KnownVoter(), kVotes);
    QVERIFY(checkStyle(*m_election, ballot, inA).has_value());
    QCOMPARE(codeOf(checkStyle(*m_election, ballot, inB)), QStringLiteral("voting.ballot_style"));
    Ballot changed = ballot;
    std::swap(changed.answers[0], changed.answers[1]);
    QCOMPARE(codeOf(checkStyle(*m_election, changed, inA)), QStringLiteral("voting.ballot_style"));
    changed = ballot;
    changed.answers.pop_back();
    QCOMPARE(codeOf(checkStyle(*m_election, changed, inA)), QStringLiteral("voting.ballot_style"));
    changed = ballot;
    changed.answers[1] = changed.answers[0];
    QCOMPARE(codeOf(checkStyle(*m_election, changed, inA)), QStringLiteral("voting.ballot_style"));
    QCOMPARE(codeOf(checkProofs(*m_election, changed)), QStringLiteral("voting.ballot_style"));
    changed = ballot;
    changed.answers[2].contest = "c9";
    QCOMPARE(codeOf(checkStyle(*m_election, changed, inA)), QStringLiteral("voting.ballot_style"));
    changed = ballot;
    changed.answers[0].proof.pop_back();
    QCOMPARE(codeOf(checkStyle(*m_election, changed, inA)), QStringLiteral("voting.ballot_format"));
    changed = ballot;
    changed.election = "e-2";
    QCOMPARE(codeOf(checkStyle(*m_election, changed, inA)), QStringLiteral("voting.ballot_format"));
}

// Fails without: the voter's credential in every challenge.
void TestBallot::refusesCopiedBallot()
{
    const test::KnownVoter victim;
    const test::KnownVoter copier;
    Ballot copied = test::ballotOf(*m_election, victim, kVotes);
    QVERIFY(checkProofs(*m_election, copied).has_value());
    copied.voter = copier.credential;
    const base::Status status = checkProofs(*m_election, copied);
    QCOMPARE(codeOf(status), QStringLiteral("voting.ballot_proof"));
    QCOMPARE(detailOf(status), QStringLiteral("option proof of c1/blank"));
    // Only the ciphertexts taken over into an own ballot.
    Ballot own = test::ballotOf(*m_election, copier, kVotes);
    const Ballot source = test::ballotOf(*m_election, victim, kVotes);
    std::copy_n(source.answers[0].proof.begin(), 64, own.answers[0].proof.begin());
    QCOMPARE(codeOf(checkProofs(*m_election, own)), QStringLiteral("voting.ballot_proof"));
}

// Fails without: each item of the signature's challenge.
void TestBallot::refusesSignatureOverAnythingElse()
{
    const test::KnownVoter voter;
    const test::KnownVoter other;
    const Ballot ballot = test::ballotOf(*m_election, voter, kVotes);
    const auto check = [&](const Ballot& of, Purpose purpose, std::string_view signer, base::ByteView proof) {
        return checkSignature(*m_election, of, purpose, signer, proof).has_value();
    };
    const SchnorrProof good = test::signatureOf(*m_election, voter, ballot);
    QVERIFY(check(ballot, Purpose::Cast, test::kSigner, good));
    // Another purpose, another transaction's key: an old ballot that somebody carries in again.
    QVERIFY(!check(ballot, Purpose::Challenge, test::kSigner, good));
    QVERIFY(!check(ballot, Purpose::Cast, "did:key:z6Mkother", good));
    Ballot changed = ballot;
    changed.answers[0].proof[0] ^= 1;
    QVERIFY(!check(changed, Purpose::Cast, test::kSigner, good));
    changed = ballot;
    changed.voter = other.credential;
    QVERIFY(!check(changed, Purpose::Cast, test::kSigner, good));
    QVERIFY(!check(ballot, Purpose::Cast, test::kSigner, test::signatureOf(*m_election, other, ballot)));
    Authorization elsewhere =
        authorizationOf(ballot, Purpose::Cast, test::kSigner, m_election->frozen().fingerprint);
    QVERIFY(verifyBallotSignature(elsewhere, voter.credential, good));
    elsewhere.fingerprint[31] ^= 1;
    QVERIFY(!verifyBallotSignature(elsewhere, voter.credential, good));
    elsewhere.fingerprint[31] ^= 1;
    elsewhere.election = "e-2";
    QVERIFY(!verifyBallotSignature(elsewhere, voter.credential, good));
    for (std::size_t i = 0; i < good.size(); ++i) {
        SchnorrProof bad = good;
        bad[i] ^= 1;
        QVERIFY(!check(ballot, Purpose::Cast, test::kSigner, bad));
    }
    QVERIFY(!check(ballot, Purpose::Cast, test::kSigner, base::ByteView(good).first(63)));
    QVERIFY(!check(ballot, Purpose::Cast, test::kSigner, {}));
}

// Fails without: the refusal of the identity as credential, under which anybody can sign.
void TestBallot::refusesIdentityAsVoter()
{
    test::KnownVoter nobody;
    nobody.secret = Scalar::zero();
    nobody.credential = Point::identity().encode();
    const Ballot ballot = test::ballotOf(*m_election, nobody, kVotes);
    QVERIFY(checkProofs(*m_election, ballot).has_value());
    const SchnorrProof proof = test::signatureOf(*m_election, nobody, ballot);
    QCOMPARE(codeOf(checkSignature(*m_election, ballot, Purpose::Cast, test::kSigner, proof)),
        QStringLiteral("voting.signature"));
    RandomNonces nonces;
    QVERIFY(!verifyEnrolment(
        "e-1", 1, "did:x", nobody.credential, proveEnrolment("e-1", 1, "did:x", nobody.secret, nonces)));
}

void TestBallot::opensAChallengedBallot()
{
    const test::KnownVoter voter;
    const BallotSeed seed = test::randomSeed();
    const Ballot ballot = test::ballotOf(*m_election, voter, kVotes, seed);
    const auto votes = votesFromJson(toJson(kVotes));
    QVERIFY(votes.has_value());
    QVERIFY(*votes == kVotes);
    QVERIFY(checkChallenge(*m_election, ballot, *votes, seed).has_value());
    BallotSeed other = seed;
    other[0] ^= 1;
    const base::Status status = checkChallenge(*m_election, ballot, kVotes, other);
    QCOMPARE(codeOf(status), QStringLiteral("voting.challenge_opening"));
    QCOMPARE(detailOf(status), QStringLiteral("opening of c1/blank"));
}

void TestBallot::refusesBadOpenings_data()
{
    QTest::addColumn<QString>("votes");
    QTest::addColumn<QString>("code");
    const auto list = [](const char* text) { return QString::fromLatin1(text); };
    const QString rest =
        list(R"(,{"contest":"c2","option":"blank","value":1},{"contest":"c3","option":"l1","value":1},)"
             R"({"contest":"c3","option":"l1-c2","value":1}])");
    const QString opening = list("voting.challenge_opening");
    const QString bad = list("voting.challenge_votes");
    QTest::newRow("right") << list(R"([{"contest":"c1","option":"o2","value":1})") + rest << list("good");
    // A page that encrypted o2 and shows o1: the whole point of a challenge.
    QTest::newRow("another option") << list(R"([{"contest":"c1","option":"o1","value":1})") + rest << opening;
    QTest::newRow("an option left out") << list("[") + rest.mid(1) << opening;
    QTest::newRow("one too many")
        << list(R"([{"contest":"c1","option":"o2","value":1},{"contest":"c1","option":"o3","value":1})")
            + rest
        << opening;
    QTest::newRow("value of two") << list(R"([{"contest":"c1","option":"o2","value":2})") + rest << bad;
    QTest::newRow("value of zero") << list(R"([{"contest":"c1","option":"o2","value":0})") + rest << bad;
    QTest::newRow("twice")
        << list(R"([{"contest":"c1","option":"o2","value":1},{"contest":"c1","option":"o2","value":1})")
            + rest
        << bad;
    QTest::newRow("out of order") << list(
        R"([{"contest":"c2","option":"blank","value":1},{"contest":"c1","option":"o2","value":1}])")
                                  << bad;
    QTest::newRow("contest of others") << list(R"([{"contest":"c4","option":"o2","value":1})") + rest << bad;
    QTest::newRow("unknown option") << list(R"([{"contest":"c1","option":"o9","value":1})") + rest << bad;
    QTest::newRow("another member") << list(R"([{"contest":"c1","option":"o2","value":1,"x":1})") + rest
                                    << bad;
    QTest::newRow("no list") << list("{}") << bad;
}

void TestBallot::refusesBadOpenings()
{
    QFETCH(QString, votes);
    QFETCH(QString, code);
    static const test::KnownVoter voter;
    static const BallotSeed seed = test::randomSeed();
    static const Ballot ballot = test::ballotOf(*m_election, voter, kVotes, seed);
    const auto json = base::parseJson(votes.toStdString());
    QVERIFY(json.has_value());
    const auto read = votesFromJson(*json);
    if (!read) {
        QCOMPARE(QString::fromStdString(read.error().code), code);
        return;
    }
    QCOMPARE(codeOf(checkChallenge(*m_election, ballot, *read, seed)), code);
}

void TestBallot::refusesToMakeForbiddenBallots()
{
    RandomNonces nonces;
    const auto key = EncryptionKey::decode(m_election->frozen().trustees.joint);
    const Precinct& precinct = *m_election->frozen().definition.precinct("p001");
    const test::KnownVoter voter;
    for (const std::vector<OpenedVote>& votes : { std::vector<OpenedVote> {},
             std::vector<OpenedVote> {
                 { "c1", "o1", 1 }, { "c1", "o2", 1 }, { "c2", "blank", 1 }, { "c3", "blank", 1 } },
             std::vector<OpenedVote> { { "c4", "o1", 1 } }, std::vector<OpenedVote> { { "c1", "o1", 2 } } }) {
        const auto ballot =
            makeBallot(*m_election, *key, precinct, {}, voter.credential, votes, test::randomSeed(), nonces);
        QVERIFY(!ballot);
        QCOMPARE(ballot.error().code, std::string("voting.votes"));
    }
}

void TestBallot::everyStyleFitsATransaction()
{
    const Definition& definition = m_election->frozen().definition;
    const Ballot ballot = test::ballotOf(*m_election, test::KnownVoter(), kVotes);
    QCOMPARE(base::canonical(toJson(ballot)).size(), ballotBytes(definition, *definition.precinct("p001")));
    const Ballot inRing = test::ballotOf(
        *m_ringElection, test::KnownVoter(), { { "c1", "o1", 1 } }, test::randomSeed(), "p001-1-1");
    const Definition& other = m_ringElection->frozen().definition;
    QVERIFY(base::canonical(toJson(inRing)).size() <= ballotBytes(other, *other.precinct("p001")));
}

// Fails without: each item of the enrolment's challenge.
void TestBallot::enrolmentProofIsBound()
{
    RandomNonces nonces;
    base::Bytes secret(32, 9);
    const Scalar credentialKey = credentialSecret(secret, "e-1");
    QVERIFY(!(credentialKey == credentialSecret(secret, "e-2")));
    const Encoded credential = credentialOf(credentialKey);
    const SchnorrProof proof = proveEnrolment("e-1", 7, "did:maru:x", credentialKey, nonces);
    QVERIFY(verifyEnrolment("e-1", 7, "did:maru:x", credential, proof));
    QVERIFY(!verifyEnrolment("e-2", 7, "did:maru:x", credential, proof));
    QVERIFY(!verifyEnrolment("e-1", 8, "did:maru:x", credential, proof));
    QVERIFY(!verifyEnrolment("e-1", 7, "did:maru:y", credential, proof));
    QVERIFY(!verifyEnrolment("e-1", 7, "did:maru:x", Point::random().encode(), proof));
    QVERIFY(!verifyEnrolment("e-1", 7, "did:maru:x", credential, base::ByteView(proof).first(32)));
}

QTEST_APPLESS_MAIN(TestBallot)
#include "tst_ballot.moc"
