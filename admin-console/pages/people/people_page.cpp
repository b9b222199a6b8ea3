// SPDX-License-Identifier: Apache-2.0
// Agencies and officers, with what an administrator may do to them.
#include "admin-console/pages/people/people_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/people/rights_part.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

using V = ValueKind;

constexpr int kNamesDelayMs = 400;

/// What a change of an officer brings about.
class PeopleAdvice {
    Q_DECLARE_TR_FUNCTIONS(PeopleAdvice)

public:
    static QString text(
        const Services& services, const std::string& action, const base::Json& row, const base::Json& payload)
    {
        const QString name = services.language.pick(row, "name");
        if (action == "registerOfficer" || action == "setRoles") {
            const std::vector<std::string> before =
                action == "setRoles" ? people::rolesOf(row) : std::vector<std::string> {};
            const std::vector<std::string> after = people::rolesOf(payload);
            const QStringList gained = people::rightsGained(services, before, after);
            const QStringList lost = people::rightsGained(services, after, before);
            QStringList lines;
            if (!gained.isEmpty())
                lines << tr("Will be able to: %1").arg(gained.join(u", "_s));
            if (!lost.isEmpty())
                lines << tr("Will no longer be able to: %1").arg(lost.join(u", "_s));
            if (lines.isEmpty())
                lines << (action == "setRoles" ? tr("Changes nothing of what the officer may do.")
                                               : tr("Without a role the officer can sign nothing."));
            return lines.join(u'\n');
        }
        if (action == "setOfficerState") {
            const std::string state = payload.stringOr("state", "");
            if (state == "suspended")
                return tr(
                    "From the next block on everything that %1 signs is refused, until the state is set back "
                    "to active. What was signed before stands.")
                    .arg(name);
            if (state == "left")
                return tr(
                    "From the next block on everything that %1 signs is refused. Cases that wait for this "
                    "officer (reviews of milestones) need another one.")
                    .arg(name);
            if (state == "active")
                return tr("%1 can sign again with the roles of before.").arg(name);
        }
        return {};
    }
};

RowAction withAdvice(RowAction action)
{
    action.open = [name = action.action, prefill = action.prefill](
                      Services& services, const base::Json& row, QWidget* window) {
        const ActionInfo* info = services.catalogue.action("identity", name);
        if (info == nullptr)
            return;
        base::Json given = base::Json::object();
        for (const auto& [member, from] : prefill) {
            if (const base::Json* value = row.find(from); value != nullptr)
                given.set(member, *value);
        }
        auto* form = new ActionForm(services, *info, given, window);
        form->setAdvice([&services, name, row](const base::Json& payload) {
            return PeopleAdvice::text(services, name, row, payload);
        });
        form->open();
    };
    return action;
}

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
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 170 },
        { "roles", V::Words, QT_TRANSLATE_NOOP("Columns", "Roles"), {}, 240 },
        { "did", V::Identifier, QT_TRANSLATE_NOOP("Columns", "DID"), {}, 120 },
    };
    officers.actions = {
        withAdvice(RowAction { "identity", "registerOfficer", {}, {}, true, {} }),
        withAdvice(RowAction {
            "identity", "setRoles", { { "did", "did" }, { "roles", "roles" } }, { "active" }, false, {} }),
        withAdvice(RowAction { "identity", "setOfficerState", { { "did", "did" } }, {}, false, {} }),
    };
    officers.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new people::RightsPart(services, parent);
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

    agencies.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new people::StaffPart(services, services.connection, parent);
    };

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
        m_delay.setSingleShot(true);
        m_delay.setInterval(kNamesDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &PeopleWidget::loadAgencies);
        connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
            const base::Json* transactions = block.find("transactions");
            if (transactions == nullptr || !transactions->isArray())
                return;
            const auto& all = transactions->asArray();
            if (std::any_of(all.begin(), all.end(),
                    [](const base::Json& one) { return one.stringOr("domain", "") == "identity"; }))
                startOnce(m_delay);
        });
        connect(&given.connection, &Connection::stateChanged, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                loadAgencies();
        });
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, &PeopleWidget::takeAgencies);
        takeAgencies();
        if (given.connection.state() == Connection::State::Online)
            loadAgencies();
        showTitle();
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showTitle();
    }

private:
    /// Officers name their agency by its id.
    void loadAgencies() { services().catalogue.officers().load(services().connection); }

    void takeAgencies()
    {
        const auto& agencies = services().catalogue.officers().agencies();
        m_agencies = static_cast<int>(agencies.size());
        for (const auto& [id, name] : agencies)
            services().catalogue.learn("identity", "agency", id, name);
        for (ResourcePane* one : panes())
            one->model().retranslate();
        showTitle();
    }

    void showTitle()
    {
        frame().setTitle(tr("Agencies and officers"));
        frame().setFacts(m_agencies == 0
                ? tr("Who may do what; changes are transactions of an administrator")
                : tr("%1 agencies · who may do what; changes are transactions of an administrator")
                      .arg(formatInteger(m_agencies)));
    }

    QTimer m_delay;
    int m_agencies = 0;
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
        if (ResourcePane* one = page.currentPane())
            one->showItem(id);
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
