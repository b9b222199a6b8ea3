// SPDX-License-Identifier: Apache-2.0
// Deciding on one proposal.
#include "admin-console/pages/approvals/decision_dialog.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/approvals/proposal_words.h"
#include "admin-console/widgets/fact_list.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console::approvals {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNewsDelayMs = 1'000;
constexpr int kLongestReason = 500;

QLabel* titledLabel(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

DecisionDialog::DecisionDialog(
    Services& services, Transport& transport, Send send, const base::Json& row, QWidget* parent)
    : QDialog(parent), m_services(services), m_transport(transport), m_send(std::move(send)), m_row(row)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"decisionDialog"_s);
    build();
    m_news.setSingleShot(true);
    m_news.setInterval(kNewsDelayMs);
    connect(&m_news, &QTimer::timeout, this, &DecisionDialog::refresh);
    connect(&services.connection, &Connection::blockArrived, this, [this] { startOnce(m_news); });
    connect(&services.connection, &Connection::stateChanged, this, [this] {
        if (m_services.connection.state() == Connection::State::Online)
            startOnce(m_news);
        retranslateUi();
    });
    connect(&services.catalogue.officers(), &OfficerNames::changed, this, &DecisionDialog::retranslateUi);
    setStep(Step::Loading);
    resize(860, 720);
    refresh();
}

void DecisionDialog::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    m_title = titledLabel(u"pageTitle"_s, this);
    m_proposed = titledLabel(u"subtle"_s, this);
    layout->addWidget(m_title);
    layout->addWidget(m_proposed);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);

    auto* page = new QWidget(m_stack);
    auto* body = new QVBoxLayout(page);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(8);
    m_payloadTitle = titledLabel(u"sectionTitle"_s, page);
    auto* payloadBox = new QWidget(page);
    payloadBox->setObjectName(u"formBody"_s);
    payloadBox->setAttribute(Qt::WA_StyledBackground);
    auto* payloadLayout = new QVBoxLayout(payloadBox);
    payloadLayout->setContentsMargins(14, 10, 14, 10);
    m_payload = new FactList(payloadBox);
    payloadLayout->addWidget(m_payload);
    payloadLayout->addStretch(1);
    auto* payloadScroll = new QScrollArea(page);
    payloadScroll->setWidgetResizable(true);
    payloadScroll->setWidget(payloadBox);
    payloadScroll->setMaximumHeight(170);
    m_changesTitle = titledLabel(u"sectionTitle"_s, page);
    m_warning = titledLabel(u"staleLine"_s, page);
    m_model = new ChangesModel(this);
    m_table = new QTableView(page);
    m_table->setModel(m_model);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_signaturesTitle = titledLabel(u"sectionTitle"_s, page);
    m_signatures = titledLabel(u"signatures"_s, page);
    m_reasonLabel = titledLabel(u"fieldLabel"_s, page);
    m_reason = new QPlainTextEdit(page);
    m_reason->setTabChangesFocus(true);
    m_reason->setMaximumHeight(84);
    m_reasonLabel->setBuddy(m_reason);
    m_sentence = titledLabel(u"reviewSentence"_s, page);
    body->addWidget(m_payloadTitle);
    body->addWidget(payloadScroll);
    body->addWidget(m_changesTitle);
    body->addWidget(m_warning);
    body->addWidget(m_table, 1);
    body->addWidget(m_signaturesTitle);
    body->addWidget(m_signatures);
    body->addWidget(m_reasonLabel);
    body->addWidget(m_reason);
    body->addWidget(m_sentence);
    m_stack->addWidget(page);

    auto* result = new QWidget(m_stack);
    auto* resultLayout = new QVBoxLayout(result);
    m_resultTitle = titledLabel(u"pageTitle"_s, result);
    m_resultTitle->setAlignment(Qt::AlignCenter);
    m_resultText = titledLabel(u"resultText"_s, result);
    m_resultText->setAlignment(Qt::AlignCenter);
    m_resultText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_link = new QPushButton(result);
    m_link->setProperty("link", true);
    m_link->setAutoDefault(false);
    resultLayout->addStretch(2);
    resultLayout->addWidget(m_resultTitle);
    resultLayout->addWidget(m_resultText);
    resultLayout->addWidget(m_link, 0, Qt::AlignHCenter);
    resultLayout->addStretch(3);
    m_stack->addWidget(result);

    auto* buttons = new QHBoxLayout;
    m_reject = new QPushButton(this);
    m_cancel = new QPushButton(this);
    m_approve = new QPushButton(this);
    m_approve->setObjectName(u"next"_s);
    m_approve->setProperty("main", true);
    // Enter signs nothing by itself: a decision is a click or Alt and its letter.
    for (QPushButton* button : { m_reject, m_cancel, m_approve })
        button->setAutoDefault(false);
    buttons->addWidget(m_reject);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_approve);
    layout->addLayout(buttons);
    connect(m_approve, &QPushButton::clicked, this, [this] {
        if (m_step == Step::Done || m_step == Step::Refused)
            accept();
        else
            approve();
    });
    connect(m_reject, &QPushButton::clicked, this, &DecisionDialog::rejectProposal);
    connect(m_cancel, &QPushButton::clicked, this, &DecisionDialog::reject);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &DecisionDialog::retranslateUi);
    connect(m_link, &QPushButton::clicked, this, [this] {
        if (m_outcome)
            m_services.show(u"transaction"_s, m_outcome->id);
        else if (m_error)
            m_services.show(u"transaction"_s, toQt(m_error->detail));
        accept();
    });
}

void DecisionDialog::refresh()
{
    if (m_step != Step::Loading && m_step != Step::Ready && m_step != Step::Rejecting)
        return;
    const int generation = ++m_generation;
    const QString path = u"/v1/proposals/"_s + toQt(m_row.stringOr("id", ""));
    m_transport.send(get(path), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer) {
            m_full = *answer;
            m_row = *answer;
        } else {
            m_error = answer.error();
        }
        take();
    });
    m_transport.send(get(path + u"/preview"_s), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer) {
            m_run = *answer;
            m_error.reset();
        } else {
            m_error = answer.error();
        }
        take();
    });
}

void DecisionDialog::take()
{
    if (m_step != Step::Loading && m_step != Step::Ready && m_step != Step::Rejecting)
        return;
    if (m_step == Step::Loading && m_full && m_run)
        setStep(Step::Ready);
    else
        retranslateUi();
}

void DecisionDialog::showFacts()
{
    std::vector<std::pair<QString, QString>> facts;
    if (m_full) {
        if (const base::Json* payload = m_full->find("payload"); payload != nullptr)
            facts = payloadFacts(m_row.stringOr("domain", ""), m_row.stringOr("action", ""), *payload,
                { m_services.catalogue, m_services.language });
    }
    m_payload->setFacts(facts);
    m_payloadTitle->setText(tr("What was proposed"));
    QString warning;
    if (m_error)
        warning = problemText(*m_error, m_services.language.code());
    else if (!m_run)
        warning = tr("Being worked out…");
    else if (const QString refusal = refusalOf(*m_run, m_services); !refusal.isEmpty())
        warning = tr("As things are now it would be refused: %1").arg(refusal);
    else if (m_row.stringOr("state", "open") != "open")
        warning = tr("This proposal has ended meanwhile.");
    m_warning->setText(u"! "_s + warning);
    m_warning->setVisible(!warning.isEmpty());
    m_changesTitle->setText(m_run
            ? tr("What will happen, as of block %1").arg(formatInteger(m_run->integerOr("height", 0)))
            : tr("What will happen"));
    std::vector<ChangedRecord> records;
    if (m_run)
        records = changedRecords(*m_run, m_services);
    m_model->setRecords(std::move(records));
    m_model->retranslate();
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isHeading(row))
            m_table->setSpan(row, 0, 1, ChangesModel::ColumnCount);
    }
    m_table->setAccessibleName(m_changesTitle->text());
    m_signaturesTitle->setText(tr("Signatures"));
    m_signatures->setText(signatureLines(m_row, m_services).join(u'\n'));
}

void DecisionDialog::approve()
{
    if (m_step != Step::Ready || !m_approve->isEnabled())
        return;
    submit("approve",
        base::Json::object({ { "proposal", m_row.stringOr("id", "") },
            { "transaction", m_row.stringOr("transaction", "") } }));
}

void DecisionDialog::rejectProposal()
{
    if (m_step == Step::Ready || m_step == Step::Loading) {
        setStep(Step::Rejecting);
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QString reason = m_reason->toPlainText().trimmed();
    if (m_step != Step::Rejecting || reason.isEmpty() || reason.size() > kLongestReason)
        return;
    submit("reject",
        base::Json::object({ { "proposal", m_row.stringOr("id", "") }, { "reason", fromQt(reason) } }));
}

void DecisionDialog::setReason(const QString& text)
{
    m_reason->setPlainText(text);
}

void DecisionDialog::submit(const std::string& action, base::Json payload)
{
    m_action = action;
    m_error.reset();
    ++m_generation;
    setStep(Step::Sending);
    m_send(action, payload, this, [this](const base::Result<Outcome>& result) { onOutcome(result); });
}

void DecisionDialog::onOutcome(const base::Result<Outcome>& result)
{
    // Twice after a lost answer: when it was lost, and when it is settled.
    if (m_step != Step::Sending && m_step != Step::Unknown)
        return;
    if (!result) {
        m_error = result.error();
        setStep(m_error->kind == base::ErrorKind::Refused ? Step::Refused : Step::Unknown);
        return;
    }
    m_error.reset();
    m_outcome = *result;
    if (!result->isOk()) {
        m_error = base::refused(result->code, result->data.stringOr("field", ""));
        setStep(Step::Refused);
        return;
    }
    setStep(Step::Done);
    Q_EMIT decided(result->id);
}

QString DecisionDialog::resultText() const
{
    if (m_error)
        return problemText(*m_error, m_services.language.code());
    if (!m_outcome)
        return {};
    if (m_action == "reject")
        return tr("The proposal is rejected, in block %1. Its proposer sees your reason.")
            .arg(formatInteger(m_outcome->height));
    return approvedText(m_outcome->data, m_outcome->height, m_services);
}

void DecisionDialog::setStep(Step step)
{
    m_step = step;
    const bool isOver = step == Step::Done || step == Step::Refused || step == Step::Unknown;
    m_stack->setCurrentIndex(isOver ? 1 : 0);
    retranslateUi();
}

void DecisionDialog::retranslateUi()
{
    const QString action = actionText(m_row, m_services);
    const bool isRejecting = m_step == Step::Rejecting;
    const bool isOver = m_step == Step::Done || m_step == Step::Refused || m_step == Step::Unknown;
    const bool isOnline = m_services.connection.state() == Connection::State::Online;
    const bool isOpen = m_row.stringOr("state", "open") == "open";
    setWindowTitle(tr("Decide: %1").arg(action));
    m_title->setText(action);
    m_proposed->setText(proposedText(m_row, m_services));
    if (!isOver)
        showFacts();
    const Officer& officer = m_services.session.officer();
    const QString name = m_services.language.pick(officer.name);
    const QString agency = m_services.language.pick(officer.agencyName);
    m_sentence->setText(fitParticles(isRejecting
            ? tr("As %1 (%2) you reject this with your key. One rejection ends it.").arg(name, agency)
            : tr("As %1 (%2) you approve exactly this with your key: your signature holds for the "
                 "transaction %3 and for no other.")
                  .arg(name, agency, shortened(toQt(m_row.stringOr("transaction", ""))))));
    m_reasonLabel->setText(tr("Reason for the rejection"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    m_reasonLabel->setVisible(isRejecting);
    m_reason->setVisible(isRejecting);
    m_table->setVisible(!isRejecting);
    m_changesTitle->setVisible(!isRejecting);

    m_resultTitle->setText(m_step == Step::Unknown ? tr("! Outcome not known yet")
            : m_step == Step::Refused              ? tr("✕ Refused")
            : m_action == "reject"                 ? tr("✓ Rejected")
                                                   : tr("✓ Approved"));
    m_resultText->setText(resultText());
    m_link->setVisible(m_outcome.has_value() || (m_error && m_error->code == "console.outcome_unknown"));
    m_link->setText(tr("Open the transaction"));

    m_reject->setVisible(!isOver);
    m_reject->setText(isRejecting ? tr("&Sign the rejection") : tr("&Reject…"));
    const QString reason = m_reason->toPlainText().trimmed();
    m_reject->setEnabled(m_step != Step::Sending && isOnline && isOpen
        && (!isRejecting || (!reason.isEmpty() && reason.size() <= kLongestReason)));
    m_cancel->setVisible(!isOver || m_step == Step::Unknown);
    m_cancel->setText(isRejecting ? tr("&Back") : m_step == Step::Unknown ? tr("&Close") : tr("&Cancel"));
    m_cancel->setEnabled(m_step != Step::Sending);
    m_approve->setVisible(!isRejecting && m_step != Step::Unknown);
    m_approve->setText(isOver         ? tr("&Close")
            : m_step == Step::Sending ? tr("Submitting…")
                                      : tr("&Approve and sign"));
    // What is approved has been shown: while an answer is missing nothing is signed.
    m_approve->setEnabled(
        isOver || (m_step == Step::Ready && m_full && m_run && !m_error && isOnline && isOpen));
    for (QPushButton* button : { m_reject, m_cancel, m_approve, m_link })
        button->setAccessibleName(button->text().remove(u'&'));
    for (QScrollArea* area : findChildren<QScrollArea*>())
        area->setAccessibleName(windowTitle());
}

void DecisionDialog::reject()
{
    if (m_step == Step::Sending)
        return;
    if (m_step == Step::Rejecting) {
        setStep(m_full && m_run ? Step::Ready : Step::Loading);
        return;
    }
    QDialog::reject();
}

void DecisionDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console::approvals
