// SPDX-License-Identifier: Apache-2.0
// The election record (선거록): everything that happened stands on it, in order, with who did it; what is missing stops it.
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_tab.h"
#include "admin-console/pages/elections/course_paper.h"
#include "tests/console/election_bench.h"
#include "tests/console/pdf_text.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kStart = 1'700'000'000;

base::Json event(const char* kind, std::int64_t time, const char* officer, const char* reason = "")
{
    return base::Json::object({ { "kind", kind }, { "time", kStart + time }, { "height", time },
        { "officer", officer }, { "reason", reason } });
}

/// A whole life, with all that a record has to tell.
CourseAnswers course(const char* state = "certified")
{
    CourseAnswers made;
    made.counting.election = base::Json::object({ { "id", "e-1" }, { "title_ko", "총장 선거" },
        { "title_en", "President" }, { "state", state }, { "kind", "university" }, { "mode", "ring" },
        { "threshold", 2 }, { "authority", "a-1" }, { "fingerprint", std::string(64, 'a') },
        { "precincts", 2 }, { "opens", kStart + 100 }, { "closes", kStart + 200 },
        { "opened_at", kStart + 100 }, { "closed_at", kStart + 260 },
        { "pauses",
            base::Json::array({ base::Json::object({ { "from", kStart + 120 }, { "until", kStart + 150 } }),
                base::Json::object({ { "from", kStart + 160 }, { "until", kStart + 195 } }) }) } });
    base::Json trustees = base::Json::array();
    for (int i = 1; i <= 3; ++i)
        trustees.push(base::Json::object({ { "index", i }, { "name_ko", "관리인" + std::to_string(i) },
            { "name_en", "Keeper" + std::to_string(i) }, { "sums", i < 3 ? 2 : 0 } }));
    made.counting.progress = base::Json::object({ { "voters", 122 }, { "enrolled", 200 }, { "replaced", 5 },
        { "challenges", 7 }, { "chain_head", std::string(64, 'b') }, { "entries", 244 },
        { "counting",
            base::Json::object({ { "sums", 2 }, { "counted", 2 }, { "started", kStart + 300 },
                { "ended", kStart + 310 }, { "trustees", std::move(trustees) } }) } });
    const auto option = [](const char* id, std::int64_t number, const char* name) {
        return base::Json::object({ { "option", id }, { "number", number }, { "name_ko", name },
            { "name_en", name }, { "votes", 60 }, { "elected", false } });
    };
    made.counting.result = base::Json::object({ { "hash", std::string(64, 'c') },
        { "contests",
            base::Json::array({ base::Json::object({ { "contest", "c1" }, { "title_ko", "총장" },
                { "title_en", "Chair" }, { "outcome", "decided" },
                { "options", base::Json::array({ option("o1", 1, "Kim"), option("o2", 2, "Lee") }) },
                { "resolution",
                    base::Json::object({ { "how", "lot" }, { "options", base::Json::array({ "o2", "o1" }) },
                        { "reason", "drawn in public" }, { "officer", "o-manager" },
                        { "time", kStart + 400 } }) } }) }) } });
    made.contests = { base::Json::object({ { "title_ko", "총장" }, { "title_en", "Chair" } }) };
    made.events = { event("created", 1, "o-manager"), event("contest_set", 2, "o-manager", "c1"),
        event("keys_ready", 10, "o-trustee"), event("frozen", 50, ""), event("opened", 100, ""),
        event("paused", 120, "o-manager", "power cut"), event("resumed", 150, "o-manager", "power is back"),
        event("extended", 190, "o-manager", "time that was lost"), event("closed", 260, ""),
        event("counted", 310, "o-trustee"), event("tie_resolved", 400, "o-manager", "drawn in public"),
        event("certification", 500, "o-commissioner"), event("certified", 510, "o-unknown") };
    made.incidents = { base::Json::object({ { "kind", "outage" }, { "text", "no light in the hall" },
        { "officer", "o-manager" }, { "time", kStart + 121 } }) };
    made.objections = { base::Json::object({ { "id", "x-7" }, { "about", "voting" }, { "state", "rejected" },
                            { "decision", "nothing to it" }, { "time", kStart + 320 },
                            { "decided", kStart + 330 } }),
        base::Json::object(
            { { "id", "x-8" }, { "about", "roll" }, { "state", "open" }, { "time", kStart + 321 } }) };
    for (const char* officer : { "o-commissioner", "o-unknown" })
        made.certifications.push_back(base::Json::object({ { "officer", officer }, { "agency", "a-1" },
            { "time", kStart + (officer == std::string("o-unknown") ? 510 : 500) } }));
    made.officers = { { "o-manager", { "선거 담당", "Manager" } },
        { "o-trustee", { "신탁관리인 1", "Trustee one" } },
        { "o-commissioner", { "선거관리위원 1", "Commissioner one" } } };
    return made;
}

QString line(const report::Document& paper, std::size_t row)
{
    QStringList cells;
    for (const QString& cell : paper.rows.at(row))
        cells << cell;
    return cells.join(u'|');
}

QString fact(const report::Document& paper, const QString& label)
{
    for (const auto& one : paper.facts) {
        if (one.label == label)
            return one.value;
    }
    return u"no such fact"_s;
}

} // namespace

class TestElectionCoursePaper final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    QTemporaryDir m_folder;

    /// Answers what is asked as a server would whose rows are these.
    void give(const CourseAnswers& made, const QString& broken = {})
    {
        while (!m_bench->transport.waiting.empty()) {
            const QString path = m_bench->transport.waiting.front().request.path;
            const QString name = path.section(u'/', -1);
            const auto rows = [](const std::vector<base::Json>& all) {
                base::Json list = base::Json::array();
                for (const base::Json& row : all)
                    list.push(row);
                return base::Json::object({ { "rows", std::move(list) }, { "next", "" } });
            };
            if (name == broken) {
                m_bench->transport.answer(base::failed("console.timeout"));
                continue;
            }
            std::vector<base::Json> officers;
            if (name == u"officers"_s) {
                const auto known = made.officers.find(fromQt(m_bench->transport.argument(u"officer"_s)));
                if (known != made.officers.end())
                    officers.push_back(base::Json::object(
                        { { "name_ko", known->second.ko }, { "name_en", known->second.en } }));
            }
            m_bench->transport.answer(name == u"progress"_s ? made.counting.progress
                    : name == u"result"_s                   ? made.counting.result
                    : name == u"contests"_s                 ? rows(made.contests)
                    : name == u"events"_s                   ? rows(made.events)
                    : name == u"incidents"_s                ? rows(made.incidents)
                    : name == u"objections"_s               ? rows(made.objections)
                    : name == u"certifications"_s           ? rows(made.certifications)
                                                            : rows(officers));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void everythingStandsInItsOrderWithWhoDidIt()
    {
        const report::Document paper = coursePaper(course(), *m_bench->services);
        QCOMPARE(paper.title, u"Election record"_s);
        QCOMPARE(paper.subject, u"President"_s);
        const std::vector<std::pair<const char*, const char*>> expected { { "Created", "Manager" },
            { "The election's key exists", "Trustee one" }, { "Frozen", "by itself" },
            { "Voting opened", "by itself" }, { "Voting paused", "power cut|Manager" },
            { "Incident", "no light in the hall|Manager" }, { "Voting resumed", "power is back|Manager" },
            { "Closing put off", "time that was lost|Manager" }, { "Voting closed", "by itself" },
            { "Counted", "Trustee one" }, { "Objection received", "x-7" }, { "Objection received", "x-8" },
            { "Objection decided", "x-7 · nothing to it|the authority" },
            { "Tie resolved", "drawn in public|Manager" }, { "The result was certified", "Commissioner one" },
            { "Result certified", "o-unknown" }, { "The result was certified", "o-unknown" } };
        QCOMPARE(paper.rows.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const QString told = line(paper, i);
            QVERIFY2(told.contains(QString::fromUtf8(expected[i].first)), qPrintable(told));
            QVERIFY2(told.contains(QString::fromUtf8(expected[i].second)), qPrintable(told));
        }
        // The preparation's routine is counted, and an agency that is not known stands with its id.
        QVERIFY(std::any_of(paper.notes.begin(), paper.notes.end(),
            [](const QString& note) { return note.contains(u"changed 1 times"_s); }));
        QVERIFY(line(paper, 14).contains(u"a-1"_s));
    }

    void theFiguresAreThoseOfTheRows()
    {
        const report::Document paper = coursePaper(course(), *m_bench->services);
        QCOMPARE(fact(paper, u"Voters on the roll"_s), u"244"_s);
        QCOMPARE(fact(paper, u"Voters enrolled"_s), u"200"_s);
        QVERIFY(fact(paper, u"Number who voted"_s).startsWith(u"122 ("_s));
        QCOMPARE(fact(paper, u"Turnout of the roll"_s), u"50.00 %"_s);
        QCOMPARE(fact(paper, u"Abstained"_s), u"122"_s);
        QCOMPARE(fact(paper, u"Pauses"_s), u"2, 01:05 in all"_s);
        QCOMPARE(fact(paper, u"Extensions"_s), u"1"_s);
        QCOMPARE(fact(paper, u"Incidents"_s), u"1"_s);
        QCOMPARE(fact(paper, u"Objections"_s), u"2, decided 1"_s);
        QCOMPARE(fact(paper, u"Threshold"_s), u"2 of 3"_s);
        QCOMPARE(
            fact(paper, u"Trustees"_s), u"1 Keeper1 (gave a part), 2 Keeper2 (gave a part), 3 Keeper3"_s);
        const auto has = [&paper](const QString& text) {
            return std::any_of(paper.notes.begin(), paper.notes.end(),
                [&text](const QString& note) { return note.contains(text); });
        };
        QVERIFY(has(u"2 Lee, 1 Kim"_s)); // in the order of the lot
        QVERIFY(has(QString(64, u'a')) && has(QString(64, u'b')) && has(QString(64, u'c')));
    }

    void isOnlyFinalAtTheEnd_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("has");
        QTest::addColumn<bool>("isFinal");
        QTest::newRow("draft") << u"draft"_s << false << false;
        QTest::newRow("open") << u"open"_s << false << false;
        QTest::newRow("paused") << u"paused"_s << false << false;
        QTest::newRow("closed") << u"closed"_s << true << false;
        QTest::newRow("counted") << u"counted"_s << true << false;
        QTest::newRow("certified") << u"certified"_s << true << true;
        QTest::newRow("archived") << u"archived"_s << true << true;
        QTest::newRow("void") << u"void"_s << true << true;
    }
    void isOnlyFinalAtTheEnd()
    {
        QFETCH(QString, state);
        QFETCH(bool, has);
        QFETCH(bool, isFinal);
        const CourseAnswers made = course(qPrintable(state));
        QCOMPARE(hasCourse(made.counting.election), has);
        const report::Document paper = coursePaper(made, *m_bench->services);
        QCOMPARE(!paper.seal.isEmpty(), isFinal);
        QCOMPARE(paper.title == u"Election record"_s, isFinal);
        QCOMPARE(paper.statement.contains(u"not the official record"_s), !isFinal);
        QCOMPARE(paper.statement.contains(u"void"_s), state == u"void"_s);
    }

    void aRehearsalSaysSo()
    {
        CourseAnswers made = course();
        made.counting.election.set("rehearsal", true);
        QVERIFY(coursePaper(made, *m_bench->services).title.startsWith(u"[Rehearsal]"_s));
    }

    void theButtonReadsEverythingAndWritesThePdf()
    {
        m_bench->bench.language.set(LanguageCode::Korean);
        const CourseAnswers made = course();
        CountingTab tab(*m_bench->services, m_bench->transport, nullptr);
        tab.showElection(made.counting.election);
        give(made);
        auto* button = tab.findChild<QPushButton*>(u"countingCourse"_s);
        QVERIFY(button != nullptr && button->isEnabled());
        const QString path = m_folder.filePath(u"course.pdf"_s);
        FileDialog::setNextPath(path);
        button->click();
        QVERIFY(!button->isEnabled()); // once
        give(made);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 60'000);
        QVERIFY(button->isEnabled());
        const QString text = withoutSpaces(pdfText(path));
        for (const QString& told : { u"선거록"_s, u"총장선거"_s, u"powercut"_s, u"nolightinthehall"_s,
                 u"선거관리위원1"_s, u"nothingtoit"_s, u"선거의경과"_s, u"244"_s, QString(64, u'a') })
            QVERIFY2(text.contains(told), qPrintable(told + u'\n' + text));
    }

    void whatCannotBeReadStopsIt()
    {
        const CourseAnswers made = course();
        CountingTab tab(*m_bench->services, m_bench->transport, nullptr);
        tab.showElection(made.counting.election);
        give(made);
        const QString path = m_folder.filePath(u"none.pdf"_s);
        FileDialog::setNextPath(path);
        auto* button = tab.findChild<QPushButton*>(u"countingCourse"_s);
        for (const QString& broken : { u"incidents"_s, u"officers"_s }) {
            button->click();
            give(made, broken);
            QVERIFY(button->isEnabled());
            QVERIFY(!QFile::exists(path));
        }
        // Before the end of voting there is nothing to write down.
        CourseAnswers running = course("open");
        running.counting.election.set("id", "e-2");
        tab.showElection(running.counting.election);
        give(running);
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->toolTip().isEmpty());
    }
};

QTEST_MAIN(TestElectionCoursePaper)
#include "tst_election_course_paper.moc"
