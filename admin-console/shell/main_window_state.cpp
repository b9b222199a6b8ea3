// SPDX-License-Identifier: Apache-2.0
// The main window: signing in and out, what is kept meanwhile, its size and place, and its words.
#include "admin-console/shell/main_window.h"

#include "admin-console/dialogs/dialogs.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/help_panel.h"
#include "admin-console/shell/navigation.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/shell/top_bar.h"
#include "admin-console/shell/watcher.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kFirstSize { 1440, 900 };
constexpr QSize kSmallestSize { 760, 520 };
/// Below this width the pages need the room more than the words of the navigation.
constexpr int kNarrowBelow = 1080;
/// So much of the window must lie on a screen that is there, for it to be found and moved.
constexpr QSize kVisiblePart { 160, 60 };

bool isReachable(const QRect& frame)
{
    const auto screens = QGuiApplication::screens();
    return std::any_of(screens.begin(), screens.end(), [&frame](const QScreen* screen) {
        const QRect part = screen->availableGeometry().intersected(frame);
        return part.width() >= kVisiblePart.width() && part.height() >= kVisiblePart.height();
    });
}

} // namespace

void MainWindow::lock()
{
    if (!m_bench.session.isOpen())
        return;
    if (m_bench.work.isRunning())
        cover();
    else
        m_bench.session.lock();
}

bool MainWindow::isLocked() const
{
    return m_isCovered || !m_bench.session.isOpen();
}

void MainWindow::onWork()
{
    m_signIn->setRunning(m_isCovered ? m_bench.work.texts(RunningWork::Kind::Running) : QStringList());
    if (m_isCovered && !m_bench.work.isRunning())
        m_bench.session.lock();
}

void MainWindow::onOpened()
{
    const QString officer = m_bench.connection.server().authority() + u' ' + m_bench.session.officer().did;
    const bool isSame = officer == m_lastOfficer;
    if (!isSame)
        forgetOfficer();
    m_lastOfficer = officer;
    m_isCovered = false;
    m_signIn->setRunning({});
    m_palette->setOfficer(m_bench.session.officer().did);
    m_palette->setOnline(m_bench.connection.state() == Connection::State::Online);
    m_autoLock.start();
    fillNavigation();
    m_root->setCurrentIndex(1);
    // The roles may have changed since: what is no longer allowed is not shown again.
    if (showPage(m_currentPage.isEmpty() ? u"dashboard"_s : m_currentPage) == nullptr) {
        forgetOfficer();
        showPage(u"dashboard"_s);
    }
    const std::vector<QPointer<QWidget>> dialogs = std::move(m_hiddenDialogs);
    m_hiddenDialogs.clear();
    for (const QPointer<QWidget>& dialog : dialogs) {
        if (dialog)
            dialog->show();
    }
    if (dialogs.empty()) {
        QWidget* focus = isSame && m_focusBefore ? m_focusBefore.data() : m_navigation;
        focus->setFocus(Qt::OtherFocusReason);
    }
    m_focusBefore.clear();
}

void MainWindow::onClosed()
{
    if (std::exchange(m_isCovered, false)) {
        // Hidden already; whoever types at the sign-in is not disturbed.
        m_signIn->setRunning({});
        return;
    }
    cover();
    m_isCovered = false;
    m_signIn->setRunning({});
}

void MainWindow::cover()
{
    if (m_isCovered)
        return;
    m_isCovered = true;
    m_autoLock.stop();
    m_focusBefore = QApplication::focusWidget();
    closeOverlays();
    cancelExports();
    hideDialogs();
    // Whatever was copied here may be for this officer's eyes only.
    if (QClipboard* clipboard = QGuiApplication::clipboard(); clipboard->ownsClipboard())
        clipboard->clear();
    m_root->setCurrentIndex(0);
    m_signIn->focusInput();
    m_signIn->setRunning(m_bench.work.texts(RunningWork::Kind::Running));
}

void MainWindow::hideDialogs()
{
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    for (const QPointer<QWidget>& widget : windowsOfWork()) {
        if (!widget || !widget->isVisible())
            continue;
        // Print previews are windows too. Hidden, not closed: a form keeps what was typed, and one that is being sent its outcome.
        widget->hide();
        m_hiddenDialogs.push_back(widget);
    }
}

bool MainWindow::isOfWork(const QWidget& window) const
{
    if (!window.isWindow() || &window == this || &window == m_palette || &window == m_notices)
        return false;
    // Menus, lists of combo boxes and tips belong to what they stand at, and close by themselves.
    const Qt::WindowType type = window.windowType();
    if (type == Qt::Popup || type == Qt::ToolTip)
        return false;
    for (const QWidget* up = window.parentWidget(); up != nullptr; up = up->parentWidget()) {
        if (up == m_signIn)
            return false;
        if (up == this)
            return true;
    }
    return false;
}

std::vector<QPointer<QWidget>> MainWindow::windowsOfWork() const
{
    std::vector<QPointer<QWidget>> windows;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (isOfWork(*widget))
            windows.emplace_back(widget);
    }
    return windows;
}

void MainWindow::cancelExports()
{
    for (const QPointer<QWidget>& widget : windowsOfWork()) {
        if (auto* progress = qobject_cast<ProgressWindow*>(widget.data()))
            progress->cancel();
    }
}

void MainWindow::holdBack(QWidget& window)
{
    // Between this event and its first picture there is nothing to be seen yet, and nothing will be.
    window.setAttribute(Qt::WA_DontShowOnScreen);
    const QPointer<QWidget> held(&window);
    if (std::find(m_hiddenDialogs.begin(), m_hiddenDialogs.end(), held) == m_hiddenDialogs.end())
        m_hiddenDialogs.push_back(held);
    QMetaObject::invokeMethod(
        this,
        [held] {
            if (!held)
                return;
            held->hide();
            held->setAttribute(Qt::WA_DontShowOnScreen, false);
        },
        Qt::QueuedConnection);
}

void MainWindow::forgetOfficer()
{
    // Also windows that are there and not shown yet: a progress window waits before it appears.
    // Before the first officer nobody has left any.
    if (!m_lastOfficer.isEmpty()) {
        for (const QPointer<QWidget>& window : windowsOfWork())
            delete window.data();
    }
    m_hiddenDialogs.clear();
    m_focusBefore.clear();
    for (const auto& [id, widget] : m_widgets)
        delete widget;
    m_widgets.clear();
    m_currentPage.clear();
    m_back.clear();
    m_forward.clear();
    m_topBar->setHistory(false, false);
    m_palette->close();
    m_help->hide();
    m_watcher->forget();
    for (const auto& page : m_bench.pages.pages())
        m_navigation->setWaiting(page->id(), 0);
}

void MainWindow::remakePages()
{
    const QString current = m_currentPage;
    for (const auto& [id, widget] : m_widgets)
        delete widget;
    m_widgets.clear();
    if (!isLocked())
        put(current);
}

void MainWindow::restoreWindow()
{
    setMinimumSize(kSmallestSize);
    const QSettings settings;
    const QByteArray geometry = settings.value(u"window/geometry"_s).toByteArray();
    m_wantsNarrow = settings.value(u"window/narrow"_s, false).toBool();
    const bool isRestored = !geometry.isEmpty() && restoreGeometry(geometry);
    if (!isRestored || (!isMaximized() && !isFullScreen() && !isReachable(frameGeometry()))) {
        setWindowState(Qt::WindowNoState);
        const QScreen* screen = QGuiApplication::primaryScreen();
        const QRect room = screen == nullptr ? QRect(QPoint(), kFirstSize) : screen->availableGeometry();
        resize(kFirstSize.boundedTo(room.size()).expandedTo(kSmallestSize));
        move(room.center() - rect().center());
    }
    applyWidth();
}

void MainWindow::applyWidth()
{
    const bool isSmall = width() < kNarrowBelow;
    m_navigation->setNarrow(m_wantsNarrow || isSmall);
    m_topBar->setNarrow(isSmall);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    applyWidth();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        m_autoLock.touch();
        break;
    case QEvent::Show:
        // A timer or an answer opens a window while the console is locked: the next person must not see it.
        if (!m_lastOfficer.isEmpty() && isLocked() && watched->isWidgetType()) {
            auto* widget = static_cast<QWidget*>(watched);
            if (isOfWork(*widget))
                holdBack(*widget);
        }
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::retranslateUi()
{
    setWindowTitle(tr("Maru console"));
    m_navigation->setAccessibleName(tr("Navigation"));
    fillNavigation();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QMainWindow::changeEvent(event);
}

bool MainWindow::mayClose()
{
    const QStringList running = m_bench.work.texts(RunningWork::Kind::Running);
    const QStringList waiting = m_bench.work.texts(RunningWork::Kind::Waiting);
    if (m_isCloseAgreed || (running.isEmpty() && waiting.isEmpty()))
        return true;
    Confirmation::ask(
        isLocked() ? static_cast<QWidget*>(m_signIn) : this, tr("Close the console?"),
        (running + waiting).join(u"\n\n"_s), running.isEmpty() ? tr("Close") : tr("Stop and close"),
        [this] {
            m_isCloseAgreed = true;
            close();
        },
        tr("Go back"));
    return m_isCloseAgreed; // agreed at once: this very closing goes on
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/narrow"_s, m_wantsNarrow);
    QMainWindow::closeEvent(event);
}

} // namespace maru::console
