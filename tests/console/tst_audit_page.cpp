// SPDX-License-Identifier: Apache-2.0
// Counting of officers' actions and of reasons, from what the ledger lists.
#include "admin-console/core/text.h"
#include "admin-console/pages/audit/activity_model.h"
#include "admin-console/pages/audit/officers_view.h"
#include "admin-console/pages/audit/reason_bar.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/local_table.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

base::Json officer(int n)
{
    return base::Json::object({ { "did", "did:" + std::to_string(n) }, { "agency", "board" },
        { "name_ko", "담당 " + std::to_string(n) }, { "name_en", "Officer " + std::to_string(n) },
        { "roles", base::Json::array() }, { "state", "active" } });
}

base::Json list(base::Json rows, const char* next)
{
    return base::Json::object({ { "rows", std::move(rows) }, { "next", next } });
}

base::Json transactions(const std::vector<std::string>& codes, const char* next)
{
    base::Json rows = base::Json::array();
    std::int64_t time = 2000;
    for (const std::string& code : codes)
        rows.push(base::Json::object({ { "id", std::to_string(time) }, { "time", time -= 10 },
            { "domain", "donation" }, { "action", "donate" }, { "code", code } }));
    return list(std::move(rows), next);
}

} // namespace

class TestAuditPage final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<ScriptedTransport> m_transport;

    void loadOfficers(int count)
    {
        m_bench->catalogue.officers().load(*m_transport);
        base::Json rows = base::Json::array();
        for (int n = 1; n <= count; ++n)
            rows.push(officer(n));
        m_transport->answer(list(std::move(rows), ""));
        base::Json agencies = base::Json::array();
        agencies.push(
            base::Json::object({ { "id", "board" }, { "name_ko", "위원회" }, { "name_en", "Board" } }));
        m_transport->answer(list(std::move(agencies), ""));
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<Workbench>();
        m_transport = std::make_unique<ScriptedTransport>();
    }
    void cleanup()
    {
        m_bench.reset();
        m_transport.reset();
    }

    void resolvesNames()
    {
        QCOMPARE(
            signerName("did:1", m_bench->catalogue.officers(), m_bench->language), u"키 …did:1의 소유자"_s);
        loadOfficers(1);
        QCOMPARE(signerName("did:1", m_bench->catalogue.officers(), m_bench->language), u"담당 1 (위원회)"_s);
        QCOMPARE(signerName("did:9", m_bench->catalogue.officers(), m_bench->language), u"시민(키 …did:9)"_s);
        m_bench->language.set(LanguageCode::English);
        QCOMPARE(
            signerName("did:1", m_bench->catalogue.officers(), m_bench->language), u"Officer 1 (Board)"_s);
        QVERIFY(!signerName("", m_bench->catalogue.officers(), m_bench->language).isEmpty());
    }

    void countsAFewAtATimeAndSaysWhatIsLeftOut()
    {
        loadOfficers(6);
        ActivityModel model(*m_transport, m_bench->catalogue, m_bench->language);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(m_transport->waiting.size(), std::size_t(ActivityModel::kAtOnce));
        QCOMPARE(model.index(0, ActivityModel::Accepted).data().toString(), u"…"_s);
        m_transport->answer(transactions({ "ok", "ok", "donation.amount" }, ""));
        QCOMPARE(m_transport->waiting.size(), std::size_t(ActivityModel::kAtOnce));
        QCOMPARE(model.index(0, ActivityModel::Accepted).data().toString(), u"2"_s);
        QCOMPARE(model.index(0, ActivityModel::Refused).data().toString(), u"1"_s);
        QCOMPARE(model.activity(0).lastTime, qint64(1990));
        QCOMPARE(model.leftOutBefore(), qint64(0));
        m_transport->answer(transactions({ "ok", "ok" }, "cursor"));
        QCOMPARE(model.index(1, ActivityModel::Accepted).data().toString(), u"2+"_s);
        QCOMPARE(model.leftOutBefore(), qint64(1980));
        m_transport->answer(base::failed("console.offline"));
        m_transport->answer(base::Json("nonsense"));
        QCOMPARE(model.index(2, ActivityModel::Accepted).data().toString(), u"?"_s);
        QCOMPARE(model.index(3, ActivityModel::Refused).data().toString(), u"?"_s);
        QVERIFY(model.isCounting());
        m_transport->answer(transactions({}, ""));
        m_transport->answer(transactions({}, ""));
        QVERIFY(!model.isCounting());
        QCOMPARE(model.index(5, ActivityModel::Accepted).data().toString(), u"0"_s);
        QCOMPARE(model.counted(), 4);
    }

    void dropsAnswersOfAnEarlierCount()
    {
        loadOfficers(1);
        ActivityModel model(*m_transport, m_bench->catalogue, m_bench->language);
        model.reload();
        model.reload();
        QCOMPARE(m_transport->waiting.size(), std::size_t(2));
        m_transport->answer(transactions({ "ok", "ok", "ok" }, ""));
        QCOMPARE(model.index(0, ActivityModel::Accepted).data().toString(), u"…"_s);
        m_transport->answer(transactions({ "ok" }, ""));
        QCOMPARE(model.index(0, ActivityModel::Accepted).data().toString(), u"1"_s);
    }

    void saysWhoseTransactionsCouldNotBeRead()
    {
        loadOfficers(2);
        OfficersView view(m_bench->services, *m_transport);
        auto* note = view.findChild<QLabel*>(u"tableFooter"_s);
        view.model().reload();
        m_transport->answer(transactions({ "ok" }, ""));
        m_transport->answer(base::failed("console.timeout"));
        QCOMPARE(view.model().failed(), 1);
        QVERIFY2(note->text().contains(u'!'), qPrintable(note->text()));
        QVERIFY(!note->text().contains(OfficersView::tr("All of their transactions are counted.")));
        // What was not read is no number in a file either.
        const report::TableReport made = localReport(view.model(), m_bench->services, u"x"_s, {});
        QObject context;
        made.rows->next(&context, [&made](base::Result<std::vector<base::Json>> page, bool) {
            QVERIFY(page);
            QCOMPARE(fullText(page->at(0), made.columns[ActivityModel::Accepted], made.words), u"1"_s);
            QCOMPARE(fullText(page->at(1), made.columns[ActivityModel::Accepted], made.words), u"?"_s);
        });
    }

    void saysThatTheListOfOfficersDidNotCome()
    {
        OfficersView view(m_bench->services, *m_transport);
        m_bench->catalogue.officers().load(*m_transport);
        m_transport->answer(base::failed("console.timeout"));
        m_transport->answer(list(base::Json::array(), ""));
        QVERIFY(m_bench->catalogue.officers().error().has_value());
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&view, &change);
        auto* note = view.findChild<QLabel*>(u"tableFooter"_s);
        QVERIFY2(note->text().startsWith(u'!'), qPrintable(note->text()));
        QVERIFY(!note->text().contains(OfficersView::tr("No officers yet")));
    }

    void opensTheActionsOfAnOfficer()
    {
        loadOfficers(2);
        OfficersView view(m_bench->services, *m_transport);
        view.model().reload();
        QSignalSpy wanted(&view, &OfficersView::wanted);
        auto* refusals = view.findChild<QPushButton*>(u"officerRefusals"_s);
        QVERIFY(!refusals->isEnabled());
        view.selectOfficer(u"did:2"_s);
        QVERIFY(refusals->isEnabled());
        refusals->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().at(0).toString(), u"did:2"_s);
        QCOMPARE(wanted.front().at(1).toBool(), true);
    }

    void ordersReasonsByNumber()
    {
        ReasonBar bar(*m_transport, m_bench->language, { { u"signer"_s, u"did:1"_s } });
        bar.reload();
        QCOMPARE(m_transport->argument(u"code"_s), u"refused"_s);
        QCOMPARE(m_transport->argument(u"signer"_s), u"did:1"_s);
        m_transport->answer(
            transactions({ "auth.not_officer", "donation.over_target", "donation.over_target" }, "more"));
        QCOMPARE(bar.refusals(), qint64(3));
        QVERIFY(bar.isMore());
        QCOMPARE(bar.reasons().front().first, std::string("donation.over_target"));
        QSignalSpy chosen(&bar, &ReasonBar::reasonChosen);
        auto* link = bar.findChild<QPushButton*>(u"reason_donation.over_target"_s);
        QVERIFY(link != nullptr);
        // A sentence of the catalogue, not the code.
        QVERIFY(!link->text().contains(u"over_target"_s));
        link->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(bar.chosen(), u"donation.over_target"_s);
        bar.reload();
        m_transport->answer(base::Json("nonsense"));
        QCOMPARE(bar.refusals(), qint64(3));
    }
};

QTEST_MAIN(TestAuditPage)
#include "tst_audit_page.moc"
