// SPDX-License-Identifier: Apache-2.0
// Both languages are complete: no unfinished, empty or broken translation.
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

class TestConsoleTranslations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isComplete_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ko") << u"ko"_s;
        QTest::newRow("en") << u"en"_s;
    }
    void isComplete()
    {
        QFETCH(QString, language);
        QFile file(QStringLiteral(MARU_SOURCE_DIR) + u"/translations/console_"_s + language + u".ts"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        static const QRegularExpression place(u"%[0-9]"_s);
        QString source;
        int count = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == u"source"_s) {
                source = reader.readElementText();
            } else if (reader.name() == u"translation"_s) {
                QVERIFY2(!reader.attributes().hasAttribute(u"type"_s), qPrintable(source));
                const QString text = reader.readElementText();
                QVERIFY2(!text.isEmpty(), qPrintable(source));
                auto wanted = place.globalMatch(source);
                while (wanted.hasNext())
                    QVERIFY2(text.contains(wanted.next().captured()), qPrintable(source));
                QVERIFY2(source.contains(u'&') == text.contains(u'&'), qPrintable(source));
                ++count;
            }
        }
        QVERIFY(!reader.hasError());
        QVERIFY(count > 200);
    }
};

QTEST_GUILESS_MAIN(TestConsoleTranslations)
#include "tst_console_translations.moc"
