// SPDX-License-Identifier: Apache-2.0
// Korean civil dates: day boundaries at 15:00 UTC, leap years, ends of months, and texts that are no date.
#include "shared/base/calendar.h"

#include <QtTest>

using namespace maru::base;

class TstCalendar : public QObject {
    Q_OBJECT

private slots:
    void tellsTheKoreanDate_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("expected");
        QTest::newRow("epoch") << qint64(0) << "1970-01-01 09:00";
        QTest::newRow("last second of a Korean day") << qint64(53999) << "1970-01-01 23:59";
        QTest::newRow("first second of the next") << qint64(54000) << "1970-01-02 00:00";
        QTest::newRow("before the epoch") << qint64(-32401) << "1969-12-31 23:59";
        QTest::newRow("leap day") << qint64(1709132400) << "2024-02-29 00:00";
        QTest::newRow("2026") << qint64(1795323780) << "2026-11-22 14:03";
        QTest::newRow("year 9999") << qint64(253402268399) << "9999-12-31 23:59";
    }

    void tellsTheKoreanDate()
    {
        QFETCH(qint64, time);
        QTEST(QString::fromStdString(koreanDateTime(UnixSeconds(time))), "expected");
    }

    void everyDayFollowsTheOneBefore()
    {
        CivilDate date { 1899, 12, 31 };
        std::int64_t seconds = startOfKoreanDay(date).count();
        while (date.year < 2101) {
            seconds += 86400;
            const CivilDate following = koreanDate(UnixSeconds(seconds));
            const bool monthEnds = date.day == daysInMonth(date.year, date.month);
            CivilDate expected { date.year, date.month, date.day + 1 };
            if (monthEnds)
                expected = date.month == 12 ? CivilDate { date.year + 1, 1, 1 }
                                            : CivilDate { date.year, date.month + 1, 1 };
            QVERIFY(following == expected);
            QCOMPARE(startOfKoreanDay(following).count(), seconds);
            date = following;
        }
    }

    void addsMonthsAndFallsOnTheLastDay()
    {
        QCOMPARE(isoDate(addMonths({ 2026, 1, 31 }, 1, 31)), "2026-02-28");
        QCOMPARE(isoDate(addMonths({ 2028, 1, 31 }, 1, 31)), "2028-02-29");
        QCOMPARE(isoDate(addMonths({ 2026, 2, 28 }, 1, 31)), "2026-03-31");
        QCOMPARE(isoDate(addMonths({ 2026, 11, 15 }, 2, 15)), "2027-01-15");
        QCOMPARE(isoDate(addMonths({ 2026, 1, 15 }, -1, 15)), "2025-12-15");
        QCOMPARE(isoDate(addMonths({ 2026, 3, 31 }, 0, 1)), "2026-03-01");
    }

    void knowsLeapYears()
    {
        QCOMPARE(daysInMonth(2000, 2), 29);
        QCOMPARE(daysInMonth(1900, 2), 28);
        QCOMPARE(daysInMonth(2024, 2), 29);
        QCOMPARE(daysInMonth(2026, 2), 28);
    }

    void refusesTextsThatAreNoDate()
    {
        QCOMPARE(isoDate(*parseIsoDate("2024-02-29")), "2024-02-29");
        QVERIFY(parseIsoDate("1900-01-01").has_value());
        QVERIFY(parseIsoDate("9999-12-31").has_value());
        for (const char* text : { "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
                 "1899-12-31", "2026/01/01", "2026-1-1", "20260101", "2026-01-01 ", "202a-01-01",
                 "-026-01-01", "2026-+1-01" })
            QVERIFY2(!parseIsoDate(text) && parseIsoDate(text).error().code == "format.date", text);
    }
};

QTEST_GUILESS_MAIN(TstCalendar)
#include "tst_calendar.moc"
