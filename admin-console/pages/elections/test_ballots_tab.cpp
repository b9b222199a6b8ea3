// SPDX-License-Identifier: Apache-2.0
// The steps of the test and the comparison.
#include "admin-console/pages/elections/test_ballots_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/official_papers.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/page_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTestTickMs = 1'000;
constexpr int kUsualTestVoters = 20;
constexpr int kHighestTestNumber = 999'999;
constexpr int kTestRowsMeasured = 60;

} // namespace

TestBallotsTab::TestBallotsTab(Services& given, Transport& transport, QWidget* parent)
    : ElectionView(parent), m_services(given), m_job(new TestBallotJob(given, transport, this))
{
    build();
    m_tick.setInterval(kTestTickMs);
    connect(&m_tick, &QTimer::timeout, this, &TestBallotsTab::showWork);
    connect(m_job, &TestBallotJob::changed, this, &TestBallotsTab::showAll);
    connect(&given.connection, &Connection::stateChanged, this, &TestBallotsTab::showAll);
    connect(&given.session, &Session::opened, this, &TestBallotsTab::showAll);
    connect(&given.session, &Session::closed, this, &TestBallotsTab::showAll);
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &TestBallotsTab::showAll);
    connect(m_roll.button, &QPushButton::clicked, this, [this] {
        m_hasOfferedCount = false;
        m_job->addVoters(m_count->value());
    });
    connect(m_enrol.button, &QPushButton::clicked, m_job, &TestBallotJob::enrol);
    connect(m_cast.button, &QPushButton::clicked, this,
        [this] { m_job->cast(m_ballots->value(), m_seed->value()); });
    connect(m_stop, &QPushButton::clicked, m_job, &TestBallotJob::stop);
    connect(m_count, &QSpinBox::valueChanged, this, [this] { m_hasOfferedCount = true; });
    connect(m_sheet, &QPushButton::clicked, this, [this] {
        if (m_job->plan() && m_job->definition() != nullptr)
            savePaper(this,
                checkSheet(
                    m_row, m_job->comparison(), m_job->plan()->summary(), *m_job->definition(), m_services));
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        Confirmation::ask(this, tr("Delete the test keys"),
            tr("The keys of the test voters and the plan are deleted from this computer. What is on the "
               "chain "
               "stays; it cannot be compared any more."),
            tr("Delete the test keys"), [this] { m_job->forget(); });
    });
    retranslateUi();
}

TestBallotsTab::Step TestBallotsTab::makeStep(const QString& name, const std::vector<QWidget*>& controls)
{
    Step step;
    step.card = new QWidget(this);
    step.card->setObjectName(u"card"_s);
    step.card->setAttribute(Qt::WA_StyledBackground);
    // No higher than its words while there is no table below.
    step.card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QVBoxLayout(step.card);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    step.title = makeLabel(u"sectionTitle"_s, step.card);
    step.text = makeLabel(name + u"Text"_s, step.card);
    step.status = makeLabel(name + u"Status"_s, step.card);
    step.button = makeButton(name, step.card);
    layout->addWidget(step.title);
    layout->addWidget(step.text);
    layout->addStretch(1);
    for (std::size_t i = 0; i + 1 < controls.size(); i += 2) {
        auto* line = new QHBoxLayout;
        line->addWidget(controls[i], 1);
        line->addWidget(controls[i + 1]);
        layout->addLayout(line);
    }
    layout->addWidget(step.button);
    layout->addWidget(step.status);
    return step;
}

void TestBallotsTab::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    m_forget = makeButton(u"testForget"_s, this);
    m_sheet = makeButton(u"testSheet"_s, this);
    m_frame->setButtons({ m_forget, m_sheet });
    m_note = makeLabel(u"testNote"_s, this);
    m_frame->body()->addWidget(m_note);
    m_body = new QWidget(this);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(10);
    const auto spin = [this](const QString& name, int most) {
        auto* made = new QSpinBox(this);
        made->setObjectName(name);
        made->setRange(1, most);
        made->setGroupSeparatorShown(true);
        return made;
    };
    m_count = spin(u"testCount"_s, TestBallotJob::kMostVoters);
    m_ballots = spin(u"testBallots"_s, TestBallotJob::kMostVoters);
    m_seed = spin(u"testSeed"_s, kHighestTestNumber);
    m_countLabel = new QLabel(this);
    m_countLabel->setBuddy(m_count);
    m_ballotsLabel = new QLabel(this);
    m_ballotsLabel->setBuddy(m_ballots);
    m_seedLabel = new QLabel(this);
    m_seedLabel->setBuddy(m_seed);
    m_count->setValue(kUsualTestVoters);
    auto* steps = new QHBoxLayout;
    steps->setSpacing(12);
    m_roll = makeStep(u"testAdd"_s, { m_countLabel, m_count });
    m_enrol = makeStep(u"testEnrol"_s, {});
    m_cast = makeStep(u"testCast"_s, { m_ballotsLabel, m_ballots, m_seedLabel, m_seed });
    for (const Step* one : { &m_roll, &m_enrol, &m_cast })
        steps->addWidget(one->card, 1);
    body->addLayout(steps);

    auto* line = new QHBoxLayout;
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"testProgress"_s);
    m_stop = makeButton(u"testStop"_s, this);
    line->addWidget(m_progress, 1);
    line->addWidget(m_stop);
    body->addLayout(line);
    m_status = makeLabel(u"testStatus"_s, this);
    body->addWidget(m_status);

    auto* head = new QHBoxLayout;
    m_compareTitle = makeLabel(u"sectionTitle"_s, this);
    m_table = makeWordTable(u"testComparison"_s, m_lines, this);
    m_table->setMinimumHeight(180);
    m_table->horizontalHeader()->setResizeContentsPrecision(kTestRowsMeasured);
    m_export = new ExportButton(
        m_table,
        [this] {
            return localReport(
                *m_lines, m_services, checkSheetTitle(), m_services.language.pick(m_row, "title"));
        },
        this);
    head->addWidget(m_compareTitle, 1);
    head->addWidget(m_export);
    body->addLayout(head);
    m_verdict = makeLabel(u"testVerdict"_s, this);
    body->addWidget(m_verdict);
    body->addWidget(m_table, 1);
    body->addStretch(0);
    m_frame->body()->addWidget(m_body, 1);
    m_frame->body()->addStretch(0);
}

void TestBallotsTab::showElection(const base::Json& row)
{
    if (m_row.stringOr("id", "") != row.stringOr("id", ""))
        m_hasOfferedCount = false;
    m_row = row;
    m_job->showElection(row);
    showAll();
}

void TestBallotsTab::refresh()
{
    m_job->refresh();
}

bool TestBallotsTab::isState(std::initializer_list<const char*> states) const
{
    const std::string state = m_row.stringOr("state", "");
    return std::any_of(states.begin(), states.end(), [&state](const char* one) { return state == one; });
}

QString TestBallotsTab::reasonForRoll() const
{
    const ActionInfo* action =
        m_services.catalogue.action("election", m_job->isLate() ? "addLateVoter" : "addVoters");
    if (action == nullptr || !m_services.session.isOpen() || !m_services.session.mayDo(*action))
        return rollRightText(m_services);
    if (!isState({ "draft", "ceremony", "ready" }))
        return tr("The roll is frozen: no test voters can be added any more.");
    if (m_job->precincts().empty())
        return tr("The rehearsal has no precincts yet.");
    return {};
}

QString TestBallotsTab::reasonForEnrolment() const
{
    if (m_job->voters() == 0)
        return tr("There are no test voters on this computer yet.");
    if (m_job->enrolled() == m_job->voters())
        return tr("All test voters are enrolled.");
    const qint64 now = m_services.connection.serverNow();
    if (!isState({ "ceremony", "ready" }))
        return isState({ "draft" }) ? tr("Enrolment begins with the key ceremony.")
                                    : tr("Enrolment is over.");
    if (now < m_row.integerOr("enrol_from", 0))
        return tr("Enrolment begins at %1.")
            .arg(formatTimeWithZone(base::UnixSeconds(m_row.integerOr("enrol_from", 0))));
    if (now >= m_row.integerOr("enrol_until", 0))
        return tr("Enrolment is over.");
    return {};
}

QString TestBallotsTab::reasonForCasting() const
{
    if (m_job->voters() == 0)
        return tr("There are no test voters on this computer yet.");
    if (m_job->plan() && m_job->ballotsDone() >= m_job->plan()->ballots.size())
        return tr("All planned ballots are cast.");
    if (isState({ "paused" }))
        return tr("Voting is paused.");
    if (!isState({ "open" }))
        return isState({ "draft", "ceremony", "ready", "freezing", "frozen" })
            ? tr("Ballots can be cast when voting is open.")
            : tr("Voting is over.");
    if (m_job->enrolled() == 0)
        return tr("No test voter is enrolled.");
    return {};
}

/// A button that cannot be used says why, to the eye and to a screen reader.
void TestBallotsTab::allow(QPushButton* button, const QString& reason)
{
    const bool isBusy = m_job->isBusy();
    button->setEnabled(reason.isEmpty() && !isBusy);
    const QString text = reason.isEmpty() && isBusy ? tr("Other work is under way.") : reason;
    button->setToolTip(text);
    button->setAccessibleDescription(text);
}

void TestBallotsTab::showSteps()
{
    const auto number = [](std::size_t value) { return formatInteger(static_cast<qint64>(value)); };
    const std::size_t voters = m_job->voters();
    const std::size_t needed = m_job->votersNeeded();
    if (!m_hasOfferedCount && !m_count->hasFocus()) {
        const QSignalBlocker quiet(m_count);
        m_count->setValue(
            std::max(static_cast<int>(std::min(needed, static_cast<std::size_t>(TestBallotJob::kMostVoters))),
                voters == 0 ? kUsualTestVoters : 1));
    }
    const QString forRoll = reasonForRoll();
    const bool isRing = m_row.stringOr("mode", "") == "ring";
    allow(m_roll.button, forRoll);
    m_count->setEnabled(m_roll.button->isEnabled());
    QStringList roll { tr("%1 test voters are on the roll.").arg(number(voters)) };
    if (!forRoll.isEmpty() && (voters == 0 || !isState({ "draft", "ceremony", "ready" })))
        roll << forRoll;
    else if (needed > 0 && isRing)
        roll << tr("! Ring mode needs %1 more, so that every unit has its 128.").arg(number(needed));
    if (forRoll.isEmpty() && m_job->isLate())
        roll << tr("The roll is laid open: each is added late, with a reason, and may need an approval.");
    m_roll.status->setText(roll.join(u'\n'));

    const QString forEnrolment = reasonForEnrolment();
    allow(m_enrol.button, forEnrolment);
    m_enrol.status->setText((voters > 0 && m_job->enrolled() == voters ? u"✓ "_s : QString())
        + tr("%1 of %2 are enrolled.").arg(number(m_job->enrolled()), number(voters))
        + (forEnrolment.isEmpty() || voters == 0 || m_job->enrolled() == voters ? QString()
                                                                                : u'\n' + forEnrolment));

    const QString forCasting = reasonForCasting();
    allow(m_cast.button, forCasting);
    const std::optional<TestBallotPlan>& plan = m_job->plan();
    for (QSpinBox* one : { m_ballots, m_seed })
        one->setEnabled(!plan && !m_job->isBusy());
    m_ballots->setMaximum(std::max(1, static_cast<int>(m_job->enrolled() > 0 ? m_job->enrolled() : voters)));
    if (plan) {
        m_ballots->setValue(static_cast<int>(plan->voters));
        m_seed->setValue(static_cast<int>(plan->seed));
    } else if (!m_ballots->hasFocus() && m_ballots->value() <= 1) {
        // Not everybody: turnout is part of the test.
        m_ballots->setValue(std::max(1, m_ballots->maximum() * 9 / 10));
    }
    QStringList cast;
    if (plan) {
        const bool isAll = m_job->ballotsDone() >= plan->ballots.size();
        cast << (isAll ? u"✓ "_s : QString())
                + tr("%1 of %2 ballots are on the chain: %3 count, %4 are replaced, %5 are challenged.")
                      .arg(number(m_job->ballotsDone()), number(plan->ballots.size()),
                          formatInteger(plan->voters), formatInteger(plan->replaced),
                          formatInteger(plan->challenged));
        if (!isAll && !forCasting.isEmpty())
            cast << forCasting;
    } else {
        cast << (forCasting.isEmpty() ? tr("Nothing is planned yet.") : forCasting);
    }
    m_cast.status->setText(cast.join(u'\n'));
    m_cast.button->setText(plan && m_job->ballotsDone() > 0 ? tr("Go on casting") : tr("Cast test ballots"));
    m_cast.button->setAccessibleName(m_cast.button->text());
}

void TestBallotsTab::showWork()
{
    const bool isRunning = m_job->work() != TestBallotJob::Work::None;
    m_progress->setVisible(isRunning);
    m_stop->setVisible(isRunning);
    if (isRunning && !m_tick.isActive())
        m_tick.start();
    else if (!isRunning)
        m_tick.stop();
    QStringList text;
    if (isRunning) {
        m_progress->setRange(0, static_cast<int>(std::max<qint64>(0, m_job->whole())));
        m_progress->setValue(static_cast<int>(m_job->done()));
        QString line =
            tr("%1 of %2 are done.").arg(formatInteger(m_job->done()), formatInteger(m_job->whole()));
        if (const qint64 left = m_job->secondsLeft(); left >= 0)
            line += u" · "_s + tr("about %1 left").arg(durationText(left));
        text << line;
        if (m_job->isLost())
            text << tr("! An answer of the server is missing; it is asked again.");
    }
    if (m_job->isBusy() && !isRunning)
        text << tr("The sealed keys are opened…");
    if (m_job->error())
        text << u"✕ "_s + problemText(*m_job->error(), m_services.language.code());
    m_status->setText(text.join(u'\n'));
    m_status->setVisible(!text.isEmpty());
}

void TestBallotsTab::showComparison()
{
    const bool hasPlan = m_job->plan().has_value() && m_job->definition() != nullptr;
    const Comparison& comparison = m_job->comparison();
    for (QWidget* one : std::initializer_list<QWidget*> { m_compareTitle, m_verdict, m_table })
        one->setVisible(hasPlan);
    m_export->setOffered(hasPlan);
    m_export->setVisible(hasPlan);
    m_verdict->setText(comparisonText(comparison));
    m_lines->setHeader(comparisonHeader());
    m_lines->setRows(hasPlan ? comparisonRows(comparison, *m_job->definition(), m_services.language)
                             : std::vector<std::vector<Cell>>());
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setStretchLastSection(true);
    const bool isOver = hasPlan && comparison.agreement != Agreement::Waiting;
    m_sheet->setVisible(isRehearsal(m_row));
    m_sheet->setEnabled(isOver);
    const QString reason = isOver ? QString() : tr("The check sheet comes when the rehearsal is counted.");
    m_sheet->setToolTip(reason);
    m_sheet->setAccessibleDescription(reason);
    m_forget->setVisible(isRehearsal(m_row) && m_job->hasSecrets() && !m_job->isBusy()
        && isState({ "counted", "certified", "archived", "void" }));
}

void TestBallotsTab::showAll()
{
    const bool isOne = isRehearsal(m_row);
    m_frame->setTitle(
        m_row.isObject() ? m_services.language.pick(m_row, "title") : tr("No election is chosen."));
    m_note->setText(!m_row.isObject() ? QString()
            : isOne
            ? tr(
                "A test as election offices do it before the day: test voters cast ballots that were planned "
                "beforehand, the trustees count, and what comes out is compared with the plan.")
            : tr("This is no rehearsal. Test voters and test ballots are possible in rehearsals only: choose "
                 "the election under “Elections” and press “Make a rehearsal of it”."));
    m_note->setVisible(!m_note->text().isEmpty());
    m_body->setVisible(isOne);
    showSteps();
    showWork();
    showComparison();
}

void TestBallotsTab::retranslateUi()
{
    m_sheet->setText(tr("Check sheet as PDF…"));
    m_forget->setText(tr("Delete the test keys…"));
    m_stop->setText(tr("Stop"));
    m_roll.title->setText(tr("1. Test voters"));
    m_roll.text->setText(tr("They are called “모의 선거인 1” and so on, are spread over all precincts and "
                            "have no personal data."));
    m_countLabel->setText(tr("How many more"));
    m_roll.button->setText(tr("Add test voters"));
    m_enrol.title->setText(tr("2. Enrol them"));
    m_enrol.text->setText(tr("Each gets keys of its own, which are kept sealed on this computer only. While "
                             "trustees make the keys and until enrolment ends."));
    m_enrol.button->setText(tr("Enrol the test voters"));
    m_cast.title->setText(tr("3. Test ballots"));
    m_cast.text->setText(tr("The number decides what is chosen: the same number gives the same ballots, with "
                            "blank ones, second ones that replace the first, and challenged ones."));
    m_ballotsLabel->setText(tr("Voters who vote"));
    m_seedLabel->setText(tr("Number of the test"));
    m_compareTitle->setText(tr("4. Planned and counted"));
    m_count->setAccessibleName(m_countLabel->text());
    m_ballots->setAccessibleName(m_ballotsLabel->text());
    m_seed->setAccessibleName(m_seedLabel->text());
    m_progress->setAccessibleName(tr("Progress"));
    m_table->setAccessibleName(m_compareTitle->text());
    for (QPushButton* one : { m_sheet, m_forget, m_stop, m_roll.button, m_enrol.button })
        one->setAccessibleName(one->text());
    showAll();
}

void TestBallotsTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

} // namespace maru::console::elections
