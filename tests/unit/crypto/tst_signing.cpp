// SPDX-License-Identifier: Apache-2.0
// Ed25519 against RFC 8032 section 7.1, weak keys and signatures, domain separation, and did:key.
#include "shared/crypto/hash.h"
#include "shared/crypto/signing.h"

#include <QtTest>

#include <algorithm>

using namespace maru;
using crypto::PublicKey;
using crypto::Signature;
using crypto::SigningKey;

namespace {

base::Bytes hex(const QString& text)
{
    return *base::fromHex(text.toStdString());
}

SigningKey zeroKey()
{
    return *SigningKey::fromSeed(base::Bytes(32));
}

} // namespace

class TstSigning : public QObject {
    Q_OBJECT

private slots:
    void signsTheVectors_data()
    {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<QString>("publicKey");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("signature");
        QTest::newRow("test 1")
            << "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
            << "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
            << ""
            << "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
               "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
        QTest::newRow("test 2")
            << "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
            << "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
            << "72"
            << "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
               "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        QTest::newRow("test 3")
            << "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
            << "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
            << "af82"
            << "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
               "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";
    }

    void signsTheVectors()
    {
        QFETCH(QString, seed);
        QFETCH(QString, publicKey);
        QFETCH(QString, message);
        QFETCH(QString, signature);
        const auto key = SigningKey::fromSeed(hex(seed));
        QVERIFY(key.has_value());
        QCOMPARE(QString::fromStdString(base::toHex(key->publicKey().bytes)), publicKey);
        const Signature made = key->signRaw(hex(message));
        QCOMPARE(QString::fromStdString(base::toHex(made.bytes)), signature);
        QVERIFY(crypto::verifyRaw(key->publicKey(), hex(message), made));
        QVERIFY(!crypto::verifyRaw(key->publicKey(), hex(message + "00"), made));
        QCOMPARE(QString::fromStdString(base::toHex(key->seed().view())), seed);
    }

    void refusesEveryChangedByte()
    {
        const SigningKey key = zeroKey();
        const Signature good = crypto::sign(key, "transaction", "{}");
        QVERIFY(crypto::verify(key.publicKey(), "transaction", "{}", good));
        for (std::size_t i = 0; i < good.bytes.size(); ++i) {
            Signature changed = good;
            changed.bytes[i] ^= 1;
            QVERIFY(!crypto::verify(key.publicKey(), "transaction", "{}", changed));
        }
    }

    void refusesWeakKeysAndMalleableSignatures()
    {
        // Under the neutral point, R = neutral and S = 0 would fit every message.
        PublicKey neutral;
        neutral.bytes[0] = 1;
        Signature forged;
        forged.bytes[0] = 1;
        QVERIFY(!crypto::verifyRaw(neutral, base::toBytes("any"), forged));

        // S + L is the same scalar; RFC 8032 section 5.1.7 demands S < L.
        const base::Bytes order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        const SigningKey key = zeroKey();
        Signature malleable = key.signRaw(base::toBytes("x"));
        unsigned carry = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            carry += unsigned(malleable.bytes[32 + i]) + order[i];
            malleable.bytes[32 + i] = static_cast<std::uint8_t>(carry);
            carry >>= 8;
        }
        QVERIFY(!crypto::verifyRaw(key.publicKey(), base::toBytes("x"), malleable));
    }

    void separatesPurposes()
    {
        const SigningKey key = zeroKey();
        const Signature signature = crypto::sign(key, "session", "{}");
        QVERIFY(!crypto::verify(key.publicKey(), "transaction", "{}", signature));
        QVERIFY(!crypto::verify(SigningKey::generate().publicKey(), "session", "{}", signature));
        base::Bytes expected = base::toBytes("maru/session/v1");
        expected.push_back(0);
        const base::Hash256 hash = crypto::sha256("{}");
        expected.insert(expected.end(), hash.bytes.begin(), hash.bytes.end());
        QVERIFY(crypto::signingInput("session", "{}") == expected);
    }

    void writesAndReadsDids()
    {
        const SigningKey zero = zeroKey();
        const std::string did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
        QCOMPARE(crypto::didOf(zero.publicKey()), did);
        QVERIFY(*crypto::publicKeyOf(did) == zero.publicKey());
        PublicKey edge;
        QCOMPARE(crypto::didOf(edge).substr(0, 12), "did:key:z6Mk");
        QVERIFY(*crypto::publicKeyOf(crypto::didOf(edge)) == edge);
        edge.bytes.fill(0xff);
        QCOMPARE(crypto::didOf(edge).substr(0, 12), "did:key:z6Mk");
        QVERIFY(*crypto::publicKeyOf(crypto::didOf(edge)) == edge);
        for (int i = 0; i < 50; ++i) {
            const SigningKey key = SigningKey::generate();
            const std::string made = crypto::didOf(key.publicKey());
            QCOMPARE(made.size(), std::size_t(56));
            QVERIFY(*crypto::publicKeyOf(made) == key.publicKey());
        }
    }

    void refusesOtherDids()
    {
        const std::string did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
        const std::vector<std::string> bad = { "", "did:key:z", did.substr(0, 55), did + "1",
            did.substr(0, 55) + "0", "did:web:" + did.substr(8), "did:key:f" + did.substr(9),
            "did:key:z" + std::string(47, '1'), "did:key:z" + std::string(47, 'z'),
            "did:key:z6LS" + did.substr(12) };
        for (const std::string& text : bad)
            QVERIFY2(
                !crypto::publicKeyOf(text) && crypto::publicKeyOf(text).error().code == "crypto.did_format",
                text.c_str());
    }

    void readsSignatureTexts()
    {
        const Signature signature = crypto::sign(zeroKey(), "header", "{}");
        QVERIFY(*Signature::fromText(signature.text()) == signature);
        for (const std::string& text : { std::string(), signature.text() + "A", signature.text().substr(2),
                 std::string(86, '='), base::toBase64(signature.bytes) })
            QCOMPARE(Signature::fromText(text).error().code, "crypto.signature_format");
        QCOMPARE(SigningKey::fromSeed(base::Bytes(31)).error().code, "crypto.key_format");
        QCOMPARE(SigningKey::fromSeed(base::Bytes(64)).error().code, "crypto.key_format");
    }
};

QTEST_GUILESS_MAIN(TstSigning)
#include "tst_signing.moc"
