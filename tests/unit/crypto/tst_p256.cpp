// SPDX-License-Identifier: Apache-2.0
// ES256 against RFC 6979 A.2.5, forms of points and signatures with bad ones beside, HMAC and HKDF against their RFCs.
#include "shared/crypto/hkdf.h"
#include "shared/crypto/p256.h"
#include "shared/crypto/p256_file.h"
#include "shared/crypto/signer.h"

#include <QtTest>

using namespace maru;
using crypto::P256Key;
using crypto::P256PublicKey;
using crypto::P256Signature;

namespace {

base::Bytes hex(const char* text)
{
    return *base::fromHex(text);
}

const char* const kScalar = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
const char* const kX = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
const char* const kY = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
const char* const kOrder = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
const char* const kSampleSignature = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                                     "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

P256Key vectorKey()
{
    return std::move(P256Key::fromScalar(hex(kScalar))).value();
}

} // namespace

class TstP256 : public QObject {
    Q_OBJECT

private slots:
    void derivesThePublicKey()
    {
        const P256Key key = vectorKey();
        QCOMPARE(base::toHex(key.publicKey().x()), std::string(kX));
        QCOMPARE(base::toHex(key.publicKey().y()), std::string(kY));
        QCOMPARE(base::toHex(key.scalar().view()), std::string(kScalar));
        QVERIFY(key.clone().publicKey() == key.publicKey());
        QVERIFY(*P256PublicKey::fromSec1(key.publicKey().compressed()) == key.publicKey());
        QVERIFY(*P256PublicKey::fromSec1(key.publicKey().uncompressed()) == key.publicKey());
        QVERIFY(*P256PublicKey::fromCoordinates(hex(kX), hex(kY)) == key.publicKey());
    }

    void verifiesTheVectors()
    {
        const P256Key key = vectorKey();
        const auto sample = P256Signature::fromBytes(hex(kSampleSignature));
        QVERIFY(crypto::verifyEs256(key.publicKey(), base::toBytes("sample"), *sample));
        QVERIFY(!crypto::verifyEs256(key.publicKey(), base::toBytes("Sample"), *sample));
        const auto test =
            P256Signature::fromBytes(hex("f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                                         "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"));
        QVERIFY(crypto::verifyEs256(key.publicKey(), base::toBytes("test"), *test));
        QVERIFY(crypto::verifyEs256Der(key.publicKey(), base::toBytes("test"), test->der()));
    }

    void signsWhatItVerifies()
    {
        for (int i = 0; i < 40; ++i) { // so that some have short or high-bit integers
            const P256Key key = P256Key::generate();
            const base::Bytes message = base::toBytes("message " + std::to_string(i));
            const P256Signature signature = key.sign(message);
            QVERIFY(crypto::verifyEs256(key.publicKey(), message, signature));
            QVERIFY(*P256Signature::fromDer(signature.der()) == signature);
            QVERIFY(!crypto::verifyEs256(vectorKey().publicKey(), message, signature));
            P256Signature changed = signature;
            changed.bytes[static_cast<std::size_t>(i)] ^= 1;
            QVERIFY(!crypto::verifyEs256(key.publicKey(), message, changed));
        }
    }

    void refusesZeroSignatures()
    {
        const P256Signature zero;
        QVERIFY(!crypto::verifyEs256(vectorKey().publicKey(), base::toBytes("sample"), zero));
        P256Signature order = *P256Signature::fromBytes(hex(kSampleSignature));
        const base::Bytes n = hex(kOrder);
        std::copy(n.begin(), n.end(), order.bytes.begin());
        QVERIFY(!crypto::verifyEs256(vectorKey().publicKey(), base::toBytes("sample"), order));
    }

    void refusesPoints_data()
    {
        QTest::addColumn<QByteArray>("point");
        const QByteArray x(kX);
        const QByteArray y(kY);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("infinity") << QByteArray("00");
        QTest::newRow("infinity, padded") << QByteArray("00") + QByteArray(128, '0');
        QTest::newRow("hybrid") << "07" + x + y;
        QTest::newRow("no prefix") << x + y;
        QTest::newRow("too short") << "04" + x + y.chopped(2);
        QTest::newRow("too long") << "04" + x + y + "00";
        QTest::newRow("off the curve") << "04" + x + QByteArray(kY).replace("7903", "7904");
        QTest::newRow("x of no point") << "02" + QByteArray(64, 'f');
        QTest::newRow("x beyond the field")
            << QByteArray("02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
        QTest::newRow("zero") << "04" + QByteArray(128, '0');
    }

    void refusesPoints()
    {
        QFETCH(QByteArray, point);
        const auto key = P256PublicKey::fromSec1(hex(point.constData()));
        QVERIFY(!key);
        QCOMPARE(key.error().code, std::string("crypto.p256_key"));
    }

    void refusesScalars()
    {
        for (const base::Bytes& scalar : { base::Bytes(), base::Bytes(32), base::Bytes(31, 1),
                 base::Bytes(33, 1), hex(kOrder), base::Bytes(32, 0xff) })
            QCOMPARE(P256Key::fromScalar(scalar).error().code, std::string("crypto.key_format"));
        base::Bytes last = hex(kOrder);
        last.back() ^= 1; // n - 1
        QVERIFY(P256Key::fromScalar(last).has_value());
        QVERIFY(!P256PublicKey::fromCoordinates(hex(kX), base::Bytes(31)));
    }

    void refusesDer_data()
    {
        QTest::addColumn<QByteArray>("der");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no sequence") << QByteArray("3106020101020101");
        QTest::newRow("long length") << QByteArray("308106020101020101");
        QTest::newRow("bytes left over") << QByteArray("300602010102010100");
        QTest::newRow("inside left over") << QByteArray("3008020101020101"
                                                        "0000");
        QTest::newRow("negative") << QByteArray("3006020181020101");
        QTest::newRow("padded") << QByteArray("300702020001020101");
        QTest::newRow("empty integer") << QByteArray("30050200020101");
        QTest::newRow("34 bytes") << QByteArray("3027022200" + QByteArray(66, '1') + "020101");
        QTest::newRow("33 bytes without zero") << QByteArray("30260221" + QByteArray(66, '1') + "020101");
        QTest::newRow("one integer") << QByteArray("3003020101");
    }

    void refusesDer()
    {
        QFETCH(QByteArray, der);
        QCOMPARE(P256Signature::fromDer(hex(der.constData())).error().code,
            std::string("crypto.signature_format"));
        QVERIFY(!crypto::verifyEs256Der(vectorKey().publicKey(), base::toBytes("x"), hex(der.constData())));
    }

    void keepsAKeyInAFile()
    {
        const crypto::Argon2Cost cheap { 8192, 1, 1 };
        const base::SecretBytes passphrase(base::toBytes("correct horse"));
        const std::string text = *crypto::encodeP256File(vectorKey(), "기관 인증기관", passphrase, cheap);
        QVERIFY(text.find(kScalar) == std::string::npos);
        QVERIFY(crypto::decodeP256File(text, passphrase)->publicKey() == vectorKey().publicKey());
        QCOMPARE(crypto::describeP256File(text)->name, std::string("기관 인증기관"));
        const base::SecretBytes wrong(base::toBytes("correct hors"));
        QCOMPARE(crypto::decodeP256File(text, wrong).error().code, std::string("key_file.passphrase"));
        std::string renamed = text;
        renamed.replace(renamed.find("기관"), 6, "다른");
        QCOMPARE(
            crypto::decodeP256File(renamed, passphrase).error().code, std::string("key_file.passphrase"));
        std::string other = text;
        other.replace(other.find("maru-p256-key/v1"), 16, "maru-p256-key/v2");
        QCOMPARE(crypto::decodeP256File(other, passphrase).error().code, std::string("key_file.format"));
        QCOMPARE(crypto::decodeP256File("{}", passphrase).error().code, std::string("key_file.format"));
        QCOMPARE(crypto::decodeP256File(text.substr(0, 100), passphrase).error().code,
            std::string("key_file.format"));
    }

    void makesHmacOfRfc4231()
    {
        QCOMPARE(crypto::hmacSha256(base::Bytes(20, 0x0b), base::toBytes("Hi There")).hex(),
            std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(crypto::hmacSha256(base::Bytes(131, 0xaa),
                     base::toBytes("Test Using Larger Than Block-Size Key - Hash Key First"))
                     .hex(),
            std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    void makesHkdfOfRfc5869()
    {
        const base::SecretBytes secret(base::Bytes(22, 0x0b));
        const base::Bytes info = hex("f0f1f2f3f4f5f6f7f8f9");
        const auto first =
            crypto::hkdfSha256(secret, hex("000102030405060708090a0b0c"), base::asText(info), 42);
        QCOMPARE(base::toHex(first->view()),
            std::string(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
        const auto third = crypto::hkdfSha256(secret, {}, "", 42);
        QCOMPARE(base::toHex(third->view()),
            std::string(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
        QCOMPARE(crypto::hkdfSha256(secret, {}, "", 255 * 32)->size(), std::size_t(255 * 32));
        QCOMPARE(crypto::hkdfSha256(secret, {}, "", 255 * 32 + 1).error().code, std::string("crypto.hkdf"));
        QCOMPARE(crypto::hkdfSha256(secret, {}, "", 0).error().code, std::string("crypto.hkdf"));
        QCOMPARE(
            crypto::hkdfSha256(base::SecretBytes(), {}, "", 32).error().code, std::string("crypto.hkdf"));
    }

    void signsThroughTheInterface()
    {
        const crypto::SigningKey key = crypto::SigningKey::generate();
        const std::unique_ptr<crypto::Signer> signer = crypto::makeSigner(key.clone());
        const std::unique_ptr<crypto::Signer> second = signer->clone();
        QCOMPARE(second->did(), crypto::didOf(key.publicKey()));
        QVERIFY(*second->sign("transaction", "{}") == crypto::sign(key, "transaction", "{}"));
    }
};

QTEST_GUILESS_MAIN(TstP256)
#include "tst_p256.moc"
