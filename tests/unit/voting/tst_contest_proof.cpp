// SPDX-License-Identifier: Apache-2.0
// The answer to one contest: every honest one is accepted, and every way to cheat that the specification lists is not.
#include "tests/unit/voting/election_fixture.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;

namespace {

struct Keys {
    Scalar secret = Scalar::random();
    EncryptionKey encryption { secretMulBase(secret) };
    VerificationKey verification { secretMulBase(secret) };
};

BallotContext contextFor(std::string election = "e-1", std::string ring = {})
{
    BallotContext context;
    context.fingerprint.fill(7);
    context.election = std::move(election);
    context.ring = std::move(ring);
    context.voter = Point::random().encode();
    return context;
}

/// What verifyContest says; the batch equation must say the same.
ProofFault verdictOf(
    const ContestShape& shape, const BallotContext& context, const VerificationKey& key, ByteView blob)
{
    const ParsedContest parsed = parseContest(shape, context, key, blob);
    if (parsed.fault)
        return parsed.fault;
    const ProofFault fault = verifyContest(shape, parsed.answer, key);
    BatchWeights weights(hashBytes("test", { blob }));
    MultiScalarSum sum;
    addContestEquations(shape, parsed.answer, key, weights, sum);
    if (sum.isIdentity() == fault.has_value())
        return "batch and single verification differ: " + fault.value_or("single accepts");
    return fault;
}

/// A cheating voter's program: encrypts what it likes and claims in every proof what suits it. Builds the statements
/// itself, from the specification.
std::vector<std::uint8_t> forge(const ContestShape& shape, const BallotContext& context,
    const EncryptionKey& key, const std::vector<Scalar>& votes, const std::vector<std::uint64_t>& claims,
    const std::vector<std::uint64_t>& ruleClaims, const std::vector<Scalar>& randomness,
    const Scalar& alphaShift = Scalar::zero())
{
    RandomNonces nonces;
    std::vector<std::uint8_t> out;
    std::vector<Ciphertext> ciphertexts;
    const auto begin = [&](const char* tag) {
        Transcript transcript(tag);
        transcript.add(ByteView(context.fingerprint)).add(std::string_view(context.election));
        transcript.add(std::string_view(context.ring)).add(ByteView(context.voter));
        transcript.add(std::string_view(shape.id));
        return transcript;
    };
    for (std::size_t i = 0; i < votes.size(); ++i) {
        ciphertexts.push_back({ secretMulBase(randomness[i] + alphaShift),
            secretMulBase(votes[i]) + key.base().multiply(randomness[i]) });
        const Encoded alpha = ciphertexts[i].alpha.encode();
        const Encoded beta = ciphertexts[i].beta.encode();
        out.insert(out.end(), alpha.begin(), alpha.end());
        out.insert(out.end(), beta.begin(), beta.end());
        Transcript statement = begin("option");
        statement.add(std::string_view(shape.slots[i].id)).add(ByteView(key.encoded()));
        statement.addU64(shape.slots[i].top).add(ByteView(alpha)).add(ByteView(beta));
        proveRange(claims[i], static_cast<std::size_t>(shape.slots[i].top) + 1, randomness[i], key, statement,
            nonces, out);
    }
    for (std::size_t number = 0; number < shape.rules.size(); ++number) {
        const LinearRule& rule = shape.rules[number];
        Ciphertext combined;
        Scalar combinedRandomness;
        for (std::size_t i = 0; i < votes.size(); ++i) {
            const Scalar factor = signedScalar(rule.factors[i]);
            combined +=
                Ciphertext { multiply(factor, ciphertexts[i].alpha), multiply(factor, ciphertexts[i].beta) };
            combinedRandomness += factor * randomness[i];
        }
        Transcript statement = begin("rule");
        statement.addU64(number).addU64(rule.low).addU64(rule.high).add(ByteView(key.encoded()));
        statement.add(combined.alpha).add(combined.beta);
        proveRange(
            ruleClaims[number] - rule.low, rule.values(), combinedRandomness, key, statement, nonces, out);
    }
    return out;
}

std::vector<Scalar> randomScalars(std::size_t count)
{
    std::vector<Scalar> scalars;
    for (std::size_t i = 0; i < count; ++i)
        scalars.push_back(Scalar::random());
    return scalars;
}

Scalar number(std::int64_t value)
{
    return signedScalar(value);
}

QString text(const ProofFault& fault)
{
    return fault ? QString::fromStdString(*fault) : QStringLiteral("good");
}

std::vector<std::uint8_t> honest(const ContestShape& shape, const BallotContext& context, const Keys& keys,
    const std::vector<std::uint64_t>& votes)
{
    RandomNonces nonces;
    return proveContestUnchecked(shape, context, keys.encryption, votes, test::randomSeed(), nonces);
}

/// Where the 32-byte words of a blob are scalars.
std::vector<bool> scalarWords(const ContestShape& shape)
{
    std::vector<bool> words;
    const auto proof = [&words](std::size_t values) {
        words.insert(words.end(), 2 * values, false);
        words.insert(words.end(), 2 * values - 1, true);
    };
    for (const Slot& slot : shape.slots) {
        words.insert(words.end(), 2, false);
        proof(static_cast<std::size_t>(slot.top) + 1);
    }
    for (const LinearRule& rule : shape.rules)
        proof(rule.values());
    return words;
}

} // namespace

class TestContestProof : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsExactlyWhatTheRulesAllow_data();
    void acceptsExactlyWhatTheRulesAllow();
    void refusesForgedVotes_data();
    void refusesForgedVotes();
    void refusesAnotherContext_data();
    void refusesAnotherContext();
    void refusesSwappedOptions();
    void refusesEveryTamperedWord();
    void refusesEveryBadEncoding();
    void refusesCiphertextWithoutRandomness();
    void refusesTwoKindsOfRandomness();
    void refusesOtherLengths();
    void lengthTellsNothing();
    void sameNoncesGiveSameBytes();
    void openingShowsTheVoteAndNoOther();
    void readsCiphertextsOut();
    void weightsDifferBetweenEquations();

private:
    Keys m_keys;
};

void TestContestProof::acceptsExactlyWhatTheRulesAllow_data()
{
    QTest::addColumn<Contest>("contest");
    Contest withoutBlank = test::chooseContest("c1", 4);
    withoutBlank.blank = false;
    QTest::newRow("choose one of three") << test::chooseContest("c1");
    QTest::newRow("choose one of four, no blank") << withoutBlank;
    QTest::newRow("one of one") << test::chooseContest("c1", 1);
    QTest::newRow("two to three of five") << test::chooseContest("c1", 5, 2, 3);
    QTest::newRow("approval") << test::chooseContest("c1", 4, 0, 4);
    QTest::newRow("score to 3") << test::scoreContest("c1", 3, 3, 1, 5);
    QTest::newRow("score to 20") << test::scoreContest("c1", 1, 20, 0, 20);
    QTest::newRow("lists, nothing inside") << test::listContest("c1", 3, 0, 0, 0);
    QTest::newRow("lists with a candidate") << test::listContest("c1", 2, 2, 1, 1);
    QTest::newRow("lists with up to two") << test::listContest("c1", 2, 3, 0, 2);
}

// Fails when the rule proof or the option proof is no longer verified, and when a rule of shapeOf is wrong.
void TestContestProof::acceptsExactlyWhatTheRulesAllow()
{
    QFETCH(Contest, contest);
    QCOMPARE(faultOf(contest.rules()), std::string());
    const ContestShape shape = contest.shape();
    std::mt19937 random(20260101);
    int allowed = 0;
    int forbidden = 0;
    for (int i = 0; i < 16; ++i) {
        const std::vector<std::uint64_t> votes =
            i % 2 == 0 ? test::allowedVotes(shape, random) : test::randomVotes(shape, random);
        const BallotContext context = contextFor();
        const auto blob = honest(shape, context, m_keys, votes);
        QCOMPARE(blob.size(), shape.proofBytes());
        const ProofFault fault = verdictOf(shape, context, m_keys.verification, blob);
        QVERIFY2(!fault == shape.allows(votes), qPrintable(text(fault)));
        ++(shape.allows(votes) ? allowed : forbidden);
        RandomNonces nonces;
        QCOMPARE(
            proveContest(shape, context, m_keys.encryption, votes, test::randomSeed(), nonces).has_value(),
            shape.allows(votes));
    }
    QVERIFY(allowed >= 8);
    // A blank vote together with a choice is never allowed.
    if (contest.blank) {
        std::vector<std::uint64_t> both(shape.slots.size(), 0);
        both[0] = both[1] = 1;
        QVERIFY(!shape.allows(both));
        const BallotContext context = contextFor();
        const ProofFault fault =
            verdictOf(shape, context, m_keys.verification, honest(shape, context, m_keys, both));
        QVERIFY2(fault && fault->starts_with("rule"), qPrintable(text(fault)));
    }
}

void TestContestProof::refusesForgedVotes_data()
{
    QTest::addColumn<QList<int>>("votes");
    QTest::addColumn<QList<int>>("claims");
    QTest::addColumn<int>("sum");
    QTest::addColumn<QString>("fault");
    // Contest: blank, o1, o2, o3; exactly one. Fails without: the option proof.
    QTest::newRow("good") << QList<int> { 0, 1, 0, 0 } << QList<int> { 0, 1, 0, 0 } << 1
                          << QStringLiteral("good");
    QTest::newRow("two for one") << QList<int> { 0, 2, 0, 0 } << QList<int> { 0, 1, 0, 0 } << 1
                                 << QStringLiteral("option proof of c1/o1");
    QTest::newRow("two, and minus one elsewhere") << QList<int> { 0, 2, -1, 0 } << QList<int> { 0, 1, 0, 0 }
                                                  << 1 << QStringLiteral("option proof of c1/o1");
    QTest::newRow("minus one") << QList<int> { 0, 1, 1, -1 } << QList<int> { 0, 1, 1, 0 } << 1
                               << QStringLiteral("option proof of c1/o3");
    QTest::newRow("minus one, said to be one") << QList<int> { 0, 1, 1, -1 } << QList<int> { 0, 1, 1, 1 } << 1
                                               << QStringLiteral("option proof of c1/o3");
    QTest::newRow("a million") << QList<int> { 0, 1'000'000, 0, 0 } << QList<int> { 0, 1, 0, 0 } << 1
                               << QStringLiteral("option proof of c1/o1");
    // Fails without: the rule proof.
    QTest::newRow("two choices") << QList<int> { 0, 1, 1, 0 } << QList<int> { 0, 1, 1, 0 } << 1
                                 << QStringLiteral("rule 0 of c1");
    QTest::newRow("no choice") << QList<int> { 0, 0, 0, 0 } << QList<int> { 0, 0, 0, 0 } << 1
                               << QStringLiteral("rule 0 of c1");
    QTest::newRow("blank and a choice")
        << QList<int> { 1, 1, 0, 0 } << QList<int> { 1, 1, 0, 0 } << 1 << QStringLiteral("rule 0 of c1");
    QTest::newRow("blank twice") << QList<int> { 2, -1, 0, 0 } << QList<int> { 1, 0, 0, 0 } << 1
                                 << QStringLiteral("option proof of c1/blank");
}

void TestContestProof::refusesForgedVotes()
{
    QFETCH(QList<int>, votes);
    QFETCH(QList<int>, claims);
    QFETCH(int, sum);
    QFETCH(QString, fault);
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    std::vector<Scalar> values;
    std::vector<std::uint64_t> claimed;
    for (qsizetype i = 0; i < votes.size(); ++i) {
        values.push_back(number(votes[i]));
        claimed.push_back(static_cast<std::uint64_t>(claims[i]));
    }
    const auto blob = forge(shape, context, m_keys.encryption, values, claimed,
        { static_cast<std::uint64_t>(sum) }, randomScalars(values.size()));
    QCOMPARE(text(verdictOf(shape, context, m_keys.verification, blob)), fault);
}

void TestContestProof::refusesAnotherContext_data()
{
    QTest::addColumn<int>("changed");
    // Fails without: the item of the context (or K, or the contest's id, or the rule's bounds) in the challenge.
    const char* const rows[] = { "nothing", "fingerprint", "election", "ring", "voter", "contest", "option",
        "key", "bounds" };
    for (int i = 0; i < 9; ++i)
        QTest::newRow(rows[i]) << i;
}

void TestContestProof::refusesAnotherContext()
{
    QFETCH(int, changed);
    ContestShape shape = test::chooseContest("c1", 3, 1, 2).shape();
    BallotContext context = contextFor("e-1", "p001-1-1");
    // Another key whose ciphertexts these would be as well does not exist; any other must fail.
    const auto blob = honest(shape, context, m_keys, { 0, 1, 0, 0 });
    Keys other;
    const Keys* keys = &m_keys;
    switch (changed) {
    case 1:
        context.fingerprint[0] ^= 1;
        break;
    case 2:
        context.election = "e-2";
        break;
    case 3:
        context.ring = "p001-1-2";
        break;
    case 4:
        // A copied ballot under another voter's name.
        context.voter = Point::random().encode();
        break;
    case 5:
        shape.id = "c2";
        break;
    case 6:
        shape.slots[2].id = "o9";
        break;
    case 7:
        keys = &other;
        break;
    case 8:
        shape.rules[0].low = 0;
        shape.rules[0].high = 1;
        break;
    default:
        break;
    }
    const ProofFault fault = verdictOf(shape, context, keys->verification, blob);
    QVERIFY2(fault.has_value() == (changed != 0), qPrintable(text(fault)));
    if (changed == 6)
        QCOMPARE(text(fault), QStringLiteral("option proof of c1/o9"));
    if (changed == 8)
        QCOMPARE(text(fault), QStringLiteral("rule 0 of c1"));
}

// Fails without: the option's id in the challenge.
void TestContestProof::refusesSwappedOptions()
{
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    auto blob = honest(shape, context, m_keys, { 0, 1, 0, 0 });
    const auto slotBytes = static_cast<std::ptrdiff_t>(64 + rangeProofBytes(2));
    std::swap_ranges(blob.begin() + slotBytes, blob.begin() + 2 * slotBytes, blob.begin() + 2 * slotBytes);
    QCOMPARE(
        text(verdictOf(shape, context, m_keys.verification, blob)), QStringLiteral("option proof of c1/o1"));
}

// Fails when any word of a blob is not part of what is verified.
void TestContestProof::refusesEveryTamperedWord()
{
    const ContestShape shape = test::scoreContest("c1", 1, 2, 0, 2).shape();
    const BallotContext context = contextFor();
    const auto blob = honest(shape, context, m_keys, { 0, 2 });
    QVERIFY(!verdictOf(shape, context, m_keys.verification, blob));
    const std::vector<bool> isScalar = scalarWords(shape);
    QCOMPARE(isScalar.size() * 32, blob.size());
    for (std::size_t word = 0; word < isScalar.size(); ++word) {
        auto tampered = blob;
        Encoded other = Point::random().encode();
        if (isScalar[word])
            other = (*Scalar::decode(ByteView(blob).subspan(word * 32, 32)) + Scalar::one()).encode();
        std::copy(other.begin(), other.end(), tampered.begin() + static_cast<std::ptrdiff_t>(word * 32));
        const ProofFault fault = verdictOf(shape, context, m_keys.verification, tampered);
        QVERIFY2(fault && !fault->starts_with("batch"), qPrintable(QString::number(word) + text(fault)));
    }
}

// Fails without: the canonical decoding of points and scalars.
void TestContestProof::refusesEveryBadEncoding()
{
    const ContestShape shape = test::chooseContest("c1", 1, 0, 1).shape();
    const BallotContext context = contextFor();
    const auto blob = honest(shape, context, m_keys, { 0, 1 });
    const std::vector<bool> isScalar = scalarWords(shape);
    Encoded high {};
    high.fill(0xff);
    Encoded order { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14 };
    order[31] = 0x10; // l itself: zero, written otherwise; as a point its field element is negative
    Encoded prime {};
    prime.fill(0xff);
    prime[0] = 0xed;
    prime[31] = 0x7f; // p itself: the identity, written otherwise
    for (std::size_t word = 0; word < isScalar.size(); ++word) {
        for (const Encoded& bad : { high, order, prime }) {
            auto tampered = blob;
            std::copy(bad.begin(), bad.end(), tampered.begin() + static_cast<std::ptrdiff_t>(word * 32));
            const ParsedContest parsed = parseContest(shape, context, m_keys.verification, tampered);
            QVERIFY2(parsed.fault && parsed.fault->starts_with("encoding"), qPrintable(text(parsed.fault)));
        }
    }
}

// Fails without: the refusal of the identity as alpha.
void TestContestProof::refusesCiphertextWithoutRandomness()
{
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    std::vector<Scalar> randomness = randomScalars(4);
    randomness[1] = Scalar::zero();
    const auto blob = forge(shape, context, m_keys.encryption, { number(0), number(1), number(0), number(0) },
        { 0, 1, 0, 0 }, { 1 }, randomness);
    QCOMPARE(text(verdictOf(shape, context, m_keys.verification, blob)), QStringLiteral("encoding of c1/o1"));
    QVERIFY(!readCiphertexts(shape, blob));
    QVERIFY(!EncryptionKey::decode(Point::identity().encode()));
    QVERIFY(!VerificationKey::decode(Point::identity().encode()));
}

// Fails without: the equation about alpha (a ciphertext that nobody can decrypt, by which one voter spoils a whole sum).
void TestContestProof::refusesTwoKindsOfRandomness()
{
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    const std::vector<Scalar> votes { number(0), number(1), number(0), number(0) };
    const std::vector<Scalar> randomness = randomScalars(4);
    const auto good = forge(shape, context, m_keys.encryption, votes, { 0, 1, 0, 0 }, { 1 }, randomness);
    QCOMPARE(text(verdictOf(shape, context, m_keys.verification, good)), QStringLiteral("good"));
    const auto bad =
        forge(shape, context, m_keys.encryption, votes, { 0, 1, 0, 0 }, { 1 }, randomness, Scalar::one());
    QCOMPARE(text(verdictOf(shape, context, m_keys.verification, bad)),
        QStringLiteral("option proof of c1/blank"));
}

void TestContestProof::refusesOtherLengths()
{
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    auto blob = honest(shape, context, m_keys, { 1, 0, 0, 0 });
    for (const std::size_t size : { std::size_t(0), std::size_t(32), blob.size() - 32, blob.size() - 1,
             blob.size() + 1, blob.size() + 32 }) {
        auto cut = blob;
        cut.resize(size);
        QCOMPARE(text(verdictOf(shape, context, m_keys.verification, cut)), QStringLiteral("length of c1"));
        QVERIFY(!readCiphertexts(shape, cut));
        QVERIFY(cutCiphertexts(shape, cut).empty());
    }
}

void TestContestProof::lengthTellsNothing()
{
    for (const Contest& contest : { test::chooseContest("c1", 5, 0, 5), test::scoreContest("c1", 3, 4, 0, 12),
             test::listContest("c1", 2, 2, 0, 2) }) {
        const ContestShape shape = contest.shape();
        std::mt19937 random(5);
        for (int i = 0; i < 8; ++i)
            QCOMPARE(honest(shape, contextFor(), m_keys, test::allowedVotes(shape, random)).size(),
                shape.proofBytes());
    }
    // The figure of docs/benchmarks.md: a contest of five options and a blank vote.
    QCOMPARE(test::chooseContest("c1", 5).shape().proofBytes(), std::size_t(6 * (64 + 7 * 32) + 3 * 32));
}

// Fails when a proof draws randomness from anywhere but its source: golden vectors could not be made again.
void TestContestProof::sameNoncesGiveSameBytes()
{
    class Counted final : public NonceSource {
    public:
        Scalar next() override
        {
            Transcript transcript("test-nonce");
            return transcript.addU64(m_count++).scalar();
        }
        std::uint64_t m_count = 0;
    };
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    const BallotSeed seed = test::randomSeed();
    Counted first;
    Counted second;
    QVERIFY(proveContest(shape, context, m_keys.encryption, { 0, 0, 1, 0 }, seed, first)
        == proveContest(shape, context, m_keys.encryption, { 0, 0, 1, 0 }, seed, second));
    QCOMPARE(first.m_count, std::uint64_t(4 * 4 + 2));
    // Another choice draws as many.
    Counted third;
    QVERIFY(proveContest(shape, context, m_keys.encryption, { 1, 0, 0, 0 }, seed, third).has_value());
    QCOMPARE(third.m_count, first.m_count);
}

// Fails without: the comparison of alpha, or of beta.
void TestContestProof::openingShowsTheVoteAndNoOther()
{
    const ContestShape shape = test::chooseContest("c1").shape();
    const BallotContext context = contextFor();
    const BallotSeed seed = test::randomSeed();
    RandomNonces nonces;
    const auto blob = proveContest(shape, context, m_keys.encryption, { 0, 1, 0, 0 }, seed, nonces);
    const ParsedContest parsed = parseContest(shape, context, m_keys.verification, *blob);
    const auto opening = [&](const std::vector<std::uint64_t>& votes, const BallotSeed& with,
                             const BallotContext& in) {
        return text(checkOpening(shape, in, parsed.answer, m_keys.verification, votes, with));
    };
    QCOMPARE(opening({ 0, 1, 0, 0 }, seed, context), QStringLiteral("good"));
    QCOMPARE(opening({ 0, 0, 1, 0 }, seed, context), QStringLiteral("opening of c1/o1"));
    QCOMPARE(opening({ 0, 1, 1, 0 }, seed, context), QStringLiteral("opening of c1/o2"));
    BallotSeed other = seed;
    other[31] ^= 1;
    QCOMPARE(opening({ 0, 1, 0, 0 }, other, context), QStringLiteral("opening of c1/blank"));
    // The same seed gives other randomness to another voter.
    BallotContext elsewhere = context;
    elsewhere.voter[0] ^= 1;
    QCOMPARE(opening({ 0, 1, 0, 0 }, seed, elsewhere), QStringLiteral("opening of c1/blank"));
    QCOMPARE(opening({ 0, 1, 0 }, seed, context), QStringLiteral("length of c1"));
}

void TestContestProof::readsCiphertextsOut()
{
    const ContestShape shape = test::scoreContest("c1", 2, 3, 0, 6).shape();
    const BallotContext context = contextFor();
    const auto blob = honest(shape, context, m_keys, { 0, 3, 1 });
    const ParsedContest parsed = parseContest(shape, context, m_keys.verification, blob);
    const auto ciphertexts = readCiphertexts(shape, blob);
    QVERIFY(ciphertexts.has_value());
    QVERIFY(*ciphertexts == parsed.answer.ciphertexts);
    const std::vector<std::uint64_t> votes { 0, 3, 1 };
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const Ciphertext& c = (*ciphertexts)[i];
        QVERIFY(c.beta - secretMul(m_keys.secret, c.alpha) == secretMulBase(Scalar::fromU64(votes[i])));
        QVERIFY(scaled(c, -2).alpha == -(c.alpha + c.alpha));
        QVERIFY(scaled(c, 7).beta == multiply(Scalar::fromU64(7), c.beta));
        QVERIFY(scaled(c, 0).beta.isIdentity());
    }
}

// Fails when equations share a weight: two errors that cancel each other would pass.
void TestContestProof::weightsDifferBetweenEquations()
{
    const ContestShape shape = test::chooseContest("c1", 2).shape();
    const BallotContext context = contextFor();
    const auto blob = honest(shape, context, m_keys, { 0, 1, 0 });
    ParsedContest parsed = parseContest(shape, context, m_keys.verification, blob);
    parsed.answer.options[0].branches[0].response += Scalar::one();
    parsed.answer.options[1].branches[1].response -= Scalar::one();
    BatchWeights weights(hashBytes("test", { blob }));
    MultiScalarSum sum;
    addContestEquations(shape, parsed.answer, m_keys.verification, weights, sum);
    QVERIFY(!sum.isIdentity());
    BatchWeights again(hashBytes("test", { blob }));
    std::set<Encoded> seen;
    for (int i = 0; i < 100; ++i)
        QVERIFY(seen.insert(again.next().encode()).second);
}

QTEST_APPLESS_MAIN(TestContestProof)
#include "tst_contest_proof.moc"
