// SPDX-License-Identifier: Apache-2.0
// The catalogue of error titles: every row usable, unknown codes shown as they are, languages chosen by header.
#include "shared/errors/catalogue.h"
#include "shared/errors/table.h"

#include <QtTest/QtTest>

using maru::errors::Language;

Q_DECLARE_METATYPE(maru::errors::Language)

class CatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAreSortedAndComplete();
    void findsEveryRow();
    void returnsUnknownCodesUnchanged_data();
    void returnsUnknownCodesUnchanged();
    void choosesLanguage_data();
    void choosesLanguage();
};

void CatalogueTest::rowsAreSortedAndComplete()
{
    const auto table = maru::errors::catalogueTable();
    for (size_t i = 0; i < table.size(); ++i) {
        QVERIFY(!table[i].korean.empty());
        QVERIFY(!table[i].english.empty());
        if (i > 0)
            QVERIFY(table[i - 1].code < table[i].code);
    }
}

void CatalogueTest::findsEveryRow()
{
    for (const auto& row : maru::errors::catalogueTable()) {
        QVERIFY(maru::errors::isKnown(row.code));
        QVERIFY(maru::errors::title(row.code, Language::Korean) == row.korean);
        QVERIFY(maru::errors::title(row.code, Language::English) == row.english);
    }
}

void CatalogueTest::returnsUnknownCodesUnchanged_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QString();
    QTest::newRow("before every row") << QStringLiteral("!");
    QTest::newRow("after every row") << QStringLiteral("zzz.zzz");
    QTest::newRow("not a code") << QStringLiteral("no such code");
}

void CatalogueTest::returnsUnknownCodesUnchanged()
{
    QFETCH(QString, code);
    const std::string text = code.toStdString();
    QVERIFY(!maru::errors::isKnown(text));
    QVERIFY(maru::errors::title(text, Language::Korean) == text);
    QVERIFY(maru::errors::title(text, Language::English) == text);
}

void CatalogueTest::choosesLanguage_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<Language>("language");
    const auto row = [](const char* header, Language language) {
        QTest::newRow(*header == '\0' ? "absent" : header) << QString::fromLatin1(header) << language;
    };
    row("", Language::Korean);
    row("ko-KR,ko;q=0.9,en;q=0.8", Language::Korean);
    row("en-GB,en;q=0.9,ko;q=0.8", Language::English);
    row("en", Language::English);
    row("EN-us", Language::English);
    row("fr, en;q=0.2", Language::English);
    row("fr, de", Language::Korean);
    row("en;q=0, ko;q=0", Language::Korean);
    row("en;q=0.001", Language::English);
    row("en;q=x", Language::Korean);
    row("en;q=1.5", Language::Korean);
    row("en;q=", Language::Korean);
    row("english", Language::Korean);
    row(",,;,;q=", Language::Korean);
}

void CatalogueTest::choosesLanguage()
{
    QFETCH(QString, header);
    QFETCH(Language, language);
    QCOMPARE(maru::errors::preferredLanguage(header.toStdString()), language);
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
