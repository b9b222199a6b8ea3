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
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/precinct_tiles.h"
#include "admin-console/pages/elections/record_download.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/tie_dialog.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"
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

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCountingDelayMs = 1'000;
constexpr int kSideWidth = 400;

bool isIn(const std::string& state, std::initializer_list<const char*> states)
{
    for (const char* one : states) {
        if (state == one)
            return true;
    }
    return false;
}

} // namespace

CountingTab::CountingTab(Services& given, Transport& transport, QWidget* parent)
    : ElectionView(parent)
    , m_services(given)
    , m_transport(transport)
    , m_records(std::make_unique<ClientTransport>(given.connection))
{
    m_parts = new PartCheck(transport, this);
    m_job = new DecryptJob(given, transport, this);
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kCountingDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &CountingTab::load);
    connect(m_parts, &PartCheck::changed, this, &CountingTab::showAll);
    connect(m_job, &DecryptJob::changed, this, &CountingTab::showButtons);
    connect(m_job, &DecryptJob::ended, this, &CountingTab::load);
    connect(&m_box->desk(), &TrusteeDesk::changed, this, &CountingTab::showButtons);
    connect(&given.session, &Session::opened, this, &CountingTab::showAll);
    connect(&given.session, &Session::closed, this, [this] {
        m_job->cancel();
        showAll();
    });
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &CountingTab::showAll);
    retranslateUi();
}

CountingTab::~CountingTab() = default;

void CountingTab::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    const auto button = [this](const QString& name) {
        auto* made = new QPushButton(this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    const auto label = [this](const QString& name) {
        auto* made = new QLabel(this);
        made->setObjectName(name);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        return made;
    };
    const auto table = [this](const QString& name, QTableView*& view, CellsModel*& model) {
        view = new QTableView(this);
        view->setObjectName(name);
        model = new CellsModel(this);
        view->setModel(model);
        shapeWordTable(*view);
    };
    m_record = button(u"countingRecord"_s);
    m_paper = button(u"countingPaper"_s);
    m_certificate = button(u"countingCertificate"_s);
    m_tie = button(u"countingTie"_s);
    m_certify = button(u"countingCertify"_s);
    m_frame->setButtons({ m_record, m_paper, m_certificate, m_tie, m_certify });
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    m_frame->body()->addWidget(m_bar);
    m_status = label(u"pageFacts"_s);
    m_frame->body()->addWidget(m_status);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_contest = new QComboBox(this);
    m_contest->setObjectName(u"countingContest"_s);
    m_view = new QComboBox(this);
    m_view->setObjectName(u"countingView"_s);
    for (QComboBox* box : { m_contest, m_view })
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    table(u"countingGrid"_s, m_gridTable, m_grid);
    m_export = new ExportButton(
        m_gridTable,
        [this] {
            const auto& contests = membersOf(m_answers.table, "contests");
            const QString name = contest() < contests.size()
                ? m_services.language.pick(contests[contest()], "title")
                : QString();
            return localReport(*m_grid, m_services, tr("Table of the counting"),
                QString(m_services.language.pick(m_answers.election, "title") + u" · "_s + name));
        },
        this);
    head->addWidget(m_contest);
    head->addWidget(m_view);
    head->addStretch(1);
    head->addWidget(m_export);
    left->addLayout(head);
    m_stack = new QStackedWidget(this);
    m_tiles = new PrecinctTiles(this);
    m_tiles->setObjectName(u"countingTiles"_s);
    table(u"countingResults"_s, m_resultTable, m_results);
    m_stack->addWidget(m_gridTable);
    m_stack->addWidget(m_tiles);
    m_stack->addWidget(m_resultTable);
    left->addWidget(m_stack, 1);
    m_outcome = label(u"countingOutcome"_s);
    left->addWidget(m_outcome);
    columns->addLayout(left, 1);

    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    m_chart = new ChartCard(ChartKind::HorizontalBar, this);
    m_chart->setObjectName(u"countingChart"_s);
    m_chart->setFixedWidth(kSideWidth);
    m_chart->setMinimumHeight(210);
    side->addWidget(m_chart, 1);
    m_trusteeTitle = label(u"sectionTitle"_s);
    side->addWidget(m_trusteeTitle);
    table(u"countingTrustees"_s, m_trusteeTable, m_trustees);
    m_trusteeTable->setFixedWidth(kSideWidth);
    m_trusteeTable->setMinimumHeight(150);
    side->addWidget(m_trusteeTable, 1);
    m_own = new QWidget(this);
    m_own->setFixedWidth(kSideWidth);
    auto* own = new QVBoxLayout(m_own);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(6);
    m_ownTitle = label(u"sectionTitle"_s);
    m_box = new TrusteeBox(m_services, m_own);
    auto* line = new QHBoxLayout;
    m_decrypt = button(u"countingDecrypt"_s);
    m_cancel = button(u"countingCancel"_s);
    m_ownBar = new QProgressBar(m_own);
    m_ownBar->setTextVisible(false);
    line->addWidget(m_decrypt);
    line->addWidget(m_cancel);
    line->addWidget(m_ownBar, 1);
    m_ownStatus = label(u"pageFacts"_s);
    own->addWidget(m_ownTitle);
    own->addWidget(m_box);
    own->addLayout(line);
    own->addWidget(m_ownStatus);
    side->addWidget(m_own);
    columns->addLayout(side);
    m_frame->body()->addLayout(columns, 1);

    connect(m_record, &QPushButton::clicked, this, [this] {
        exportElectionRecord(this, *m_records, toQt(m_answers.election.stringOr("id", "")),
            m_services.language.pick(m_answers.election, "title"));
    });
    connect(m_paper, &QPushButton::clicked, this,
        [this] { savePaper(this, countingPaper(m_answers, contest(), m_services)); });
    connect(m_certificate, &QPushButton::clicked, this,
        [this] { savePaper(this, certificatePaper(m_answers, m_services)); });
    connect(m_tie, &QPushButton::clicked, this, &CountingTab::resolveTie);
    connect(m_certify, &QPushButton::clicked, this, &CountingTab::certify);
    connect(m_decrypt, &QPushButton::clicked, this, [this] {
        if (m_box->desk().isOpen())
            m_job->start(toQt(m_answers.election.stringOr("id", "")), m_box->desk().shared());
    });
    connect(m_cancel, &QPushButton::clicked, m_job, &DecryptJob::cancel);
    connect(m_contest, &QComboBox::currentIndexChanged, this, &CountingTab::showContest);
    connect(m_view, &QComboBox::currentIndexChanged, this, &CountingTab::showContest);
    connect(m_chart, &ChartCard::retryAsked, this, &CountingTab::load);
}

void CountingTab::showElection(const base::Json& row)
{
    const bool isSame = m_answers.election.stringOr("id", "") == row.stringOr("id", "");
    m_answers.election = row;
    if (!isSame) {
        ++m_generation;
        m_delay.stop();
        m_job->cancel();
        m_parts->stop();
        m_answers = { row, {}, {}, {} };
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
              tr("turnout %1, replaced %2")
                  .arg(formatShare(progress.integerOr("voters", 0), progress.integerOr("enrolled", 0)),
                      formatInteger(progress.integerOr("replaced", 0))) },
            { tr("Sums counted"), formatInteger(counted) + u" / "_s + formatInteger(sums),
                tr("precincts times contests") },
            { tr("Trustees"), formatInteger(ready) + u" / "_s + formatInteger(threshold),
                tr("needed %1, in all %2")
                    .arg(formatInteger(threshold), formatInteger(static_cast<qint64>(trustees.size()))) },
            { tr("Proofs verified here"), m_parts->isRunning() ? u"…"_s : formatInteger(report.checked - bad),
                bad > 0 ? u"✕ "_s + tr("%1 do not hold").arg(formatInteger(bad)) : tr("none fails") },
            { tr("Time left"),
                isDone         ? u"00:00"_s
                    : left < 0 ? u"–"_s
                               : durationText(left),
                isDone ? tr("everything is counted") : tr("at the pace so far") } });
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

void CountingTab::showContest()
{
    const Language& language = m_services.language;
    const auto& tables = membersOf(m_answers.table, "contests");
    const base::Json table = contest() < tables.size() ? tables[contest()] : base::Json::object();
    const base::Json* result = resultContest();
    const auto parts = m_parts->report().contests.find(table.stringOr("contest", ""));
    m_grid->setHeader(officialHeader(table, language));
    m_grid->setRows(officialRows(table,
        parts == m_parts->report().contests.end() ? std::map<std::string, UnitParts>() : parts->second,
        static_cast<int>(m_answers.election.integerOr("threshold", 0)), language));
    m_gridTable->resizeColumnsToContents();
    m_gridTable->horizontalHeader()->setStretchLastSection(true);
    const int view = std::max(0, m_view->currentIndex());
    m_tiles->tiles().setTiles(
        tilesOf(table, view == 2 ? TileSubject::Leader : TileSubject::Turnout, language));
    m_results->setHeader(resultHeader());
    m_results->setRows(result == nullptr ? std::vector<std::vector<Cell>>() : resultRows(*result, language));
    m_resultTable->resizeColumnsToContents();
    m_stack->setCurrentIndex(view == 0 ? 0 : view == 3 ? 2 : 1);
    m_export->setOffered(view == 0);
    m_chart->setTitle(language.pick(table, "title"));
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
    m_paper->setEnabled(!membersOf(m_answers.table, "contests").empty());
    m_certificate->setEnabled(memberOf(m_answers.result, "certificate").isObject());
    m_tie->setVisible(isTied && may("resolveTie"));
    m_certify->setVisible(state == "counted" && may("certify"));
    m_certify->setEnabled(!m_answers.result.stringOr("hash", "").empty());
    const std::int64_t index = ownIndex();
    m_own->setVisible(index > 0 && state == "closed");
    const bool isRunning = m_job->isRunning();
    m_decrypt->setEnabled(
        index > 0 && !isRunning && m_box->desk().isOpen() && m_box->desk().secret().isFinished());
    m_cancel->setVisible(isRunning);
    m_ownBar->setVisible(isRunning);
    m_ownBar->setRange(0, static_cast<int>(m_job->whole()));
    m_ownBar->setValue(static_cast<int>(m_job->done()));
    QString text;
    if (isRunning)
        text = tr("Published %1 of %2").arg(formatInteger(m_job->done()), formatInteger(m_job->whole()));
    else if (m_job->error())
        text = u"✕ "_s + problemText(*m_job->error(), m_services.language.code());
    else if (m_job->done() > 0)
        text = u"✓ "_s + tr("Your part is published (%1).").arg(formatInteger(m_job->done()));
    m_ownStatus->setText(text);
    m_ownStatus->setVisible(!text.isEmpty());
}

void CountingTab::showAll()
{
    const Language& language = m_services.language;
    m_frame->setTitle(m_answers.election.isObject() ? language.pick(m_answers.election, "title")
                                                    : tr("No election is chosen."));
    m_box->setPart({ m_answers.election.stringOr("id", ""), 0, m_answers.election.integerOr("threshold", 1) },
        ownIndex(), false);
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

void CountingTab::retranslateUi()
{
    m_record->setText(tr("Full record…"));
    m_paper->setText(tr("Table as PDF…"));
    m_certificate->setText(tr("Announcement as PDF…"));
    m_tie->setText(tr("Decide the tie…"));
    m_certify->setText(tr("Certify the result…"));
    m_decrypt->setText(tr("Decrypt my part"));
    m_cancel->setText(tr("Cancel"));
    for (QPushButton* one : { m_record, m_paper, m_certificate, m_tie, m_certify, m_decrypt, m_cancel })
        one->setAccessibleName(one->text());
    m_bar->setAccessibleName(tr("Progress of the counting"));
    m_ownBar->setAccessibleName(tr("Progress of my part"));
    m_contest->setAccessibleName(tr("Contest"));
    m_view->setAccessibleName(tr("What is shown"));
    {
        const QSignalBlocker blocked(m_view);
        const int before = std::max(0, m_view->currentIndex());
        m_view->clear();
        m_view->addItems({ tr("All precincts"), tr("Map: turnout"), tr("Map: who leads"), tr("Result") });
        m_view->setCurrentIndex(before);
    }
    m_gridTable->setAccessibleName(tr("All precincts"));
    m_tiles->setAccessibleName(tr("Map of the precincts"));
    m_resultTable->setAccessibleName(tr("Result"));
    m_trusteeTable->setAccessibleName(tr("Trustees' parts"));
    m_trusteeTitle->setText(tr("Trustees' parts"));
    m_ownTitle->setText(tr("My part as a trustee"));
    m_chart->setEmptyText(tr("No result yet"));
    m_chart->setNote(tr("Votes by option"));
    showAll();
}

void CountingTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

void CountingTab::hideEvent(QHideEvent* event)
{
    // Another tab or page: what is open is wiped, unless it is being worked with.
    if (!event->spontaneous() && !m_job->isRunning())
        m_box->desk().wipe();
    ElectionView::hideEvent(event);
}

} // namespace maru::console::elections
