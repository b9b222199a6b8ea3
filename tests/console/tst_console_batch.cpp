// SPDX-License-Identifier: Apache-2.0
// One action on several real rows: selected by keyboard, prepared, signed and seen on the chain afterwards, among them
// rows that the action does not fit and rows that the chain refuses.
#include <QTest>

#include "admin-console/widgets/batch_dialog.h"
#include "admin-console/widgets/field_editor.h"
#include "tests/console/real_window.h"

#include <QSignalSpy>

#include <algorithm>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPercent = 2;

} // namespace

class TestConsoleBatch final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RealServer> m_server;
    RealWindow m_desk;

    /// Ctrl+Space on every row that `wants`; how many there are.
    template<typename Wants>
    int pick(ResourcePane& pane, Wants wants)
    {
        QTableView* view = pane.table().view();
        view->clearSelection();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        view->clearSelection();
        int picked = 0;
        for (int row = 0; row < pane.model().rowCount(); ++row) {
            if (row > 0)
                QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
            if (wants(pane.model().row(row))) {
                QTest::keyClick(view, Qt::Key_Space, Qt::ControlModifier);
                ++picked;
            }
        }
        return picked;
    }
    BatchDialog* dialog() { return m_desk.window().findChild<BatchDialog*>(); }
    static void fill(BatchDialog& batch)
    {
        const base::Json common =
            base::Json::object({ { "decision", "reject" }, { "note", "증빙을 다시 내 주십시오" } });
        for (const auto& [name, value] : common.asObject()) {
            FieldEditor* editor = batch.editor(name);
            QVERIFY2(editor != nullptr, name.c_str());
            editor->setValue(value);
            Q_EMIT editor->edited();
        }
    }
    static QString textAt(const BatchPlan& plan, int row, BatchPlan::Column column)
    {
        return plan.index(row, column).data().toString();
    }

private Q_SLOTS:
    void initTestCase() { RealWindow::prepare("tst_console_batch"); }
    // A chain of its own for each test: what one reviews is no longer there for the next.
    void init()
    {
        QSettings().clear();
        m_server = std::make_unique<RealServer>();
        QVERIFY(m_server->start(kPercent));
    }
    void cleanup()
    {
        m_desk.close();
        m_server->stop();
    }

    void saysWhichOneSomebodyElseWasFasterWith()
    {
        QVERIFY(m_desk.open(*m_server, "reviewer"));
        const std::string me = fromQt(m_desk.bench().session.officer().did);
        ResourcePane* pane = m_desk.list(u"donations"_s, u"milestones"_s);
        QVERIFY(pane != nullptr);
        int taken = 0;
        const int picked = pick(*pane, [&taken, &me](const base::Json& row) {
            return row.stringOr("state", "") == "needs_review" && row.stringOr("reviewer", "") == me
                && taken < 2 && ++taken > 0;
        });
        QVERIFY2(picked == 2, "the demo has two milestones for this reviewer");
        const base::Json faster = pane->model().row(pane->table().selectedRows().front());
        const QPointer<BatchDialog> batch = pane->openBatch("reviewMilestone");
        QVERIFY(batch != nullptr);
        BatchPlan& plan = batch->plan();
        fill(*batch);
        QCOMPARE(plan.count(BatchPlan::Step::Fits), 2);
        {
            // The same officer at another desk decides one of them while this window is open.
            RealWindow other;
            QVERIFY(other.open(*m_server, "reviewer"));
            QCOMPARE(other.send("donation", "reviewMilestone",
                         base::Json::object({ { "campaign", faster.stringOr("campaign", "") },
                             { "milestone", faster.integerOr("seq", 0) }, { "decision", "reject" },
                             { "note", "먼저 본 것" } })),
                u"ok"_s);
        }
        QSignalSpy finished(&plan, &BatchPlan::finished);
        auto* next = batch->findChild<QPushButton*>(u"batchNext"_s);
        QVERIFY(next->isEnabled());
        QTest::keyClick(next, Qt::Key_Space);
        QVERIFY(batch->isReviewing());
        QTest::keyClick(next, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, RealWindow::kActMs);
        QCOMPARE(plan.stepOf(0), BatchPlan::Step::Refused);
        QCOMPARE(plan.stepOf(1), BatchPlan::Step::Done);
        // In words, not as a code.
        const QString reason = textAt(plan, 0, BatchPlan::ReasonColumn);
        QVERIFY2(!reason.isEmpty() && !reason.contains(u"donation."_s), qPrintable(reason));
        batch->next();
        QTRY_VERIFY(batch.isNull());
    }

    void reviewsWhatFitsAndSaysWhatTheChainRefused()
    {
        QVERIFY(m_desk.open(*m_server, "reviewer"));
        const std::string me = fromQt(m_desk.bench().session.officer().did);
        ResourcePane* pane = m_desk.list(u"donations"_s, u"milestones"_s);
        QVERIFY(pane != nullptr);
        int wanted = 0;
        int paid = 0;
        const int picked = pick(*pane, [&wanted, &paid](const base::Json& row) {
            const std::string state = row.stringOr("state", "");
            if (state == "needs_review" && wanted < 3)
                return ++wanted > 0;
            return state == "paid" && paid < 2 && ++paid > 0;
        });
        QVERIFY2(wanted > 0 && paid == 2, "the demo has milestones to be reviewed and paid ones");
        QCOMPARE(static_cast<int>(pane->table().selectedRows().size()), picked);
        std::vector<base::Json> rows;
        for (const int row : pane->table().selectedRows())
            rows.push_back(pane->model().row(row));

        auto* button = m_desk.window().findChild<QPushButton*>(u"action_reviewMilestone"_s);
        QVERIFY(button != nullptr && button->isVisible() && button->isEnabled());
        QVERIFY2(button->text().contains(QString::number(picked)), qPrintable(button->text()));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QPointer<BatchDialog> batch = dialog();
        QVERIFY(batch != nullptr && batch->isVisible());
        BatchPlan& plan = batch->plan();
        QCOMPARE(plan.rowCount(), picked);
        fill(*batch);
        QCOMPARE(plan.count(BatchPlan::Step::Fits), wanted);
        QCOMPARE(plan.count(BatchPlan::Step::DoesNotFit), paid);
        const qint64 before = m_desk.bench().connection.node().height;
        auto* next = batch->findChild<QPushButton*>(u"batchNext"_s);
        QVERIFY2(next->text().contains(QString::number(wanted)), qPrintable(next->text()));
        QSignalSpy finished(&plan, &BatchPlan::finished);
        QTest::keyClick(next, Qt::Key_Space);
        QVERIFY(batch->isReviewing() && !plan.wasStarted());
        QTest::keyClick(next, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, RealWindow::kActMs);

        QStringList transactions;
        for (int row = 0; row < plan.rowCount(); ++row) {
            const base::Json& record = rows[static_cast<std::size_t>(row)];
            const bool fits = record.stringOr("state", "") == "needs_review";
            const bool isMine = record.stringOr("reviewer", "") == me;
            QVERIFY2(!isMine || !fits || plan.stepOf(row) == BatchPlan::Step::Done,
                qPrintable(plan.index(row, BatchPlan::ReasonColumn).data().toString()));
            QCOMPARE(plan.stepOf(row),
                !fits        ? BatchPlan::Step::DoesNotFit
                    : isMine ? BatchPlan::Step::Done
                             : BatchPlan::Step::Refused);
            const QString id = plan.index(row, 0).data(BatchPlan::TransactionRole).toString();
            QCOMPARE(id.isEmpty(), !fits);
            QVERIFY2(!textAt(plan, row, BatchPlan::ReasonColumn).isEmpty(), qPrintable(QString::number(row)));
            if (fits)
                transactions << id;
        }
        QCOMPARE(plan.count(BatchPlan::Step::NotSent), 0);
        const QString summary = batch->findChild<QLabel*>(u"batchSummary"_s)->text();
        QVERIFY2(summary.contains(QString::number(plan.count(BatchPlan::Step::Done)))
                && summary.contains(QString::number(paid)),
            qPrintable(summary));
        QTest::keyClick(next, Qt::Key_Space);
        QTRY_VERIFY(batch.isNull());

        // The list follows by itself: what was rejected no longer waits.
        for (const base::Json& record : rows) {
            if (record.stringOr("state", "") != "needs_review" || record.stringOr("reviewer", "") != me)
                continue;
            const QString key = toQt(record.stringOr("key", ""));
            QTRY_COMPARE_WITH_TIMEOUT(
                toQt(pane->model().row(pane->model().indexOfKey(key)).stringOr("state", "")), u"rejected"_s,
                RealWindow::kActMs);
        }
        // And all that was signed is on the chain, each once.
        QVERIFY(m_desk.bench().connection.node().height > before);
        ResourcePane* log = m_desk.list(u"blocks"_s, u"transactions"_s);
        QVERIFY(log != nullptr);
        for (const QString& id : transactions) {
            QTRY_VERIFY_WITH_TIMEOUT(log->model().indexOfKey(id) >= 0, RealWindow::kActMs);
            const base::Json& record = log->model().row(log->model().indexOfKey(id));
            QVERIFY(record.integerOr("height", 0) > before);
            QCOMPARE(toQt(record.stringOr("action", "")), u"reviewMilestone"_s);
        }
        QCOMPARE(QSet<QString>(transactions.begin(), transactions.end()).size(), transactions.size());
    }
};

QTEST_MAIN(TestConsoleBatch)
#include "tst_console_batch.moc"
