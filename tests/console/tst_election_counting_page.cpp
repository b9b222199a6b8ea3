// SPDX-License-Identifier: Apache-2.0
// The counting's screen: proofs of real parts, grid, tiles, charts, what is signed, and the papers.
#include "admin-console/charts/chart_card.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_tab.h"
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/official_table.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/precinct_tiles.h"
#include "admin-console/pages/elections/tie_dialog.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "tests/console/election_bench.h"
#include "tests/console/pdf_text.h"
#include "tests/unit/voting/election_fixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

base::Json share(std::int64_t part, std::int64_t whole)
{
    return base::Json::object(
        { { "part", part }, { "whole", whole }, { "basis_points", whole > 0 ? part * 10'000 / whole : 0 } });
}

base::Json option(
    const char* id, int number, const char* name, std::int64_t votes, bool isElected, bool isTied = false)
{
    return base::Json::object({ { "option", id }, { "number", number }, { "name_ko", name },
        { "name_en", name }, { "party_ko", "" }, { "party_en", "" }, { "list", "" }, { "votes", votes },
        { "share", share(votes, 100) }, { "rank", 1 }, { "elected", isElected }, { "tied", isTied },
        { "seats", 0 } });
}

base::Json unitRow(const char* id, const char* name, std::int64_t enrolled, std::int64_t voted,
    base::Json counts, bool isCounted)
{
    return base::Json::object({ { "unit", id }, { "name_ko", name }, { "name_en", name },
        { "enrolled", enrolled }, { "voted", voted }, { "blank", 2 }, { "valid", voted - 2 },
        { "counts", std::move(counts) }, { "counted", isCounted } });
}

CountingAnswers answers(const char* outcome = "decided")
{
    const bool isTie = std::string_view(outcome) == "tie";
    CountingAnswers made;
    made.election = base::Json::object(
        { { "id", "e-1" }, { "title_ko", "총장 선거" }, { "title_en", "President" }, { "state", "counted" },
            { "threshold", 3 }, { "authority", "a-1" }, { "fingerprint", std::string(64, 'a') },
            { "opened_at", 1'700'000'000 }, { "closed_at", 1'700'030'000 } });
    base::Json trustees = base::Json::array();
    for (int i = 1; i <= 3; ++i)
        trustees.push(base::Json::object({ { "index", i }, { "officer", "o" }, { "name_ko", "관리인" },
            { "name_en", "Keeper" }, { "sums", 2 } }));
    made.progress = base::Json::object({ { "voters", 122 }, { "enrolled", 200 }, { "replaced", 5 },
        { "challenges", 1 }, { "chain_head", std::string(64, 'b') }, { "entries", 220 },
        { "units",
            base::Json::array({ base::Json::object({ { "unit", "p1" }, { "entries", 130 } }),
                base::Json::object({ { "unit", "p2" }, { "entries", 90 } }) }) },
        { "counting",
            base::Json::object({ { "sums", 2 }, { "counted", 2 }, { "started", 1'700'030'010 },
                { "ended", 1'700'030'020 }, { "trustees", std::move(trustees) } }) } });
    const base::Json options = base::Json::array(
        { option("o1", 1, "Kim", 60, !isTie, isTie), option("o2", 2, "Lee", isTie ? 60 : 58, false, isTie) });
    base::Json result = base::Json::object({ { "contest", "c1" }, { "title_ko", "총장" },
        { "title_en", "Chair" }, { "outcome", outcome }, { "options", options }, { "weight", 122 },
        { "blank", 4 }, { "valid", 118 }, { "eligible", 200 } });
    if (isTie)
        result.set("tie",
            base::Json::object(
                { { "options", base::Json::array({ "o1", "o2" }) }, { "seats", 1 }, { "how", "lot" } }));
    made.result = base::Json::object({ { "hash", std::string(64, 'c') }, { "needed", 2 },
        { "contests", base::Json::array({ std::move(result) }) }, { "certifications", base::Json::array() },
        { "certificate",
            base::Json::object({ { "time", 1'700'040'000 }, { "voters", 122 },
                { "certifiers",
                    base::Json::array(
                        { base::Json::object({ { "transaction", std::string(64, 'd') } }) }) } }) } });
    made.table = base::Json::object({ { "contests",
        base::Json::array({ base::Json::object({ { "contest", "c1" }, { "title_ko", "총장" },
            { "title_en", "Chair" }, { "blank", true }, { "options", options },
            { "rows",
                base::Json::array({ unitRow("p1", "Main", 120, 82, base::Json::array({ 50, 30 }), true),
                    unitRow("p2", "Bay", 80, 40, base::Json::array({ 10, 28 }), true) }) },
            { "total",
                base::Json::object({ { "enrolled", 200 }, { "voted", 122 }, { "blank", 4 }, { "valid", 118 },
                    { "counts", base::Json::array({ 60, 58 }) } }) } }) }) } });
    return made;
}

base::Json sumRow(const std::string& unit, const voting::Contest& contest)
{
    return base::Json::object({ { "unit", unit }, { "contest", contest.id },
        { "sums", base::toBase64Url(voting::ContestSums(contest.shape().slots.size()).encode()) } });
}

} // namespace

class TestElectionCounting final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    QTemporaryDir m_folder;

    void give(const CountingAnswers& made)
    {
        while (!m_bench->transport.waiting.empty()) {
            const QString path = m_bench->transport.waiting.front().request.path;
            m_bench->transport.answer(path.endsWith(u"/progress"_s) ? made.progress
                    : path.endsWith(u"/result"_s)                   ? made.result
                    : path.endsWith(u"/officialTable"_s)
                    ? made.table
                    : base::Json::object({ { "rows", base::Json::array() }, { "next", "" } }));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void verifiesRealPartsAndNamesTheBadOne()
    {
        const auto known =
            test::freeze(test::definitionOf({ test::chooseContest("c1") }, voting::Mode::Signed));
        const base::Json frozen =
            voting::composeFrozen(known.frozen.definition, known.frozen.roll, known.frozen.trustees);
        const voting::Contest& contest = known.frozen.definition.contests.front();
        const std::vector<base::Json> sums { sumRow("p001", contest), sumRow("p003", contest) };
        std::vector<base::Json> parts;
        voting::RandomNonces nonces;
        for (std::size_t t = 0; t < 3; ++t) {
            const auto unopened = sumsToOpen(frozen, sums, {}, static_cast<std::int64_t>(t + 1));
            QVERIFY(unopened.has_value());
            QCOMPARE(unopened->size(), std::size_t(2));
            for (const SumToOpen& one : *unopened) {
                const auto opened = known.trustees[t].decrypt(one.statement, one.sums, nonces);
                parts.push_back(base::Json::object({ { "unit", one.statement.unit }, { "contest", "c1" },
                    { "trustee", static_cast<std::int64_t>(t + 1) },
                    { "values", base::toBase64Url(voting::toBytes(*opened)) } }));
            }
        }
        // What has been given is not opened again.
        QVERIFY(sumsToOpen(frozen, sums, parts, 1)->empty());
        QCOMPARE(sumsToOpen(frozen, sums, parts, 4)->size(), std::size_t(2));
        const std::atomic<bool> isStopped { false };
        PartsReport report = checkParts(frozen, sums, parts, isStopped);
        QCOMPARE(report.checked, 6);
        for (const auto& [index, trustee] : report.trustees) {
            QCOMPARE(trustee.good, 2);
            QCOMPARE(trustee.bad, 0);
        }
        auto bytes = *base::fromBase64Url(parts[2].stringOr("values", ""));
        bytes[100] ^= 1;
        parts[2].set("values", base::toBase64Url(bytes));
        parts[3].set("values", "");
        report = checkParts(frozen, sums, parts, isStopped);
        QCOMPARE(report.trustees[2].bad, 2);
        QVERIFY(!report.trustees[2].firstBad.isEmpty());
        QCOMPARE(report.contests["c1"]["p001"].bad, 1);
        QCOMPARE(report.trustees[1].bad, 0);
        // Without the frozen document nothing is called good.
        report = checkParts({}, sums, parts, isStopped);
        QCOMPARE(report.trustees[1].good, 0);
    }

    void fillsTheGridWithTotalsAndProofs()
    {
        const CountingAnswers made = answers();
        const base::Json& table = made.table.at("contests").asArray()[0];
        const auto rows = officialRows(
            table, { { "p1", { 3, 0, true } }, { "p2", { 2, 1, true } } }, 3, m_bench->bench.language);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(officialHeader(table, m_bench->bench.language).size(), qsizetype(rows[0].size()));
        QCOMPARE(rows[2][6].text, u"60"_s);
        QVERIFY(rows[2][6].isBold);
        QVERIFY(rows[0].back().text.startsWith(u"✓ "_s));
        QVERIFY(rows[1].back().text.startsWith(u"✕ "_s));
        // A file holds facts, not what this computer says of them.
        QVERIFY(!rows[0].back().value.toString().contains(u"verified"_s));
        QCOMPARE(rows[0].back().value.toString(), u"parts 3/3"_s);
        // Counted by the server, not verified here: never green.
        QCOMPARE(officialRows(table, {}, 3, m_bench->bench.language)[0].back().tone, Tone::Warning);
    }

    void showsNoTotalOfVotesBeforeEverythingIsCounted()
    {
        base::Json table = answers().table.at("contests").asArray()[0];
        table.set("rows",
            base::Json::array({ unitRow("p1", "Main", 120, 82, base::Json::array({ 50, 30 }), true),
                unitRow("p2", "Bay", 80, 40, base::Json::array({}), false) }));
        table = withRoll(table, answers().progress);
        const auto total = officialRows(table, {}, 3, m_bench->bench.language).back();
        QCOMPARE(total[1].text, u"220"_s);
        QCOMPARE(total[3].text, u"122"_s);
        QCOMPARE(total[4].text, u"61.00 %"_s);
        QCOMPARE(total[5].text, u"55.45 %"_s);
        for (std::size_t column = 6; column + 1 < total.size(); ++column)
            QCOMPARE(total[column].text, u"–"_s);
        QVERIFY(total.back().text.startsWith(u"! "_s));
    }

    void namesEveryFigureThatTheLawAsksFor()
    {
        const base::Json table = withRoll(answers().table.at("contests").asArray()[0], answers().progress);
        const Language& language = m_bench->bench.language;
        QCOMPARE(officialHeader(table, language).mid(0, 6),
            (QStringList { u"Precinct"_s, u"Voters on the roll"_s, u"Voters enrolled"_s,
                u"Voters who voted"_s, u"Turnout (of the enrolled)"_s, u"Turnout of the roll"_s }));
        QCOMPARE(officialHeader(table, language).mid(8, 4),
            (QStringList { u"Blank (no choice)"_s, u"Invalid"_s, u"Sum of votes"_s, u"Abstained"_s }));
        const auto rows = officialRows(table, {}, 3, language);
        QStringList bay;
        for (const Cell& cell : rows[1])
            bay << cell.text;
        QCOMPARE(bay.mid(0, 12),
            (QStringList { u"Bay"_s, u"90"_s, u"80"_s, u"40"_s, u"50.00 %"_s, u"44.44 %"_s, u"10"_s, u"28"_s,
                u"2"_s, u"0"_s, u"40"_s, u"50"_s }));
        QCOMPARE(rows[2][11].text, u"98"_s); // on the roll 220, voted 122: not the blank votes
        // A precinct whose roll is not known: no total of the roll is made up.
        const base::Json unknown = withRoll(answers().table.at("contests").asArray()[0],
            base::Json::object({ { "units",
                base::Json::array({ base::Json::object({ { "unit", "p1" }, { "entries", 130 } }) }) } }));
        QCOMPARE(officialRows(unknown, {}, 3, language)[2][1].text, u"–"_s);
        QCOMPARE(officialRows(unknown, {}, 3, language)[2][5].text, u"–"_s);
        QCOMPARE(officialRows(unknown, {}, 3, language)[2][11].text, u"–"_s);

        QStringList lines;
        for (const auto& line : resultRows(answers().result.at("contests").asArray()[0], table, language))
            lines << line[0].text + u' ' + line[1].text + u' ' + line[2].text;
        QCOMPARE(lines,
            (QStringList { u"1 Kim 60 60.00 %"_s, u"2 Lee 58 58.00 %"_s, u"Blank (no choice) 4 3.28 %"_s,
                u"Invalid 0 0.00 %"_s, u"Sum of votes 122 100.00 %"_s, u"Voters on the roll 220 "_s,
                u"Voters enrolled 200 90.91 %"_s, u"Voters who voted 122 61.00 %"_s,
                u"Turnout of the roll 122 55.45 %"_s, u"Abstained 98 44.55 %"_s }));
    }

    void namesTheBaseOfTheQuorum_data()
    {
        QTest::addColumn<QString>("quorumOf");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("line");
        QTest::newRow("of the enrolled")
            << u"enrolled"_s << u"decided"_s << u"Quorum: 60.00 % of the enrolled 122 61.00 % ✓ reached"_s;
        QTest::newRow("of the roll") << u"roll"_s << u"no_quorum"_s
                                     << u"Quorum: 60.00 % of the roll 122 55.45 % ✕ not reached"_s;
    }
    void namesTheBaseOfTheQuorum()
    {
        QFETCH(QString, quorumOf);
        QFETCH(QString, outcome);
        QFETCH(QString, line);
        CountingAnswers made = answers();
        base::Json contest = made.result.at("contests").asArray()[0];
        const auto quorumLines = [&] {
            QStringList lines;
            for (const auto& row : resultRows(contest, {}, m_bench->bench.language)) {
                if (row[0].text.startsWith(u"Quorum"_s))
                    lines << row[0].text + u' ' + row[1].text + u' ' + row[2].text + u' ' + row[4].text;
            }
            return lines;
        };
        QCOMPARE(quorumLines(), QStringList()); // none is asked for
        contest.set("quorum", 6'000);
        contest.set("quorum_of", fromQt(quorumOf));
        contest.set("roll", 220);
        contest.set("outcome", fromQt(outcome));
        QCOMPARE(quorumLines(), QStringList(line));
        // The paper that is signed says it too.
        made.result.set("contests", base::Json::array({ contest }));
        QStringList cells;
        for (const auto& row : certificatePaper(made, *m_bench->services).rows)
            cells << row[1] + u' ' + row[2] + u' ' + row[3] + u' ' + row[4];
        QVERIFY2(cells.contains(line), qPrintable(cells.join(u'\n')));
    }

    void announcesWhatCameOfIt_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("winner"); // id of the first option
        QTest::addColumn<bool>("isDecided");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("statement");
        const QString result = u"Announcement of the result"_s;
        QTest::newRow("elected") << u"decided"_s << u"choose"_s << u"o1"_s << true
                                 << u"Announcement of who is elected"_s
                                 << u"It is announced that those named above are elected."_s;
        QTest::newRow("no quorum") << u"no_quorum"_s << u"choose"_s << u"o1"_s << false << result
                                   << u"It is announced that nobody is elected."_s;
        QTest::newRow("not elected") << u"not_elected"_s << u"choose"_s << u"o1"_s << false << result
                                     << u"It is announced that nobody is elected."_s;
        QTest::newRow("run-off") << u"runoff"_s << u"choose"_s << u"o1"_s << false << result
                                 << u"It is announced that a run-off will be held."_s;
        QTest::newRow("points for things") << u"decided"_s << u"score"_s << u"o1"_s << true << result
                                           << u"It is announced that the above is adopted."_s;
        QTest::newRow("motion carried") << u"decided"_s << u"choose"_s << u"yes"_s << true << result
                                        << u"It is announced that the above is adopted."_s;
        QTest::newRow("motion lost") << u"decided"_s << u"choose"_s << u"no"_s << true << result
                                     << u"It is announced that the above is rejected."_s;
        QTest::newRow("motion without a majority") << u"not_elected"_s << u"choose"_s << u"yes"_s << false
                                                   << result << u"It is announced that nothing is adopted."_s;
    }
    void announcesWhatCameOfIt()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, kind);
        QFETCH(QString, winner);
        QFETCH(bool, isDecided);
        CountingAnswers made = answers();
        base::Json contest = made.result.at("contests").asArray()[0];
        contest.set("outcome", fromQt(outcome));
        contest.set("kind", fromQt(kind));
        contest.set("options",
            base::Json::array({ option(winner.toLatin1().constData(), 1, "Kim", 60, isDecided),
                option(winner == u"yes"_s   ? "no"
                        : winner == u"no"_s ? "yes"
                                            : "o2",
                    2, "Lee", 58, false) }));
        contest.set("runoff", base::Json::array({ winner.toLatin1().constData(), "o2" }));
        made.result.set("contests", base::Json::array({ contest }));
        const report::Document paper = certificatePaper(made, *m_bench->services);
        QTEST(paper.title, "title");
        QTEST(paper.statement, "statement");
        // "Elected" is said of people, and only where somebody is.
        const QString word = resultRows(contest, {}, m_bench->bench.language)[0][4].text;
        QCOMPARE(word == u"✓ elected"_s, paper.title == u"Announcement of who is elected"_s);
        QCOMPARE(word == u"✓ adopted"_s, paper.statement.endsWith(u"above is adopted."_s));
        QCOMPARE(word == u"✕ rejected"_s, paper.statement.endsWith(u"is rejected."_s));
    }

    void mixedOutcomesAreAnnouncedContestByContest()
    {
        CountingAnswers made = answers();
        base::Json contest = made.result.at("contests").asArray()[0];
        base::Json other = contest;
        other.set("outcome", "not_elected");
        made.result.set("contests", base::Json::array({ contest, other }));
        QCOMPARE(certificatePaper(made, *m_bench->services).statement,
            u"The result of each contest is announced as above."_s);
    }

    void confirmsNothingBeforeTheCountIsOver()
    {
        CountingAnswers made = answers();
        QVERIFY(isCountingOver(made, 0));
        const report::Document final = countingPaper(made, 0, *m_bench->services);
        QCOMPARE(final.title, u"Table of the counting"_s);
        QCOMPARE(final.statement, u"The votes were counted as above."_s);
        QVERIFY(final.notes.back().contains(u"Observer:"_s));
        QVERIFY(!isCountingOver(made, 1));
        // One precinct of another contest is still open: nothing is official yet.
        base::Json counting = made.progress.at("counting");
        counting.set("counted", 1);
        made.progress.set("counting", counting);
        QVERIFY(!isCountingOver(made, 0));
        const report::Document paper = countingPaper(made, 0, *m_bench->services);
        QCOMPARE(paper.title, u"State of the counting (not final)"_s);
        QCOMPARE(paper.statement, u"Counting is not finished. This is not the official table."_s);
        for (const QString& note : paper.notes)
            QVERIFY(!note.contains(u"(seal)"_s));
        // Papers of one election have numbers of their own, and none leads to the node's own address.
        QVERIFY(final.number != certificatePaper(answers(), *m_bench->services).number);
        QVERIFY(final.link.isEmpty());
    }

    void printsTheTableOnlyWhenVotingHasEnded()
    {
        CountingTab tab(*m_bench->services, m_bench->transport, nullptr);
        CountingAnswers made = answers();
        made.election.set("state", "open");
        tab.showElection(made.election);
        give(made);
        auto* paper = tab.findChild<QPushButton*>(u"countingPaper"_s);
        QVERIFY(!paper->isEnabled());
        QVERIFY(paper->toolTip().contains(u"voting has ended"_s));
        QCOMPARE(paper->accessibleDescription(), paper->toolTip());
        made.election.set("state", "counted");
        made.election.set("id", "e-2");
        tab.showElection(made.election);
        give(made);
        QVERIFY(paper->isEnabled());
        QVERIFY(paper->toolTip().isEmpty());
        QCOMPARE(paper->text(), u"Table as PDF…"_s);
        // The grid knows the roll although it came with another answer.
        QCOMPARE(tab.grid().index(2, 1).data().toString(), u"220"_s);
        base::Json counting = made.progress.at("counting");
        counting.set("counted", 1);
        made.progress.set("counting", counting);
        made.election.set("id", "e-3");
        tab.showElection(made.election);
        give(made);
        QCOMPARE(paper->text(), u"State of the counting as PDF…"_s);
    }

    void shadesTilesAndSaysWhatTheShadeSays()
    {
        const CountingAnswers made = answers();
        const base::Json& table = made.table.at("contests").asArray()[0];
        const auto turnout = tilesOf(table, TileSubject::Turnout, m_bench->bench.language);
        QCOMPARE(turnout[0].shade, 68);
        QCOMPARE(turnout[1].value, u"50.0 %"_s);
        const auto leaders = tilesOf(table, TileSubject::Leader, m_bench->bench.language);
        QCOMPARE(leaders[0].series, 0);
        QCOMPARE(leaders[1].series, 1);
        QVERIFY(leaders[1].note.contains(u"Lee"_s));
    }

    void tellsTheTimeThatIsLeft()
    {
        const auto counting = [](int done, int started) {
            return base::Json::object({ { "sums", 10 }, { "counted", done }, { "started", started } });
        };
        QCOMPARE(countingSecondsLeft(counting(5, 1'000), 1'014), 14);
        QCOMPARE(countingSecondsLeft(counting(0, 1'000), 1'014), -1);
        QCOMPARE(countingSecondsLeft(counting(10, 1'000), 1'014), 0);
        QCOMPARE(countingSecondsLeft(base::Json::object({}), 5), -1);
        QCOMPARE(durationText(14), u"00:14"_s);
        QCOMPARE(durationText(3'725), u"1:02:05"_s);
    }

    void showsEverythingAndAsksForTheProofs()
    {
        CountingTab tab(*m_bench->services, m_bench->transport, nullptr);
        QAbstractItemModelTester grid(&tab.grid());
        QAbstractItemModelTester trustees(&tab.trustees());
        QAbstractItemModelTester results(&tab.results());
        QAbstractItemModelTester tiles(&tab.tiles().tiles());
        const CountingAnswers made = answers();
        tab.showElection(made.election);
        give(made);
        QCOMPARE(tab.grid().rowCount(), 3);
        QCOMPARE(tab.tiles().tiles().rowCount(), 0); // nobody looks at them
        tab.findChild<QComboBox*>(u"countingView"_s)->setCurrentIndex(1);
        QCOMPARE(tab.tiles().tiles().rowCount(), 2);
        tab.findChild<QComboBox*>(u"countingView"_s)->setCurrentIndex(0);
        QCOMPARE(tab.trustees().rowCount(), 3);
        QCOMPARE(tab.chart().state(), ChartCard::State::Ready);
        // No frozen document came: no part may be called verified.
        QVERIFY(!tab.trustees().index(0, 2).data().toString().startsWith(u"✓"_s));
        tab.showElection(base::Json());
        QCOMPARE(tab.grid().rowCount(), 0);
    }

    void tieIsSentInTheOrderThatWasChosen()
    {
        const CountingAnswers made = answers("tie");
        auto* dialog =
            new TieDialog(*m_bench->services, u"e-1"_s, made.result.at("contests").asArray()[0], nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<TieDialog> owner(dialog);
        dialog->submit();
        QVERIFY(m_bench->sender->sent.empty()); // no reason given
        dialog->findChild<QLineEdit*>(u"tieReason"_s)->setText(u"제비뽑기"_s);
        dialog->move(1);
        dialog->submit();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"\"options\":[\"o2\",\"o1\"]"_s));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"\"how\":\"lot\""_s));
    }

    void papersHoldTheNumbersAndBecomePdf()
    {
        m_bench->bench.language.set(LanguageCode::Korean);
        const CountingAnswers made = answers();
        const report::Document table = countingPaper(made, 0, *m_bench->services);
        QCOMPARE(table.rows.size(), std::size_t(3));
        QCOMPARE(table.rows[2][6], u"60"_s);
        QCOMPARE(table.columns.size(), table.rows[0].size());
        const report::Document certificate = certificatePaper(made, *m_bench->services);
        QString notes;
        for (const QString& note : certificate.notes)
            notes += note + u'\n';
        QVERIFY(notes.contains(u"Kim"_s));
        QVERIFY(notes.contains(QString(64, u'c')));
        QVERIFY(notes.contains(QString(64, u'd')));
        CountingAnswers rehearsal = made;
        rehearsal.election.set("rehearsal", true);
        QVERIFY(countingPaper(rehearsal, 0, *m_bench->services).title != table.title);
        int n = 0;
        for (const report::Document& paper : { table, certificate }) {
            const QString path = m_folder.filePath(u"paper%1.pdf"_s.arg(++n));
            FileDialog::setNextPath(path);
            savePaper(nullptr, paper);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 30'000);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith("%PDF-"));
            const QString text = pdfText(path);
            QVERIFY2(!text.isEmpty(), "pdftotext (poppler-utils) reads nothing");
            QVERIFY2(text.contains(u"총장 선거"_s), qPrintable(text));
            QVERIFY2(withoutSpaces(text).contains(QString(64, u'c')), qPrintable(text));
            if (n == 1) { // roll, enrolled, voted, turnout, counts, blank, invalid, sum, abstained
                QCOMPARE(numbersBeside(text, u"합계"_s),
                    QStringList({ u"220"_s, u"200"_s, u"122"_s, u"61.00"_s, u"55.45"_s, u"60"_s, u"58"_s,
                        u"4"_s, u"0"_s, u"122"_s, u"98"_s }));
                QCOMPARE(numbersBeside(text, u"Bay"_s),
                    QStringList({ u"90"_s, u"80"_s, u"40"_s, u"50.00"_s, u"44.44"_s, u"10"_s, u"28"_s, u"2"_s,
                        u"0"_s, u"40"_s, u"50"_s }));
            } else {
                QCOMPARE(numbersBeside(text, u"1 Kim"_s).value(0), u"60"_s);
                QVERIFY(text.contains(u"당선인 결정 공고"_s)
                    || withoutSpaces(text).contains(u"당선인결정공고"_s));
            }
        }
    }
};

QTEST_MAIN(TestElectionCounting)
#include "tst_election_counting_page.moc"
