// SPDX-License-Identifier: Apache-2.0
// The detail pane's badge speaks of what is shown and of nothing else; news are not put off for ever.
#include "admin-console/core/news.h"
#include "admin-console/core/text.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/detail_pane.h"
#include "admin-console/widgets/local_table.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

class TestResourcePane final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    std::vector<ProofChecker::Callback> m_checks;

    DetailContent content(int raised)
    {
        DetailContent made;
        made.title = u"Coal"_s;
        made.fileName = u"c-1"_s;
        made.facts.push_back({ u"Raised"_s, QString::number(raised), {} });
        made.json = base::Json::object({ { "key", "c-1" }, { "raised", raised } });
        made.check = [this](QObject*, ProofChecker::Callback callback) {
            m_checks.push_back(std::move(callback));
        };
        return made;
    }
    static ProofResult good()
    {
        ProofResult result;
        result.height = 5;
        result.file = base::Json::object({ { "format", "x" } });
        return result;
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<Workbench>();
        m_checks.clear();
    }
    void cleanup() { m_bench.reset(); }

    void forgetsTheProofOfOtherValues()
    {
        DetailPane pane(m_bench->services);
        auto* check = pane.findChild<QPushButton*>(u"checkProof"_s);
        auto* save = pane.findChild<QPushButton*>(u"saveProof"_s);
        pane.setContent(content(1000));
        check->click();
        m_checks.at(0)(good());
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Holds);
        QVERIFY(save->isEnabled());
        // The same values again, as after every refresh of the list: what was checked stays checked.
        pane.setContent(content(1000));
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Holds);
        pane.setContent(content(2000));
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Unchecked);
        QVERIFY(!save->isEnabled());
        QVERIFY(pane.makeReport().proof.isEmpty());
    }

    void takesNoAnswerAboutEarlierValues()
    {
        DetailPane pane(m_bench->services);
        auto* check = pane.findChild<QPushButton*>(u"checkProof"_s);
        pane.setContent(content(1000));
        check->click();
        pane.setContent(content(2000));
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Unchecked);
        QVERIFY(check->isEnabled());
        m_checks.at(0)(good());
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Unchecked);
        // Nor does it end the check that runs now.
        check->click();
        m_checks.at(0)(good());
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Checking);
        QVERIFY(!check->isEnabled());
        m_checks.at(1)(good());
        QVERIFY(pane.proofBadge().state() == ProofBadge::State::Holds);
    }

    void saysWhatAHistoryLacks()
    {
        DetailPane pane(m_bench->services);
        pane.setContent(content(1000));
        TimelineEntry remark;
        remark.title = u"! not complete"_s;
        remark.isRemark = true;
        pane.setTimeline({ remark });
        const report::RecordReport made = pane.makeReport();
        QCOMPARE(made.timeline.size(), std::size_t(1));
        QVERIFY(made.timeline.front().time.isEmpty());
    }

    void beginsNoWaitAnew()
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.setInterval(60'000);
        startOnce(timer);
        const int id = timer.timerId();
        for (int block = 0; block < 100; ++block)
            startOnce(timer);
        QCOMPARE(timer.timerId(), id);
    }

    void knowsWhichBlocksConcernADomain_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<bool>("isConcerned");
        QTest::newRow("transaction") << u"{\"transactions\":[{\"domain\":\"donation\"}]}"_s << true;
        QTest::newRow("due entry") << u"{\"events\":[{\"type\":\"donation.ended\"}]}"_s << true;
        QTest::newRow("other") << u"{\"transactions\":[{\"domain\":\"identity\"}],\"events\":[]}"_s << false;
        QTest::newRow("empty") << u"{}"_s << false;
        QTest::newRow("nonsense") << u"{\"transactions\":7}"_s << false;
    }
    void knowsWhichBlocksConcernADomain()
    {
        QFETCH(QString, block);
        const auto json = base::parseJson(fromQt(block));
        QVERIFY(json);
        QTEST(concerns(*json, "donation"), "isConcerned");
        QVERIFY(concerns(*json, ""));
    }
};

QTEST_MAIN(TestResourcePane)
#include "tst_resource_pane.moc"
