// SPDX-License-Identifier: Apache-2.0
// From the closed box to the certified result: trustees at their desks and one without a network, a tie, commissioners,
// the papers and the record, through the real window against the real server program and its store.
#include "admin-console/core/client_transport.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/pages/elections/counting_part.h"
#include "admin-console/pages/elections/counting_tab.h"
#include "admin-console/pages/elections/counting_transfer.h"
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/observer_run.h"
#include "admin-console/pages/elections/offline_desk.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/tie_dialog.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/widgets/action_form.h"
#include "tests/console/pdf_text.h"
#include "tests/console/played_election.h"
#include "tests/console/real_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

constexpr int kActMs = RealWindow::kActMs;
constexpr const char* kPassphrase = "a passphrase for tests";

base::SecretBytes passphrase()
{
    return base::SecretBytes(base::toBytes(kPassphrase));
}

QByteArray firstLineOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

class TestElectionCountReal final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    QTemporaryDir m_files;
    test::PlayedElection m_played;

    QString id() const { return toQt(m_played.id); }
    QString secretPath(int trustee) const { return m_files.filePath(u"%1.json"_s.arg(trustee)); }
    CountingTab* counting(const char* officer)
    {
        if (!m_desk.open(m_server, officer) || m_desk.list(u"elections"_s, u"elections"_s) == nullptr)
            return nullptr;
        m_desk.window().show(u"counting"_s, id());
        auto* tab = m_desk.window().findChild<CountingTab*>();
        const auto isThere = [tab, this] {
            return tab->isVisible() && toQt(tab->answers().election.stringOr("id", "")) == id()
                && tab->answers().progress.isObject() && tab->answers().table.isObject()
                && tab->answers().result.isObject();
        };
        return tab != nullptr && QTest::qWaitFor(isThere, kActMs) ? tab : nullptr;
    }
    template<typename Widget>
    static Widget* part(QWidget& of, const char* name)
    {
        return of.findChild<Widget*>(QString::fromLatin1(name));
    }
    QString state() { return toQt(m_tab->answers().election.stringOr("state", "")); }
    /// Opens the secret at the desk and presses the button, as a trustee does.
    QString decryptAs(int trustee)
    {
        m_tab = counting(qPrintable(u"trustee%1"_s.arg(trustee)));
        if (m_tab == nullptr)
            return u"no tab"_s;
        auto* button = part<QPushButton>(*m_tab, "countingDecrypt");
        TrusteeDesk& desk = m_tab->box().desk();
        if (!button->isVisible() || button->isEnabled())
            return u"offered without a secret"_s;
        desk.open(secretPath(trustee), passphrase(), m_played.id, 0, trustee);
        if (!QTest::qWaitFor([&] { return desk.isOpen() && button->isEnabled(); }, kActMs))
            return u"not opened"_s;
        QTest::mouseClick(button, Qt::LeftButton);
        DecryptJob& job = m_tab->job();
        if (!QTest::qWaitFor([&] { return !job.isRunning(); }, kActMs))
            return u"never ended"_s;
        if (job.error())
            return toQt(job.error()->code);
        return job.done() == m_played.sums ? QString() : u"%1 parts"_s.arg(job.done());
    }
    /// "✓ …" beside the trustee once this machine has verified the parts.
    QString proofOf(int trustee) { return m_tab->trustees().index(trustee - 1, 2).data().toString(); }
    /// Signs what the form says; the refusal's text, empty when it went well.
    QString certifyAs(const char* officer)
    {
        m_tab = counting(officer);
        if (m_tab == nullptr)
            return u"no tab"_s;
        auto* button = part<QPushButton>(*m_tab, "countingCertify");
        if (!QTest::qWaitFor([&] { return button->isVisible() && button->isEnabled(); }, kActMs))
            return u"not offered"_s;
        QTest::mouseClick(button, Qt::LeftButton);
        auto* form = m_tab->findChild<ActionForm*>();
        if (form == nullptr)
            return u"no form"_s;
        form->next();
        if (form->step() != ActionForm::Step::Review)
            return u"no review"_s;
        form->next();
        const auto isSettled = [form] {
            return form->step() == ActionForm::Step::Done || form->step() == ActionForm::Step::Refused;
        };
        if (!QTest::qWaitFor(isSettled, kActMs))
            return u"no answer"_s;
        return form->step() == ActionForm::Step::Done ? QString() : u"refused"_s;
    }
    QString save(const char* button, const char* name)
    {
        const QString path = m_files.filePath(QString::fromLatin1(name));
        auto* pressed = part<QPushButton>(*m_tab, button);
        if (!pressed->isEnabled())
            return {};
        FileDialog::setNextPath(path);
        QTest::mouseClick(pressed, Qt::LeftButton);
        return QTest::qWaitFor([&path] { return QFile::exists(path); }, kActMs) ? path : QString();
    }
    std::int64_t votesOf(const char* contest, const char* option) const
    {
        const auto of = m_played.votes.find(contest);
        const auto found = of->second.find(option);
        return found == of->second.end() ? 0 : found->second;
    }

    CountingTab* m_tab = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_election_count_real");
        QVERIFY(m_files.isValid());
        const bool isUp = m_server.start(0, [this](const QString& data) {
            m_played = test::playElection(
                fromQt(data), fromQt(m_files.path()), kPassphrase, QDateTime::currentSecsSinceEpoch());
            return m_played.problem.empty();
        });
        QVERIFY2(isUp, m_played.problem.c_str());
    }
    void cleanupTestCase() { m_server.stop(); }
    void cleanup()
    {
        m_tab = nullptr;
        m_desk.close();
    }

    void aTrusteeOpensTheSumsAtTheDesk()
    {
        QCOMPARE(decryptAs(1), QString());
        QTRY_VERIFY_WITH_TIMEOUT(proofOf(1).startsWith(u"✓"_s), kActMs);
        QVERIFY(!proofOf(2).startsWith(u"✓"_s));
        // A second time there is nothing left.
        m_tab->job().start(id(), m_tab->box().desk());
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->job().isRunning(), kActMs);
        QVERIFY(!m_tab->job().error());
        QCOMPARE(m_tab->job().done(), 0);
    }

    void anotherTrusteesSecretOpensNothing()
    {
        m_tab = counting("trustee2");
        QVERIFY(m_tab != nullptr);
        TrusteeDesk& desk = m_tab->box().desk();
        desk.open(secretPath(1), passphrase(), m_played.id, 0, 2);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.isBusy(), kActMs);
        QVERIFY(!desk.isOpen());
        QCOMPARE(desk.error()->code, std::string("console.ceremony_other_attempt"));
    }

    void aTrusteeWithoutANetworkDoesThePartByStick()
    {
        m_tab = counting("election");
        QVERIFY(m_tab != nullptr);
        auto* write = part<QPushButton>(*m_tab, "countingSums");
        QVERIFY(write->isVisible() && write->isEnabled());
        QVERIFY(!part<QPushButton>(*m_tab, "countingDecrypt")->isVisible()); // is no trustee
        const QString sums = save("countingSums", "sums.json");
        CountingTransfer& transfer = m_tab->part().transfer();
        QTRY_COMPARE_WITH_TIMEOUT(transfer.running(), CountingTransfer::Kind::Nothing, kActMs);
        QVERIFY2(!transfer.error(), transfer.error() ? transfer.error()->code.c_str() : "");
        QVERIFY(!sums.isEmpty());
        const QString code = transfer.code();
        QCOMPARE(code.size(), qsizetype(24));
        m_tab = nullptr;
        m_desk.close();

        // Another machine: a console that has never met a server and where nobody signs in.
        const QString parts = m_files.filePath(u"parts.json"_s);
        {
            Workbench bench;
            MainWindow window(bench);
            window.show();
            auto* link = window.findChild<QPushButton*>(u"offline_elections"_s);
            QVERIFY(link != nullptr && link->isVisible());
            QTest::mouseClick(link, Qt::LeftButton);
            auto* desk = window.findChild<OfflineDesk*>();
            QVERIFY(desk != nullptr && desk->isVisible());
            desk->openFile(sums);
            QTRY_VERIFY_WITH_TIMEOUT(!desk->isBusy(), kActMs);
            QVERIFY2(desk->hasFile(), qPrintable(desk->note()));
            const QString facts = part<QLabel>(*desk, "offlineFacts")->text();
            QVERIFY(facts.contains(code));
            QVERIFY(withoutSpaces(facts).contains(toQt(m_played.fingerprint)));
            QVERIFY(facts.contains(u"하늘시 체육회장 선거"_s));
            part<QCheckBox>(*desk, "offlineCompared")->setChecked(true);
            part<QComboBox>(*desk, "offlineWho")->setCurrentIndex(2);
            desk->box().desk().open(secretPath(3), passphrase(), m_played.id, 0, 3);
            QTRY_VERIFY_WITH_TIMEOUT(desk->box().desk().isOpen(), kActMs);
            desk->chooseKey(m_server.key("trustee3"));
            part<QLineEdit>(*desk, "offlinePassphrase")
                ->setText(QString::fromUtf8(firstLineOf(m_server.passphrase("trustee3"))));
            FileDialog::setNextPath(parts);
            auto* go = part<QPushButton>(*desk, "offlineGo");
            QVERIFY(go->isEnabled());
            QTest::mouseClick(go, Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(!desk->isBusy(), kActMs);
            QVERIFY2(QFile::exists(parts), qPrintable(desk->note()));
            QVERIFY(!bench.session.isOpen());
        }

        // The stick comes back to somebody who is no trustee.
        m_tab = counting("election");
        QVERIFY(m_tab != nullptr);
        CountingTransfer& back = m_tab->part().transfer();
        for (int round = 0; round < 2; ++round) { // submitted again it is the same, and no fault
            FileDialog::setNextPath(parts);
            QTest::mouseClick(part<QPushButton>(*m_tab, "countingSubmit"), Qt::LeftButton);
            QTRY_COMPARE_WITH_TIMEOUT(back.running(), CountingTransfer::Kind::Nothing, kActMs);
            QVERIFY2(!back.error(), back.error() ? back.error()->code.c_str() : "");
            QCOMPARE(back.done(), m_played.sums);
        }
        QTRY_VERIFY_WITH_TIMEOUT(proofOf(3).startsWith(u"✓"_s), kActMs);
        QCOMPARE(state(), u"closed"_s);
    }

    void theLastTrusteeThatIsNeededEndsTheCount()
    {
        QCOMPARE(decryptAs(5), QString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), u"counted"_s, kActMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_tab->answers().result.at("contests").asArray().size(), std::size_t(2), kActMs);
        for (const base::Json& contest : m_tab->answers().result.at("contests").asArray()) {
            const std::string name = contest.stringOr("contest", "");
            for (const base::Json& option : contest.at("options").asArray())
                QCOMPARE(option.integerOr("votes", -1),
                    votesOf(name.c_str(), option.stringOr("option", "").c_str()));
            QCOMPARE(contest.integerOr("blank", -1), votesOf(name.c_str(), "blank"));
            QCOMPARE(contest.stringOr("outcome", ""), std::string(name == "chair" ? "decided" : "tie"));
        }
        // Nobody certifies over a tie.
        QCOMPARE(m_desk.send("election", "certify",
                     base::Json::object({ { "election", m_played.id },
                         { "result", m_tab->answers().result.stringOr("hash", "") } })),
            u"auth.role"_s);
    }

    void theLotDecidesTheTie()
    {
        m_tab = counting("election");
        QVERIFY(m_tab != nullptr);
        auto* contests = part<QComboBox>(*m_tab, "countingContest");
        const int council = contests->findText(u"대의원"_s);
        QVERIFY(council >= 0);
        contests->setCurrentIndex(council);
        auto* button = part<QPushButton>(*m_tab, "countingTie");
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kActMs);
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = m_tab->findChild<TieDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->move(1); // the second of the ballot paper was drawn first
        part<QLineEdit>(*dialog, "tieReason")->setText(u"위원장이 참관인 앞에서 제비를 뽑음"_s);
        QTest::mouseClick(part<QPushButton>(*dialog, "tieSend"), Qt::LeftButton);
        const auto decided = [this] {
            for (const base::Json& contest : m_tab->answers().result.at("contests").asArray()) {
                if (contest.stringOr("contest", "") != "council" || contest.stringOr("outcome", "") == "tie")
                    continue;
                for (const base::Json& option : contest.at("options").asArray()) {
                    if (option.booleanOr("elected", false))
                        return toQt(option.stringOr("option", ""));
                }
            }
            return QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(decided(), u"o2"_s, kActMs);
    }

    void twoCommissionersCertifyAndNobodyTwice()
    {
        QCOMPARE(certifyAs("commissioner1"), QString());
        QVERIFY(m_tab->answers().election.stringOr("state", "") == "counted");
        QCOMPARE(m_desk.send("election", "certify",
                     base::Json::object({ { "election", m_played.id },
                         { "result", m_tab->answers().result.stringOr("hash", "") } })),
            u"election.certified_twice"_s);
        QVERIFY(!part<QPushButton>(*m_tab, "countingCertificate")->isEnabled());
        QCOMPARE(certifyAs("commissioner3"), QString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), u"certified"_s, kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*m_tab, "countingCertificate")->isEnabled(), kActMs);
        QVERIFY(!part<QPushButton>(*m_tab, "countingCertify")->isVisible());
    }

    void thePapersSayWhatTheChainSays()
    {
        m_tab = counting("election");
        QVERIFY(m_tab != nullptr);
        auto* contests = part<QComboBox>(*m_tab, "countingContest");
        contests->setCurrentIndex(contests->findText(u"회장"_s));
        const QString table = pdfText(save("countingPaper", "table.pdf"));
        QVERIFY2(withoutSpaces(table).contains(u"하늘시체육회장선거"_s), qPrintable(table));
        const base::Json& contest = m_tab->answers().table.at("contests").asArray().front();
        QCOMPARE(contest.stringOr("contest", ""), std::string("chair"));
        QStringList expected;
        const base::Json& total = contest.at("total");
        const std::int64_t entries = m_tab->answers().progress.integerOr("entries", -1);
        const std::int64_t voted = total.integerOr("voted", -1);
        const std::int64_t blank = total.integerOr("blank", -1);
        expected << QString::number(entries) << QString::number(total.integerOr("enrolled", -1))
                 << QString::number(voted) << u"100.00"_s << formatShare(voted, entries, 2).remove(u" %"_s);
        for (const base::Json& count : total.at("counts").asArray())
            expected << QString::number(count.asInteger());
        expected << QString::number(blank) << u"0"_s << QString::number(total.integerOr("valid", -1) + blank)
                 << QString::number(entries - voted);
        QCOMPARE(numbersBeside(table, u"합계"_s), expected);
        QVERIFY(withoutSpaces(table).contains(toQt(m_played.fingerprint)));

        const QString certificate = pdfText(save("countingCertificate", "certificate.pdf"));
        QVERIFY2(!certificate.isEmpty(), "no certificate");
        for (const base::Json& one : m_tab->answers().result.at("contests").asArray()) {
            for (const base::Json& option : one.at("options").asArray()) {
                const QString name = m_desk.bench().language.pick(option, "name");
                const QString votes = QString::number(option.integerOr("votes", -1));
                const bool isThere = [&] {
                    for (const QString& line : certificate.split(u'\n')) {
                        if (line.contains(name) && numbersBeside(line, name).value(0) == votes)
                            return true;
                    }
                    return false;
                }();
                QVERIFY2(isThere, qPrintable(name + u' ' + votes + u'\n' + certificate));
            }
        }
        QVERIFY(withoutSpaces(certificate).contains(toQt(m_tab->answers().result.stringOr("hash", ""))));
    }

    void theElectionRecordTellsTheWholeCourse()
    {
        m_tab = counting("election");
        QVERIFY(m_tab != nullptr);
        const QString paper = withoutSpaces(pdfText(save("countingCourse", "course.pdf")));
        for (const QString& told :
            { u"선거록"_s, u"하늘시체육회장선거"_s, u"위원장이참관인앞에서제비를뽑음"_s,
                toQt(m_played.fingerprint), toQt(m_tab->answers().result.stringOr("hash", "")) })
            QVERIFY2(paper.contains(told), qPrintable(told + u'\n' + paper));
    }

    void theObserverGoesOnFromTheLastLook()
    {
        QVERIFY(counting("election") != nullptr);
        ClientTransport records(m_desk.bench().connection);
        ObserverRun run(records, nullptr);
        const std::string node = fromQt(m_desk.bench().connection.node().did);
        const auto look = [&](const SeenBefore& before, ObserverRun::Extent extent) {
            run.start(id(), node, before, extent);
            return QTest::qWaitFor([&run] { return !run.isBusy(); }, 4 * kActMs)
                && run.state() == ObserverRun::State::Done
                && run.observation()->report.answer() == verify::election::Answer::Pass;
        };
        QVERIFY(look({}, ObserverRun::Extent::Growth));
        QVERIFY(run.observation()->isWhole);
        const Observation first = *run.observation();
        // A refused action is a leaf of the election's record too.
        QCOMPARE(
            m_desk.send("election", "certify",
                base::Json::object({ { "election", m_played.id }, { "result", first.report.chainHead } })),
            u"auth.role"_s);
        const SeenBefore before { first.report.chainHead, first.height, first.header };
        QVERIFY(look(before, ObserverRun::Extent::Growth));
        QVERIFY(!run.observation()->isWhole);
        QVERIFY(run.observation()->height > first.height);
        QVERIFY(run.observation()->fetched < first.fetched);
        QCOMPARE(run.observation()->report.chainHead, first.report.chainHead);
        QVERIFY(look(before, ObserverRun::Extent::Whole));
        QVERIFY(run.observation()->isWhole);
        QCOMPARE(run.observation()->report.chainHead, first.report.chainHead);
    }

    void theRecordFromTheConsolePassesEveryCheck()
    {
        m_tab = counting("election");
        QVERIFY(m_tab != nullptr);
        const QString record = save("countingRecord", "record.jsonl");
        QVERIFY(!record.isEmpty());
        QProcess verifier;
        verifier.start(
            qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/maru-verify"_s,
            { u"election"_s, record, u"--trust-first"_s, u"--json"_s });
        QVERIFY(verifier.waitForFinished(4 * kActMs));
        const QByteArray said = verifier.readAllStandardOutput();
        QVERIFY2(verifier.exitCode() == 0, said.constData());
        const auto json = base::parseJson(viewOf(said));
        QVERIFY2(json.has_value(), said.constData());
        const base::Json* checks = json->find("checks");
        QVERIFY2(checks != nullptr && checks->asArray().size() >= 20, said.constData());
        for (const base::Json& check : checks->asArray())
            QVERIFY2(check.stringOr("verdict", "") == "pass", base::canonical(check).c_str());
    }
};

QTEST_MAIN(TestElectionCountReal)
#include "tst_election_count_real.moc"
