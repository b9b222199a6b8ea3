// SPDX-License-Identifier: Apache-2.0
// Four eyes at the desk: an inbox of what waits for this officer, all proposals, one's own, and the rules.
#include "admin-console/pages/approvals/approvals_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/approvals/decision_dialog.h"
#include "admin-console/pages/approvals/proposal_part.h"
#include "admin-console/pages/approvals/proposal_words.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <memory>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

using V = ValueKind;

constexpr int kGapsDelayMs = 500;
constexpr std::size_t kGapsNamed = 6;

/// What an approval sets going, for the review of a batch.
class ApprovalAdvice {
    Q_DECLARE_TR_FUNCTIONS(ApprovalAdvice)

public:
    static QString approve(const Services& services, const base::Json& row, const base::Json&)
    {
        const base::Json* approvals = row.find("approvals");
        const qint64 given = approvals != nullptr && approvals->isArray()
            ? static_cast<qint64>(approvals->asArray().size())
            : 0;
        const QString what = approvals::actionText(row, services);
        return row.integerOr("needed", 1) - given <= 1
            ? tr("%1: executed with your approval. Open it alone to see every record that changes.").arg(what)
            : tr("%1: waits for more approvals after yours.").arg(what);
    }
};

void openDecision(Services& services, const base::Json& row, QWidget* window)
{
    if (!row.isObject())
        return;
    auto* dialog = new approvals::DecisionDialog(
        services, services.connection,
        [&services](const std::string& action, const base::Json& payload, QObject* context,
            TransactionSender::Callback callback) {
            services.sender.send("approvals", action, payload, context, std::move(callback));
        },
        row, window);
    dialog->open();
}

std::vector<schema::Choice> domainChoices(const DomainCatalogue& catalogue)
{
    std::vector<schema::Choice> choices;
    for (const std::string& name : catalogue.domainNames()) {
        if (name != "approvals")
            choices.push_back({ name, catalogue.domainLabel(name) });
    }
    return choices;
}

/// Actions of officers; where two domains share a name, the label says both.
std::vector<schema::Choice> actionChoices(const DomainCatalogue& catalogue)
{
    std::vector<schema::Choice> choices;
    for (const auto& [key, action] : catalogue.actions()) {
        if (key.first == "approvals")
            continue;
        const schema::Text domain = catalogue.domainLabel(key.first);
        schema::Text label { domain.ko + " · " + action.label.ko, domain.en + " · " + action.label.en };
        const auto same = std::find_if(choices.begin(), choices.end(),
            [&name = action.name](const schema::Choice& one) { return one.value == name; });
        if (same == choices.end()) {
            choices.push_back({ action.name, std::move(label) });
        } else {
            same->label.ko += " / " + label.ko;
            same->label.en += " / " + label.en;
        }
    }
    return choices;
}

void becomeChoices(schema::Field& field, std::vector<schema::Choice> choices)
{
    if (choices.empty())
        return;
    schema::Field& one = field.type == schema::FieldType::List ? field.fields.front() : field;
    one.type = schema::FieldType::Enum;
    one.minimum.reset();
    one.maximum.reset();
    one.reference.clear();
    one.choices = std::move(choices);
}

std::vector<schema::Choice> agencyChoices(const DomainCatalogue& catalogue)
{
    std::vector<schema::Choice> choices;
    for (const auto& [id, name] : catalogue.officers().agencies())
        choices.push_back({ id, name });
    return choices;
}

/// Names of roles by id; the page reads them from the ledger, where officers may define more of them.
using RoleNames = std::shared_ptr<std::map<std::string, schema::Text>>;

/// With the roles that `row` names already: a retired one must not vanish from a rule unseen.
std::vector<schema::Choice> roleChoices(
    const std::map<std::string, schema::Text>& roles, const base::Json& row)
{
    std::vector<schema::Choice> choices;
    for (const auto& [id, name] : roles)
        choices.push_back({ id, name });
    const base::Json* named = row.find("roles");
    if (choices.empty() || named == nullptr || !named->isArray())
        return choices;
    for (const base::Json& role : named->asArray()) {
        if (role.isString() && roles.count(role.asString()) == 0)
            choices.push_back({ role.asString(), { role.asString(), role.asString() } });
    }
    return choices;
}

/// Names to choose from instead of names to type. `row`: the rule to be changed, or nothing.
ActionForm* openRule(Services& services, const std::map<std::string, schema::Text>& roles,
    const std::string& action, const base::Json& row, QWidget* window)
{
    const ActionInfo* declared = services.catalogue.action("approvals", action);
    if (declared == nullptr)
        return nullptr;
    ActionInfo info = *declared;
    for (schema::Field& field : info.payload.fields) {
        if (field.name == "domain")
            becomeChoices(field, domainChoices(services.catalogue));
        else if (field.name == "action")
            becomeChoices(field, actionChoices(services.catalogue));
        else if (field.name == "agencies")
            becomeChoices(field, agencyChoices(services.catalogue));
        else if (field.name == "roles")
            becomeChoices(field, roleChoices(roles, row));
    }
    base::Json given = base::Json::object();
    for (const schema::Field& field : info.payload.fields) {
        if (const base::Json* value = row.find(field.name); value != nullptr)
            given.set(field.name, *value);
    }
    auto* form = new ActionForm(services, info, given, window);
    form->open();
    return form;
}

ResourceSpec proposalList(const QString& id, const char* title, const char* empty, const QString& whose)
{
    ResourceSpec spec;
    spec.id = id;
    spec.title = title;
    spec.emptyText = empty;
    spec.source = { u"/v1/proposals"_s, { { u"for"_s, whose } }, u"after"_s, "key", true };
    spec.domain = "approvals";
    spec.titleKey = "action";
    spec.stateKey = "state";
    spec.canSearch = true;
    spec.columns = {
        { "action", V::Action, QT_TRANSLATE_NOOP("Columns", "Action"), {}, 170, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 110 },
        { "signer", V::Signer, QT_TRANSLATE_NOOP("Columns", "Proposed by"), {}, 230 },
        { "given", V::Integer, QT_TRANSLATE_NOOP("Columns", "Approvals"), {}, 80 },
        { "needed", V::Integer, QT_TRANSLATE_NOOP("Columns", "Needed"), {}, 70 },
        { "time", V::Time, QT_TRANSLATE_NOOP("Columns", "Proposed"), "time", 140, false },
        { "valid_until", V::Time, QT_TRANSLATE_NOOP("Columns", "Valid until"), "valid_until", 140 },
        { "domain", V::Domain, QT_TRANSLATE_NOOP("Columns", "Domain"), {}, 100, false },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Proposal"), {}, 150, false },
    };
    spec.facts = {
        { "domain", V::Domain, QT_TRANSLATE_NOOP("Columns", "Domain") },
        { "action", V::Action, QT_TRANSLATE_NOOP("Columns", "Action") },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Proposal") },
        { "transaction", V::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction") },
    };
    FilterField domain { "domain", QT_TRANSLATE_NOOP("Columns", "Domain"), FilterType::Choice };
    domain.words = V::Domain;
    domain.equals = u"domain"_s;
    FilterField action { "action", QT_TRANSLATE_NOOP("Columns", "Action"), FilterType::Choice };
    action.words = V::Action;
    action.equals = u"action"_s;
    spec.filters = { domain, action };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new approvals::ProposalPart(services, services.connection, parent);
    };
    spec.fullPath = [](const base::Json& row) {
        return QString(u"/v1/proposals/"_s + toQt(row.stringOr("id", "")));
    };
    return spec;
}

RowAction approveAction()
{
    RowAction approve { "approvals", "approve", { { "proposal", "id" }, { "transaction", "transaction" } },
        { "open" }, true, {} };
    approve.isBatch = true;
    approve.advise = &ApprovalAdvice::approve;
    approve.open = &openDecision;
    return approve;
}

RowAction rejectAction()
{
    RowAction reject { "approvals", "reject", { { "proposal", "id" } }, { "open" }, false, {} };
    reject.isBatch = true;
    return reject;
}

std::vector<ResourceSpec> approvalResources(const RoleNames& roles)
{
    ResourceSpec waiting = proposalList(u"waiting"_s, QT_TRANSLATE_NOOP("Columns", "Waiting for me"),
        QT_TRANSLATE_NOOP("Columns", "Nothing waits for your approval"), u"me"_s);
    waiting.actions = { approveAction(), rejectAction() };

    ResourceSpec mine = proposalList(u"mine"_s, QT_TRANSLATE_NOOP("Columns", "Proposed by me"),
        QT_TRANSLATE_NOOP("Columns", "You have proposed nothing yet"), u"mine"_s);
    mine.stateFilters = { "open", "executed", "failed", "rejected", "withdrawn", "expired" };
    RowAction withdraw { "approvals", "withdraw", { { "proposal", "id" } }, { "open" }, false, {} };
    withdraw.isBatch = true;
    mine.actions = { withdraw };

    ResourceSpec all = proposalList(u"proposals"_s, QT_TRANSLATE_NOOP("Columns", "All proposals"),
        QT_TRANSLATE_NOOP("Columns", "No proposals yet"), u"all"_s);
    all.stateFilters = { "open", "executed", "failed", "rejected", "withdrawn", "expired" };

    ResourceSpec rules;
    rules.id = u"rules"_s;
    rules.title = QT_TRANSLATE_NOOP("Columns", "Rules");
    rules.emptyText = QT_TRANSLATE_NOOP("Columns", "No action waits for approval");
    rules.source = { u"/v1/query/approvals/rules"_s, {}, u"after"_s, "key", true };
    rules.domain = "approvals";
    rules.query = rules.table = "rules";
    rules.titleKey = "action";
    rules.columns = {
        { "domain", V::Domain, QT_TRANSLATE_NOOP("Columns", "Domain"), "domain", 130 },
        { "action", V::Action, QT_TRANSLATE_NOOP("Columns", "Action"), "action", 180, true, true },
        { "needed", V::Integer, QT_TRANSLATE_NOOP("Columns", "Approvals needed"), {}, 110 },
        { "roles", V::Words, QT_TRANSLATE_NOOP("Columns", "Roles that approve"), {}, 130 },
        { "agencies", V::Words, QT_TRANSLATE_NOOP("Columns", "Agencies that approve"), {}, 130 },
        { "distinct_agencies", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Different agencies"), {}, 110 },
        { "since", V::Time, QT_TRANSLATE_NOOP("Columns", "Since"), "since", 140, false },
    };
    RowAction set { "approvals", "setRule", {}, {}, true, {} };
    set.open = [roles](Services& services, const base::Json& row, QWidget* window) {
        // The rules of the rules themselves are fixed: with one of them selected a new rule is begun.
        openRule(services, *roles, "setRule", row.stringOr("domain", "") == "approvals" ? base::Json() : row,
            window);
    };
    RowAction remove { "approvals", "removeRule", { { "domain", "domain" }, { "action", "action" } }, {},
        false, {} };
    remove.open = [roles](Services& services, const base::Json& row, QWidget* window) {
        openRule(services, *roles, "removeRule", row, window);
    };
    rules.actions = { set, remove };

    std::vector<ResourceSpec> lists;
    lists.push_back(std::move(waiting));
    lists.push_back(std::move(mine));
    lists.push_back(std::move(all));
    lists.push_back(std::move(rules));
    return lists;
}

class ApprovalsWidget final : public TabsPage {
    Q_OBJECT

public:
    ApprovalsWidget(Services& given, QWidget* parent)
        : ApprovalsWidget(given, std::make_shared<std::map<std::string, schema::Text>>(), parent)
    {
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showTitle();
    }

private:
    ApprovalsWidget(Services& given, const RoleNames& roles, QWidget* parent)
        : TabsPage(given, approvalResources(roles), parent), m_roles(roles)
    {
        m_gapsText = new QLabel(this);
        m_gapsText->setObjectName(u"staleLine"_s);
        m_gapsText->setWordWrap(true);
        m_gapsText->hide();
        frame().body()->insertWidget(0, m_gapsText);
        m_delay.setSingleShot(true);
        m_delay.setInterval(kGapsDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &ApprovalsWidget::load);
        connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
            if (concerns(block, "approvals"))
                startOnce(m_delay);
        });
        connect(&given.connection, &Connection::stateChanged, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                load();
        });
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, &ApprovalsWidget::takeNames);
        connect(&given.catalogue, &DomainCatalogue::loaded, this, &ApprovalsWidget::showTitle);
        takeNames();
        if (given.connection.state() == Connection::State::Online)
            load();
        showTitle();
    }

    void load()
    {
        services().catalogue.officers().load(services().connection);
        loadRoles({});
        services().connection.send(get(u"/v1/query/approvals/gaps"_s), this, [this](const ApiAnswer& answer) {
            if (!answer)
                return;
            m_gaps = *answer;
            showTitle();
        });
    }

    void loadRoles(const QString& after)
    {
        QueryItems items { { u"limit"_s, u"200"_s } };
        if (!after.isEmpty())
            items.emplace_back(u"after"_s, after);
        services().connection.send(
            get(u"/v1/query/identity/roles"_s, std::move(items)), this, [this](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows == nullptr || !rows->isArray())
                    return;
                for (const base::Json& row : rows->asArray()) {
                    const std::string id = row.stringOr("id", "");
                    const schema::Text name { row.stringOr("name_ko", id), row.stringOr("name_en", id) };
                    services().catalogue.learn("identity", "roles", id, name);
                    services().catalogue.learn("approvals", "roles", id, name);
                    // A retired role still names itself in rules of before; nobody chooses it any more.
                    if (row.stringOr("state", "") == "active")
                        (*m_roles)[id] = name;
                    else
                        m_roles->erase(id);
                }
                if (const QString next = toQt(answer->stringOr("next", "")); !next.isEmpty())
                    loadRoles(next);
                else
                    takeNames();
            });
    }

    void takeNames()
    {
        for (const auto& [id, name] : services().catalogue.officers().agencies()) {
            services().catalogue.learn("approvals", "agencies", id, name);
            services().catalogue.learn("approvals", "agency", id, name);
        }
        for (ResourcePane* one : panes())
            one->model().retranslate();
    }

    void showTitle()
    {
        frame().setTitle(tr("Approvals"));
        frame().setFacts(
            tr("What the law gives to two, no one does alone; every signature stays in the log"));
        QStringList names;
        std::size_t count = 0;
        if (const base::Json* rows = m_gaps.find("rows"); rows != nullptr && rows->isArray()) {
            count = rows->asArray().size();
            for (const base::Json& row : rows->asArray()) {
                if (static_cast<std::size_t>(names.size()) == kGapsNamed)
                    break;
                const ActionInfo* info =
                    services().catalogue.action(row.stringOr("domain", ""), row.stringOr("action", ""));
                names << (info == nullptr ? toQt(row.stringOr("action", ""))
                                          : services().language.pick(info->label));
            }
        }
        QString text;
        if (count > 0 && services().session.hasAnyRole({ "administrator" }))
            text = tr("One administrator alone can give rights here, and so make a second approver: %1%2. "
                      "Set rules "
                      "for these actions.")
                       .arg(names.join(u", "_s), count > kGapsNamed ? u" …"_s : QString());
        m_gapsText->setText(u"! "_s + text);
        m_gapsText->setAccessibleName(text);
        m_gapsText->setVisible(!text.isEmpty());
    }

    RoleNames m_roles;
    QTimer m_delay;
    QLabel* m_gapsText = nullptr;
    base::Json m_gaps;
};

class ApprovalsPage final : public Page {
public:
    QString id() const override { return u"approvals"_s; }
    QString title() const override { return ApprovalsWidget::tr("A&pprovals"); }
    QString icon() const override { return u"approvals"_s; }
    PageGroup group() const override { return PageGroup::Work; }
    QStringList kinds() const override { return { u"proposal"_s }; }
    void countWaiting(Services& services, QObject* context, std::function<void(int)> sink) override
    {
        services.connection.send(
            get(u"/v1/proposals"_s,
                { { u"for"_s, u"me"_s }, { u"limit"_s, u"1"_s }, { u"total"_s, u"1"_s } }),
            context, [sink = std::move(sink)](const ApiAnswer& answer) {
                if (answer)
                    sink(static_cast<int>(answer->integerOr("total", 0)));
            });
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new ApprovalsWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString&, const QString& id) override
    {
        auto& page = static_cast<ApprovalsWidget&>(widget);
        page.showPane(u"proposals"_s);
        if (ResourcePane* one = page.currentPane())
            one->showItem(id);
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<ApprovalsWidget&>(widget);
        if (n >= static_cast<int>(page.panes().size()))
            return {};
        ResourcePane* one = page.panes()[static_cast<std::size_t>(n)];
        page.showPane(one->spec().id);
        return one->spec().id;
    }
};

} // namespace

std::unique_ptr<Page> makeApprovalsPage()
{
    return std::make_unique<ApprovalsPage>();
}

} // namespace maru::console

#include "approvals_page.moc"
