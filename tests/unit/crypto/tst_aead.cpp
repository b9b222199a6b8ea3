// SPDX-License-Identifier: Apache-2.0
// AES-256-GCM against cases 13, 14 and 16 of the GCM specification, and Argon2id against its reference's test.c.
#include "shared/crypto/aead.h"

#include <QtTest>

using namespace maru;

namespace {

base::Bytes hex(const QString& text)
{
    return *base::fromHex(text.toStdString());
}

base::SecretBytes secret(const QString& text)
{
    return base::SecretBytes(hex(text));
}

} // namespace

class TstAead : public QObject {
    Q_OBJECT

private slots:
    void sealsTheVectors_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("nonce");
        QTest::addColumn<QString>("associated");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("sealed");
        const QString zeroKey(64, '0');
        const QString zeroNonce(24, '0');
        QTest::newRow("case 13") << zeroKey << zeroNonce << ""
                                 << ""
                                 << "530f8afbc74536b9a963b4f1c4cb738b";
        QTest::newRow("case 14") << zeroKey << zeroNonce << "" << QString(32, '0')
                                 << "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919";
        QTest::newRow("case 16") << "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
                                 << "cafebabefacedbaddecaf888"
                                 << "feedfacedeadbeeffeedfacedeadbeefabaddad2"
                                 << "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95"
                                    "956809532fcf0e2449a6b525b16a"
                                    "edf5aa0de657ba637b39"
                                 << "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48"
                                    "590dbb3da7b08b1056828838c5f6"
                                    "1e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b";
    }

    void sealsTheVectors()
    {
        QFETCH(QString, key);
        QFETCH(QString, nonce);
        QFETCH(QString, associated);
        QFETCH(QString, plain);
        QFETCH(QString, sealed);
        const auto made = crypto::seal(secret(key), hex(nonce), hex(associated), hex(plain));
        QVERIFY(made.has_value());
        QCOMPARE(QString::fromStdString(base::toHex(*made)), sealed);
        const auto opened = crypto::open(secret(key), hex(nonce), hex(associated), *made);
        QVERIFY(opened.has_value());
        QCOMPARE(QString::fromStdString(base::toHex(opened->view())), plain);
    }

    void opensNothingThatWasChanged()
    {
        const base::SecretBytes key = crypto::randomSecret(crypto::kAeadKeyBytes);
        const base::Bytes nonce = crypto::randomBytes(crypto::kAeadNonceBytes);
        const base::Bytes associated = base::toBytes("record 7");
        const auto sealed = crypto::seal(key, nonce, associated, base::toBytes("hello"));
        QVERIFY(sealed.has_value());
        for (std::size_t i = 0; i < sealed->size(); ++i) {
            base::Bytes changed = *sealed;
            changed[i] ^= 0x80;
            QCOMPARE(crypto::open(key, nonce, associated, changed).error().code, "crypto.aead_open");
        }
        const base::Bytes shorter(sealed->begin(), sealed->begin() + 15);
        QVERIFY(!crypto::open(key, nonce, associated, shorter));
        QVERIFY(!crypto::open(key, nonce, base::toBytes("record 8"), *sealed));
        QVERIFY(!crypto::open(key, crypto::randomBytes(12), associated, *sealed));
        QVERIFY(!crypto::open(key, crypto::randomBytes(11), associated, *sealed));
        QVERIFY(!crypto::open(crypto::randomSecret(32), nonce, associated, *sealed));
        QVERIFY(!crypto::open(crypto::randomSecret(16), nonce, associated, *sealed));
        QCOMPARE(crypto::seal(crypto::randomSecret(16), nonce, {}, {}).error().code, "crypto.aead");
        QCOMPARE(crypto::seal(key, crypto::randomBytes(16), {}, {}).error().code, "crypto.aead");
    }

    void derivesTheReferenceKey()
    {
        // phc-winner-argon2 src/test.c, version 0x13, Argon2id: t=2, m=2^16 KiB, p=1, "password", "somesalt".
        const base::SecretBytes passphrase(base::toBytes("password"));
        const auto key = crypto::deriveKey(passphrase, base::toBytes("somesalt"), { 65536, 2, 1 });
        QVERIFY(key.has_value());
        QCOMPARE(
            base::toHex(key->view()), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    void keepsCostWithinBounds()
    {
        const base::SecretBytes passphrase(base::toBytes("password"));
        const base::Bytes salt = base::toBytes("somesalt");
        using Cost = crypto::Argon2Cost;
        for (const Cost cost : { Cost { 8191, 1, 1 }, Cost { (1u << 20) + 1, 1, 1 }, Cost { 8192, 0, 1 },
                 Cost { 8192, 17, 1 }, Cost { 8192, 1, 0 }, Cost { 8192, 1, 5 } })
            QCOMPARE(crypto::deriveKey(passphrase, salt, cost).error().code, "crypto.argon2");
        QVERIFY(!crypto::deriveKey(passphrase, base::toBytes("short"), { 8192, 1, 1 }));
        const auto one = crypto::deriveKey(passphrase, salt, { 8192, 1, 1 });
        const auto four = crypto::deriveKey(passphrase, salt, { 8192, 1, 4 });
        QVERIFY(one && four && !base::equalConstantTime(one->view(), four->view()));
        QVERIFY(crypto::deriveKey(base::SecretBytes(), salt, { 8192, 1, 1 }).has_value());
    }

    void drawsDifferentRandomBytes()
    {
        QCOMPARE(crypto::randomBytes(40).size(), std::size_t(40));
        QVERIFY(crypto::randomBytes(32) != crypto::randomBytes(32));
        QVERIFY(crypto::randomBytes(0).empty());
    }
};

QTEST_GUILESS_MAIN(TstAead)
#include "tst_aead.moc"
