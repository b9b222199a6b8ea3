// SPDX-License-Identifier: Apache-2.0
// The server goes away and comes back while an officer works: what was read stays, nothing is queued, and afterwards
// everything is there again. The real window, the real server, and a wire that can be cut.
#include <QTest>

#include "admin-console/core/format.h"
#include "admin-console/pages/blocks/block_strip.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/list_state.h"
#include "tests/console/cut_wire.h"
#include "tests/console/real_window.h"

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPercent = 1;
constexpr int kBackMs = 60'000; // tries again after 1, 2, 4 … 20 s

} // namespace

class TestConsoleOffline final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    std::unique_ptr<CutWire> m_wire;

    Workbench& bench() { return m_desk.bench(); }
    bool isAway() { return bench().connection.state() == Connection::State::Offline; }
    bool isOnline() { return bench().connection.state() == Connection::State::Online; }
    ResourcePane* list(const char* page, const char* id)
    {
        return m_desk.list(QString::fromLatin1(page), QString::fromLatin1(id));
    }
    /// Over the wire, which the test cuts.
    bool openOverWire(const char* officer)
    {
        m_wire = std::make_unique<CutWire>();
        return m_wire->lay(QUrl(m_server.url())) && m_desk.open(m_server, officer, m_wire->url());
    }
    static QLabel* staleLine(ResourcePane& pane)
    {
        for (auto* label : pane.table().findChildren<QLabel*>(u"staleLine"_s, Qt::FindDirectChildrenOnly))
            return label;
        return nullptr;
    }
    static QPushButton* retryButton(ResourcePane& pane)
    {
        for (auto* button : pane.table().stateView().findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == ListState::tr("Try &again"))
                return button;
        }
        return nullptr;
    }
    QString signInError()
    {
        for (const QLabel* error : m_desk.window().signIn().findChildren<QLabel*>(u"errorSummary"_s)) {
            if (error->isVisible())
                return error->text();
        }
        return {};
    }
    /// The form of a new agency, filled in up to the review.
    ActionForm* fillAgency(const char* id)
    {
        m_desk.window().openAction(u"identity"_s, u"registerAgency"_s);
        auto* form = m_desk.window().findChild<ActionForm*>();
        if (form == nullptr)
            return nullptr;
        const base::Json values = base::Json::object(
            { { "id", id }, { "name_ko", "새 기관" }, { "name_en", "New agency" }, { "kind", "company" } });
        for (const auto& [name, value] : values.asObject())
            form->editor(name)->setValue(value);
        form->next();
        return form->step() == ActionForm::Step::Review ? form : nullptr;
    }
    static void press(ActionForm* form)
    {
        QTest::keyClick(form->findChild<QPushButton*>(u"next"_s), Qt::Key_Space);
    }

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_console_offline");
        QVERIFY(m_server.start(kPercent));
    }
    void init() { QSettings().clear(); }
    void cleanup()
    {
        m_desk.close();
        m_wire.reset();
    }

    void keepsWhatWasReadAndSaysOfWhen()
    {
        QVERIFY(openOverWire("registrar"));
        ResourcePane* pane = list("donations", "campaigns");
        QVERIFY(pane != nullptr);
        const int all = pane->model().rowCount();
        QVERIFY(all > 5);
        QVERIFY(staleLine(*pane) != nullptr && !staleLine(*pane)->isVisible());
        // A filter that is visited now is there later.
        QTest::mouseClick(RealWindow::chip(*pane, "open"), Qt::LeftButton);
        QTRY_COMPARE(pane->model().filter(u"state"_s), u"open"_s);
        QVERIFY(RealWindow::waitFor(*pane));
        const int open = pane->model().rowCount();
        QVERIFY(open > 0 && open < all);
        pane->table().filterBar().clearAll();
        QVERIFY(RealWindow::waitFor(*pane));
        QCOMPARE(pane->model().rowCount(), all);
        ResourcePane* organisations = list("donations", "organisations");
        QVERIFY(organisations != nullptr);
        auto* button = m_desk.window().findChild<QPushButton*>(u"action_registerOrganisation"_s);
        QVERIFY(button != nullptr && button->isEnabled());

        m_wire->cut();
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), RealWindow::kActMs);
        QTRY_VERIFY(!button->isEnabled());
        QVERIFY2(
            button->toolTip().contains(ResourcePane::tr("The server cannot be reached; nothing is queued. "
                                                        "The button comes back with the connection.")),
            qPrintable(button->toolTip()));
        pane = list("donations", "campaigns");
        QVERIFY(pane != nullptr);
        QCOMPARE(pane->model().rowCount(), all);
        QVERIFY(staleLine(*pane)->isVisible());
        QVERIFY2(staleLine(*pane)->text().contains(formatInteger(bench().connection.node().height)),
            qPrintable(staleLine(*pane)->text()));

        QTest::mouseClick(RealWindow::chip(*pane, "open"), Qt::LeftButton);
        QTRY_COMPARE(pane->model().filter(u"state"_s), u"open"_s);
        QVERIFY(RealWindow::waitFor(*pane));
        QCOMPARE(pane->model().rowCount(), open);
        QVERIFY(staleLine(*pane)->isVisible());
        // What was never asked is not made up.
        QTest::mouseClick(RealWindow::chip(*pane, "closed"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(
            pane->model().loadState(), RowsModel::LoadState::Failed, RealWindow::kActMs);
        QVERIFY(retryButton(*pane) != nullptr);
    }

    void saysOnAnUnseenPageThatTheServerIsAwayAndGoesOnByItself()
    {
        QVERIFY(openOverWire("registrar"));
        m_wire->cut();
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), RealWindow::kActMs);
        TabsPage* donations = m_desk.page(u"donations"_s);
        QVERIFY(donations != nullptr);
        donations->showPane(u"merchants"_s);
        ResourcePane* pane = donations->currentPane();
        QTRY_COMPARE_WITH_TIMEOUT(
            pane->model().loadState(), RowsModel::LoadState::Failed, RealWindow::kActMs);
        QPushButton* retry = retryButton(*pane);
        QVERIFY(retry != nullptr);
        QTest::keyClick(retry, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!pane->model().isFetching(), RealWindow::kActMs);
        QCOMPARE(pane->model().loadState(), RowsModel::LoadState::Failed);
        QVERIFY(m_wire->join());
        QTRY_COMPARE_WITH_TIMEOUT(pane->model().loadState(), RowsModel::LoadState::Ready, kBackMs);
        QVERIFY(pane->model().rowCount() > 0);
        QVERIFY(bench().session.isOpen());
    }

    void catchesUpWithMissedBlocks()
    {
        QVERIFY(openOverWire("administrator"));
        ResourcePane* transactions = list("blocks", "transactions");
        QVERIFY(transactions != nullptr);
        auto* strip = m_desk.page(u"blocks"_s)->findChild<BlockStripModel*>();
        const qint64 height = bench().connection.node().height;
        QTRY_COMPARE_WITH_TIMEOUT(strip->newest(), height, RealWindow::kActMs);
        const QString newest = transactions->model().keyAt(0);
        m_wire->cut();
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), RealWindow::kActMs);
        {
            RealWindow other;
            QVERIFY(other.open(m_server, "administrator"));
            for (const char* id : { "missed-one", "missed-two" })
                QCOMPARE(other.send("identity", "registerAgency",
                             base::Json::object({ { "id", id }, { "name_ko", "놓친 기관" },
                                 { "name_en", "Missed agency" }, { "kind", "company" } })),
                    u"ok"_s);
        }
        QCOMPARE(bench().connection.node().height, height);
        QCOMPARE(transactions->model().keyAt(0), newest);
        QVERIFY(m_wire->join());
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), kBackMs);
        QTRY_VERIFY_WITH_TIMEOUT(strip->newest() >= height + 2, RealWindow::kActMs);
        // No gap: every box holds the hash of the one before.
        for (int row = strip->rowOf(height); row < strip->rowCount(); ++row)
            QVERIFY(strip->index(row).data(BlockStripModel::IsLinkedRole).toBool());
        QTRY_VERIFY_WITH_TIMEOUT(transactions->model().indexOfKey(newest) >= 2, RealWindow::kActMs);
        QVERIFY(bench().session.isOpen());
        QTRY_VERIFY(!staleLine(*transactions)->isVisible());
    }

    void queuesNothingAndKeepsWhatWasTyped()
    {
        QVERIFY(openOverWire("administrator"));
        ActionForm* form = fillAgency("typed-away");
        QVERIFY(form != nullptr);
        m_wire->cut();
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), RealWindow::kActMs);
        press(form);
        QTRY_COMPARE_WITH_TIMEOUT(form->step(), ActionForm::Step::Refused, RealWindow::kActMs);
        const QString said = form->findChild<QLabel*>(u"resultText"_s)->text();
        QVERIFY2(said.contains(u"대기"_s), qPrintable(said));
        form->back();
        QCOMPARE(form->payload().stringOr("id", ""), std::string("typed-away"));
        QVERIFY(m_wire->join());
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), kBackMs);
        // Had it been queued, the chain would know it by now: the same id is taken only once.
        form->next();
        press(form);
        QTRY_VERIFY_WITH_TIMEOUT(
            form->step() == ActionForm::Step::Done || form->step() == ActionForm::Step::Refused,
            RealWindow::kActMs);
        QVERIFY2(form->step() == ActionForm::Step::Done,
            qPrintable(form->findChild<QLabel*>(u"resultText"_s)->text()));
        delete form;
    }

    void leadsBackToSignInAfterARestartWithoutLosingTheForm()
    {
        QVERIFY(m_desk.open(m_server, "administrator"));
        ResourcePane* blocks = list("blocks", "blocks");
        QVERIFY(blocks != nullptr);
        const QPointer<ActionForm> form = fillAgency("typed-before");
        QVERIFY(form != nullptr);
        const QString page = m_desk.window().currentPage();
        m_server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), RealWindow::kActMs);
        QVERIFY(bench().session.isOpen());
        QVERIFY(m_server.restart());
        // The server keeps sessions in memory only: it comes back and does not know this one.
        QTRY_VERIFY_WITH_TIMEOUT(!bench().session.isOpen(), kBackMs);
        QTRY_VERIFY(m_desk.window().signIn().isVisible());
        QVERIFY2(signInError().contains(u"서버에서 로그인이 끝났습니다"_s), qPrintable(signInError()));
        QVERIFY(form != nullptr && !form->isVisible());

        // What happens meanwhile is seen after signing in, without a reload.
        const qint64 before = bench().connection.node().height;
        {
            RealWindow other;
            QVERIFY(other.open(m_server, "administrator"));
            QCOMPARE(other.send("identity", "registerAgency",
                         base::Json::object({ { "id", "while-signed-out" }, { "name_ko", "그사이 기관" },
                             { "name_en", "Meanwhile" }, { "kind", "company" } })),
                u"ok"_s);
        }
        QVERIFY(m_desk.signIn(m_server, "administrator"));
        QVERIFY(signInError().isEmpty());
        QVERIFY(form != nullptr && form->isVisible());
        QCOMPARE(m_desk.window().currentPage(), page);
        QCOMPARE(form->payload().stringOr("id", ""), std::string("typed-before"));
        press(form);
        QTRY_COMPARE_WITH_TIMEOUT(form->step(), ActionForm::Step::Done, RealWindow::kActMs);
        delete form.data();
        blocks = list("blocks", "blocks");
        QVERIFY(blocks != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(
            blocks->model().indexOfKey(QString::number(before + 2)) >= 0, RealWindow::kActMs);
    }

    void refreshesListsAfterSigningInAgain()
    {
        QVERIFY(m_desk.open(m_server, "registrar"));
        ResourcePane* pane = list("donations", "campaigns");
        QVERIFY(pane != nullptr);
        const int rows = pane->model().rowCount();
        QVERIFY(m_server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(!bench().session.isOpen(), kBackMs);
        QVERIFY(m_desk.signIn(m_server, "registrar"));
        QTRY_VERIFY_WITH_TIMEOUT(!pane->model().isStale() && !pane->model().isFetching(), RealWindow::kActMs);
        QCOMPARE(pane->model().rowCount(), rows);
        QVERIFY(!staleLine(*pane)->isVisible());
    }
};

QTEST_MAIN(TestConsoleOffline)
#include "tst_console_offline.moc"
