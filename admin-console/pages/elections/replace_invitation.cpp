// SPDX-License-Identifier: Apache-2.0
// A lost invitation.
#include "admin-console/pages/elections/replace_invitation.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "shared/crypto/election_invitation.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortestReplaceReason = 2;

} // namespace

ReplaceInvitation::ReplaceInvitation(Services& given, const base::Json& voter, QWidget* parent)
    : QDialog(parent), m_services(given), m_voter(voter)
{
    setObjectName(u"replaceInvitation"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    layout->addWidget(m_text);
    const auto add = [this, layout](QLabel*& label, QLineEdit*& edit, const QString& name) {
        label = new QLabel(this);
        label->setObjectName(u"fieldLabel"_s);
        edit = new QLineEdit(this);
        edit->setObjectName(name);
        edit->setMaxLength(500);
        label->setBuddy(edit);
        layout->addWidget(label);
        layout->addWidget(edit);
    };
    add(m_reasonLabel, m_reason, u"replaceReason"_s);
    add(m_codeLabel, m_code, u"replaceCode"_s);
    add(m_portalLabel, m_portal, u"replacePortal"_s);
    add(m_linkLabel, m_link, u"replaceLink"_s);
    m_code->setReadOnly(true);
    m_link->setReadOnly(true);
    m_portal->setText(QSettings().value(u"elections/portal"_s).toString());
    m_portal->setPlaceholderText(u"https://"_s);
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"errorSummary"_s);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    m_close = new QPushButton(this);
    m_close->setAutoDefault(false);
    m_sign = new QPushButton(this);
    m_sign->setObjectName(u"replaceSign"_s);
    m_sign->setProperty("main", true);
    m_sign->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_sign);
    layout->addLayout(buttons);
    connect(m_reason, &QLineEdit::textChanged, this, &ReplaceInvitation::showAll);
    connect(m_portal, &QLineEdit::textChanged, this, &ReplaceInvitation::showAll);
    connect(m_close, &QPushButton::clicked, this, &ReplaceInvitation::reject);
    connect(m_sign, &QPushButton::clicked, this, &ReplaceInvitation::submit);
    showAll();
}

void ReplaceInvitation::submit()
{
    if (m_isBusy || m_isDone || !m_sign->isEnabled())
        return;
    const std::string election = m_voter.stringOr("election", "");
    if (m_payload.isNull()) {
        m_invitation.number = m_voter.integerOr("number", 0);
        m_invitation.code = crypto::makeInvitationCode();
        const auto key = crypto::keyOfInvitation(election, base::asText(m_invitation.code.view()));
        if (!key) {
            m_error = key.error();
            showAll();
            return;
        }
        m_payload = base::Json::object(
            { { "election", election }, { "number", static_cast<std::int64_t>(m_invitation.number) },
                { "invitation", base::toBase64Url(key->publicKey().bytes) } });
    }
    m_payload.set("reason", fromQt(m_reason->text().trimmed()));
    m_isBusy = true;
    m_error.reset();
    m_note.clear();
    showAll();
    m_services.sender.send("election", "replaceInvitation", m_payload, this,
        [this](const base::Result<Outcome>& result) { onOutcome(result); });
}

void ReplaceInvitation::onOutcome(const base::Result<Outcome>& result)
{
    m_isBusy = false;
    m_error.reset();
    if (!result) {
        m_error = result.error();
        // Nothing is shown before it is settled; the sender tells a second time.
        m_isBusy = result.error().code == "console.outcome_unknown";
    } else if (!result->isOk()) {
        m_error = base::refused(result->code, result->data.stringOr("field", ""));
    } else {
        m_isDone = true;
        if (result->isProposal())
            m_note = tr("Waits for approval: the code becomes good when it is approved.");
    }
    showAll();
}

void ReplaceInvitation::showAll()
{
    setWindowTitle(tr("Make a new invitation code"));
    m_text->setText(
        m_isDone ? tr(
            "Give this code or link to the voter with number %1, and to nobody else. It is shown only now.")
                       .arg(formatInteger(m_voter.integerOr("number", 0)))
                 : tr("The voter with number %1 gets a new code; the old one becomes useless. Make sure that "
                      "it is really "
                      "this person who asks.")
                       .arg(formatInteger(m_voter.integerOr("number", 0))));
    m_reasonLabel->setText(tr("Reason (no personal data)"));
    m_codeLabel->setText(tr("Invitation code"));
    m_portalLabel->setText(tr("Address of the portal"));
    m_linkLabel->setText(tr("Personal link"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    m_code->setAccessibleName(m_codeLabel->text());
    m_portal->setAccessibleName(m_portalLabel->text());
    m_link->setAccessibleName(m_linkLabel->text());
    m_reason->setVisible(!m_isDone);
    m_reasonLabel->setVisible(!m_isDone);
    const QString portal = portalAddress(m_portal->text());
    for (QWidget* one : std::initializer_list<QWidget*> { m_code, m_codeLabel, m_portal, m_portalLabel })
        one->setVisible(m_isDone);
    for (QWidget* one : std::initializer_list<QWidget*> { m_link, m_linkLabel })
        one->setVisible(m_isDone && !portal.isEmpty());
    m_code->setText(m_isDone ? toQt(base::asText(m_invitation.code.view())) : QString());
    m_link->setText(m_isDone && !portal.isEmpty()
            ? personalLink(portal, m_voter.stringOr("election", ""), m_invitation)
            : QString());
    QStringList text;
    if (m_error)
        text << u"! "_s + problemText(*m_error, m_services.language.code());
    if (!m_note.isEmpty())
        text << m_note;
    m_problem->setText(text.join(u'\n'));
    m_problem->setVisible(!text.isEmpty());
    m_close->setText(tr("C&lose"));
    m_sign->setText(tr("&Sign and make a new code"));
    m_sign->setVisible(!m_isDone);
    m_sign->setEnabled(!m_isBusy && m_reason->text().trimmed().size() >= kShortestReplaceReason);
    for (QPushButton* button : { m_close, m_sign })
        button->setAccessibleName(button->text().remove(u'&'));
}

void ReplaceInvitation::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    QDialog::changeEvent(event);
}

void ReplaceInvitation::reject()
{
    // A code whose outcome is not known would be lost with the window.
    if (m_isBusy)
        return;
    QDialog::reject();
}

} // namespace maru::console::elections
