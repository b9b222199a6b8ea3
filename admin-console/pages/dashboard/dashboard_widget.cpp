// SPDX-License-Identifier: Apache-2.0
// Layout of the overview and the words around its numbers.
#include "admin-console/pages/dashboard/dashboard_widget.h"

#include "admin-console/charts/chart_card.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/dashboard/news_model.h"
#include "admin-console/widgets/figure_button.h"
#include "admin-console/widgets/overview_layout.h"
#include "admin-console/widgets/page_frame.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 10'000;
constexpr int kFourColumnsWidth = 1100;
constexpr int kThreeColumnsWidth = 860;
constexpr int kTwoColumnsWidth = 560;
constexpr int kFiveFiguresWidth = 860;
constexpr int kCardHeight = 258;
constexpr int kCards = 7;

} // namespace

DashboardWidget::DashboardWidget(Services& services, Transport& transport, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_data(transport, [&services] { return services.connection.serverNow(); })
{
    build();
    connect(&m_data, &DashboardData::summaryChanged, this, &DashboardWidget::showSummary);
    connect(&m_data, &DashboardData::blocksChanged, this, [this] {
        showLastHour();
        showFacts();
    });
    connect(&m_data, &DashboardData::refusalsChanged, this, &DashboardWidget::showRefusals);
    connect(&m_data, &DashboardData::newsChanged, this, &DashboardWidget::showNews);
    connect(&m_data, &DashboardData::failed, this, [this](const base::Error& error) {
        const QString text = problemText(error, m_services.language.code());
        for (ChartCard* card : m_charts)
            card->setError(text);
        showFacts();
    });
    Connection& connection = services.connection;
    connect(&connection, &Connection::blockArrived, &m_data, &DashboardData::onBlock);
    connect(&connection, &Connection::stateChanged, this,
        [this] { setOnline(m_services.connection.state() == Connection::State::Online); });
    connect(&services.catalogue, &DomainCatalogue::loaded, this, &DashboardWidget::showNews);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible() && m_isOnline)
            showLastHour();
    });
    m_tick.start(kTickMs);
    retranslateUi();
    setOnline(connection.state() == Connection::State::Online);
}

void DashboardWidget::build()
{
    const OverviewLayout made = makeOverviewLayout(this);
    m_frame = made.frame;
    m_stale = made.stale;
    m_scroll = made.scroll;
    m_figureGrid = made.figures;
    m_grid = made.cards;
    QWidget* inside = made.inside;

    for (FigureButton*& figure : m_figures)
        figure = new FigureButton(inside);
    const std::array<const char16_t*, kFigures> kinds { u"donations", u"milestones", u"campaigns",
        u"campaigns", u"block" };
    for (int i = 0; i < kFigures; ++i) {
        const QString kind = QString::fromUtf16(kinds[static_cast<std::size_t>(i)]);
        connect(m_figures[static_cast<std::size_t>(i)], &QPushButton::clicked, this, [this, i, kind] {
            openThing(kind, i == Block ? QString::number(m_services.connection.node().height) : QString());
        });
    }
    const std::array<ChartKind, kCharts> shapes { ChartKind::Bar, ChartKind::Line, ChartKind::Line,
        ChartKind::HorizontalBar, ChartKind::HorizontalBar, ChartKind::Donut };
    for (int i = 0; i < kCharts; ++i) {
        auto* card = new ChartCard(shapes[static_cast<std::size_t>(i)], inside);
        card->setMinimumHeight(kCardHeight);
        card->setCanOpen(i != Live);
        connect(card, &ChartCard::retryAsked, &m_data, &DashboardData::load);
        m_charts[static_cast<std::size_t>(i)] = card;
    }
    // The list opens with what the value counts, and nothing else.
    const auto filtered = [this](Chart chart, const QString& kind, const QString& filter) {
        connect(m_charts[chart], &ChartCard::opened, this,
            [this, kind, filter](const QString& id) { openThing(kind, QString(filter + u'=' + id)); });
    };
    filtered(Months, u"donations"_s, u"month"_s);
    filtered(Growth, u"donations"_s, u"month"_s);
    filtered(States, u"campaigns"_s, u"state"_s);
    filtered(Refusals, u"refusals"_s, u"code"_s);
    connect(m_charts[Whereabouts], &ChartCard::opened, this, [this](const QString& id) { openThing(id); });
    m_newsCard = makeNewsCard();
    m_newsCard->setParent(inside);
}

QWidget* DashboardWidget::makeNewsCard()
{
    auto* card = new QWidget(this);
    card->setObjectName(u"card"_s);
    card->setAttribute(Qt::WA_StyledBackground);
    card->setMinimumHeight(kCardHeight);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 12, 10, 8);
    layout->setSpacing(6);
    m_newsTitle = new QLabel(card);
    m_newsTitle->setObjectName(u"sectionTitle"_s);
    m_newsEmpty = new QLabel(card);
    m_newsEmpty->setObjectName(u"subtle"_s);
    m_newsEmpty->setAlignment(Qt::AlignCenter);
    m_newsList = new QListView(card);
    m_newsList->setObjectName(u"newsList"_s);
    m_newsList->setFrameShape(QFrame::NoFrame);
    m_newsList->setMouseTracking(true);
    m_newsList->setUniformItemSizes(true);
    m_newsList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_newsList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_newsList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_newsList->setItemDelegate(new NewsDelegate(m_newsList));
    m_news = new NewsModel(this);
    m_newsList->setModel(m_news);
    // A click opens everywhere; `activated` alone would follow the desktop's taste for double clicks.
    connect(m_newsList, &QListView::clicked, this, [this](const QModelIndex& at) {
        openThing(u"transaction"_s, at.data(NewsModel::IdRole).toString());
    });
    connect(m_newsList, &QListView::activated, this, [this](const QModelIndex& at) {
        openThing(u"transaction"_s, at.data(NewsModel::IdRole).toString());
    });
    layout->addWidget(m_newsTitle);
    layout->addWidget(m_newsEmpty, 1);
    layout->addWidget(m_newsList, 1);
    return card;
}

void DashboardWidget::arrange()
{
    const int room = m_scroll->viewport()->width();
    const int columns = room >= kFourColumnsWidth ? 4
        : room >= kThreeColumnsWidth              ? 3
        : room >= kTwoColumnsWidth                ? 2
                                                  : 1;
    const int figureColumns = room >= kFiveFiguresWidth ? kFigures : columns == 1 ? 2 : 3;
    if (columns * 10 + figureColumns == m_columns)
        return;
    m_columns = columns * 10 + figureColumns;
    placeFigures(*m_figureGrid, { m_figures.begin(), m_figures.end() }, figureColumns);
    // From top left: money first, then what needs a look, then news.
    const std::array<QWidget*, kCards> cards { m_charts[Months], m_charts[Growth], m_charts[Whereabouts],
        m_charts[States], m_charts[Refusals], m_charts[Live], m_newsCard };
    // Reasons are sentences and take two places; the last card takes what is left of its row, so that no hole stays.
    int place = 0;
    for (int i = 0; i < kCards; ++i) {
        QWidget* card = cards[static_cast<std::size_t>(i)];
        const int span = i == kCards - 1 ? columns - place % columns
            : card == m_charts[Refusals] ? std::min(2, columns)
                                         : 1;
        m_grid->addWidget(card, place / columns, place % columns, 1, span);
        place += span;
    }
    const int rows = place / columns;
    for (int i = 0; i < kCards; ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
        m_grid->setRowStretch(i, i < rows ? 1 : 0);
    }
}

void DashboardWidget::setOnline(bool isOnline)
{
    const bool isNew = isOnline && !m_isOnline;
    m_isOnline = isOnline;
    if (isNew)
        m_data.load();
    showFacts();
}

void DashboardWidget::openThing(const QString& kind, const QString& id)
{
    if (m_services.show)
        m_services.show(kind, id);
}

void DashboardWidget::showFacts()
{
    const QString when = formatTimeWithZone(base::UnixSeconds(m_data.asOf()));
    m_frame->setFacts(when.isEmpty() ? QString() : tr("As of %1").arg(when));
    m_stale->setVisible(!m_isOnline);
    if (!m_isOnline)
        m_stale->setText(when.isEmpty()
                ? tr("! No connection to the server. The figures come as soon as it is back.")
                : tr("! No connection to the server. The figures are as of %1 and are brought up to date as "
                     "soon as "
                     "it is back.")
                      .arg(when));
    const Connection::Node& node = m_services.connection.node();
    m_figures[Block]->set(tr("Newest block"), node.height > 0 ? formatInteger(node.height) : u"–"_s,
        formatTime(base::UnixSeconds(node.blockTime)), tr("Opens the block"));
}

void DashboardWidget::showSummary()
{
    showFacts();
    const bool isKnown = m_data.hasSummary();
    const auto won = [this, isKnown](const char* name) {
        return isKnown ? formatWon(base::Won(m_data.figure(name))) : u"–"_s;
    };
    const auto count = [this](const char* name) { return formatInteger(m_data.figure(name)); };
    m_figures[Raised]->set(tr("Raised"), won("raised"),
        isKnown
            ? tr("%1 by %2")
                  .arg(counted(m_data.figure("donations"), tr("1 donation"),
                           tr("%1 donations").arg(count("donations"))),
                      counted(m_data.figure("donors"), tr("1 donor"), tr("%1 donors").arg(count("donors"))))
            : QString(),
        tr("Opens the donations"));
    m_figures[Paid]->set(tr("Paid out"), won("paid"),
        isKnown ? tr("%1 of what was raised").arg(formatShare(m_data.figure("paid"), m_data.figure("raised")))
                : QString(),
        tr("Opens the milestones"));
    m_figures[Held]->set(tr("Held by campaigns"), won("balance"),
        isKnown ? tr("%1 given back to donors").arg(won("refunded")) : QString(), tr("Opens the campaigns"));
    m_figures[Campaigns]->set(tr("Open campaigns"), isKnown ? count("open") : u"–"_s,
        isKnown ? tr("of %1, by %2 organisations").arg(count("campaigns"), count("organisations"))
                : QString(),
        tr("Opens the campaigns"));
    if (!isKnown)
        return;
    showMonths();
    showWhereabouts();
    showStates();
}

void DashboardWidget::showWhereabouts()
{
    ChartData made;
    made.unit = ChartUnit::Won;
    made.categoryTitle = tr("Where the money is");
    made.categories = { tr("Paid out"), tr("Held"), tr("Refunded") };
    made.ids = { u"milestones"_s, u"campaigns"_s, u"donations"_s };
    made.series = { { tr("Amount"),
        { m_data.figure("paid"), m_data.figure("balance"), m_data.figure("refunded") } } };
    qint64 total = 0;
    for (const std::optional<qint64>& value : made.series[0].values)
        total += std::clamp<qint64>(value.value_or(0), 0, base::kMaxSafeInteger);
    // Nothing was given yet: there are no shares to draw.
    m_charts[Whereabouts]->setData(total > 0 ? made : ChartData());
    m_charts[Whereabouts]->setNote(tr("What was raised and what came back, in won"));
}

void DashboardWidget::showMonths()
{
    const std::vector<MonthSums> months = m_data.months();
    ChartData flow;
    flow.unit = ChartUnit::Won;
    flow.categoryTitle = tr("Month");
    flow.series = { { tr("Raised"), {} }, { tr("Paid out"), {} } };
    ChartData growth = flow;
    qint64 raised = m_data.figure("raised");
    qint64 paid = m_data.figure("paid");
    // The list may begin later than the chain did; then the sums begin with what came before.
    for (const MonthSums& month : months) {
        raised -= month.raised;
        paid -= month.paid;
    }
    for (const MonthSums& month : months) {
        raised += month.raised;
        paid += month.paid;
        flow.categories << month.month;
        flow.series[0].values.emplace_back(month.raised);
        flow.series[1].values.emplace_back(month.paid);
        growth.series[0].values.emplace_back(raised);
        growth.series[1].values.emplace_back(paid);
    }
    growth.categories = flow.categories;
    m_charts[Months]->setData(flow);
    m_charts[Growth]->setData(growth);
}

void DashboardWidget::showStates()
{
    ChartData made;
    made.categoryTitle = tr("State");
    made.series = { { tr("Campaigns"), {} } };
    for (const auto& [state, count] : m_data.states()) {
        const StateWord word = stateWord(state);
        made.categories << QString(word.sign + u"  "_s + word.word);
        made.ids << toQt(state);
        made.series[0].values.emplace_back(count);
    }
    m_charts[States]->setData(made);
    m_charts[States]->setNote(tr("%1 in all").arg(formatInteger(m_data.figure("campaigns"))));
}

void DashboardWidget::showLastHour()
{
    if (!m_data.hasBlocks())
        return;
    ChartData made;
    made.categoryTitle = tr("Minute");
    made.series = { { tr("Transactions"), {} }, { tr("Blocks"), {} } };
    qint64 blocks = 0;
    qint64 transactions = 0;
    for (const MinuteCount& minute : m_data.lastHour()) {
        made.categories << formatTime(base::UnixSeconds(minute.start)).right(5);
        made.series[0].values.emplace_back(minute.transactions);
        made.series[1].values.emplace_back(minute.blocks);
        blocks += minute.blocks;
        transactions += minute.transactions;
    }
    m_charts[Live]->setData(made);
    m_charts[Live]->setNote(
        tr("%1 in %2")
            .arg(counted(transactions, tr("1 transaction"),
                     tr("%1 transactions").arg(formatInteger(transactions))),
                counted(blocks, tr("1 block"), tr("%1 blocks").arg(formatInteger(blocks)))));
}

void DashboardWidget::showRefusals()
{
    if (!m_data.hasRefusals())
        return;
    ChartData made;
    made.categoryTitle = tr("Reason");
    made.series = { { tr("Refusals"), {} } };
    for (const auto& [code, count] : m_data.refusals()) {
        made.categories << problemText(base::refused(code), m_services.language.code());
        made.ids << toQt(code);
        made.series[0].values.emplace_back(count);
    }
    const QString number = formatInteger(m_data.refusalCount());
    m_charts[Refusals]->setData(made);
    m_charts[Refusals]->setNote(
        m_data.hasMoreRefusals() ? tr("The newest %1").arg(number) : tr("%1 in all").arg(number));
}

QString DashboardWidget::signerWords(const std::string& did) const
{
    if (did.empty())
        return tr("not public");
    if (const base::Json* officer = m_data.officer(did))
        return m_services.language.pick(*officer, "name");
    const std::string method = "did:key:";
    return tr("Citizen %1").arg(shortened(toQt(did.rfind(method, 0) == 0 ? did.substr(method.size()) : did)));
}

void DashboardWidget::showNews()
{
    std::vector<NewsLine> lines;
    for (const NewsItem& item : m_data.news()) {
        const bool isRefused = item.code != "ok";
        const StateWord word = stateWord(isRefused ? "refused" : "ok");
        NewsLine line;
        line.id = item.id;
        line.isRefused = isRefused;
        line.what = word.sign + u' '
            + m_services.catalogue.actionLabel(item.domain, item.action, m_services.language);
        if (isRefused)
            line.what += u" · "_s + word.word;
        line.who = signerWords(item.signer) + u" · "_s + formatTime(base::UnixSeconds(item.time));
        lines.push_back(std::move(line));
    }
    m_news->set(std::move(lines));
    const bool isEmpty = m_data.news().empty();
    m_newsEmpty->setText(m_data.hasNews() ? tr("No transaction yet.") : tr("Loading …"));
    m_newsEmpty->setVisible(isEmpty);
    m_newsList->setVisible(!isEmpty);
}

void DashboardWidget::retranslateUi()
{
    m_frame->setTitle(tr("Overview"));
    m_charts[Months]->setTitle(tr("Money by month"));
    m_charts[Months]->setNote(tr("What came in and what went out, in won"));
    m_charts[Months]->setEmptyText(tr("The first donation starts this chart."));
    m_charts[Growth]->setTitle(tr("Raised and spent so far"));
    m_charts[Growth]->setNote(tr("Sums up to the end of each month, in won"));
    m_charts[Growth]->setEmptyText(tr("The first donation starts this chart."));
    m_charts[Whereabouts]->setTitle(tr("Where the money is"));
    m_charts[Whereabouts]->setEmptyText(tr("The first donation starts this chart."));
    m_charts[Live]->setTitle(tr("The last hour, by minute"));
    m_charts[Live]->setEmptyText(tr("The first block starts this chart."));
    m_charts[States]->setTitle(tr("Campaigns by state"));
    m_charts[States]->setEmptyText(tr("There is no campaign yet."));
    m_charts[Refusals]->setTitle(tr("Refusals by reason"));
    m_charts[Refusals]->setEmptyText(tr("Nothing has been refused."));
    m_charts[Refusals]->setLink(tr("Audit record"), [this] { openThing(u"refusals"_s); });
    m_newsTitle->setText(tr("Newest transactions"));
    m_newsList->setAccessibleName(tr("Newest transactions"));
    showSummary();
    showLastHour();
    showRefusals();
    showNews();
}

void DashboardWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void DashboardWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DashboardWidget::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    arrange();
    showLastHour();
}

} // namespace maru::console
