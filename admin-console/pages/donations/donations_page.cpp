// SPDX-License-Identifier: Apache-2.0
// The donations page: its lists under tabs, with the figures of the domain's summary.
#include "admin-console/pages/donations/donations_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/resources.h"
#include "admin-console/widgets/tabs_page.h"

#include <QTimer>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSummaryDelayMs = 500;

class DonationsWidget final : public TabsPage {
    Q_OBJECT

public:
    DonationsWidget(Services& given, QWidget* parent) : TabsPage(given, donations::makeResources(), parent)
    {
        m_delay.setSingleShot(true);
        m_delay.setInterval(kSummaryDelayMs);
        connect(&m_delay, &QTimer::timeout, this, &DonationsWidget::loadSummary);
        connect(&given.connection, &Connection::blockArrived, &m_delay, qOverload<>(&QTimer::start));
        connect(&given.connection, &Connection::stateChanged, this, [this] {
            if (services().connection.state() == Connection::State::Online)
                loadSummary();
        });
        showAll();
        if (given.connection.state() == Connection::State::Online)
            loadSummary();
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showAll();
    }

private:
    void loadSummary()
    {
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
            { tr("Raised"), won("raised"), tr("%1 donations").arg(formatInteger(number("donations"))) },
            { tr("Paid out"), won("paid"),
                tr("%1 of what was raised").arg(formatShare(number("paid"), number("raised"))) },
            { tr("Held by campaigns"), won("balance"), tr("leaves only through milestones") },
            { tr("Refunded"), won("refunded"), tr("pro rata of what was unspent") },
            { tr("Open now"), formatInteger(number("open")),
                tr("of %1 campaigns").arg(formatInteger(number("campaigns"))) },
        });
    }

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
        return { u"campaigns"_s, u"organisations"_s, u"milestones"_s, u"plans"_s, u"donations"_s,
            u"pledges"_s, u"merchants"_s, u"topups"_s };
    }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new DonationsWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<DonationsWidget&>(widget);
        page.showPane(kind);
        page.currentPane()->showItem(id);
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<DonationsWidget&>(widget);
        if (n >= static_cast<int>(page.panes().size()))
            return {};
        ResourcePane* one = page.panes()[static_cast<std::size_t>(n)];
        page.showPane(one->spec().id);
        return one->spec().id;
    }
};

} // namespace

std::unique_ptr<Page> makeDonationsPage()
{
    return std::make_unique<DonationsPage>();
}

} // namespace maru::console

#include "donations_page.moc"
