// SPDX-License-Identifier: Apache-2.0
// The shared form.
#include "admin-console/widgets/action_form.h"

#include "admin-console/core/approval_rules.h"
#include "admin-console/core/draft_store.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/draft_notice.h"
#include "admin-console/widgets/fact_list.h"
#include "admin-console/widgets/field_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QScrollArea* scrollAround(QWidget* body, QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    body->setObjectName(u"formBody"_s);
    body->setAttribute(Qt::WA_StyledBackground);
    return scroll;
}

} // namespace

ActionForm::ActionForm(
    Services& services, const ActionInfo& action, const base::Json& prefill, QWidget* parent)
    : QDialog(parent), m_services(services), m_action(action), m_prefill(prefill)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"actionForm"_s);
    QString form = toQt(action.domain) + u'.' + toQt(action.name);
    // A reason meant for one campaign must not turn up in the form of another.
    for (const schema::Field& field : action.payload.fields) {
        const bool isWhom =
            field.type == schema::FieldType::Reference || field.type == schema::FieldType::Did;
        if (const std::string id = prefill.stringOr(field.name, ""); isWhom && !id.empty())
            form += u'.' + toQt(id).right(16);
    }
    m_drafts = new DraftStore(services.session.officer().did, form, this);
    build();
    restoreDraft();
    setStep(Step::Fill);
    resize(640, 720);
    for (FieldEditor* editor : m_editors) {
        if (m_prefill.find(editor->field().name) == nullptr) {
            editor->focusInput();
            break;
        }
    }
}

void ActionForm::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    m_title = new QLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_help = new QLabel(this);
    m_help->setObjectName(u"subtle"_s);
    m_help->setWordWrap(true);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"errorSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_summary->setFocusPolicy(Qt::StrongFocus);
    m_summary->hide();
    m_notice = new DraftNotice(this);
    connect(m_notice, &DraftNotice::discarded, this, &ActionForm::discardDraft);
    m_adviceText = new QLabel(this);
    m_adviceText->setObjectName(u"staleLine"_s);
    m_adviceText->setWordWrap(true);
    m_adviceText->hide();
    connect(m_summary, &QLabel::linkActivated, this, [this](const QString& name) {
        if (FieldEditor* found = editor(fromQt(name)))
            found->focusInput();
    });
    layout->addWidget(m_title);
    layout->addWidget(m_help);
    layout->addWidget(m_notice);
    layout->addWidget(m_adviceText);
    m_approvalText = new QLabel(this);
    m_approvalText->setObjectName(u"approvalNote"_s);
    m_approvalText->setWordWrap(true);
    layout->addWidget(m_approvalText);
    connect(&m_services.catalogue.approvals(), &ApprovalRules::changed, this, [this] {
        showApproval();
        retranslateUi();
    });
    layout->addWidget(m_summary);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);

    m_form = new QWidget(m_stack);
    m_formLayout = new QVBoxLayout(m_form);
    m_formLayout->setContentsMargins(16, 14, 16, 14);
    m_formLayout->setSpacing(14);
    makeEditors();
    QScrollArea* fields = scrollAround(m_form, m_stack);
    // It scrolls with the fields as they get the focus; one stop of Tab less.
    fields->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(fields);

    auto* reviewBody = new QWidget(m_stack);
    auto* review = new QVBoxLayout(reviewBody);
    review->setContentsMargins(16, 14, 16, 14);
    review->setSpacing(10);
    m_sentence = new QLabel(reviewBody);
    m_sentence->setObjectName(u"reviewSentence"_s);
    m_sentence->setWordWrap(true);
    m_reviewAdvice = new QLabel(reviewBody);
    m_reviewAdvice->setObjectName(u"staleLine"_s);
    m_reviewAdvice->setWordWrap(true);
    m_reviewAdvice->hide();
    m_reviewFacts = new FactList(reviewBody);
    review->addWidget(m_sentence);
    review->addWidget(m_reviewAdvice);
    m_reviewApproval = new QLabel(reviewBody);
    m_reviewApproval->setObjectName(u"approvalNote"_s);
    m_reviewApproval->setWordWrap(true);
    review->addWidget(m_reviewApproval);
    review->addWidget(m_reviewFacts);
    review->addStretch(1);
    m_stack->addWidget(scrollAround(reviewBody, m_stack));

    auto* result = new QWidget(m_stack);
    auto* resultLayout = new QVBoxLayout(result);
    m_resultTitle = new QLabel(result);
    m_resultTitle->setObjectName(u"pageTitle"_s);
    m_resultTitle->setAlignment(Qt::AlignCenter);
    m_resultText = new QLabel(result);
    m_resultText->setObjectName(u"resultText"_s);
    m_resultText->setAlignment(Qt::AlignCenter);
    m_resultText->setWordWrap(true);
    m_resultText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_link = new QPushButton(result);
    m_link->setProperty("link", true);
    connect(m_link, &QPushButton::clicked, this, [this] {
        if (m_proposal.isEmpty())
            m_services.show(u"transaction"_s, m_transaction);
        else
            m_services.show(u"proposal"_s, m_proposal);
        accept();
    });
    resultLayout->addStretch(2);
    resultLayout->addWidget(m_resultTitle);
    resultLayout->addWidget(m_resultText);
    resultLayout->addWidget(m_link, 0, Qt::AlignHCenter);
    resultLayout->addStretch(3);
    m_stack->addWidget(result);

    auto* buttons = new QHBoxLayout;
    m_back = new QPushButton(this);
    m_cancel = new QPushButton(this);
    m_next = new QPushButton(this);
    m_next->setObjectName(u"next"_s);
    m_next->setProperty("main", true);
    m_next->setDefault(true);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_next);
    layout->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, &ActionForm::back);
    connect(m_cancel, &QPushButton::clicked, this, &ActionForm::reject);
    connect(m_next, &QPushButton::clicked, this, &ActionForm::next);
}

void ActionForm::makeEditors()
{
    const EditorContext context { &m_services.connection, &m_services.language, &m_services.catalogue, {},
        {} };
    for (const schema::Field& field : m_action.payload.fields) {
        FieldEditor* made = makeEditor(field, context, m_form);
        if (const base::Json* value = m_prefill.find(field.name); value != nullptr) {
            made->setValue(*value);
            // What the form is about was chosen outside: its words and warnings speak of that one.
            if (value->isString() && !value->asString().empty())
                made->setFixed();
        }
        m_editors.push_back(made);
        m_formLayout->addWidget(made);
        connect(made, &FieldEditor::edited, this, [this] {
            showAdvice();
            saveDraft();
        });
    }
    m_formLayout->addStretch(1);
}

void ActionForm::setAdvice(std::function<QString(const base::Json& payload)> advice)
{
    m_advice = std::move(advice);
    showAdvice();
}

void ActionForm::showAdvice()
{
    const QString text = m_advice ? m_advice(payload()) : QString();
    for (QLabel* label : { m_adviceText, m_reviewAdvice }) {
        label->setText(u"! "_s + text);
        label->setAccessibleName(text);
    }
    m_adviceText->setVisible(!text.isEmpty() && m_step == Step::Fill);
    m_reviewAdvice->setVisible(!text.isEmpty());
}

void ActionForm::showApproval()
{
    const ApprovalRule* rule = m_services.catalogue.approvals().find(m_action.domain, m_action.name);
    const QString text =
        rule == nullptr ? QString() : approvalNote(*rule, m_services.catalogue, m_services.language);
    for (QLabel* label : { m_approvalText, m_reviewApproval }) {
        label->setText(u"⚖ "_s + text);
        label->setAccessibleName(text);
    }
    m_approvalText->setVisible(!text.isEmpty() && m_step == Step::Fill);
    m_reviewApproval->setVisible(!text.isEmpty());
}

FieldEditor* ActionForm::editor(const std::string& name) const
{
    const auto found = std::find_if(m_editors.begin(), m_editors.end(),
        [&name](const FieldEditor* one) { return one->field().name == name; });
    return found == m_editors.end() ? nullptr : *found;
}

base::Json ActionForm::payload() const
{
    base::Json object = base::Json::object();
    for (const FieldEditor* one : m_editors) {
        if (const auto value = one->value())
            object.set(one->field().name, *value);
    }
    return object;
}

bool ActionForm::checkAll()
{
    QStringList lines;
    FieldEditor* first = nullptr;
    for (FieldEditor* one : m_editors) {
        const auto error = one->check();
        if (!error)
            continue;
        if (first == nullptr)
            first = one;
        lines << u"• <a href=\"%1\">%2</a>: %3"_s.arg(toQt(one->field().name), one->label().toHtmlEscaped(),
            problemText(*error, m_services.language.code()).toHtmlEscaped());
    }
    m_summary->setVisible(first != nullptr);
    m_summary->setText(lines.join(u"<br>"_s));
    if (first != nullptr)
        first->focusInput();
    return first == nullptr;
}

void ActionForm::next()
{
    switch (m_step) {
    case Step::Fill:
        if (checkAll())
            showReview();
        return;
    case Step::Review:
        submit();
        return;
    case Step::Sending:
    case Step::Unknown:
        return;
    case Step::Refused:
        setStep(Step::Fill);
        return;
    case Step::Done:
        accept();
        return;
    }
}

void ActionForm::back()
{
    if (m_step == Step::Review || m_step == Step::Refused)
        setStep(Step::Fill);
}

void ActionForm::showReview()
{
    std::vector<std::pair<QString, QString>> facts;
    for (const FieldEditor* one : m_editors) {
        if (const QString text = one->displayText(); !text.isEmpty())
            facts.emplace_back(one->label(), text);
    }
    m_reviewFacts->setFacts(facts);
    setStep(Step::Review);
}

void ActionForm::submit()
{
    m_transaction.clear();
    setStep(Step::Sending);
    m_services.sender.send(m_action.domain, m_action.name, payload(), this,
        [this](const base::Result<Outcome>& result) { onOutcome(result); });
}

void ActionForm::onOutcome(const base::Result<Outcome>& result)
{
    // Twice after a lost answer: when it was lost, and when it is settled.
    if (m_step != Step::Sending && m_step != Step::Unknown)
        return;
    if (!result) {
        showRefusal(result.error());
        return;
    }
    m_transaction = result->id;
    if (!result->isOk()) {
        base::Error error = base::refused(result->code, result->data.stringOr("field", ""));
        showRefusal(error);
        return;
    }
    m_drafts->discard();
    m_notice->hide();
    const QString label = m_services.language.pick(m_action.label);
    if (result->isProposal()) {
        m_proposal = result->proposal();
        m_resultTitle->setText(tr("✓ Sent for approval"));
        m_resultText->setText(fitParticles(tr(
            "“%1” is in block %2 and waits for approval until %3. Nothing has changed yet; you find it under "
            "Approvals.")
                                               .arg(label, formatInteger(result->height),
                                                   formatTimeWithZone(base::UnixSeconds(
                                                       result->data.integerOr("valid_until", 0))))));
    } else {
        m_resultTitle->setText(tr("✓ Done"));
        m_resultText->setText(
            fitParticles(tr("“%1” is in block %2. A receipt can be saved from the transaction.")
                             .arg(label, formatInteger(result->height))));
    }
    setStep(Step::Done);
    Q_EMIT committed(m_transaction);
}

void ActionForm::showRefusal(const base::Error& error)
{
    if (error.kind != base::ErrorKind::Refused) {
        m_transaction = error.code == "console.outcome_unknown" ? toQt(error.detail) : QString();
        // A draft that comes back in another window would be signed a second time.
        m_drafts->discard();
        m_notice->hide();
        m_resultTitle->setText(tr("! Outcome not known yet"));
        m_resultText->setText(problemText(error, m_services.language.code()));
        setStep(Step::Unknown);
        return;
    }
    // Refused by this console: the chain has not seen it.
    const bool isKept = error.code == "console.not_sent" || error.code == "console.not_signed_in"
        || error.code == "console.still_open";
    m_resultTitle->setText(isKept ? tr("! Not sent") : tr("✕ Refused"));
    QString text = problemText(error, m_services.language.code());
    if (!isKept)
        text += u"\n\n"_s + tr("Nothing was changed. What you typed is still here.");
    m_resultText->setText(text);
    setStep(Step::Refused);
    // "payload.milestones[2].amount" belongs to the field "milestones".
    QString path = toQt(error.field);
    if (path.startsWith(u"payload."_s))
        path.remove(0, 8);
    const std::string name = fromQt(path.section(u'.', 0, 0).section(u'[', 0, 0));
    if (FieldEditor* found = editor(name)) {
        found->showError(error);
        found->focusInput();
    }
}

void ActionForm::setStep(Step step)
{
    m_step = step;
    const bool isReview = step == Step::Review || step == Step::Sending;
    m_stack->setCurrentIndex(step == Step::Fill ? 0 : isReview ? 1 : 2);
    if (step != Step::Fill)
        m_summary->hide();
    m_help->setVisible(step == Step::Fill);
    showAdvice();
    showApproval();
    m_back->setVisible(isReview || step == Step::Refused);
    m_back->setEnabled(step != Step::Sending);
    m_cancel->setVisible(step != Step::Done);
    m_cancel->setEnabled(step != Step::Sending);
    m_next->setEnabled(step != Step::Sending);
    m_next->setVisible(step != Step::Refused && step != Step::Unknown);
    m_link->setVisible(
        (step == Step::Done || step == Step::Refused || step == Step::Unknown) && !m_transaction.isEmpty());
    retranslateUi();
    if (step == Step::Review || step == Step::Done)
        m_next->setFocus(Qt::OtherFocusReason);
}

void ActionForm::retranslateUi()
{
    const QString label = m_services.language.pick(m_action.label);
    setWindowTitle(label);
    m_title->setText(label);
    m_stack->widget(1)->setAccessibleName(label);
    m_help->setText(m_services.language.pick(m_action.help));
    const Officer& officer = m_services.session.officer();
    const bool needsApproval =
        m_services.catalogue.approvals().find(m_action.domain, m_action.name) != nullptr;
    m_sentence->setText(fitParticles(
        (needsApproval
                ? tr("As %1 (%2) you sign “%3” with your key and propose it on the chain %4. It takes effect "
                     "with the last approval and stays in the public log.")
                : tr("As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect "
                     "with the "
                     "next block and stays in the public log."))
            .arg(m_services.language.pick(officer.name), m_services.language.pick(officer.agencyName), label,
                m_services.connection.node().chain)));
    m_back->setText(tr("&Back"));
    m_cancel->setText(m_step == Step::Unknown ? tr("&Close") : tr("&Cancel"));
    m_link->setText(m_proposal.isEmpty() ? tr("Open the transaction %1").arg(shortened(m_transaction))
                                         : tr("Open in Approvals"));
    switch (m_step) {
    case Step::Fill:
    case Step::Refused:
    case Step::Unknown:
        m_next->setText(tr("&Review"));
        break;
    case Step::Review:
        m_next->setText(needsApproval ? tr("&Sign and propose") : tr("&Sign and submit"));
        break;
    case Step::Sending:
        m_next->setText(tr("Submitting…"));
        break;
    case Step::Done:
        m_next->setText(tr("&Close"));
        break;
    }
    for (QPushButton* button : { m_back, m_cancel, m_next, m_link })
        button->setAccessibleName(button->text().remove(u'&'));
}

void ActionForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        showAdvice();
        showApproval();
        // The review quotes the fields, which have changed their words by themselves.
        if (m_step == Step::Review)
            QTimer::singleShot(0, this, [this] {
                if (m_step == Step::Review)
                    showReview();
            });
    }
    QDialog::changeEvent(event);
}

void ActionForm::reject()
{
    // While the answer is on its way the form stays, so that its outcome is seen.
    if (m_step == Step::Sending)
        return;
    if (m_step != Step::Unknown)
        m_drafts->saveNow();
    QDialog::reject();
}

void ActionForm::restoreDraft()
{
    const std::optional<Draft> draft = m_drafts->load();
    if (!draft)
        return;
    bool isUsed = false;
    for (FieldEditor* one : m_editors) {
        const base::Json* value = draft->value.find(one->field().name);
        if (value != nullptr && m_prefill.find(one->field().name) == nullptr) {
            one->setValue(*value);
            isUsed = true;
        }
    }
    if (isUsed)
        m_notice->showFor(draft->saved);
}

void ActionForm::saveDraft()
{
    // What the log keeps from strangers is not left on this computer's disk either.
    if (!m_action.isRestricted && m_step == Step::Fill)
        m_drafts->changed([this] { return payload(); });
}

void ActionForm::discardDraft()
{
    m_drafts->discard();
    m_summary->hide();
    while (QLayoutItem* item = m_formLayout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->disconnect(this);
            widget->deleteLater();
        }
        delete item;
    }
    m_editors.clear();
    makeEditors();
    showAdvice();
    for (FieldEditor* editor : m_editors) {
        if (m_prefill.find(editor->field().name) == nullptr) {
            editor->focusInput();
            break;
        }
    }
}

} // namespace maru::console
