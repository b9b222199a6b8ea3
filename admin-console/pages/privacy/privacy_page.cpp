// SPDX-License-Identifier: Apache-2.0
// The page: its lists under tabs, the figures that matter, and the evidence pack.
#include "admin-console/pages/privacy/privacy_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/session.h"
#include "admin-console/pages/privacy/evidence_tab.h"
#include "admin-console/pages/privacy/resources.h"
#include "admin-console/widgets/tabs_page.h"

#include <QTimer>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFiguresDelayMs = 500;
constexpr int kMostOpen = 500;

class PrivacyWidget final : public TabsPage {
    Q_OBJECT

public:
    PrivacyWidget(Services& given, QWidget* parent) : TabsPage(given, privacy::makeResources(), parent)
    {
        m_evidence = new privacy::EvidenceTab(given, this);
        addTab(u"evidence"_s, m_evidence, [] { return tr("Evidence"); });
        m_delay.setSingleShot(true);
        m_delay.setInterval(kFiguresDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &PrivacyWidget::load);
        connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
            if (concerns(block, "privacy"))
                startOnce(m_delay);
        });
        connect(&given.connection, &Connection::stateChanged, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                load();
        });
        connect(&given.session, &Session::opened, this, [this] { startOnce(m_delay); });
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, &PrivacyWidget::takeNames);
        showAll();
        takeNames();
        if (given.connection.state() == Connection::State::Online)
            load();
    }

    privacy::EvidenceTab& evidence() { return *m_evidence; }

protected:
    void retranslateUi() override
    {
        privacy::learnFields(services().catalogue);
        TabsPage::retranslateUi();
        showAll();
    }

private:
    void load()
    {
        services().catalogue.officers().load(services().connection);
        services().connection.send(
            get(u"/v1/query/privacy/retention"_s), this, [this](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows == nullptr || !rows->isArray())
                    return;
                m_held = m_due = m_apart = m_destroyed = 0;
                for (const base::Json& row : rows->asArray()) {
                    m_held += row.integerOr("count_held", 0);
                    m_due += row.integerOr("count_due", 0) + row.integerOr("count_ordered", 0);
                    m_apart += row.integerOr("count_separate", 0) + row.integerOr("count_separating", 0);
                    m_destroyed += row.integerOr("count_destroyed", 0);
                    // Rows name the kind of record by its id.
                    services().catalogue.learn("privacy", "class", row.stringOr("id", ""),
                        { row.stringOr("name_ko", ""), row.stringOr("name_en", "") });
                }
                m_hasFigures = true;
                showAll();
                retranslateRows();
            });
        services().connection.send(get(u"/v1/query/privacy/requests"_s,
                                       { { u"state"_s, u"open"_s }, { u"sort"_s, u"deadline"_s },
                                           { u"limit"_s, u"1"_s }, { u"total"_s, u"1"_s } }),
            this, [this](const ApiAnswer& answer) {
                // Officers who may not read them have no figure.
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                m_open = rows == nullptr ? -1 : answer->integerOr("total", 0);
                m_deadline = rows == nullptr || rows->asArray().empty()
                    ? 0
                    : rows->asArray().front().integerOr("deadline", 0);
                showAll();
            });
    }

    void takeNames()
    {
        privacy::learnFields(services().catalogue);
        for (const auto& [id, name] : services().catalogue.officers().agencies()) {
            services().catalogue.learn("privacy", "agency", id, name);
            services().catalogue.learn("privacy", "recipients", id, name);
        }
        retranslateRows();
    }

    void retranslateRows()
    {
        for (ResourcePane* one : panes())
            one->model().retranslate();
    }

    void showAll()
    {
        frame().setTitle(tr("Privacy"));
        frame().setFacts(
            tr("Personal data is in the vault only; the chain holds commitments, reasons and certificates"));
        if (!m_hasFigures)
            return;
        std::vector<Figure> figures {
            { tr("Records held"), formatInteger(m_held),
                tr("%1 kept apart for another law").arg(formatInteger(m_apart)) },
            { tr("Due for destruction"), formatInteger(m_due), tr("their time is over") },
            { tr("Destroyed"), formatInteger(m_destroyed), tr("with a certificate on the chain") },
        };
        if (m_open >= 0)
            figures.push_back({ tr("Open requests"), formatInteger(m_open),
                m_deadline > 0 ? tr("next deadline %1").arg(formatTime(base::UnixSeconds(m_deadline)))
                               : tr("nothing waits") });
        frame().setFigures(figures);
    }

    privacy::EvidenceTab* m_evidence = nullptr;
    QTimer m_delay;
    bool m_hasFigures = false;
    qint64 m_held = 0;
    qint64 m_due = 0;
    qint64 m_apart = 0;
    qint64 m_destroyed = 0;
    qint64 m_open = -1;
    qint64 m_deadline = 0;
};

class PrivacyPage final : public Page {
public:
    QString id() const override { return u"privacy"_s; }
    QString title() const override { return PrivacyWidget::tr("&Privacy"); }
    QString icon() const override { return u"lock"_s; }
    PageGroup group() const override { return PageGroup::Work; }
    std::vector<std::string> roles() const override
    {
        return { "privacy.officer", "privacy.handler", "privacy.auditor" };
    }
    QStringList kinds() const override
    {
        return { u"records"_s, u"requests"_s, u"reveals"_s, u"consents"_s, u"destructions"_s };
    }
    void countWaiting(Services& services, QObject* context, std::function<void(int)> sink) override
    {
        if (!services.session.officer().roles.contains(u"privacy.officer"_s))
            return;
        services.connection.send(
            get(u"/v1/query/privacy/requests"_s,
                { { u"state"_s, u"open"_s }, { u"agency"_s, services.session.officer().agency },
                    { u"limit"_s, u"1"_s }, { u"total"_s, u"1"_s } }),
            context, [sink](const ApiAnswer& answer) {
                if (answer)
                    sink(static_cast<int>(std::min<std::int64_t>(answer->integerOr("total", 0), kMostOpen)));
            });
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new PrivacyWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<PrivacyWidget&>(widget);
        page.showPane(kind);
        if (ResourcePane* one = page.currentPane())
            one->showItem(id);
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<PrivacyWidget&>(widget);
        const QStringList ids = page.tabIds();
        if (n >= ids.size())
            return {};
        page.showPane(ids[n]);
        return ids[n];
    }
};

} // namespace

std::unique_ptr<Page> makePrivacyPage()
{
    return std::make_unique<PrivacyPage>();
}

} // namespace maru::console

#include "privacy_page.moc"
