// SPDX-License-Identifier: Apache-2.0
// The main window.
#include "admin-console/shell/main_window.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPageRole = Qt::UserRole + 1;

qint64 monotonicMs()
{
    return QDeadlineTimer::current().deadline();
}

struct IdKind {
    char16_t letter;
    const char16_t* kind;
};
/// Ids that the chain gives begin with the letter of their table.
constexpr std::array<IdKind, 7> kIdKinds { { { u'c', u"campaigns" }, { u'o', u"organisations" },
    { u'd', u"donations" }, { u'l', u"plans" }, { u'p', u"pledges" }, { u'm', u"merchants" },
    { u'q', u"topups" } } };

} // namespace

MainWindow::MainWindow(Workbench& bench) : m_bench(bench)
{
    m_bench.services.show = [this](const QString& kind, const QString& id) { show(kind, id); };
    build();
    retranslateUi();
    connect(&bench.connection, &Connection::stateChanged, this, &MainWindow::showConnection);
    connect(&bench.connection, &Connection::headChanged, this, &MainWindow::showConnection);
    connect(&bench.session, &Session::opened, this, [this] {
        m_lastWork = monotonicMs();
        showOfficer();
        fillNavigation();
        m_root->setCurrentIndex(1);
        if (showPage(m_currentPage.isEmpty() ? u"dashboard"_s : m_currentPage) == nullptr)
            showPage(u"dashboard"_s);
        m_navigation->setFocus(Qt::OtherFocusReason);
    });
    connect(&bench.session, &Session::closed, this, [this] {
        m_root->setCurrentIndex(0);
        m_signIn->focusInput();
    });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::onTick);
    m_tick.start();
    qApp->installEventFilter(this);
    const auto shortcut = [this](const QKeySequence& keys, auto function) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, function);
    };
    shortcut(QKeySequence(u"Ctrl+K"_s), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    shortcut(QKeySequence(u"Ctrl+L"_s), [this] { m_bench.session.lock(); });
    shortcut(QKeySequence(QKeySequence::Quit), [this] { close(); });
    for (int n = 1; n <= 9; ++n) {
        shortcut(QKeySequence(QString(u"Alt+"_s + QString::number(n))), [this, n] {
            if (n <= static_cast<int>(m_bench.pages.pages().size()) && m_bench.session.isOpen())
                showPage(m_bench.pages.pages()[static_cast<std::size_t>(n - 1)]->id());
        });
    }
    resize(1440, 900);
    restoreGeometry(QSettings().value(u"window/geometry"_s).toByteArray());
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    m_bench.services.show = [](const QString&, const QString&) {};
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
    layout->addWidget(makeTopBar());
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_navigation = new QListWidget(work);
    m_navigation->setObjectName(u"navigation"_s);
    m_navigation->setFixedWidth(206);
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setIconSize(QSize(18, 18));
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pageStack = new QStackedWidget(work);
    middle->addWidget(m_navigation);
    middle->addWidget(m_pageStack, 1);
    layout->addLayout(middle, 1);
    layout->addWidget(makeStatusLine());
    m_root->addWidget(work);
    connect(m_navigation, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr && m_bench.session.isOpen())
            showPage(item->data(kPageRole).toString());
    });
}

QWidget* MainWindow::makeTopBar()
{
    auto* bar = new QWidget(m_root);
    bar->setObjectName(u"topBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(46);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(12);
    m_brand = new QLabel(bar);
    m_brand->setObjectName(u"brand"_s);
    m_agency = new QLabel(bar);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(u"search"_s);
    m_search->setFixedWidth(420);
    m_connection = new Badge(bar);
    m_officer = new QLabel(bar);
    m_officer->setObjectName(u"officer"_s);
    m_lock = new QPushButton(bar);
    m_lock->setObjectName(u"lock"_s);
    layout->addWidget(m_brand);
    layout->addWidget(m_agency);
    layout->addWidget(m_search);
    layout->addStretch(1);
    layout->addWidget(m_connection);
    layout->addWidget(m_officer);
    layout->addWidget(m_lock);
    connect(m_search, &QLineEdit::returnPressed, this, &MainWindow::onSearch);
    connect(m_lock, &QPushButton::clicked, &m_bench.session, &Session::lock);
    return bar;
}

QWidget* MainWindow::makeStatusLine()
{
    auto* bar = new QWidget(m_root);
    bar->setObjectName(u"statusLine"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(27);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(18);
    m_serverLine = new QLabel(bar);
    m_blockLine = new QLabel(bar);
    m_clockLine = new QLabel(bar);
    m_languageButton = new QToolButton(bar);
    m_languageButton->setAutoRaise(true);
    m_languageButton->setFocusPolicy(Qt::StrongFocus);
    m_languageButton->setObjectName(u"languageButton"_s);
    m_lockLine = new QLabel(bar);
    layout->addWidget(m_serverLine);
    layout->addWidget(m_blockLine);
    layout->addWidget(m_clockLine);
    layout->addStretch(1);
    layout->addWidget(m_languageButton);
    layout->addWidget(m_lockLine);
    connect(m_languageButton, &QToolButton::clicked, this, [this] {
        m_bench.language.set(
            m_bench.language.code() == LanguageCode::Korean ? LanguageCode::English : LanguageCode::Korean);
        QSettings().setValue(u"language"_s, m_bench.language.tag());
    });
    return bar;
}

void MainWindow::fillNavigation()
{
    const QSignalBlocker blocker(m_navigation);
    m_navigation->clear();
    const std::array<std::pair<PageGroup, QString>, 4> groups { { { PageGroup::Overview, QString() },
        { PageGroup::Work, tr("Work") }, { PageGroup::Ledger, tr("Ledger") },
        { PageGroup::Administration, tr("Administration") } } };
    for (const auto& group : groups) {
        bool isFirst = true;
        for (const auto& page : m_bench.pages.pages()) {
            if (page->group() != group.first || !m_bench.session.hasAnyRole(page->roles()))
                continue;
            if (isFirst && !group.second.isEmpty()) {
                auto* head = new QListWidgetItem(group.second, m_navigation);
                head->setFlags(Qt::NoItemFlags);
                QFont small = font();
                small.setPixelSize(12);
                head->setFont(small);
            }
            isFirst = false;
            QString title = page->title();
            // The list has no mnemonics: neither "&Blocks" nor the Korean "블록(&B)" shows one.
            if (const qsizetype open = title.indexOf(u"(&"_s); open > 0)
                title.truncate(open);
            title.remove(u'&');
            auto* item =
                new QListWidgetItem(icon(page->icon(), currentPalette().subtleText), title, m_navigation);
            item->setData(kPageRole, page->id());
            if (page->id() == m_currentPage)
                m_navigation->setCurrentItem(item);
        }
    }
}

QWidget* MainWindow::showPage(const QString& id)
{
    Page* page = m_bench.pages.find(id);
    if (page == nullptr || !m_bench.session.hasAnyRole(page->roles()))
        return nullptr;
    QWidget*& widget = m_widgets[id];
    if (widget == nullptr) {
        widget = page->makeWidget(m_bench.services, m_pageStack);
        m_pageStack->addWidget(widget);
    }
    m_currentPage = id;
    m_pageStack->setCurrentWidget(widget);
    const QSignalBlocker blocker(m_navigation);
    for (int i = 0; i < m_navigation->count(); ++i) {
        if (m_navigation->item(i)->data(kPageRole).toString() == id)
            m_navigation->setCurrentRow(i);
    }
    return widget;
}

void MainWindow::show(const QString& kind, const QString& id)
{
    Page* page = m_bench.pages.pageForKind(kind);
    if (page == nullptr)
        return;
    if (QWidget* widget = showPage(page->id()))
        page->showItem(*widget, kind, id);
}

void MainWindow::onSearch()
{
    const QString text = m_search->text().trimmed();
    if (text.isEmpty())
        return;
    if (text.size() == 64) {
        show(u"transaction"_s, text);
        return;
    }
    if (const auto height = parseInteger(text)) {
        show(u"block"_s, QString::number(*height));
        return;
    }
    if (text.startsWith(u"did:"_s)) {
        show(u"officers"_s, text);
        return;
    }
    if (text.size() > 2 && text.at(1) == u'-') {
        for (const IdKind& entry : kIdKinds) {
            if (text.front() == entry.letter) {
                show(QString::fromUtf16(entry.kind), text);
                return;
            }
        }
    }
    show(u"campaigns"_s, text);
}

void MainWindow::showConnection()
{
    const Connection& connection = m_bench.connection;
    const Connection::Node& node = connection.node();
    switch (connection.state()) {
    case Connection::State::Online:
        m_connection->show(
            { u"●"_s, tr("Connected · block %1").arg(formatInteger(node.height)), Tone::Success });
        break;
    case Connection::State::Connecting:
        m_connection->show({ u"…"_s, tr("Connecting"), Tone::Information });
        break;
    case Connection::State::Offline:
        m_connection->show(
            { u"!"_s, tr("No connection · as of block %1").arg(formatInteger(node.height)), Tone::Danger });
        m_connection->setToolTip(problemText(connection.lastError(), m_bench.language.code()));
        break;
    case Connection::State::Closed:
        m_connection->show({ u"○"_s, tr("Not connected"), Tone::Neutral });
        break;
    }
    m_serverLine->setText(u"● "_s + connection.server().authority());
    m_blockLine->setText(
        tr("Block %1 · %2")
            .arg(formatInteger(node.height), formatTimeWithZone(base::UnixSeconds(node.blockTime))));
    m_clockLine->setText(tr("Clock difference %1 s").arg(node.clockAheadSeconds));
}

void MainWindow::showOfficer()
{
    const Officer& officer = m_bench.session.officer();
    m_agency->setText(m_bench.language.pick(officer.agencyName));
    m_officer->setText(m_bench.language.pick(officer.name));
    m_officer->setToolTip(officer.roles.join(u'\n'));
}

void MainWindow::onTick()
{
    if (!m_bench.session.isOpen())
        return;
    const qint64 left = kAutoLockSeconds - (monotonicMs() - m_lastWork) / 1000;
    if (left <= 0) {
        m_bench.session.lock();
        return;
    }
    m_lockLine->setText(tr("Locks in %1:%2").arg(left / 60).arg(left % 60, 2, 10, QChar(u'0')));
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::Wheel)
        m_lastWork = monotonicMs();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::retranslateUi()
{
    setWindowTitle(tr("Maru console"));
    m_brand->setText(tr("Maru"));
    m_search->setPlaceholderText(tr("Search: transactions, campaigns, blocks …   Ctrl+K"));
    m_search->setAccessibleName(tr("Search everything"));
    m_lock->setText(tr("Loc&k"));
    m_lock->setAccessibleName(tr("Lock the console"));
    m_lock->setToolTip(tr("Ctrl+L"));
    m_navigation->setAccessibleName(tr("Navigation"));
    m_languageButton->setText(m_bench.language.code() == LanguageCode::Korean ? u"한국어"_s : u"English"_s);
    m_languageButton->setAccessibleName(tr("Language"));
    m_languageButton->setToolTip(tr("Switch between Korean and English"));
    fillNavigation();
    showConnection();
    showOfficer();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(u"window/geometry"_s, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace maru::console
