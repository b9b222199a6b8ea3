// SPDX-License-Identifier: Apache-2.0
// Codes of voters' links: what people type, and the key that a second program must find.
#include "shared/crypto/election_invitation.h"

#include <QtTest/QtTest>

#include <cctype>
#include <set>

using namespace maru;

namespace {

constexpr const char* kElection = "e-0123456789abcdef";
constexpr const char* kCode = "01234-56789-ABCDE-FGHJK-MNPQRS";

std::string keyText(std::string_view election, std::string_view code)
{
    const auto key = crypto::keyOfInvitation(election, code);
    return key ? base::toHex(key->publicKey().bytes) : key.error().code;
}

} // namespace

class TestElectionInvitation : public QObject {
    Q_OBJECT

private slots:
    void makesCodesThatCanBeReadAgain()
    {
        std::set<std::string> codes;
        for (int i = 0; i < 50; ++i) {
            const base::SecretBytes made = crypto::makeInvitationCode();
            const std::string code(base::asText(made.view()));
            QCOMPARE(code.size(), std::size_t { 30 });
            for (const std::size_t dash : { 5u, 11u, 17u, 23u })
                QCOMPARE(code[dash], '-');
            QVERIFY(crypto::keyOfInvitation(kElection, code).has_value());
            QVERIFY(codes.insert(code).second);
        }
    }

    void readsWhatPeopleType()
    {
        const std::string key = keyText(kElection, kCode);
        QCOMPARE(keyText(kElection, "0123456789ABCDEFGHJKMNPQRS"), key);
        QCOMPARE(keyText(kElection, "01234 56789 abcde fghjk mnpqrs"), key);
        QCOMPARE(keyText(kElection, "oi234-56789-ABCDE-FGHJK-MNPQRS"), key);
        QCOMPARE(keyText(kElection, "oL234-56789-ABCDE-FGHJK-MNPQRS\n"), key);
    }

    void anotherElectionHasAnotherKey()
    {
        QVERIFY(keyText(kElection, kCode) != keyText("e-0123456789abcdee", kCode));
        QVERIFY(keyText(kElection, kCode) != keyText(kElection, "01234-56789-ABCDE-FGHJK-MNPQRT"));
    }

    /// hashlib.sha256(b"maru/election-invitation/v1\0e-0123456789abcdef\0" + b"0123456789ABCDEFGHJKMNPQRS") as an
    /// Ed25519 seed (RFC 8032 §5.1.5), by Python's hashlib and OpenSSL.
    void isTheKeyOfTheProtocol()
    {
        QCOMPARE(keyText(kElection, kCode),
            std::string("1ae8e19da9a31ae787f75c1e243bf04d54761994b25a4782288c22b11b2668e2"));
    }

    void refusesWhatIsNoCode_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a letter short") << QByteArray("01234-56789-ABCDE-FGHJK-MNPQR");
        QTest::newRow("a letter more") << QByteArray("01234-56789-ABCDE-FGHJK-MNPQRST");
        QTest::newRow("U is no letter of it") << QByteArray("U1234-56789-ABCDE-FGHJK-MNPQRS");
        QTest::newRow("a sign") << QByteArray("01234_56789-ABCDE-FGHJK-MNPQRS");
        QTest::newRow("a zero byte") << QByteArray("01234-56789-ABCDE-FGHJK-MNPQR\0", 30);
        QTest::newRow("Hangul") << QByteArray("01234-56789-ABCDE-FGHJK-MNPQR가");
    }
    void refusesWhatIsNoCode()
    {
        QFETCH(QByteArray, code);
        QCOMPARE(keyText(kElection, std::string(code.constData(), static_cast<std::size_t>(code.size()))),
            std::string("crypto.invitation_code"));
    }
};

QTEST_APPLESS_MAIN(TestElectionInvitation)
#include "tst_election_invitation.moc"
