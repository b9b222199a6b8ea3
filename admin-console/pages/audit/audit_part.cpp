// SPDX-License-Identifier: Apache-2.0
// Sentences about the selected action.
#include "admin-console/pages/audit/audit_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/text.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

AuditPart::AuditPart(Services& services, QWidget* parent) : DetailPart(parent), m_services(services)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(u"reviewSentence"_s);
    m_result = new QLabel(this);
    m_result->setObjectName(u"auditResult"_s);
    for (QLabel* label : { m_sentence, m_result }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    m_open = new QPushButton(this);
    m_open->setObjectName(u"openTransaction"_s);
    m_signer = new QPushButton(this);
    m_signer->setObjectName(u"openSigner"_s);
    for (QPushButton* button : { m_open, m_signer }) {
        button->setProperty("link", true);
        layout->addWidget(button, 0, Qt::AlignLeft);
    }
    connect(m_open, &QPushButton::clicked, this,
        [this] { m_services.show(u"transaction"_s, toQt(m_row.stringOr("id", ""))); });
    connect(m_signer, &QPushButton::clicked, this,
        [this] { m_services.show(u"officer-actions"_s, toQt(m_row.stringOr("signer", ""))); });
    connect(&services.catalogue.officers(), &OfficerNames::changed, this, &AuditPart::showTexts);
    clear();
}

void AuditPart::clear()
{
    m_hasRow = m_hasFull = false;
    hide();
}

void AuditPart::showRow(const base::Json& row)
{
    if (m_hasRow && m_row.stringOr("id", "") == row.stringOr("id", ""))
        return;
    m_row = row;
    m_hasRow = true;
    m_hasFull = false;
    showTexts();
    show();
}

void AuditPart::showFull(const base::Json& full)
{
    if (!m_hasRow || full.stringOr("id", "") != m_row.stringOr("id", ""))
        return;
    m_full = full;
    m_hasFull = true;
    showTexts();
}

void AuditPart::showTexts()
{
    if (!m_hasRow)
        return;
    const Speech speech { m_services.catalogue, m_services.language };
    // Until the whole transaction has come, the row says who and what; then the payload joins in.
    base::Json shown = m_full;
    if (!m_hasFull) {
        shown = m_row;
        shown.set("tx", m_row);
        shown.set("result", base::Json::object({ { "code", m_row.stringOr("code", "ok") } }));
    }
    m_sentence->setText(transactionSentence(shown, speech));
    m_result->setText(resultSentence(shown, speech));
    m_open->setText(tr("Open the transaction and its proof"));
    m_open->setAccessibleName(m_open->text());
    m_signer->setText(tr("All actions of this signer"));
    m_signer->setAccessibleName(m_signer->text());
    m_signer->setVisible(!m_row.stringOr("signer", "").empty());
}

void AuditPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    DetailPart::changeEvent(event);
}

} // namespace maru::console
