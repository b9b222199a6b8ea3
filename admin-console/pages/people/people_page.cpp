// SPDX-License-Identifier: Apache-2.0
// Agencies and officers, with what an administrator may do to them.
#include "admin-console/pages/people/people_page.h"

#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

using V = ValueKind;

std::vector<ResourceSpec> peopleResources()
{
    ResourceSpec officers;
    officers.id = u"officers"_s;
    officers.title = QT_TRANSLATE_NOOP("Columns", "Officers");
    officers.emptyText = QT_TRANSLATE_NOOP("Columns", "No officers yet");
    officers.source = { u"/v1/query/identity/officers"_s, {}, u"after"_s, "key", true };
    officers.domain = "identity";
    officers.query = officers.table = "officers";
    officers.titleKey = "name";
    officers.stateKey = "state";
    officers.stateFilters = { "active", "suspended", "left" };
    officers.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Officer"), {}, 200, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "agency", V::Text, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 140 },
        { "roles", V::Words, QT_TRANSLATE_NOOP("Columns", "Roles"), {}, 240 },
        { "did", V::Identifier, QT_TRANSLATE_NOOP("Columns", "DID"), {}, 120 },
    };
    officers.actions = {
        RowAction { "identity", "registerOfficer", {}, {}, true, {} },
        RowAction { "identity", "setRoles", { { "did", "did" }, { "roles", "roles" } }, {}, false, {} },
        RowAction { "identity", "setOfficerState", { { "did", "did" } }, {}, false, {} },
    };

    ResourceSpec agencies;
    agencies.id = u"agencies"_s;
    agencies.title = QT_TRANSLATE_NOOP("Columns", "Agencies");
    agencies.emptyText = QT_TRANSLATE_NOOP("Columns", "No agencies yet");
    agencies.source = { u"/v1/query/identity/agencies"_s, {}, u"after"_s, "key", true };
    agencies.domain = "identity";
    agencies.query = agencies.table = "agencies";
    agencies.titleKey = "name";
    agencies.stateKey = "state";
    agencies.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 220, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "kind", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind"), {}, 160 },
        { "id", V::Text, QT_TRANSLATE_NOOP("Columns", "Id"), {}, 160 },
    };
    agencies.actions = { RowAction { "identity", "registerAgency", {}, {}, true, {} } };

    std::vector<ResourceSpec> all;
    all.push_back(std::move(officers));
    all.push_back(std::move(agencies));
    return all;
}

class PeopleWidget final : public TabsPage {
    Q_OBJECT

public:
    PeopleWidget(Services& given, QWidget* parent) : TabsPage(given, peopleResources(), parent)
    {
        showTitle();
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showTitle();
    }

private:
    void showTitle()
    {
        frame().setTitle(tr("Agencies and officers"));
        frame().setFacts(tr("Who may do what; changes are transactions of an administrator"));
    }
};

class PeoplePage final : public Page {
public:
    QString id() const override { return u"people"_s; }
    QString title() const override { return PeopleWidget::tr("&Agencies and officers"); }
    QString icon() const override { return u"people"_s; }
    PageGroup group() const override { return PageGroup::Administration; }
    QStringList kinds() const override { return { u"officers"_s, u"agencies"_s }; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new PeopleWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<PeopleWidget&>(widget);
        page.showPane(kind);
        page.currentPane()->showItem(id);
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<PeopleWidget&>(widget);
        if (n >= static_cast<int>(page.panes().size()))
            return {};
        ResourcePane* one = page.panes()[static_cast<std::size_t>(n)];
        page.showPane(one->spec().id);
        return one->spec().id;
    }
};

} // namespace

std::unique_ptr<Page> makePeoplePage()
{
    return std::make_unique<PeoplePage>();
}

} // namespace maru::console

#include "people_page.moc"
