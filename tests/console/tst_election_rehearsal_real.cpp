// SPDX-License-Identifier: Apache-2.0
// A rehearsal with test ballots from the roll to the check sheet: the real window against the real server program, with
// consoles that are closed and a server that is killed in the middle.
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/pages/elections/sealed_log.h"
#include "admin-console/pages/elections/test_ballots_tab.h"
#include "tests/console/pdf_text.h"
#include "tests/console/played_election.h"
#include "tests/console/real_window.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

constexpr int kActMs = RealWindow::kActMs;
constexpr int kVoters = 12;
constexpr int kBallots = 10;

} // namespace

class TestElectionRehearsalReal final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    QTemporaryDir m_files;
    std::unique_ptr<test::PlayedRehearsal> m_played;

    /// A new window at the test ballots of the election, as the registrar opens it; the keys are opened by themselves
    /// where there are some.
    TestBallotsTab* open(const std::string& election, std::size_t voters)
    {
        if (!m_desk.open(m_server, "roll") || m_desk.list(u"elections"_s, u"elections"_s) == nullptr)
            return nullptr;
        m_desk.window().show(u"testballots"_s, toQt(election));
        auto* tab = m_desk.window().findChild<TestBallotsTab*>();
        if (tab == nullptr)
            return nullptr;
        const auto isThere = [&] {
            return tab->isVisible() && !tab->job().isBusy() && tab->job().voters() == voters
                && !tab->job().precincts().empty();
        };
        return QTest::qWaitFor(isThere, kActMs) ? tab : nullptr;
    }
    static QPushButton* button(TestBallotsTab& tab, const char* name)
    {
        return tab.findChild<QPushButton*>(QString::fromLatin1(name));
    }
    /// Presses it once it can be pressed; false when it never can.
    static bool press(TestBallotsTab& tab, const char* name)
    {
        QPushButton* pressed = button(tab, name);
        if (!QTest::qWaitFor([pressed] { return pressed->isVisible() && pressed->isEnabled(); }, kActMs))
            return false;
        QTest::mouseClick(pressed, Qt::LeftButton);
        return true;
    }
    static bool waitForEnd(TestBallotsTab& tab)
    {
        return QTest::qWaitFor([&tab] { return !tab.job().isBusy(); }, 2 * kActMs);
    }
    static QByteArray errorOf(const TestBallotsTab& tab)
    {
        auto& job = const_cast<TestBallotsTab&>(tab).job();
        return job.error() ? QByteArray::fromStdString(job.error()->code + ' ' + job.error()->detail)
                           : QByteArray();
    }
    /// The server stops, the trustees and the clock do their part, and it runs again.
    bool meanwhile(std::string (test::PlayedRehearsal::*step)())
    {
        m_desk.close();
        m_server.stop();
        const std::string problem = (m_played.get()->*step)();
        if (!problem.empty())
            qWarning("%s", problem.c_str());
        return problem.empty() && m_server.restart();
    }

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_election_rehearsal_real");
        QVERIFY(m_files.isValid());
        QVERIFY(QDir(SealedLog::folder(u"test-voters"_s)).removeRecursively());
        std::string problem;
        const bool isUp = m_server.start(0, [&](const QString& data) {
            m_played =
                std::make_unique<test::PlayedRehearsal>(fromQt(data), QDateTime::currentSecsSinceEpoch());
            problem = m_played->draft();
            return problem.empty();
        });
        QVERIFY2(isUp, problem.c_str());
        QVERIFY(m_played->id.rfind("r-", 0) == 0);
    }
    void cleanupTestCase() { m_server.stop(); }

    void aRealElectionGetsNoTestVoters()
    {
        QVERIFY(m_desk.open(m_server, "roll"));
        QVERIFY(m_desk.list(u"elections"_s, u"elections"_s) != nullptr);
        m_desk.window().show(u"testballots"_s, toQt(m_played->realId));
        auto* tab = m_desk.window().findChild<TestBallotsTab*>();
        QVERIFY(tab != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(tab->findChild<QLabel*>(u"testNote"_s)->isVisible(), kActMs);
        for (const char* name : { "testAdd", "testEnrol", "testCast", "testSheet" })
            QVERIFY(!button(*tab, name)->isVisible());
        tab->job().addVoters(3);
        QVERIFY(tab->job().error().has_value());
        QCOMPARE(tab->job().error()->code, std::string("console.test_ballots_real"));
    }

    void testVotersArePutOnTheRoll()
    {
        TestBallotsTab* tab = open(m_played->id, 0);
        QVERIFY(tab != nullptr);
        tab->findChild<QSpinBox*>(u"testCount"_s)->setValue(kVoters);
        QVERIFY(press(*tab, "testAdd"));
        QVERIFY(waitForEnd(*tab));
        QVERIFY2(!tab->job().error(), errorOf(*tab).constData());
        QCOMPARE(tab->job().voters(), std::size_t(kVoters));
        QVERIFY(!button(*tab, "testEnrol")->isEnabled()); // no key ceremony yet
    }

    void enrolmentGoesOnWhereItWasStopped()
    {
        QVERIFY(meanwhile(&test::PlayedRehearsal::makeKeys));
        TestBallotsTab* tab = open(m_played->id, kVoters);
        QVERIFY(tab != nullptr);
        QVERIFY(press(*tab, "testEnrol"));
        QVERIFY(QTest::qWaitFor([tab] { return tab->job().done() >= 2 || !tab->job().isBusy(); }, kActMs));
        m_desk.close(); // as a console that dies
        tab = open(m_played->id, kVoters);
        QVERIFY(tab != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(tab->job().enrolled() >= 2, kActMs);
        if (tab->job().enrolled() < std::size_t(kVoters))
            QVERIFY(press(*tab, "testEnrol"));
        QVERIFY(waitForEnd(*tab));
        QVERIFY2(!tab->job().error(), errorOf(*tab).constData());
        QCOMPARE(tab->job().enrolled(), std::size_t(kVoters));
    }

    void castingGoesOnAfterConsoleAndServerHaveDied()
    {
        QVERIFY(meanwhile(&test::PlayedRehearsal::openVoting));
        TestBallotsTab* tab = open(m_played->id, kVoters);
        QVERIFY(tab != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(tab->job().enrolled(), std::size_t(kVoters), kActMs);
        tab->findChild<QSpinBox*>(u"testBallots"_s)->setValue(kBallots);
        tab->findChild<QSpinBox*>(u"testSeed"_s)->setValue(4'711);
        QVERIFY(press(*tab, "testCast"));
        QVERIFY(QTest::qWaitFor(
            [tab] { return (tab->job().plan() && tab->job().ballotsDone() >= 2) || !tab->job().isBusy(); },
            kActMs));
        QVERIFY2(!tab->job().error(), errorOf(*tab).constData());
        const base::Json planned = tab->job().plan()->summary();
        const std::size_t before = tab->job().ballotsDone();
        QVERIFY(before >= 2);
        m_desk.close();
        m_server.kill();
        QVERIFY(m_server.restart());

        tab = open(m_played->id, kVoters);
        QVERIFY(tab != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(tab->job().plan().has_value(), kActMs);
        QVERIFY(tab->job().plan()->summary() == planned);
        QVERIFY(tab->job().ballotsDone() >= before);
        if (tab->job().ballotsDone() < tab->job().plan()->ballots.size())
            QVERIFY(press(*tab, "testCast"));
        QVERIFY(waitForEnd(*tab));
        QVERIFY2(!tab->job().error(), errorOf(*tab).constData());
        QCOMPARE(tab->job().ballotsDone(), tab->job().plan()->ballots.size());
        QCOMPARE(tab->job().plan()->voters, kBallots);
        QVERIFY(tab->job().plan()->replaced > 0);
        QVERIFY(tab->job().plan()->challenged > 0);
        QVERIFY(tab->job().plan()->summary() == planned);
        QCOMPARE(tab->job().comparison().agreement, Agreement::Waiting);
    }

    void whatIsCountedIsWhatWasPlanned()
    {
        QVERIFY(meanwhile(&test::PlayedRehearsal::count));
        TestBallotsTab* tab = open(m_played->id, kVoters);
        QVERIFY(tab != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(tab->job().comparison().agreement != Agreement::Waiting, kActMs);
        QCOMPARE(tab->job().comparison().agreement, Agreement::Same);
        QCOMPARE(tab->job().comparison().others, 0);
        // Two contests with a blank vote: all precincts together, p1 and p2.
        QCOMPARE(tab->lines().rowCount(), 3 * (4 + 3));
        for (int row = 0; row < tab->lines().rowCount(); ++row)
            QVERIFY(tab->lines().index(row, 5).data().toString().startsWith(u"✓"_s));

        const QString path = m_files.filePath(u"sheet.pdf"_s);
        FileDialog::setNextPath(path);
        QVERIFY(press(*tab, "testSheet"));
        QVERIFY(QTest::qWaitFor([&path] { return QFile::exists(path); }, kActMs));
        const QString text = withoutSpaces(pdfText(path));
        for (const QString& part : { u"[모의]모의선거점검표"_s, u"4,711"_s, u"실제투표나실제결과가아닙니다"_s,
                 toQt(m_played->id), u"일치"_s })
            QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
    }

    void theKeysAreDeletedWhenTheOfficerSaysSo()
    {
        auto* tab = m_desk.window().findChild<TestBallotsTab*>();
        QVERIFY(tab != nullptr);
        Confirmation::setNextAnswer(true);
        QVERIFY(press(*tab, "testForget"));
        QTRY_COMPARE_WITH_TIMEOUT(tab->job().voters(), std::size_t(0), kActMs);
        QVERIFY(QDir(SealedLog::folder(u"test-voters"_s)).isEmpty(QDir::Files));
    }
};

QTEST_MAIN(TestElectionRehearsalReal)
#include "tst_election_rehearsal_real.moc"
