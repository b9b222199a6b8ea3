// SPDX-License-Identifier: Apache-2.0
// Import and invitations.
#include "admin-console/pages/elections/roll_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/voter_form.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortestLateReason = 2;

bool isRollState(const std::string& state)
{
    return state == "draft" || state == "ceremony" || state == "ready";
}

} // namespace

RollTab::RollTab(Services& given, Transport& transport, QWidget* parent)
    : ElectionView(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(10);
    m_facts = makeLabel(u"rollFacts"_s, this);
    layout->addWidget(m_facts);
    m_preview = new RollPreview(given, this);
    layout->addWidget(m_preview, 1);
    m_givenLabel = makeLabel(u"rollGiven"_s, this);
    layout->addWidget(m_givenLabel);

    auto* line = new QHBoxLayout;
    m_skipLabel = new QLabel(this);
    m_skip = new QSpinBox(this);
    m_skip->setObjectName(u"rollSkip"_s);
    m_skipLabel->setBuddy(m_skip);
    m_reasonLabel = new QLabel(this);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"rollReason"_s);
    m_reason->setMaxLength(500);
    m_reasonLabel->setBuddy(m_reason);
    m_one = new QPushButton(this);
    m_one->setObjectName(u"rollOne"_s);
    m_stop = new QPushButton(this);
    m_stop->setObjectName(u"rollStop"_s);
    m_importButton = new QPushButton(this);
    m_importButton->setObjectName(u"rollImport"_s);
    m_importButton->setProperty("main", true);
    for (QWidget* one : std::initializer_list<QWidget*> { m_skipLabel, m_skip, m_reasonLabel })
        line->addWidget(one);
    line->addWidget(m_reason, 1);
    line->addStretch(0);
    for (QPushButton* button : { m_one, m_stop, m_importButton }) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    layout->addLayout(line);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"rollProgress"_s);
    layout->addWidget(m_progress);
    m_status = makeLabel(u"rollImportStatus"_s, this);
    layout->addWidget(m_status);

    m_box = new InvitationBox(given, this);
    layout->addWidget(m_box);
    layout->addStretch(0);

    connect(m_preview, &RollPreview::changed, this, [this] {
        m_given.reset();
        m_error.reset();
        m_done.clear();
        showAll();
    });
    connect(m_importButton, &QPushButton::clicked, this, &RollTab::startImport);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_import)
            m_import->stop();
    });
    connect(m_one, &QPushButton::clicked, this, [this] { openVoterForm(); });
    connect(m_reason, &QLineEdit::textChanged, this, &RollTab::showAll);
    connect(m_box, &InvitationBox::changed, this, [this] {
        tellWork();
        showAll();
    });
    connect(m_box, &InvitationBox::handedOver, this, [this](qint64 count, int files, const QString& where) {
        if (m_spool) {
            if (const base::Status removed = m_spool->remove(); !removed)
                m_error = removed.error();
        }
        m_done = tr("✓ %1 invitations were saved in %2 files: %3")
                     .arg(formatInteger(count), formatInteger(files), where);
        showAll();
    });
    connect(&given.session, &Session::opened, this, [this] {
        showRight();
        findSpool();
        showAll();
    });
    connect(&given.session, &Session::closed, this, [this] {
        // The key is gone: nothing can be signed any more, and names of the file do not stay. While an import runs the
        // lock keeps the session (RunningWork), so that this is an end of another kind.
        if (m_import)
            m_import->stop();
        forgetCodes();
        showAll();
    });
    connect(&given.catalogue, &DomainCatalogue::loaded, this, [this] {
        showRight();
        showAll();
    });
    m_spoolFolder = InvitationSpool::folder();
    showRight();
    retranslateUi();
}

bool RollTab::isLate() const
{
    return m_row.stringOr("state", "") != "draft"
        && m_services.connection.serverNow() >= m_row.integerOr("enrol_from", 0);
}

bool RollTab::mayImport() const
{
    const ActionInfo* action =
        m_services.catalogue.action("election", isLate() ? "addLateVoter" : "addVoters");
    return isRollState(m_row.stringOr("state", "")) && action != nullptr && m_services.session.isOpen()
        && m_services.session.mayDo(*action);
}

void RollTab::showElection(const base::Json& row)
{
    const bool isSame = m_row.stringOr("id", "") == row.stringOr("id", "") && m_row.isObject();
    const bool isOtherCount = m_row.integerOr("precincts", 0) != row.integerOr("precincts", 0);
    m_row = row;
    if (!isSame) {
        ++m_generation;
        m_preview->clear();
        m_given.reset();
        m_error.reset();
        m_done.clear();
        m_reason->clear();
        forgetCodes();
    }
    m_box->setElection(m_row, precinctNames());
    if (m_row.isObject() && (!isSame || isOtherCount))
        loadPrecincts();
    if (!isSame)
        findSpool();
    showAll();
}

void RollTab::refresh()
{
    settlePending();
    showAll();
}

bool RollTab::isForbidden() const
{
    const ActionInfo* action = m_services.catalogue.action("election", "addVoters");
    return action != nullptr && m_services.session.isOpen() && !m_services.session.mayDo(*action);
}

void RollTab::showRight()
{
    if (!isForbidden()) {
        m_preview->setForbidden({});
        return;
    }
    m_given.reset();
    m_preview->setForbidden(rollRightText(m_services));
}

void RollTab::loadPrecincts()
{
    loadWholeList(m_transport, u"precincts"_s, toQt(m_row.stringOr("id", "")), this,
        [this, generation = m_generation](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation)
                return;
            if (rows) {
                m_preview->setPrecincts(rollPrecincts(*rows));
                m_box->setElection(m_row, precinctNames());
            } else
                m_error = rows.error();
            showAll();
        });
}

void RollTab::takePlan(RollPlan plan, const QString& from)
{
    m_preview->clear();
    m_given = std::move(plan);
    m_givenFrom = from;
    showAll();
}

QDialog* RollTab::openVoterForm()
{
    auto* form = new VoterForm(m_services, m_preview->precincts(), this);
    connect(form, &VoterForm::chosen, this, [this, form] { takePlan(form->plan(), tr("typed in")); });
    form->open();
    return form;
}

std::size_t RollTab::skipped() const
{
    return m_skip->isHidden() ? 0 : static_cast<std::size_t>(m_skip->value());
}

void RollTab::startImport()
{
    if (m_import && !m_import->isDone() && m_importElection == m_row.stringOr("id", "")) {
        m_import->start();
        showAll();
        return;
    }
    const std::optional<RollPlan>& plan = m_given ? m_given : m_preview->plan();
    if (!plan || !mayImport())
        return;
    std::vector<RollLine> lines = plan->lines;
    lines.erase(
        lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(skipped(), lines.size())));
    if (lines.empty())
        return;
    m_error.reset();
    m_done.clear();
    // A place for the codes first: without one nothing is signed.
    openSpool([this, lines] {
        if (m_spool && !m_spool->hasPending())
            begin(lines);
    });
}

void RollTab::begin(std::vector<RollLine> lines)
{
    if (m_import)
        m_import->deleteLater();
    m_importElection = m_row.stringOr("id", "");
    m_import = new RollImport(m_services, m_transport, m_importElection, std::move(lines),
        isLate() ? fromQt(m_reason->text().trimmed()) : std::string(), m_spool, this);
    connect(m_import, &RollImport::changed, this, &RollTab::onImport);
    connect(m_import, &RollImport::finished, this, &RollTab::onImport);
    m_import->start();
}

void RollTab::onImport()
{
    // The end is told twice, by changed() and by finished(); the first of them has taken everything.
    if (m_import == nullptr)
        return;
    m_box->add(m_importElection, m_import->takeInvitations());
    if (m_import->isDone() && !m_import->isRunning() && !m_import->error()) {
        m_given.reset();
        m_preview->clear();
        m_done =
            tr("✓ %1 voters are in the roll now.").arg(formatInteger(static_cast<qint64>(m_import->total())));
        m_import->deleteLater();
        m_import = nullptr;
        if (m_importElection != m_row.stringOr("id", "")) {
            // Its codes wait in their spool until it is chosen again.
            forgetCodes();
            findSpool();
        }
    }
    tellWork();
    showAll();
}

std::map<QString, QString> RollTab::precinctNames() const
{
    const bool isKorean = m_services.language.code() == LanguageCode::Korean;
    std::map<QString, QString> names;
    for (const RollPrecinct& one : m_preview->precincts()) {
        const QString name = isKorean || one.nameEn.isEmpty() ? one.nameKo : one.nameEn;
        names[one.id] = name.isEmpty() ? one.id : name;
    }
    return names;
}

void RollTab::showAll()
{
    const bool hasElection = m_row.isObject();
    const std::string state = m_row.stringOr("state", "");
    const bool isOpen = isRollState(state);
    const bool isRunning = m_import && m_import->isRunning();
    const bool isStopped =
        m_import && !isRunning && !m_import->isDone() && m_importElection == m_row.stringOr("id", "");
    if (!hasElection)
        m_facts->setText(tr("No election is chosen."));
    else if (!isOpen)
        m_facts->setText(
            tr("%1 on the roll, %2 enrolled. The roll is frozen: nobody can be added or removed any more.")
                .arg(formatInteger(m_row.integerOr("entries", 0)),
                    formatInteger(m_row.integerOr("enrolled", 0))));
    else if (isLate())
        m_facts->setText(
            tr("%1 on the roll, %2 enrolled. The roll is public since %3: whoever is added now is added "
               "late, with a reason.")
                .arg(formatInteger(m_row.integerOr("entries", 0)),
                    formatInteger(m_row.integerOr("enrolled", 0)),
                    formatTimeWithZone(base::UnixSeconds(m_row.integerOr("enrol_from", 0)))));
    else
        m_facts->setText(tr("%1 on the roll. Voters can be imported until enrolment begins on %2.")
                             .arg(formatInteger(m_row.integerOr("entries", 0)),
                                 formatTimeWithZone(base::UnixSeconds(m_row.integerOr("enrol_from", 0)))));
    m_preview->setVisible(hasElection && isOpen && !isRunning && !isStopped && !m_given);
    m_givenLabel->setVisible(m_given.has_value());
    if (m_given)
        m_givenLabel->setText(
            tr("%1 voters (%2) wait to be imported.")
                .arg(formatInteger(static_cast<qint64>(m_given->lines.size())), m_givenFrom));
    const std::optional<RollPlan>& plan = m_given ? m_given : m_preview->plan();
    const auto lines = plan ? plan->lines.size() : 0;
    const bool isSkipped =
        lines > 0 && !m_given && m_row.integerOr("entries", 0) > 0 && !isLate() && !isRunning && !isStopped;
    m_skip->setVisible(isSkipped);
    m_skipLabel->setVisible(isSkipped);
    m_skip->setMaximum(static_cast<int>(lines));
    const bool isReasonWanted = isOpen && isLate() && !isRunning && !isStopped;
    m_reason->setVisible(isReasonWanted);
    m_reasonLabel->setVisible(isReasonWanted);
    const bool isBlocked = m_isOpeningSpool || m_box->isBusy() || (m_spool && m_spool->hasPending());
    // Without lines there is nothing to number, and the buttons stay under the words about the file.
    m_preview->setSizePolicy(
        QSizePolicy::Preferred, m_preview->hasFile() ? QSizePolicy::Expanding : QSizePolicy::Maximum);
    m_importButton->setText(isStopped ? tr("Go on")
            : lines == 0              ? tr("Import voters")
                                      : tr("Import %1 voters")
                               .arg(formatInteger(
                                   static_cast<qint64>(lines - std::min(lines, isSkipped ? skipped() : 0)))));
    m_importButton->setAccessibleName(m_importButton->text());
    m_importButton->setVisible(isOpen && !isRunning && !isForbidden());
    m_importButton->setEnabled(mayImport() && !isBlocked
        && (isStopped
            || (lines > 0 && (!isReasonWanted || m_reason->text().trimmed().size() >= kShortestLateReason))));
    m_one->setVisible(isOpen && !isRunning && !isStopped && !isForbidden());
    m_one->setEnabled(mayImport());
    m_stop->setVisible(isRunning);
    m_progress->setVisible(isRunning || isStopped);
    if (m_import) {
        m_progress->setRange(0, static_cast<int>(m_import->total()));
        m_progress->setValue(static_cast<int>(m_import->done()));
    }
    m_box->setLocked(isRunning || m_isOpeningSpool);
    showImportStatus();
}

void RollTab::showImportStatus()
{
    const bool isRunning = m_import && m_import->isRunning();
    const bool isStopped =
        m_import && !isRunning && !m_import->isDone() && m_importElection == m_row.stringOr("id", "");
    const LanguageCode language = m_services.language.code();
    QStringList text;
    if (isRunning) {
        QString line = tr("%1 of %2 voters are in the roll…")
                           .arg(formatInteger(static_cast<qint64>(m_import->done())),
                               formatInteger(static_cast<qint64>(m_import->total())));
        if (const qint64 left = m_import->secondsLeft(); left >= 0)
            line += u" · "_s + tr("about %1 left").arg(durationText(left));
        text << line << tr("You may lock the console: the import goes on behind the lock.");
    }
    if (isStopped)
        text << tr("! Stopped after %1 of %2 voters. What is done stands and is not done again.")
                    .arg(formatInteger(static_cast<qint64>(m_import->done())),
                        formatInteger(static_cast<qint64>(m_import->total())));
    if (m_import && m_import->error()) {
        QString line = u"✕ "_s + problemText(*m_import->error(), language);
        if (m_import->errorLine() > 0)
            line += u' ' + tr("(line %1 of the file)").arg(formatInteger(m_import->errorLine()));
        text << line;
    }
    if (m_error)
        text << u"✕ "_s + problemText(*m_error, language);
    if (!m_done.isEmpty())
        text << m_done;
    if (m_isOpeningSpool)
        text << tr("The sealed invitation codes are opened…");
    if (m_spool && m_spool->hasPending())
        text << (m_spool->pending().isProposal
                ? tr("! %1 voters of an earlier import wait for approval. Their codes appear here when they "
                     "are "
                     "on the roll.")
                      .arg(formatInteger(static_cast<qint64>(m_spool->pending().invitations.size())))
                : tr("! An earlier import broke off at %1 voters whose answer was lost. The roll is asked "
                     "about "
                     "them until it is settled.")
                      .arg(formatInteger(static_cast<qint64>(m_spool->pending().invitations.size()))));
    m_status->setText(text.join(u'\n'));
    m_status->setVisible(!text.isEmpty());
}

void RollTab::retranslateUi()
{
    m_skipLabel->setText(tr("Lines that are in the roll already"));
    m_skip->setAccessibleName(m_skipLabel->text());
    m_reasonLabel->setText(tr("Reason of the late addition"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    m_reason->setPlaceholderText(tr("e.g. moved in on 3 November"));
    m_one->setText(tr("One voter…"));
    m_one->setAccessibleName(tr("One voter"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(m_stop->text());
    m_progress->setAccessibleName(tr("Progress"));
    m_box->setElection(m_row, precinctNames());
    showRight();
    showAll();
}

void RollTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

} // namespace maru::console::elections
