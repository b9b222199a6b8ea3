// SPDX-License-Identifier: Apache-2.0
// The voting day.
#include "admin-console/pages/elections/voting_day.h"

#include "admin-console/charts/chart_card.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/precinct_turnout.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/page_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVotingDelayMs = 1'000;
constexpr qint64 kRefusalSeconds = 3'600;
constexpr int kRefusalPages = 4; // of 500 transactions
constexpr int kIncidentsAPage = 100;
constexpr int kAlarmsShown = 200; // of each kind
constexpr qint64 kLongestVotingWait = 3'600;

/// The counting unit of an incident is chosen by name: nobody knows the ids.
ActionInfo withUnits(ActionInfo info, const base::Json& progress)
{
    const base::Json* units = progress.find("units");
    if (units == nullptr || !units->isArray() || units->asArray().empty())
        return info;
    for (schema::Field& field : info.payload.fields) {
        if (field.name != "unit")
            continue;
        field.type = schema::FieldType::Enum;
        field.minimum.reset();
        field.maximum.reset();
        for (const base::Json& unit : units->asArray()) {
            const std::string id = unit.stringOr("unit", "");
            const std::string korean = unit.stringOr("name_ko", "");
            const std::string english = unit.stringOr("name_en", "");
            field.choices.push_back({ id,
                { korean.empty() ? id : korean,
                    english.empty() ? (korean.empty() ? id : korean) : english } });
        }
    }
    return info;
}

} // namespace

VotingDay::VotingDay(Services& given, Transport& transport, QWidget* parent)
    : ElectionView(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    m_frame->setContentsMargins(0, 0, 0, 0);
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    const std::pair<const char*, std::vector<std::string>> actions[] = {
        { "freeze", { "ready" } },
        { "openElection", { "frozen" } },
        { "pauseElection", { "open" } },
        { "resumeElection", { "paused" } },
        { "extendElection", { "frozen", "open", "paused" } },
        { "voidElection", { "draft", "ceremony", "ready", "frozen", "open", "paused", "closed", "counted" } },
        { "closeElection", { "open", "paused" } },
    };
    std::vector<QWidget*> placed;
    for (const auto& [name, states] : actions) {
        auto* button = new QPushButton(this);
        button->setObjectName(u"voting_"_s + QString::fromLatin1(name));
        button->setAutoDefault(false);
        // What comes next of itself; never two of them in one state.
        const std::string_view step = name;
        button->setProperty("main", step == "freeze" || step == "openElection" || step == "resumeElection");
        connect(
            button, &QPushButton::clicked, this, [this, action = std::string(name)] { openAction(action); });
        m_buttons.push_back({ name, states, button });
        placed.push_back(button);
    }
    m_frame->setButtons(placed);

    auto* charts = new QHBoxLayout;
    charts->setSpacing(12);
    m_hours = new ChartCard(ChartKind::Bar, this);
    m_precincts = new PrecinctTurnout(given, this);
    for (QWidget* card : std::initializer_list<QWidget*> { m_hours, m_precincts }) {
        card->setMinimumHeight(260);
        charts->addWidget(card, 1);
    }
    m_frame->body()->addLayout(charts, 3);

    auto* tables = new QHBoxLayout;
    tables->setSpacing(12);
    const auto addTable = [this, tables](QLabel*& title, QTableView*& table, CellsModel*& model,
                              const QString& name, QPushButton* button) {
        auto* column = new QVBoxLayout;
        column->setSpacing(6);
        auto* head = new QHBoxLayout;
        title = new QLabel(this);
        title->setObjectName(u"sectionTitle"_s);
        head->addWidget(title);
        head->addStretch(1);
        if (button != nullptr)
            head->addWidget(button);
        table = makeWordTable(name, model, this);
        table->setMinimumHeight(150);
        column->addLayout(head);
        column->addWidget(table, 1);
        tables->addLayout(column, 1);
    };
    m_log = makeButton(u"logIncident"_s, this);
    addTable(m_alertTitle, m_alertTable, m_alerts, u"votingAlerts"_s, nullptr);
    addTable(m_incidentTitle, m_incidentTable, m_incidents, u"votingIncidents"_s, m_log);
    m_older = makeButton(u"olderIncidents"_s, this);
    m_older->setVisible(false);
    tables->itemAt(1)->layout()->addWidget(m_older);
    m_frame->body()->addLayout(tables, 2);
    connect(m_log, &QPushButton::clicked, this, [this] { openAction("logIncident"); });
    connect(m_older, &QPushButton::clicked, this, [this] { loadIncidents(m_nextIncidents); });
    m_moment.setSingleShot(true);
    connect(&m_moment, &QTimer::timeout, this, &VotingDay::showButtons);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kVotingDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &VotingDay::load);
    connect(m_hours, &ChartCard::retryAsked, this, &VotingDay::load);
    connect(&given.connection, &Connection::stateChanged, this, &VotingDay::showAll);
    connect(&given.session, &Session::opened, this, &VotingDay::showButtons);
    connect(&given.session, &Session::closed, this, &VotingDay::showButtons);
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &VotingDay::retranslateUi);
    retranslateUi();
}

void VotingDay::showElection(const base::Json& row)
{
    const bool isSame = m_row.stringOr("id", "") == row.stringOr("id", "");
    m_row = row;
    if (!isSame) {
        ++m_generation;
        m_delay.stop();
        m_progress = {};
        m_incidentRows.clear();
        m_nextIncidents.clear();
        m_alarms.clear();
        m_input = {};
        m_error.reset();
        if (m_row.isObject())
            load();
    } else if (isVisible()) {
        startOnce(m_delay);
    }
    showAll();
}

void VotingDay::refresh()
{
    if (m_row.isObject())
        startOnce(m_delay);
}

void VotingDay::ask(const QString& path, QueryItems items, std::function<void(const base::Json&)> take)
{
    m_transport.send(get(path, std::move(items)), this,
        [this, take = std::move(take), generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (answer)
                take(*answer);
            else
                m_error = answer.error();
            showAll();
        });
}

void VotingDay::load()
{
    const QString id = toQt(m_row.stringOr("id", ""));
    m_error.reset();
    ask(u"/v1/query/election/progress"_s, { { u"election"_s, id } },
        [this](const base::Json& answer) { m_progress = answer; });
    const auto rows = [](const base::Json& answer) {
        const base::Json* list = answer.find("rows");
        return list != nullptr && list->isArray() ? list->asArray() : base::Json::Array();
    };
    loadIncidents({});
    // Only what is an alarm, the newest first: hundreds that all is well must not push it off the page.
    for (const char* verdict : { "fail", "fork" })
        ask(u"/v1/query/election/observations"_s,
            { { u"election"_s, id }, { u"verdict"_s, QString::fromLatin1(verdict) },
                { u"sort"_s, u"-time"_s }, { u"limit"_s, QString::number(kAlarmsShown) } },
            [this, rows, verdict = std::string(verdict)](const base::Json& answer) {
                m_alarms[verdict] = rows(answer);
                m_input.observations.clear();
                for (const auto& [name, all] : m_alarms)
                    m_input.observations.insert(m_input.observations.end(), all.begin(), all.end());
            });
    ask(u"/v1/node"_s, {},
        [this](const base::Json& answer) { m_input.queue = answer.integerOr("queue", -1); });
    loadRefusals({}, {}, kRefusalPages);
}

void VotingDay::loadIncidents(const QString& after)
{
    QueryItems items { { u"election"_s, toQt(m_row.stringOr("id", "")) }, { u"sort"_s, u"-time"_s },
        { u"limit"_s, QString::number(kIncidentsAPage) } };
    if (!after.isEmpty())
        items.emplace_back(u"after"_s, after);
    ask(u"/v1/query/election/incidents"_s, std::move(items), [this, after](const base::Json& answer) {
        const base::Json* list = answer.find("rows");
        const auto& given = list != nullptr && list->isArray() ? list->asArray() : base::Json::Array();
        // A look at the newest leaves the older ones that were read before.
        const bool isFirst = m_incidentRows.empty();
        for (const base::Json& row : given)
            m_incidentRows[row.integerOr("number", 0)] = row;
        if (isFirst || !after.isEmpty())
            m_nextIncidents = toQt(answer.stringOr("next", ""));
    });
}

void VotingDay::loadRefusals(const QString& after, std::vector<base::Json> before, int pagesLeft)
{
    QueryItems items { { u"domain"_s, u"election"_s }, { u"action"_s, u"cast"_s },
        { u"from"_s, QString::number(m_services.connection.serverNow() - kRefusalSeconds) },
        { u"limit"_s, u"500"_s } };
    if (!after.isEmpty())
        items.emplace_back(u"after"_s, after);
    ask(u"/v1/transactions"_s, std::move(items),
        [this, before = std::move(before), pagesLeft](const base::Json& answer) mutable {
            if (const base::Json* list = answer.find("rows"); list != nullptr && list->isArray())
                before.insert(before.end(), list->asArray().begin(), list->asArray().end());
            m_input.refusals = refusalsByReason(before);
            const QString next = toQt(answer.stringOr("next", ""));
            if (!next.isEmpty() && pagesLeft > 1)
                loadRefusals(next, std::move(before), pagesLeft - 1);
        });
}

ActionForm* VotingDay::openAction(const std::string& action)
{
    const ActionInfo* info = m_services.catalogue.action("election", action);
    if (info == nullptr || !m_row.isObject())
        return nullptr;
    base::Json prefill = base::Json::object({ { "election", m_row.stringOr("id", "") } });
    if (action == "extendElection")
        prefill.set("closes", m_row.integerOr("closes", 0) + 3'600);
    auto* form = new ActionForm(
        m_services, action == "logIncident" ? withUnits(*info, m_progress) : *info, prefill, this);
    form->setAdvice([this, action, title = m_services.language.pick(m_row, "title"),
                        isRehearsal = m_row.booleanOr("rehearsal", false)](const base::Json&) {
        const QString name = (isRehearsal ? tr("rehearsal “%1”") : tr("election “%1”")).arg(title);
        if (action == "voidElection")
            return tr(
                "Of the %1: all votes become worthless, and no result is ever made. This cannot be undone.")
                .arg(name);
        if (action == "pauseElection")
            return tr(
                "Of the %1: nobody can vote until it is resumed. A paused vote is not closed by itself.")
                .arg(name);
        if (action == "closeElection")
            return tr("Of the %1: no further ballot is taken, and counting begins.").arg(name);
        if (action == "freeze")
            return tr("Of the %1: roll, candidates, times and keys can never be changed afterwards.")
                .arg(name);
        return tr("Of the %1.").arg(name);
    });
    connect(form, &ActionForm::committed, this, &VotingDay::refresh);
    form->open();
    return form;
}

QStringList VotingDay::possibleActions() const
{
    QStringList names;
    for (const Button& one : m_buttons) {
        if (one.button->isEnabled() && !one.button->isHidden())
            names << QString::fromLatin1(one.action);
    }
    return names;
}

qint64 VotingDay::closingTime() const
{
    // As the chain has it: by hand from the closing time on, by the clock only when the grace is over as well.
    const qint64 grace = m_row.stringOr("opening", "") == "authority" ? 0 : m_row.integerOr("grace", 0);
    return m_row.integerOr("closes", 0) + grace;
}

QString VotingDay::reasonToWait(std::string_view action) const
{
    const qint64 now = m_services.connection.serverNow();
    if (action == "freeze" && now < m_row.integerOr("enrol_until", 0))
        return tr("This can be done when enrolment has ended.");
    if (action == "openElection" && now < m_row.integerOr("opens", 0))
        return tr("This can be done when the opening time has come.");
    if (action == "closeElection" && m_row.stringOr("state", "") == "paused")
        return tr("A paused vote is resumed first, or extended, or declared void.");
    if (action == "closeElection" && now < closingTime())
        return tr("This can be done after the closing time and the grace.");
    return {};
}

void VotingDay::showButtons()
{
    const std::string state = m_row.stringOr("state", "");
    for (const Button& one : m_buttons) {
        const ActionInfo* info = m_services.catalogue.action("election", one.action);
        const bool fits = std::find(one.states.begin(), one.states.end(), state) != one.states.end();
        const bool may = info != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*info);
        const QString tooEarly = fits && may ? reasonToWait(one.action) : QString();
        one.button->setVisible(fits && may);
        one.button->setEnabled(fits && may && tooEarly.isEmpty());
        one.button->setToolTip(tooEarly);
        one.button->setAccessibleDescription(tooEarly);
    }
    const qint64 now = m_services.connection.serverNow();
    qint64 wait = kLongestVotingWait;
    const qint64 moments[] = { m_row.integerOr("opens", 0), m_row.integerOr("enrol_until", 0),
        closingTime() };
    for (const qint64 moment : moments) {
        if (moment > now)
            wait = std::min(wait, moment - now);
    }
    if (m_row.isObject())
        m_moment.start(static_cast<int>(wait * 1'000));
    else
        m_moment.stop();
    const ActionInfo* log = m_services.catalogue.action("election", "logIncident");
    m_log->setEnabled(
        m_row.isObject() && log != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*log));
}

void VotingDay::showAll()
{
    const Language& language = m_services.language;
    showButtons();
    m_frame->setTitle(m_row.isObject() ? language.pick(m_row, "title") : tr("No election is chosen."));
    const auto number = [this](const char* key) { return m_progress.integerOr(key, 0); };
    const auto when = [this](
                          const char* key) { return formatTime(base::UnixSeconds(m_row.integerOr(key, 0))); };
    const QString secrecy = m_row.stringOr("mode", "") == "ring"
        ? tr("ring mode: who has voted stays hidden")
        : tr("signed mode: who has voted can be seen");
    m_frame->setFacts(m_row.isObject()
            ? QString(tr("Voting from %1 to %2").arg(when("opens"), when("closes")) + u" · "_s + secrecy)
            : QString());
    if (m_progress.isObject()) {
        m_frame->setFigures({
            { tr("Turnout (of the enrolled)"), formatShare(number("voted"), number("enrolled")),
                tr("%1 of %2 enrolled")
                    .arg(formatInteger(number("voted")), formatInteger(number("enrolled"))) },
            { tr("Turnout of the roll"), formatShare(number("voted"), number("entries")),
                tr("%1 of %2 on the roll")
                    .arg(formatInteger(number("voted")), formatInteger(number("entries"))) },
            { tr("Enrolled"), formatInteger(number("enrolled")),
                tr("%1 of the roll").arg(formatShare(number("enrolled"), number("entries"))) },
            { tr("Ballots taken"), formatInteger(number("ballots")),
                tr("%1 replaced by a later one").arg(formatInteger(number("replaced"))) },
            { tr("Challenges"), formatInteger(number("challenges")), tr("opened to check the encryption") },
        });
        m_hours->setData(turnoutByHour(m_progress));
        m_precincts->show(m_progress, m_row);
    } else {
        m_frame->setFigures({});
        m_precincts->show({}, m_row);
        if (m_error) {
            m_hours->setError(problemText(*m_error, language.code()));
            m_precincts->showError(problemText(*m_error, language.code()));
        }
    }

    m_input.state = m_row.stringOr("state", "");
    m_input.closes = m_row.integerOr("closes", 0);
    m_input.now = m_services.connection.serverNow();
    m_input.isBehind = m_services.connection.state() == Connection::State::Offline;
    std::vector<std::vector<Cell>> alerts;
    for (const Alert& one : alertsOf(m_input, language)) {
        const QString sign = one.tone == Tone::Danger ? u"✕ "_s
            : one.tone == Tone::Warning               ? u"! "_s
                                                      : u"· "_s;
        alerts.push_back({ { sign + one.title, false, one.tone, true }, { one.text } });
    }
    m_alertTitle->setText(alerts.empty() ? tr("✓ Nothing to look at") : tr("To look at"));
    m_alerts->setHeader({ tr("What"), tr("Why") });
    m_alertTable->setVisible(!alerts.empty());
    m_alerts->setRows(std::move(alerts));
    m_alertTable->setColumnWidth(0, 260);

    std::vector<std::vector<Cell>> incidents;
    for (const auto& [order, one] : m_incidentRows) {
        const std::string kind = one.stringOr("kind", "");
        const QString word = m_services.catalogue.choiceLabel("election", "kind", kind, language);
        incidents.push_back({ { formatTime(base::UnixSeconds(one.integerOr("time", 0))) },
            { word.isEmpty() ? toQt(kind) : word }, { toQt(one.stringOr("text", "")) } });
    }
    m_incidents->setHeader({ tr("Time"), tr("Kind"), tr("What happened") });
    m_incidentTitle->setText(incidents.empty() ? tr("No incident in the log") : tr("Log of incidents"));
    m_incidentTable->setVisible(!incidents.empty());
    m_older->setVisible(!m_nextIncidents.isEmpty());
    // Where there is nothing to list the charts take the place.
    const bool hasLists = !m_alertTable->isHidden() || !incidents.empty();
    m_frame->body()->setStretch(m_frame->body()->count() - 1, hasLists ? 2 : 0);
    m_incidents->setRows(std::move(incidents));
    m_incidentTable->setColumnWidth(0, 130);
    m_incidentTable->setColumnWidth(1, 110);
}

void VotingDay::retranslateUi()
{
    for (const Button& one : m_buttons) {
        const ActionInfo* info = m_services.catalogue.action("election", one.action);
        const QString label =
            info == nullptr ? QString::fromLatin1(one.action) : m_services.language.pick(info->label);
        one.button->setText(label + u'…');
        one.button->setAccessibleName(label);
    }
    m_hours->setTitle(tr("First votes by hour"));
    m_hours->setNote(tr("Korean time; a vote that replaces an earlier one is not counted again"));
    m_hours->setEmptyText(tr("No vote yet"));
    m_older->setText(tr("Show older incidents"));
    m_older->setAccessibleName(m_older->text());
    m_log->setText(tr("Log an incident…"));
    m_log->setAccessibleName(tr("Log an incident"));
    m_alertTable->setAccessibleName(tr("To look at"));
    m_incidentTable->setAccessibleName(tr("Log of incidents"));
    showAll();
}

void VotingDay::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

} // namespace maru::console::elections
