// SPDX-License-Identifier: Apache-2.0
// Lists of elections that are longer than any page: read whole or refused, never cut, and shown without putting
// thousands of lines into words.
#include "admin-console/pages/elections/official_table.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/sums_to_open.h"
#include "tests/console/election_bench.h"
#include "tests/unit/voting/election_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 500;

/// A server with a list of `rows` rows; `make` gives row n.
class LongList {
public:
    LongList(ScriptedTransport& transport, int rows, std::function<base::Json(int)> make)
        : m_transport(transport), m_rows(rows), m_make(std::move(make))
    {
    }

    /// Answers the question that waits; false: none.
    bool answer()
    {
        if (m_transport.waiting.empty())
            return false;
        const QString after = m_transport.argument(u"after"_s);
        const int limit = m_transport.argument(u"limit"_s).toInt();
        const int first = after.isEmpty() ? 0 : after.mid(1).toInt();
        const int end = std::min(first + limit, m_rows);
        base::Json rows = base::Json::array();
        for (int i = first; i < end; ++i)
            rows.push(m_make(i));
        ++pages;
        m_transport.answer(base::Json::object({ { "rows", std::move(rows) },
            { "next", end < m_rows ? "c" + std::to_string(end) : std::string() } }));
        return true;
    }
    int pages = 0;

private:
    ScriptedTransport& m_transport;
    int m_rows;
    std::function<base::Json(int)> m_make;
};

base::Json numbered(int i)
{
    return base::Json::object({ { "n", i } });
}

base::Json answerOf(int rows, const char* next)
{
    base::Json list = base::Json::array();
    for (int i = 0; i < rows; ++i)
        list.push(numbered(i));
    return base::Json::object({ { "rows", std::move(list) }, { "next", next } });
}

base::Json bigContest(int precincts)
{
    base::Json rows = base::Json::array();
    for (int i = 0; i < precincts; ++i)
        rows.push(base::Json::object({ { "unit", "p" + std::to_string(i) }, { "name_ko", "투표구" },
            { "name_en", "Precinct " + std::to_string(i) }, { "enrolled", 12 }, { "voted", i % 12 },
            { "blank", 0 }, { "valid", i % 12 }, { "counts", base::Json::array({ i % 12, 0 }) },
            { "counted", i % 2 == 0 } }));
    const auto option = [](const char* id) {
        return base::Json::object(
            { { "option", id }, { "number", 1 }, { "name_ko", id }, { "name_en", id } });
    };
    return base::Json::object({ { "contest", "c1" }, { "blank", true },
        { "options", base::Json::array({ option("o1"), option("o2") }) }, { "rows", std::move(rows) },
        { "total", base::Json::object({ { "counts", base::Json::array({ 1, 2 }) } }) } });
}

} // namespace

class TestElectionLists final : public QObject {
    Q_OBJECT

private:
    ScriptedTransport m_transport;

private Q_SLOTS:
    void cleanup() { m_transport.waiting.clear(); }

    void readsEveryRowOfALongListInItsOrder()
    {
        constexpr int kRows = 12'345;
        LongList server(m_transport, kRows, &numbered);
        QObject context;
        int ends = 0;
        std::vector<base::Json> all;
        loadWholeList(m_transport, u"sums"_s, u"e-1"_s, &context,
            [&](const base::Result<std::vector<base::Json>>& rows) {
                ++ends;
                QVERIFY(rows.has_value());
                all = *rows;
            });
        while (server.answer()) { }
        QCOMPARE(ends, 1);
        QCOMPARE(all.size(), std::size_t(kRows));
        for (int i = 0; i < kRows; ++i)
            QCOMPARE(all[static_cast<std::size_t>(i)].integerOr("n", -1), i);
        QCOMPARE(server.pages, (kRows + kPage - 1) / kPage);
    }

    void holdsOnePageAndAsksForTheNextWhenItIsWorkedThrough()
    {
        LongList server(m_transport, 3 * kPage, &numbered);
        QObject context;
        std::function<void()> goOn;
        int pages = 0;
        bool hasEnded = false;
        readList(m_transport, { u"decryptions"_s, u"e-1"_s, { { u"trustee"_s, u"3"_s } } }, &context,
            { [&](std::vector<base::Json> rows, std::function<void()> next) {
                 QCOMPARE(rows.size(), std::size_t(kPage));
                 ++pages;
                 goOn = std::move(next);
             },
                [&](const base::Status& status) { hasEnded = status.has_value(); } });
        QCOMPARE(m_transport.argument(u"trustee"_s), u"3"_s);
        QVERIFY(server.answer());
        QVERIFY(!server.answer()); // nothing is asked before it is wanted
        const auto first = goOn;
        goOn();
        first(); // once is enough
        QCOMPARE(m_transport.waiting.size(), std::size_t(1));
        QCOMPARE(m_transport.argument(u"trustee"_s), u"3"_s);
        QVERIFY(server.answer());
        goOn();
        QVERIFY(server.answer());
        QVERIFY(!hasEnded);
        goOn();
        QVERIFY(hasEnded);
        QCOMPARE(pages, 3);
        QVERIFY(m_transport.waiting.empty());
    }

    void refusesAListThatIsTooLong_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("as many as may be") << 1'000 << true;
        QTest::newRow("one more") << 1'001 << false;
        QTest::newRow("many more") << 9'000 << false;
    }
    void refusesAListThatIsTooLong()
    {
        QFETCH(int, rows);
        QFETCH(bool, isRead);
        LongList server(m_transport, rows, &numbered);
        QObject context;
        base::Status ended = base::refused("console.cancelled");
        readList(m_transport, { u"sums"_s, u"e-1"_s, {}, 1'000 }, &context,
            { [](const std::vector<base::Json>&, const std::function<void()>& goOn) { goOn(); },
                [&](const base::Status& status) { ended = status; } });
        while (server.answer()) { }
        QCOMPARE(ended.has_value(), isRead);
        if (!isRead)
            QCOMPARE(ended.error().code, std::string("console.list_too_long"));
    }

    void refusesPagesThatWouldNeverEnd_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("no rows and more to come") << 0 << QByteArray("d");
        QTest::newRow("the same page again") << 2 << QByteArray("c");
    }
    void refusesPagesThatWouldNeverEnd()
    {
        QFETCH(int, rows);
        QFETCH(QByteArray, next);
        QObject context;
        std::string code;
        loadWholeList(m_transport, u"sums"_s, u"e-1"_s, &context,
            [&](const base::Result<std::vector<base::Json>>& all) { code = all ? "ok" : all.error().code; });
        m_transport.answer(answerOf(2, "c"));
        m_transport.answer(answerOf(rows, next.constData()));
        QCOMPARE(code, std::string("console.protocol"));
        QVERIFY(m_transport.waiting.empty());
    }

    void endsWithoutAWordWhenNobodyWaitsAnyMore()
    {
        LongList server(m_transport, 4 * kPage, &numbered);
        auto context = std::make_unique<QObject>();
        bool hasEnded = false;
        std::function<void()> goOn;
        readList(m_transport, { u"sums"_s, u"e-1"_s }, context.get(),
            { [&](const std::vector<base::Json>&, std::function<void()> next) { goOn = std::move(next); },
                [&](const base::Status&) { hasEnded = true; } });
        QVERIFY(server.answer());
        context.reset();
        goOn();
        QVERIFY(m_transport.waiting.empty());
        QVERIFY(!hasEnded);
    }

    void checksMoreThanTenThousandPartsAndCutsNone()
    {
        constexpr int kParts = 12'300;
        const auto known =
            test::freeze(test::definitionOf({ test::chooseContest("c1") }, voting::Mode::Signed));
        const base::Json frozen =
            voting::composeFrozen(known.frozen.definition, known.frozen.roll, known.frozen.trustees);
        PartCheck check(m_transport, nullptr);
        QSignalSpy changed(&check, &PartCheck::changed);
        check.start(u"e-1"_s);
        m_transport.answer(base::Json::object({ { "value", base::Json::object({ { "frozen", frozen } }) } }));
        QTRY_VERIFY(!m_transport.waiting.empty());
        QVERIFY(m_transport.waiting.front().request.path.endsWith(u"/sums"_s));
        m_transport.answer(answerOf(0, ""));
        // None of these holds: there is no such sum. What counts is that every one is looked at.
        LongList parts(m_transport, kParts, [](int i) {
            return base::Json::object({ { "unit", "p" + std::to_string(i / 5) }, { "contest", "c1" },
                { "trustee", 1 + i % 5 }, { "values", "AAAA" } });
        });
        while (check.isRunning()) {
            QTRY_VERIFY(!check.isRunning() || !m_transport.waiting.empty());
            parts.answer();
        }
        QCOMPARE(parts.pages, (kParts + kPage - 1) / kPage);
        QCOMPARE(check.report().checked, kParts);
        QCOMPARE(check.checkedSoFar(), kParts);
        qint64 bad = 0;
        for (const auto& [index, trustee] : check.report().trustees)
            bad += trustee.bad;
        QCOMPARE(bad, kParts);
        QVERIFY(!check.error());
        QVERIFY(changed.count() >= 2);
    }

    void doesNotVerifyTheSamePartTwiceAndSeesOneThatHasChanged()
    {
        const auto known =
            test::freeze(test::definitionOf({ test::chooseContest("c1") }, voting::Mode::Signed));
        const base::Json frozen =
            voting::composeFrozen(known.frozen.definition, known.frozen.roll, known.frozen.trustees);
        const voting::Contest& contest = known.frozen.definition.contests.front();
        const base::Json sum = base::Json::object({ { "unit", "p001" }, { "contest", "c1" },
            { "sums", base::toBase64Url(voting::ContestSums(contest.shape().slots.size()).encode()) } });
        const auto unopened = sumsToOpen(frozen, { sum }, {}, 1);
        voting::RandomNonces nonces;
        const auto parts =
            known.trustees[0].decrypt(unopened->front().statement, unopened->front().sums, nonces);
        base::Json row = base::Json::object({ { "unit", "p001" }, { "contest", "c1" }, { "trustee", 1 },
            { "values", base::toBase64Url(voting::toBytes(*parts)) } });
        const std::atomic<bool> isStopped { false };
        PartsChecker checker(frozen);
        checker.addSums({ sum });
        for (int round = 0; round < 2; ++round) {
            checker.begin();
            checker.check({ row }, isStopped);
            QCOMPARE(checker.report().checked, 1);
            QCOMPARE(checker.report().trustees.at(1).good, 1);
        }
        auto bytes = voting::toBytes(*parts);
        bytes[40] ^= 1;
        row.set("values", base::toBase64Url(bytes));
        checker.begin();
        checker.check({ row }, isStopped);
        QCOMPARE(checker.report().trustees.at(1).bad, 1);
        // Two sums under one name: nobody knows of which the part is.
        PartsChecker doubled(frozen);
        doubled.addSums({ sum, sum });
        row.set("values", base::toBase64Url(voting::toBytes(*parts)));
        doubled.check({ row }, isStopped);
        QCOMPARE(doubled.report().trustees.at(1).bad, 1);
    }

    void showsFourteenThousandPrecinctsAsTheyAre()
    {
        ElectionBench bench;
        bench.bench.language.set(LanguageCode::English);
        OfficialTable table(bench.bench.language, nullptr);
        QAbstractItemModelTester tester(&table);
        const auto small = std::make_shared<const base::Json>(bigContest(3));
        table.setTable(small, { { "p0", { 3, 0, true } }, { "p2", { 2, 1, true } } }, 3);
        const auto lines = officialRows(
            *small, { { "p0", { 3, 0, true } }, { "p2", { 2, 1, true } } }, 3, bench.bench.language);
        QCOMPARE(table.rowCount(), 4);
        QCOMPARE(std::size_t(table.columnCount()), lines[0].size());
        for (int row = table.rowCount() - 1; row >= 0; --row) {
            for (int column = 0; column < table.columnCount(); ++column)
                QCOMPARE(table.index(row, column).data().toString(),
                    lines[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)].text);
        }
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        table.setTable(std::make_shared<const base::Json>(bigContest(14'000)), {}, 3);
        QCOMPARE(table.rowCount(), 14'001);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(table.index(13'999, 0).data().toString(), u"Precinct 13999"_s);
        QVERIFY(table.index(14'000, 0).data(Qt::FontRole).isValid());
        // The same precincts with new numbers: who has selected one keeps it.
        table.setTable(std::make_shared<const base::Json>(bigContest(14'000)), {}, 3);
        QCOMPARE(resets.count(), 1);
        table.setTable(nullptr, {}, 3);
        QCOMPARE(table.rowCount(), 0);
    }
};

QTEST_MAIN(TestElectionLists)
#include "tst_election_lists.moc"
