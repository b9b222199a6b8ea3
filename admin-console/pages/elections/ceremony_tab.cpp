// SPDX-License-Identifier: Apache-2.0
// The key ceremony.
#include "admin-console/pages/elections/ceremony_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/page_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCeremonyDelayMs = 1'000;

} // namespace

CeremonyTab::CeremonyTab(
    Services& given, Transport& transport, QWidget* parent, QString officer, crypto::Argon2Cost cost)
    : ElectionView(parent), m_services(given), m_transport(transport), m_officer(std::move(officer))
{
    m_box = new TrusteeBox(given, this, cost);
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kCeremonyDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &CeremonyTab::load);
    connect(&m_box->desk(), &TrusteeDesk::changed, this, &CeremonyTab::showOwn);
    connect(&given.session, &Session::opened, this, &CeremonyTab::showAll);
    connect(&given.session, &Session::closed, this, &CeremonyTab::showAll);
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &CeremonyTab::retranslateUi);
    retranslateUi();
}

void CeremonyTab::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    m_save = makeButton(u"ceremonySave"_s, this);
    m_read = makeButton(u"ceremonyRead"_s, this);
    m_submit = makeButton(u"ceremonySubmit"_s, this);
    m_exclude = makeButton(u"ceremonyExclude"_s, this);
    m_restart = makeButton(u"ceremonyRestart"_s, this);
    m_start = makeButton(u"ceremonyStart"_s, this);
    m_frame->setButtons({ m_save, m_read, m_submit, m_exclude, m_restart, m_start });
    m_status = makeLabel(u"ceremonyStatus"_s, this);
    m_frame->body()->addWidget(m_status);
    m_gridTable = makeWordTable(u"ceremonyGrid"_s, m_grid, this);
    m_frame->body()->addWidget(m_gridTable, 3);
    m_complaintTitle = makeLabel(u"sectionTitle"_s, this);
    m_frame->body()->addWidget(m_complaintTitle);
    m_complaintTable = makeWordTable(u"ceremonyComplaints"_s, m_complaints, this);
    m_frame->body()->addWidget(m_complaintTable, 1);
    m_own = new QWidget(this);
    auto* own = new QVBoxLayout(m_own);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(6);
    m_ownTitle = makeLabel(u"sectionTitle"_s, this);
    m_ownStatus = makeLabel(u"ceremonyOwnStatus"_s, this);
    auto* line = new QHBoxLayout;
    m_do = makeButton(u"ceremonyDo"_s, this);
    m_file = makeButton(u"ceremonyToFile"_s, this);
    m_finish = makeButton(u"ceremonyFinish"_s, this);
    line->addWidget(m_do);
    line->addWidget(m_file);
    line->addWidget(m_finish);
    line->addStretch(1);
    own->addWidget(m_ownTitle);
    own->addWidget(m_box);
    own->addWidget(m_ownStatus);
    own->addLayout(line);
    m_frame->body()->addWidget(m_own);
    m_note = makeLabel(u"pageFacts"_s, this);
    m_frame->body()->addWidget(m_note);

    connect(m_start, &QPushButton::clicked, this, [this] { openAction("startCeremony"); });
    connect(m_exclude, &QPushButton::clicked, this, [this] { openAction("excludeTrustee"); });
    connect(m_restart, &QPushButton::clicked, this, [this] { openAction("restartCeremony"); });
    connect(m_do, &QPushButton::clicked, this, &CeremonyTab::doMyPart);
    connect(m_file, &QPushButton::clicked, this, &CeremonyTab::signToFile);
    connect(m_finish, &QPushButton::clicked, this, &CeremonyTab::finishMySecret);
    connect(m_save, &QPushButton::clicked, this, [this] {
        FileDialog::askSave(this, tr("Save the ceremony's messages"),
            toQt(m_board.context.election) + u".maru-ceremony.json"_s, tr("Ceremony files (*.json)"),
            [this](const QString& path) { writeMessages(path); });
    });
    connect(m_read, &QPushButton::clicked, this, [this] {
        if (m_isFromFile) {
            dropMessages();
            return;
        }
        FileDialog::askOpen(this, tr("Open a ceremony's messages"), tr("Ceremony files (*.json)"),
            [this](const QString& path) { readMessages(path); });
    });
    connect(m_submit, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Submit a signed transaction"), tr("Transaction files (*.json)"),
            [this](const QString& path) { submitFile(path); });
    });
}

void CeremonyTab::showElection(const base::Json& row)
{
    const bool isSame = m_rows.election.stringOr("id", "") == row.stringOr("id", "");
    if (!isSame) {
        ++m_generation;
        m_delay.stop();
        m_rows = {};
        m_isFromFile = false;
        m_isSending = false;
        m_error.reset();
        tell({});
        m_rows.election = row;
        if (row.isObject())
            load();
    } else if (!m_isFromFile) {
        m_rows.election = row;
        if (isVisible())
            startOnce(m_delay);
    }
    evaluate();
}

void CeremonyTab::refresh()
{
    if (m_rows.election.isObject() && !m_isFromFile)
        startOnce(m_delay);
}

void CeremonyTab::load()
{
    if (m_isFromFile)
        return;
    const QString id = toQt(m_rows.election.stringOr("id", ""));
    m_error.reset();
    const auto list = [this, generation = m_generation](std::vector<base::Json> CeremonyRows::*place) {
        return [this, generation, place](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation || m_isFromFile)
                return;
            if (rows)
                m_rows.*place = *rows;
            else
                m_error = rows.error();
            evaluate();
        };
    };
    loadWholeList(m_transport, u"trustees"_s, id, this, list(&CeremonyRows::trustees));
    loadWholeList(m_transport, u"ceremony"_s, id, this, list(&CeremonyRows::messages));
    loadWholeList(m_transport, u"complaints"_s, id, this, list(&CeremonyRows::complaints));
}

void CeremonyTab::evaluate()
{
    m_board = readCeremony(m_rows, m_services.connection.serverNow());
    showAll();
}

const CeremonyLine* CeremonyTab::own() const
{
    const QString officer = !m_officer.isEmpty() ? m_officer
        : m_services.session.isOpen()            ? m_services.session.officer().officer
                                                 : QString();
    return m_board.ofOfficer(fromQt(officer));
}

ActionForm* CeremonyTab::openAction(const std::string& action)
{
    const ActionInfo* info = m_services.catalogue.action("election", action);
    if (info == nullptr || !m_rows.election.isObject())
        return nullptr;
    base::Json prefill = base::Json::object({ { "election", m_rows.election.stringOr("id", "") } });
    if (action == "excludeTrustee") {
        for (const CeremonyLine& line : m_board.lines) {
            for (const CeremonyMark& mark : line.marks) {
                if (mark.light == CeremonyLight::Overdue)
                    prefill.set("trustee", line.index);
            }
        }
    }
    auto* form = new ActionForm(m_services, *info, prefill, this);
    connect(form, &ActionForm::committed, this, &CeremonyTab::refresh);
    form->open();
    return form;
}

base::Result<CeremonyStep> CeremonyTab::step() const
{
    if (!m_box->desk().isOpen())
        return base::refused("console.ceremony_not_mine");
    return nextStep(m_rows, m_board, m_box->desk().secret());
}

void CeremonyTab::doMyPart()
{
    const auto next = step();
    if (!next) {
        fail(next.error());
        return;
    }
    if (next->action.empty() || m_isSending)
        return;
    m_isSending = true;
    tell(tr("On its way…"));
    m_services.sender.send("election", next->action, next->payload, this,
        [this, generation = m_generation](const base::Result<Outcome>& result) {
            if (generation != m_generation)
                return;
            m_isSending = false;
            if (!result)
                fail(result.error());
            else if (!result->isOk())
                fail(base::refused(result->code, result->data.stringOr("field", "")));
            else
                tell(u"✓ "_s + tr("Your message stands in block %1.").arg(formatInteger(result->height)));
            load();
        });
}

void CeremonyTab::finishMySecret()
{
    m_box->desk().finish(
        [this](voting::TrusteeSecret& secret) { return finishSecret(m_rows, m_board, secret); },
        [guard = QPointer<CeremonyTab>(this)](const base::Status& status) {
            if (!guard)
                return;
            if (status)
                guard->tell(u"✓ "_s
                    + tr("Your part of the key is in the file. Keep the file and the passphrase until the "
                         "counting."));
            else
                guard->fail(status.error());
        });
}

void CeremonyTab::tell(const QString& text)
{
    m_note->setText(text);
    m_note->setAccessibleName(text);
    m_note->setVisible(!text.isEmpty());
    showOwn();
}

void CeremonyTab::fail(const base::Error& error)
{
    tell(u"✕ "_s + problemText(error, m_services.language.code()));
}

QString CeremonyTab::note() const
{
    return m_note->text();
}

void CeremonyTab::showOwn()
{
    const CeremonyLine* line = own();
    const bool isMine =
        line != nullptr && line->marks[0].light != CeremonyLight::Excluded && !m_board.round.empty();
    m_own->setVisible(isMine);
    if (!isMine)
        return;
    const bool isOpen = m_box->desk().isOpen();
    const bool isDone = m_board.round == "done";
    const bool isBusy = m_box->desk().isBusy() || m_isSending;
    const auto next = step();
    const bool hasStep = isOpen && next && !next->action.empty();
    QString text;
    if (isOpen && !next)
        text = u"✕ "_s + problemText(next.error(), m_services.language.code());
    else if (hasStep) {
        const ActionInfo* info = m_services.catalogue.action("election", next->action);
        text = u"▶ "_s
            + tr("Your turn: %1")
                  .arg(info == nullptr ? toQt(next->action) : m_services.language.pick(info->label));
        if (!next->badDealers.empty()) {
            QStringList dealers;
            for (const std::int64_t one : next->badDealers)
                dealers << QString::number(one);
            text += u'\n'
                + QString(u"✕ "_s
                    + tr("The share from trustee %1 does not fit: this is a complaint.")
                          .arg(dealers.join(u", "_s)));
        } else if (next->action == "ceremonyAcknowledge") {
            text += u'\n' + QString(u"✓ "_s + tr("All shares that you got fit."));
        }
    } else if (isDone && isOpen && !m_box->desk().secret().isFinished())
        text = u"▶ "_s + tr("The ceremony is finished: add the shares up in your file.");
    else if (isDone && isOpen)
        text = u"✓ "_s
            + tr("Generation of the keys is over. When votes are counted, open your secret in the tab "
                 "“Counting”.");
    else if (isDone)
        text = tr("Generation of the keys is over. If you have not added the shares up yet, open your secret "
                  "here and "
                  "do so. When votes are counted, open it in the tab “Counting”.");
    else if (isOpen)
        text = tr("Nothing to do now.");
    m_ownStatus->setText(text);
    m_ownStatus->setVisible(!text.isEmpty());
    // Buttons of a ceremony that is over would be dead for good.
    m_do->setVisible(!m_isFromFile && !isDone);
    m_file->setVisible(!isDone);
    m_do->setEnabled(hasStep && !isBusy);
    m_file->setEnabled(hasStep && !isBusy && m_services.session.isOpen());
    m_finish->setVisible(isDone && isOpen && !m_box->desk().secret().isFinished());
    m_finish->setEnabled(isOpen && !isBusy && !m_box->desk().secret().isFinished());
}

void CeremonyTab::showAll()
{
    const Language& language = m_services.language;
    const base::Json& election = m_rows.election;
    const std::string state = election.stringOr("state", "");
    m_frame->setTitle(election.isObject() ? language.pick(election, "title") : tr("No election is chosen."));
    m_frame->setFacts(m_board.context.attempt > 0 ? tr("Attempt %1, %2 of %3 trustees are needed to count")
                                                        .arg(m_board.context.attempt)
                                                        .arg(m_board.context.threshold)
                                                        .arg(m_board.lines.size())
                                                  : QString());
    const auto may = [this](const char* name) {
        const ActionInfo* info = m_services.catalogue.action("election", name);
        return info != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*info);
    };
    m_start->setVisible(state == "draft" && may("startCeremony"));
    m_exclude->setVisible(state == "ceremony" && may("excludeTrustee"));
    m_restart->setVisible(state == "ready" && may("restartCeremony"));
    m_save->setEnabled(!m_rows.messages.empty() || !m_rows.trustees.empty());
    m_read->setEnabled(election.isObject());
    m_submit->setEnabled(election.isObject());
    int bad = 0;
    for (const CeremonyLine& line : m_board.lines) {
        for (const CeremonyMark& mark : line.marks)
            bad += mark.light == CeremonyLight::Bad ? 1 : 0;
    }
    QStringList status { roundTitle(m_board.round) };
    if (m_isFromFile)
        status << u"! "_s + tr("from a file");
    if (m_board.deadline > 0)
        status << tr("deadline %1").arg(formatTimeWithZone(base::UnixSeconds(m_board.deadline)));
    if (bad > 0)
        status << u"✕ "_s + tr("%1 messages do not hold").arg(bad);
    if (m_board.isJointWrong)
        status << u"✕ "_s + tr("The election key is not the sum of the trustees' keys");
    else if (!m_board.joint.empty() && m_board.round == "done")
        status << u"✓ "_s + tr("The election key is the sum of the trustees' keys (verified here)");
    if (m_error)
        status << u"! "_s + problemText(*m_error, language.code());
    m_status->setText(status.join(u" · "_s));
    m_grid->setHeader(ceremonyHeader());
    m_grid->setRows(ceremonyCells(m_board, language));
    m_gridTable->setColumnWidth(0, 230);
    for (int column = 1; column < 5; ++column)
        m_gridTable->setColumnWidth(column, 190);
    std::vector<std::vector<Cell>> complaints;
    for (const base::Json& one : m_rows.complaints) {
        const auto name = [this, &language](std::int64_t index) {
            const CeremonyLine* line = m_board.find(index);
            return line == nullptr ? QString::number(index) : trusteeName(line->trustee, language);
        };
        const std::string is = one.stringOr("state", "");
        complaints.push_back({ { QString::number(one.integerOr("attempt", 0)), true },
            { name(one.integerOr("complainant", 0)) }, { name(one.integerOr("against", 0)) },
            is == "open"
                ? Cell { u"! "_s + tr("open: the accused must publish the share"), false, Tone::Warning }
                : is == "refuted"
                ? Cell { u"✓ "_s + tr("refuted: the share is right"), false, Tone::Success }
                : Cell { u"✕ "_s + tr("upheld: the accused is excluded"), false, Tone::Danger } });
    }
    m_complaintTitle->setVisible(!complaints.empty());
    m_complaintTable->setVisible(!complaints.empty());
    m_complaints->setHeader({ tr("Attempt"), tr("Complainant"), tr("Against"), tr("State") });
    m_complaints->setRows(std::move(complaints));
    m_complaintTable->setColumnWidth(1, 220);
    m_complaintTable->setColumnWidth(2, 220);
    if (const CeremonyLine* line = own())
        m_box->setPart(m_board.context, line->index,
            m_board.round == "commit" && line->message.stringOr("round", "").empty());
    else
        m_box->setPart({}, 0, false);
    m_read->setText(m_isFromFile ? tr("Back to the server's messages") : tr("Messages from a file…"));
    m_read->setAccessibleName(m_read->text());
    showOwn();
}

void CeremonyTab::retranslateUi()
{
    m_start->setText(tr("Start the key ceremony…"));
    m_exclude->setText(tr("Exclude a trustee…"));
    m_restart->setText(tr("Make the keys again…"));
    m_save->setText(tr("Messages to a file…"));
    m_submit->setText(tr("Submit a transaction file…"));
    m_do->setText(tr("Do my part"));
    m_file->setText(tr("Write my part to a file…"));
    m_finish->setText(tr("Finish my secret"));
    for (QPushButton* one : { m_start, m_exclude, m_save, m_submit, m_restart, m_do, m_file, m_finish })
        one->setAccessibleName(one->text());
    m_gridTable->setAccessibleName(tr("Trustees and rounds"));
    m_complaintTitle->setText(tr("Complaints"));
    m_complaintTable->setAccessibleName(tr("Complaints"));
    m_ownTitle->setText(tr("My part as a trustee"));
    showAll();
}

void CeremonyTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

void CeremonyTab::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) // another tab or page; minimising the window leaves it open
        m_box->desk().wipe();
    ElectionView::hideEvent(event);
}

} // namespace maru::console::elections
