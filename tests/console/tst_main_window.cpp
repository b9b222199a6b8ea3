// SPDX-License-Identifier: Apache-2.0
// The real window against the real server program, driven as an officer would.
#include "admin-console/core/text.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/detail_pane.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/palette.h"
#include "admin-console/widgets/tabs_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStartMs = 60'000;
constexpr int kActMs = 20'000;

base::Json readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = base::parseJson(viewOf(file.readAll()));
    return json ? *json : base::Json();
}

} // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_url;
    base::Json m_keys;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;

    QString keyPath(const char* name, const char* member) const
    {
        const QString file = toQt(m_keys.at(name).stringOr(member, ""));
        return file.startsWith(u'/') ? file : QString(m_folder.path() + u"/data/keys/"_s + file);
    }
    QString caPath() const
    {
        for (const QString& name : { u"/data/tls/ca.pem"_s, u"/data/ca.pem"_s }) {
            if (QFile::exists(m_folder.path() + name))
                return m_folder.path() + name;
        }
        return {};
    }
    void signInAs(const char* name)
    {
        m_window->signIn().start(
            { m_url, caPath(), keyPath(name, "file"), keyPath(name, "passphrase_file") });
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->catalogue.isLoaded(), kActMs);
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
        QVERIFY(m_folder.isValid());
        const QString program =
            qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/maru-server"_s;
        const QString data = m_folder.path() + u"/data"_s;
        const QString ready = m_folder.path() + u"/ready.json"_s;
        QProcess init;
        init.setProcessChannelMode(QProcess::ForwardedChannels);
        init.start(program, { u"init"_s, u"--data"_s, data, u"--profile"_s, u"demo"_s });
        QVERIFY2(init.waitForFinished(kStartMs) && init.exitCode() == 0, "maru-server init");
        m_server.setProcessChannelMode(QProcess::ForwardedChannels);
        m_server.start(
            program, { u"run"_s, u"--data"_s, data, u"--port"_s, u"0"_s, u"--ready-file"_s, ready });
        QVERIFY(m_server.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), kStartMs);
        m_url = toQt(readJson(ready).stringOr("url", ""));
        m_keys = readJson(data + u"/keys/keys.json"_s);
        QVERIFY(!m_url.isEmpty());
        QVERIFY(m_keys.isObject());
    }
    void cleanupTestCase()
    {
        m_server.terminate();
        if (!m_server.waitForFinished(10'000))
            m_server.kill();
    }
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
        m_window->signIn().start({ m_url, caPath(), keyPath("registrar", "file"), {} });
        auto* passphrase = m_window->findChild<QLineEdit*>(u"passphrase"_s);
        QTest::keyClicks(passphrase, u"wrong"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);
        auto* error = m_window->findChild<QLabel*>(u"errorSummary"_s);
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), kActMs);
        QVERIFY(!m_bench->session.isOpen());
        QVERIFY(!error->text().isEmpty());
        QVERIFY(passphrase->text().isEmpty());
    }

    void refusesAServerOfAnotherAuthority()
    {
        // Without the server's own CA the system's authorities decide, and none of them knows it.
        m_window->signIn().start(
            { m_url, {}, keyPath("registrar", "file"), keyPath("registrar", "passphrase_file") });
        auto* error = m_window->findChild<QLabel*>(u"errorSummary"_s);
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), kActMs);
        QCOMPARE(QString::fromStdString(m_bench->connection.lastError().code), u"console.tls"_s);
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
        QTRY_COMPARE(donations->currentPane()->title(), u"모금"_s);
    }

    void namesEveryControl()
    {
        signInAs("registrar");
        for (const auto& one : m_bench->pages.pages()) {
            QWidget* shown = m_window->showPage(one->id());
            for (int n = 0; !one->showView(*shown, n).isEmpty(); ++n) { }
        }
        QStringList nameless;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<const QAbstractButton*>(widget) != nullptr
                || qobject_cast<const QLineEdit*>(widget) != nullptr
                || qobject_cast<const QComboBox*>(widget) != nullptr
                || qobject_cast<const QTableView*>(widget) != nullptr
                || qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
            // Parts that Qt makes inside its own controls are spoken with them.
            if (!isControl || widget->objectName().startsWith(u"qt_"_s)
                || qobject_cast<const QLineEdit*>(widget->parentWidget()) != nullptr
                || qobject_cast<const QAbstractItemView*>(widget->parentWidget()) != nullptr
                || widget->parentWidget()->inherits("QTabBar"))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (widget->accessibleName().isEmpty() && (button == nullptr || button->text().isEmpty()))
                nameless << QString(
                    QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
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
