// SPDX-License-Identifier: Apache-2.0
// The overview for election officers.
#include "admin-console/pages/elections/election_overview.h"

#include "admin-console/charts/chart_card.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/election_frame.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/figure_button.h"
#include "admin-console/widgets/overview_layout.h"
#include "admin-console/widgets/page_frame.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOverviewDelayMs = 1'000;
constexpr int kTimeTickMs = 10'000;
constexpr int kTwoCardsWidth = 860;
constexpr int kFiveFiguresWidth = 1'000;
constexpr int kOverviewCardHeight = 230;
constexpr int kAlarmRows = 20; // of each kind; the voting day shows more

} // namespace

ElectionOverview::ElectionOverview(Services& given, Transport& transport, QWidget* parent)
    : QWidget(parent), m_services(given), m_transport(transport), m_book(transport)
{
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kOverviewDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        load();
        loadElection();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            showTasks();
            showFigures();
            showTimeLeft();
        }
    });
    m_tick.start(kTimeTickMs);
    connect(&m_book, &ElectionBook::changed, this, &ElectionOverview::follow);
    connect(m_hours, &ChartCard::retryAsked, this, &ElectionOverview::load);
    connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
        if (isVisible() && (concerns(block, "election") || concerns(block, "approvals")))
            startOnce(m_delay);
    });
    connect(&given.connection, &Connection::stateChanged, this, [this] {
        if (m_services.connection.state() == Connection::State::Online)
            load();
        else
            showAll();
    });
    connect(&given.session, &Session::opened, this, &ElectionOverview::load);
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &ElectionOverview::showAll);
    retranslateUi();
}

void ElectionOverview::build()
{
    const OverviewLayout made = makeOverviewLayout(this);
    m_frame = made.frame;
    m_stale = made.stale;
    m_scroll = made.scroll;
    m_figureGrid = made.figures;
    m_grid = made.cards;
    QWidget* inside = made.inside;
    m_frame->body()->insertWidget(1, new ElectionHead(m_services, m_book, m_frame));

    for (FigureButton*& one : m_figures)
        one = new FigureButton(inside);
    connect(m_figures[Time], &QPushButton::clicked, this, [this] {
        const std::string state = m_row.stringOr("state", "");
        const bool isBefore = state == "draft" || state == "ceremony";
        const bool isAfter = state == "closed" || state == "counted" || state == "certified";
        go(isBefore ? u"elections"_s : isAfter ? u"counting"_s : u"votingday"_s, m_book.currentId());
    });
    connect(
        m_figures[Turnout], &QPushButton::clicked, this, [this] { go(u"votingday"_s, m_book.currentId()); });
    connect(m_figures[Objections], &QPushButton::clicked, this,
        [this] { go(u"objections"_s, u"election="_s + m_book.currentId()); });
    connect(
        m_figures[Alarms], &QPushButton::clicked, this, [this] { go(u"votingday"_s, m_book.currentId()); });
    connect(m_figures[Waiting], &QPushButton::clicked, this, [this] {
        if (m_taskList.empty())
            go(u"page"_s, u"approvals"_s);
        else
            go(m_taskList.front().kind, m_taskList.front().id);
    });

    m_hours = new ChartCard(ChartKind::Bar, inside);
    m_hours->setMinimumHeight(kOverviewCardHeight);
    m_cards[0] = makeCard(m_taskTitle, m_taskEmpty, m_taskTable, m_tasks, u"overviewTasks"_s);
    m_cards[1] = m_hours;
    m_cards[2] = makeCard(m_alertTitle, m_alertEmpty, m_alertTable, m_alerts, u"overviewAlerts"_s);
    m_cards[3] = makeCard(m_otherTitle, m_otherEmpty, m_otherTable, m_others, u"overviewElections"_s);
    for (QWidget* card : m_cards)
        card->setParent(inside);
    const auto opens = [this](QTableView* table, std::function<void(int)> open) {
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        connect(table, &QTableView::clicked, this, [open](const QModelIndex& at) { open(at.row()); });
        connect(table, &QTableView::activated, this, [open](const QModelIndex& at) { open(at.row()); });
    };
    opens(m_taskTable, [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_taskList.size())) {
            const ElectionTask task = m_taskList[static_cast<std::size_t>(row)];
            go(task.kind, task.id);
        }
    });
    opens(m_alertTable, [this](int) { go(u"votingday"_s, m_book.currentId()); });
    opens(m_otherTable, [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_otherIds.size()))
            m_book.choose(QString(m_otherIds[static_cast<std::size_t>(row)]));
    });
}

QWidget* ElectionOverview::makeCard(
    QLabel*& title, QLabel*& empty, QTableView*& table, CellsModel*& model, const QString& name)
{
    auto* card = new QWidget(this);
    card->setObjectName(u"card"_s);
    card->setAttribute(Qt::WA_StyledBackground);
    card->setMinimumHeight(kOverviewCardHeight);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 12, 1, 1);
    layout->setSpacing(6);
    title = new QLabel(card);
    title->setObjectName(u"sectionTitle"_s);
    title->setContentsMargins(13, 0, 13, 0);
    empty = makeLabel(u"subtle"_s, card);
    empty->setAlignment(Qt::AlignCenter);
    empty->setContentsMargins(13, 0, 13, 0);
    table = makeWordTable(name, model, card);
    layout->addWidget(title);
    layout->addWidget(empty, 1);
    layout->addWidget(table, 1);
    return card;
}

void ElectionOverview::arrange()
{
    const int room = m_scroll->viewport()->width();
    const int columns = room >= kTwoCardsWidth ? 2 : 1;
    const int figures = room >= kFiveFiguresWidth ? kFigures : 3;
    if (columns * 10 + figures == m_columns)
        return;
    m_columns = columns * 10 + figures;
    placeFigures(*m_figureGrid, { m_figures.begin(), m_figures.end() }, figures);
    const int cards = static_cast<int>(m_cards.size());
    for (int i = 0; i < cards; ++i)
        m_grid->addWidget(m_cards[static_cast<std::size_t>(i)], i / columns, i % columns);
    for (int i = 0; i < cards; ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
        m_grid->setRowStretch(i, i < cards / columns ? 1 : 0);
    }
}

void ElectionOverview::load()
{
    m_error.reset();
    m_book.load();
    // Of no election: the answer counts whichever is chosen meanwhile.
    m_transport.send(
        get(u"/v1/proposals"_s, { { u"for"_s, u"me"_s }, { u"limit"_s, u"1"_s }, { u"total"_s, u"1"_s } }),
        this, [this](const ApiAnswer& answer) {
            if (answer)
                m_proposals = answer->integerOr("total", 0);
            else
                m_error = answer.error();
            showAll();
        });
}

void ElectionOverview::follow()
{
    const base::Json row = m_book.current();
    if (m_book.error())
        m_error = m_book.error();
    const bool isSame = row.stringOr("id", "") == m_row.stringOr("id", "");
    const bool hasMoved = row != m_row;
    m_row = row;
    if (!isSame) {
        ++m_generation;
        m_progress = {};
        m_result = {};
        m_alarmRows.clear();
        m_input = {};
    }
    if (m_row.isObject() && (hasMoved || !m_progress.isObject()))
        loadElection();
    showAll();
}

void ElectionOverview::ask(const QString& path, QueryItems items, std::function<void(const base::Json&)> take)
{
    m_transport.send(get(path, std::move(items)), this,
        [this, take = std::move(take), generation = m_generation](const ApiAnswer& answer) {
            if (answer) {
                m_asOf = m_services.connection.serverNow();
                if (generation != m_generation)
                    return;
                take(*answer);
            } else if (generation == m_generation) {
                m_error = answer.error();
            }
            showAll();
        });
}

void ElectionOverview::loadElection()
{
    if (!m_row.isObject())
        return;
    const QString id = toQt(m_row.stringOr("id", ""));
    ask(u"/v1/query/election/progress"_s, { { u"election"_s, id } },
        [this](const base::Json& answer) { m_progress = answer; });
    for (const char* verdict : { "fail", "fork" })
        ask(u"/v1/query/election/observations"_s,
            { { u"election"_s, id }, { u"verdict"_s, QString::fromLatin1(verdict) },
                { u"sort"_s, u"-time"_s }, { u"limit"_s, QString::number(kAlarmRows) } },
            [this, verdict = std::string(verdict)](const base::Json& answer) {
                const base::Json* list = answer.find("rows");
                m_alarmRows[verdict] =
                    list != nullptr && list->isArray() ? list->asArray() : base::Json::Array();
            });
    ask(u"/v1/node"_s, {},
        [this](const base::Json& answer) { m_input.queue = answer.integerOr("queue", -1); });
    if (m_row.stringOr("state", "") == "counted")
        ask(u"/v1/query/election/result"_s, { { u"election"_s, id } },
            [this](const base::Json& answer) { m_result = answer; });
}

void ElectionOverview::showAll()
{
    const bool isAway = m_services.connection.state() == Connection::State::Offline;
    const QString when = formatTimeWithZone(base::UnixSeconds(m_asOf));
    m_frame->setFacts(when.isEmpty() ? QString() : tr("As of %1").arg(when));
    m_stale->setVisible(isAway || m_error.has_value());
    if (isAway)
        m_stale->setText(tr("! No connection to the server. The figures are as of %1.")
                             .arg(when.isEmpty() ? u"–"_s : when));
    else if (m_error)
        m_stale->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
    showAlerts();
    showTasks();
    showFigures();
    showTimeLeft();
    showOthers();
    if (m_progress.isObject())
        m_hours->setData(turnoutByHour(m_progress));
    else if (m_error)
        m_hours->setError(problemText(*m_error, m_services.language.code()));
    else if (!m_row.isObject())
        m_hours->setData({});
}

void ElectionOverview::showTimeLeft()
{
    const std::string state = m_row.stringOr("state", "");
    const qint64 now = m_services.connection.serverNow();
    const auto at = [this](const char* member) { return m_row.integerOr(member, 0); };
    const auto when = [](qint64 time) { return formatTimeWithZone(base::UnixSeconds(time)); };
    const QString opens = tr("Opens the election");
    const auto until = [&](const QString& title, qint64 time, const QString& past) {
        m_figures[Time]->set(title, time > now ? timeLeftText(time - now) : past, when(time), opens);
    };
    if (!m_row.isObject())
        m_figures[Time]->set(tr("Time left"), u"–"_s, tr("No election yet"), opens);
    else if (state == "paused")
        m_figures[Time]->set(
            tr("Time left"), tr("Paused"), tr("planned end %1").arg(when(at("closes"))), opens);
    else if (state == "open")
        until(tr("Until voting ends"), at("closes"), tr("over"));
    else if (state == "closed") {
        const base::Json* counting = m_progress.find("counting");
        m_figures[Time]->set(tr("Sums counted"),
            counting == nullptr ? u"–"_s
                                : QString(formatInteger(counting->integerOr("counted", 0)) + u" / "_s
                                    + formatInteger(counting->integerOr("sums", 0))),
            tr("closed at %1").arg(when(at("closed_at"))), opens);
    } else if (state == "counted")
        until(tr("Objections to the result until"), m_result.integerOr("objections_until", 0), tr("over"));
    else if (state == "certified" || state == "archived")
        m_figures[Time]->set(
            tr("Result"), tr("Certified"), formatTimeWithZone(base::UnixSeconds(at("certified_at"))), opens);
    else if (state == "void")
        m_figures[Time]->set(tr("Result"), tr("Void"), {}, opens);
    else if (state == "ceremony" && at("round_deadline") > 0)
        until(tr("This round of the key ceremony"), at("round_deadline"), tr("over"));
    else if (now < at("enrol_until") && now >= at("enrol_from"))
        until(tr("Until enrolment ends"), at("enrol_until"), tr("over"));
    else
        until(tr("Until voting begins"), at("opens"), tr("due"));
}

void ElectionOverview::showFigures()
{
    const auto number = [this](const char* key) { return m_progress.integerOr(key, 0); };
    const bool isKnown = m_progress.isObject();
    const bool hasBegun = isKnown && (number("voted") > 0 || m_row.integerOr("opened_at", 0) > 0);
    if (hasBegun)
        m_figures[Turnout]->set(tr("Turnout (of the enrolled)"),
            formatShare(number("voted"), number("enrolled")),
            tr("%1 of %2 · %3 of the roll")
                .arg(formatInteger(number("voted")), formatInteger(number("enrolled")),
                    formatShare(number("voted"), number("entries"))),
            tr("Opens the voting day"));
    else
        m_figures[Turnout]->set(tr("Enrolled"),
            isKnown ? formatShare(number("enrolled"), number("entries")) : u"–"_s,
            isKnown ? tr("%1 of %2 on the roll")
                          .arg(formatInteger(number("enrolled")), formatInteger(number("entries")))
                    : QString(),
            tr("Opens the voting day"));
    m_figures[Objections]->set(tr("Open objections"), isKnown ? formatInteger(number("objections")) : u"–"_s,
        isKnown ? tr("%1 incidents in the log").arg(formatInteger(number("incidents"))) : QString(),
        tr("Opens the objections"));
    const int alarms = m_alerts->rowCount();
    m_figures[Alarms]->set(tr("To look at"), isKnown ? formatInteger(alarms) : u"–"_s,
        alarms > 0    ? m_alerts->cell(0, 0).text
            : isKnown ? tr("✓ Nothing to look at")
                      : QString(),
        tr("Opens the voting day"));
    const auto tasks = static_cast<qint64>(m_taskList.size());
    m_figures[Waiting]->set(tr("Waits for me"), formatInteger(tasks),
        m_taskList.empty() ? tr("✓ Nothing waits for you") : m_taskList.front().what,
        tr("Opens what comes first"));
}

void ElectionOverview::showTasks()
{
    TaskInput input;
    input.election = m_row;
    input.progress = m_progress;
    input.result = m_result;
    input.officer = fromQt(m_services.session.officer().officer);
    input.mayDo = [this](const char* action) {
        const ActionInfo* info = m_services.catalogue.action("election", action);
        return info != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*info);
    };
    input.proposals = m_proposals;
    input.now = m_services.connection.serverNow();
    m_taskList = electionTasks(input);
    std::vector<std::vector<Cell>> rows;
    for (const ElectionTask& one : m_taskList)
        rows.push_back({ { u"→ "_s + one.what, false, Tone::Primary, true }, { one.why } });
    m_taskEmpty->setText(tr("✓ Nothing waits for you"));
    m_taskEmpty->setVisible(rows.empty());
    m_taskTable->setVisible(!rows.empty());
    m_tasks->setRows(std::move(rows));
    m_taskTable->setColumnWidth(0, 250);
}

void ElectionOverview::showAlerts()
{
    m_input.observations.clear();
    for (const auto& [verdict, all] : m_alarmRows)
        m_input.observations.insert(m_input.observations.end(), all.begin(), all.end());
    m_input.state = m_row.stringOr("state", "");
    m_input.closes = m_row.integerOr("closes", 0);
    m_input.now = m_services.connection.serverNow();
    m_input.isBehind = m_services.connection.state() == Connection::State::Offline;
    std::vector<std::vector<Cell>> rows;
    for (const Alert& one : alertsOf(m_input, m_services.language)) {
        const QString sign = one.tone == Tone::Danger ? u"✕ "_s
            : one.tone == Tone::Warning               ? u"! "_s
                                                      : u"· "_s;
        rows.push_back({ { sign + one.title, false, one.tone, true }, { one.text } });
    }
    m_alertEmpty->setText(tr("✓ Nothing to look at"));
    m_alertEmpty->setVisible(rows.empty());
    m_alertTable->setVisible(!rows.empty());
    m_alerts->setRows(std::move(rows));
    m_alertTable->setColumnWidth(0, 250);
}

void ElectionOverview::showOthers()
{
    std::vector<std::vector<Cell>> rows;
    m_otherIds.clear();
    for (const base::Json& one : m_book.rows()) {
        if (toQt(one.stringOr("id", "")) == m_book.currentId())
            continue;
        const QString mark = one.booleanOr("rehearsal", false) ? tr("[Rehearsal] ") : QString();
        QString title = m_services.language.pick(one, "title");
        if (!mark.isEmpty() && title.startsWith(mark.trimmed()))
            title = title.mid(mark.trimmed().size()).trimmed();
        const StateWord word = stateWord("elections/" + one.stringOr("state", ""));
        rows.push_back({ { mark + title }, { word.sign + u' ' + word.word, false, word.tone },
            { formatTime(base::UnixSeconds(one.integerOr("opens", 0))) } });
        m_otherIds.push_back(toQt(one.stringOr("id", "")));
    }
    m_otherEmpty->setText(m_row.isObject() ? tr("There is no other election.") : tr("No election yet"));
    m_otherEmpty->setVisible(rows.empty());
    m_otherTable->setVisible(!rows.empty());
    m_others->setRows(std::move(rows));
    m_otherTable->setColumnWidth(0, 270);
    m_otherTable->setColumnWidth(1, 130);
}

void ElectionOverview::retranslateUi()
{
    m_frame->setTitle(tr("Overview"));
    m_hours->setTitle(tr("First votes by hour"));
    m_hours->setNote(tr("Korean time; a vote that replaces an earlier one is not counted again"));
    m_hours->setEmptyText(tr("No vote yet"));
    const auto name = [](QLabel* label, QTableView* table, const QString& title) {
        label->setText(title);
        table->setAccessibleName(title);
    };
    name(m_taskTitle, m_taskTable, tr("Waits for me"));
    name(m_alertTitle, m_alertTable, tr("To look at"));
    name(m_otherTitle, m_otherTable, tr("Other elections"));
    m_tasks->setHeader({ tr("What to do"), tr("Why") });
    m_alerts->setHeader({ tr("What"), tr("Why") });
    m_others->setHeader({ tr("Election"), tr("State"), tr("Opens") });
    showAll();
}

void ElectionOverview::go(const QString& kind, const QString& id)
{
    if (m_services.show)
        m_services.show(kind, id);
}

void ElectionOverview::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ElectionOverview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ElectionOverview::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    arrange();
    if (m_services.connection.state() == Connection::State::Online)
        load();
}

} // namespace maru::console::elections
