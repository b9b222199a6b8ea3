// SPDX-License-Identifier: Apache-2.0
// A trustee's part of the counting.
#include "admin-console/pages/elections/counting_part.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/running_work.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_transfer.h"
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/trustee_box.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

CountingPart::CountingPart(Services& given, Transport& transport, QWidget* parent, crypto::Argon2Cost cost)
    : QWidget(parent)
    , m_services(given)
    , m_job(new DecryptJob(given, transport, this))
    , m_transfer(new CountingTransfer(given, transport, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = makeLabel(u"sectionTitle"_s, this);
    m_box = new TrusteeBox(given, this, cost);
    auto* line = new QHBoxLayout;
    m_decrypt = makeButton(u"countingDecrypt"_s, this);
    m_cancel = makeButton(u"countingCancel"_s, this);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    line->addWidget(m_decrypt);
    line->addWidget(m_cancel);
    line->addWidget(m_bar, 1);
    m_status = makeLabel(u"pageFacts"_s, this);
    m_stickTitle = makeLabel(u"sectionTitle"_s, this);
    auto* stick = new QHBoxLayout;
    m_write = makeButton(u"countingSums"_s, this);
    m_submit = makeButton(u"countingSubmit"_s, this);
    m_stop = makeButton(u"countingStop"_s, this);
    for (QPushButton* button : { m_write, m_submit, m_stop })
        stick->addWidget(button);
    stick->addStretch(1);
    m_stickStatus = makeLabel(u"countingStickStatus"_s, this);
    m_stickStatus->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_title);
    layout->addWidget(m_box);
    layout->addLayout(line);
    layout->addWidget(m_status);
    layout->addWidget(m_stickTitle);
    layout->addLayout(stick);
    layout->addWidget(m_stickStatus);

    connect(m_decrypt, &QPushButton::clicked, this, [this] {
        if (m_box->desk().isOpen())
            m_job->start(toQt(m_election.stringOr("id", "")), m_box->desk());
    });
    connect(m_cancel, &QPushButton::clicked, m_job, &DecryptJob::cancel);
    connect(m_write, &QPushButton::clicked, this, [this] {
        FileDialog::askSave(this, tr("Save the sums for a trustee without a network"),
            toQt(m_election.stringOr("id", "")) + u".maru-counting.json"_s, tr("Counting files (*.json)"),
            [this](const QString& path) { m_transfer->write(m_election, path); });
    });
    connect(m_submit, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Submit a trustee's parts"), tr("Files of parts (*.json)"),
            [this](const QString& path) { m_transfer->submit(m_election, path); });
    });
    connect(m_stop, &QPushButton::clicked, m_transfer, &CountingTransfer::cancel);
    connect(m_job, &DecryptJob::changed, this, &CountingPart::showAll);
    connect(m_job, &DecryptJob::ended, this, &CountingPart::published);
    connect(m_transfer, &CountingTransfer::changed, this, &CountingPart::showAll);
    connect(m_transfer, &CountingTransfer::ended, this, &CountingPart::published);
    connect(&m_box->desk(), &TrusteeDesk::changed, this, &CountingPart::showAll);
    connect(&given.session, &Session::closed, this, &CountingPart::stop);
    retranslateUi();
}

void CountingPart::showElection(const base::Json& election, std::int64_t ownIndex)
{
    m_election = election;
    m_index = ownIndex;
    m_box->setPart({ election.stringOr("id", ""), 0, election.integerOr("threshold", 1) }, ownIndex, false);
    showAll();
}

void CountingPart::stop()
{
    m_job->cancel();
    m_transfer->cancel();
}

void CountingPart::leave()
{
    if (!m_job->isRunning())
        m_box->desk().wipe();
}

QString CountingPart::jobText() const
{
    if (m_job->isRunning() && m_job->whole() == 0)
        return tr("Proving the sums before they are opened: %1").arg(formatInteger(m_job->proven()));
    if (m_job->isRunning())
        return tr("Published %1 of %2").arg(formatInteger(m_job->done()), formatInteger(m_job->whole()));
    if (m_job->error())
        return u"✕ "_s + problemText(*m_job->error(), m_services.language.code());
    if (m_job->done() > 0)
        return u"✓ "_s
            + tr("Your part is published (%1). Code of the sums, the same for every trustee: %2")
                  .arg(formatInteger(m_job->done()), sumsCode(m_job->digest()));
    return {};
}

QString CountingPart::transferText() const
{
    using Kind = CountingTransfer::Kind;
    if (m_transfer->running() == Kind::Writing)
        return tr("Reading and proving the sums: %1").arg(formatInteger(m_transfer->done()));
    if (m_transfer->running() == Kind::Submitting)
        return tr("Submitted %1 of %2 parts")
            .arg(formatInteger(m_transfer->done()), formatInteger(m_transfer->whole()));
    if (m_transfer->error())
        return u"✕ "_s + problemText(*m_transfer->error(), m_services.language.code());
    if (m_transfer->last() == Kind::Writing)
        return u"✓ "_s
            + tr("%1 sums are in the file. Tell the trustee this code by another way: %2")
                  .arg(formatInteger(m_transfer->whole()), m_transfer->code());
    if (m_transfer->last() == Kind::Submitting)
        return u"✓ "_s
            + tr("All %1 parts of the file stand on the chain.").arg(formatInteger(m_transfer->done()));
    return tr("A trustee works with the file at a machine without a network: \"Trustee without a network\" "
              "on the sign-in page.");
}

void CountingPart::tellWork()
{
    if (m_services.work == nullptr)
        return;
    // The lock covers it and lets it go on: nobody stays at the desk for as long as a large count takes.
    if (m_job->isRunning())
        m_services.work->begin(this, RunningWork::Kind::Running, [this] {
            return tr("Your part of the count is published: %1 of %2")
                .arg(formatInteger(m_job->done()), formatInteger(m_job->whole()));
        });
    else if (m_transfer->running() == CountingTransfer::Kind::Submitting)
        m_services.work->begin(this, RunningWork::Kind::Running, [this] { return transferText(); });
    else
        m_services.work->end(this, RunningWork::Kind::Running);
}

void CountingPart::showAll()
{
    tellWork();
    const bool isClosed = m_election.stringOr("state", "") == "closed";
    const bool isMine = m_index > 0 && isClosed;
    const bool isRunning = m_job->isRunning();
    const bool isMoving = m_transfer->running() != CountingTransfer::Kind::Nothing;
    setVisible(isClosed && m_services.session.isOpen());
    for (QWidget* one : std::initializer_list<QWidget*> { m_title, m_box, m_decrypt })
        one->setVisible(isMine);
    m_decrypt->setEnabled(
        isMine && !isRunning && m_box->desk().isOpen() && m_box->desk().secret().isFinished());
    m_cancel->setVisible(isRunning);
    m_bar->setVisible(isRunning);
    m_bar->setRange(0, static_cast<int>(m_job->whole()));
    m_bar->setValue(static_cast<int>(m_job->done()));
    const QString text = jobText();
    m_status->setText(text);
    m_status->setVisible(isMine && !text.isEmpty());
    m_write->setEnabled(!isMoving);
    m_submit->setEnabled(!isMoving);
    m_stop->setVisible(isMoving);
    m_stickStatus->setText(transferText());
    m_stickStatus->setAccessibleName(m_stickStatus->text());
}

void CountingPart::retranslateUi()
{
    m_title->setText(tr("My part as a trustee"));
    m_decrypt->setText(tr("Decrypt my part"));
    m_cancel->setText(tr("Cancel"));
    m_stickTitle->setText(tr("Without a network"));
    m_write->setText(tr("Sums to a file…"));
    m_submit->setText(tr("Submit parts from a file…"));
    m_stop->setText(tr("Stop"));
    for (QPushButton* one : { m_decrypt, m_cancel, m_write, m_submit, m_stop })
        one->setAccessibleName(one->text());
    m_bar->setAccessibleName(tr("Progress of my part"));
    showAll();
}

void CountingPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::elections
