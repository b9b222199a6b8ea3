// SPDX-License-Identifier: Apache-2.0
// Every control of every page, view and dialog has a name for screen readers in both languages, can be reached with
// the Tab key, and is there to be seen. The real window against the real server program.
#include <QTest>

#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/palette.h"
#include "tests/console/accessible_walk.h"
#include "tests/console/real_server.h"

#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kActMs = 20'000;
} // namespace

class TestAccessibility final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    walk::AccessibleWalk m_walk;

    void signInAs(const char* name)
    {
        m_window->signIn().start(
            { m_server.url(), m_server.ca(), m_server.key(name), m_server.passphrase(name) });
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->catalogue.isLoaded(), kActMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_accessibility"_s);
        initResources();
        applyStyle(*qApp, Scheme::Light);
        QVERIFY(m_server.start());
    }
    void cleanupTestCase() { m_server.stop(); }
    void init()
    {
        QSettings().clear();
        m_walk.clear();
        m_bench = std::make_unique<Workbench>();
        m_walk.setLanguage(m_bench->language);
        m_window = std::make_unique<MainWindow>(*m_bench);
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void findsFaults()
    {
        // The walk itself: a window with one control of each fault.
        QWidget window;
        window.resize(400, 200);
        auto* nameless = new QLineEdit(&window);
        nameless->setGeometry(0, 0, 100, 30);
        auto* key = new QLineEdit(&window);
        key->setAccessibleName(u"donation.create_campaign"_s);
        key->setGeometry(0, 40, 100, 30);
        auto* foreign = new QLineEdit(&window);
        foreign->setAccessibleName(u"Search everything"_s);
        foreign->setGeometry(0, 80, 100, 30);
        auto* clipped = new QLineEdit(&window);
        clipped->setAccessibleName(u"찾기"_s);
        clipped->setGeometry(0, 120, 0, 30);
        window.show();
        m_walk.checkNamesAndSizes(u"fixture"_s, window);
        QCOMPARE(m_walk.faults().size(), 4);
        QVERIFY(!walk::isKey(u"Search everything"_s) && !walk::isKey(u"설정"_s)
            && !walk::isForeign(u"거래 CSV"_s));
    }

    void namesPagesAndViews_data()
    {
        QTest::addColumn<bool>("isKorean");
        QTest::addColumn<QString>("officer");
        for (const char* officer : { "registrar", "administrator", "auditor" }) {
            QTest::addRow("ko %s", officer) << true << QString::fromLatin1(officer);
            QTest::addRow("en %s", officer) << false << QString::fromLatin1(officer);
        }
    }
    void namesPagesAndViews()
    {
        QFETCH(bool, isKorean);
        QFETCH(QString, officer);
        m_bench->language.set(isKorean ? LanguageCode::Korean : LanguageCode::English);
        m_walk.checkNamesAndSizes(u"sign-in"_s, *m_window);
        m_walk.checkTabOrder(u"sign-in"_s, *m_window);
        signInAs(officer.toLatin1().constData());
        for (const auto& one : m_bench->pages.pages()) {
            QWidget* shown = m_window->showPage(one->id());
            if (shown == nullptr)
                continue;
            int n = 0;
            do {
                const QString view = one->showView(*shown, n);
                if (view.isEmpty() && n > 0)
                    break;
                QCoreApplication::processEvents();
                const QString where = one->id() + (view.isEmpty() ? QString() : QString(u'-' + view));
                m_walk.checkNamesAndSizes(where, *m_window);
                m_walk.checkTabOrder(where, *m_window);
                if (view.isEmpty())
                    break;
                ++n;
            } while (true);
        }
        QVERIFY2(m_walk.faults().isEmpty(),
            qPrintable(QString(QString::number(m_walk.faults().size()) + u" faults, see above"_s)));
    }

    void namesOverlays_data()
    {
        QTest::addColumn<bool>("isKorean");
        QTest::newRow("ko") << true;
        QTest::newRow("en") << false;
    }
    void namesOverlays()
    {
        QFETCH(bool, isKorean);
        m_bench->language.set(isKorean ? LanguageCode::Korean : LanguageCode::English);
        signInAs("registrar");
        m_window->openPalette();
        m_walk.checkNamesAndSizes(u"palette"_s, m_window->commandPalette());
        PaletteModel& model = m_window->commandPalette().model();
        QVERIFY(model.entryCount() > 10);
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString spoken = model.index(row).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(!spoken.isEmpty() && !walk::isKey(spoken), qPrintable(spoken));
            QVERIFY2(!isKorean || !walk::isForeign(spoken), qPrintable(spoken));
        }
        m_window->closeOverlays();
        Notice notice;
        notice.title = isKorean ? u"알림"_s : u"Notice"_s;
        m_bench->notices.add(notice);
        m_window->openNotices();
        m_walk.checkNamesAndSizes(u"notices"_s, m_window->notices());
        m_walk.checkTabOrder(u"notices"_s, m_window->notices());
        m_window->closeOverlays();
        m_window->openHelp();
        m_walk.checkNamesAndSizes(u"help"_s, *m_window);
        QVERIFY2(m_walk.faults().isEmpty(),
            qPrintable(QString(QString::number(m_walk.faults().size()) + u" faults, see above"_s)));
    }

    void namesForms_data() { namesPagesAndViewsForForms(); }
    void namesForms()
    {
        QFETCH(bool, isKorean);
        QFETCH(QString, officer);
        m_bench->language.set(isKorean ? LanguageCode::Korean : LanguageCode::English);
        signInAs(officer.toLatin1().constData());
        int forms = 0;
        for (const auto& [key, action] : m_bench->catalogue.actions()) {
            if (!m_bench->session.mayDo(action))
                continue;
            auto* form = new ActionForm(m_bench->services, action, base::Json::object(), m_window.get());
            form->open();
            QCoreApplication::processEvents();
            const QString where = u"form "_s + toQt(key.first) + u'.' + toQt(key.second);
            m_walk.checkNamesAndSizes(where, *form);
            m_walk.checkTabOrder(where, *form);
            ++forms;
            delete form;
        }
        QVERIFY(forms > 0);
        QVERIFY2(m_walk.faults().isEmpty(),
            qPrintable(QString(QString::number(m_walk.faults().size()) + u" faults, see above"_s)));
    }

private:
    static void namesPagesAndViewsForForms()
    {
        QTest::addColumn<bool>("isKorean");
        QTest::addColumn<QString>("officer");
        for (const char* officer :
            { "administrator", "registrar", "manager", "reviewer", "auditor", "settlement" }) {
            QTest::addRow("ko %s", officer) << true << QString::fromLatin1(officer);
            QTest::addRow("en %s", officer) << false << QString::fromLatin1(officer);
        }
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
