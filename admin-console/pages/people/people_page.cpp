// SPDX-License-Identifier: Apache-2.0
// Agencies and officers, roles, invitations, deputies and certificates under one head.
#include "admin-console/pages/people/people_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/notices.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/people/people_book.h"
#include "admin-console/pages/people/people_resources.h"
#include "admin-console/pages/people/role_matrix.h"
#include "admin-console/pages/people/who_may_tab.h"
#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <set>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNamesDelayMs = 400;
/// From so many days before its end on a certificate is called to mind.
constexpr int kAlarmDays = 90;

class PeopleWidget final : public TabsPage {
    Q_OBJECT

public:
    /// `book` becomes a child of the page.
    PeopleWidget(Services& given, people::PeopleBook* book, QWidget* parent)
        : TabsPage(given, people::peopleResources(*book), parent), m_book(book)
    {
        book->setParent(this);
        m_roles = new people::RolesTab(given, *book, this);
        addTab(u"roles"_s, m_roles, [] { return tr("Roles"); });
        m_whoMay = new people::WhoMayTab(given, given.connection, *book, this);
        addTab(u"rights"_s, m_whoMay, [] { return tr("Who may do what"); });
        connect(book, &people::PeopleBook::changed, this, &PeopleWidget::takeBook);
        m_delay.setSingleShot(true);
        m_delay.setInterval(kNamesDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &PeopleWidget::loadAgencies);
        connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
            const base::Json* transactions = block.find("transactions");
            if (transactions == nullptr || !transactions->isArray())
                return;
            const auto& all = transactions->asArray();
            if (std::any_of(all.begin(), all.end(), [](const base::Json& one) {
                    // An approval may carry out what was proposed here.
                    const std::string domain = one.stringOr("domain", "");
                    return domain == "identity" || domain == "approvals";
                }))
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
    void loadAgencies()
    {
        services().catalogue.officers().load(services().connection);
        m_book->load();
    }

    void takeBook()
    {
        for (ResourcePane* one : panes())
            one->model().retranslate();
        for (const base::Json& agency : m_book->endingWithin(kAlarmDays))
            remind(agency);
        showTitle();
    }

    /// Once for each certificate while the console runs.
    void remind(const base::Json& agency)
    {
        if (services().notices == nullptr || !m_reminded.insert(agency.stringOr("certificate", "")).second)
            return;
        const std::int64_t until = agency.integerOr("certificate_until", 0);
        const std::int64_t days = (until - services().connection.serverNow()) / 86'400;
        Notice notice;
        notice.tone = days <= 7 ? Tone::Danger : Tone::Warning;
        notice.title = tr("Certificate ends: %1").arg(services().language.pick(agency, "name"));
        notice.text = days < 0 ? tr("It ended on %1. Renew it so that officers can be confirmed again.")
                                     .arg(formatTime(base::UnixSeconds(until)))
                               : tr("%1 days are left, until %2. Renew it on the page of agencies.")
                                     .arg(formatInteger(days), formatTime(base::UnixSeconds(until)));
        notice.targetKind = u"agencies"_s;
        notice.targetId = toQt(agency.stringOr("id", ""));
        services().notices->add(std::move(notice));
    }

    void takeAgencies()
    {
        const auto& agencies = services().catalogue.officers().agencies();
        m_agencies = static_cast<int>(agencies.size());
        for (const auto& [id, name] : agencies) {
            for (const char* field : { "agency", "sponsor" })
                services().catalogue.learn("identity", field, id, name);
        }
        for (ResourcePane* one : panes())
            one->model().retranslate();
        showTitle();
    }

    void showTitle()
    {
        frame().setTitle(tr("Agencies and officers"));
        QStringList facts;
        if (m_agencies != 0)
            facts << tr("%1 agencies").arg(formatInteger(m_agencies));
        const auto ending = m_book->endingWithin(kAlarmDays);
        if (!ending.empty())
            facts << tr("‼ certificates that end within %1 days: %2")
                         .arg(kAlarmDays)
                         .arg(services().language.pick(ending.front(), "name")
                             + (ending.size() > 1 ? u" +%1"_s.arg(ending.size() - 1) : QString()));
        facts << tr("every change is a signed transaction; what gives rights needs a second administrator");
        frame().setFacts(facts.join(u" · "_s));
    }

    people::PeopleBook* m_book = nullptr;
    people::RolesTab* m_roles = nullptr;
    people::WhoMayTab* m_whoMay = nullptr;
    std::set<std::string> m_reminded; ///< fingerprints
    QTimer m_delay;
    int m_agencies = 0;
};

class PeoplePage final : public Page {
public:
    QString id() const override { return u"people"_s; }
    QString title() const override { return PeopleWidget::tr("&Agencies and officers"); }
    QString icon() const override { return u"people"_s; }
    PageGroup group() const override { return PageGroup::Administration; }
    QStringList kinds() const override
    {
        return { u"officers"_s, u"agencies"_s, u"invitations"_s, u"deputies"_s };
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new PeopleWidget(
            services, new people::PeopleBook(services, services.connection, nullptr), parent);
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
        const QStringList ids = page.tabIds();
        if (n >= ids.size())
            return {};
        page.showPane(ids[n]);
        return ids[n];
    }
};

} // namespace

std::unique_ptr<Page> makePeoplePage()
{
    return std::make_unique<PeoplePage>();
}

} // namespace maru::console

#include "people_page.moc"
