// SPDX-License-Identifier: Apache-2.0
// The overview among the pages.
#include "admin-console/pages/dashboard/dashboard_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/session.h"
#include "admin-console/pages/dashboard/dashboard_widget.h"

#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// Which overview: what an officer works on comes first. Another officer may sign in at the same window.
class OverviewSwitch final : public QStackedWidget {
public:
    OverviewSwitch(Services& given, WidgetMaker forElections, QWidget* parent)
        : QStackedWidget(parent), m_services(given), m_forElections(std::move(forElections))
    {
        connect(&given.session, &Session::opened, this, &OverviewSwitch::choose);
        choose();
    }

private:
    void choose()
    {
        const QStringList& roles = m_services.session.officer().roles;
        const auto has = [&roles](const QString& domain) {
            return std::any_of(roles.begin(), roles.end(),
                [&domain](const QString& role) { return role.startsWith(domain); });
        };
        const bool isElections = m_forElections && has(u"election."_s) && !has(u"donation."_s);
        QWidget*& wanted = isElections ? m_elections : m_donations;
        if (wanted == nullptr) {
            wanted = isElections ? m_forElections(m_services, this)
                                 : new DashboardWidget(m_services, m_services.connection, this);
            addWidget(wanted);
        }
        setCurrentWidget(wanted);
    }

    Services& m_services;
    WidgetMaker m_forElections;
    QWidget* m_elections = nullptr;
    QWidget* m_donations = nullptr;
};

class DashboardPage final : public Page {
public:
    explicit DashboardPage(WidgetMaker forElections) : m_forElections(std::move(forElections)) { }

    QString id() const override { return u"dashboard"_s; }
    QString title() const override { return DashboardWidget::tr("&Overview"); }
    QString icon() const override { return u"home"_s; }
    PageGroup group() const override { return PageGroup::Overview; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new OverviewSwitch(services, m_forElections, parent);
    }

private:
    WidgetMaker m_forElections;
};

} // namespace

std::unique_ptr<Page> makeDashboardPage(WidgetMaker forElections)
{
    return std::make_unique<DashboardPage>(std::move(forElections));
}

} // namespace maru::console
