// SPDX-License-Identifier: Apache-2.0
// SHA-256 against the examples of FIPS 180-4 (NIST CSRC example values).
#include "shared/crypto/hash.h"

#include <QtTest>

using namespace maru;

class TstHash : public QObject {
    Q_OBJECT

private slots:
    void hashesTheExamples_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QByteArray()
                               << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc")
                             << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("a million a") << QByteArray(1'000'000, 'a')
                                     << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }

    void hashesTheExamples()
    {
        QFETCH(QByteArray, text);
        const std::string input = text.toStdString();
        QTEST(QString::fromStdString(crypto::sha256(input).hex()), "expected");
    }

    void hashesPartsAsTheirConcatenation()
    {
        const base::Bytes left = base::toBytes("ab");
        const base::Bytes right = base::toBytes("c");
        QVERIFY(crypto::sha256({ left, base::ByteView(), right }) == crypto::sha256("abc"));
        QVERIFY(crypto::sha256({ left, right }) != crypto::sha256({ right, left }));
    }
};

QTEST_GUILESS_MAIN(TstHash)
#include "tst_hash.moc"
