// SPDX-License-Identifier: Apache-2.0
// The voting day and the help desk: what is shown, what may be done when, and what nobody is told in ring mode.
#include "admin-console/charts/chart_card.h"
#include "admin-console/pages/elections/election_book.h"
#include "admin-console/pages/elections/election_frame.h"
#include "admin-console/pages/elections/election_part.h"
#include "admin-console/pages/elections/help_desk.h"
#include "admin-console/pages/elections/objection_part.h"
#include "admin-console/pages/elections/precinct_turnout.h"
#include "admin-console/pages/elections/replace_invitation.h"
#include "admin-console/pages/elections/resources.h"
#include "admin-console/pages/elections/voting_day.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/cells_model.h"
#include "server/domains/election/election_domain.h"
#include "shared/crypto/election_invitation.h"
#include "tests/console/election_bench.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kNine = 1'763'769'600; // 2025-11-22 09:00 KST

base::Json electionRow(const char* mode, const char* state = "open", bool isRehearsal = false)
{
    return base::Json::object({ { "id", "e-1" }, { "title_ko", "총학생회 선거" }, { "title_en", "Council" },
        { "mode", mode }, { "state", state }, { "rehearsal", isRehearsal }, { "opens", kNine },
        { "closes", kNine + 36'000 } });
}

base::Json hour(std::int64_t at, int count)
{
    return base::Json::object({ { "hour", at }, { "count", count } });
}

base::Json unit(const char* id, const char* name, int enrolled, int voted)
{
    return base::Json::object({ { "unit", id }, { "name_ko", name }, { "name_en", name },
        { "entries", enrolled + 100 }, { "enrolled", enrolled }, { "voted", voted } });
}

base::Json progress()
{
    return base::Json::object({ { "enrolled", 400 }, { "entries", 500 }, { "voted", 130 }, { "ballots", 150 },
        { "replaced", 20 }, { "challenges", 3 },
        { "hours", base::Json::array({ hour(kNine, 100), hour(kNine + 7'200, 30) }) },
        { "units",
            base::Json::array(
                { unit("p001", "가", 300, 60), unit("p002", "나", 100, 70), unit("p003", "다", 0, 0) }) } });
}

base::Json refusedCast(const char* code, const char* action = "cast")
{
    return base::Json::object({ { "action", action }, { "code", code } });
}

} // namespace

class TestElectionDay final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;

    /// Answers everything that waits, by path.
    void answerAll(const base::Json& observations = base::Json::array(), int queue = 3)
    {
        while (!m_bench->transport.waiting.empty()) {
            const QString path = m_bench->transport.waiting.front().request.path;
            base::Json rows = base::Json::array();
            if (path.endsWith(u"/progress"_s)) {
                m_bench->transport.answer(progress());
                continue;
            }
            if (path == u"/v1/node"_s) {
                m_bench->transport.answer(base::Json::object({ { "queue", queue } }));
                continue;
            }
            if (path.endsWith(u"/observations"_s))
                rows = observations;
            if (path.endsWith(u"/incidents"_s)) {
                rows.push(base::Json::object(
                    { { "number", 1 }, { "kind", "outage" }, { "text", "정전" }, { "time", kNine } }));
                rows.push(base::Json::object(
                    { { "number", 2 }, { "kind", "other" }, { "text", "복구" }, { "time", kNine + 60 } }));
            }
            if (path == u"/v1/transactions"_s) {
                rows.push(refusedCast("election.ballot_proof"));
                rows.push(refusedCast("ok"));
                rows.push(refusedCast("election.ballot_proof"));
                rows.push(refusedCast("election.closed"));
            }
            m_bench->transport.answer(base::Json::object({ { "rows", std::move(rows) }, { "next", "" } }));
        }
    }
    QString allText(const QWidget& widget) const
    {
        QStringList texts;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            texts << label->text() << label->accessibleName() << label->toolTip();
        for (const QTableView* table : widget.findChildren<QTableView*>()) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                for (int column = 0; column < table->model()->columnCount(); ++column)
                    texts << table->model()->index(row, column).data().toString();
            }
        }
        return texts.join(u'\n');
    }
    base::Json voter(bool isEnrolled, const base::Json& voted) const
    {
        return base::Json::object({ { "number", 42 }, { "precinct", "p001" }, { "weight", 1 },
            { "state", isEnrolled ? "enrolled" : "listed" }, { "enrolled", isEnrolled },
            { "voted", voted } });
    }

    void readDeclarations()
    {
        base::Json list = base::Json::array();
        list.push(domain::toJson(election::makeSpec()));
        QVERIFY(m_bench->bench.catalogue.read(base::Json::object({ { "domains", std::move(list) } })));
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void drawsHoursWithoutAVoteToo()
    {
        const ChartData data = turnoutByHour(progress());
        QCOMPARE(data.categories, (QStringList { u"09"_s, u"10"_s, u"11"_s }));
        QCOMPARE(data.value(0, 0), std::optional<qint64>(100));
        QCOMPARE(data.value(0, 1), std::optional<qint64>(0));
        QCOMPARE(data.value(0, 2), std::optional<qint64>(30));
        QVERIFY(turnoutByHour(base::Json::object({})).isEmpty());
    }

    void listsEveryPrecinctTheLowestTurnoutFirst()
    {
        PrecinctTurnout list(*m_bench->services, nullptr);
        list.show(progress(), electionRow("signed"));
        QAbstractItemModel& shown = *list.table().model();
        QAbstractItemModelTester tester(&shown);
        const auto names = [&shown] {
            QStringList all;
            for (int row = 0; row < shown.rowCount(); ++row)
                all << shown.index(row, PrecinctTurnout::Name).data().toString();
            return all;
        };
        // 20 %, 70 %, and last where nobody could vote: there is nothing to look at.
        QCOMPARE(names(), (QStringList { u"가"_s, u"나"_s, u"다"_s }));
        QCOMPARE(shown.index(0, PrecinctTurnout::OfEnrolled).data().toString(), u"20.0 %"_s);
        QCOMPARE(shown.index(0, PrecinctTurnout::OfRoll).data().toString(), u"15.0 %"_s);
        QCOMPARE(shown.index(2, PrecinctTurnout::OfEnrolled).data().toString(), u"–"_s);
        list.table().sortByColumn(PrecinctTurnout::Voted, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList { u"나"_s, u"가"_s, u"다"_s }));
        auto* search = list.findChild<QLineEdit*>(u"precinctSearch"_s);
        QVERIFY(search != nullptr);
        search->setText(u"다"_s);
        QCOMPARE(names(), QStringList { u"다"_s });
        search->clear();
        // News keep the order that somebody has chosen.
        list.show(progress(), electionRow("signed"));
        QCOMPARE(names(), (QStringList { u"나"_s, u"가"_s, u"다"_s }));
    }

    void ordersTurnoutByValueNotByItsWords()
    {
        base::Json given = progress();
        given.set("units",
            base::Json::array(
                { unit("p1", "a", 1'000, 95), unit("p2", "b", 1'000, 800), unit("p3", "c", 1'000, 1'000) }));
        PrecinctTurnout list(*m_bench->services, nullptr);
        list.show(given, electionRow("signed"));
        const QAbstractItemModel& shown = *list.table().model();
        QCOMPARE(shown.index(0, PrecinctTurnout::OfEnrolled).data().toString(), u"9.5 %"_s);
        QCOMPARE(shown.index(2, PrecinctTurnout::OfEnrolled).data().toString(), u"100.0 %"_s);
    }

    void fixesTheElectionOfAForm_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* action :
            { "voidElection", "closeElection", "extendElection", "pauseElection", "logIncident", "certify" })
            QTest::newRow(action) << QString::fromLatin1(action);
    }
    void fixesTheElectionOfAForm()
    {
        QFETCH(QString, action);
        readDeclarations();
        m_bench->bench.catalogue.learn("election", "election", "e-1", { "총학생회 선거", "Council" });
        VotingDay day(*m_bench->services, m_bench->transport, nullptr);
        day.showElection(electionRow("signed"));
        ActionForm* form = day.openAction(fromQt(action));
        QVERIFY(form != nullptr);
        // What the warning names is what is signed: it can be read and copied, not changed.
        const auto fixed = form->findChildren<QLineEdit*>(u"electionFixed"_s);
        QCOMPARE(fixed.size(), qsizetype(1));
        QVERIFY(fixed[0]->isReadOnly());
        QVERIFY2(fixed[0]->text().contains(u"e-1"_s), qPrintable(fixed[0]->text()));
        for (const QComboBox* box : form->findChildren<QComboBox*>(u"election"_s))
            QVERIFY(box->isHidden());
        QCOMPARE(form->payload().stringOr("election", ""), std::string("e-1"));
    }

    void asksForTheUnitOfAnIncidentByName()
    {
        readDeclarations();
        VotingDay day(*m_bench->services, m_bench->transport, nullptr);
        day.showElection(electionRow("signed"));
        answerAll();
        ActionForm* form = day.openAction("logIncident");
        QVERIFY(form != nullptr);
        auto* units = form->findChild<QComboBox*>(u"unit"_s);
        QVERIFY(units != nullptr);
        QCOMPARE(units->count(), 4); // nothing chosen, and three names
        QCOMPARE(units->itemText(1), u"가"_s);
        // It may stay open which unit it was.
        QCOMPARE(form->payload().find("unit"), static_cast<const base::Json*>(nullptr));
        units->setCurrentIndex(2);
        QCOMPARE(form->payload().stringOr("unit", ""), std::string("p002"));
    }

    void countsOnlyRefusedBallots()
    {
        const auto counts = refusalsByReason({ refusedCast("ok"), refusedCast("election.closed"),
            refusedCast("election.closed"), refusedCast("election.state", "freeze"),
            refusedCast("election.challenge_opening", "challenge") });
        QCOMPARE(counts.size(), std::size_t(2));
        QCOMPARE(counts.at("election.closed"), 2);
        QCOMPARE(counts.at("election.challenge_opening"), 1);
    }

    void alertsComeWorstFirst()
    {
        AlertInput input;
        input.state = "open";
        input.queue = 600;
        input.refusals = { { "election.closed", 4 } };
        input.observations = { base::Json::object({ { "verdict", "pass" } }),
            base::Json::object({ { "verdict", "fork" }, { "height", 77 }, { "detail", "다른 머리" } }) };
        const auto alerts = alertsOf(input, m_bench->bench.language);
        QCOMPARE(alerts.size(), std::size_t(3));
        QCOMPARE(alerts[0].tone, Tone::Danger);
        QVERIFY(alerts[0].title.contains(u"77"_s));
        // Another history has a title of its own, in both languages.
        AlertInput mismatch;
        mismatch.observations = { base::Json::object({ { "verdict", "fail" }, { "height", 77 } }) };
        const auto mismatches = alertsOf(mismatch, m_bench->bench.language);
        QCOMPARE(mismatches.size(), std::size_t(1));
        QVERIFY(mismatches[0].title.contains(u"77"_s));
        QVERIFY(mismatches[0].title != alerts[0].title);
        QVERIFY(alertsOf({}, m_bench->bench.language).empty());
        // Before it opens refused ballots are another election's.
        input.state = "ready";
        QCOMPARE(alertsOf(input, m_bench->bench.language).size(), std::size_t(2));
        input = {};
        input.queue = 499;
        QVERIFY(alertsOf(input, m_bench->bench.language).empty());
    }

    void showsTurnoutAlertsAndIncidents()
    {
        VotingDay day(*m_bench->services, m_bench->transport, nullptr);
        QAbstractItemModelTester alerts(&day.alerts());
        QAbstractItemModelTester incidents(&day.incidents());
        day.showElection(electionRow("signed"));
        answerAll(base::Json::array({ base::Json::object(
                      { { "verdict", "fail" }, { "height", 9 }, { "detail", "합계 불일치" } }) }),
            700);
        QCOMPARE(day.hourChart().state(), ChartCard::State::Ready);
        QCOMPARE(day.precincts().model().rowCount(), 3);
        const QString text = allText(day);
        QVERIFY2(text.contains(u"32.5 %"_s), qPrintable(text));
        QVERIFY(text.contains(u"합계 불일치"_s));
        QVERIFY(text.contains(u"700"_s));
        // The newest incident stands first.
        QCOMPARE(day.incidents().rowCount(), 2);
        QCOMPARE(day.incidents().index(0, 2).data().toString(), u"복구"_s);
        // Nobody is signed in: nothing can be done.
        QCOMPARE(day.possibleActions(), QStringList());
    }

    void asksForAlarmsAndTheNewestIncidentsFirst()
    {
        VotingDay day(*m_bench->services, m_bench->transport, nullptr);
        day.show();
        day.showElection(electionRow("signed"));
        QStringList verdicts;
        int newest = 0;
        base::Json page = base::Json::array();
        for (int number = 150; number > 50; --number)
            page.push(base::Json::object({ { "number", number }, { "kind", "other" },
                { "text", "n" + std::to_string(number) }, { "time", kNine + number } }));
        const auto argument = [this](const QString& name) {
            for (const auto& [key, value] : m_bench->transport.waiting.front().request.query)
                if (key == name)
                    return value;
            return QString();
        };
        const base::Json none = base::Json::object({ { "rows", base::Json::array() }, { "next", "" } });
        while (!m_bench->transport.waiting.empty()) {
            const QString path = m_bench->transport.waiting.front().request.path;
            if (path.endsWith(u"/observations"_s))
                verdicts << argument(u"verdict"_s) + argument(u"sort"_s);
            if (path.endsWith(u"/incidents"_s)) {
                newest += argument(u"sort"_s) == u"-time"_s ? 1 : 0;
                m_bench->transport.answer(base::Json::object({ { "rows", page }, { "next", "k51" } }));
                continue;
            }
            m_bench->transport.answer(path.endsWith(u"/progress"_s) ? progress() : none);
        }
        QCOMPARE(verdicts, (QStringList { u"fail-time"_s, u"fork-time"_s }));
        QCOMPARE(newest, 1);
        QCOMPARE(day.incidents().rowCount(), 100);
        QCOMPARE(day.incidents().index(0, 2).data().toString(), u"n150"_s);
        auto* older = day.findChild<QPushButton*>(u"olderIncidents"_s);
        QVERIFY(older->isVisible());
        older->click();
        QCOMPARE(argument(u"after"_s), u"k51"_s);
        m_bench->transport.answer(base::Json::object(
            { { "rows",
                  base::Json::array({ base::Json::object(
                      { { "number", 50 }, { "kind", "other" }, { "text", "n50" }, { "time", kNine } }) }) },
                { "next", "" } }));
        QCOMPARE(day.incidents().rowCount(), 101);
        QCOMPARE(day.incidents().index(100, 2).data().toString(), u"n50"_s);
        QVERIFY(!older->isVisible());
    }

    void saysWhyAnActionHasToWait_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("opening");
        QTest::addColumn<int>("closesIn"); // seconds from now
        QTest::addColumn<QString>("reason");
        const QString grace = u"This can be done after the closing time and the grace."_s;
        const int week = 604'800;
        QTest::newRow("a week before the end")
            << u"closeElection"_s << u"open"_s << u"time"_s << week << grace;
        QTest::newRow("in the grace") << u"closeElection"_s << u"open"_s << u"time"_s << -60 << grace;
        QTest::newRow("in the grace, by hand")
            << u"closeElection"_s << u"open"_s << u"authority"_s << -60 << QString();
        QTest::newRow("over") << u"closeElection"_s << u"open"_s << u"time"_s << -week << QString();
        QTest::newRow("over, but paused")
            << u"closeElection"_s << u"paused"_s << u"time"_s << -week
            << u"A paused vote is resumed first, or extended, or declared void."_s;
        QTest::newRow("freezing while voters enrol") << u"freeze"_s << u"ready"_s << u"time"_s << week
                                                     << u"This can be done when enrolment has ended."_s;
        QTest::newRow("freezing in time") << u"freeze"_s << u"ready"_s << u"time"_s << -week << QString();
        QTest::newRow("opening early") << u"openElection"_s << u"frozen"_s << u"authority"_s << week
                                       << u"This can be done when the opening time has come."_s;
        QTest::newRow("pausing is always possible")
            << u"pauseElection"_s << u"open"_s << u"time"_s << week << QString();
    }
    void saysWhyAnActionHasToWait()
    {
        QFETCH(QString, action);
        QFETCH(QString, state);
        QFETCH(QString, opening);
        QFETCH(int, closesIn);
        const std::int64_t now = m_bench->services->connection.serverNow();
        base::Json row = electionRow("signed", state.toLatin1().constData());
        row.set("opening", fromQt(opening));
        row.set("grace", 600);
        row.set("closes", now + closesIn);
        row.set("enrol_until", now + closesIn);
        row.set("opens", now + closesIn);
        VotingDay day(*m_bench->services, m_bench->transport, nullptr);
        day.showElection(row);
        QTEST(day.reasonToWait(fromQt(action)), "reason");
    }

    void dropsAnswersOfAnEarlierElection()
    {
        VotingDay day(*m_bench->services, m_bench->transport, nullptr);
        day.showElection(electionRow("signed"));
        base::Json other = electionRow("signed");
        other.set("id", "e-2");
        const std::size_t before = m_bench->transport.waiting.size();
        day.showElection(other);
        for (std::size_t i = 0; i < before; ++i)
            m_bench->transport.answer(progress());
        QVERIFY(!allText(day).contains(u"32.5 %"_s));
    }

    void findsByNumberAndSaysWhetherTheyVotedOnlyInSignedMode_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("signed") << u"signed"_s << true;
        QTest::newRow("ring") << u"ring"_s << false;
        QTest::newRow("a mode of later") << u"mixed"_s << false;
    }
    void findsByNumberAndSaysWhetherTheyVotedOnlyInSignedMode()
    {
        QFETCH(QString, mode);
        QFETCH(bool, isTold);
        // A fresh desk for each answer: what is compared is everything that it shows.
        QStringList shown;
        for (const bool hasVoted : { true, false }) {
            HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
            desk.showElection(electionRow(mode.toLatin1().constData()));
            desk.findNumber(42);
            QCOMPARE(m_bench->transport.argument(u"number"_s), u"42"_s);
            // Even a server that says it is not quoted.
            m_bench->transport.answer(voter(true, base::Json(hasVoted)));
            QVERIFY(desk.answerText().contains(u"Is enrolled"_s));
            QCOMPARE(desk.answerText().contains(u"cannot be told"_s), !isTold);
            shown << allText(desk);
        }
        QCOMPARE(shown.front() != shown.back(), isTold);
    }

    void saysWhoIsNotEnrolled()
    {
        HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
        desk.showElection(electionRow("ring"));
        desk.findNumber(42);
        m_bench->transport.answer(voter(false, base::Json()));
        QVERIFY(desk.answerText().contains(u"Is not enrolled"_s));
        desk.findNumber(43);
        m_bench->transport.answer(base::refused("election.unknown_voter"));
        QVERIFY(!desk.answerText().contains(u"enrolled"_s));
    }

    void findsByNameThroughTheVaultWithoutOpeningAnything()
    {
        HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
        QAbstractItemModelTester tester(&desk.candidates());
        desk.showElection(electionRow("signed"));
        const auto asked = [this]() -> QByteArray {
            const ApiRequest& request = m_bench->transport.waiting.front().request;
            return request.method + ' ' + request.path.toLatin1() + ' ' + request.body;
        };
        // As it is on the roll, however the keyboard composes it. The name is in the body: addresses end in logs.
        desk.findName(u" 김하늘"_s.normalized(QString::NormalizationForm_D), u"1990-03-05"_s);
        QCOMPARE(asked(),
            QByteArray("POST /v1/vault/voters "
                       "{\"birth_date\":\"1990-03-05\",\"election\":\"e-1\",\"name\":\"김하늘\"}"));
        QVERIFY(m_bench->transport.waiting.front().request.query.empty());
        const auto record = [](const char* id, int number) {
            return base::Json::object({ { "id", id }, { "number", number },
                { "data", base::Json::object({ { "name", "김*늘" } }) } });
        };
        m_bench->transport.answer(base::Json::object({ { "rows", base::Json::array({ record("r-1", 7) }) },
            { "looked", 5'000 }, { "truncated", false }, { "next", "r-2" } }));
        QVERIFY(asked().contains("\"after\":\"r-2\""));
        m_bench->transport.answer(base::Json::object({ { "rows", base::Json::array({ record("r-3", 42) }) },
            { "looked", 20 }, { "truncated", false }, { "next", "" } }));
        QCOMPARE(desk.candidates().rowCount(), 2);
        QVERIFY(m_bench->sender->sent.empty());
        auto* table = desk.findChild<QTableView*>(u"helpCandidates"_s);
        table->selectRow(1);
        QCOMPARE(m_bench->transport.argument(u"number"_s), u"42"_s);
        m_bench->transport.answer(voter(true, base::Json(false)));
        QVERIFY(desk.answerText().contains(u"Has not voted yet"_s));
        // Names stay behind their mask.
        QVERIFY(!allText(desk).contains(u"김하늘"_s));
    }

    void saysWhenMoreMayBeMeant()
    {
        HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
        desk.showElection(electionRow("signed"));
        desk.findName(u"김하늘"_s);
        base::Json rows = base::Json::array();
        for (int i = 1; i <= 200; ++i)
            rows.push(base::Json::object({ { "id", "r-" + std::to_string(i) }, { "number", i },
                { "data", base::Json::object({ { "name", "김*늘" } }) } }));
        m_bench->transport.answer(base::Json::object(
            { { "rows", std::move(rows) }, { "looked", 300 }, { "truncated", true }, { "next", "r-200" } }));
        QCOMPARE(desk.candidates().rowCount(), 200);
        QVERIFY(m_bench->transport.waiting.empty());
        QVERIFY(allText(desk).contains(u"Ask for the date of birth"_s));
    }

    /// The last page has more than still fit: those who are not shown are not hidden.
    void saysWhenTheLastPageIsCut()
    {
        const auto page = [](int first, int last, const char* next) {
            base::Json rows = base::Json::array();
            for (int i = first; i <= last; ++i)
                rows.push(base::Json::object({ { "id", "r-" + std::to_string(i) }, { "number", i },
                    { "data", base::Json::object({ { "name", "김*늘" } }) } }));
            return base::Json::object({ { "rows", std::move(rows) }, { "looked", 5'000 },
                { "truncated", false }, { "next", next } });
        };
        HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
        desk.showElection(electionRow("signed"));
        for (const int last : { 200, 201 }) {
            desk.findName(u"김하늘"_s);
            m_bench->transport.answer(page(1, 150, "r-150"));
            m_bench->transport.answer(page(151, last, ""));
            QCOMPARE(desk.candidates().rowCount(), 200);
            QVERIFY(m_bench->transport.waiting.empty());
            QCOMPARE(allText(desk).contains(u"Ask for the date of birth"_s), last > 200);
        }
    }

    void asksForADateAsTheRollHasIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("asked"); // empty: refused
        QTest::newRow("as it is") << u"1990-03-05"_s << u"1990-03-05"_s;
        QTest::newRow("digits") << u"19900305"_s << u"1990-03-05"_s;
        QTest::newRow("points") << u" 1990.3.5 "_s << u"1990-03-05"_s;
        QTest::newRow("no such day") << u"1990-02-30"_s << QString();
        QTest::newRow("words") << u"spring"_s << QString();
    }
    void asksForADateAsTheRollHasIt()
    {
        QFETCH(QString, typed);
        QFETCH(QString, asked);
        HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
        desk.showElection(electionRow("signed"));
        desk.findName(u"김하늘"_s, typed);
        QCOMPARE(m_bench->transport.waiting.empty(), asked.isEmpty());
        QCOMPARE(allText(desk).contains(u"YYYY-MM-DD"_s), asked.isEmpty());
        if (!asked.isEmpty())
            QVERIFY(m_bench->transport.waiting.front().request.body.contains(
                "\"birth_date\":\"" + asked.toLatin1() + '"'));
    }

    void forgetsWhoWasThereWhenTheTabIsLeft()
    {
        HelpDesk desk(*m_bench->services, m_bench->transport, nullptr);
        desk.showElection(electionRow("signed"));
        desk.show();
        desk.findNumber(42);
        m_bench->transport.answer(voter(true, base::Json(true)));
        QVERIFY(desk.answerText().contains(u"Has voted"_s));
        desk.hide();
        QVERIFY(!desk.answerText().contains(u"Has voted"_s));
    }

    void aRehearsalCannotBeMistaken()
    {
        ElectionBook book(m_bench->transport);
        book.load();
        m_bench->transport.answer(base::Json::object(
            { { "rows", base::Json::array({ electionRow("signed", "open", true) }) }, { "next", "" } }));
        auto* desk = new HelpDesk(*m_bench->services, m_bench->transport, nullptr);
        ElectionFrame frame(*m_bench->services, book, desk, nullptr);
        auto* banner = frame.findChild<RehearsalBanner*>();
        QVERIFY(banner != nullptr && !banner->isHidden());
        QVERIFY(banner->text().contains(u"REHEARSAL"_s));
        book.load();
        m_bench->transport.bring(u"limit"_s, u"500"_s);
        m_bench->transport.answer(base::Json::object(
            { { "rows", base::Json::array({ electionRow("signed", "open", false) }) }, { "next", "" } }));
        QVERIFY(banner->isHidden());
    }

    void theBookChoosesTheRunningVoteAndKeepsTheChoice()
    {
        ElectionBook book(m_bench->transport);
        book.load();
        base::Json draft = electionRow("signed", "draft");
        draft.set("id", "e-2");
        m_bench->transport.answer(base::Json::object(
            { { "rows", base::Json::array({ draft, electionRow("signed") }) }, { "next", "" } }));
        QCOMPARE(book.currentId(), u"e-1"_s);
        book.choose(u"e-2"_s);
        QCOMPARE(book.current().stringOr("state", ""), std::string("draft"));
        book.load();
        m_bench->transport.answer(base::Json::object(
            { { "rows", base::Json::array({ draft, electionRow("signed") }) }, { "next", "" } }));
        QCOMPARE(book.currentId(), u"e-2"_s);
    }

    void listsContestsAndWhatIsMissing()
    {
        ElectionPart part(*m_bench->services, m_bench->transport, nullptr);
        QAbstractItemModelTester contests(&part.contests());
        QAbstractItemModelTester precincts(&part.precincts());
        part.showRow(electionRow("ring", "draft"));
        while (!m_bench->transport.waiting.empty()) {
            const QString path = m_bench->transport.waiting.front().request.path;
            base::Json rows = base::Json::array();
            if (path.endsWith(u"contests"_s))
                rows.push(base::Json::object(
                    { { "contest", "c1" }, { "title_ko", "회장" }, { "title_en", "President" },
                        { "options",
                            base::Json::array({ base::Json::object({ { "id", "o1" }, { "number", 1 },
                                { "name_ko", "가" }, { "name_en", "Ga" } }) }) } }));
            if (path.endsWith(u"precincts"_s))
                rows.push(base::Json::object({ { "id", "p001" }, { "name_en", "Hall" }, { "entries", 7 } }));
            if (path.endsWith(u"missing"_s)) {
                rows.push(base::Json::object({ { "code", "election.unit_small" }, { "count", 1 },
                    { "detail", "" }, { "blocks", false } }));
                rows.push(base::Json::object(
                    { { "code", "election.missing_trustees" }, { "count", 2 }, { "detail", "p001" } }));
            }
            m_bench->transport.answer(base::Json::object({ { "rows", std::move(rows) }, { "next", "" } }));
        }
        QCOMPARE(part.contests().rowCount(), 2);
        QCOMPARE(part.contests().index(1, 1).data().toString(), u"Ga"_s);
        QCOMPARE(part.precincts().rowCount(), 1);
        const QString missing = part.findChild<QLabel*>(u"electionMissing"_s)->text();
        // What stands in the way comes first; what is only worth knowing has another sign.
        QCOMPARE(missing.count(u'\n'), qsizetype(1));
        QVERIFY2(missing.startsWith(u"✕ "_s) && missing.section(u'\n', 0, 0).contains(u"(2)"_s),
            qPrintable(missing));
        QVERIFY2(missing.section(u'\n', 1, 1).startsWith(u"! "_s), qPrintable(missing));
    }

    void saysWhoMayReadTheWordsOfAnObjection()
    {
        ObjectionPart part(*m_bench->services, m_bench->transport, nullptr);
        part.showRow(base::Json::object({ { "id", "x-2" }, { "election", "e-1" } }));
        m_bench->transport.answer(base::refused("auth.restricted"));
        QCOMPARE(part.text(), u"Only election managers may read the words."_s);
        part.showRow(base::Json::object({ { "id", "x-3" }, { "election", "e-1" } }));
        m_bench->transport.answer(base::refused("console.protocol"));
        QVERIFY(part.text().startsWith(u"! "_s));
    }

    void anObjectionHasWordsOfItsOwnForItsState()
    {
        QCOMPARE(stateWord("objections/open").word, u"Received"_s);
        QCOMPARE(stateWord("objections/accepted").word, u"Upheld"_s);
        QCOMPARE(stateWord("objections/rejected").word, u"Dismissed"_s);
        QVERIFY(stateWord("objections/open").word != stateWord("elections/open").word);
        for (const ResourceSpec& spec : makeResources({})) {
            if (spec.table == "objections") {
                for (const ColumnSpec& column : spec.columns) {
                    if (column.key == "state")
                        QCOMPARE(column.kind, ValueKind::State);
                }
                return;
            }
        }
        QFAIL("no list of objections");
    }

    void showsTheWordsOfTheRightObjection()
    {
        ObjectionPart part(*m_bench->services, m_bench->transport, nullptr);
        part.showRow(base::Json::object({ { "id", "x-2" }, { "election", "e-1" } }));
        m_bench->transport.answer(base::Json::object(
            { { "rows",
                  base::Json::array({ base::Json::object({ { "id", "x-1" }, { "text", "하나" } }),
                      base::Json::object({ { "id", "x-2" }, { "text", "둘" } }) }) },
                { "next", "" } }));
        QCOMPARE(part.text(), u"둘"_s);
    }

    void replacesAnInvitationAndShowsItsCodeOnlyWhenItIsGood()
    {
        auto* dialog = new ReplaceInvitation(
            *m_bench->services, base::Json::object({ { "election", "e-1" }, { "number", 42 } }), nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<ReplaceInvitation> owner(dialog);
        auto* code = dialog->findChild<QLineEdit*>(u"replaceCode"_s);
        dialog->submit();
        QVERIFY(m_bench->sender->sent.empty());
        dialog->findChild<QLineEdit*>(u"replaceReason"_s)->setText(u"분실"_s);
        dialog->submit();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        QVERIFY(code->text().isEmpty());
        m_bench->sender->refuse("election.enrolled");
        QVERIFY(code->text().isEmpty());
        dialog->submit();
        m_bench->sender->ok({});
        QVERIFY(dialog->isDone());
        const auto key = crypto::keyOfInvitation("e-1", fromQt(code->text()));
        QVERIFY(key);
        QVERIFY(toQt(m_bench->sender->sent.back()).contains(toQt(base::toBase64Url(key->publicKey().bytes))));
        dialog->findChild<QLineEdit*>(u"replacePortal"_s)->setText(u"https://vote.example.kr"_s);
        QVERIFY(dialog->findChild<QLineEdit*>(u"replaceLink"_s)->text().contains(u"#e=e-1&n=42&c="_s));
    }

    void tellsTheCourseNewestFirst()
    {
        const auto course =
            electionCourse({ base::Json::object({ { "kind", "created" }, { "time", 1 }, { "height", 3 } }),
                base::Json::object(
                    { { "kind", "paused" }, { "time", 2 }, { "height", 9 }, { "reason", "정전" } }),
                base::Json::object({ { "kind", "new_kind" }, { "time", 2 }, { "height", 5 } }) });
        QCOMPARE(course.size(), std::size_t(3));
        QCOMPARE(course[0].note, u"정전"_s);
        QCOMPARE(course[0].tone, Tone::Warning);
        QCOMPARE(course[1].title, u"new_kind"_s);
        QCOMPARE(course[2].height, 3);
    }
};

QTEST_MAIN(TestElectionDay)
#include "tst_election_day.moc"
