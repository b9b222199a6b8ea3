// SPDX-License-Identifier: Apache-2.0
// The real window against the real server program, driven as an officer would.
#include "admin-console/core/text.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/help_panel.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/shell/navigation.h"
#include "admin-console/shell/watcher.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/detail_pane.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/palette.h"
#include "admin-console/widgets/tabs_page.h"
#include "tests/console/real_server.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kActMs = 20'000;

} // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;

    void signInAs(const char* name)
    {
        m_window->signIn().start(
            { m_server.url(), m_server.ca(), m_server.key(name), m_server.passphrase(name) });
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->catalogue.isLoaded(), kActMs);
    }
    /// The error that the sign-in shows; empty while there is none.
    QString shownError() const
    {
        for (const QLabel* error : m_window->signIn().findChildren<QLabel*>(u"errorSummary"_s)) {
            if (error->isVisible())
                return error->text();
        }
        return {};
    }
    TabsPage* page(const QString& id) { return qobject_cast<TabsPage*>(m_window->showPage(id)); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_main_window"_s);
        initResources();
        applyStyle(*qApp, Scheme::Light);
        QVERIFY(m_server.start());
    }
    void cleanupTestCase() { m_server.stop(); }
    void init()
    {
        QSettings().clear();
        m_bench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_bench);
        m_window->resize(1440, 900);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void refusesAWrongPassphrase()
    {
        m_window->signIn().start({ m_server.url(), m_server.ca(), m_server.key("registrar"), {} });
        auto* passphrase = m_window->findChild<QLineEdit*>(u"passphrase"_s);
        QTest::keyClicks(passphrase, u"wrong"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!shownError().isEmpty(), kActMs);
        QVERIFY(!m_bench->session.isOpen());
        QVERIFY(passphrase->text().isEmpty());
    }

    void refusesAServerOfAnotherAuthority()
    {
        // Without the server's own CA the system's authorities decide, and none of them knows it.
        m_window->signIn().start(
            { m_server.url(), {}, m_server.key("registrar"), m_server.passphrase("registrar") });
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->connection.state(), Connection::State::Untrusted, kActMs);
        QCOMPARE(
            QString::fromStdString(m_bench->connection.lastError().code), u"console.certificate_unknown"_s);
        QVERIFY(!m_bench->session.isOpen());
    }

    void registersAnOrganisationAndProvesIt()
    {
        signInAs("registrar");
        QTRY_VERIFY_WITH_TIMEOUT(page(u"donations"_s) != nullptr, kActMs);
        TabsPage* donations = page(u"donations"_s);
        donations->showPane(u"organisations"_s);
        ResourcePane* pane = donations->currentPane();
        QTRY_COMPARE_WITH_TIMEOUT(pane->model().loadState(), RowsModel::LoadState::Ready, kActMs);
        const int before = pane->model().rowCount();
        auto* button = m_window->findChild<QPushButton*>(u"action_registerOrganisation"_s);
        QVERIFY(button != nullptr && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* form = m_window->findChild<ActionForm*>();
        QVERIFY(form != nullptr);
        const base::Json values = base::Json::object({ { "agency", "hope-foundation" },
            { "name_ko", "새희망재단" }, { "name_en", "New Hope Foundation" }, { "number", "1208147521" },
            { "category", "designated" }, { "contact", "02-123-4567" } });
        for (const auto& [name, value] : values.asObject()) {
            FieldEditor* editor = form->editor(name);
            QVERIFY2(editor != nullptr, name.c_str());
            if (name != "agency")
                editor->setValue(value);
        }
        // Any agency of the demo chain will do: the first that the server lists.
        auto* agency = form->editor("agency")->findChild<QComboBox*>();
        if (agency != nullptr) {
            QTRY_VERIFY_WITH_TIMEOUT(agency->count() > 0, kActMs);
            agency->setCurrentIndex(0);
        } else {
            form->editor("agency")->setValue(values.at("agency"));
        }
        form->next();
        QCOMPARE(form->step(), ActionForm::Step::Review);
        QTest::mouseClick(form->findChild<QPushButton*>(u"next"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(
            form->step() == ActionForm::Step::Done || form->step() == ActionForm::Step::Refused, kActMs);
        QVERIFY2(form->step() == ActionForm::Step::Done,
            qPrintable(form->findChild<QLabel*>(u"resultText"_s)->text()));
        form->next();
        QTRY_COMPARE_WITH_TIMEOUT(pane->model().rowCount(), before + 1, kActMs);

        pane->table().view()->selectRow(before);
        pane->detail().checkProof();
        QTRY_COMPARE_WITH_TIMEOUT(pane->detail().proofBadge().state(), ProofBadge::State::Holds, kActMs);

        TabsPage* blocks = page(u"blocks"_s);
        blocks->showPane(u"transactions"_s);
        ResourcePane* transactions = blocks->currentPane();
        QTRY_VERIFY_WITH_TIMEOUT(transactions->model().rowCount() > 0, kActMs);
        transactions->table().view()->selectRow(0);
        transactions->detail().checkProof();
        QTRY_COMPARE_WITH_TIMEOUT(
            transactions->detail().proofBadge().state(), ProofBadge::State::Holds, kActMs);
        blocks->showPane(u"blocks"_s);
        QTRY_VERIFY_WITH_TIMEOUT(blocks->currentPane()->model().rowCount() > 0, kActMs);
        blocks->currentPane()->table().view()->selectRow(0);
        blocks->currentPane()->detail().checkProof();
        QTRY_COMPARE_WITH_TIMEOUT(
            blocks->currentPane()->detail().proofBadge().state(), ProofBadge::State::Holds, kActMs);
    }

    void offersOnlyWhatTheRolesAllow()
    {
        signInAs("auditor");
        TabsPage* donations = page(u"donations"_s);
        QVERIFY(donations != nullptr);
        QVERIFY(m_window->findChild<QPushButton*>(u"action_createCampaign"_s) == nullptr);
        QVERIFY(m_window->findChild<QPushButton*>(u"action_registerOrganisation"_s) == nullptr);
    }

    void changesLanguageWhileRunning()
    {
        signInAs("registrar");
        QCOMPARE(m_window->windowTitle(), u"마루 콘솔"_s);
        m_bench->language.set(LanguageCode::English);
        QTRY_COMPARE(m_window->windowTitle(), u"Maru console"_s);
        TabsPage* donations = page(u"donations"_s);
        QTRY_COMPARE(donations->currentPane()->title(), u"Campaigns"_s);
        m_bench->language.set(LanguageCode::Korean);
        QTRY_COMPARE(donations->currentPane()->title(), u"캠페인"_s);
    }

    void findsPagesActionsAndThingsOnTheServer()
    {
        signInAs("registrar");
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        CommandPalette& palette = m_window->commandPalette();
        QVERIFY(palette.isVisible());
        QCOMPARE(QApplication::focusWidget(), &palette.field());
        // The registrar may register organisations, and may not create campaigns.
        QTest::keyClicks(&palette.field(), u"registerOrganisation"_s);
        QCOMPARE(palette.model().entry(palette.list().currentIndex())->id,
            u"action:donation.registerOrganisation"_s);
        palette.setTyped(u"createCampaign"_s);
        QCOMPARE(palette.model().entryCount(), 0);
        // The newest block, by its number.
        palette.setTyped(QString::number(m_bench->connection.node().height));
        QTRY_VERIFY_WITH_TIMEOUT(palette.model().entryCount() == 1, kActMs);
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QVERIFY(!palette.isVisible());
        QCOMPARE(m_window->currentPage(), u"blocks"_s);
        // An officer, by a part of the DID.
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        palette.setTyped(m_bench->session.officer().did);
        QTRY_VERIFY_WITH_TIMEOUT(palette.model().entryCount() > 0, kActMs);
        QTest::keyClick(&palette.field(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }

    void opensAFormFromThePalette()
    {
        signInAs("registrar");
        m_window->openAction(u"donation"_s, u"registerOrganisation"_s);
        QCOMPARE(m_window->currentPage(), u"donations"_s);
        QCOMPARE(page(u"donations"_s)->currentPane()->spec().id, u"organisations"_s);
        QVERIFY(m_window->findChild<ActionForm*>() != nullptr);
        delete m_window->findChild<ActionForm*>();
        // Without the right to it nothing opens.
        m_window->openAction(u"identity"_s, u"setRoles"_s);
        m_window->openAction(u"donation"_s, u"donate"_s);
        m_window->openAction(u"no"_s, u"such"_s);
        QVERIFY(m_window->findChild<ActionForm*>() == nullptr);
    }

    void goesBackAndForward()
    {
        signInAs("registrar");
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
        page(u"donations"_s)->showPane(u"organisations"_s);
        m_window->showPage(u"settings"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"donations"_s);
        QCOMPARE(page(u"donations"_s)->currentPane()->spec().id, u"organisations"_s);
        m_window->goBack();
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
        m_window->goBack();
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
        m_window->goForward();
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"settings"_s);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
        m_window->goForward();
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
    }

    void showsHelpOfThePage()
    {
        signInAs("registrar");
        m_window->showPage(u"settings"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY(m_window->help().isVisible());
        QCOMPARE(m_window->help().topic(), u"settings"_s);
        const QString korean = m_window->help().shownText();
        m_bench->language.set(LanguageCode::English);
        QTRY_VERIFY(m_window->help().shownText() != korean);
        m_window->showPage(u"donations"_s);
        QCOMPARE(m_window->help().topic(), u"donations"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY(!m_window->help().isVisible());
    }

    void countsWhatWaitsAndTellsWhenItGrows()
    {
        signInAs("settlement");
        QTRY_COMPARE_WITH_TIMEOUT(m_window->watcher().waiting(u"donations"_s), 0, kActMs);
        // The first count has to be in before the next can be told as news.
        QSignalSpy opened(&m_bench->connection, &Connection::blockArrived);
        const int before = m_bench->notices.unreadCount();
        bool isDone = false;
        m_bench->sender.send("accounts", "requestTopUp", base::Json::object({ { "amount", 50'000 } }),
            m_window.get(),
            [&isDone](const base::Result<Outcome>& result) { isDone = result && result->isOk(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, kActMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->navigation().waiting(u"donations"_s), 1, kActMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->notices.unreadCount(), before + 1, kActMs);
        m_window->show(m_bench->notices.all().front().targetKind, m_bench->notices.all().front().targetId);
        QCOMPARE(m_window->currentPage(), u"donations"_s);
        QVERIFY(opened.size() > 0);
    }

    void tellsAnOutcomeThatNobodySaw()
    {
        signInAs("settlement");
        const std::size_t before = m_bench->notices.all().size();
        auto form = std::make_unique<QObject>();
        m_bench->sender.send("accounts", "topUp",
            base::Json::object({ { "account", "citizen:nobody" }, { "amount", 0 }, { "reference", "x" } }),
            form.get(), [](const base::Result<Outcome>&) { QFAIL("the form has gone"); });
        form.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->notices.all().size(), before + 1, kActMs);
        QCOMPARE(m_bench->notices.all().front().tone, Tone::Danger);
    }

    void locksUnderAnOpenFormAndGivesItBackToTheSameOfficer()
    {
        signInAs("registrar");
        m_window->openAction(u"donation"_s, u"registerOrganisation"_s);
        QPointer<ActionForm> form = m_window->findChild<ActionForm*>();
        QVERIFY(form != nullptr && form->isVisible());
        form->editor("name_ko")->setValue(base::Json("잠긴 사이의 단체"));
        m_window->openNotices();
        m_bench->preferences.setLockMinutes(1);
        Q_EMIT m_window->autoLock().expired();
        QVERIFY(!m_bench->session.isOpen());
        QVERIFY(m_window->signIn().isVisible());
        QVERIFY(form != nullptr && !form->isVisible());
        // Nothing of the work answers to keys while it is locked.
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_window->commandPalette().isVisible());

        signInAs("registrar");
        QVERIFY(form != nullptr && form->isVisible());
        QCOMPARE(form->payload().stringOr("name_ko", ""), std::string("잠긴 사이의 단체"));
        QCOMPARE(m_window->currentPage(), u"donations"_s);
        QCOMPARE(page(u"donations"_s)->currentPane()->spec().id, u"organisations"_s);
        delete form.data();
    }

    void holdsBackWindowsThatOpenWhileLocked()
    {
        signInAs("registrar");
        const QPointer<ProgressWindow> exporting = new ProgressWindow(u"export"_s, m_window.get());
        QSignalSpy cancelled(exporting, &ProgressWindow::cancelRequested);
        const QPointer<QDialog> late = new QDialog(m_window.get());
        m_window->lock();
        QCOMPARE(cancelled.count(), 1); // nobody watches over it any more
        // Its own answer to that, and another window that a late answer opens.
        exporting->fail(u"cancelled"_s, u"console.export_cancelled"_s);
        late->open();
        QTRY_VERIFY(!late->isVisible());
        QTRY_VERIFY(!exporting->isVisible());
        // What belongs to the sign-in may open.
        QDialog own(&m_window->signIn());
        own.open();
        QCoreApplication::processEvents();
        QVERIFY(own.isVisible());
        own.close();

        signInAs("registrar");
        QTRY_VERIFY(late->isVisible() && exporting->isVisible()); // the same officer finds them
        m_window->lock();
        // One that was never shown, and would be later.
        const QPointer<QDialog> waiting = new QDialog(m_window.get());
        signInAs("auditor");
        QVERIFY(late.isNull());
        QVERIFY(exporting.isNull());
        QVERIFY(waiting.isNull());
    }

    void showsNothingOfOneOfficerToAnother()
    {
        signInAs("registrar");
        m_window->openAction(u"donation"_s, u"registerOrganisation"_s);
        const QPointer<ActionForm> form = m_window->findChild<ActionForm*>();
        const QPointer<QWidget> donations = m_window->showPage(u"donations"_s);
        Notice notice;
        notice.title = u"of the registrar"_s;
        m_bench->notices.add(notice);
        m_window->lock();
        signInAs("auditor");
        QVERIFY(form.isNull());
        QVERIFY(donations.isNull());
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
        for (const Notice& one : m_bench->notices.all())
            QVERIFY(one.title != notice.title);
        m_window->goBack();
        QCOMPARE(m_window->currentPage(), u"dashboard"_s);
    }

    void changesLookWhileRunning()
    {
        signInAs("registrar");
        QWidget* settings = m_window->showPage(u"settings"_s);
        QVERIFY(settings != nullptr);
        QTest::mouseClick(settings->findChild<QAbstractButton*>(u"theme_contrast"_s), Qt::LeftButton);
        QCOMPARE(currentScheme(), Scheme::HighContrast);
        QTest::mouseClick(settings->findChild<QAbstractButton*>(u"textSize_130"_s), Qt::LeftButton);
        const int large = QApplication::font().pixelSize();
        QTest::mouseClick(settings->findChild<QAbstractButton*>(u"textSize_100"_s), Qt::LeftButton);
        QVERIFY(large > QApplication::font().pixelSize());
        QTest::mouseClick(m_window->findChild<QAbstractButton*>(u"themeButton"_s), Qt::LeftButton);
        QCOMPARE(currentScheme(), Scheme::Light);
        QVERIFY(settings->findChild<QAbstractButton*>(u"theme_light"_s)->property("checked").toBool());
        // The pages are made anew; this one among them.
        const QPointer<QWidget> before = settings;
        QTest::mouseClick(settings->findChild<QAbstractButton*>(u"resetLayout"_s), Qt::LeftButton);
        QTRY_VERIFY(before.isNull());
        QCOMPARE(m_window->currentPage(), u"settings"_s);
        QVERIFY(m_window->showPage(u"settings"_s)->isVisible());
    }

    void narrowsTheNavigationInASmallWindow()
    {
        signInAs("registrar");
        QVERIFY(!m_window->navigation().isNarrow());
        m_window->resize(900, 700);
        QTRY_VERIFY(m_window->navigation().isNarrow());
        m_window->resize(1440, 900);
        QTRY_VERIFY(!m_window->navigation().isNarrow());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(m_window->navigation().isNarrow());
    }

    void comesBackFromAScreenThatIsGone()
    {
        QByteArray far;
        {
            QWidget other;
            other.setGeometry(-9000, -9000, 800, 600);
            far = other.saveGeometry();
        }
        QSettings().setValue(u"window/geometry"_s, far);
        const MainWindow window(*m_bench);
        QVERIFY(QGuiApplication::primaryScreen()->availableGeometry().intersects(window.frameGeometry()));
    }

    void locksAndForgetsTheKey()
    {
        signInAs("registrar");
        QTest::mouseClick(m_window->findChild<QPushButton*>(u"lock"_s), Qt::LeftButton);
        QVERIFY(!m_bench->session.isOpen());
        QVERIFY(m_window->signIn().isVisible());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
