// SPDX-License-Identifier: Apache-2.0
// The observer's view: all lights on a good record and on changed ones, the head that was seen before, and the report.
// tests/data/election_record.jsonl is a small finished election made by the second implementation (tests/election).
#include "admin-console/pages/elections/observer_tab.h"
#include "tests/console/election_bench.h"
#include "tests/console/scripted_records.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

/// The election that the record is of.
constexpr const char* kRecorded = "e-00112233445566ff";

base::Json row(const char* id)
{
    return base::Json::object(
        { { "id", id }, { "title_ko", "선거" }, { "title_en", "Election" }, { "state", "certified" } });
}

} // namespace

class TestElectionObserver final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    QByteArray m_record;

    static void finish(ObserverTab& tab) { QTRY_VERIFY_WITH_TIMEOUT(!tab.run().isBusy(), 60'000); }
    const verify::election::Verdict* line(const ObserverTab& tab, std::string_view name) const
    {
        for (const auto& one : const_cast<ObserverTab&>(tab).run().observation()->report.checks) {
            if (one.name() == name)
                return &one;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-tests"_s);
        QCoreApplication::setApplicationName(u"tst_election_observer_page"_s);
        QFile file(QString::fromUtf8(MARU_TEST_DATA_DIR) + u"/election_record.jsonl"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_record = file.readAll();
    }
    void init()
    {
        QSettings().clear();
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void everyLightIsGreenOnAGoodRecordAndTheHeadIsRemembered()
    {
        ScriptedRecords records;
        ObserverTab tab(*m_bench->services, records, nullptr);
        QAbstractItemModelTester lines(&tab.lines());
        tab.showElection(row(kRecorded));
        QVERIFY(records.calls.empty()); // not visible: nothing is fetched
        tab.check();
        QCOMPARE(records.calls.size(), std::size_t(1));
        // In two pages, as a big one comes.
        const qsizetype half = m_record.indexOf('\n', m_record.size() / 2) + 1;
        records.page(m_record.left(half), "more");
        QVERIFY(toQt(records.calls.back()).contains(u"cursor=more"_s));
        records.page(m_record.mid(half), "");
        finish(tab);
        QVERIFY(tab.run().observation().has_value());
        for (const auto& one : tab.run().observation()->report.checks)
            QVERIFY2(
                one.answer() == verify::election::Answer::Pass, (one.name() + " " + one.detail()).c_str());
        QCOMPARE(tab.lines().rowCount(), static_cast<int>(verify::election::checkNames().size()));
        QCOMPARE(tab.lines().cell(0, 0).tone, Tone::Success);
        QVERIFY(tab.lines().cell(0, 0).text.startsWith(u"● "_s));
        QVERIFY(tab.verdictText().startsWith(u"● "_s));
        QVERIFY(tab.run().observation()->height > 0);
        QCOMPARE(tab.run().observation()->header.size(), std::size_t(64));
        const std::string head = tab.run().observation()->report.chainHead;
        QCOMPARE(head.size(), std::size_t(64));

        // The next check must meet that head again, and fetches what came since: here the proofs alone.
        tab.check();
        QVERIFY(toQt(records.calls.back()).contains(u"cursor=blocks."_s));
        records.page(m_record.mid(m_record.indexOf("\n{\"log\":") + 1), "");
        finish(tab);
        QVERIFY(tab.verdictText().startsWith(u"● "_s));
        QVERIFY(!tab.run().observation()->isWhole);

        tab.findChild<QPushButton*>(u"observerWhole"_s)->click();
        QVERIFY(!toQt(records.calls.back()).contains(u"cursor"_s));
        records.page(m_record, "");
        finish(tab);
        QVERIFY(tab.verdictText().startsWith(u"● "_s));
        QVERIFY(tab.run().observation()->isWhole);

        tab.report();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        QVERIFY(toQt(m_bench->sender->sent[0]).startsWith(u"election/reportObservation "_s));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"\"verdict\":\"pass\""_s));
    }

    void aHeadThatIsMissingIsAnotherHistory()
    {
        ScriptedRecords records;
        ObserverTab tab(*m_bench->services, records, nullptr);
        tab.showElection(row(kRecorded));
        QSettings().setValue(u"elections/heads//"_s + QLatin1StringView(kRecorded), QString(64, u'7'));
        tab.check();
        records.page(m_record, "");
        finish(tab);
        QCOMPARE(line(tab, "ballot_chain")->answer(), verify::election::Answer::Fail);
        QVERIFY(tab.verdictText().startsWith(u"✕ "_s));
        tab.report();
        QVERIFY(toQt(m_bench->sender->sent.at(0)).contains(u"fork: "_s));
        QVERIFY(toQt(m_bench->sender->sent.at(0)).contains(u"\"verdict\":\"fork\""_s));
        // A chain that failed is never remembered as seen.
        QCOMPARE(QSettings().value(u"elections/heads//"_s + QLatin1StringView(kRecorded)).toString(),
            QString(64, u'7'));
    }

    void aBlockThatIsMissingIsAnotherHistory()
    {
        ScriptedRecords records;
        const auto lookOnce = [&] {
            ObserverTab tab(*m_bench->services, records, nullptr);
            tab.showElection(row(kRecorded));
            tab.check();
            records.page(m_record, "");
            finish(tab);
            return tab.run().observation()->report.isFork;
        };
        QVERIFY(!lookOnce());
        // The block that was seen is remembered when the console is started anew.
        const QString key = u"elections/blocks//"_s + QLatin1StringView(kRecorded);
        const QString seen = QSettings().value(key).toString();
        QCOMPARE(seen.section(u':', 1).size(), qsizetype(64));
        QVERIFY(!lookOnce());
        QSettings().setValue(key, QString(seen.section(u':', 0, 0) + u':' + QString(64, u'7')));
        QVERIFY(lookOnce());
        QSettings().setValue(key,
            QString(QString::number(seen.section(u':', 0, 0).toLongLong() + 1) + u':' + QString(64, u'7')));
        QVERIFY(lookOnce());
    }

    void whatDoesNotHoldComesFirst()
    {
        verify::election::ElectionReport report;
        for (const char* name : { "format", "blocks", "state", "times", "sums" })
            report.checks.emplace_back(name);
        report.checks[1].unavailable("not yet");
        report.checks[2].fail("here", "wrong");
        report.checks[4].fail("there", "wrong too");
        const auto rows = observationRows(report, m_bench->bench.language);
        std::vector<Tone> tones;
        for (const auto& line : rows)
            tones.push_back(line[0].tone);
        QCOMPARE(tones,
            (std::vector<Tone> { Tone::Danger, Tone::Danger, Tone::Warning, Tone::Success, Tone::Success }));
        QVERIFY(rows[0][3].text.contains(u"here"_s) && rows[1][3].text.contains(u"there"_s));
    }

    void aChangedRecordIsRedAndACutOneTells_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("a block is taken out") << u"block"_s;
        QTest::newRow("cut off") << u"cut"_s;
        QTest::newRow("no record at all") << u"none"_s;
    }
    void aChangedRecordIsRedAndACutOneTells()
    {
        QFETCH(QString, kind);
        QList<QByteArray> lines = m_record.split('\n');
        if (kind == u"cut"_s)
            lines = lines.mid(0, lines.size() / 2);
        for (qsizetype i = 0; kind == u"block"_s && i < lines.size(); ++i) {
            if (lines[i].startsWith("{\"header\":")) {
                lines.removeAt(i + 1);
                break;
            }
        }
        const QByteArray changed = kind == u"none"_s ? QByteArray("<html>\n") : lines.join('\n');
        ScriptedRecords records;
        ObserverTab tab(*m_bench->services, records, nullptr);
        tab.showElection(row(kRecorded));
        tab.check();
        records.page(changed, "");
        finish(tab);
        QVERIFY(tab.run().observation().has_value());
        QCOMPARE(tab.run().observation()->report.answer(), verify::election::Answer::Fail);
        QVERIFY(tab.verdictText().startsWith(u"✕ "_s));
        bool isRed = false;
        for (int i = 0; i < tab.lines().rowCount(); ++i)
            isRed = isRed
                || (tab.lines().cell(i, 0).tone == Tone::Danger
                    && tab.lines().cell(i, 0).text.startsWith(u"✕ "_s));
        QVERIFY(isRed);
    }

    void aRecordOfAnotherElectionIsRed()
    {
        ScriptedRecords records;
        ObserverTab tab(*m_bench->services, records, nullptr);
        tab.showElection(row("e-1"));
        tab.check();
        records.page(m_record, "");
        finish(tab);
        QCOMPARE(line(tab, "format")->answer(), verify::election::Answer::Fail);
        QVERIFY(tab.verdictText().startsWith(u"✕ "_s));
    }

    void cancellingAndFailuresLeaveNothingGreen()
    {
        ScriptedRecords records;
        ObserverTab tab(*m_bench->services, records, nullptr);
        tab.showElection(row(kRecorded));
        tab.check();
        tab.run().cancel();
        QCOMPARE(tab.run().state(), ObserverRun::State::Cancelled);
        records.page(m_record, ""); // comes too late
        QVERIFY(!tab.run().observation().has_value());
        QCOMPARE(tab.lines().rowCount(), 0);
        tab.check();
        records.give(base::failed("http.connect"));
        QCOMPARE(tab.run().state(), ObserverRun::State::Failed);
        QVERIFY(!tab.run().observation().has_value());
        // A cursor that comes again would never end.
        tab.check();
        records.page("", "same");
        records.page("", "same");
        QCOMPARE(tab.run().state(), ObserverRun::State::Failed);
        tab.report();
        QVERIFY(m_bench->sender->sent.empty());
    }

    void saysHowLongAgo()
    {
        QVERIFY(agoText(5) != agoText(120));
        QVERIFY(agoText(120).contains(u"2"_s));
        QVERIFY(agoText(7'200).contains(u"2"_s));
        QVERIFY(agoText(259'200).contains(u"3"_s));
    }
};

QTEST_MAIN(TestElectionObserver)
#include "tst_election_observer_page.moc"
