// SPDX-License-Identifier: Apache-2.0
// The first page of election officers: what waits for whom, how the running vote stands, and where everything leads.
#include "admin-console/pages/elections/election_overview.h"

#include "admin-console/pages/elections/election_tasks.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/figure_button.h"
#include "tests/console/election_bench.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;
using base::Json;

namespace {

constexpr std::int64_t kNow = 1'763'769'600;

Json election(const char* id, const char* state)
{
    return Json::object({ { "id", id }, { "title_ko", std::string("선거 ") + id },
        { "title_en", std::string("Election ") + id }, { "state", state }, { "rehearsal", false },
        { "mode", "ring" }, { "opens", kNow - 3'600 }, { "closes", kNow + 7'200 },
        { "opened_at", kNow - 3'600 }, { "entries", 500 }, { "enrolled", 400 } });
}

Json trustee(const char* officer, int sums)
{
    return Json::object({ { "index", 1 }, { "officer", officer }, { "sums", sums } });
}

Json progress(int objections = 0)
{
    return Json::object({ { "enrolled", 400 }, { "entries", 500 }, { "voted", 130 },
        { "objections", objections }, { "incidents", 2 },
        { "hours", Json::array({ Json::object({ { "hour", kNow - 3'600 }, { "count", 130 } }) }) },
        { "units", Json::array() },
        { "counting",
            Json::object({ { "sums", 4 }, { "counted", 1 },
                { "trustees", Json::array({ trustee("o-1", 1), trustee("o-2", 4) }) } }) } });
}

Json result(const char* outcome, const char* certifiedBy, std::int64_t until = kNow - 1)
{
    Json certifications = Json::array();
    if (certifiedBy != nullptr)
        certifications.push(Json::object({ { "officer", certifiedBy } }));
    return Json::object(
        { { "contests", Json::array({ Json::object({ { "contest", "c1" }, { "outcome", outcome } }) }) },
            { "certifications", std::move(certifications) }, { "needed", 2 }, { "objections_until", until },
            { "blocking_objections", 0 } });
}

Json rowsJson(Json rows)
{
    return Json::object({ { "rows", std::move(rows) }, { "next", "" } });
}

} // namespace

class TestElectionOverview final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;

    /// Answers everything that waits, what comes of it too.
    void answerAll(const Json& elections, const Json& observations = Json::array(), int proposals = 0)
    {
        auto& transport = m_bench->transport;
        while (!transport.waiting.empty()) {
            const QString path = transport.waiting.front().request.path;
            if (path.endsWith(u"/elections"_s))
                transport.answer(rowsJson(elections));
            else if (path.endsWith(u"/progress"_s))
                transport.answer(progress(3));
            else if (path.endsWith(u"/observations"_s))
                transport.answer(
                    rowsJson(transport.argument(u"verdict"_s) == u"fork"_s ? observations : Json::array()));
            else if (path.endsWith(u"/proposals"_s))
                transport.answer(Json::object({ { "total", proposals } }));
            else if (path.endsWith(u"/result"_s))
                transport.answer(result("decided", nullptr));
            else
                transport.answer(Json::object({ { "queue", 3 } }));
        }
    }
    QString note(FigureButton& figure) const { return figure.toolTip(); }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void tellsWhatWaitsForWhom_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QStringList>("rights");
        QTest::addColumn<QString>("officer");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("certifiedBy");
        QTest::addColumn<QString>("opening");
        QTest::addColumn<int>("closesIn");
        QTest::addColumn<int>("objections");
        QTest::addColumn<QString>("kind"); // of the first task; empty: nothing waits
        const auto row = [](const char* name, const char* state, const char* right, const char* officer,
                             const char* outcome, const char* certifiedBy, const char* opening, int closesIn,
                             int objections, const char* kind) {
            QTest::newRow(name) << QString::fromLatin1(state) << QStringList { QString::fromLatin1(right) }
                                << QString::fromLatin1(officer) << QString::fromLatin1(outcome)
                                << QString::fromLatin1(certifiedBy) << QString::fromLatin1(opening)
                                << closesIn << objections << QString::fromLatin1(kind);
        };
        row("nothing while it runs", "open", "closeElection", "o-9", "", "", "time", 60, 0, "");
        row("closing by hand, in time", "open", "closeElection", "o-9", "", "", "authority", -1, 0,
            "votingday");
        row("closing by hand, too early", "open", "closeElection", "o-9", "", "", "authority", 60, 0, "");
        row("closing by the clock", "open", "closeElection", "o-9", "", "", "time", -1, 0, "");
        row("paused", "paused", "resumeElection", "o-9", "", "", "time", 60, 0, "votingday");
        row("paused, but no right", "paused", "certify", "o-9", "", "", "time", 60, 0, "");
        row("a trustee's part", "closed", "decrypt", "o-1", "", "", "time", -1, 0, "counting");
        row("a trustee who has given all", "closed", "decrypt", "o-2", "", "", "time", -1, 0, "");
        row("a trustee of another election", "closed", "decrypt", "o-9", "", "", "time", -1, 0, "");
        row("to be certified", "counted", "certify", "o-9", "decided", "", "time", -1, 0, "counting");
        row("certified by me", "counted", "certify", "o-9", "decided", "o-9", "time", -1, 0, "");
        row("certified by somebody else", "counted", "certify", "o-9", "decided", "o-8", "time", -1, 0,
            "counting");
        row("not with a tie", "counted", "certify", "o-9", "tie", "", "time", -1, 0, "");
        row("a tie", "counted", "resolveTie", "o-9", "tie", "", "time", -1, 0, "counting");
        row("no tie", "counted", "resolveTie", "o-9", "decided", "", "time", -1, 0, "");
        row("objections", "open", "decideObjection", "o-9", "", "", "time", 60, 2, "objections");
        row("objections of others", "open", "decrypt", "o-9", "", "", "time", 60, 2, "");
        row("a draft", "draft", "startCeremony", "o-9", "", "", "time", 60, 0, "elections");
        row("keys", "ceremony", "ceremonyCommit", "o-1", "", "", "time", 60, 0, "ceremony");
        row("keys of others", "ceremony", "ceremonyCommit", "o-9", "", "", "time", 60, 0, "");
        row("freezing when enrolment is over", "ready", "freeze", "o-9", "", "", "time", -1, 0, "votingday");
        row("freezing while voters enrol", "ready", "freeze", "o-9", "", "", "time", 60, 0, "");
        row("a roll that is there", "draft", "addVoters", "o-9", "", "", "time", 60, 0, "");
    }
    void tellsWhatWaitsForWhom()
    {
        QFETCH(QString, state);
        QFETCH(QStringList, rights);
        QFETCH(QString, officer);
        QFETCH(QString, outcome);
        QFETCH(QString, certifiedBy);
        QFETCH(QString, opening);
        QFETCH(int, closesIn);
        QFETCH(int, objections);
        QFETCH(QString, kind);
        TaskInput input;
        input.election = election("e-1", state.toLatin1().constData());
        input.election.set("opening", fromQt(opening));
        input.election.set("closes", kNow + closesIn);
        input.election.set("enrol_until", kNow + closesIn);
        input.progress = progress(objections);
        const std::string by = fromQt(certifiedBy);
        if (!outcome.isEmpty())
            input.result = result(outcome.toLatin1().constData(), by.empty() ? nullptr : by.c_str());
        input.officer = fromQt(officer);
        input.mayDo = [&rights](const char* action) { return rights.contains(QString::fromLatin1(action)); };
        input.now = kNow;
        const auto tasks = electionTasks(input);
        QCOMPARE(tasks.empty() ? QString() : tasks.front().kind, kind);
        QCOMPARE(tasks.size(), std::size_t(kind.isEmpty() ? 0 : 1));
        if (!tasks.empty()) {
            QVERIFY(tasks.front().id.contains(u"e-1"_s));
            QVERIFY(!tasks.front().what.isEmpty() && !tasks.front().why.isEmpty());
        }
    }

    void waitsForTheEndOfObjectionsBeforeCertification()
    {
        TaskInput input;
        input.election = election("e-1", "counted");
        input.progress = progress();
        input.result = result("decided", nullptr, kNow + 60);
        input.officer = "o-9";
        input.mayDo = [](const char* action) { return std::string_view(action) == "certify"; };
        input.now = kNow;
        QVERIFY(electionTasks(input).empty());
        input.now = kNow + 60;
        QCOMPARE(electionTasks(input).size(), std::size_t(1));
        input.result.set("blocking_objections", 1);
        QVERIFY(electionTasks(input).empty());
    }

    void asksForTheRollWhereThereIsNone()
    {
        TaskInput input;
        input.election = election("e-1", "draft");
        input.election.set("entries", 0);
        input.mayDo = [](const char* action) { return std::string_view(action) == "addVoters"; };
        QCOMPARE(electionTasks(input).front().kind, u"roll"_s);
        // Approvals come first, with or without an election.
        input.proposals = 2;
        QCOMPARE(electionTasks(input).front().id, u"approvals"_s);
        input.election = {};
        QCOMPARE(electionTasks(input).size(), std::size_t(1));
    }

    void writesTimesThatAreLeft_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("days") << 2 * 86'400 + 3 * 3'600 + 59 << u"2 days 3 hours"_s;
        QTest::newRow("one day") << 86'400 << u"1 day"_s;
        QTest::newRow("hours") << 2 * 3'600 + 60 << u"2 hours 1 minute"_s;
        QTest::newRow("an hour") << 3'600 << u"1 hour"_s;
        QTest::newRow("minutes") << 3'599 << u"59 minutes"_s;
        QTest::newRow("seconds") << 59 << u"under a minute"_s;
    }
    void writesTimesThatAreLeft()
    {
        QFETCH(int, seconds);
        QTEST(timeLeftText(seconds), "text");
    }

    void showsTheVoteThatRunsAndNotTheNewest()
    {
        ElectionOverview page(*m_bench->services, m_bench->transport, nullptr);
        QAbstractItemModelTester tasks(&page.tasks());
        QAbstractItemModelTester alerts(&page.alerts());
        QAbstractItemModelTester others(&page.others());
        page.load();
        answerAll(Json::array({ election("e-2", "draft"), election("e-1", "open") }),
            Json::array({ Json::object({ { "verdict", "fork" }, { "height", 77 }, { "detail", "other" } }) }),
            2);
        QCOMPARE(page.book().currentId(), u"e-1"_s);
        QCOMPARE(page.figure(ElectionOverview::Turnout).value(), u"32.5 %"_s);
        // With its base, and that of the roll beside it.
        QVERIFY(page.figure(ElectionOverview::Turnout).accessibleName().contains(u"enrolled"_s));
        QVERIFY2(note(page.figure(ElectionOverview::Turnout)).contains(u"26.0 % of the roll"_s),
            qPrintable(note(page.figure(ElectionOverview::Turnout))));
        QCOMPARE(page.figure(ElectionOverview::Objections).value(), u"3"_s);
        QCOMPARE(page.figure(ElectionOverview::Waiting).value(), u"1"_s);
        QVERIFY(page.alerts().index(0, 0).data().toString().contains(u"77"_s));
        QCOMPARE(page.figure(ElectionOverview::Alarms).value(), QString::number(page.alerts().rowCount()));
        QCOMPARE(page.others().rowCount(), 1);
        QCOMPARE(page.others().index(0, 0).data().toString(), u"Election e-2"_s);
    }

    void leadsToWhatIsChosen()
    {
        ElectionOverview page(*m_bench->services, m_bench->transport, nullptr);
        page.load();
        answerAll(Json::array({ election("e-2", "draft"), election("e-1", "open") }), Json::array(), 1);
        page.figure(ElectionOverview::Turnout).click();
        page.figure(ElectionOverview::Objections).click();
        page.figure(ElectionOverview::Waiting).click();
        Q_EMIT page.taskTable().activated(page.tasks().index(0, 0));
        QCOMPARE(m_bench->shown,
            (QStringList { u"votingday/e-1"_s, u"objections/election=e-1"_s, u"page/approvals"_s,
                u"page/approvals"_s }));
        // Another election takes the page, and answers about the one before are dropped.
        page.book().load();
        Q_EMIT page.otherTable().activated(page.others().index(0, 0));
        QCOMPARE(page.book().currentId(), u"e-2"_s);
        QCOMPARE(page.figure(ElectionOverview::Turnout).value(), u"–"_s);
        answerAll(Json::array({ election("e-2", "draft"), election("e-1", "open") }), Json::array(), 1);
        QCOMPARE(page.others().index(0, 0).data().toString(), u"Election e-1"_s);
        page.figure(ElectionOverview::Time).click();
        QCOMPARE(m_bench->shown.last(), u"elections/e-2"_s);
    }

    void dropsAnswersOfTheElectionBefore()
    {
        ElectionOverview page(*m_bench->services, m_bench->transport, nullptr);
        page.book().load();
        m_bench->transport.answer(
            rowsJson(Json::array({ election("e-2", "draft"), election("e-1", "open") })));
        const std::size_t before = m_bench->transport.waiting.size();
        QVERIFY(before > 0);
        page.book().choose(u"e-2"_s);
        for (std::size_t i = 0; i < before; ++i)
            m_bench->transport.answer(progress(3));
        QCOMPARE(page.figure(ElectionOverview::Objections).value(), u"–"_s);
    }

    void saysWhatFailedAndKeepsTheRest()
    {
        ElectionOverview page(*m_bench->services, m_bench->transport, nullptr);
        page.load();
        auto& transport = m_bench->transport;
        while (!transport.waiting.empty()) {
            const QString path = transport.waiting.front().request.path;
            if (path.endsWith(u"/elections"_s))
                transport.answer(rowsJson(Json::array({ election("e-1", "open") })));
            else if (path.endsWith(u"/progress"_s))
                transport.answer(base::failed("http.timeout"));
            else
                transport.answer(rowsJson(Json::array()));
        }
        auto* line = page.findChild<QLabel*>(u"staleLine"_s);
        QVERIFY(line != nullptr && !line->isHidden() && line->text().startsWith(u'!'));
        QCOMPARE(page.figure(ElectionOverview::Turnout).value(), u"–"_s);
        QCOMPARE(page.findChild<QComboBox*>(u"electionChooser"_s)->count(), 1);
        // The next answer takes the line away.
        page.load();
        answerAll(Json::array({ election("e-1", "open") }));
        QVERIFY(line->isHidden());
        QCOMPARE(page.figure(ElectionOverview::Turnout).value(), u"32.5 %"_s);
    }

    void saysThatThereIsNoElectionYet()
    {
        ElectionOverview page(*m_bench->services, m_bench->transport, nullptr);
        page.load();
        answerAll(Json::array());
        QCOMPARE(page.figure(ElectionOverview::Time).value(), u"–"_s);
        QCOMPARE(page.others().rowCount(), 0);
        QVERIFY(page.figure(ElectionOverview::Time).toolTip().contains(u"No election yet"_s));
    }
};

QTEST_MAIN(TestElectionOverview)
#include "tst_election_overview.moc"
