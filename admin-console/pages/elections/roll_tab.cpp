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
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/voter_form.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortestLateReason = 2;
constexpr const char16_t* kPortalKey = u"elections/portal";

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
    const auto label = [this](const QString& name) {
        auto* made = new QLabel(this);
        made->setObjectName(name);
        made->setWordWrap(true);
        made->setTextFormat(Qt::PlainText);
        return made;
    };
    m_facts = label(u"rollFacts"_s);
    layout->addWidget(m_facts);
    m_preview = new RollPreview(given, this);
    layout->addWidget(m_preview, 1);
    m_givenLabel = label(u"rollGiven"_s);
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
    m_status = label(u"rollImportStatus"_s);
    layout->addWidget(m_status);

    m_box = new QWidget(this);
    m_box->setObjectName(u"card"_s);
    m_box->setAttribute(Qt::WA_StyledBackground);
    auto* box = new QVBoxLayout(m_box);
    box->setContentsMargins(16, 12, 16, 12);
    box->setSpacing(8);
    m_boxTitle = label(u"sectionTitle"_s);
    m_warning = label(u"invitationWarning"_s);
    box->addWidget(m_boxTitle);
    box->addWidget(m_warning);
    auto* place = new QHBoxLayout;
    m_portalLabel = new QLabel(m_box);
    m_portal = new QLineEdit(m_box);
    m_portal->setObjectName(u"invitationPortal"_s);
    m_portalLabel->setBuddy(m_portal);
    m_portal->setText(QSettings().value(QString::fromUtf16(kPortalKey)).toString());
    m_portal->setPlaceholderText(u"https://"_s);
    m_wantsCsv = new QCheckBox(m_box);
    m_wantsCsv->setObjectName(u"invitationCsv"_s);
    m_wantsCsv->setChecked(true);
    m_wantsLetters = new QCheckBox(m_box);
    m_wantsLetters->setObjectName(u"invitationLetters"_s);
    m_wantsLetters->setChecked(true);
    m_handOver = new QPushButton(m_box);
    m_handOver->setObjectName(u"invitationHandOver"_s);
    m_handOver->setProperty("main", true);
    m_handOver->setAutoDefault(false);
    place->addWidget(m_portalLabel);
    place->addWidget(m_portal, 1);
    place->addWidget(m_wantsCsv);
    place->addWidget(m_wantsLetters);
    place->addWidget(m_handOver);
    box->addLayout(place);
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
    connect(m_portal, &QLineEdit::textChanged, this, &RollTab::showAll);
    for (QCheckBox* one : { m_wantsCsv, m_wantsLetters })
        connect(one, &QCheckBox::toggled, this, &RollTab::showAll);
    connect(m_handOver, &QPushButton::clicked, this, [this] {
        Confirmation::ask(this, tr("Hand over the invitations"),
            tr("The codes are written once and then wiped here. Who has a code can enrol in the voter's "
               "place: keep "
               "the files apart, send the letters, and delete the files afterwards. A lost one can only be "
               "replaced."),
            tr("Choose where to save"), [this] {
                FileDialog::askSave(this, tr("Where the invitations are saved"), tr("invitations.csv"),
                    tr("CSV files (*.csv)"), [this](const QString& path) { handOver(path); });
            });
    });
    connect(&given.session, &Session::opened, this, &RollTab::showAll);
    connect(&given.session, &Session::closed, this, [this] {
        // Nobody at the desk: the import stops, and names of the file do not stay.
        if (m_import)
            m_import->stop();
        showAll();
    });
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &RollTab::showAll);
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
    }
    if (m_row.isObject() && (!isSame || isOtherCount))
        loadPrecincts();
    showAll();
}

void RollTab::refresh()
{
    showAll();
}

void RollTab::loadPrecincts()
{
    loadWholeList(m_transport, u"precincts"_s, toQt(m_row.stringOr("id", "")), this,
        [this, generation = m_generation](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation)
                return;
            if (rows)
                m_preview->setPrecincts(rollPrecincts(*rows));
            else
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
    if (m_import)
        m_import->deleteLater();
    m_error.reset();
    m_done.clear();
    m_importElection = m_row.stringOr("id", "");
    m_import = new RollImport(m_services, m_transport, m_importElection, std::move(lines),
        isLate() ? fromQt(m_reason->text().trimmed()) : std::string(), this);
    connect(m_import, &RollImport::changed, this, &RollTab::onImport);
    connect(m_import, &RollImport::finished, this, &RollTab::onImport);
    m_import->start();
}

void RollTab::addInvitations(const std::string& election, std::vector<Invitation> made)
{
    if (made.empty())
        return;
    // One election at a time: an import does not begin while those of another one wait.
    if (m_invitations == nullptr || m_invitationElection != election)
        m_invitations = std::make_shared<std::vector<Invitation>>();
    m_invitationElection = election;
    std::move(made.begin(), made.end(), std::back_inserter(*m_invitations));
    showAll();
}

void RollTab::onImport()
{
    // The end is told twice, by changed() and by finished(); the first of them has taken everything.
    if (m_import == nullptr)
        return;
    addInvitations(m_importElection, m_import->takeInvitations());
    if (m_import->isDone() && !m_import->isRunning() && !m_import->error()) {
        m_given.reset();
        m_preview->clear();
        m_done =
            tr("✓ %1 voters are in the roll now.").arg(formatInteger(static_cast<qint64>(m_import->total())));
        m_import->deleteLater();
        m_import = nullptr;
    }
    showAll();
}

QString RollTab::precinctName(const QString& id) const
{
    for (const RollPrecinct& one : m_preview->precincts()) {
        if (one.id != id)
            continue;
        const bool isKorean = m_services.language.code() == LanguageCode::Korean;
        const QString name = isKorean || one.nameEn.isEmpty() ? one.nameKo : one.nameEn;
        return name.isEmpty() ? id : name;
    }
    return id;
}

LetterTexts RollTab::letterTexts() const
{
    const auto period = [this](const char* from, const char* until) {
        return tr("%1 to %2")
            .arg(formatTimeWithZone(base::UnixSeconds(m_row.integerOr(from, 0))),
                formatTimeWithZone(base::UnixSeconds(m_row.integerOr(until, 0))));
    };
    LetterTexts texts;
    texts.agency = m_services.language.pick(m_services.session.officer().agencyName);
    texts.title = tr("Invitation to vote");
    texts.election = m_services.language.pick(m_row, "title");
    texts.salutation = tr("Dear %1,");
    texts.precinct = tr("Precinct");
    texts.number = tr("Number on the roll");
    texts.intro =
        tr("you are on the roll of this election. Enrol once with the personal link or the code below; then "
           "you can vote from any device while voting is open.");
    texts.periods = { tr("Enrolment: %1").arg(period("enrol_from", "enrol_until")),
        tr("Voting: %1").arg(period("opens", "closes")) };
    texts.linkTitle = tr("Personal link");
    texts.codeTitle = tr("Invitation code");
    texts.advice = {
        tr("The link and the code are for you alone and good once. Nobody of the election office will ask "
           "you for them."),
        tr("Keep the secret that your device makes when you enrol: it is needed for voting."),
        tr("Have you lost this letter? Ask the election office for a new one; the old code then becomes "
           "useless.")
    };
    if (m_row.booleanOr("rehearsal", false))
        texts.watermark = tr("REHEARSAL");
    texts.footer = texts.agency + u" · "_s + toQt(m_row.stringOr("id", ""));
    return texts;
}

void RollTab::handOver(const QString& path)
{
    const QString portal = portalAddress(m_portal->text());
    if (portal.isEmpty() || waitingInvitations() == 0 || m_isHandingOver
        || m_invitationElection != m_row.stringOr("id", ""))
        return;
    QSettings().setValue(QString::fromUtf16(kPortalKey), portal);
    m_error.reset();
    m_done.clear();
    m_isHandingOver = true;
    const QFileInfo info(path);
    const QString stem = info.path() + u'/' + info.completeBaseName();
    QStringList files;
    const auto name = [this](const QString& id) { return precinctName(id); };
    if (m_wantsCsv->isChecked()) {
        const QString file = stem + u".csv"_s;
        QByteArray bytes = invitationCsv(*m_invitations, portal, m_invitationElection,
            { tr("Number"), tr("Name"), tr("Precinct"), tr("Telephone"), tr("E-mail"), tr("Address"),
                tr("Invitation code"), tr("Personal link") },
            name);
        QSaveFile save(file);
        const bool isWritten = save.open(QIODevice::WriteOnly)
            && save.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && save.write(bytes) == bytes.size() && save.commit();
        bytes.fill('\0');
        if (!isWritten) {
            finishHandOver(base::failed("console.export_file", fromQt(save.errorString())), {});
            return;
        }
        files << file;
    }
    if (!m_wantsLetters->isChecked()) {
        finishHandOver({}, files);
        return;
    }
    LetterPrinting::Order order { m_invitations, letterTexts(), portal, m_invitationElection, name,
        stem + u".pdf"_s };
    LetterPrinting::start(
        this, std::move(order),
        [this](qint64 done, qint64 total) {
            m_progress->setRange(0, static_cast<int>(total));
            m_progress->setValue(static_cast<int>(done));
        },
        [this, files](const base::Status& status, const QStringList& letters) {
            finishHandOver(status, files + letters);
        });
    showAll();
}

void RollTab::finishHandOver(const base::Status& status, const QStringList& files)
{
    m_isHandingOver = false;
    if (!status) {
        // Nothing is wiped: the officer mends the place and saves again.
        m_error = status.error();
        showAll();
        return;
    }
    const auto count = static_cast<qint64>(waitingInvitations());
    wipe();
    m_done = tr("✓ %1 invitations were handed over and wiped here: %2")
                 .arg(formatInteger(count), files.join(u", "_s));
    showAll();
}

void RollTab::wipe()
{
    // SecretBytes wipe themselves; names go with them.
    m_invitations.reset();
    m_invitationElection.clear();
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
    const bool waitsForOther = waitingInvitations() > 0 && m_invitationElection != m_row.stringOr("id", "");
    // Without lines there is nothing to number, and the buttons stay under the words about the file.
    m_preview->setSizePolicy(
        QSizePolicy::Preferred, m_preview->hasFile() ? QSizePolicy::Expanding : QSizePolicy::Maximum);
    m_importButton->setText(isStopped ? tr("Go on")
            : lines == 0              ? tr("Import voters")
                                      : tr("Import %1 voters")
                               .arg(formatInteger(
                                   static_cast<qint64>(lines - std::min(lines, isSkipped ? skipped() : 0)))));
    m_importButton->setAccessibleName(m_importButton->text());
    m_importButton->setVisible(isOpen && !isRunning);
    m_importButton->setEnabled(mayImport() && !m_isHandingOver && !waitsForOther
        && (isStopped
            || (lines > 0 && (!isReasonWanted || m_reason->text().trimmed().size() >= kShortestLateReason))));
    m_one->setVisible(isOpen && !isRunning && !isStopped);
    m_one->setEnabled(mayImport());
    m_stop->setVisible(isRunning);
    m_progress->setVisible(isRunning || isStopped || m_isHandingOver);
    if (m_import && !m_isHandingOver) {
        m_progress->setRange(0, static_cast<int>(m_import->total()));
        m_progress->setValue(static_cast<int>(m_import->done()));
    }
    QStringList text;
    const LanguageCode language = m_services.language.code();
    if (isRunning)
        text << tr("%1 of %2 voters are in the roll…")
                    .arg(formatInteger(static_cast<qint64>(m_import->done())),
                        formatInteger(static_cast<qint64>(m_import->total())));
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
    if (isOpen && hasElection && !mayImport())
        text << tr("Your roles do not include changing the roll.");
    if (waitsForOther)
        text << tr("! Invitations of another election (%1) wait to be handed over first.")
                    .arg(toQt(m_invitationElection));
    m_status->setText(text.join(u'\n'));
    m_status->setVisible(!text.isEmpty());

    const auto waiting = static_cast<qint64>(waitingInvitations());
    m_box->setVisible(waiting > 0 && !waitsForOther);
    m_boxTitle->setText(tr("%1 invitations wait to be handed over").arg(formatInteger(waiting)));
    m_handOver->setEnabled(waiting > 0 && !isRunning && !m_isHandingOver
        && !portalAddress(m_portal->text()).isEmpty()
        && (m_wantsCsv->isChecked() || m_wantsLetters->isChecked()));
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
    m_warning->setText(
        tr("The codes exist only in the memory of this computer and are lost when the console is closed. "
           "They can be saved once."));
    m_portalLabel->setText(tr("Address of the portal"));
    m_portal->setAccessibleName(m_portalLabel->text());
    m_wantsCsv->setText(tr("CSV for mail merge"));
    m_wantsCsv->setAccessibleName(m_wantsCsv->text());
    m_wantsLetters->setText(tr("Letters (PDF)"));
    m_wantsLetters->setAccessibleName(m_wantsLetters->text());
    m_handOver->setText(tr("Hand over…"));
    m_handOver->setAccessibleName(tr("Hand over"));
    showAll();
}

void RollTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

} // namespace maru::console::elections
