// SPDX-License-Identifier: Apache-2.0
// Text forms of bytes, with the RFC 4648 section 10 vectors and the texts that must be refused.
#include "shared/base/bytes.h"

#include <QtTest>

using namespace maru::base;

class TstBytes : public QObject {
    Q_OBJECT

private slots:
    void encodesAndDecodes_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("base64");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("hex");
        QTest::newRow("empty") << ""
                               << ""
                               << ""
                               << "";
        QTest::newRow("f") << "f"
                           << "Zg=="
                           << "Zg"
                           << "66";
        QTest::newRow("fo") << "fo"
                            << "Zm8="
                            << "Zm8"
                            << "666f";
        QTest::newRow("foo") << "foo"
                             << "Zm9v"
                             << "Zm9v"
                             << "666f6f";
        QTest::newRow("foobar") << "foobar"
                                << "Zm9vYmFy"
                                << "Zm9vYmFy"
                                << "666f6f626172";
        QTest::newRow("both special digits") << "\?\?\?>>>"
                                             << "Pz8/Pj4+"
                                             << "Pz8_Pj4-"
                                             << "3f3f3f3e3e3e";
    }

    void encodesAndDecodes()
    {
        QFETCH(QString, plain);
        QFETCH(QString, base64);
        QFETCH(QString, url);
        QFETCH(QString, hex);
        const Bytes bytes = toBytes(plain.toStdString());
        QCOMPARE(QString::fromStdString(toBase64(bytes)), base64);
        QCOMPARE(QString::fromStdString(toBase64Url(bytes)), url);
        QCOMPARE(QString::fromStdString(toHex(bytes)), hex);
        QVERIFY(*fromBase64(base64.toStdString()) == bytes);
        QVERIFY(*fromBase64Url(url.toStdString()) == bytes);
        QVERIFY(*fromHex(hex.toStdString()) == bytes);
    }

    void refusesOtherTexts()
    {
        for (const char* text : { "A", "Zh", "Zm9=", "Zg==", "Z g", "Pz8/", "Pz8+", "Zm9v\n", "\xff\xff" })
            QVERIFY2(!fromBase64Url(text) && fromBase64Url(text).error().code == "format.base64url", text);
        for (const char* text :
            { "A", "Zg", "Zg=", "Zh==", "Zg===", "====", "=Zg=", "Zg==Zg==", "Pz8_", "Zm9 " })
            QVERIFY2(!fromBase64(text) && fromBase64(text).error().code == "format.base64", text);
        for (const char* text : { "a", "AB", "0x", "g0", " 00" })
            QVERIFY2(!fromHex(text) && fromHex(text).error().code == "format.hex", text);
    }

    void readsHashesExactly()
    {
        const std::string text = "00" + std::string(60, 'a') + "ff";
        QCOMPARE(Hash256::fromHex(text)->hex(), text);
        QVERIFY(!Hash256::fromHex(text)->isZero());
        QVERIFY(Hash256 {}.isZero());
        QCOMPARE(Hash256::fromHex(text.substr(1)).error().code, "format.hash");
        QVERIFY(!Hash256::fromHex(text + "0"));
        QVERIFY(!Hash256::fromHex(std::string(64, 'A')));
        QVERIFY(*Hash256::fromHex(std::string(64, '0')) < *Hash256::fromHex(text));
    }

    void comparesInConstantTime()
    {
        const Bytes a = toBytes("secret");
        QVERIFY(equalConstantTime(a, toBytes("secret")));
        QVERIFY(!equalConstantTime(a, toBytes("secreT")));
        QVERIFY(!equalConstantTime(a, toBytes("secre")));
        QVERIFY(equalConstantTime({}, {}));
    }

    void movesSecretsWithoutLeavingACopy()
    {
        SecretBytes first(toBytes("key"));
        const SecretBytes copy = first.clone();
        SecretBytes second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what is left behind is the subject
        QVERIFY(equalConstantTime(second.view(), copy.view()));
        SecretBytes third(8);
        third = std::move(second);
        QCOMPARE(third.size(), std::size_t(3));
        QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
    }
};

QTEST_GUILESS_MAIN(TstBytes)
#include "tst_bytes.moc"
