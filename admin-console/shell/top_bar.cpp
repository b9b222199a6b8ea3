// SPDX-License-Identifier: Apache-2.0
// The top bar.
#include "admin-console/shell/top_bar.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace maru::console {

using namespace Qt::StringLiterals;

TopBar::TopBar(Workbench& bench, QWidget* parent) : QWidget(parent), m_bench(bench)
{
    setObjectName(u"topBar"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(46);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 16, 0);
    layout->setSpacing(8);
    m_menu = addButton(u"menuButton"_s, &TopBar::navigationWanted);
    m_brand = new QLabel(this);
    m_brand->setObjectName(u"brand"_s);
    m_agency = new QLabel(this);
    m_back = addButton(u"backButton"_s, &TopBar::backWanted);
    m_forward = addButton(u"forwardButton"_s, &TopBar::forwardWanted);
    // A button that looks like the field: typing happens in the palette, which it opens.
    m_search = new QPushButton(this);
    m_search->setObjectName(u"searchButton"_s);
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(420);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_connection = new Badge(this);
    m_bell = new BellButton(this);
    m_help = addButton(u"helpButton"_s, &TopBar::helpWanted);
    m_officer = new QLabel(this);
    m_officer->setObjectName(u"officer"_s);
    m_lock = new QPushButton(this);
    m_lock->setObjectName(u"lock"_s);
    layout->addWidget(m_menu);
    layout->addWidget(m_brand);
    layout->addWidget(m_agency);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(m_search, 6);
    layout->addStretch(1);
    layout->addWidget(m_connection);
    layout->addWidget(m_bell);
    layout->addWidget(m_help);
    layout->addWidget(m_officer);
    layout->addWidget(m_lock);
    connect(m_search, &QPushButton::clicked, this, &TopBar::searchWanted);
    connect(m_bell, &QToolButton::clicked, this, &TopBar::noticesWanted);
    connect(m_lock, &QPushButton::clicked, this, &TopBar::lockWanted);
    connect(&bench.connection, &Connection::stateChanged, this, &TopBar::showConnection);
    connect(&bench.connection, &Connection::headChanged, this, &TopBar::showConnection);
    connect(&bench.session, &Session::opened, this, &TopBar::showOfficer);
    connect(
        &bench.notices, &Notices::changed, this, [this] { m_bell->setCount(m_bench.notices.unreadCount()); });
    setHistory(false, false);
    retranslateUi();
}

QToolButton* TopBar::addButton(const QString& name, void (TopBar::*signal)())
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize(QSize(18, 18));
    connect(button, &QToolButton::clicked, this, signal);
    return button;
}

void TopBar::setHistory(bool canGoBack, bool canGoForward)
{
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
}

void TopBar::setNarrow(bool narrow)
{
    m_agency->setVisible(!narrow);
    m_officer->setVisible(!narrow);
}

void TopBar::showConnection()
{
    const Connection& connection = m_bench.connection;
    const Connection::Node& node = connection.node();
    m_connection->setToolTip({});
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
            { u"!"_s, tr("No connection · as of block %1").arg(formatInteger(connection.shownAsOf().height)),
                Tone::Danger });
        m_connection->setToolTip(problemText(connection.lastError(), m_bench.language.code()));
        break;
    case Connection::State::Untrusted:
        m_connection->show({ u"?"_s, tr("Server not trusted yet"), Tone::Warning });
        break;
    case Connection::State::Closed:
        m_connection->show({ u"○"_s, tr("Not connected"), Tone::Neutral });
        break;
    }
}

void TopBar::showOfficer()
{
    const Officer& officer = m_bench.session.officer();
    m_agency->setText(m_bench.language.pick(officer.agencyName));
    m_officer->setText(m_bench.language.pick(officer.name));
    m_officer->setToolTip(officer.roles.join(u'\n'));
}

void TopBar::retranslateUi()
{
    const auto name = [](QToolButton* button, const QString& image, const QString& text,
                          const QString& keys) {
        button->setIcon(icon(image, currentPalette().text));
        button->setAccessibleName(text);
        button->setToolTip(QString(text + u"  "_s + keys));
    };
    m_brand->setText(tr("Maru"));
    name(m_menu, u"menu"_s, tr("Navigation narrow or wide"), u"Ctrl+B"_s);
    name(m_back, u"back"_s, tr("Back"), u"Alt+←"_s);
    name(m_forward, u"forward"_s, tr("Forward"), u"Alt+→"_s);
    name(m_help, u"help"_s, tr("Help"), u"F1"_s);
    m_search->setIcon(icon(u"search"_s, currentPalette().subtleText));
    m_search->setText(tr("Search: transactions, campaigns, blocks …   Ctrl+K"));
    m_search->setAccessibleName(tr("Search everything"));
    m_lock->setText(tr("Loc&k"));
    m_lock->setAccessibleName(tr("Lock the console"));
    m_lock->setToolTip(tr("Ctrl+L"));
    showConnection();
    showOfficer();
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
