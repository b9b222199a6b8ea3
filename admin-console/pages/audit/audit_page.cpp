// SPDX-License-Identifier: Apache-2.0
// The audit page: actions, refusals, roles, officers.
#include "admin-console/pages/audit/audit_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/audit/audit_part.h"
#include "admin-console/pages/audit/officers_view.h"
#include "admin-console/pages/audit/reason_bar.h"
#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

using K = ValueKind;

constexpr int kFactsDelayMs = 800;

/// Whoever audits or administrates sees everybody's actions; others their own. The ledger itself is open to all on the
/// page of blocks: this is about what an officer's work is, not about secrecy.
bool seesEverybody(const Session& session)
{
    const QStringList& roles = session.officer().roles;
    return std::any_of(roles.begin(), roles.end(), [](const QString& role) {
        return role == u"administrator"_s || role == u"observer"_s || role.endsWith(u".auditor"_s);
    });
}

ResourceSpec actionList(const QString& id, const char* title, QueryItems fixed, bool hasSigner)
{
    ResourceSpec spec;
    spec.id = u"audit-"_s + id;
    spec.title = title;
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "Nothing of this kind has happened yet");
    spec.source = { u"/v1/transactions"_s, std::move(fixed), u"after"_s, "id", false };
    spec.titleKey = "";
    spec.stateKey = "code";
    spec.canSearch = true;
    spec.columns = {
        { "time", K::Time, QT_TRANSLATE_NOOP("Columns", "Time"), {}, 130 },
        { "signer", K::Signer, QT_TRANSLATE_NOOP("Columns", "Who"), {}, 200 },
        { "domain", K::Domain, QT_TRANSLATE_NOOP("Columns", "Domain"), {}, 100, false },
        { "action", K::Action, QT_TRANSLATE_NOOP("Columns", "Action"), {}, 150 },
        { "code", K::Problem, QT_TRANSLATE_NOOP("Columns", "Outcome"), {}, 240, true, true },
        { "height", K::Integer, QT_TRANSLATE_NOOP("Columns", "Block"), {}, 80 },
        { "id", K::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction"), {}, 130, false },
    };
    spec.facts = {
        { "signer", K::Signer, QT_TRANSLATE_NOOP("Columns", "Who") },
        { "domain", K::Domain, QT_TRANSLATE_NOOP("Columns", "Domain") },
        { "id", K::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction") },
    };
    spec.check = [](Services& services, const base::Json& row, QObject* context,
                     ProofChecker::Callback callback) {
        services.proofs.checkTransaction(row, context, std::move(callback));
    };
    spec.fullPath = [](const base::Json& row) {
        return QString(u"/v1/transactions/"_s + toQt(row.stringOr("id", "")));
    };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new AuditPart(services, parent);
    };
    FilterField domain { "domain", QT_TRANSLATE_NOOP("Columns", "Domain"), FilterType::Choice };
    domain.words = K::Domain;
    domain.equals = u"domain"_s;
    FilterField action { "action", QT_TRANSLATE_NOOP("Columns", "Action"), FilterType::Choice };
    action.words = K::Action;
    action.equals = u"action"_s;
    FilterField time { "time", QT_TRANSLATE_NOOP("Columns", "Time"), FilterType::Time };
    time.from = u"from"_s;
    time.until = u"until"_s;
    spec.filters = { time, action };
    if (id != u"roles"_s)
        spec.filters.push_back(domain);
    if (hasSigner) {
        FilterField signer { "signer", QT_TRANSLATE_NOOP("Columns", "Signer's DID"), FilterType::Text };
        signer.equals = u"signer"_s;
        spec.filters.push_back(signer);
    }
    if (id != u"refusals"_s)
        spec.stateFilters = { "ok", "refused" };
    return spec;
}

QueryItems joined(QueryItems first, const QueryItems& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::vector<ResourceSpec> auditResources(const QueryItems& own)
{
    const bool all = own.empty();
    std::vector<ResourceSpec> specs;
    specs.push_back(actionList(u"actions"_s,
        all ? QT_TRANSLATE_NOOP("Columns", "All actions") : QT_TRANSLATE_NOOP("Columns", "My actions"), own,
        all));
    specs.push_back(actionList(u"refusals"_s, QT_TRANSLATE_NOOP("Columns", "Refusals"),
        joined({ { u"code"_s, u"refused"_s } }, own), all));
    specs.push_back(actionList(u"roles"_s, QT_TRANSLATE_NOOP("Columns", "Officers and roles"),
        joined({ { u"domain"_s, u"identity"_s } }, own), all));
    return specs;
}

class AuditTabs final : public TabsPage {
    Q_OBJECT

public:
    AuditTabs(Services& given, QueryItems own, QWidget* parent)
        : TabsPage(given, auditResources(own), parent), m_own(std::move(own))
    {
        m_reasons = new ReasonBar(given.connection, given.language, m_own, this);
        frame().body()->insertWidget(0, m_reasons);
        if (m_own.empty()) {
            m_officers = new OfficersView(given, given.connection, this);
            addTab(u"officers"_s, m_officers, [] { return tr("By officer"); });
            connect(m_officers, &OfficersView::wanted, this, &AuditTabs::showOfficer);
        }
        m_later.setSingleShot(true);
        m_later.setInterval(kFactsDelayMs);
        connect(&m_later, &QTimer::timeout, this, &AuditTabs::askFacts);
        connect(m_reasons, &ReasonBar::reasonChosen, this,
            [this](const QString& code) { pane(u"audit-refusals"_s)->model().setFilter(u"code"_s, code); });
        connect(m_reasons, &ReasonBar::counted, this, &AuditTabs::showTexts);
        connect(findChild<QTabWidget*>(), &QTabWidget::currentChanged, this, &AuditTabs::placeReasons);
        connect(&given.connection, &Connection::headChanged, this, [this] { startOnce(m_later); });
        connect(&given.connection, &Connection::stateChanged, this, &AuditTabs::begin);
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, [this] {
            for (ResourcePane* one : panes())
                one->model().retranslate();
        });
        showTexts();
        begin();
    }

    void showOfficer(const QString& did, bool refusedOnly)
    {
        if (did.isEmpty())
            return;
        const QString id = refusedOnly ? u"audit-refusals"_s : u"audit-actions"_s;
        showPane(id);
        ResourcePane* one = pane(id);
        one->start();
        one->table().filterBar().clearAll();
        if (m_own.empty())
            (void)one->table().filterBar().addCondition({ "signer", FilterOp::Is, fromQt(did) });
    }
    void showRefusal(const QString& id)
    {
        showPane(u"audit-refusals"_s);
        ResourcePane* one = pane(u"audit-refusals"_s);
        one->start();
        const QString ofCode = u"code="_s;
        if (id.startsWith(ofCode)) {
            one->table().filterBar().clearAll();
            m_reasons->choose({});
            m_reasons->choose(id.mid(ofCode.size()));
        } else if (!id.isEmpty()) {
            one->showItem(id);
        }
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showTexts();
    }

private:
    void begin()
    {
        if (services().connection.state() != Connection::State::Online)
            return;
        if (!services().catalogue.officers().isLoaded())
            services().catalogue.officers().load(services().connection);
        askFacts();
    }

    void placeReasons()
    {
        const ResourcePane* one = currentPane();
        m_reasons->setProperty("wanted", one != nullptr && one->spec().id == u"audit-refusals"_s);
        m_reasons->setVisible(m_reasons->property("wanted").toBool() && !m_reasons->reasons().empty());
    }

    void askFacts()
    {
        m_reasons->reload();
        QueryItems query = joined({ { u"limit"_s, u"1"_s }, { u"total"_s, u"1"_s } }, m_own);
        services().connection.send(get(u"/v1/transactions"_s, query), this, [this](const ApiAnswer& answer) {
            if (!answer)
                return;
            m_total = answer->integerOr("total", -1);
            showTexts();
        });
        if (m_since > 0)
            return;
        services().connection.send(get(u"/v1/blocks/0"_s), this, [this](const ApiAnswer& answer) {
            const base::Json* header = answer ? answer->find("header") : nullptr;
            if (header == nullptr)
                return;
            m_since = header->integerOr("time", 0);
            showTexts();
        });
    }

    void showTexts()
    {
        frame().setTitle(tr("Audit"));
        QString facts = m_own.empty() ? tr("Everything that was signed, by whom, and how it ended")
                                      : tr("What you have signed, and how it ended");
        if (m_since > 0)
            facts = tr("Since %1").arg(formatDate(base::UnixSeconds(m_since)));
        if (m_reasons->isKnown()) {
            const QString refused =
                formatInteger(m_reasons->refusals()) + (m_reasons->isMore() ? u"+"_s : QString());
            facts += u" · "_s
                + (m_total >= 0 ? tr("%1 of %2 actions refused").arg(refused, formatInteger(m_total))
                                : tr("%1 actions refused").arg(refused));
        }
        if (!m_own.empty())
            facts += u" · "_s + tr("your own actions; auditors and administrators see everybody's");
        frame().setFacts(facts);
    }

    QueryItems m_own; ///< empty: everybody
    ReasonBar* m_reasons = nullptr;
    OfficersView* m_officers = nullptr;
    QTimer m_later;
    qint64 m_total = -1;
    qint64 m_since = 0;
};

/// Keeps the tabs that fit the officer who is signed in.
class AuditWidget final : public QWidget {
    Q_OBJECT

public:
    AuditWidget(Services& services, QWidget* parent) : QWidget(parent), m_services(services)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        connect(&services.session, &Session::opened, this, &AuditWidget::rebuild);
        rebuild();
    }
    AuditTabs& tabs() { return *m_tabs; }

private:
    void rebuild()
    {
        QueryItems own;
        if (!seesEverybody(m_services.session))
            own = { { u"signer"_s, m_services.session.officer().did } };
        if (m_tabs != nullptr && own == m_shown)
            return;
        m_shown = own;
        if (m_tabs != nullptr) {
            m_tabs->hide();
            m_tabs->deleteLater();
        }
        m_tabs = new AuditTabs(m_services, std::move(own), this);
        layout()->addWidget(m_tabs);
    }

    Services& m_services;
    AuditTabs* m_tabs = nullptr;
    QueryItems m_shown;
};

class AuditPage final : public Page {
public:
    QString id() const override { return u"audit"_s; }
    QString title() const override { return AuditTabs::tr("A&udit"); }
    QString icon() const override { return u"audit"_s; }
    PageGroup group() const override { return PageGroup::Ledger; }
    QStringList kinds() const override { return { u"refusals"_s, u"officer-actions"_s }; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new AuditWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        AuditTabs& tabs = static_cast<AuditWidget&>(widget).tabs();
        if (kind == u"officer-actions"_s)
            tabs.showOfficer(id, false);
        else
            tabs.showRefusal(id);
    }
    QString showView(QWidget& widget, int n) override
    {
        AuditTabs& tabs = static_cast<AuditWidget&>(widget).tabs();
        const QStringList ids = tabs.tabIds();
        if (n >= ids.size())
            return {};
        tabs.showPane(ids[n]);
        return QString(ids[n]).remove(u"audit-"_s);
    }
};

} // namespace

std::unique_ptr<Page> makeAuditPage()
{
    return std::make_unique<AuditPage>();
}

} // namespace maru::console

#include "audit_page.moc"
