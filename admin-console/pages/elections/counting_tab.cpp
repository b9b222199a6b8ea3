// SPDX-License-Identifier: Apache-2.0
// The counting.
#include "admin-console/pages/elections/counting_tab.h"

#include "admin-console/charts/chart_card.h"
#include "admin-console/core/client_transport.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_part.h"
#include "admin-console/pages/elections/course_paper.h"
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/official_table.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/precinct_tiles.h"
#include "admin-console/pages/elections/runoff.h"
#include "admin-console/pages/elections/tie_dialog.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/page_frame.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCountingDelayMs = 1'000;
constexpr qint64 kLongestCountingWait = 3'600;

bool isIn(const std::string& state, std::initializer_list<const char*> states)
{
    for (const char* one : states) {
        if (state == one)
            return true;
    }
    return false;
}

/// A button that cannot be used says why, to the eye and to a screen reader.
void allowCounting(QPushButton* button, bool isAllowed, const QString& otherwise)
{
    button->setEnabled(isAllowed);
    button->setToolTip(isAllowed ? QString() : otherwise);
    button->setAccessibleDescription(button->toolTip());
}

} // namespace

CountingTab::CountingTab(Services& given, Transport& transport, QWidget* parent)
    : ElectionView(parent)
    , m_services(given)
    , m_transport(transport)
    , m_records(std::make_unique<ClientTransport>(given.connection))
{
    m_parts = new PartCheck(transport, this);
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kCountingDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &CountingTab::load);
    m_moment.setSingleShot(true);
    connect(&m_moment, &QTimer::timeout, this, &CountingTab::showAll);
    connect(m_parts, &PartCheck::changed, this, &CountingTab::showAll);
    connect(m_parts, &PartCheck::progressed, this, &CountingTab::showFigures);
    connect(m_part, &CountingPart::published, this, &CountingTab::load);
    connect(&given.session, &Session::opened, this, &CountingTab::showAll);
    connect(&given.session, &Session::closed, this, &CountingTab::showAll);
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &CountingTab::showAll);
    retranslateUi();
}

CountingTab::~CountingTab() = default;

DecryptJob& CountingTab::job()
{
    return m_part->job();
}

TrusteeBox& CountingTab::box()
{
    return m_part->box();
}

void CountingTab::showElection(const base::Json& row)
{
    const bool isSame = m_answers.election.stringOr("id", "") == row.stringOr("id", "");
    m_answers.election = row;
    if (!isSame) {
        ++m_generation;
        m_delay.stop();
        m_part->stop();
        m_parts->stop();
        delete std::exchange(m_courseReader, nullptr);
        m_answers = { row, {}, {}, {} };
        m_shown.reset();
        m_error.reset();
        m_partsSeen = -1;
        m_contest->clear();
        if (row.isObject())
            load();
    } else if (isVisible()) {
        startOnce(m_delay);
    }
    showAll();
}

void CountingTab::refresh()
{
    if (m_answers.election.isObject())
        startOnce(m_delay);
}

void CountingTab::ask(const QString& name, base::Json& place)
{
    m_transport.send(get(u"/v1/query/election/"_s + name,
                         { { u"election"_s, toQt(m_answers.election.stringOr("id", "")) } }),
        this, [this, &place, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (answer)
                place = *answer;
            else
                m_error = answer.error();
            if (&place == &m_answers.table || &place == &m_answers.progress)
                m_shown.reset();
            showAll();
        });
}

void CountingTab::load()
{
    if (!m_answers.election.isObject())
        return;
    m_error.reset();
    ask(u"progress"_s, m_answers.progress);
    ask(u"result"_s, m_answers.result);
    ask(u"officialTable"_s, m_answers.table);
}

std::size_t CountingTab::contest() const
{
    return static_cast<std::size_t>(std::max(0, m_contest->currentIndex()));
}

const base::Json* CountingTab::resultContest() const
{
    const auto& tables = membersOf(m_answers.table, "contests");
    if (contest() >= tables.size())
        return nullptr;
    for (const base::Json& one : membersOf(m_answers.result, "contests")) {
        if (one.stringOr("contest", "") == tables[contest()].stringOr("contest", ""))
            return &one;
    }
    return nullptr;
}

std::int64_t CountingTab::ownIndex() const
{
    if (!m_services.session.isOpen())
        return 0;
    const std::string officer = fromQt(m_services.session.officer().officer);
    for (const base::Json& one : membersOf(memberOf(m_answers.progress, "counting"), "trustees")) {
        if (!officer.empty() && one.stringOr("officer", "") == officer)
            return one.integerOr("index", 0);
    }
    return 0;
}

ActionForm* CountingTab::certify()
{
    const ActionInfo* info = m_services.catalogue.action("election", "certify");
    const std::string hash = m_answers.result.stringOr("hash", "");
    if (info == nullptr || hash.empty())
        return nullptr;
    // What is signed is what is on the screen now, whatever the server says later.
    auto* form = new ActionForm(m_services, *info,
        base::Json::object({ { "election", m_answers.election.stringOr("id", "") }, { "result", hash } }),
        this);
    QStringList lines { m_services.language.pick(m_answers.election, "title") };
    for (const base::Json& one : membersOf(m_answers.result, "contests"))
        lines << m_services.language.pick(one, "title") + u": "_s + outcomeText(one, m_services.language);
    form->setAdvice([text = lines.join(u'\n')](const base::Json&) { return text; });
    connect(form, &ActionForm::committed, this, &CountingTab::refresh);
    form->open();
    return form;
}

void CountingTab::saveCourse()
{
    if (m_courseReader != nullptr || !hasCourse(m_answers.election))
        return;
    m_courseReader = new CourseReader(m_transport, this);
    connect(m_courseReader, &CourseReader::ended, this, [this](const base::Status& status) {
        CourseReader* reader = std::exchange(m_courseReader, nullptr);
        reader->deleteLater();
        if (status)
            savePaper(this, coursePaper(reader->answers(), m_services));
        else
            m_error = status.error();
        showAll();
    });
    m_courseReader->start(m_answers);
    showButtons();
}

TieDialog* CountingTab::resolveTie()
{
    const base::Json* result = resultContest();
    if (result == nullptr || !memberOf(*result, "tie").isObject())
        return nullptr;
    auto* dialog = new TieDialog(m_services, toQt(m_answers.election.stringOr("id", "")), *result, this);
    connect(dialog, &TieDialog::resolved, this, &CountingTab::refresh);
    dialog->open();
    return dialog;
}

void CountingTab::showFigures()
{
    const base::Json& progress = m_answers.progress;
    const base::Json& counting = memberOf(progress, "counting");
    const qint64 sums = counting.integerOr("sums", 0);
    const qint64 counted = counting.integerOr("counted", 0);
    const qint64 threshold = m_answers.election.integerOr("threshold", 0);
    const auto& trustees = membersOf(counting, "trustees");
    qint64 ready = 0;
    qint64 given = 0;
    for (const base::Json& one : trustees) {
        const qint64 parts = one.integerOr("sums", 0);
        given += parts;
        ready += sums > 0 && parts >= sums ? 1 : 0;
    }
    if (given != m_partsSeen && given > 0 && !m_parts->isRunning()) {
        m_partsSeen = given;
        m_parts->start(toQt(m_answers.election.stringOr("id", "")));
    }
    const PartsReport& report = m_parts->report();
    qint64 bad = 0;
    for (const auto& [index, one] : report.trustees)
        bad += one.bad;
    const qint64 left = countingSecondsLeft(counting, m_services.connection.serverNow());
    const bool isDone = sums > 0 && counted >= sums;
    m_frame->setFigures(
        { { tr("Votes"), formatInteger(progress.integerOr("voters", 0)),
              tr("enrolled %1, roll %2, replaced %3")
                  .arg(formatShare(progress.integerOr("voters", 0), progress.integerOr("enrolled", 0)),
                      formatShare(progress.integerOr("voters", 0), progress.integerOr("entries", 0)),
                      formatInteger(progress.integerOr("replaced", 0))) },
            { tr("Sums counted"), formatInteger(counted) + u" / "_s + formatInteger(sums),
                tr("precincts times contests") },
            { tr("Trustees"), formatInteger(ready) + u" / "_s + formatInteger(threshold),
                tr("needed %1, in all %2")
                    .arg(formatInteger(threshold), formatInteger(static_cast<qint64>(trustees.size()))) },
            { tr("Proofs verified here"),
                formatInteger(m_parts->isRunning() ? m_parts->checkedSoFar() : report.checked - bad),
                m_parts->isRunning()   ? tr("verifying")
                    : m_parts->error() ? u"! "_s + problemText(*m_parts->error(), m_services.language.code())
                    : bad > 0          ? u"✕ "_s + tr("%1 do not hold").arg(formatInteger(bad))
                                       : tr("none fails") },
            { tr("Time left"),
                isDone         ? u"00:00"_s
                    : left < 0 ? u"–"_s
                               : durationText(left),
                isDone             ? tr("everything is counted")
                    : counted == 0 ? tr("before the count")
                                   : tr("at the pace so far") } });
    m_bar->setVisible(sums > 0 && !isDone);
    m_bar->setRange(0, static_cast<int>(std::max<qint64>(1, sums)));
    m_bar->setValue(static_cast<int>(counted));
    QStringList status;
    if (m_error)
        status << u"! "_s + problemText(*m_error, m_services.language.code());
    const std::string state = m_answers.election.stringOr("state", "");
    if (!isIn(state, { "closed", "counted", "certified", "archived" }))
        status << tr("Counting begins when voting has ended.");
    const base::Json& result = m_answers.result;
    if (const qint64 until = result.integerOr("objections_until", 0); until > 0 && state == "counted")
        status << (until > m_services.connection.serverNow() ? tr("Objections until %1")
                                                             : tr("The objections period ended %1"))
                      .arg(formatTimeWithZone(base::UnixSeconds(until)));
    if (const qint64 open = result.integerOr("open_objections", 0); open > 0)
        status << u"! "_s + tr("%1 objections are open").arg(formatInteger(open));
    if (result.integerOr("needed", 0) > 0 && isIn(state, { "counted", "certified", "archived" }))
        status << (memberOf(result, "certificate").isObject() ? u"✓ "_s : QString())
                + tr("Certified by %1 of %2 commissioners")
                      .arg(formatInteger(static_cast<qint64>(membersOf(result, "certifications").size())),
                          formatInteger(result.integerOr("needed", 0)));
    m_status->setText(status.join(u" · "_s));
    m_status->setVisible(!status.isEmpty());
}

void CountingTab::showTrustees()
{
    const base::Json& counting = memberOf(m_answers.progress, "counting");
    const qint64 sums = counting.integerOr("sums", 0);
    const PartsReport& report = m_parts->report();
    std::vector<std::vector<Cell>> rows;
    for (const base::Json& one : membersOf(counting, "trustees")) {
        const std::int64_t index = one.integerOr("index", 0);
        const qint64 parts = one.integerOr("sums", 0);
        const auto found = report.trustees.find(index);
        Cell proof { u"· "_s
            + (sums > 0 && counting.integerOr("counted", 0) >= sums ? tr("was not needed") : tr("waiting")) };
        if (found != report.trustees.end() && found->second.bad > 0)
            proof = { u"✕ "_s + tr("fails: %1").arg(found->second.firstBad), false, Tone::Danger, true };
        else if (parts > 0 && found != report.trustees.end() && found->second.good >= parts)
            proof = { u"✓ "_s + tr("verified here"), false, Tone::Success };
        else if (parts > 0)
            proof = { u"… "_s + (m_parts->isRunning() ? tr("verifying") : tr("not verified")), false,
                Tone::Warning };
        rows.push_back({ { QString::number(index) + u' ' + m_services.language.pick(one, "name") },
            { formatInteger(parts) + u'/' + formatInteger(sums), true }, proof });
    }
    m_trustees->setHeader({ tr("Trustee"), tr("Parts"), tr("Proof") });
    m_trustees->setRows(std::move(rows));
    m_trusteeTable->setColumnWidth(0, 180);
    m_trusteeTable->setColumnWidth(1, 60);
}

void CountingTab::showGrid()
{
    const auto& tables = membersOf(m_answers.table, "contests");
    const std::string id = contest() < tables.size() ? tables[contest()].stringOr("contest", "") : "";
    if (contest() >= tables.size())
        m_shown.reset();
    else if (!m_shown || m_shown->stringOr("contest", "") != id)
        m_shown = std::make_shared<const base::Json>(withRoll(tables[contest()], m_answers.progress));
    const auto parts = m_parts->report().contests.find(id);
    m_grid->setTable(m_shown,
        parts == m_parts->report().contests.end() ? std::map<std::string, UnitParts>() : parts->second,
        static_cast<int>(m_answers.election.integerOr("threshold", 0)));
    m_gridTable->resizeColumnsToContents();
    m_gridTable->horizontalHeader()->setStretchLastSection(true);
}

void CountingTab::showTiles()
{
    // Thousands of tiles are put into words only where somebody looks at them.
    const int view = m_view->currentIndex();
    if (m_shown && (view == 1 || view == 2))
        m_tiles->tiles().setTiles(
            tilesOf(*m_shown, view == 2 ? TileSubject::Leader : TileSubject::Turnout, m_services.language));
    else
        m_tiles->tiles().setTiles({});
}

void CountingTab::showContest()
{
    const Language& language = m_services.language;
    const base::Json* result = resultContest();
    showGrid();
    showTiles();
    const int view = std::max(0, m_view->currentIndex());
    m_results->setHeader(resultHeader());
    m_results->setRows(result == nullptr ? std::vector<std::vector<Cell>>()
                                         : resultRows(*result, m_shown ? *m_shown : base::Json(), language));
    m_resultTable->resizeColumnsToContents();
    m_stack->setCurrentIndex(view == 0 ? 0 : view == 3 ? 2 : 1);
    m_export->setOffered(view == 0);
    m_chart->setTitle(m_shown ? language.pick(*m_shown, "title") : QString());
    if (m_error && result == nullptr)
        m_chart->setError(problemText(*m_error, language.code()));
    else
        m_chart->setData(result == nullptr ? ChartData() : resultChart(*result, language));
    m_outcome->setText(result == nullptr ? QString() : outcomeText(*result, language));
    m_outcome->setVisible(result != nullptr);
    showButtons();
}

void CountingTab::showButtons()
{
    const std::string state = m_answers.election.stringOr("state", "");
    const auto may = [this](const char* name) {
        const ActionInfo* info = m_services.catalogue.action("election", name);
        return info != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*info);
    };
    const base::Json* result = resultContest();
    const bool isTied = result != nullptr && result->stringOr("outcome", "") == "tie";
    m_record->setEnabled(m_answers.election.isObject());
    // Before the end of voting there is nothing to print, and before the end of counting nothing official.
    const bool isPastVoting = isIn(state, { "closed", "counted", "certified", "archived" });
    const bool isOver = isCountingOver(m_answers, contest());
    m_paper->setText(isOver ? tr("Table as PDF…") : tr("State of the counting as PDF…"));
    m_paper->setAccessibleName(m_paper->text());
    allowCounting(m_paper, !membersOf(m_answers.table, "contests").empty() && isPastVoting,
        tr("This can be done when voting has ended."));
    allowCounting(m_certificate, memberOf(m_answers.result, "certificate").isObject(),
        tr("This can be done when the result is certified."));
    allowCounting(m_course, hasCourse(m_answers.election) && m_courseReader == nullptr,
        m_courseReader != nullptr ? tr("It is being read.") : tr("This can be done when voting has ended."));
    m_tie->setVisible(isTied && may("resolveTie"));
    m_runoff->setVisible(result != nullptr && asksForRunoff(*result) && may("createElection")
        && isIn(state, { "counted", "certified", "archived" }));
    m_certify->setVisible(state == "counted" && may("certify"));
    const base::Json& answer = m_answers.result;
    bool hasTie = false;
    for (const base::Json& one : membersOf(answer, "contests"))
        hasTie = hasTie || one.stringOr("outcome", "") == "tie";
    const qint64 wait = answer.integerOr("objections_until", 0) - m_services.connection.serverNow();
    const bool isObjected = wait > 0;
    if (isObjected)
        m_moment.start(static_cast<int>(std::min(wait, kLongestCountingWait) * 1'000));
    else
        m_moment.stop();
    const qint64 blocking = answer.integerOr("blocking_objections", 0);
    allowCounting(m_certify, !answer.stringOr("hash", "").empty() && !isObjected && blocking == 0 && !hasTie,
        isObjected         ? tr("This can be done when the period of objections has ended.")
            : blocking > 0 ? tr("This can be done when the objections that hold it up are decided.")
            : hasTie       ? tr("This can be done when the tie is decided.")
                           : tr("This can be done when everything is counted."));
}

void CountingTab::showAll()
{
    const Language& language = m_services.language;
    m_frame->setTitle(m_answers.election.isObject() ? language.pick(m_answers.election, "title")
                                                    : tr("No election is chosen."));
    m_part->showElection(m_answers.election, ownIndex());
    {
        const QSignalBlocker blocked(m_contest);
        const int before = m_contest->currentIndex();
        m_contest->clear();
        for (const base::Json& one : membersOf(m_answers.table, "contests"))
            m_contest->addItem(language.pick(one, "title"));
        if (m_contest->count() > 0)
            m_contest->setCurrentIndex(std::clamp(before, 0, m_contest->count() - 1));
    }
    showFigures();
    showTrustees();
    showContest();
}

void CountingTab::makeRunoff()
{
    if (const base::Json* result = resultContest(); result != nullptr && asksForRunoff(*result))
        openRunoffWizard(m_services, m_transport, m_answers.election, *result, m_takeRoll, window());
}

void CountingTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

void CountingTab::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) // another tab or page; minimising the window leaves it open
        m_part->leave();
    ElectionView::hideEvent(event);
}

} // namespace maru::console::elections
