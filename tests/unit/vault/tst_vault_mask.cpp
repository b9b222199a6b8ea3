// SPDX-License-Identifier: Apache-2.0
// What is shown of personal data before a reveal.
#include <QtTest>

#include "server/vault/vault.h"

using namespace maru;

class TstVaultMask : public QObject {
    Q_OBJECT

private slots:
    void coversTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::newRow("name of three") << "홍길동"
                                       << "홍*동";
        QTest::newRow("name of two") << "이선"
                                     << "이*";
        QTest::newRow("name of four") << "남궁민수"
                                      << "남**수";
        QTest::newRow("one letter") << "A"
                                    << "*";
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("telephone") << "010-1234-5678"
                                   << "010-****-5678";
        QTest::newRow("registration number") << "900101-1234567"
                                             << "900101-*******";
        QTest::newRow("account") << "12345678901"
                                 << "*********01";
        QTest::newRow("mail") << "gildong@example.kr"
                              << "g***@example.kr";
        QTest::newRow("did") << "did:key:z6MkabcdefSECRET"
                             << "did:key:z6Mk***";
        QTest::newRow("address") << "서울특별시 종로구 세종대로 1"
                                 << "서울******";
        QTest::newRow("date") << "1990-01-01"
                              << "1990-**-01";
    }
    void coversTexts()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(QString::fromStdString(vault::maskedText(text.toStdString())), masked);
    }

    void coversEverythingInside()
    {
        const auto data = base::parseJson(
            R"({"name":"홍길동","income":51000000,"family":[{"name":"김영희"}],"disabled":true,"none":null})");
        QVERIFY(data.has_value());
        const std::string text = base::canonical(vault::maskedJson(*data));
        QCOMPARE(text,
            std::string(
                R"({"disabled":true,"family":[{"name":"김*희"}],"income":"***","name":"홍*동","none":null})"));
    }
};

QTEST_GUILESS_MAIN(TstVaultMask)
#include "tst_vault_mask.moc"
