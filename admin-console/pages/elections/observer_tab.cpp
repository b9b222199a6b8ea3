// SPDX-License-Identifier: Apache-2.0
// The observer's view.
#include "admin-console/pages/elections/observer_tab.h"

#include "admin-console/core/client_transport.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/widgets/page_frame.h"
#include "shared/verify/election/texts.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;
using verify::election::Answer;

namespace {

constexpr int kAgeMs = 10'000;
constexpr auto kAutoKey = "elections/observeByItself";

struct ObserverWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::ObserverWords)
};

verify::election::Language verifierLanguage(const Language& language)
{
    return language.code() == LanguageCode::Korean ? verify::election::Language::Korean
                                                   : verify::election::Language::English;
}

Cell answerLight(Answer answer)
{
    switch (answer) {
    case Answer::Pass:
        return { u"● "_s + ObserverWords::tr("Holds"), false, Tone::Success, true };
    case Answer::Fail:
        return { u"✕ "_s + ObserverWords::tr("Does not hold"), false, Tone::Danger, true };
    case Answer::Unavailable:
        break;
    }
    return { u"▲ "_s + ObserverWords::tr("Not yet"), false, Tone::Warning, true };
}

const verify::election::Verdict* verdictOf(
    const verify::election::ElectionReport& report, std::string_view name)
{
    for (const auto& verdict : report.checks) {
        if (verdict.name() == name)
            return &verdict;
    }
    return nullptr;
}

} // namespace

std::vector<std::vector<Cell>> observationRows(
    const verify::election::ElectionReport& report, const Language& language)
{
    std::vector<std::vector<Cell>> rows;
    std::vector<const verify::election::Verdict*> order;
    for (const Answer answer : { Answer::Fail, Answer::Unavailable, Answer::Pass }) {
        for (const auto& one : report.checks) {
            if (one.answer() == answer)
                order.push_back(&one);
        }
    }
    for (const auto* one : order) {
        const verify::election::Verdict& verdict = *one;
        QString detail;
        if (!verdict.detail().empty())
            detail = verdict.where().empty()
                ? toQt(verify::election::reasonText(verdict.detail(), verifierLanguage(language)))
                : toQt(verdict.where() + ": " + verdict.detail());
        if (verdict.failed() > 1)
            detail += ObserverWords::tr(" (%1 in all)").arg(formatInteger(verdict.failed()));
        rows.push_back({ answerLight(verdict.answer()),
            { toQt(verify::election::checkText(verdict.name(), verifierLanguage(language))) },
            { formatInteger(verdict.items()), true, Tone::Neutral, false,
                QVariant(static_cast<qlonglong>(verdict.items())) },
            { detail } });
    }
    return rows;
}

QString agoText(qint64 seconds)
{
    if (seconds < 60)
        return ObserverWords::tr("less than a minute ago");
    if (seconds < 7'200)
        return ObserverWords::tr("%1 minutes ago").arg(formatInteger(seconds / 60));
    if (seconds < 172'800)
        return ObserverWords::tr("%1 hours ago").arg(formatInteger(seconds / 3'600));
    return ObserverWords::tr("%1 days ago").arg(formatInteger(seconds / 86'400));
}

ObserverTab::ObserverTab(Services& given, Transport&, QWidget* parent)
    : ElectionView(parent)
    , m_services(given)
    , m_own(std::make_unique<ClientTransport>(given.connection))
    , m_records(*m_own)
{
    build();
}

ObserverTab::ObserverTab(Services& given, client::Transport& records, QWidget* parent)
    : ElectionView(parent), m_services(given), m_records(records)
{
    build();
}

ObserverTab::~ObserverTab() = default;

void ObserverTab::build()
{
    m_run = new ObserverRun(m_records, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    m_reportButton = makeButton(u"observerReport"_s, this);
    m_cancel = makeButton(u"observerCancel"_s, this);
    m_check = makeButton(u"observerCheck"_s, this);
    m_whole = makeButton(u"observerWhole"_s, this);
    m_frame->setButtons({ m_reportButton, m_cancel, m_whole, m_check });

    auto* head = new QHBoxLayout;
    m_verdict = new QLabel(this);
    m_verdict->setObjectName(u"sectionTitle"_s);
    m_verdict->setTextFormat(Qt::PlainText);
    head->addWidget(m_verdict);
    head->addStretch(1);
    m_auto = new QCheckBox(this);
    m_auto->setObjectName(u"observerAuto"_s);
    m_auto->setChecked(QSettings().value(QLatin1StringView(kAutoKey), true).toBool());
    head->addWidget(m_auto);
    m_frame->body()->addLayout(head);
    m_status = makeLabel(u"pageFacts"_s, this);
    m_frame->body()->addWidget(m_status);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_frame->body()->addWidget(m_bar);
    m_table = makeWordTable(u"observerLines"_s, m_lines, this);
    m_frame->body()->addWidget(m_table, 1);
    m_note = makeLabel(u"pageFacts"_s, this);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_frame->body()->addWidget(m_note);

    connect(m_check, &QPushButton::clicked, this, [this] { check(); });
    connect(m_whole, &QPushButton::clicked, this, [this] { check(ObserverRun::Extent::Whole); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_run->cancel(); });
    connect(m_reportButton, &QPushButton::clicked, this, &ObserverTab::report);
    connect(m_auto, &QCheckBox::toggled, this, [this](bool isOn) {
        QSettings().setValue(QLatin1StringView(kAutoKey), isOn);
        if (isOn)
            refresh();
    });
    connect(m_run, &ObserverRun::changed, this, &ObserverTab::showAll);
    connect(m_run, &ObserverRun::finished, this, &ObserverTab::onFinished);
    connect(&m_services.session, &Session::opened, this, &ObserverTab::showAll);
    connect(&m_services.session, &Session::closed, this, &ObserverTab::showAll);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kRefreshMs);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (m_hasNews && m_auto->isChecked() && isVisible())
            check();
    });
    m_age.setInterval(kAgeMs);
    connect(&m_age, &QTimer::timeout, this, &ObserverTab::showAll);
    m_age.start();
    retranslateUi();
}

QString ObserverTab::settingsKey(const QString& what) const
{
    return u"elections/"_s + what + u'/' + m_services.connection.node().chain + u'/'
        + toQt(m_row.stringOr("id", ""));
}

SeenBefore ObserverTab::seenBefore() const
{
    SeenBefore seen;
    seen.chainHead = fromQt(QSettings().value(settingsKey(u"heads"_s)).toString());
    const QStringList block = QSettings().value(settingsKey(u"blocks"_s)).toString().split(u':');
    if (block.size() == 2) {
        seen.height = block[0].toLongLong();
        seen.header = fromQt(block[1]);
    }
    return seen;
}

void ObserverTab::showElection(const base::Json& row)
{
    const bool isSame = m_row.stringOr("id", "") == row.stringOr("id", "");
    m_row = row;
    if (!isSame) {
        m_run->clear();
        m_since = {};
        m_hasReported = false;
        m_reportNote.clear();
        m_wait.stop();
        m_hasNews = m_row.isObject();
        if (isVisible() && m_auto->isChecked())
            check();
    }
    showAll();
}

void ObserverTab::showEvent(QShowEvent* event)
{
    ElectionView::showEvent(event);
    if (m_hasNews && m_auto->isChecked() && !m_wait.isActive())
        check();
}

void ObserverTab::refresh()
{
    m_hasNews = true;
    if (m_auto->isChecked() && !m_wait.isActive() && !m_run->isBusy() && isVisible())
        check();
}

void ObserverTab::check(ObserverRun::Extent extent)
{
    if (!m_row.isObject() || m_run->isBusy())
        return;
    m_hasNews = false;
    m_wait.start();
    m_since = seenBefore();
    m_run->start(toQt(m_row.stringOr("id", "")), fromQt(m_services.connection.node().did), m_since, extent);
}

void ObserverTab::onFinished()
{
    const verify::election::ElectionReport& seen = m_run->observation()->report;
    const auto* chain = verdictOf(seen, "ballot_chain");
    const auto* blocks = verdictOf(seen, "blocks");
    // What was noted must lie on the chain of today: if it does not, two histories have been shown.
    if (blocks != nullptr && blocks->answer() == Answer::Pass) {
        QSettings().setValue(settingsKey(u"blocks"_s),
            QString(
                QString::number(m_run->observation()->height) + u':' + toQt(m_run->observation()->header)));
        if (chain != nullptr && chain->answer() == Answer::Pass && !seen.chainHead.empty())
            QSettings().setValue(settingsKey(u"heads"_s), toQt(seen.chainHead));
    }
    m_hasReported = false;
    m_reportNote.clear();
    showAll();
}

void ObserverTab::report()
{
    if (!m_run->observation() || m_isReporting)
        return;
    const Observation& seen = *m_run->observation();
    std::string detail;
    for (const auto& verdict : seen.report.checks) {
        if (verdict.answer() != Answer::Fail)
            continue;
        detail +=
            (detail.empty() ? "" : "; ") + verdict.name() + ": " + verdict.where() + " " + verdict.detail();
    }
    const bool isFork = seen.report.isFork;
    if (isFork)
        detail = "fork: what was seen before (block " + std::to_string(m_since.height) + " " + m_since.header
            + ", ballots " + m_since.chainHead + ") is not in this record; " + detail;
    if (detail.size() > 1'900) {
        detail.resize(1'900);
        while (!detail.empty() && (static_cast<unsigned char>(detail.back()) & 0x80U) != 0)
            detail.pop_back(); // no half character at the end
    }
    const Answer answer = seen.report.answer();
    const base::Json payload = base::Json::object({ { "election", m_row.stringOr("id", "") },
        { "verdict",
            isFork                       ? "fork"
                : answer == Answer::Fail ? "fail"
                : answer == Answer::Pass ? "pass"
                                         : "unavailable" },
        { "height", seen.height }, { "header", seen.header }, { "detail", detail } });
    m_isReporting = true;
    m_reportNote = tr("On its way…");
    showAll();
    m_services.sender.send(
        "election", "reportObservation", payload, this, [this](const base::Result<Outcome>& result) {
            m_isReporting = false;
            if (result && result->isOk()) {
                m_hasReported = true;
                m_reportNote =
                    u"✓ "_s + tr("Your report stands in block %1.").arg(formatInteger(result->height));
            } else {
                m_reportNote = u"✕ "_s
                    + problemText(
                        result ? base::refused(result->code) : result.error(), m_services.language.code());
            }
            showAll();
        });
}

QString ObserverTab::verdictText() const
{
    return m_verdict->text();
}

void ObserverTab::showAll()
{
    const Language& language = m_services.language;
    const bool isBusy = m_run->isBusy();
    m_frame->setTitle(m_row.isObject() ? language.pick(m_row, "title") : tr("No election is chosen."));
    m_frame->setFacts(tr("Verified on this machine, without trusting the server"));
    m_check->setEnabled(m_row.isObject() && !isBusy);
    m_whole->setEnabled(m_row.isObject() && !isBusy);
    m_cancel->setVisible(isBusy);
    const ActionInfo* action = m_services.catalogue.action("election", "reportObservation");
    const bool may = action != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*action);
    m_reportButton->setVisible(may);
    m_reportButton->setEnabled(may && !isBusy && !m_isReporting && !m_hasReported
        && m_run->observation().has_value() && !m_run->observation()->header.empty());
    m_bar->setVisible(isBusy);
    QString status;
    if (m_run->state() == ObserverRun::State::Fetching) {
        m_bar->setRange(0, 0);
        status = tr("Fetching the record… %1").arg(QLocale().formattedDataSize(m_run->bytes()));
    } else if (m_run->state() == ObserverRun::State::Checking) {
        const ObserverRun::Step step = m_run->step();
        m_bar->setRange(0, step.whole > 0 ? 1'000 : 0);
        m_bar->setValue(step.whole > 0 ? static_cast<int>(step.done * 1'000 / step.whole) : 0);
        status = step.check.empty()
            ? tr("Reading the record…")
            : tr("Checking: %1 (%2 of %3)")
                  .arg(toQt(verify::election::checkText(step.check, verifierLanguage(language))),
                      formatInteger(static_cast<qint64>(step.done)),
                      formatInteger(static_cast<qint64>(step.whole)));
    } else if (m_run->error()) {
        status = u"✕ "_s + problemText(*m_run->error(), language.code());
    } else if (m_run->state() == ObserverRun::State::Cancelled) {
        status = tr("Cancelled.");
    }
    m_lines->setHeader(
        { tr("Light"), tr("What is checked"), tr("Items"), tr("First that does not hold, or why not yet") });
    if (const auto& seen = m_run->observation()) {
        const Answer answer = seen->report.answer();
        qint64 good = 0;
        qint64 bad = 0;
        for (const auto& verdict : seen->report.checks) {
            good += verdict.answer() == Answer::Pass ? 1 : 0;
            bad += verdict.answer() == Answer::Fail ? 1 : 0;
        }
        const qint64 open = static_cast<qint64>(seen->report.checks.size()) - good - bad;
        m_verdict->setText(seen->report.isFork ? u"✕ "_s + tr("Another history than the one seen before")
                : answer == Answer::Pass       ? u"● "_s + tr("Everything holds")
                : answer == Answer::Fail       ? u"✕ "_s + tr("Something does not hold")
                                               : u"▲ "_s + tr("Nothing wrong so far"));
        if (status.isEmpty())
            status = (seen->isWhole ? tr("Checked %1, the whole record of %2")
                                    : tr("Checked %1, with %2 that came since the look before"))
                         .arg(agoText(QDateTime::currentSecsSinceEpoch() - seen->seenAt),
                             QLocale().formattedDataSize(seen->fetched));
        m_frame->setFigures(
            { { tr("Holds"), formatInteger(good),
                  tr("of %1 checks").arg(formatInteger(static_cast<qint64>(seen->report.checks.size()))) },
                { tr("Not yet"), formatInteger(open), tr("what the election has not reached") },
                { tr("Does not hold"), formatInteger(bad),
                    bad == 0 ? tr("no mismatch found") : tr("see the red lines") },
                { tr("Ballots"), formatInteger(seen->report.ballots),
                    tr("up to block %1").arg(formatInteger(seen->height)) } });
        m_lines->setRows(observationRows(seen->report, language));
        QStringList notes;
        if (!seen->report.chainHead.empty())
            notes << tr("Head of the ballot chain: %1").arg(toQt(seen->report.chainHead));
        if (!m_since.chainHead.empty())
            notes << tr("Head that was noted before: %1").arg(shortened(toQt(m_since.chainHead), 16, 8));
        if (seen->report.isRehearsal)
            notes << u"! "_s + tr("This is a rehearsal: its result decides nothing.");
        const std::string people = verify::election::peopleText(seen->report, verifierLanguage(language));
        if (!people.empty())
            notes << toQt(people).trimmed()
                  << tr("Agencies, replaced keys and certifiers are the node's word.");
        if (seen->report.isNodeTrusted)
            notes << u"! "_s + tr("The record's own node was taken: this console has not pinned one.");
        if (!m_reportNote.isEmpty())
            notes << m_reportNote;
        m_note->setText(notes.join(u'\n'));
    } else {
        m_verdict->setText(u"▲ "_s + tr("Not checked yet"));
        m_frame->setFigures({});
        m_lines->setRows({});
        m_note->setText(m_reportNote);
    }
    m_table->setColumnWidth(0, 130);
    m_table->setColumnWidth(1, 430);
    m_table->setColumnWidth(2, 90);
    m_status->setText(status);
    m_status->setAccessibleName(status);
    m_verdict->setAccessibleName(m_verdict->text());
}

void ObserverTab::retranslateUi()
{
    m_check->setText(tr("Check now"));
    m_whole->setText(tr("Check everything anew"));
    m_whole->setToolTip(
        tr("Fetches the whole record again and verifies every ballot, also what was found good before"));
    m_cancel->setText(tr("Cancel"));
    m_reportButton->setText(tr("Report what I saw"));
    for (QPushButton* button : { m_check, m_whole, m_cancel, m_reportButton })
        button->setAccessibleName(button->text());
    m_auto->setText(tr("Check again by itself when the chain goes on"));
    m_auto->setAccessibleName(m_auto->text());
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_table->setAccessibleName(tr("Checks"));
    showAll();
}

void ObserverTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

} // namespace maru::console::elections
