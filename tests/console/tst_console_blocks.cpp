// SPDX-License-Identifier: Apache-2.0
// The ledger as it grows: what another client sends appears by itself, its proof is walked to the root, everything is
// checked from block 0, and Audit says who was refused and why.
#include <QTest>

#include "admin-console/pages/audit/audit_part.h"
#include "admin-console/pages/blocks/block_strip.h"
#include "admin-console/pages/blocks/check_panel.h"
#include "admin-console/pages/blocks/merkle_view.h"
#include "admin-console/pages/blocks/transaction_part.h"
#include "admin-console/widgets/badge.h"
#include "tests/console/real_window.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPercent = 1;
constexpr int kCheckMs = 300'000;

base::Json agency(const char* id)
{
    return base::Json::object(
        { { "id", id }, { "name_ko", "새 기관" }, { "name_en", "New agency" }, { "kind", "company" } });
}

} // namespace

class TestConsoleBlocks final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    RealWindow m_other;

    base::Json newest(ResourcePane& pane) { return pane.model().row(0); }

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_console_blocks");
        QVERIFY(m_server.start(kPercent));
        QVERIFY(m_other.open(m_server, "administrator"));
    }
    void init()
    {
        QSettings().clear();
        QVERIFY(m_desk.open(m_server, "auditor"));
    }
    void cleanup() { m_desk.close(); }
    void cleanupTestCase() { m_other.close(); }

    void showsWhatAnotherClientSendsAsItHappens()
    {
        ResourcePane* log = m_desk.list(u"blocks"_s, u"transactions"_s);
        QVERIFY(log != nullptr);
        ResourcePane* blocks = m_desk.list(u"blocks"_s, u"blocks"_s);
        QVERIFY(blocks != nullptr);
        auto* strip = m_desk.page(u"blocks"_s)->findChild<BlockStripModel*>();
        QVERIFY(strip != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(
            strip->newest(), m_desk.bench().connection.node().height, RealWindow::kActMs);
        const qint64 before = strip->newest();
        // A row that is chosen stays chosen while others come in above it.
        blocks->table().view()->selectRow(2);
        const QString chosen = blocks->model().keyAt(2);
        QSignalSpy resets(&blocks->model(), &RowsModel::modelReset);

        QCOMPARE(m_other.send("identity", "registerAgency", agency("live-one")), u"ok"_s);
        QTRY_VERIFY_WITH_TIMEOUT(strip->newest() > before, RealWindow::kActMs);
        const int box = strip->rowOf(before + 1);
        QVERIFY(box >= 0);
        QCOMPARE(strip->block(box).transactions, qint64(1));
        QVERIFY(strip->index(box).data(BlockStripModel::IsLinkedRole).toBool());
        QTRY_VERIFY_WITH_TIMEOUT(
            blocks->model().indexOfKey(QString::number(before + 1)) >= 0, RealWindow::kActMs);
        QCOMPARE(blocks->model().keyAt(blocks->table().currentRow()), chosen);
        QCOMPARE(resets.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(newest(*log).integerOr("height", 0), before + 1, RealWindow::kActMs);
        QCOMPARE(toQt(newest(*log).stringOr("action", "")), u"registerAgency"_s);
        QCOMPARE(toQt(newest(*log).stringOr("signer", "")), m_other.bench().session.officer().did);
    }

    void standsStillWhilePausedAndCatchesUp()
    {
        ResourcePane* blocks = m_desk.list(u"blocks"_s, u"blocks"_s);
        QVERIFY(blocks != nullptr);
        auto* live = m_desk.window().findChild<QPushButton*>(u"live"_s);
        QVERIFY(live != nullptr && live->isChecked());
        live->setFocus();
        QTest::keyClick(live, Qt::Key_Space);
        QVERIFY(!live->isChecked());
        const QString top = blocks->model().keyAt(0);
        const qint64 before = m_desk.bench().connection.node().height;
        QCOMPARE(m_other.send("identity", "registerAgency", agency("paused-one")), u"ok"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk.bench().connection.node().height > before, RealWindow::kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(live->text().contains(u'1'), RealWindow::kActMs);
        QCOMPARE(blocks->model().keyAt(0), top);
        QTest::keyClick(live, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(blocks->model().keyAt(0), QString::number(before + 1), RealWindow::kActMs);
    }

    void goesToABlockThatIsNotLoadedAndComesBack()
    {
        ResourcePane* blocks = m_desk.list(u"blocks"_s, u"blocks"_s);
        QVERIFY(blocks != nullptr);
        auto* live = m_desk.window().findChild<QPushButton*>(u"live"_s);
        auto* jump = m_desk.window().findChild<QLineEdit*>(u"jump"_s);
        QVERIFY(live->isChecked());
        QVERIFY2(blocks->model().indexOfKey(u"7"_s) < 0, "the chain is too short for this test");
        const QString top = blocks->model().keyAt(0);
        const auto shows = [blocks](const QString& key) {
            return blocks->model().loadState() == RowsModel::LoadState::Ready
                && blocks->table().currentRow() >= 0
                && blocks->model().keyAt(blocks->table().currentRow()) == key;
        };
        jump->setFocus();
        QTest::keyClicks(jump, u"7"_s);
        QTest::keyClick(jump, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"7"_s), RealWindow::kActMs);
        QVERIFY(blocks->model().search().isEmpty());
        QVERIFY(!live->isChecked());
        auto* chip = blocks->findChild<QPushButton*>(u"placeText"_s);
        QVERIFY(chip != nullptr && chip->isVisible());
        // The links to the neighbours lead on from there, past the end of what is loaded as well.
        auto* next = blocks->findChild<QPushButton*>(u"nextBlock"_s);
        QTRY_VERIFY_WITH_TIMEOUT(next->isVisible() && next->isEnabled(), RealWindow::kActMs);
        next->click();
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"8"_s), RealWindow::kActMs);
        auto* previous = blocks->findChild<QPushButton*>(u"previousBlock"_s);
        QVERIFY(previous != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(previous->isVisible() && previous->isEnabled(), RealWindow::kActMs);
        previous->click();
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"7"_s), RealWindow::kActMs);
        // News do not pull the list away from there.
        const qint64 before = m_desk.bench().connection.node().height;
        QCOMPARE(m_other.send("identity", "registerAgency", agency("jumped-one")), u"ok"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk.bench().connection.node().height > before, RealWindow::kActMs);
        QVERIFY(shows(u"7"_s));
        // The chip leads back to the newest, and the list follows again.
        blocks->findChild<QPushButton*>(u"placeRemove"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(blocks->model().loadState() == RowsModel::LoadState::Ready
                && blocks->model().rowCount() > 0 && blocks->model().keyAt(0).toLongLong() > top.toLongLong(),
            RealWindow::kActMs);
        QVERIFY(live->isChecked());
        QVERIFY(jump->text().isEmpty());
    }

    void followsALinkIntoAListThatSaysWhatItShows()
    {
        ResourcePane* log = m_desk.list(u"blocks"_s, u"transactions"_s);
        QVERIFY(log != nullptr);
        // The first transaction of the chain, which no page of the newest holds.
        QString id;
        QObject context;
        m_desk.bench().connection.send(get(u"/v1/blocks/1"_s), &context, [&id](const ApiAnswer& answer) {
            QVERIFY(answer);
            id = toQt(answer->at("transactions").asArray().front().stringOr("id", ""));
        });
        QTRY_VERIFY_WITH_TIMEOUT(!id.isEmpty(), RealWindow::kActMs);
        QVERIFY(log->model().indexOfKey(id) < 0);
        RealWindow::chip(*log, "refused")->click();
        QVERIFY(RealWindow::waitFor(*log));
        m_desk.bench().services.show(u"transaction"_s, id);
        QTRY_VERIFY_WITH_TIMEOUT(log->model().loadState() == RowsModel::LoadState::Ready
                && log->table().currentRow() >= 0 && log->model().keyAt(log->table().currentRow()) == id,
            RealWindow::kActMs);
        QCOMPARE(log->findChild<QLineEdit*>(u"filter"_s)->text(), id);
        QVERIFY(log->model().filter(u"state"_s).isEmpty() && log->model().filter(u"code"_s).isEmpty());
        auto* clear = log->findChild<QPushButton*>(u"clearFilter"_s);
        QVERIFY(clear->isVisible());
        clear->click();
        QVERIFY(RealWindow::waitFor(*log));
        QVERIFY(log->model().rowCount() > 1);
    }

    void walksFromTheNewTransactionToACheckedRoot()
    {
        ResourcePane* log = m_desk.list(u"blocks"_s, u"transactions"_s);
        QVERIFY(log != nullptr);
        const QString before = log->model().keyAt(0);
        QCOMPARE(m_other.send("identity", "registerAgency", agency("walked-one")), u"ok"_s);
        QTRY_VERIFY_WITH_TIMEOUT(log->model().keyAt(0) != before, RealWindow::kActMs);
        QTableView* view = log->table().view();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        view->selectRow(0);
        auto* part = log->findChild<TransactionPart*>();
        QVERIFY(part != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(part->merkle().walk().has_value(), RealWindow::kActMs);
        const MerkleWalk& walk = *part->merkle().walk();
        QVERIFY2(walk.holds(), walk.error ? walk.error->code.c_str() : "the path does not hold");
        QVERIFY2(part->sentence().contains(u"새 기관"_s), qPrintable(part->sentence()));
        auto* canvas = part->merkle().findChild<QWidget*>(u"detailBody"_s);
        QVERIFY(canvas != nullptr);
        canvas->setFocus();
        for (int step = 1; step < part->merkle().stepCount(); ++step)
            QTest::keyClick(canvas, Qt::Key_Up);
        QCOMPARE(part->merkle().step(), part->merkle().stepCount() - 1);
        // The root that was computed here is the one in the block's signed header.
        const base::Json row = log->model().row(0);
        base::Json header;
        m_desk.bench().connection.send(get(u"/v1/blocks/"_s + QString::number(row.integerOr("height", 0))),
            part,
            [&header](const ApiAnswer& answer) { header = answer ? answer->at("header") : base::Json(); });
        QTRY_VERIFY_WITH_TIMEOUT(header.isObject(), RealWindow::kActMs);
        QCOMPARE(toQt(header.stringOr("log_root", "")), toQt(walk.root.hex()));
        log->detail().checkProof();
        QTRY_COMPARE_WITH_TIMEOUT(
            log->detail().proofBadge().state(), ProofBadge::State::Holds, RealWindow::kActMs);
    }

    void checksEverythingFromTheFirstBlock()
    {
        QVERIFY(m_desk.list(u"blocks"_s, u"blocks"_s) != nullptr);
        m_desk.window().runCommand(u"verify"_s);
        auto* panel = m_desk.window().findChild<CheckPanel*>();
        QVERIFY(panel != nullptr && panel->isVisible());
        auto* from = panel->findChild<QLineEdit*>();
        QCOMPARE(from->text(), u"0"_s);
        QTest::keyClick(from, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(panel->check().state() == ChainCheck::State::Holds
                || panel->check().state() == ChainCheck::State::Broken,
            kCheckMs);
        QVERIFY2(panel->check().state() == ChainCheck::State::Holds,
            panel->check().failure() ? panel->check().failure()->error.code.c_str() : "");
        QCOMPARE(panel->check().checkedTo(), m_desk.bench().connection.node().height);
        QVERIFY(panel->check().transactions() > 100);
        QVERIFY(!panel->check().lines().empty());
        QCOMPARE(panel->remembered().to, panel->check().checkedTo());
        // Blocks that come afterwards are not part of what was checked.
        const qint64 checked = panel->check().checkedTo();
        QCOMPARE(m_other.send("identity", "registerAgency", agency("after-check")), u"ok"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk.bench().connection.node().height > checked, RealWindow::kActMs);
        QCOMPARE(panel->remembered().to, checked);
    }

    void tellsWhoWasRefusedAndWhy()
    {
        // Twice the same agency: the chain takes the first and refuses the second.
        QCOMPARE(m_other.send("identity", "registerAgency", agency("twice")), u"ok"_s);
        ResourcePane* refusals = m_desk.list(u"audit"_s, u"audit-refusals"_s);
        QVERIFY(refusals != nullptr);
        const QString before = refusals->model().rowCount() > 0 ? refusals->model().keyAt(0) : QString();
        const QString code = m_other.send("identity", "registerAgency", agency("twice"));
        QVERIFY2(code.startsWith(u"identity."_s), qPrintable(code));
        QTRY_VERIFY_WITH_TIMEOUT(
            refusals->model().rowCount() > 0 && refusals->model().keyAt(0) != before, RealWindow::kActMs);
        const base::Json row = refusals->model().row(0);
        QCOMPARE(toQt(row.stringOr("code", "")), code);
        QCOMPARE(toQt(row.stringOr("signer", "")), m_other.bench().session.officer().did);
        refusals->table().view()->selectRow(0);
        auto* result = refusals->findChild<QLabel*>(u"auditResult"_s);
        QVERIFY(result != nullptr);
        QTRY_VERIFY(result->isVisible() && !result->text().isEmpty());
        // In words, not as a code; and who it was by the name of the post.
        QVERIFY2(!result->text().contains(code), qPrintable(result->text()));
        auto* sentence = refusals->findChild<QLabel*>(u"reviewSentence"_s);
        const QString name = m_other.bench().language.pick(m_other.bench().session.officer().name);
        QTRY_VERIFY2(sentence->text().contains(name), qPrintable(sentence->text()));
    }
};

QTEST_MAIN(TestConsoleBlocks)
#include "tst_console_blocks.moc"
