// SPDX-License-Identifier: Apache-2.0
// Figures, money by month and campaigns by state, from donation/summary.
#include "admin-console/pages/dashboard/dashboard_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/page_frame.h"
#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNewsMs = 800;

struct Month {
    QString name; ///< "2026-11"
    qint64 raised = 0;
    qint64 paid = 0;
};

/// Two bars a month: what came in (accent) and what went out (hatched grey), told apart without colour as well.
class MonthChart final : public QWidget {
    Q_OBJECT

public:
    explicit MonthChart(QWidget* parent) : QWidget(parent) { setMinimumHeight(240); }

    void set(std::vector<Month> months)
    {
        m_months = std::move(months);
        QStringList lines;
        for (const Month& month : m_months)
            lines << tr("%1: raised %2, paid out %3")
                         .arg(month.name, formatWon(base::Won(month.raised)),
                             formatWon(base::Won(month.paid)));
        setAccessibleName(tr("Money by month"));
        setAccessibleDescription(lines.join(u"; "_s));
        setToolTip(lines.join(u'\n'));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (m_months.empty())
            return;
        const Palette& colours = currentPalette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont small = font();
        small.setPixelSize(11);
        painter.setFont(small);
        qint64 largest = 1;
        for (const Month& month : m_months)
            largest = std::max({ largest, month.raised, month.paid });
        const QRect area = rect().adjusted(8, 34, -8, -24);
        // Legend
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.primary);
        painter.drawRect(8, 9, 10, 10);
        painter.setBrush(QBrush(colours.subtleText, Qt::Dense4Pattern));
        painter.drawRect(108, 9, 10, 10);
        painter.setPen(colours.subtleText);
        painter.drawText(QRect(24, 4, 80, 20), Qt::AlignVCenter, tr("Raised"));
        painter.drawText(QRect(124, 4, 80, 20), Qt::AlignVCenter, tr("Paid out"));
        painter.drawText(QRect(width() - 240, 4, 232, 20), Qt::AlignVCenter | Qt::AlignRight,
            tr("highest %1").arg(formatWon(base::Won(largest))));
        painter.setPen(colours.border);
        painter.drawLine(area.bottomLeft(), area.bottomRight());
        const double slot = static_cast<double>(area.width()) / static_cast<double>(m_months.size());
        const double bar = std::min(26.0, slot * 0.36);
        const int every = std::max(1, static_cast<int>(60.0 / slot));
        for (std::size_t i = 0; i < m_months.size(); ++i) {
            const double centre = area.left() + slot * (static_cast<double>(i) + 0.5);
            const auto high = [&](qint64 value) {
                return static_cast<double>(area.height()) * static_cast<double>(value)
                    / static_cast<double>(largest);
            };
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.primary);
            painter.drawRect(QRectF(
                centre - bar, area.bottom() - high(m_months[i].raised), bar - 1, high(m_months[i].raised)));
            painter.setBrush(QBrush(colours.subtleText, Qt::Dense4Pattern));
            painter.drawRect(
                QRectF(centre + 1, area.bottom() - high(m_months[i].paid), bar - 1, high(m_months[i].paid)));
            if (i % static_cast<std::size_t>(every) == 0) {
                painter.setPen(colours.subtleText);
                painter.drawText(
                    QRectF(centre - 40, area.bottom() + 4, 80, 18), Qt::AlignCenter, m_months[i].name);
            }
        }
    }

private:
    std::vector<Month> m_months;
};

/// Campaigns by state: sign, word, bar, number.
class StateBars final : public QWidget {
    Q_OBJECT

public:
    explicit StateBars(QWidget* parent) : QWidget(parent) { setMinimumHeight(240); }

    void set(std::vector<std::pair<std::string, qint64>> states)
    {
        m_states = std::move(states);
        QStringList lines;
        for (const auto& [state, count] : m_states)
            lines << stateWord(state).word + u' ' + formatInteger(count);
        setAccessibleName(tr("Campaigns by state"));
        setAccessibleDescription(lines.join(u", "_s));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Palette& colours = currentPalette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        qint64 largest = 1;
        for (const auto& one : m_states)
            largest = std::max(largest, one.second);
        int y = 4;
        const int left = 120;
        const int room = width() - left - 56;
        for (const auto& [state, count] : m_states) {
            const StateWord word = stateWord(state);
            painter.setPen(colours.text);
            painter.drawText(QRect(8, y, left - 12, 24), Qt::AlignVCenter, word.sign + u' ' + word.word);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.tone(word.tone).text);
            const int length = std::max(2, static_cast<int>(room * count / largest));
            painter.drawRoundedRect(QRect(left, y + 6, length, 12), 3, 3);
            painter.setPen(colours.text);
            painter.drawText(QRect(left + length + 8, y, 48, 24), Qt::AlignVCenter, formatInteger(count));
            y += 27;
        }
    }

private:
    std::vector<std::pair<std::string, qint64>> m_states;
};

class DashboardWidget final : public QWidget {
    Q_OBJECT

public:
    DashboardWidget(Services& services, QWidget* parent) : QWidget(parent), m_services(services)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        m_frame = new PageFrame(this);
        layout->addWidget(m_frame);
        auto* cards = new QHBoxLayout;
        cards->setSpacing(12);
        m_months = new MonthChart(this);
        m_states = new StateBars(this);
        m_monthsTitle = addCard(*cards, m_months, 3);
        m_statesTitle = addCard(*cards, m_states, 2);
        m_frame->body()->addLayout(cards, 1);
        m_delay.setSingleShot(true);
        m_delay.setInterval(kNewsMs);
        connect(&m_delay, &QTimer::timeout, this, &DashboardWidget::load);
        connect(&services.connection, &Connection::blockArrived, &m_delay, qOverload<>(&QTimer::start));
        connect(&services.connection, &Connection::stateChanged, this, [this] {
            if (m_services.connection.state() == Connection::State::Online)
                load();
        });
        showAll();
        if (services.connection.state() == Connection::State::Online)
            load();
    }

protected:
    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            showAll();
        QWidget::changeEvent(event);
    }

private:
    QLabel* addCard(QHBoxLayout& row, QWidget* content, int stretch)
    {
        auto* card = new QWidget(this);
        card->setObjectName(u"card"_s);
        card->setAttribute(Qt::WA_StyledBackground);
        auto* layout = new QVBoxLayout(card);
        layout->setContentsMargins(14, 12, 14, 12);
        auto* title = new QLabel(card);
        title->setObjectName(u"sectionTitle"_s);
        layout->addWidget(title);
        layout->addWidget(content, 1);
        row.addWidget(card, stretch);
        return title;
    }

    void load()
    {
        m_services.connection.send(
            get(u"/v1/query/donation/summary"_s), this, [this](const ApiAnswer& answer) {
                if (!answer)
                    return;
                m_summary = *answer;
                showAll();
            });
    }

    void showAll()
    {
        m_frame->setTitle(tr("Overview"));
        m_monthsTitle->setText(tr("Donations by month"));
        m_statesTitle->setText(tr("Campaigns by state"));
        if (!m_summary.isObject())
            return;
        const auto number = [this](const char* key) { return m_summary.integerOr(key, 0); };
        const auto won = [&number](const char* key) { return formatWon(base::Won(number(key))); };
        m_frame->setFacts(
            tr("As of %1")
                .arg(formatTimeWithZone(base::UnixSeconds(m_services.connection.node().blockTime))));
        m_frame->setFigures({
            { tr("Raised"), won("raised"), tr("%1 donations").arg(formatInteger(number("donations"))) },
            { tr("Paid out"), won("paid"),
                tr("%1 of what was raised").arg(formatShare(number("paid"), number("raised"))) },
            { tr("Held by campaigns"), won("balance"), tr("leaves only through milestones") },
            { tr("Donors"), formatInteger(number("donors")), tr("pseudonymous") },
            { tr("Organisations"), formatInteger(number("organisations")),
                tr("%1 campaigns").arg(formatInteger(number("campaigns"))) },
        });
        std::vector<Month> months;
        if (const base::Json* list = m_summary.find("by_month"); list != nullptr && list->isArray()) {
            for (const base::Json& one : list->asArray())
                months.push_back({ toQt(one.stringOr("month", "")), one.integerOr("raised", 0),
                    one.integerOr("paid", 0) });
        }
        m_months->set(std::move(months));
        std::vector<std::pair<std::string, qint64>> states;
        if (const base::Json* by = m_summary.find("by_state"); by != nullptr && by->isObject()) {
            for (const auto& [state, count] : by->asObject()) {
                if (count.isInteger() && count.asInteger() > 0)
                    states.emplace_back(state, count.asInteger());
            }
        }
        std::stable_sort(
            states.begin(), states.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        m_states->set(std::move(states));
    }

    Services& m_services;
    PageFrame* m_frame = nullptr;
    MonthChart* m_months = nullptr;
    StateBars* m_states = nullptr;
    QLabel* m_monthsTitle = nullptr;
    QLabel* m_statesTitle = nullptr;
    QTimer m_delay;
    base::Json m_summary;
};

class DashboardPage final : public Page {
public:
    QString id() const override { return u"dashboard"_s; }
    QString title() const override { return DashboardWidget::tr("&Overview"); }
    QString icon() const override { return u"home"_s; }
    PageGroup group() const override { return PageGroup::Overview; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new DashboardWidget(services, parent);
    }
};

} // namespace

std::unique_ptr<Page> makeDashboardPage()
{
    return std::make_unique<DashboardPage>();
}

} // namespace maru::console

#include "dashboard_page.moc"
