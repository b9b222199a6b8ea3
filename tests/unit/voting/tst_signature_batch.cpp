// SPDX-License-Identifier: Apache-2.0
// Signatures in batches: the verdict of each is that of the single check, whatever stands beside it.
#include "shared/voting/signature_batch.h"

#include <QtTest>

using namespace maru::voting;

namespace {

struct Signed {
    Authorization statement;
    Encoded credential {};
    std::vector<std::uint8_t> proof;
};

Signed makeSigned(std::uint64_t number)
{
    Signed made;
    made.statement.purpose = number % 2 == 0 ? Purpose::Cast : Purpose::Challenge;
    made.statement.signer = "did:key:z" + std::to_string(number);
    made.statement.election = "e-1";
    made.statement.fingerprint.fill(7);
    made.statement.ballot.fill(static_cast<std::uint8_t>(number));
    const Scalar secret = Scalar::fromU64(1'000 + number);
    made.credential = credentialOf(secret);
    RandomNonces nonces;
    const SchnorrProof proof = signBallot(made.statement, secret, nonces);
    made.proof.assign(proof.begin(), proof.end());
    return made;
}

} // namespace

class TestSignatureBatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesEachByItself_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QList<int>>("bad");
        QTest::newRow("none") << 0 << QList<int>();
        QTest::newRow("one good") << 1 << QList<int>();
        QTest::newRow("one bad") << 1 << QList<int> { 0 };
        QTest::newRow("all good") << 17 << QList<int>();
        QTest::newRow("the first") << 17 << QList<int> { 0 };
        QTest::newRow("the last") << 17 << QList<int> { 16 };
        QTest::newRow("some") << 17 << QList<int> { 2, 3, 9 };
        QTest::newRow("all bad") << 5 << QList<int> { 0, 1, 2, 3, 4 };
    }
    void judgesEachByItself()
    {
        QFETCH(int, count);
        QFETCH(QList<int>, bad);
        SignatureBatch batch;
        std::vector<bool> alone;
        for (int i = 0; i < count; ++i) {
            Signed one = makeSigned(static_cast<std::uint64_t>(i));
            if (bad.contains(i)) {
                // Another ballot, another sender, another voter, a changed response, an encoding that is none.
                switch (i % 5) {
                case 0:
                    one.statement.ballot[0] ^= 1;
                    break;
                case 1:
                    one.statement.signer += 'x';
                    break;
                case 2:
                    one.credential = credentialOf(Scalar::fromU64(3));
                    break;
                case 3:
                    one.proof[40] ^= 1;
                    break;
                default:
                    one.proof.resize(63);
                    break;
                }
            }
            QCOMPARE(batch.add(one.statement, one.credential, one.proof), static_cast<std::size_t>(i));
            alone.push_back(verifyBallotSignature(one.statement, one.credential, one.proof));
            QCOMPARE(alone.back(), !bad.contains(i));
        }
        QVERIFY(batch.verify() == alone);
        QCOMPARE(batch.size(), static_cast<std::size_t>(count));
    }

    /// Two wrong responses that cancel out where all weights are one.
    void weighsEachSignature()
    {
        Signed first = makeSigned(1);
        Signed second = makeSigned(2);
        const auto shift = [](Signed& one, const Scalar& by) {
            const auto response = Scalar::decode(ByteView(one.proof).subspan(32));
            QVERIFY(response.has_value());
            const Encoded bytes = (*response + by).encode();
            std::copy(bytes.begin(), bytes.end(), one.proof.begin() + 32);
        };
        shift(first, Scalar::fromU64(5));
        shift(second, Scalar() - Scalar::fromU64(5));
        SignatureBatch batch;
        batch.add(first.statement, first.credential, first.proof);
        batch.add(second.statement, second.credential, second.proof);
        QVERIFY(batch.verify() == (std::vector<bool> { false, false }));
    }
};

QTEST_GUILESS_MAIN(TestSignatureBatch)
#include "tst_signature_batch.moc"
