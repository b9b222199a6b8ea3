// SPDX-License-Identifier: Apache-2.0
// The main window: what it is made of, its pages and the way through them.
#include "admin-console/shell/main_window.h"

#include "admin-console/shell/appearance.h"
#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/help_panel.h"
#include "admin-console/shell/navigation.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/shell/palette_entries.h"
#include "admin-console/shell/plain_title.h"
#include "admin-console/shell/status_line.h"
#include "admin-console/shell/top_bar.h"
#include "admin-console/shell/watcher.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/tabs_page.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kHistoryLimit = 50;

TabsPage* tabsOf(QWidget* widget)
{
    if (auto* tabs = qobject_cast<TabsPage*>(widget))
        return tabs;
    return widget == nullptr ? nullptr : widget->findChild<TabsPage*>();
}

/// The list of a page that offers the action; null where none does.
ResourcePane* paneWith(QWidget* widget, const std::string& domain, const std::string& action)
{
    TabsPage* tabs = tabsOf(widget);
    if (tabs == nullptr)
        return nullptr;
    for (ResourcePane* pane : tabs->panes()) {
        const std::vector<RowAction>& actions = pane->spec().actions;
        if (std::any_of(actions.begin(), actions.end(),
                [&](const RowAction& one) { return one.domain == domain && one.action == action; }))
            return pane;
    }
    return nullptr;
}

} // namespace

MainWindow::MainWindow(Workbench& bench) : m_bench(bench)
{
    m_bench.services.show = [this](const QString& kind, const QString& id) { show(kind, id); };
    build();
    // Before the watcher's own connections: what an earlier officer left goes first.
    connect(&bench.session, &Session::opened, this, &MainWindow::onOpened);
    connect(&bench.session, &Session::closed, this, &MainWindow::onClosed);
    m_watcher = new Watcher(bench, this);
    connect(m_watcher, &Watcher::waitingChanged, m_navigation, &Navigation::setWaiting);
    connect(m_watcher, &Watcher::raiseWanted, this, [this] {
        setWindowState(windowState() & ~Qt::WindowMinimized);
        raise();
        activateWindow();
    });
    connect(&bench.connection, &Connection::stateChanged, this,
        [this] { m_palette->setOnline(m_bench.connection.state() == Connection::State::Online); });
    connect(&bench.catalogue, &DomainCatalogue::loaded, m_palette, &CommandPalette::close);
    connect(&m_autoLock, &AutoLock::expired, this, &MainWindow::lock);
    connect(&m_autoLock, &AutoLock::ticked, this, [this] {
        m_status->showNow();
        m_status->showLock(m_autoLock.secondsLeft());
    });
    connect(&bench.preferences, &Preferences::lockMinutesChanged, this, [this] {
        m_autoLock.setMinutes(m_bench.preferences.lockMinutes());
        m_status->showLock(m_autoLock.secondsLeft());
    });
    connect(&bench.preferences, &Preferences::appearanceChanged, this,
        [this] { applyAppearance(*qApp, m_bench.preferences); });
    connect(&bench.preferences, &Preferences::layoutReset, this, [this] {
        remakePages();
        restoreWindow();
    });
    // The computer's session ends, or the system puts the program to sleep: nobody watches the screen any more.
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { lock(); });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationSuspended)
            lock();
    });
    connect(&bench.work, &RunningWork::changed, this, &MainWindow::onWork);
    m_autoLock.setMinutes(bench.preferences.lockMinutes());
    qApp->installEventFilter(this);
    addShortcuts();
    retranslateUi();
    restoreWindow();
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    m_bench.services.show = [](const QString&, const QString&) {};
    // Pages that go with the window end their work after this object is one no more.
    disconnect(&m_bench.work, nullptr, this, nullptr);
}

void MainWindow::build()
{
    m_root = new QStackedWidget(this);
    setCentralWidget(m_root);
    m_signIn = new SignInWidget(m_bench, m_root);
    m_root->addWidget(m_signIn);
    auto* work = new QWidget(m_root);
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_topBar = new TopBar(m_bench, work);
    layout->addWidget(m_topBar);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_navigation = new Navigation(work);
    m_pageStack = new QStackedWidget(work);
    m_help = new HelpPanel(m_bench.language, work);
    m_help->hide();
    middle->addWidget(m_navigation);
    middle->addWidget(m_pageStack, 1);
    middle->addWidget(m_help);
    layout->addLayout(middle, 1);
    m_status = new StatusLine(m_bench, work);
    layout->addWidget(m_status);
    m_root->addWidget(work);

    m_search = new PaletteSearch(
        m_bench.connection, m_bench.catalogue, m_bench.language,
        [this](const QString& kind, const QString& id) { show(kind, id); }, this);
    m_palette = new CommandPalette(*m_search, this);
    m_notices = new NoticePanel(m_bench.notices, this);

    connect(m_navigation, &Navigation::chosen, this, [this](const QString& id) {
        if (!isLocked())
            showPage(id);
    });
    connect(m_topBar, &TopBar::searchWanted, this, &MainWindow::openPalette);
    connect(m_topBar, &TopBar::noticesWanted, this, &MainWindow::openNotices);
    connect(m_topBar, &TopBar::helpWanted, this, [this] { runCommand(u"help"_s); });
    connect(m_topBar, &TopBar::lockWanted, this, &MainWindow::lock);
    connect(m_topBar, &TopBar::backWanted, this, &MainWindow::goBack);
    connect(m_topBar, &TopBar::forwardWanted, this, &MainWindow::goForward);
    connect(m_topBar, &TopBar::navigationWanted, this, [this] { runCommand(u"navigation"_s); });
    connect(m_help, &HelpPanel::closed, this, &MainWindow::closeHelp);
    connect(m_notices, &NoticePanel::chosen, this,
        [this](const QString& kind, const QString& id) { show(kind, id); });
}

void MainWindow::addShortcuts()
{
    const auto shortcut = [this](const QKeySequence& keys, auto function) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, function] {
            if (!isLocked())
                function();
        });
    };
    shortcut(QKeySequence(u"Ctrl+K"_s), [this] { openPalette(); });
    shortcut(QKeySequence(u"Ctrl+L"_s), [this] { lock(); });
    shortcut(QKeySequence(u"Ctrl+B"_s), [this] { runCommand(u"navigation"_s); });
    shortcut(QKeySequence(u"Ctrl+Shift+N"_s), [this] { openNotices(); });
    shortcut(QKeySequence(Qt::Key_F1), [this] { runCommand(u"help"_s); });
    shortcut(QKeySequence(u"Alt+Left"_s), [this] { goBack(); });
    shortcut(QKeySequence(u"Alt+Right"_s), [this] { goForward(); });
    for (int n = 1; n <= 9; ++n) {
        shortcut(QKeySequence(QString(u"Alt+"_s + QString::number(n))),
            [this, n] { showPage(m_navigation->pageAt(n)); });
    }
    connect(
        new QShortcut(QKeySequence(QKeySequence::Quit), this), &QShortcut::activated, this, &QWidget::close);
}

void MainWindow::fillNavigation()
{
    const std::array<std::pair<PageGroup, QString>, 4> groups { { { PageGroup::Overview, QString() },
        { PageGroup::Work, tr("Work") }, { PageGroup::Ledger, tr("Ledger") },
        { PageGroup::Administration, tr("Administration") } } };
    std::vector<NavigationEntry> entries;
    for (const auto& group : groups) {
        bool isFirst = true;
        for (const auto& page : m_bench.pages.pages()) {
            if (page->group() != group.first || !m_bench.session.hasAnyRole(page->roles()))
                continue;
            if (isFirst && !group.second.isEmpty())
                entries.push_back({ {}, group.second, {} });
            isFirst = false;
            entries.push_back({ page->id(), plainTitle(page->title()), page->icon() });
        }
    }
    m_navigation->setEntries(entries);
    m_navigation->setCurrent(m_currentPage);
}

QWidget* MainWindow::widgetOf(Page& page)
{
    QWidget*& widget = m_widgets[page.id()];
    if (widget == nullptr) {
        widget = page.makeWidget(m_bench.services, m_pageStack);
        m_pageStack->addWidget(widget);
    }
    return widget;
}

QWidget* MainWindow::put(const QString& id)
{
    Page* page = m_bench.pages.find(id);
    if (page == nullptr || !m_bench.session.hasAnyRole(page->roles()))
        return nullptr;
    QWidget* widget = widgetOf(*page);
    m_currentPage = id;
    m_pageStack->setCurrentWidget(widget);
    m_navigation->setCurrent(id);
    if (m_help->isVisible())
        m_help->showTopic(id);
    return widget;
}

QWidget* MainWindow::showPage(const QString& id)
{
    const Place before = place();
    QWidget* widget = put(id);
    if (widget != nullptr && !before.page.isEmpty() && before.page != id) {
        m_back.push_back(before);
        if (m_back.size() > kHistoryLimit)
            m_back.erase(m_back.begin());
        m_forward.clear();
    }
    m_topBar->setHistory(!m_back.empty(), !m_forward.empty());
    return widget;
}

MainWindow::Place MainWindow::place() const
{
    const auto found = m_widgets.find(m_currentPage);
    TabsPage* tabs = found == m_widgets.end() ? nullptr : tabsOf(found->second);
    const auto* bar = tabs == nullptr ? nullptr : tabs->findChild<QTabWidget*>();
    // A page may show tabs that are no lists; value() is empty beyond the last.
    return { m_currentPage, bar == nullptr ? QString() : tabs->tabIds().value(bar->currentIndex()) };
}

void MainWindow::go(const Place& to)
{
    if (TabsPage* tabs = tabsOf(put(to.page)); tabs != nullptr && !to.list.isEmpty())
        tabs->showPane(to.list);
    m_topBar->setHistory(!m_back.empty(), !m_forward.empty());
}

void MainWindow::goBack()
{
    if (m_back.empty())
        return;
    m_forward.push_back(place());
    const Place to = m_back.back();
    m_back.pop_back();
    go(to);
}

void MainWindow::goForward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(place());
    const Place to = m_forward.back();
    m_forward.pop_back();
    go(to);
}

void MainWindow::show(const QString& kind, const QString& id)
{
    if (kind == u"page"_s) {
        showPage(id);
        return;
    }
    if (kind == u"help"_s) {
        openHelp(id);
        return;
    }
    Page* page = m_bench.pages.pageForKind(kind);
    if (page == nullptr)
        return;
    if (QWidget* widget = showPage(page->id()))
        page->showItem(*widget, kind, id);
}

void MainWindow::openAction(const QString& domain, const QString& action)
{
    const std::string domainName = domain.toStdString();
    const std::string actionName = action.toStdString();
    const ActionInfo* info = m_bench.catalogue.action(domainName, actionName);
    if (info == nullptr || isLocked() || !m_bench.session.mayDo(*info))
        return;
    for (const auto& page : m_bench.pages.pages()) {
        if (!m_bench.session.hasAnyRole(page->roles()))
            continue;
        QWidget* widget = widgetOf(*page);
        ResourcePane* pane = paneWith(widget, domainName, actionName);
        if (pane == nullptr)
            continue;
        showPage(page->id());
        tabsOf(widget)->showPane(pane->spec().id);
        if (!page->openAction(*widget, domain, action))
            pane->openAction(actionName);
        return;
    }
    for (const auto& page : m_bench.pages.pages()) {
        if (m_bench.session.hasAnyRole(page->roles()) && page->openAction(*widgetOf(*page), domain, action)) {
            showPage(page->id());
            return;
        }
    }
    auto* form = new ActionForm(m_bench.services, *info, base::Json::object(), this);
    form->open();
}

void MainWindow::openPalette()
{
    if (isLocked())
        return;
    if (m_palette->isVisible()) {
        m_palette->close();
        return;
    }
    m_notices->close();
    PaletteDoors doors;
    doors.showPage = [this](const QString& page) { showPage(page); };
    doors.showList = [this](const QString& page, const QString& tab) {
        if (TabsPage* tabs = tabsOf(showPage(page)))
            tabs->showPane(tab);
    };
    doors.tabs = [this](const QString& id) {
        std::vector<std::pair<QString, QString>> all;
        Page* page = m_bench.pages.find(id);
        TabsPage* tabs = page == nullptr ? nullptr : tabsOf(widgetOf(*page));
        const auto* bar = tabs == nullptr ? nullptr : tabs->findChild<QTabWidget*>();
        for (int i = 0; bar != nullptr && bar->count() > 1 && i < bar->count(); ++i)
            all.emplace_back(tabs->tabIds().value(i), bar->tabText(i).remove(u'&'));
        return all;
    };
    doors.openAction = [this](const QString& domain, const QString& action) { openAction(domain, action); };
    doors.command = [this](const QString& name) { runCommand(name); };
    m_palette->open(makePaletteEntries(m_bench, doors));
}

void MainWindow::openNotices()
{
    if (isLocked())
        return;
    m_palette->close();
    if (m_notices->isVisible())
        m_notices->close();
    else
        m_notices->open();
}

void MainWindow::openHelp(const QString& topic)
{
    m_help->showTopic(topic.isEmpty() ? m_currentPage : topic);
    m_help->show();
    m_help->focusInput();
}

void MainWindow::closeHelp()
{
    m_help->hide();
    if (QWidget* page = m_pageStack->currentWidget())
        page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::closeOverlays()
{
    m_palette->close();
    m_notices->close();
}

void MainWindow::press(const QKeySequence& keys)
{
    QWidget* page = m_pageStack->currentWidget();
    if (page == nullptr)
        return;
    for (QShortcut* shortcut : page->findChildren<QShortcut*>()) {
        const auto* owner = qobject_cast<QWidget*>(shortcut->parent());
        if (shortcut->key() == keys && shortcut->isEnabled() && owner != nullptr && owner->isVisible()) {
            Q_EMIT shortcut->activated();
            return;
        }
    }
    for (QAction* action : page->findChildren<QAction*>()) {
        const auto* owner = qobject_cast<QWidget*>(action->parent());
        if (action->shortcuts().contains(keys) && owner != nullptr && owner->isVisible()) {
            action->trigger();
            return;
        }
    }
}

void MainWindow::runCommand(const QString& name)
{
    if (name == u"lock"_s)
        lock();
    else if (name == u"refresh"_s)
        press(QKeySequence(QKeySequence::Refresh));
    else if (name == u"export"_s)
        press(QKeySequence(u"Ctrl+E"_s));
    else if (name == u"language"_s)
        m_status->switchLanguage();
    else if (name == u"theme"_s)
        m_status->switchTheme();
    else if (name == u"help"_s && m_help->isVisible())
        closeHelp();
    else if (name == u"help"_s)
        openHelp();
    else if (name == u"notices"_s)
        openNotices();
    else if (name == u"verify"_s) {
        const QWidget* blocks = showPage(u"blocks"_s);
        if (auto* check = blocks == nullptr ? nullptr : blocks->findChild<QPushButton*>(u"checkAll"_s))
            check->click();
    } else if (name == u"navigation"_s) {
        m_wantsNarrow = !m_navigation->isNarrow();
        applyWidth();
    } else if (name == u"quit"_s)
        close();
}

} // namespace maru::console
