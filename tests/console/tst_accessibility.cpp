// SPDX-License-Identifier: Apache-2.0
// Every control of every page, view and dialog has a name for screen readers in both languages, can be reached with
// the Tab key, and is there to be seen. The real window against the real server program.
#include <QTest>

#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/palette.h"
#include "tests/console/real_server.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kActMs = 20'000;
constexpr int kSmallest = 8;
constexpr int kTabsAtMost = 400;

QString pathOf(const QWidget* widget)
{
    QStringList names;
    for (const QWidget* up = widget; up != nullptr; up = up->parentWidget()) {
        QString name = QString::fromLatin1(up->metaObject()->className()).section(u"::"_s, -1);
        if (!up->objectName().isEmpty())
            name += u'#' + up->objectName();
        names.prepend(name);
    }
    return names.join(u'/');
}

/// Parts that Qt makes inside its own controls are spoken and reached with them.
bool isPartOfAnother(const QWidget* widget)
{
    if (widget->objectName().startsWith(u"qt_"_s))
        return true;
    for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
        if (qobject_cast<const QLineEdit*>(up) != nullptr
            || qobject_cast<const QAbstractItemView*>(up) != nullptr
            || qobject_cast<const QComboBox*>(up) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(up) != nullptr
            || qobject_cast<const QTabBar*>(up) != nullptr)
            return true;
        if (up->isWindow())
            break;
    }
    return false;
}

bool isControl(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0
        && widget->focusProxy() == nullptr && !isPartOfAnother(widget);
}

QList<QWidget*> controlsOf(const QWidget& root)
{
    QList<QWidget*> controls;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->window() == root.window() && isControl(widget))
            controls << widget;
    }
    return controls;
}

QString nameOf(QWidget* widget)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name).trimmed();
}

/// "donation.create_campaign", "createCampaign": what a catalogue or a schema calls it, not what a person would.
bool isKey(const QString& name)
{
    static const QRegularExpression key(
        u"^(?:[a-z0-9]+(?:[._][a-z0-9_.]+)+|[a-z]+[A-Z][A-Za-z0-9]*|action_.*)$"_s);
    return key.match(name).hasMatch();
}

/// Words without a Korean letter, in the Korean console.
bool isForeign(const QString& name)
{
    static const QRegularExpression word(u"[A-Za-z]{3,}"_s);
    static const QRegularExpression korean(u"[가-힣ㄱ-ㅎ]"_s);
    static const QStringList same { u"English"_s, u"CSV"_s, u"XLSX"_s, u"PDF"_s, u"JSON"_s, u"DID"_s };
    if (korean.match(name).hasMatch())
        return false;
    auto words = word.globalMatch(name);
    while (words.hasNext()) {
        if (!same.contains(words.next().captured()))
            return true;
    }
    return false;
}

bool isInScrolledArea(const QWidget* widget)
{
    for (const QWidget* up = widget->parentWidget(); up != nullptr && !up->isWindow();
         up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(up) != nullptr)
            return true;
    }
    return false;
}

bool sharesGroupWithAny(const QWidget* widget, const QSet<QWidget*>& visited)
{
    // Of exclusive choices Tab reaches the chosen one, the arrow keys the others.
    const auto isChoice = [](const QAbstractButton* button) {
        return button != nullptr && button->isCheckable()
            && (button->group() != nullptr ? button->group()->exclusive() : button->autoExclusive());
    };
    const auto* choice = qobject_cast<const QAbstractButton*>(widget);
    if (!isChoice(choice))
        return false;
    for (QWidget* one : visited) {
        const auto* other = qobject_cast<const QAbstractButton*>(one);
        if (isChoice(other)
            && (other->group() != nullptr ? other->group() == choice->group()
                                          : other->parentWidget() == choice->parentWidget()))
            return true;
    }
    return false;
}

} // namespace

class TestAccessibility final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_faults;

    void fault(const QString& where, const QWidget* widget, const QString& what)
    {
        const QString line =
            m_bench->language.tag() + u' ' + where + u": "_s + what + u": "_s + pathOf(widget);
        if (m_faults.contains(line))
            return;
        m_faults << line;
        qWarning("%s", qPrintable(line));
    }

    void checkNamesAndSizes(const QString& where, const QWidget& root)
    {
        for (QWidget* widget : controlsOf(root)) {
            const QString name = nameOf(widget);
            if (name.isEmpty())
                fault(where, widget, u"no name"_s);
            else if (isKey(name))
                fault(where, widget, QString(u"a key for a name, “"_s + name + u'”'));
            else if (m_bench->language.code() == LanguageCode::Korean && isForeign(name))
                fault(where, widget, QString(u"not translated, “"_s + name + u'”'));
            // A scrolled area is covered by its viewport; what is in it may be scrolled out of sight.
            const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
            const QWidget* seen = area == nullptr ? widget : area->viewport();
            if (widget->width() < kSmallest || widget->height() < kSmallest
                || (!isInScrolledArea(widget) && seen->visibleRegion().isEmpty()))
                fault(where, widget, u"clipped"_s);
        }
    }

    void checkTabOrder(const QString& where, QWidget& root)
    {
        const QList<QWidget*> controls = controlsOf(root);
        if (controls.isEmpty())
            return;
        root.window()->activateWindow();
        controls.front()->setFocus(Qt::TabFocusReason);
        QSet<QWidget*> visited;
        for (int i = 0; i < kTabsAtMost; ++i) {
            QWidget* focus = QApplication::focusWidget();
            if (focus == nullptr)
                break;
            visited.insert(focus);
            QTest::keyClick(focus, Qt::Key_Tab);
            if (QApplication::focusWidget() == controls.front())
                break;
        }
        for (QWidget* widget : controls) {
            if (!visited.contains(widget) && !sharesGroupWithAny(widget, visited))
                fault(where, widget, u"not reached with Tab"_s);
        }
    }

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
        m_faults.clear();
        m_bench = std::make_unique<Workbench>();
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
        checkNamesAndSizes(u"fixture"_s, window);
        QCOMPARE(m_faults.size(), 4);
        QVERIFY(!isKey(u"Search everything"_s) && !isKey(u"설정"_s) && !isForeign(u"거래 CSV"_s));
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
        checkNamesAndSizes(u"sign-in"_s, *m_window);
        checkTabOrder(u"sign-in"_s, *m_window);
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
                checkNamesAndSizes(where, *m_window);
                checkTabOrder(where, *m_window);
                if (view.isEmpty())
                    break;
                ++n;
            } while (true);
        }
        QVERIFY2(m_faults.isEmpty(),
            qPrintable(QString(QString::number(m_faults.size()) + u" faults, see above"_s)));
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
        checkNamesAndSizes(u"palette"_s, m_window->commandPalette());
        PaletteModel& model = m_window->commandPalette().model();
        QVERIFY(model.entryCount() > 10);
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString spoken = model.index(row).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(!spoken.isEmpty() && !isKey(spoken), qPrintable(spoken));
            QVERIFY2(!isKorean || !isForeign(spoken), qPrintable(spoken));
        }
        m_window->closeOverlays();
        Notice notice;
        notice.title = isKorean ? u"알림"_s : u"Notice"_s;
        m_bench->notices.add(notice);
        m_window->openNotices();
        checkNamesAndSizes(u"notices"_s, m_window->notices());
        checkTabOrder(u"notices"_s, m_window->notices());
        m_window->closeOverlays();
        m_window->openHelp();
        checkNamesAndSizes(u"help"_s, *m_window);
        QVERIFY2(m_faults.isEmpty(),
            qPrintable(QString(QString::number(m_faults.size()) + u" faults, see above"_s)));
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
            if (action.roles.empty() || !m_bench->session.hasAnyRole(action.roles))
                continue;
            auto* form = new ActionForm(m_bench->services, action, base::Json::object(), m_window.get());
            form->open();
            QCoreApplication::processEvents();
            const QString where = u"form "_s + toQt(key.first) + u'.' + toQt(key.second);
            checkNamesAndSizes(where, *form);
            checkTabOrder(where, *form);
            ++forms;
            delete form;
        }
        QVERIFY(forms > 0);
        QVERIFY2(m_faults.isEmpty(),
            qPrintable(QString(QString::number(m_faults.size()) + u" faults, see above"_s)));
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
