// SPDX-License-Identifier: Apache-2.0
// What the counting's tab is made of, and its words.
#include "admin-console/pages/elections/counting_tab.h"

#include "admin-console/charts/chart_card.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_part.h"
#include "admin-console/pages/elections/official_table.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/precinct_tiles.h"
#include "admin-console/pages/elections/record_download.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/page_frame.h"
#include "shared/client/transport.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
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

constexpr int kSideWidth = 400;
constexpr int kLinesMeasured = 60;

} // namespace

void CountingTab::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    m_record = makeButton(u"countingRecord"_s, this);
    m_paper = makeButton(u"countingPaper"_s, this);
    m_certificate = makeButton(u"countingCertificate"_s, this);
    m_course = makeButton(u"countingCourse"_s, this);
    m_tie = makeButton(u"countingTie"_s, this);
    m_runoff = makeButton(u"countingRunoff"_s, this);
    m_certify = makeButton(u"countingCertify"_s, this);
    m_certify->setProperty("main", true);
    m_frame->setButtons({ m_record, m_paper, m_course, m_certificate, m_tie, m_runoff, m_certify });
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    m_frame->body()->addWidget(m_bar);
    m_status = makeLabel(u"pageFacts"_s, this);
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
    m_gridTable = new QTableView(this);
    m_gridTable->setObjectName(u"countingGrid"_s);
    m_grid = new OfficialTable(m_services.language, this);
    m_gridTable->setModel(m_grid);
    shapeWordTable(*m_gridTable);
    // Widths come from the first lines: measuring thousands takes longer than a frame.
    m_gridTable->horizontalHeader()->setResizeContentsPrecision(kLinesMeasured);
    m_export = new ExportButton(
        m_gridTable,
        [this] {
            const auto& contests = membersOf(m_answers.table, "contests");
            const QString name = contest() < contests.size()
                ? m_services.language.pick(contests[contest()], "title")
                : QString();
            report::TableReport made = localReport(*m_grid, m_services, tr("Table of the counting"),
                QString(m_services.language.pick(m_answers.election, "title") + u" · "_s + name));
            made.totals = m_grid->rowCount() > 0 ? 1 : 0;
            return made;
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
    m_resultTable = makeWordTable(u"countingResults"_s, m_results, this);
    m_stack->addWidget(m_gridTable);
    m_stack->addWidget(m_tiles);
    m_stack->addWidget(m_resultTable);
    left->addWidget(m_stack, 1);
    m_outcome = makeLabel(u"countingOutcome"_s, this);
    left->addWidget(m_outcome);
    columns->addLayout(left, 1);

    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    m_chart = new ChartCard(ChartKind::HorizontalBar, this);
    m_chart->setObjectName(u"countingChart"_s);
    m_chart->setFixedWidth(kSideWidth);
    m_chart->setMinimumHeight(210);
    side->addWidget(m_chart, 1);
    m_trusteeTitle = makeLabel(u"sectionTitle"_s, this);
    side->addWidget(m_trusteeTitle);
    m_trusteeTable = makeWordTable(u"countingTrustees"_s, m_trustees, this);
    m_trusteeTable->setFixedWidth(kSideWidth);
    m_trusteeTable->setMinimumHeight(150);
    side->addWidget(m_trusteeTable, 1);
    m_part = new CountingPart(m_services, m_transport, this);
    m_part->setFixedWidth(kSideWidth);
    side->addWidget(m_part);
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
    connect(m_course, &QPushButton::clicked, this, &CountingTab::saveCourse);
    connect(m_tie, &QPushButton::clicked, this, &CountingTab::resolveTie);
    connect(m_runoff, &QPushButton::clicked, this, &CountingTab::makeRunoff);
    connect(m_certify, &QPushButton::clicked, this, &CountingTab::certify);
    connect(m_contest, &QComboBox::currentIndexChanged, this, &CountingTab::showContest);
    connect(m_view, &QComboBox::currentIndexChanged, this, &CountingTab::showContest);
    connect(m_chart, &ChartCard::retryAsked, this, &CountingTab::load);
}

void CountingTab::retranslateUi()
{
    m_record->setText(tr("Full record…"));
    m_paper->setText(
        tr("State of the counting as PDF…")); // showButtons() knows when it is the official table
    m_certificate->setText(tr("Announcement as PDF…"));
    m_course->setText(tr("Election record as PDF…"));
    m_tie->setText(tr("Decide the tie…"));
    m_runoff->setText(tr("Make the run-off…"));
    m_certify->setText(tr("Certify the result…"));
    for (QPushButton* one : { m_record, m_paper, m_course, m_certificate, m_tie, m_runoff, m_certify })
        one->setAccessibleName(one->text());
    m_bar->setAccessibleName(tr("Progress of the counting"));
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
    m_chart->setEmptyText(tr("No result yet"));
    m_chart->setNote(tr("Votes by option"));
    showAll();
}

} // namespace maru::console::elections
