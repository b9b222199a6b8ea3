// SPDX-License-Identifier: Apache-2.0
// A bank's statement: formats, lines that are none, size, and the match with the chain.
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/bank_statement.h"

#include <QIODevice>
#include <QTest>

#include <vector>

using namespace maru;
using namespace maru::console;
using namespace maru::console::donations;
using namespace Qt::StringLiterals;

class TestBankStatement final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesALargeFileBeforeReadingIt()
    {
        class Large final : public QIODevice {
        public:
            qint64 size() const override { return qint64(64) << 30; }
            qint64 asked = 0;

        protected:
            qint64 readData(char*, qint64 most) override
            {
                asked += most;
                return 0;
            }
            qint64 writeData(const char*, qint64) override { return -1; }
        } large;
        QCOMPARE(toQt(readCsvBytes(large).error().code), u"console.csv_large"_s);
        QCOMPARE(large.asked, qint64(0));
    }

    void readsStatementsOfBanks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("refused");
        QTest::newRow("one column")
            << u"거래일,금액,거래번호\n2026-11-01,\"-1,000원\",A-1\n2026.11.02,2000,A-2\n"_s << 2 << 0;
        QTest::newRow("in and out") << u"날짜;입금액;출금액;참조\n20261101;1000;;A\n20261102;;500;B\n"_s << 2
                                    << 0;
        QTest::newRow("bad lines")
            << u"date,amount,reference\n어제,1,A\n2026-11-01,x,B\n2026-11-01,5,\n2026-11-01,5,C\n"_s << 1
            << 3;
        QTest::newRow("both ways")
            << u"date,deposit,withdrawal,reference\n2026-11-01,5,5,A\n2026-11-01,,,B\n"_s << 0 << 2;
    }
    void readsStatementsOfBanks()
    {
        QFETCH(QString, text);
        const auto table = readCsv(text.toUtf8());
        QVERIFY(table);
        const auto statement = readStatement(*table);
        QVERIFY(statement);
        QTEST(static_cast<int>(statement->lines.size()), "lines");
        QTEST(static_cast<int>(statement->refusals.size()), "refused");
        for (const BankRefusal& one : statement->refusals)
            QVERIFY(one.line >= 2);
    }

    void refusesAStatementWithoutItsColumns()
    {
        const auto table = readCsv("when,how much\n2026-11-01,5\n");
        QCOMPARE(toQt(readStatement(*table).error().code), u"console.csv_columns"_s);
    }

    void matchesBankAndChain()
    {
        const auto at = [](int day) { return qint64(1793458800) + day * 86'400; }; // 2026-11-01 00:00 KST
        const std::vector<BankLine> bank { { 2, u"2026-11-01"_s, 1000, true, u"A"_s },
            { 3, u"2026-11-02"_s, -500, true, u"B"_s }, { 4, u"2026-11-02"_s, 70, true, u"C"_s },
            { 5, u"2026-11-03"_s, 1000, true, u"A"_s } };
        const std::vector<ChainEntry> chain { { u"t1"_s, at(0), u"citizen:x"_s, 1000, u"A"_s },
            { u"t2"_s, at(1), u"organisation:y"_s, -501, u"B"_s },
            { u"t3"_s, at(1), u"citizen:z"_s, 9, u"D"_s }, { u"t4"_s, at(20), u"citizen:z"_s, 9, u"E"_s } };
        const auto matches = matchStatement(bank, chain);
        const auto stateOf = [&matches](const QString& reference, int line) {
            for (const BankMatch& one : matches) {
                if (one.bank != nullptr ? one.bank->line == line
                                        : line == 0 && one.chain->reference == reference)
                    return one.state;
            }
            return BankMatch::State::Matched;
        };
        QCOMPARE(matches.size(), std::size_t(5));
        QVERIFY(stateOf(u"A"_s, 2) == BankMatch::State::Matched);
        QVERIFY(stateOf(u"B"_s, 3) == BankMatch::State::AmountDiffers);
        QVERIFY(stateOf(u"C"_s, 4) == BankMatch::State::MissingOnChain);
        QVERIFY(stateOf(u"A"_s, 5) == BankMatch::State::Repeated);
        QVERIFY(stateOf(u"D"_s, 0) == BankMatch::State::MissingAtBank);
        // What needs an eye stands first.
        QVERIFY(matches.back().state == BankMatch::State::Matched);
    }
};

QTEST_GUILESS_MAIN(TestBankStatement)
#include "tst_bank_statement.moc"
