// SPDX-License-Identifier: Apache-2.0
// Registration of the settings page.
#include "admin-console/pages/settings/settings_page.h"

#include "admin-console/pages/settings/settings_widget.h"

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

class SettingsPage final : public Page {
public:
    QString id() const override { return u"settings"_s; }
    QString title() const override { return SettingsWidget::tr("&Settings"); }
    QString icon() const override { return u"settings"_s; }
    PageGroup group() const override { return PageGroup::Administration; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new SettingsWidget(services, parent);
    }
};

} // namespace

std::unique_ptr<Page> makeSettingsPage()
{
    return std::make_unique<SettingsPage>();
}

} // namespace maru::console
