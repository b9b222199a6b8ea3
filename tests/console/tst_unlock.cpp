// SPDX-License-Identifier: Apache-2.0
// Wrong passphrases cost time, over restarts too; signing in and submitting with a key on a PKCS#11 token.
#include "admin-console/core/text.h"
#include "admin-console/core/unlock_throttle.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/shell/token_dialog.h"
#include "admin-console/widgets/palette.h"
#include "shared/crypto/key_file.h"
#include "tests/console/real_server.h"
#include "tests/unit/crypto/softhsm.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kUnlockMs = 20'000;

/// An error label that is shown holds these words.
bool saysSomewhere(const QWidget& where, const QString& words)
{
    for (const QLabel* label : where.findChildren<QLabel*>(u"errorSummary"_s)) {
        if (label->isVisibleTo(&where) && label->text().contains(words))
            return true;
    }
    return false;
}

} // namespace

class TestUnlock final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    testing::SoftHsm m_hsm;
    qint64 m_now = 1'800'000'000;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;

    template<typename Widget>
    Widget* find(const QString& name) const
    {
        return m_window->findChild<Widget*>(name);
    }
    void openWindow()
    {
        m_window.reset();
        m_bench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_bench);
        m_window->show();
    }
    void typeIn(const QString& key, const QString& secret)
    {
        find<QLineEdit>(u"server"_s)->setText(m_server.url());
        find<QLineEdit>(u"ca"_s)->setText(m_server.ca());
        find<QLineEdit>(u"key"_s)->setText(key);
        find<QLineEdit>(u"passphrase"_s)->setText(secret);
        QTest::keyClick(find<QLineEdit>(u"passphrase"_s), Qt::Key_Return);
    }
    UnlockThrottle throttle()
    {
        return UnlockThrottle([this] { return m_now; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_unlock"_s);
        initResources();
        applyStyle(*qApp, Scheme::Light);
        QVERIFY(m_server.start());
    }
    void cleanupTestCase() { m_server.stop(); }
    void init() { QSettings().clear(); }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void waitsTwiceAsLongEachTime_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("seconds");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("two") << 2 << 0;
        QTest::newRow("three") << 3 << 5;
        QTest::newRow("four") << 4 << 10;
        QTest::newRow("seven") << 7 << 80;
        QTest::newRow("eleven") << 11 << 900;
        QTest::newRow("a million") << 1'000'000 << 900;
    }
    void waitsTwiceAsLongEachTime()
    {
        QFETCH(int, failures);
        QFETCH(int, seconds);
        QCOMPARE(UnlockThrottle::delaySeconds(failures), qint64(seconds));
    }

    void survivesARestart()
    {
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 0);
            throttle().noteWrong(u"did:key:a"_s);
        }
        QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 5);
        QCOMPARE(throttle().secondsLeft(u"did:key:b"_s), 0);
        m_now += 4;
        QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 1);
        m_now -= 10'000; // a clock that is set back
        QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 5);
        m_now += 10'001;
        QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 0);
        throttle().noteWrong(u"did:key:a"_s);
        QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 10);
        throttle().noteRight(u"did:key:a"_s);
        QCOMPARE(throttle().secondsLeft(u"did:key:a"_s), 0);
        // The settings do not say whose keys were tried.
        throttle().noteWrong(u"did:key:a"_s);
        for (const QString& key : QSettings().allKeys())
            QVERIFY(!key.contains(u"did"_s));
    }

    void refusesTheRightPassphraseWhileItWaits()
    {
        const QString key = m_server.key("registrar");
        for (int round = 0; round < 3; ++round) {
            openWindow(); // each time a new console
            QSignalSpy failed(&m_bench->session, &Session::failed);
            typeIn(key, u"wrong"_s);
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kUnlockMs);
            QCOMPARE(failed.front().front().value<base::Error>().code, std::string("key_file.passphrase"));
        }
        openWindow();
        QSignalSpy failed(&m_bench->session, &Session::failed);
        QFile file(m_server.passphrase("registrar"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString right = QString::fromUtf8(file.readAll()).trimmed();
        // The time since the third failure is what this machine took; the rule itself is tested above.
        QSettings settings;
        for (const QString& entry : settings.allKeys())
            if (entry.endsWith(u"/failures"_s))
                settings.setValue(entry, 12);
        settings.sync();
        typeIn(key, right);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kUnlockMs);
        QCOMPARE(failed.front().front().value<base::Error>().code, std::string("console.unlock_wait"));
        QVERIFY(!m_bench->session.isOpen());
        QVERIFY(m_bench->session.unlockSecondsLeft() > 0);
        m_bench->language.set(LanguageCode::English);
        QTRY_VERIFY(saysSomewhere(*m_window, u"Seconds to wait"_s));

        settings.clear();
        typeIn(key, right);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kUnlockMs);
    }

    void keepsSignedWorkBehindTheLock()
    {
        using Kind = RunningWork::Kind;
        openWindow();
        m_bench->language.set(LanguageCode::English);
        QFile file(m_server.passphrase("registrar"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString right = QString::fromUtf8(file.readAll()).trimmed();
        const QString key = m_server.key("registrar");
        typeIn(key, right);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kUnlockMs);
        QSignalSpy closed(&m_bench->session, &Session::closed);
        QSignalSpy failed(&m_bench->session, &Session::failed);
        QSignalSpy opened(&m_bench->session, &Session::opened);
        QObject job;
        m_bench->work.begin(&job, Kind::Running, [] { return u"400 of 1,000"_s; });
        m_window->lock();
        // Locked for everybody, open for the work alone.
        QVERIFY(m_window->isLocked());
        QVERIFY(m_bench->session.isOpen());
        QVERIFY(m_window->signIn().isVisible());
        const auto says = [this] {
            for (const QLabel* label : m_window->signIn().findChildren<QLabel*>(u"staleLine"_s)) {
                if (!label->isHidden() && label->text().contains(u"400 of 1,000"_s))
                    return true;
            }
            return false;
        };
        QVERIFY(says());
        m_window->openPalette();
        QVERIFY(!m_window->commandPalette().isVisible());
        m_window->openNotices();
        QVERIFY(!m_window->notices().isVisible());
        // A wrong passphrase ends nothing and opens nothing.
        typeIn(key, u"wrong"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kUnlockMs);
        QVERIFY(m_bench->session.isOpen() && m_window->isLocked());
        // The right one shows everything again, with the work still there.
        typeIn(key, right);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kUnlockMs);
        QVERIFY(!m_window->isLocked());
        QCOMPARE(closed.size(), 0);
        // Locked again: with the work's end the key is forgotten.
        m_window->lock();
        QVERIFY(m_bench->session.isOpen());
        m_bench->work.end(&job, Kind::Running);
        QVERIFY(!m_bench->session.isOpen());
        QCOMPARE(closed.size(), 1);
        QVERIFY(!says());
        // Without work a lock is what it was.
        typeIn(key, right);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, kUnlockMs);
        m_window->lock();
        QVERIFY(!m_bench->session.isOpen());
    }

    void asksBeforeItClosesOverWork_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::newRow("signed work runs") << true;
        QTest::newRow("something was not handed over") << false;
    }
    void asksBeforeItClosesOverWork()
    {
        QFETCH(bool, isRunning);
        using Kind = RunningWork::Kind;
        openWindow();
        m_bench->language.set(LanguageCode::English);
        auto owner = std::make_unique<QObject>();
        m_bench->work.begin(
            owner.get(), isRunning ? Kind::Running : Kind::Waiting, [] { return u"17 codes"_s; });
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        auto* box = m_window->findChild<QMessageBox*>();
        QVERIFY(box != nullptr && box->isVisible());
        QVERIFY(box->text().contains(u"17 codes"_s));
        QCOMPARE(box->defaultButton()->text().remove(u'&'), u"Go back"_s);
        box->reject();
        QVERIFY(m_window->isVisible());
        // Told and agreed.
        Confirmation::setNextAnswer(true);
        m_window->close();
        QVERIFY(!m_window->isVisible());
        // With the work gone nobody is asked.
        openWindow();
        owner.reset();
        QVERIFY(m_window->close());
    }

    void offersTheTokensOfAModule()
    {
        const std::filesystem::path module = testing::softHsmModule();
        if (module.empty())
            QFAIL("SoftHSM2 is not installed: scripts/install-dependencies --test installs it");
        QVERIFY(m_hsm.addToken(u"officer"_s, u"1234"_s));
        openWindow();
        m_bench->language.set(LanguageCode::English);
        QTest::mouseClick(find<QPushButton>(u"chooseToken"_s), Qt::LeftButton);
        auto* dialog = m_window->findChild<TokenDialog*>();
        QVERIFY(dialog != nullptr);
        auto* path = dialog->findChild<QLineEdit*>(u"tokenModule"_s);
        auto* names = dialog->findChild<QComboBox*>(u"tokenName"_s);
        auto* use = dialog->findChild<QPushButton*>(u"tokenUse"_s);
        path->setText(u"/nowhere/module.so"_s);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"tokenLook"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(saysSomewhere(*dialog, u"module cannot be loaded"_s), kUnlockMs);
        QVERIFY(!use->isEnabled());
        path->setText(toQt(module.string()));
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"tokenLook"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(names->count(), 1, kUnlockMs);
        QCOMPARE(names->currentData().toString(), u"officer"_s);
        dialog->findChild<QLineEdit*>(u"tokenObject"_s)->setText(u"홍길동 키"_s);
        QTest::mouseClick(use, Qt::LeftButton);
        const auto uri = crypto::Pkcs11Uri::parse(fromQt(find<QLineEdit>(u"key"_s)->text()));
        QVERIFY(uri.has_value());
        QCOMPARE(uri->token, std::string("officer"));
        QCOMPARE(toQt(uri->object), u"홍길동 키"_s);
        QCOMPARE(find<QLineEdit>(u"passphrase"_s)->accessibleName(), u"PIN of the token"_s);
        find<QLineEdit>(u"key"_s)->setText(u"/home/hong/key.json"_s);
        QCOMPARE(find<QLineEdit>(u"passphrase"_s)->accessibleName(), u"Passphrase"_s);
    }

    void signsInWithAToken()
    {
        const std::filesystem::path module = testing::softHsmModule();
        if (module.empty())
            QFAIL("SoftHSM2 is not installed: scripts/install-dependencies --test installs it");
        const base::SecretBytes pin(base::toBytes("1234"));
        crypto::Pkcs11Uri uri;
        uri.module = module;
        uri.token = "officer";
        {
            const auto token = crypto::openPkcs11Token(module, "officer", pin);
            QVERIFY(token.has_value());
            QVERIFY((*token)->generateSigningKey("hong").has_value());
        }
        openWindow();
        QSignalSpy failed(&m_bench->session, &Session::failed);
        typeIn(toQt(uri.text()), u"9999"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kUnlockMs);
        QCOMPARE(failed.front().front().value<base::Error>().code, std::string("pkcs11.pin"));
        // The right PIN opens the key; the server then says that its holder is no officer, which only a good signature
        // of that very key brings it to say.
        typeIn(toQt(uri.text()), u"1234"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, kUnlockMs);
        QCOMPARE(failed.back().front().value<base::Error>().code, std::string("console.no_officer"));
        // Without a signature that fits, it says something else.
        typeIn(u"pkcs11:token=officer?pin-value=1234&module-path="_s + toQt(module.string()), u"1234"_s);
        m_bench->language.set(LanguageCode::English);
        QTRY_VERIFY_WITH_TIMEOUT(saysSomewhere(*m_window, u"address is malformed"_s), kUnlockMs);
        QCOMPARE(failed.size(), 2); // an address with a PIN in it is not even tried
    }
};

QTEST_MAIN(TestUnlock)
#include "tst_unlock.moc"
