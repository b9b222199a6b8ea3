// SPDX-License-Identifier: Apache-2.0
// The credentials page: its lists, the issuing desk, and figures.
#include "admin-console/pages/credentials/credentials_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/credentials/issue_tab.h"
#include "admin-console/pages/credentials/resources.h"
#include "admin-console/widgets/tabs_page.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <set>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFiguresDelayMs = 400;

class CredentialsWidget final : public TabsPage {
    Q_OBJECT

public:
    /// The lists are made before the desk that their buttons open.
    struct Desk {
        CredentialsWidget* page = nullptr;
    };

    CredentialsWidget(Services& given, QWidget* parent, std::shared_ptr<Desk> desk)
        : TabsPage(given, credentials::makeResources([desk](const QString& type) {
            if (desk->page != nullptr)
                desk->page->openDesk(type);
        }),
            parent)
    {
        desk->page = this;
        m_desk = new credentials::IssueTab(given, given.connection, this);
        addTab(u"issuingdesk"_s, m_desk, [] { return tr("Issuing desk"); });
        m_delay.setSingleShot(true);
        m_delay.setInterval(kFiguresDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &CredentialsWidget::load);
        connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
            const base::Json* transactions = block.find("transactions");
            if (transactions == nullptr || !transactions->isArray())
                return;
            const auto& all = transactions->asArray();
            if (std::any_of(all.begin(), all.end(), [](const base::Json& one) {
                    const std::string domain = one.stringOr("domain", "");
                    return domain == "credentials" || domain == "identity" || domain == "approvals";
                }))
                startOnce(m_delay);
        });
        connect(&given.connection, &Connection::stateChanged, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                load();
        });
        connect(&given.session, &Session::opened, this, [this] { load(); });
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, &CredentialsWidget::takeAgencies);
        showAll();
        if (given.connection.state() == Connection::State::Online)
            load();
    }

    void openDesk(const QString& type)
    {
        showPane(u"issuingdesk"_s);
        if (!type.isEmpty())
            m_desk->chooseType(type);
    }
    credentials::IssueTab& desk() { return *m_desk; }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showAll();
    }

private:
    void load()
    {
        services().catalogue.officers().load(services().connection);
        services().connection.send(
            get(u"/v1/query/credentials/figures"_s), this, [this](const ApiAnswer& answer) {
                m_figures = answer ? *answer : base::Json();
                showAll();
            });
        services().connection.send(get(u"/v1/query/credentials/types"_s, { { u"limit"_s, u"500"_s } }), this,
            [this](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows == nullptr || !rows->isArray())
                    return;
                m_types = rows->asArray();
                for (const base::Json& row : m_types)
                    services().catalogue.learn("credentials", "type", row.stringOr("id", ""),
                        { row.stringOr("name_ko", ""), row.stringOr("name_en", "") });
                for (ResourcePane* one : panes())
                    one->model().retranslate();
                loadAccreditations();
            });
    }

    /// The desk offers what the officer's agency may issue now.
    void loadAccreditations()
    {
        const QString agency = services().session.officer().agency;
        if (!services().session.isOpen() || agency.isEmpty()) {
            m_desk->setTypes({});
            return;
        }
        services().connection.send(
            get(u"/v1/query/credentials/accreditations"_s,
                { { u"agency"_s, agency }, { u"state"_s, u"active"_s }, { u"limit"_s, u"500"_s } }),
            this, [this](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows == nullptr || !rows->isArray())
                    return;
                const qint64 now = QDateTime::currentSecsSinceEpoch();
                std::set<std::string> mine;
                for (const base::Json& row : rows->asArray())
                    if (row.integerOr("from", 0) <= now && now < row.integerOr("until", 0))
                        mine.insert(row.stringOr("type", ""));
                std::vector<base::Json> allowed;
                for (const base::Json& row : m_types)
                    if (row.stringOr("state", "") == "active" && mine.count(row.stringOr("id", "")) != 0)
                        allowed.push_back(row);
                m_desk->setTypes(std::move(allowed));
            });
    }

    void takeAgencies()
    {
        for (const auto& [id, name] : services().catalogue.officers().agencies())
            for (const char* field : { "agency", "accreditor" })
                services().catalogue.learn("credentials", field, id, name);
        for (ResourcePane* one : panes())
            one->model().retranslate();
    }

    void showAll()
    {
        frame().setTitle(tr("Credentials"));
        if (!m_figures.isObject()) {
            frame().setFacts(tr("What agencies issue to citizens' wallets; who may, and who may ask"));
            frame().setFigures({});
            return;
        }
        const auto number = [this](const char* key) { return m_figures.integerOr(key, 0); };
        frame().setFacts(tr("%1 types · %2 accreditations · %3 verifiers")
                             .arg(formatInteger(number("types")), formatInteger(number("accreditations")),
                                 formatInteger(number("verifiers"))));
        frame().setFigures({
            { tr("In wallets"), formatInteger(number("issued")), tr("collected and good") },
            { tr("Waiting"), formatInteger(number("offered")), tr("offered, not yet collected") },
            { tr("Suspended"), formatInteger(number("suspended")), tr("can be resumed") },
            { tr("Revoked"), formatInteger(number("revoked")), tr("for good") },
        });
    }

    credentials::IssueTab* m_desk = nullptr;
    QTimer m_delay;
    base::Json m_figures;
    std::vector<base::Json> m_types;
};

class CredentialsPage final : public Page {
public:
    QString id() const override { return u"credentials"_s; }
    QString title() const override { return CredentialsWidget::tr("C&redentials"); }
    QString icon() const override { return u"certificate"_s; }
    PageGroup group() const override { return PageGroup::Work; }
    QStringList kinds() const override
    {
        return { u"issues"_s, u"credentialtypes"_s, u"accreditations"_s, u"issuers"_s, u"verifiers"_s,
            u"statuslists"_s, u"issuingdesk"_s };
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new CredentialsWidget(services, parent, std::make_shared<CredentialsWidget::Desk>());
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<CredentialsWidget&>(widget);
        if (kind == u"issuingdesk"_s) {
            page.openDesk(id);
            return;
        }
        page.showPane(kind);
        if (ResourcePane* one = page.currentPane())
            one->showItem(id);
    }
    bool openAction(QWidget& widget, const QString& domain, const QString& action) override
    {
        if (domain != u"credentials"_s || action != u"issue"_s)
            return false;
        static_cast<CredentialsWidget&>(widget).openDesk(QString());
        return true;
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<CredentialsWidget&>(widget);
        const QString id = page.tabIds().value(n);
        if (!id.isEmpty())
            page.showPane(id);
        return id;
    }
};

} // namespace

std::unique_ptr<Page> makeCredentialsPage()
{
    return std::make_unique<CredentialsPage>();
}

} // namespace maru::console

#include "credentials_page.moc"
