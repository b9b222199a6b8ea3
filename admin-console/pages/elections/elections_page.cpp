// SPDX-License-Identifier: Apache-2.0
// The elections page: lists, and a tab for each thing that is about one election.
#include "admin-console/pages/elections/elections_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_tab.h"
#include "admin-console/pages/elections/election_frame.h"
#include "admin-console/pages/elections/election_overview.h"
#include "admin-console/pages/elections/offline_desk.h"
#include "admin-console/pages/elections/resources.h"
#include "admin-console/pages/elections/roll_tab.h"
#include "admin-console/pages/elections/voters_head.h"
#include "admin-console/widgets/tabs_page.h"

#include <QApplication>

#include <algorithm>
#include <memory>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

class ElectionsWidget final : public TabsPage {
    Q_OBJECT

public:
    /// The lists are made before the tab that the wizard hands its roll to.
    struct Door {
        ElectionsWidget* page = nullptr;
    };

    ElectionsWidget(Services& given, QWidget* parent, std::shared_ptr<Door> door)
        : TabsPage(given, elections::makeResources([door](const QString& election, elections::RollPlan plan) {
            if (door->page != nullptr)
                door->page->takeRoll(election, std::move(plan));
        }),
            parent)
        , m_book(given.connection)
    {
        door->page = this;
        for (elections::ElectionTab& tab : elections::makeElectionTabs()) {
            elections::ElectionView* view = tab.make(given, given.connection, this);
            if (auto* roll = qobject_cast<elections::RollTab*>(view))
                m_roll = roll;
            if (auto* counting = qobject_cast<elections::CountingTab*>(view))
                counting->setTakeRoll([this](const QString& election, elections::RollPlan plan) {
                    takeRoll(election, std::move(plan));
                });
            m_tabs << tab.id;
            addTab(tab.id, new elections::ElectionFrame(given, m_book, view, this), tab.title);
        }
        if (ResourcePane* voters = pane(u"voters"_s))
            voters->setHead(new elections::VotersHead(given, given.connection, m_book, *voters, voters));
        connect(&m_book, &elections::ElectionBook::changed, this, &ElectionsWidget::takeNames);
        connect(&given.connection, &Connection::blockArrived, &m_book, &elections::ElectionBook::onBlock);
        connect(&given.connection, &Connection::stateChanged, this, &ElectionsWidget::load);
        connect(&given.session, &Session::opened, this, &ElectionsWidget::load);
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, &ElectionsWidget::takeNames);
        if (ResourcePane* list = pane(u"elections"_s)) {
            connect(&list->table(), &TableView::currentChanged, this, [this, list](int row) {
                // Not the row that is selected by itself when the list arrives: the tabs begin with the vote that runs.
                const QWidget* focus = QApplication::focusWidget();
                if (row >= 0 && focus != nullptr && list->table().isAncestorOf(focus))
                    m_book.choose(toQt(list->model().row(row).stringOr("id", "")));
            });
        }
        showAll();
        load();
    }

    elections::ElectionBook& book() { return m_book; }
    bool isElectionTab(const QString& id) const { return m_tabs.contains(id); }

    void takeRoll(const QString& election, elections::RollPlan plan)
    {
        m_book.choose(election);
        showPane(u"roll"_s);
        if (m_roll != nullptr)
            m_roll->takePlan(std::move(plan), tr("from the wizard"));
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showAll();
    }

private:
    void load()
    {
        if (services().connection.state() != Connection::State::Online)
            return;
        services().catalogue.officers().load(services().connection);
        m_book.load();
    }

    void takeNames()
    {
        DomainCatalogue& catalogue = services().catalogue;
        for (const base::Json& row : m_book.rows())
            catalogue.learn("election", "election", row.stringOr("id", ""),
                { row.stringOr("title_ko", ""), row.stringOr("title_en", "") });
        for (const auto& [id, name] : catalogue.officers().agencies())
            catalogue.learn("election", "authority", id, name);
        for (ResourcePane* one : panes())
            one->model().retranslate();
        showAll();
    }

    void showAll()
    {
        frame().setTitle(tr("Elections"));
        const auto& rows = m_book.rows();
        const auto count = [&rows](std::initializer_list<std::string_view> states) {
            return static_cast<qint64>(
                std::count_if(rows.begin(), rows.end(), [&states](const base::Json& row) {
                    return !row.booleanOr("rehearsal", false)
                        && std::find(states.begin(), states.end(), row.stringOr("state", "")) != states.end();
                }));
        };
        frame().setFacts(
            tr("%1 in preparation · %2 open · %3 being counted · %4 finished")
                .arg(formatInteger(count({ "draft", "ceremony", "ready", "freezing", "frozen" })),
                    formatInteger(count({ "open", "paused" })), formatInteger(count({ "closed", "counted" })),
                    formatInteger(count({ "certified", "archived" }))));
    }

    elections::ElectionBook m_book;
    elections::RollTab* m_roll = nullptr;
    QStringList m_tabs;
};

class ElectionsPage final : public Page {
public:
    QString id() const override { return u"elections"_s; }
    QString title() const override { return ElectionsWidget::tr("&Elections"); }
    QString icon() const override { return u"ballot"_s; }
    PageGroup group() const override { return PageGroup::Work; }
    QStringList kinds() const override
    {
        QStringList all { u"elections"_s, u"voters"_s, u"objections"_s };
        for (const elections::ElectionTab& tab : elections::makeElectionTabs())
            all << tab.id;
        return all;
    }
    void countWaiting(Services& services, QObject* context, std::function<void(int)> sink) override
    {
        services.connection.send(
            get(u"/v1/query/election/objections"_s, { { u"state"_s, u"open"_s }, { u"limit"_s, u"500"_s } }),
            context, [sink = std::move(sink)](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows != nullptr && rows->isArray())
                    sink(static_cast<int>(rows->asArray().size()));
            });
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new ElectionsWidget(services, parent, std::make_shared<ElectionsWidget::Door>());
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<ElectionsWidget&>(widget);
        if (page.isElectionTab(kind) || (kind == u"elections"_s && !id.contains(u'=')))
            page.book().choose(id);
        page.showPane(kind);
        const qsizetype equals = id.indexOf(u'=');
        // A voter is "election/number", a roll "election=id": the list shows one election's.
        if (kind == u"voters"_s) {
            const QString election =
                id.startsWith(u"election="_s) ? id.mid(equals + 1) : id.section(u'/', 0, 0);
            page.book().choose(election);
            if (equals > 0)
                return;
        }
        if (ResourcePane* one = page.currentPane(); one != nullptr && equals > 0) {
            one->start();
            one->table().filterBar().showOnly(id.left(equals), id.mid(equals + 1));
        } else if (one != nullptr && !id.isEmpty()) {
            one->showItem(id);
        }
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<ElectionsWidget&>(widget);
        const QString id = page.tabIds().value(n);
        if (!id.isEmpty())
            page.showPane(id);
        return id;
    }
    QString offlineTitle() const override { return ElectionsWidget::tr("Trustee without a network…"); }
    QDialog* makeOfflineDialog(Services& services, QWidget* parent) override
    {
        return new elections::OfflineDesk(services, parent);
    }
};

} // namespace

std::unique_ptr<Page> makeElectionsPage()
{
    return std::make_unique<ElectionsPage>();
}

QWidget* makeElectionOverview(Services& services, QWidget* parent)
{
    return new elections::ElectionOverview(services, services.connection, parent);
}

} // namespace maru::console

#include "elections_page.moc"
