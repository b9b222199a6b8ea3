// SPDX-License-Identifier: Apache-2.0
// The overview among the pages.
#include "admin-console/pages/dashboard/dashboard_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/pages/dashboard/dashboard_widget.h"

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

class DashboardPage final : public Page {
public:
    QString id() const override { return u"dashboard"_s; }
    QString title() const override { return DashboardWidget::tr("&Overview"); }
    QString icon() const override { return u"home"_s; }
    PageGroup group() const override { return PageGroup::Overview; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new DashboardWidget(services, services.connection, parent);
    }
};

} // namespace

std::unique_ptr<Page> makeDashboardPage()
{
    return std::make_unique<DashboardPage>();
}

} // namespace maru::console
