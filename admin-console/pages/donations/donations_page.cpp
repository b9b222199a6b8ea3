// SPDX-License-Identifier: Apache-2.0
// The donations page: its lists under tabs, with the figures of the domain's summary.
#include "admin-console/pages/donations/donations_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/donor_service.h"
#include "admin-console/pages/donations/reconcile_tab.h"
#include "admin-console/pages/donations/resources.h"
#include "admin-console/pages/donations/row_loader.h"
#include "admin-console/pages/donations/waiting.h"
#include "admin-console/widgets/tabs_page.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSummaryDelayMs = 500;
constexpr int kNamePages = 4; // of 500 names
constexpr int kRetryNamesMs = 10'000;

class DonationsWidget final : public TabsPage {
    Q_OBJECT

public:
    DonationsWidget(Services& given, QWidget* parent) : TabsPage(given, donations::makeResources(), parent)
    {
        m_donorService = new donations::DonorService(given, given.connection, this);
        addTab(u"donorservice"_s, m_donorService, [] { return tr("Donor service"); });
        m_reconcile = new donations::ReconcileTab(given, this);
        addTab(u"reconciliation"_s, m_reconcile, [] { return tr("Reconciliation"); });
        m_retryNames.setSingleShot(true);
        m_retryNames.setInterval(kRetryNamesMs);
        connect(&m_retryNames, &QTimer::timeout, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                loadNames();
            else
                m_namesAreOld = true; // the connection's coming back asks for them
        });
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, &DonationsWidget::takeOfficers);
        m_delay.setSingleShot(true);
        m_delay.setInterval(kSummaryDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &DonationsWidget::loadSummary);
        connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
            startOnce(m_delay);
            if (bringsNames(block))
                m_namesAreOld = true;
        });
        connect(&given.connection, &Connection::stateChanged, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                loadSummary();
        });
        showAll();
        if (given.connection.state() == Connection::State::Online)
            loadSummary();
    }

    donations::DonorService& donorService() { return *m_donorService; }
    donations::ReconcileTab& reconcile() { return *m_reconcile; }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showAll();
    }

private:
    /// Only these actions give or change names.
    static bool bringsNames(const base::Json& block)
    {
        const base::Json* transactions = block.find("transactions");
        if (transactions == nullptr || !transactions->isArray())
            return false;
        const auto& all = transactions->asArray();
        return std::any_of(all.begin(), all.end(), [](const base::Json& one) {
            const std::string action = one.stringOr("action", "");
            return action == "createCampaign" || action == "editCampaign" || action == "correctCampaign"
                || action == "registerOrganisation" || action == "registerMerchant"
                || action == "registerAgency" || action == "registerOfficer";
        });
    }

    /// Rows name campaigns, organisations and agencies by id. A bounded part of each list; rows beyond it show the id.
    void loadNames()
    {
        m_namesAreOld = false;
        services().catalogue.officers().load(services().connection);
        struct Source {
            QString query;
            std::string field;
            std::string stem;
        };
        const std::vector<Source> sources { { u"donation/campaigns"_s, "campaign", "title" },
            { u"donation/organisations"_s, "recipient", "name" },
            { u"donation/merchants"_s, "recipient", "name" } };
        *m_stopNames = true;
        m_stopNames = std::make_shared<bool>(false);
        for (const Source& source : sources) {
            const auto stop = std::make_shared<bool>(false);
            const auto pagesLeft = std::make_shared<int>(kNamePages);
            donations::loadPages(
                services().connection, u"/v1/query/"_s + source.query, {}, this, stop,
                [this, source, stop, pagesLeft, all = m_stopNames](const std::vector<base::Json>& page) {
                    *stop = *all || --*pagesLeft <= 0;
                    if (*all)
                        return;
                    for (const base::Json& row : page)
                        services().catalogue.learn("donation", source.field,
                            row.stringOr("id", row.stringOr("key", "")),
                            { row.stringOr(source.stem + "_ko", ""), row.stringOr(source.stem + "_en", "") });
                    retranslateRows();
                },
                [this, all = m_stopNames](const base::Status& status) {
                    if (status || *all)
                        return;
                    m_namesAreOld = true;
                    startOnce(m_retryNames);
                });
        }
    }

    void takeOfficers()
    {
        const OfficerNames& officers = services().catalogue.officers();
        for (const auto& [did, officer] : officers.all())
            services().catalogue.learn("donation", "reviewer", did, officer.name);
        for (const auto& [id, name] : officers.agencies())
            services().catalogue.learn("donation", "agency", id, name);
        if (officers.error())
            startOnce(m_retryNames);
        retranslateRows();
    }

    void retranslateRows()
    {
        for (ResourcePane* one : panes())
            one->model().retranslate();
    }

    void loadSummary()
    {
        if (m_namesAreOld)
            loadNames();
        services().connection.send(
            get(u"/v1/query/donation/summary"_s), this, [this](const ApiAnswer& answer) {
                if (!answer)
                    return;
                m_summary = *answer;
                showAll();
            });
    }

    void showAll()
    {
        frame().setTitle(tr("Donations"));
        const auto number = [this](const char* key) { return m_summary.integerOr(key, 0); };
        const auto won = [&number](const char* key) { return formatWon(base::Won(number(key))); };
        if (!m_summary.isObject()) {
            frame().setFacts(QString());
            return;
        }
        frame().setFacts(tr("%1 campaigns · %2 organisations · %3 donors")
                             .arg(formatInteger(number("campaigns")), formatInteger(number("organisations")),
                                 formatInteger(number("donors"))));
        frame().setFigures({
            { tr("Raised"), won("raised"),
                counted(number("donations"), tr("1 donation"),
                    tr("%1 donations").arg(formatInteger(number("donations")))) },
            { tr("Paid out"), won("paid"),
                tr("%1 of what was raised").arg(formatShare(number("paid"), number("raised"))) },
            { tr("Held by campaigns"), won("balance"), tr("leaves only through milestones") },
            { tr("Refunded"), won("refunded"), tr("pro rata of what was unspent") },
            { tr("Open now"), formatInteger(number("open")),
                tr("of %1 campaigns").arg(formatInteger(number("campaigns"))) },
        });
    }

    donations::DonorService* m_donorService = nullptr;
    donations::ReconcileTab* m_reconcile = nullptr;
    std::shared_ptr<bool> m_stopNames =
        std::make_shared<bool>(false); ///< of an earlier load, once there is a later one
    QTimer m_retryNames;
    bool m_namesAreOld = true;
    QTimer m_delay;
    base::Json m_summary;
};

class DonationsPage final : public Page {
public:
    QString id() const override { return u"donations"_s; }
    QString title() const override { return DonationsWidget::tr("&Donations"); }
    QString icon() const override { return u"heart"_s; }
    PageGroup group() const override { return PageGroup::Work; }
    QStringList kinds() const override
    {
        return { u"campaigns"_s, u"organisations"_s, u"milestones"_s, u"plans"_s, u"usage"_s, u"donations"_s,
            u"pledges"_s, u"merchants"_s, u"topups"_s, u"donorservice"_s, u"reconciliation"_s };
    }
    void countWaiting(Services& services, QObject* context, std::function<void(int)> sink) override
    {
        donations::countWaiting(services, context, std::move(sink));
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new DonationsWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<DonationsWidget&>(widget);
        page.showPane(kind);
        const qsizetype equals = id.indexOf(u'=');
        if (ResourcePane* one = page.currentPane(); one != nullptr && equals > 0)
            showFiltered(*one, id.left(equals), id.mid(equals + 1));
        else if (one != nullptr)
            one->showItem(id);
        else if (kind == u"donorservice"_s && !id.isEmpty())
            page.donorService().find(id);
    }
    /// Only the rows of a state or of a month ("2026-11", Korean time); any other filter is none.
    static void showFiltered(ResourcePane& pane, const QString& filter, const QString& value)
    {
        pane.start();
        FilterBar& bar = pane.table().filterBar();
        if (filter == u"state"_s) {
            bar.showOnly(filter, value);
            return;
        }
        bar.clearAll();
        const QDate first = QDate::fromString(value, u"yyyy-MM"_s);
        if (filter != u"month"_s || !first.isValid())
            return;
        constexpr int kKoreanTimeSeconds = 9 * 3600;
        const auto startOf = [](QDate day) {
            return static_cast<std::int64_t>(
                QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, kKoreanTimeSeconds).toSecsSinceEpoch());
        };
        (void)bar.addCondition({ "time", FilterOp::Between, base::Json(startOf(first)),
            base::Json(startOf(first.addMonths(1)) - 1) });
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<DonationsWidget&>(widget);
        const QString id = page.tabIds().value(n);
        if (!id.isEmpty())
            page.showPane(id);
        if (id == u"donorservice"_s)
            page.donorService().showNewest();
        if (id == u"reconciliation"_s)
            page.reconcile().campaigns().start();
        return id;
    }
};

} // namespace

std::unique_ptr<Page> makeDonationsPage()
{
    return std::make_unique<DonationsPage>();
}

} // namespace maru::console

#include "donations_page.moc"
