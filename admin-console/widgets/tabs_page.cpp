// SPDX-License-Identifier: Apache-2.0
// Tabs with one head.
#include "admin-console/widgets/tabs_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/session.h"

#include <QEvent>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

TabsPage::TabsPage(Services& services, std::vector<ResourceSpec> specs, QWidget* parent)
    : QWidget(parent), m_services(services)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    layout->addWidget(m_frame);
    m_tabs = new QTabWidget(m_frame);
    m_tabs->setDocumentMode(false);
    for (ResourceSpec& spec : specs) {
        auto* one = new ResourcePane(services, std::move(spec), m_tabs);
        one->setContentsMargins(0, 12, 0, 0);
        m_panes.push_back(one);
        m_tabs->addTab(one, one->title());
        connect(one, &ResourcePane::buttonsChanged, this, &TabsPage::placeButtons);
    }
    m_tabs->tabBar()->setVisible(m_panes.size() > 1);
    m_frame->body()->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TabsPage::onCurrentChanged);
    connect(&services.connection, &Connection::stateChanged, this, &TabsPage::onCurrentChanged);
    const auto rebuild = [this] {
        for (ResourcePane* one : m_panes)
            one->rebuildActions();
    };
    connect(&services.session, &Session::opened, this, rebuild);
    connect(&services.session, &Session::closed, this, rebuild);
    connect(&services.catalogue, &DomainCatalogue::loaded, this, [this, rebuild] {
        rebuild();
        for (ResourcePane* one : m_panes)
            one->model().retranslate();
    });
    const auto shortcut = [this](const QKeySequence& keys, auto function) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, function);
    };
    shortcut(QKeySequence(QKeySequence::Find), [this] {
        if (ResourcePane* one = currentPane())
            one->table().focusFilter();
    });
    shortcut(QKeySequence(QKeySequence::Refresh), [this] {
        if (ResourcePane* one = currentPane())
            one->refresh();
    });
    placeButtons();
}

ResourcePane* TabsPage::pane(const QString& id) const
{
    const auto found = std::find_if(
        m_panes.begin(), m_panes.end(), [&id](const ResourcePane* one) { return one->spec().id == id; });
    return found == m_panes.end() ? nullptr : *found;
}

ResourcePane* TabsPage::currentPane() const
{
    return qobject_cast<ResourcePane*>(m_tabs->currentWidget());
}

QWidget* TabsPage::currentTab() const
{
    return m_tabs->currentWidget();
}

void TabsPage::addTab(const QString& id, QWidget* widget, std::function<QString()> title)
{
    widget->setContentsMargins(0, 12, 0, 0);
    m_tabs->addTab(widget, title());
    m_extras.push_back({ id, widget, std::move(title) });
    m_tabs->tabBar()->setVisible(m_tabs->count() > 1);
}

QStringList TabsPage::tabIds() const
{
    QStringList ids;
    for (const ResourcePane* one : m_panes)
        ids << one->spec().id;
    for (const ExtraTab& extra : m_extras)
        ids << extra.id;
    return ids;
}

void TabsPage::showPane(const QString& id)
{
    if (ResourcePane* one = pane(id))
        m_tabs->setCurrentWidget(one);
    for (const ExtraTab& extra : m_extras) {
        if (extra.id == id)
            m_tabs->setCurrentWidget(extra.widget);
    }
}

void TabsPage::onCurrentChanged()
{
    if (ResourcePane* one = currentPane(); one != nullptr && isVisible())
        one->start();
    placeButtons();
}

void TabsPage::placeButtons()
{
    for (ResourcePane* one : m_panes) {
        m_frame->setButtons(one->buttons());
        for (QWidget* button : one->buttons())
            button->setVisible(one == currentPane());
    }
}

void TabsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (ResourcePane* one = currentPane())
        one->start();
}

QString TabsPage::titleAt(std::size_t tab) const
{
    return tab < m_panes.size() ? m_panes[tab]->title() : m_extras[tab - m_panes.size()].title();
}

void TabsPage::retranslateUi()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titleAt(static_cast<std::size_t>(i)));
}

void TabsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
