// SPDX-License-Identifier: Apache-2.0
// The key ceremony: honest runs, every lie that a trustee can tell, and the trustee's file.
#include "tests/unit/voting/election_fixture.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;

namespace {

const CeremonyContext kContext { "e-1", 1, 2 };

std::string codeOf(const base::Status& status)
{
    return status ? std::string("good") : status.error().code;
}

constexpr crypto::Argon2Cost kCheap { 8192, 1, 1 };

base::SecretBytes passphrase(const char* text)
{
    return base::SecretBytes(base::toBytes(text));
}

} // namespace

class TestCeremony : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyThresholdGivesOneKey_data();
    void everyThresholdGivesOneKey();
    void acceptsHonestReveal();
    void refusesRevealOfOtherCoefficients();
    void refusesRevealOfAnotherTrustee();
    void refusesKeyMadeFromTheOthers();
    void refusesBadCoefficients();
    void refusesTamperedProof();
    void findsWrongShares();
    void settlesComplaints();
    void finishesOnlyWithAllShares();
    void publishedShareReplacesTheSealedOne();
    void fileComesBackTheSame();
    void remembersNodeAndSumsInTheFile();
    void refusesChangedFiles();
    void keepsAnOlderFile();
};

void TestCeremony::everyThresholdGivesOneKey_data()
{
    QTest::addColumn<int>("trustees");
    QTest::addColumn<int>("threshold");
    QTest::newRow("1 of 1") << 1 << 1;
    QTest::newRow("2 of 3") << 3 << 2;
    QTest::newRow("5 of 5") << 5 << 5;
    QTest::newRow("9 of 16") << 16 << 9;
}

void TestCeremony::everyThresholdGivesOneKey()
{
    QFETCH(int, trustees);
    QFETCH(int, threshold);
    const test::KnownElection election =
        test::freeze(test::definitionOf({ test::chooseContest("c1") }, Mode::Signed, trustees, threshold));
    for (const TrusteeSecret& trustee : election.trustees) {
        QVERIFY(trustee.isFinished());
        QVERIFY(checkReveal(trustee.context(), trustee.reveal()).has_value());
    }
    QCOMPARE(election.frozen.trustees.keys.size(), static_cast<std::size_t>(trustees));
    QCOMPARE(election.frozen.trustees.keys[0].coefficients.size(), static_cast<std::size_t>(threshold));
}

void TestCeremony::acceptsHonestReveal()
{
    const TrusteeSecret trustee = TrusteeSecret::create(kContext, 3);
    CeremonyReveal reveal = trustee.reveal();
    QCOMPARE(codeOf(checkReveal(kContext, reveal)), std::string("good"));
    QVERIFY(trustee.proof() != trustee.proof());
    // Bound to the attempt, the threshold and the encryption key.
    CeremonyContext other = kContext;
    other.attempt = 2;
    QCOMPARE(codeOf(checkReveal(other, reveal)), std::string("voting.ceremony_commitment"));
    reveal.encryptionKey[0] ^= 1;
    QCOMPARE(codeOf(checkReveal(kContext, reveal)), std::string("voting.ceremony_proof"));
}

// Fails without: the commitment before the reveal (a rushing trustee who picks its key after seeing the others').
void TestCeremony::refusesRevealOfOtherCoefficients()
{
    const TrusteeSecret committed = TrusteeSecret::create(kContext, 1);
    const TrusteeSecret better = TrusteeSecret::create(kContext, 1);
    CeremonyReveal reveal = better.reveal();
    reveal.commitment = committed.commitment();
    QCOMPARE(codeOf(checkReveal(kContext, reveal)), std::string("voting.ceremony_commitment"));
}

// Fails without: the index in commitment and proof (a trustee who repeats another one's messages as its own).
void TestCeremony::refusesRevealOfAnotherTrustee()
{
    CeremonyReveal copied = TrusteeSecret::create(kContext, 1).reveal();
    copied.index = 2;
    QCOMPARE(codeOf(checkReveal(kContext, copied)), std::string("voting.ceremony_commitment"));
    copied.commitment = ceremonyCommitment(kContext, 2, copied.coefficients);
    QCOMPARE(codeOf(checkReveal(kContext, copied)), std::string("voting.ceremony_proof"));
}

// Fails without: the proof of knowledge (A' = X - A makes X, of which only the cheater knows the secret, the joint key).
void TestCeremony::refusesKeyMadeFromTheOthers()
{
    const TrusteeSecret honest = TrusteeSecret::create(kContext, 1);
    const TrusteeSecret cheater = TrusteeSecret::create(kContext, 2);
    CeremonyReveal reveal = cheater.reveal();
    reveal.coefficients[0] =
        (*Point::decode(cheater.coefficients()[0]) - *Point::decode(honest.coefficients()[0])).encode();
    reveal.commitment = ceremonyCommitment(kContext, 2, reveal.coefficients);
    const auto joint = jointKey({ { 1, honest.coefficients() }, { 2, reveal.coefficients } });
    QVERIFY(joint && *joint == cheater.coefficients()[0]);
    QCOMPARE(codeOf(checkReveal(kContext, reveal)), std::string("voting.ceremony_proof"));
}

// Fails without: the count, the decoding or the refusal of the identity.
void TestCeremony::refusesBadCoefficients()
{
    const TrusteeSecret trustee = TrusteeSecret::create(kContext, 1);
    Encoded noPoint {};
    noPoint.fill(0xff);
    std::vector<std::vector<Encoded>> lists { {}, trustee.coefficients(), trustee.coefficients(),
        trustee.coefficients(), trustee.coefficients() };
    lists[1].pop_back();
    lists[2].push_back(Point::random().encode());
    lists[3][1] = Point::identity().encode();
    lists[4][0] = noPoint;
    for (const std::vector<Encoded>& coefficients : lists) {
        CeremonyReveal reveal = trustee.reveal();
        reveal.coefficients = coefficients;
        reveal.commitment = ceremonyCommitment(kContext, 1, coefficients);
        QCOMPARE(codeOf(checkReveal(kContext, reveal)), std::string("voting.ceremony_coefficients"));
    }
}

// Fails when a part of the proof is not verified.
void TestCeremony::refusesTamperedProof()
{
    const TrusteeSecret trustee = TrusteeSecret::create(kContext, 1);
    const CeremonyReveal good = trustee.reveal();
    QCOMPARE(good.proof.size(), std::size_t(128));
    for (std::size_t word = 0; word < 4; ++word) {
        CeremonyReveal bad = good;
        const Encoded other = word < 2 ? Point::random().encode() : Scalar::random().encode();
        std::copy(other.begin(), other.end(), bad.proof.begin() + static_cast<std::ptrdiff_t>(32 * word));
        QCOMPARE(codeOf(checkReveal(kContext, bad)), std::string("voting.ceremony_proof"));
        std::fill_n(bad.proof.begin() + static_cast<std::ptrdiff_t>(32 * word), 32, std::uint8_t(0xff));
        QCOMPARE(codeOf(checkReveal(kContext, bad)), std::string("voting.ceremony_proof"));
    }
    CeremonyReveal bad = good;
    bad.proof.pop_back();
    QCOMPARE(codeOf(checkReveal(kContext, bad)), std::string("voting.ceremony_proof"));
}

// Fails without: the check of a share against the dealer's coefficients.
void TestCeremony::findsWrongShares()
{
    const TrusteeSecret dealer = TrusteeSecret::create(kContext, 1);
    const TrusteeSecret receiver = TrusteeSecret::create(kContext, 2);
    const auto sealed = dealer.sealedShareFor(2, receiver.encryptionKey());
    QCOMPARE(sealed->size(), kSealedShareBytes);
    QVERIFY(receiver.isShareGood({ 1, *sealed, {} }, dealer.coefficients()));
    // Somebody else's share, another dealer's coefficients, rubbish, a share for another receiver.
    QVERIFY(!receiver.isShareGood(
        { 1, *dealer.sealedShareFor(3, receiver.encryptionKey()), {} }, dealer.coefficients()));
    QVERIFY(!receiver.isShareGood({ 1, *sealed, {} }, receiver.coefficients()));
    QVERIFY(!receiver.isShareGood(
        { 1, *dealer.sealedShareFor(2, dealer.encryptionKey()), {} }, dealer.coefficients()));
    base::Bytes changed = *sealed;
    changed[40] ^= 1;
    QVERIFY(!receiver.isShareGood({ 1, changed, {} }, dealer.coefficients()));
    QVERIFY(!receiver.isShareGood({ 1, {}, {} }, dealer.coefficients()));
    QVERIFY(!dealer.sealedShareFor(2, EncryptionPublicKey {}));
    const base::SecretBytes plain = dealer.shareFor(2);
    QVERIFY(checkShare(dealer.coefficients(), 2, plain.view()).has_value());
    QVERIFY(!checkShare(dealer.coefficients(), 3, plain.view()));
    QVERIFY(!checkShare(dealer.coefficients(), 0, plain.view()));
    QVERIFY(!checkShare({}, 2, plain.view()));
}

// Fails when the accused is excluded for a right share (a liar's complaint), or stays with a wrong one.
void TestCeremony::settlesComplaints()
{
    const TrusteeSecret accused = TrusteeSecret::create(kContext, 1);
    QVERIFY(settleComplaint(accused.coefficients(), 2, accused.shareFor(2).view()) == Settlement::Refuted);
    QVERIFY(settleComplaint(accused.coefficients(), 2, accused.shareFor(3).view())
        == Settlement::AccusedExcluded);
    QVERIFY(settleComplaint(accused.coefficients(), 2, {}) == Settlement::AccusedExcluded);
    const base::Bytes rubbish(32, 0xff);
    QVERIFY(settleComplaint(accused.coefficients(), 2, rubbish) == Settlement::AccusedExcluded);
}

// Fails when a trustee takes a share that is wrong or missing into its sum.
void TestCeremony::finishesOnlyWithAllShares()
{
    const TrusteeSecret first = TrusteeSecret::create(kContext, 1);
    const TrusteeSecret second = TrusteeSecret::create(kContext, 2);
    TrusteeSecret third = TrusteeSecret::create(kContext, 3);
    const std::vector<TrusteeKey> keys { { 1, first.coefficients() }, { 2, second.coefficients() },
        { 3, third.coefficients() } };
    const ReceivedShare fromFirst { 1, *first.sealedShareFor(3, third.encryptionKey()), {} };
    const ReceivedShare fromSecond { 2, *second.sealedShareFor(3, third.encryptionKey()), {} };
    const ReceivedShare wrong { 2, *second.sealedShareFor(1, third.encryptionKey()), {} };
    base::Status status = third.finish(keys, { fromFirst });
    QCOMPARE(codeOf(status), std::string("voting.ceremony_share"));
    QCOMPARE(status.error().detail, std::string("share of trustee 2"));
    QCOMPARE(codeOf(third.finish(keys, { fromFirst, wrong })), std::string("voting.ceremony_share"));
    QCOMPARE(codeOf(third.finish({ keys[0], keys[1] }, { fromFirst, fromSecond })),
        std::string("voting.ceremony_share"));
    // The coefficients that the chain has under this number are somebody else's.
    QCOMPARE(
        codeOf(third.finish({ keys[0], keys[1], { 3, first.coefficients() } }, { fromFirst, fromSecond })),
        std::string("voting.ceremony_share"));
    QVERIFY(!third.isFinished());
    RandomNonces nonces;
    QCOMPARE(third.decrypt({}, {}, nonces).error().code, std::string("voting.trustee_unfinished"));
    QCOMPARE(codeOf(third.finish(keys, { fromSecond, fromFirst })), std::string("good"));
    QVERIFY(third.isFinished());
}

void TestCeremony::publishedShareReplacesTheSealedOne()
{
    const TrusteeSecret accused = TrusteeSecret::create(kContext, 1);
    TrusteeSecret complainant = TrusteeSecret::create(kContext, 2);
    const base::SecretBytes share = accused.shareFor(2);
    const ReceivedShare settled { 1, base::Bytes(80, 1),
        base::Bytes(share.view().begin(), share.view().end()) };
    QVERIFY(complainant.isShareGood(settled, accused.coefficients()));
    QVERIFY(
        complainant.finish({ { 1, accused.coefficients() }, { 2, complainant.coefficients() } }, { settled })
            .has_value());
}

void TestCeremony::fileComesBackTheSame()
{
    TrusteeSecret trustee = TrusteeSecret::create({ "e-1", 4, 1 }, 2);
    const auto text = trustee.encode(passphrase("correct horse"), kCheap);
    QVERIFY(text.has_value());
    const auto info = TrusteeSecret::describe(*text);
    QCOMPARE(info->context.election, std::string("e-1"));
    QCOMPARE(info->context.attempt, std::int64_t(4));
    QCOMPARE(info->index, std::int64_t(2));
    QVERIFY(!info->finished);
    auto back = TrusteeSecret::decode(*text, passphrase("correct horse"));
    QVERIFY(back.has_value());
    QVERIFY(back->commitment() == trustee.commitment());
    QVERIFY(back->encryptionKey() == trustee.encryptionKey());
    const std::vector<TrusteeKey> keys { { 2, trustee.coefficients() } };
    QVERIFY(back->finish(keys, {}).has_value());
    const auto again = TrusteeSecret::decode(*back->encode(passphrase("other"), kCheap), passphrase("other"));
    QVERIFY(again && again->isFinished());
    QCOMPARE(again->memory().keys, digestOf(keys).hex());
}

// Fails without: the memory in the file.
void TestCeremony::remembersNodeAndSumsInTheFile()
{
    TrusteeSecret trustee = TrusteeSecret::create(kContext, 1);
    QVERIFY(trustee.memory().isEmpty());
    trustee.noteHome("maru", "did:key:z1");
    trustee.noteHome("other", "did:key:z2");
    QVERIFY(trustee.noteOpening("f1", "s1").has_value());
    QVERIFY(trustee.noteOpening("f1", "s1").has_value());
    QCOMPARE(codeOf(trustee.noteOpening("f1", "s2")), std::string("voting.trustee_opened"));
    QCOMPARE(codeOf(trustee.noteOpening("f2", "s1")), std::string("voting.trustee_opened"));
    const std::string text = *trustee.encode(passphrase("correct horse"), kCheap);
    const TrusteeMemory expected { "maru", "did:key:z1", "", "f1", "s1" };
    QVERIFY(TrusteeSecret::decode(text, passphrase("correct horse"))->memory() == expected);
    // The seal binds it: another memory, or none, is no file any more.
    base::Json json = *base::parseJson(text);
    base::Json memory = json.at("memory");
    memory.set("sums", "s2");
    json.set("memory", memory);
    QCOMPARE(TrusteeSecret::decode(base::pretty(json), passphrase("correct horse")).error().code,
        std::string("key_file.passphrase"));
    json.remove("memory");
    QCOMPARE(TrusteeSecret::decode(base::pretty(json), passphrase("correct horse")).error().code,
        std::string("key_file.passphrase"));
    json.set("memory", base::Json::object({ { "sums", "s1" } }));
    QCOMPARE(TrusteeSecret::decode(base::pretty(json), passphrase("correct horse")).error().code,
        std::string("voting.trustee_file"));
}

// Fails without: the seal over the head of the file.
void TestCeremony::refusesChangedFiles()
{
    const TrusteeSecret trustee = TrusteeSecret::create(kContext, 1);
    const std::string text = *trustee.encode(passphrase("correct horse"), kCheap);
    QCOMPARE(
        TrusteeSecret::decode(text, passphrase("wrong")).error().code, std::string("key_file.passphrase"));
    base::Json json = *base::parseJson(text);
    json.set("index", 2);
    QCOMPARE(TrusteeSecret::decode(base::pretty(json), passphrase("correct horse")).error().code,
        std::string("key_file.passphrase"));
    for (const auto& change : std::initializer_list<std::pair<const char*, base::Json>> {
             { "format", "maru-key/v1" }, { "threshold", 3 }, { "finished", true }, { "index", 17 },
             { "attempt", 0 }, { "extra", 1 }, { "election", "" }, { "sealed", "AAAA" } }) {
        json = *base::parseJson(text);
        json.set(change.first, change.second);
        QCOMPARE(TrusteeSecret::decode(base::pretty(json), passphrase("correct horse")).error().code,
            std::string("voting.trustee_file"));
    }
    QVERIFY(!TrusteeSecret::describe("no file"));
}

void TestCeremony::keepsAnOlderFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("trustee.json")).toStdString();
    const TrusteeSecret first = TrusteeSecret::create(kContext, 1);
    const TrusteeSecret second = TrusteeSecret::create(kContext, 1);
    QVERIFY(first.write(path, passphrase("p"), TrusteeSecret::Existing::Refuse, kCheap).has_value());
    QCOMPARE(codeOf(second.write(path, passphrase("p"), TrusteeSecret::Existing::Refuse, kCheap)),
        std::string("file.exists"));
    QVERIFY(TrusteeSecret::read(path, passphrase("p"))->commitment() == first.commitment());
    QVERIFY(second.write(path, passphrase("p"), TrusteeSecret::Existing::Replace, kCheap).has_value());
    QVERIFY(TrusteeSecret::read(path, passphrase("p"))->commitment() == second.commitment());
}

QTEST_APPLESS_MAIN(TestCeremony)
#include "tst_ceremony.moc"
