// SPDX-License-Identifier: Apache-2.0
// The wizard's frame.
#include "admin-console/widgets/wizard.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/draft_store.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/draft_notice.h"
#include "admin-console/widgets/fact_list.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// Members of `from` replace those of `into`.
void mergeInto(base::Json& into, const base::Json& from)
{
    if (!from.isObject())
        return;
    for (const auto& [name, value] : from.asObject())
        into.set(name, value);
}

} // namespace

Wizard::Wizard(Services& given, const QString& draft, QWidget* parent) : QDialog(parent), m_services(given)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"wizard"_s);
    m_drafts = new DraftStore(given.session.officer().did, draft, this);
    build();
    resize(940, 760);
}

QWidget* Wizard::makePage(QVBoxLayout*& layout)
{
    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    auto* body = new QWidget(scroll);
    body->setObjectName(u"formBody"_s);
    body->setAttribute(Qt::WA_StyledBackground);
    layout = new QVBoxLayout(body);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(12);
    scroll->setWidget(body);
    m_stack->addWidget(scroll);
    return body;
}

void Wizard::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 18, 20, 16);
    outer->setSpacing(10);
    auto* head = new QHBoxLayout;
    m_title = new QLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_progressText = new QLabel(this);
    m_progressText->setObjectName(u"wizardProgress"_s);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, 8);
    head->addWidget(m_title, 1);
    head->addWidget(m_progressText);
    head->addWidget(m_progress);
    outer->addLayout(head);
    m_notice = new DraftNotice(this);
    connect(m_notice, &DraftNotice::discarded, this, &Wizard::discardDraft);
    outer->addWidget(m_notice);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"wizardSteps"_s);
    m_list->setFixedWidth(230);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    connect(m_list, &QListWidget::itemActivated, this,
        [this](QListWidgetItem* item) { goTo(m_list->row(item)); });
    connect(
        m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { goTo(m_list->row(item)); });
    middle->addWidget(m_list);
    auto* right = new QVBoxLayout;
    right->setSpacing(6);
    m_stepTitle = new QLabel(this);
    m_stepTitle->setObjectName(u"detailTitle"_s);
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"errorSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_summary->setFocusPolicy(Qt::StrongFocus);
    m_summary->hide();
    connect(m_summary, &QLabel::linkActivated, this, [this](const QString& link) {
        const int n = link.toInt();
        if (n >= 0 && n < static_cast<int>(m_problems.size())
            && m_problems[static_cast<std::size_t>(n)].focus)
            m_problems[static_cast<std::size_t>(n)].focus();
    });
    m_stack = new QStackedWidget(this);
    right->addWidget(m_stepTitle);
    right->addWidget(m_hint);
    right->addWidget(m_summary);
    right->addWidget(m_stack, 1);
    middle->addLayout(right, 1);
    outer->addLayout(middle, 1);

    QVBoxLayout* review = nullptr;
    QWidget* reviewBody = makePage(review);
    m_sentence = new QLabel(reviewBody);
    m_sentence->setObjectName(u"reviewSentence"_s);
    m_sentence->setWordWrap(true);
    m_notes = new QLabel(reviewBody);
    m_notes->setObjectName(u"staleLine"_s);
    m_notes->setWordWrap(true);
    m_facts = new FactList(reviewBody);
    review->addWidget(m_sentence);
    review->addWidget(m_notes);
    review->addWidget(m_facts);
    review->addStretch(1);

    QVBoxLayout* result = nullptr;
    QWidget* resultBody = makePage(result);
    m_resultTitle = new QLabel(resultBody);
    m_resultTitle->setObjectName(u"pageTitle"_s);
    m_resultText = new QLabel(resultBody);
    m_resultText->setObjectName(u"resultText"_s);
    m_resultText->setWordWrap(true);
    m_resultText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_linkPlace = new QVBoxLayout;
    result->addWidget(m_resultTitle);
    result->addWidget(m_resultText);
    result->addLayout(m_linkPlace);
    result->addStretch(1);

    auto* buttons = new QHBoxLayout;
    m_back = new QPushButton(this);
    m_back->setObjectName(u"back"_s);
    m_back->setAutoDefault(false);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(u"close"_s);
    m_cancel->setAutoDefault(false);
    m_next = new QPushButton(this);
    m_next->setObjectName(u"next"_s);
    m_next->setProperty("main", true);
    m_next->setDefault(true);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_next);
    outer->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, &Wizard::back);
    connect(m_cancel, &QPushButton::clicked, this, &Wizard::reject);
    connect(m_next, &QPushButton::clicked, this, &Wizard::next);
}

void Wizard::addStep(WizardStep* step)
{
    QVBoxLayout* layout = nullptr;
    QWidget* body = makePage(layout);
    step->setParent(body);
    layout->addWidget(step);
    layout->addStretch(1);
    m_steps.push_back(step);
    m_list->addItem(QString());
    connect(step, &WizardStep::edited, this, [this] {
        saveDraft();
        // The list of what is wrong follows what is mended.
        if (m_phase == Phase::Steps && !m_summary->isHidden())
            checkStep(m_step, /*moveFocus=*/false);
    });
}

void Wizard::begin(const base::Json& initial)
{
    m_list->addItem(QString()); // the review
    m_initial = initial;
    m_blank = value();
    m_isFilling = true;
    base::Json start = m_blank;
    if (const std::optional<Draft> draft = m_drafts->load()) {
        mergeInto(start, draft->value);
        m_notice->showFor(draft->saved);
    }
    mergeInto(start, initial);
    for (WizardStep* one : m_steps)
        one->setValue(start);
    m_isFilling = false;
    showStep(0);
}

base::Json Wizard::value() const
{
    base::Json all = base::Json::object();
    for (const WizardStep* one : m_steps)
        mergeInto(all, one->value());
    return all;
}

void Wizard::saveDraft()
{
    // Once a transaction stands, a draft that comes back after a crash would do it a second time.
    if (!m_isFilling && m_outcomes.empty() && (m_phase == Phase::Steps || m_phase == Phase::Review))
        m_drafts->changed([this] { return value(); });
}

void Wizard::discardDraft()
{
    m_isFilling = true;
    m_drafts->discard();
    base::Json start = m_blank;
    mergeInto(start, m_initial);
    for (WizardStep* one : m_steps)
        one->setValue(start);
    m_isFilling = false;
    m_reached = 0;
    showStep(0);
}

bool Wizard::checkStep(int step, bool moveFocus)
{
    m_problems = m_steps[static_cast<std::size_t>(step)]->check();
    QStringList lines;
    for (std::size_t i = 0; i < m_problems.size(); ++i)
        lines << u"• <a href=\"%1\">%2</a>"_s.arg(
            QString::number(static_cast<int>(i)), m_problems[i].text.toHtmlEscaped());
    m_summary->setVisible(!lines.isEmpty());
    m_summary->setText(lines.join(u"<br>"_s));
    m_summary->setAccessibleName(tr("%1 things to mend").arg(lines.size()));
    if (moveFocus && !m_problems.empty() && m_problems.front().focus)
        m_problems.front().focus();
    return m_problems.empty();
}

void Wizard::next()
{
    switch (m_phase) {
    case Phase::Steps:
        if (!checkStep(m_step))
            return;
        if (m_step + 1 < stepCount()) {
            showStep(m_step + 1);
            return;
        }
        // A step that was left by jumping is checked again before anything is signed.
        for (int i = 0; i < stepCount(); ++i) {
            if (m_steps[static_cast<std::size_t>(i)]->check().empty())
                continue;
            showStep(i);
            checkStep(i);
            return;
        }
        showReview();
        return;
    case Phase::Review:
        submit();
        return;
    case Phase::Sending:
    case Phase::Unknown:
        return;
    case Phase::Partial: {
        // Back to the steps with everything as typed; what was accepted is not sent again.
        const base::Error error = *m_error;
        const int at = stepToMend(m_outcomes.size(), error);
        showStep(at);
        m_steps[static_cast<std::size_t>(at)]->showRefusal(error);
        return;
    }
    case Phase::Done:
        accept();
        return;
    }
}

void Wizard::back()
{
    if (m_phase == Phase::Review || m_phase == Phase::Partial)
        showStep(stepCount() - 1);
    else if (m_phase == Phase::Steps && m_step > 0)
        showStep(m_step - 1);
}

bool Wizard::goTo(int step)
{
    if (m_phase == Phase::Sending || m_phase == Phase::Unknown || m_phase == Phase::Done || step < 0
        || step > m_reached) {
        retranslateUi();
        return false;
    }
    if (step == stepCount()) {
        if (m_phase == Phase::Steps && checkStep(m_step))
            showReview();
        return m_phase == Phase::Review;
    }
    // Forward only over a good step; backward always.
    if (m_phase == Phase::Steps && step > m_step && !checkStep(m_step)) {
        retranslateUi();
        return false;
    }
    showStep(step);
    return true;
}

void Wizard::showStep(int step)
{
    m_step = step;
    m_reached = std::max(m_reached, step);
    m_summary->hide();
    WizardStep* one = m_steps[static_cast<std::size_t>(step)];
    one->enter(value());
    m_stack->setCurrentIndex(step + 2);
    setPhase(Phase::Steps);
    one->focusFirst();
}

void Wizard::showReview()
{
    m_drafts->saveNow();
    m_reached = stepCount();
    m_review = reviewWithApprovals();
    std::vector<std::pair<QString, QString>> facts;
    for (const WizardStep* one : m_steps) {
        for (auto& fact : one->facts()) {
            if (!fact.second.isEmpty())
                facts.push_back(std::move(fact));
        }
    }
    m_facts->setFacts(facts);
    m_stack->setCurrentIndex(0);
    m_summary->hide();
    setPhase(Phase::Review);
    m_next->setFocus(Qt::OtherFocusReason);
}

WizardReview Wizard::reviewWithApprovals() const
{
    WizardReview made = review();
    bool isAfter = false; // something before it waits
    for (const WizardTransaction& one : made.transactions) {
        const ApprovalRule* rule = m_services.catalogue.approvals().find(one.domain, one.action);
        if (rule != nullptr)
            made.notes << tr("%1: %2").arg(
                one.label, approvalNote(*rule, m_services.catalogue, m_services.language));
        else if (isAfter)
            made.notes << tr("%1: only after what comes before it is approved").arg(one.label);
        isAfter = isAfter || rule != nullptr;
    }
    return made;
}

void Wizard::submit()
{
    m_review = reviewWithApprovals();
    m_error.reset();
    setPhase(Phase::Sending);
    sendNext();
}

void Wizard::sendNext()
{
    const std::size_t n = m_outcomes.size();
    if (n >= m_review.transactions.size()) {
        m_drafts->discard();
        m_notice->hide();
        showResult();
        return;
    }
    // What follows may need what is not there before the approval: nothing more is signed.
    if (!m_outcomes.empty() && m_outcomes.back().isProposal()) {
        m_drafts->discard();
        m_notice->hide();
        showResult();
        return;
    }
    retranslateUi();
    const WizardTransaction& one = m_review.transactions[n];
    m_services.sender.send(one.domain, one.action, one.payload(m_outcomes), this,
        [this](const base::Result<Outcome>& result) { onOutcome(result); });
}

void Wizard::onOutcome(const base::Result<Outcome>& result)
{
    // Twice after a lost answer: when it was lost, and when it is settled.
    if (m_phase != Phase::Sending && m_phase != Phase::Unknown)
        return;
    m_error.reset();
    if (!result || !result->isOk()) {
        m_error = result ? base::refused(result->code, result->data.stringOr("field", "")) : result.error();
        showResult();
        return;
    }
    if (m_phase == Phase::Unknown) {
        m_stack->setCurrentIndex(0);
        setPhase(Phase::Sending);
    }
    m_outcomes.push_back(*result);
    m_drafts->discard();
    Q_EMIT committed(result->id);
    sendNext();
}

void Wizard::showResult()
{
    const bool isUnknown = m_error && m_error->kind != base::ErrorKind::Refused;
    // A draft that comes back in another window would be signed a second time.
    if (isUnknown)
        m_drafts->discard();
    setPhase(isUnknown ? Phase::Unknown : m_error ? Phase::Partial : Phase::Done);
    m_stack->setCurrentIndex(1);
    m_next->setFocus(Qt::OtherFocusReason);
}

void Wizard::setPhase(Phase phase)
{
    m_phase = phase;
    m_notice->setVisible(m_notice->isVisibleTo(this) && phase == Phase::Steps);
    retranslateUi();
}

void Wizard::retranslateUi()
{
    setWindowTitle(heading());
    m_title->setText(heading());
    const int total = stepCount() + 1;
    const bool isAtEnd = m_phase != Phase::Steps;
    const int now = isAtEnd ? total : m_step + 1;
    m_progressText->setText(u"%1 / %2"_s.arg(now).arg(total));
    m_progressText->setAccessibleName(tr("Step %1 of %2").arg(now).arg(total));
    m_progress->setRange(0, total);
    m_progress->setValue(m_phase == Phase::Done ? total : now - (isAtEnd ? 0 : 1));
    m_progress->setAccessibleName(tr("Progress"));
    m_list->setAccessibleName(tr("Steps"));
    {
        const QSignalBlocker blocker(m_list);
        for (int i = 0; i < m_list->count(); ++i) {
            const bool isReview = i == stepCount();
            const QString name = isReview ? tr("Review and sign") : step(i)->title();
            const bool isNow = isAtEnd ? isReview : i == m_step;
            const QString sign = isNow ? u"▸"_s : i < m_reached || m_phase == Phase::Done ? u"✓"_s : u"·"_s;
            QListWidgetItem* item = m_list->item(i);
            item->setText(sign + u"  "_s + QString::number(i + 1) + u". "_s + name);
            const bool canJump = i <= m_reached && m_phase != Phase::Sending && m_phase != Phase::Unknown
                && m_phase != Phase::Done;
            item->setFlags(
                canJump || isNow ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::NoItemFlags));
        }
        m_list->setCurrentRow(isAtEnd ? stepCount() : m_step);
    }
    m_stepTitle->setVisible(m_phase == Phase::Steps || m_phase == Phase::Review || m_phase == Phase::Sending);
    m_hint->setVisible(m_phase == Phase::Steps);
    if (m_phase == Phase::Steps && !m_steps.empty()) {
        m_stepTitle->setText(step(m_step)->title());
        m_hint->setText(step(m_step)->hint());
    } else {
        m_stepTitle->setText(tr("Review and sign"));
    }
    if (isAtEnd) {
        m_sentence->setText(fitParticles(m_review.sentence));
        m_notes->setText(u"• "_s + m_review.notes.join(u"\n• "_s));
        m_notes->setVisible(!m_review.notes.isEmpty());
    }

    if (m_phase == Phase::Done || m_phase == Phase::Partial || m_phase == Phase::Unknown) {
        const bool isProposed = !m_outcomes.empty() && m_outcomes.back().isProposal();
        m_resultTitle->setText(m_phase == Phase::Done && isProposed ? tr("✓ Sent for approval")
                : m_phase == Phase::Done                            ? tr("✓ Done")
                : m_phase == Phase::Unknown                         ? tr("! Outcome not known yet")
                : m_outcomes.empty()                                ? tr("✕ Nothing was changed")
                                                                    : tr("! Done in part"));
        QStringList lines;
        for (std::size_t i = 0; i < m_review.transactions.size(); ++i) {
            const QString label = m_review.transactions[i].label;
            if (i < m_outcomes.size() && m_outcomes[i].isProposal())
                lines << tr("⚖ %1: waits for approval until %2")
                             .arg(label,
                                 formatTimeWithZone(
                                     base::UnixSeconds(m_outcomes[i].data.integerOr("valid_until", 0))));
            else if (i < m_outcomes.size())
                lines << tr("✓ %1: in block %2").arg(label, formatInteger(m_outcomes[i].height));
            else if (i == m_outcomes.size() && m_error)
                lines << (m_error->kind == base::ErrorKind::Refused ? tr("✕ %1: refused. %2")
                                                                    : tr("! %1: %2"))
                             .arg(label, problemText(*m_error, m_services.language.code()));
            else if (isProposed)
                lines << tr("· %1: to be done once that is approved").arg(label);
            else
                lines << tr("· %1: not sent").arg(label);
        }
        if (m_phase == Phase::Partial)
            lines << QString()
                  << (m_outcomes.empty()
                             ? tr("What you typed is kept. Mend it and submit again.")
                             : tr("What was accepted stands and is not sent again. Mend the rest and "
                                  "go on from here."));
        if (m_phase == Phase::Done && !isProposed && !m_review.notes.isEmpty())
            lines << QString() << tr("What happens next:") << u"• "_s + m_review.notes.join(u"\n• "_s);
        m_resultText->setText(lines.join(u'\n'));
        while (QLayoutItem* item = m_linkPlace->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        std::vector<WizardLink> ways;
        if (m_phase == Phase::Done && isProposed)
            ways.push_back({ tr("Open in Approvals"),
                [this, id = m_outcomes.back().proposal()] { m_services.show(u"proposal"_s, id); } });
        else if (m_phase == Phase::Done)
            ways = links();
        else if (m_phase == Phase::Unknown && m_error->code == "console.outcome_unknown")
            ways.push_back({ tr("Open the transaction %1").arg(shortened(toQt(m_error->detail))),
                [this, id = toQt(m_error->detail)] { m_services.show(u"transaction"_s, id); } });
        for (const WizardLink& link : ways) {
            auto* button = new QPushButton(link.text, this);
            button->setProperty("link", true);
            button->setAutoDefault(false);
            button->setAccessibleName(link.text);
            connect(button, &QPushButton::clicked, this, [this, go = link.go] {
                go();
                accept();
            });
            m_linkPlace->addWidget(button, 0, Qt::AlignLeft);
        }
    }

    m_back->setText(tr("&Back"));
    m_cancel->setText(
        m_phase == Phase::Steps || m_phase == Phase::Review ? tr("Save and c&lose") : tr("C&lose"));
    m_back->setVisible(m_phase == Phase::Review || (m_phase == Phase::Steps && m_step > 0));
    m_cancel->setVisible(m_phase != Phase::Done);
    m_cancel->setEnabled(m_phase != Phase::Sending);
    m_next->setEnabled(m_phase != Phase::Sending);
    m_next->setVisible(m_phase != Phase::Unknown);
    switch (m_phase) {
    case Phase::Steps:
        m_next->setText(m_step + 1 < stepCount() ? tr("&Next") : tr("&Review"));
        break;
    case Phase::Review:
        m_next->setText(tr("&Sign and submit"));
        break;
    case Phase::Sending: {
        const std::size_t n = std::min(m_outcomes.size() + 1, m_review.transactions.size());
        m_next->setText(tr("Submitting %1 of %2…")
                            .arg(static_cast<int>(n))
                            .arg(static_cast<int>(m_review.transactions.size())));
        break;
    }
    case Phase::Unknown:
    case Phase::Partial:
        m_next->setText(m_outcomes.empty() ? tr("&Mend and try again") : tr("&Go on from here"));
        break;
    case Phase::Done:
        m_next->setText(tr("&Finish"));
        break;
    }
    for (QPushButton* button : { m_back, m_cancel, m_next })
        button->setAccessibleName(button->text().remove(u'&'));
    // Scrolling with the keyboard makes them stops of Tab, so they have a name.
    for (QScrollArea* area : findChildren<QScrollArea*>())
        area->setAccessibleName(windowTitle());
}

void Wizard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !m_steps.empty()) {
        // After the steps and their inputs have changed their own words, which the review quotes.
        QTimer::singleShot(0, this, [this] {
            if (m_phase == Phase::Review)
                showReview();
            else if (m_phase != Phase::Sending && m_phase != Phase::Steps)
                m_review = reviewWithApprovals();
            if (m_phase == Phase::Steps && m_summary->isVisible())
                checkStep(m_step, /*moveFocus=*/false);
            retranslateUi();
        });
    }
    QDialog::changeEvent(event);
}

void Wizard::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Left) {
        back();
        return;
    }
    if (event->modifiers() == Qt::ControlModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        goTo(event->key() - Qt::Key_1);
        return;
    }
    QDialog::keyPressEvent(event);
}

void Wizard::reject()
{
    // While an answer is on its way the window stays, so that its outcome is seen.
    if (m_phase == Phase::Sending)
        return;
    if (m_phase != Phase::Unknown)
        m_drafts->saveNow();
    QDialog::reject();
}

} // namespace maru::console
