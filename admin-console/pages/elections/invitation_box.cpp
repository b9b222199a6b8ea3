// SPDX-License-Identifier: Apache-2.0
// The hand-over.
#include "admin-console/pages/elections/invitation_box.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/pool_work.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QVBoxLayout>

#include <iterator>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr const char16_t* kPortalKey = u"elections/portal";
constexpr const char16_t* kTelephoneKey = u"elections/telephone";

QLineEdit* rememberedLine(const QString& name, const char16_t* key, QWidget* parent)
{
    auto* made = new QLineEdit(parent);
    made->setObjectName(name);
    made->setMaxLength(200);
    made->setText(QSettings().value(QString::fromUtf16(key)).toString());
    return made;
}

} // namespace

InvitationBox::InvitationBox(Services& given, QWidget* parent) : QWidget(parent), m_services(given)
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 12);
    box->setSpacing(8);
    m_title = makeLabel(u"sectionTitle"_s, this);
    m_warning = makeLabel(u"invitationWarning"_s, this);
    box->addWidget(m_title);
    box->addWidget(m_warning);
    m_portal = rememberedLine(u"invitationPortal"_s, kPortalKey, this);
    m_portal->setPlaceholderText(u"https://"_s);
    m_telephone = rememberedLine(u"invitationTelephone"_s, kTelephoneKey, this);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(12);
    const auto field = [this, fields](QLabel*& label, QLineEdit* edit, int stretch) {
        auto* column = new QVBoxLayout;
        column->setSpacing(4);
        label = new QLabel(this);
        label->setObjectName(u"fieldLabel"_s);
        label->setBuddy(edit);
        column->addWidget(label);
        column->addWidget(edit);
        fields->addLayout(column, stretch);
    };
    field(m_portalLabel, m_portal, 2);
    field(m_telephoneLabel, m_telephone, 1);
    box->addLayout(fields);
    auto* line = new QHBoxLayout;
    m_wantsCsv = new QCheckBox(this);
    m_wantsCsv->setObjectName(u"invitationCsv"_s);
    m_wantsCsv->setChecked(true);
    m_wantsLetters = new QCheckBox(this);
    m_wantsLetters->setObjectName(u"invitationLetters"_s);
    m_wantsLetters->setChecked(true);
    m_handOver = makeButton(u"invitationHandOver"_s, this);
    m_handOver->setProperty("main", true);
    line->addWidget(m_wantsCsv);
    line->addWidget(m_wantsLetters);
    line->addStretch(1);
    line->addWidget(m_handOver);
    box->addLayout(line);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"invitationProgress"_s);
    m_progress->setTextVisible(false);
    box->addWidget(m_progress);
    m_problem = makeLabel(u"errorSummary"_s, this);
    box->addWidget(m_problem);
    for (QLineEdit* one : { m_portal, m_telephone })
        connect(one, &QLineEdit::textChanged, this, &InvitationBox::showAll);
    for (QCheckBox* one : { m_wantsCsv, m_wantsLetters })
        connect(one, &QCheckBox::toggled, this, &InvitationBox::showAll);
    connect(m_handOver, &QPushButton::clicked, this, &InvitationBox::ask);
    retranslateUi();
}

void InvitationBox::setElection(const base::Json& row, std::map<QString, QString> precinctNames)
{
    m_row = row;
    m_precinctNames = std::move(precinctNames);
    showAll();
}

void InvitationBox::add(const std::string& election, std::vector<Invitation> made)
{
    if (made.empty())
        return;
    if (m_invitations == nullptr || m_election != election)
        m_invitations = std::make_shared<std::vector<Invitation>>();
    m_election = election;
    std::move(made.begin(), made.end(), std::back_inserter(*m_invitations));
    showAll();
    Q_EMIT changed();
}

void InvitationBox::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    showAll();
}

void InvitationBox::wipe()
{
    // SecretBytes wipe themselves; names go with them.
    m_invitations.reset();
    m_election.clear();
    showAll();
    Q_EMIT changed();
}

bool InvitationBox::isReady() const
{
    return size() > 0 && !m_isBusy && !m_isLocked && m_election == m_row.stringOr("id", "")
        && !portalAddress(m_portal->text()).isEmpty()
        && (m_wantsCsv->isChecked()
            || (m_wantsLetters->isChecked() && !m_telephone->text().trimmed().isEmpty()))
        && (!m_wantsLetters->isChecked() || !m_telephone->text().trimmed().isEmpty());
}

void InvitationBox::ask()
{
    Confirmation::ask(this, tr("Hand over the invitations"),
        tr("The codes are written once and then wiped here. Who has a code can enrol in the voter's place: "
           "keep the files apart, send the letters, and delete the files afterwards. A lost one can only be "
           "replaced."),
        tr("Choose where to save"), [this] {
            FileDialog::askSave(this, tr("Where the invitations are saved"), tr("invitations.csv"),
                tr("CSV files (*.csv)"), [this](const QString& path) { handOver(path); });
        });
}

LetterTexts InvitationBox::letterTexts() const
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
    texts.advice = { tr("The link and the code are for you alone and good once. Nobody of the election "
                        "office will ask "
                        "you for them."),
        tr("Keep the secret that your device makes when you enrol: it is needed for voting."),
        tr("Have you lost this letter? Ask the election office for a new one; the old code then becomes "
           "useless."),
        tr("Questions: %1").arg(m_telephone->text().trimmed()) };
    if (m_row.booleanOr("rehearsal", false))
        texts.watermark = tr("REHEARSAL");
    texts.footer = texts.agency + u" · "_s + toQt(m_row.stringOr("id", ""));
    return texts;
}

void InvitationBox::handOver(const QString& path)
{
    if (!isReady())
        return;
    QSettings().setValue(QString::fromUtf16(kPortalKey), portalAddress(m_portal->text()));
    QSettings().setValue(QString::fromUtf16(kTelephoneKey), m_telephone->text().trimmed());
    m_error.reset();
    m_isBusy = true;
    m_progress->setRange(0, 0);
    const QFileInfo info(path);
    const QString stem = info.path() + u'/' + info.completeBaseName();
    if (m_wantsCsv->isChecked())
        writeCsv(stem);
    else
        writeLetters(stem, {});
    showAll();
    Q_EMIT changed();
}

void InvitationBox::writeCsv(const QString& stem)
{
    const QString file = stem + u".csv"_s;
    const QStringList headings { tr("Number"), tr("Name"), tr("Precinct"), tr("Telephone"), tr("E-mail"),
        tr("Address"), tr("Invitation code"), tr("Personal link") };
    const auto work =
        [file, headings, names = m_precinctNames, election = m_election,
            portal = portalAddress(m_portal->text()),
            all = std::shared_ptr<const std::vector<Invitation>>(m_invitations)]() -> base::Status {
        QSaveFile save(file);
        const bool isWritten = save.open(QIODevice::WriteOnly)
            && save.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && writeInvitationCsv(save, *all, portal, election, headings,
                [&names](const QString& id) {
                    const auto found = names.find(id);
                    return found == names.end() ? id : found->second;
                })
            && save.commit();
        return isWritten ? base::Status() : base::failed("console.export_file", fromQt(save.errorString()));
    };
    workApart(this, work, [this, stem, file](const base::Status& status) {
        if (status && m_wantsLetters->isChecked())
            writeLetters(stem, { file });
        else
            finish(status, status ? QStringList { file } : QStringList());
    });
}

void InvitationBox::writeLetters(const QString& stem, const QStringList& files)
{
    LetterPrinting::Order order { m_invitations, letterTexts(), portalAddress(m_portal->text()), m_election,
        [names = m_precinctNames](const QString& id) {
            const auto found = names.find(id);
            return found == names.end() ? id : found->second;
        },
        stem + u".pdf"_s };
    LetterPrinting::start(
        this, std::move(order),
        [this](qint64 done, qint64 total) {
            m_progress->setRange(0, static_cast<int>(total));
            m_progress->setValue(static_cast<int>(done));
        },
        [this, files](
            const base::Status& status, const QStringList& letters) { finish(status, files + letters); });
}

void InvitationBox::finish(const base::Status& status, const QStringList& files)
{
    m_isBusy = false;
    if (!status) {
        // Nothing is wiped: the officer mends the place and saves again.
        m_error = status.error();
        showAll();
        Q_EMIT changed();
        return;
    }
    const auto count = static_cast<qint64>(size());
    const QString folder = QDir::toNativeSeparators(QFileInfo(files.value(0)).path());
    wipe();
    Q_EMIT handedOver(count, static_cast<int>(files.size()), folder);
}

void InvitationBox::showAll()
{
    const bool isMine = m_election == m_row.stringOr("id", "");
    setVisible(size() > 0 && isMine);
    m_title->setText(
        tr("%1 invitations wait to be handed over").arg(formatInteger(static_cast<qint64>(size()))));
    for (QWidget* one : std::initializer_list<QWidget*> { m_portal, m_telephone, m_wantsCsv, m_wantsLetters })
        one->setEnabled(!m_isBusy);
    m_telephone->setEnabled(!m_isBusy && m_wantsLetters->isChecked());
    m_progress->setVisible(m_isBusy);
    m_problem->setVisible(m_error.has_value());
    if (m_error)
        m_problem->setText(u"✕ "_s + problemText(*m_error, m_services.language.code()));
    m_handOver->setEnabled(isReady());
    QString why;
    if (m_isLocked)
        why = tr("When the import has ended or is stopped.");
    else if (portalAddress(m_portal->text()).isEmpty())
        why = tr("The address of the portal is missing (https://…).");
    else if (m_wantsLetters->isChecked() && m_telephone->text().trimmed().isEmpty())
        why = tr("The letters need the office's telephone number.");
    m_handOver->setToolTip(m_handOver->isEnabled() ? QString() : why);
    m_handOver->setAccessibleDescription(m_handOver->toolTip());
}

void InvitationBox::retranslateUi()
{
    m_warning->setText(
        tr("Until then the codes lie sealed on this computer, and only your signing key opens them. They can "
           "be saved once."));
    m_portalLabel->setText(tr("Address of the portal"));
    m_portal->setAccessibleName(m_portalLabel->text());
    m_telephoneLabel->setText(tr("Telephone of the election office (on the letters)"));
    m_telephone->setAccessibleName(m_telephoneLabel->text());
    m_wantsCsv->setText(tr("CSV for mailing"));
    m_wantsCsv->setAccessibleName(m_wantsCsv->text());
    m_wantsLetters->setText(tr("Letters (PDF)"));
    m_wantsLetters->setAccessibleName(m_wantsLetters->text());
    m_handOver->setText(tr("Hand over…"));
    m_handOver->setAccessibleName(tr("Hand over"));
    m_progress->setAccessibleName(tr("Progress"));
    showAll();
}

void InvitationBox::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::elections
