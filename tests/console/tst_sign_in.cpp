// SPDX-License-Identifier: Apache-2.0
// Signing in to a server that no authority vouches for, as an officer would: compare, trust, come back.
#include "admin-console/core/profiles.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/shell/trust_panel.h"
#include "admin-console/widgets/palette.h"
#include "tests/console/real_server.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSignInMs = 20'000;

} // namespace

class TestSignIn final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
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
    /// Types everything but a CA file.
    void typeIn(const char* officer)
    {
        find<QLineEdit>(u"server"_s)->setText(m_server.url());
        find<QLineEdit>(u"ca"_s)->clear();
        find<QLineEdit>(u"key"_s)->setText(m_server.key(officer));
        QFile file(m_server.passphrase(officer));
        QVERIFY(file.open(QIODevice::ReadOnly));
        find<QLineEdit>(u"passphrase"_s)->setText(QString::fromUtf8(file.readAll()).trimmed());
        QTest::keyClick(find<QLineEdit>(u"passphrase"_s), Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_sign_in"_s);
        initResources();
        applyStyle(*qApp, Scheme::Light);
        QVERIFY(m_server.start());
    }
    void cleanupTestCase() { m_server.stop(); }
    void init()
    {
        QSettings().clear();
        openWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void asksBeforeItTrustsAndThenRemembers()
    {
        typeIn("registrar");
        auto* trust = m_window->findChild<TrustPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), kSignInMs);
        QVERIFY(!m_bench->session.isOpen());
        auto* fingerprint = trust->findChild<QLabel*>(u"fingerprint"_s);
        QCOMPARE(fingerprint->text(), groupedFingerprint(m_bench->connection.seen().fingerprint));
        QCOMPARE(fingerprint->text().remove(u' ').size(), 64);
        QVERIFY(!trust->findChild<QLineEdit*>(u"typedFingerprint"_s)->isVisible());
        // The safe answer has the focus.
        QTRY_VERIFY(trust->findChild<QPushButton*>(u"declineServer"_s)->hasFocus());
        QTest::mouseClick(trust->findChild<QPushButton*>(u"trustServer"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kSignInMs);
        QVERIFY(!trust->isVisible());

        openWindow();
        QCOMPARE(find<QLineEdit>(u"server"_s)->text(), m_server.url());
        QCOMPARE(find<QLineEdit>(u"key"_s)->text(), m_server.key("registrar"));
        typeIn("registrar");
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kSignInMs);
        QVERIFY(!m_window->findChild<TrustPanel*>()->isVisible());
    }

    void doesNotConnectWhenDeclined()
    {
        typeIn("registrar");
        auto* trust = m_window->findChild<TrustPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), kSignInMs);
        QTest::keyClick(trust->findChild<QPushButton*>(u"declineServer"_s), Qt::Key_Space);
        QVERIFY(!trust->isVisible());
        QVERIFY(find<QLineEdit>(u"passphrase"_s)->isVisible());
        QCOMPARE(m_bench->connection.state(), Connection::State::Closed);
        QVERIFY(Profiles().all().empty());
    }

    void trustsAChangedKeyOnlyWithItsDigits()
    {
        Profiles profiles;
        ServerProfile known = profiles.forServer(m_server.url());
        known.pin = QString(64, u'a');
        profiles.save(known);
        openWindow();
        typeIn("registrar");
        auto* trust = m_window->findChild<TrustPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), kSignInMs);
        QCOMPARE(toQt(m_bench->connection.lastError().code), u"console.certificate_changed"_s);
        auto* typed = trust->findChild<QLineEdit*>(u"typedFingerprint"_s);
        auto* button = trust->findChild<QPushButton*>(u"trustServer"_s);
        QVERIFY(typed->isVisible() && !button->isEnabled());
        const QString right = m_bench->connection.seen().fingerprint;
        for (const QString& wrong : { right.left(7), right.mid(1, 8), u"zzzzzzzz"_s }) {
            typed->setText(wrong);
            QVERIFY2(!button->isEnabled(), qPrintable(wrong));
        }
        typed->setText(groupedFingerprint(right.left(8)).toUpper());
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kSignInMs);
        QCOMPARE(Profiles().forServer(m_server.url()).pin, right);
    }

    void pinsTheKeyOfAVouchedServerToo()
    {
        m_window->signIn().start(
            { m_server.url(), m_server.ca(), m_server.key("registrar"), m_server.passphrase("registrar") });
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kSignInMs);
        ServerProfile known = Profiles().forServer(m_server.url());
        QCOMPARE(known.pin, m_bench->connection.serverKey());
        QCOMPARE(known.pin.size(), 64);
        // Another key under the same authority: asked, but the authority vouches, so no digits are to be typed.
        const QString right = known.pin;
        known.pin = QString(64, u'b');
        Profiles().save(known);
        openWindow();
        m_window->signIn().start(
            { m_server.url(), m_server.ca(), m_server.key("registrar"), m_server.passphrase("registrar") });
        auto* trust = m_window->findChild<TrustPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), kSignInMs);
        QVERIFY(!m_bench->session.isOpen());
        QVERIFY(!trust->findChild<QLineEdit*>(u"typedFingerprint"_s)->isVisible());
        QTest::mouseClick(trust->findChild<QPushButton*>(u"trustServer"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kSignInMs);
        QCOMPARE(Profiles().forServer(m_server.url()).pin, right);
        QCOMPARE(find<QLineEdit>(u"ca"_s)->text(), m_server.ca());
    }

    void switchesBetweenServersAndForgets()
    {
        Profiles profiles;
        ServerProfile a = profiles.forServer(u"https://a.example:7443"_s);
        a.name = u"연습 서버"_s;
        a.keyFile = u"/keys/a.json"_s;
        profiles.save(a);
        ServerProfile b = profiles.forServer(u"https://b.example:7443"_s);
        profiles.save(b);
        profiles.setLast(b.id);
        openWindow();
        auto* list = find<QComboBox>(u"profile"_s);
        QVERIFY(list->isVisible());
        QCOMPARE(list->currentData().toString(), b.id);
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(find<QLineEdit>(u"server"_s)->text(), a.server);
        QCOMPARE(find<QLineEdit>(u"key"_s)->text(), a.keyFile);
        Confirmation::setNextAnswer(true);
        QTest::mouseClick(find<QPushButton>(u"forgetProfile"_s), Qt::LeftButton);
        QCOMPARE(Profiles().all().size(), std::size_t(1));
        QCOMPARE(find<QLineEdit>(u"server"_s)->text(), b.server);
    }
};

QTEST_MAIN(TestSignIn)
#include "tst_sign_in.moc"
