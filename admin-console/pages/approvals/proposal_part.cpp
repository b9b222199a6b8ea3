// SPDX-License-Identifier: Apache-2.0
// A proposal beside its list.
#include "admin-console/pages/approvals/proposal_part.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/approvals/change_lines.h"
#include "admin-console/pages/approvals/proposal_words.h"
#include "admin-console/widgets/fact_list.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace maru::console::approvals {

using namespace Qt::StringLiterals;

namespace {

/// More are shown in the window of the decision, as a table.
constexpr std::size_t kRecordsShown = 8;

QLabel* wrappedLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ProposalPart::ProposalPart(Services& services, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(services), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_signaturesTitle = sectionTitle();
    m_signatures = wrappedLabel(this);
    m_signatures->setObjectName(u"signatures"_s);
    m_payloadTitle = sectionTitle();
    m_payload = new FactList(this);
    m_changesTitle = sectionTitle();
    m_warning = wrappedLabel(this);
    m_warning->setObjectName(u"staleLine"_s);
    m_changes = new QVBoxLayout;
    m_changes->setSpacing(4);
    m_link = new QPushButton(this);
    m_link->setProperty("link", true);
    connect(m_link, &QPushButton::clicked, this,
        [this] { m_services.show(u"transaction"_s, toQt(m_row.stringOr("transaction", ""))); });
    for (QWidget* widget : std::initializer_list<QWidget*> {
             m_signaturesTitle, m_signatures, m_payloadTitle, m_payload, m_changesTitle, m_warning })
        layout->addWidget(widget);
    layout->addLayout(m_changes);
    layout->addWidget(m_link, 0, Qt::AlignLeft);
    connect(&services.catalogue, &DomainCatalogue::loaded, this, &ProposalPart::showAll);
    connect(&services.catalogue.officers(), &OfficerNames::changed, this, &ProposalPart::showAll);
    showAll();
}

QLabel* ProposalPart::sectionTitle()
{
    auto* label = new QLabel(this);
    label->setObjectName(u"sectionTitle"_s);
    label->setWordWrap(true);
    return label;
}

void ProposalPart::showRow(const base::Json& row)
{
    const bool isSame = row.stringOr("id", "") == m_row.stringOr("id", "");
    const bool isAsBefore = row == m_row;
    m_row = row;
    if (!isSame) {
        m_full.reset();
        m_run.reset();
    }
    showAll();
    if (!isAsBefore)
        ask();
}

void ProposalPart::clear()
{
    ++m_generation;
    m_row = {};
    m_full.reset();
    m_run.reset();
    m_problem.reset();
    showAll();
}

void ProposalPart::ask()
{
    const int generation = ++m_generation;
    const QString path = u"/v1/proposals/"_s + toQt(m_row.stringOr("id", ""));
    m_transport.send(get(path), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer)
            m_full = *answer;
        showAll();
    });
    m_problem.reset();
    if (m_row.stringOr("state", "") != "open") {
        m_run.reset();
        return;
    }
    m_transport.send(get(path + u"/preview"_s), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer)
            m_run = *answer;
        else
            m_problem = answer.error();
        showAll();
    });
}

void ProposalPart::showAll()
{
    setVisible(m_row.isObject());
    if (!m_row.isObject())
        return;
    m_signaturesTitle->setText(tr("Signatures"));
    QStringList lines { u"✎ "_s + proposedText(m_row, m_services) };
    lines << signatureLines(m_row, m_services);
    m_signatures->setText(lines.join(u'\n'));
    m_signatures->setAccessibleName(m_signaturesTitle->text());
    m_payloadTitle->setText(tr("What was proposed"));
    std::vector<std::pair<QString, QString>> facts;
    if (m_full) {
        if (const base::Json* payload = m_full->find("payload"); payload != nullptr)
            facts = payloadFacts(m_row.stringOr("domain", ""), m_row.stringOr("action", ""), *payload,
                { m_services.catalogue, m_services.language });
        else
            facts.emplace_back(tr("Restricted"), tr("Your roles do not include reading it."));
    }
    m_payload->setFacts(facts);
    m_payloadTitle->setVisible(!facts.empty());
    m_link->setText(tr("Open the proposed transaction"));
    m_link->setAccessibleName(m_link->text());
    showChanges();
}

void ProposalPart::showChanges()
{
    while (QLayoutItem* item = m_changes->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const bool isOpen = m_row.stringOr("state", "") == "open";
    m_changesTitle->setVisible(isOpen);
    m_warning->hide();
    if (!isOpen)
        return;
    if (!m_run) {
        m_changesTitle->setText(tr("What will happen"));
        m_warning->setText(m_problem ? u"! "_s + problemText(*m_problem, m_services.language.code())
                                     : tr("Being worked out…"));
        m_warning->show();
        return;
    }
    m_changesTitle->setText(
        tr("What will happen, as of block %1").arg(formatInteger(m_run->integerOr("height", 0))));
    if (const QString refusal = refusalOf(*m_run, m_services); !refusal.isEmpty()) {
        m_warning->setText(u"! "_s + tr("As things are now it would be refused: %1").arg(refusal));
        m_warning->show();
        return;
    }
    const std::vector<ChangedRecord> records = changedRecords(*m_run, m_services);
    for (std::size_t i = 0; i < records.size() && i < kRecordsShown; ++i) {
        QLabel* heading = wrappedLabel(this);
        heading->setObjectName(u"fieldLabel"_s);
        heading->setText(recordHeading(records[i]));
        m_changes->addWidget(heading);
        std::vector<std::pair<QString, QString>> facts;
        for (const ChangedMember& member : records[i].members)
            facts.emplace_back(member.label,
                records[i].kind == ChangeKind::Created ? member.after
                                                       : QString(member.before + u" → "_s + member.after));
        auto* list = new FactList(this);
        list->setFacts(facts);
        m_changes->addWidget(list);
    }
    if (records.size() > kRecordsShown || records.empty()) {
        QLabel* more = wrappedLabel(this);
        more->setObjectName(u"subtle"_s);
        more->setText(records.empty()
                ? tr("No record changes.")
                : tr("and %1 more records")
                      .arg(formatInteger(static_cast<qint64>(records.size() - kRecordsShown))));
        m_changes->addWidget(more);
    }
}

void ProposalPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::approvals
