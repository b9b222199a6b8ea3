// SPDX-License-Identifier: Apache-2.0
// The domain's arithmetic: checksum, apportionment, refunds, intervals, monthly dates, cost cap, published groups.
#include "server/domains/donation/rules.h"

#include <QtTest/QtTest>

#include <numeric>

using namespace maru::donation;
using maru::base::CivilDate;
using maru::base::Json;
using maru::base::Won;

namespace {

std::vector<Won> won(std::initializer_list<std::int64_t> amounts)
{
    std::vector<Won> list;
    for (const std::int64_t amount : amounts)
        list.push_back(Won(amount));
    return list;
}

SpendingGroup group(const std::string& category, int first, int count)
{
    SpendingGroup made { category, Won(1'000 * count), {} };
    for (int i = first; i < first + count; ++i)
        made.beneficiaries.insert(std::to_string(i));
    return made;
}

} // namespace

class TestDonationRules : public QObject {
    Q_OBJECT

private slots:
    void checksBusinessNumbers_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("good") << "1248100998" << true;
        QTest::newRow("good, another") << "2208162517" << true;
        QTest::newRow("wrong check digit") << "1248100999" << false;
        QTest::newRow("two digits swapped") << "1284100998" << false;
        QTest::newRow("too short") << "124810099" << false;
        QTest::newRow("too long") << "12481009980" << false;
        QTest::newRow("dashes") << "124-81-009" << false;
        QTest::newRow("letters") << "12481OO998" << false;
        QTest::newRow("empty") << "" << false;
    }
    void checksBusinessNumbers()
    {
        QFETCH(QString, digits);
        QFETCH(bool, isGood);
        QCOMPARE(isBusinessNumber(digits.toStdString()), isGood);
    }

    void apportionsByLargestRemainder()
    {
        QVERIFY(apportion(Won(100), won({ 1, 1, 1 })) == won({ 34, 33, 33 }));
        QVERIFY(apportion(Won(10), won({ 6, 3, 1 })) == won({ 6, 3, 1 }));
        QVERIFY(apportion(Won(7), won({ 0, 5, 5 })) == won({ 0, 4, 3 }));
        QVERIFY(apportion(Won(0), won({ 1, 2 })) == won({ 0, 0 }));
        QVERIFY(apportion(Won(9'007'199'254'740'991), won({ 100'000'000'000'000, 1 }))
            == won({ 9'007'199'254'740'901, 90 }));
    }

    void refundsAddUpAndStayWithinOneWon()
    {
        const std::vector<std::int64_t> amounts { 1, 100, 999, 12'345, 7, 86'548 };
        const std::int64_t raised = std::accumulate(amounts.begin(), amounts.end(), std::int64_t(0));
        for (std::int64_t unspent :
            { std::int64_t(0), std::int64_t(1), std::int64_t(3'333), raised - 1, raised }) {
            std::int64_t start = 0;
            std::int64_t sum = 0;
            for (const std::int64_t amount : amounts) {
                const std::int64_t part =
                    refundShare(Won(unspent), Won(start), Won(amount), Won(raised)).count();
                QVERIFY(part >= 0 && part <= amount);
                QVERIFY(std::abs(part * raised - amount * unspent) < raised);
                sum += part;
                start += amount;
            }
            QCOMPARE(sum, unspent);
        }
    }

    void cutsStretchesIntoParts()
    {
        const auto parts = partsOf({ Won(5), Won(25) }, won({ 10, 0, 10, 100 }));
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(parts[0].within.begin.count(), 5);
        QCOMPARE(parts[0].within.end.count(), 10);
        QCOMPARE(parts[1].piece, std::size_t(2));
        QCOMPARE(parts[2].within.length().count(), 5);
        QVERIFY(partsOf({ Won(5), Won(5) }, won({ 10 })).empty());
    }

    void countsMonthsFromTheFirstDate_data()
    {
        QTest::addColumn<int>("months");
        QTest::addColumn<QString>("date");
        QTest::newRow("same") << 0 << "2027-12-31 09:00";
        QTest::newRow("january") << 1 << "2028-01-31 09:00";
        QTest::newRow("leap day") << 2 << "2028-02-29 09:00";
        QTest::newRow("march again 31") << 3 << "2028-03-31 09:00";
        QTest::newRow("april") << 4 << "2028-04-30 09:00";
        QTest::newRow("common february") << 14 << "2029-02-28 09:00";
    }
    void countsMonthsFromTheFirstDate()
    {
        QFETCH(int, months);
        QFETCH(QString, date);
        const auto time = monthlyTime(CivilDate { 2027, 12, 31 }, months, 31);
        QCOMPARE(QString::fromStdString(maru::base::koreanDateTime(time)), date);
    }

    void capsCostsByTier()
    {
        const auto tier = [](std::int64_t upTo, std::int64_t percent) {
            return Json::object({ { "up_to", upTo }, { "percent", percent } });
        };
        const Json tiers = Json::array({ tier(1'000, 15), tier(10'000, 13), tier(20'000, 10) });
        QCOMPARE(costCap(tiers, Won(1'000)).count(), 150);
        QCOMPARE(costCap(tiers, Won(1'001)).count(), 130);
        QCOMPARE(costCap(tiers, Won(1'000'000)).count(), 100'000);
    }

    void capsCostsWhateverThePercent_data()
    {
        QTest::addColumn<qint64>("percent");
        QTest::addColumn<qint64>("cap");
        QTest::newRow("nothing") << qint64(0) << qint64(0);
        QTest::newRow("everything") << qint64(100) << qint64(maru::base::kMaxSafeInteger);
        QTest::newRow("more than everything") << qint64(101) << qint64(maru::base::kMaxSafeInteger);
        QTest::newRow("largest") << qint64(maru::base::kMaxSafeInteger)
                                 << qint64(maru::base::kMaxSafeInteger);
        QTest::newRow("negative") << qint64(-1) << qint64(0);
    }
    void capsCostsWhateverThePercent()
    {
        QFETCH(qint64, percent);
        QFETCH(qint64, cap);
        const Json tiers = Json::array(
            { Json::object({ { "up_to", 5 }, { "percent", static_cast<std::int64_t>(percent) } }) });
        QCOMPARE(qint64(costCap(tiers, Won(maru::base::kMaxSafeInteger)).count()), cap);
    }

    void publishesOnlyWhatHidesEverybody()
    {
        // Enough people everywhere.
        QVERIFY(publishable({ group("food", 0, 5), group("medical", 0, 6) }, 5)
            == std::vector<bool>({ true, true }));
        // One small group would follow from the total: the smallest large one hides with it.
        QVERIFY(publishable({ group("food", 0, 9), group("medical", 0, 2), group("daily", 3, 6) }, 5)
            == std::vector<bool>({ true, false, false }));
        // Small groups that have enough people together.
        QVERIFY(publishable({ group("food", 0, 9), group("medical", 0, 3), group("daily", 3, 3) }, 5)
            == std::vector<bool>({ true, false, false }));
        // The same two people in both small groups are two, not four.
        QVERIFY(publishable({ group("food", 0, 9), group("medical", 0, 2), group("daily", 0, 2) }, 5)
            == std::vector<bool>({ false, false, false }));
        QVERIFY(publishable({ group("food", 0, 4) }, 5) == std::vector<bool>({ false }));
        QVERIFY(publishable({}, 5).empty());
    }
};

QTEST_GUILESS_MAIN(TestDonationRules)
#include "tst_donation_rules.moc"
