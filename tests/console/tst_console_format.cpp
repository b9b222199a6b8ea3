// SPDX-License-Identifier: Apache-2.0
// How the console writes amounts, times and identifiers, and reads what people type.
#include <QTest> // first: moc cannot read <compare> of libstdc++ 12 before it

#include "admin-console/core/format.h"
#include "admin-console/core/states.h"

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

class TestConsoleFormat final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWon_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0원"_s;
        QTest::newRow("hundreds") << qint64(999) << u"999원"_s;
        QTest::newRow("thousands") << qint64(1234567) << u"1,234,567원"_s;
        QTest::newRow("negative") << qint64(-50000) << u"−50,000원"_s;
        QTest::newRow("largest") << qint64(base::kMaxSafeInteger) << u"9,007,199,254,740,991원"_s;
    }
    void writesWon()
    {
        QFETCH(qint64, amount);
        QTEST(formatWon(base::Won(amount)), "text");
    }

    void writesTimesInKorea()
    {
        QCOMPARE(formatTime(base::UnixSeconds(1795323780)), u"2026-11-22 14:03"_s);
        QCOMPARE(formatTimeWithZone(base::UnixSeconds(1795323780)), u"2026-11-22 14:03 KST"_s);
        QCOMPARE(formatDate(base::UnixSeconds(1795323780)), u"2026-11-22"_s);
        QCOMPARE(formatTime(base::UnixSeconds(0)), QString());
    }

    void shortensInTheMiddle()
    {
        QCOMPARE(shortened(QString(64, u'a')), u"aaaaaaaa…aaaa"_s);
        QCOMPARE(shortened(u"short"_s), u"short"_s);
    }

    void roundsSharesHalfUp_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("two");
        QTest::newRow("two thirds") << qint64(2) << qint64(3) << u"66.7 %"_s << u"66.67 %"_s;
        QTest::newRow("one third") << qint64(1) << qint64(3) << u"33.3 %"_s << u"33.33 %"_s;
        QTest::newRow("exactly half a tenth") << qint64(1) << qint64(2'000) << u"0.1 %"_s << u"0.05 %"_s;
        QTest::newRow("just below half")
            << qint64(49'999) << qint64(100'000'000) << u"0.0 %"_s << u"0.05 %"_s;
        QTest::newRow("carries") << qint64(99'996) << qint64(100'000) << u"100.0 %"_s << u"100.00 %"_s;
        QTest::newRow("all") << qint64(122) << qint64(122) << u"100.0 %"_s << u"100.00 %"_s;
        QTest::newRow("more than all") << qint64(3) << qint64(2) << u"150.0 %"_s << u"150.00 %"_s;
        QTest::newRow("negative") << qint64(-2) << qint64(3) << u"−66.7 %"_s << u"−66.67 %"_s;
        QTest::newRow("of nothing") << qint64(5) << qint64(0) << u"–"_s << u"–"_s;
        QTest::newRow("largest") << qint64(base::kMaxSafeInteger) << qint64(1) << u"900719925474099100.0 %"_s
                                 << u"900719925474099100.00 %"_s;
    }
    void roundsSharesHalfUp()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, whole);
        QTEST(formatShare(part, whole), "one");
        QTEST(formatShare(part, whole, 2), "two");
    }

    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::addColumn<qint64>("value");
        QTest::newRow("plain") << u"1000"_s << true << qint64(1000);
        QTest::newRow("separators") << u" 1,234,567 "_s << true << qint64(1234567);
        QTest::newRow("with won") << u"5,000원"_s << true << qint64(5000);
        QTest::newRow("negative") << u"-1"_s << true << qint64(-1);
        QTest::newRow("empty") << QString() << false << qint64(0);
        QTest::newRow("dollars") << u"10 USD"_s << false << qint64(0);
        QTest::newRow("fraction") << u"10.5"_s << false << qint64(0);
        QTest::newRow("other digits") << u"१०"_s << false << qint64(0);
        QTest::newRow("beyond JSON") << u"9007199254740992"_s << false << qint64(0);
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto value = parseInteger(text);
        QCOMPARE(value.has_value(), good);
        if (good)
            QTEST(*value, "value");
    }

    void givesEveryStateSignAndWord()
    {
        for (const char* state : { "draft", "open", "needs_review", "paid", "ok", "refused", "verified" }) {
            const StateWord word = stateWord(state);
            QVERIFY2(!word.sign.isEmpty() && !word.word.isEmpty(), state);
        }
        QCOMPARE(stateWord("something_new").word, u"something_new"_s);
        QCOMPARE(stateWord("donation.amount").tone, Tone::Danger);
    }
};

QTEST_GUILESS_MAIN(TestConsoleFormat)
#include "tst_console_format.moc"
