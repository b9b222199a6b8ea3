// SPDX-License-Identifier: Apache-2.0
// Sentence, payload and path of the selected transaction.
#include "admin-console/pages/blocks/transaction_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/proof.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/blocks/detail_rows.h"
#include "admin-console/pages/blocks/merkle_view.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

TransactionPart::TransactionPart(Services& services, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(services), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    m_sentence = textLabel(this, u"reviewSentence"_s);
    m_result = textLabel(this, u"fieldHelp"_s);
    m_checkState = textLabel(this, u"transactionCheckState"_s);
    m_checkState->setProperty("badge", true);
    m_block = linkButton({}, this);
    m_block->setObjectName(u"openBlock"_s);
    m_payloadTitle = sectionLabel(this);
    m_payloadBox = new QWidget(this);
    m_payloadBox->setObjectName(u"detailBody"_s);
    m_pathTitle = sectionLabel(this);
    m_pathState = textLabel(this, u"fieldHelp"_s);
    m_merkle = new MerkleView(services, this);
    m_merkle->setObjectName(u"merkle"_s);
    for (QWidget* part : { static_cast<QWidget*>(m_sentence), static_cast<QWidget*>(m_result),
             static_cast<QWidget*>(m_checkState), static_cast<QWidget*>(m_block),
             static_cast<QWidget*>(m_payloadTitle), static_cast<QWidget*>(m_payloadBox),
             static_cast<QWidget*>(m_pathTitle), static_cast<QWidget*>(m_pathState),
             static_cast<QWidget*>(m_merkle) })
        layout->addWidget(part);
    connect(m_block, &QPushButton::clicked, this,
        [this] { m_services.show(u"block"_s, QString::number(m_full.integerOr("height", 0))); });
    connect(&services.catalogue.officers(), &OfficerNames::changed, this, &TransactionPart::showTexts);
    retranslateUi();
    clear();
}

QString TransactionPart::sentence() const
{
    return m_sentence->text();
}

void TransactionPart::clear()
{
    ++m_generation;
    m_id.clear();
    m_hasFull = false;
    m_full = base::Json();
    m_proven = base::Json();
    m_check = Check::Unchecked;
    m_merkle->clear();
    hide();
}

void TransactionPart::showRow(const base::Json& row)
{
    const QString id = toQt(row.stringOr("id", ""));
    if (id == m_id)
        return;
    clear();
    m_id = id;
}

void TransactionPart::showFull(const base::Json& full)
{
    // The list is refreshed with every block; the same transaction needs no second look.
    if (toQt(full.stringOr("id", "")) != m_id || (m_hasFull && full == m_full))
        return;
    m_full = full;
    m_hasFull = true;
    m_proven = base::Json();
    m_check = Check::Unchecked;
    show();
    showTexts();
    askProof();
}

void TransactionPart::showTexts()
{
    if (!m_hasFull)
        return;
    const Speech speech { m_services.catalogue, m_services.language };
    // What was checked here speaks, where there is something.
    base::Json full = m_full;
    if (m_proven.isObject()) {
        for (const auto& [name, value] : m_proven.asObject())
            full.set(name, value);
    }
    m_sentence->setText(transactionSentence(full, speech));
    m_result->setText(resultSentence(full, speech));
    showCheck();
    m_block->setText(tr("Open block %1").arg(formatInteger(m_full.integerOr("height", 0))));
    m_block->setAccessibleName(m_block->text());
    m_payload = freshGrid(*m_payloadBox);
    const base::Json* tx = full.find("tx");
    const base::Json* payload = tx == nullptr ? nullptr : tx->find("payload");
    std::vector<std::pair<QString, QString>> facts;
    if (payload != nullptr)
        facts = payloadFacts(tx->stringOr("domain", ""), tx->stringOr("action", ""), *payload, speech);
    for (const auto& [name, value] : facts)
        addRow(*m_payload, name, value, m_payloadBox);
    m_payloadTitle->setVisible(!facts.empty());
    m_payloadBox->setVisible(!facts.empty());
}

void TransactionPart::askProof()
{
    const int generation = ++m_generation;
    m_merkle->clear();
    m_pathState->setText(tr("Fetching the proof…"));
    m_pathState->show();
    const auto failed = [this](const base::Error& error) {
        m_check = Check::Unavailable;
        showCheck();
        m_pathState->setText(problemText(error, m_services.language.code()));
    };
    if (m_full.find("redacted") != nullptr) {
        const QString height = QString::number(m_full.integerOr("height", 0));
        m_transport.send(
            get(u"/v1/blocks/"_s + height), this, [this, generation, failed](const ApiAnswer& block) {
                if (generation != m_generation)
                    return;
                if (block)
                    askInclusion(generation, *block);
                else
                    failed(block.error());
            });
        return;
    }
    m_transport.send(get(u"/v1/transactions/"_s + m_id + u"/receipt"_s), this,
        [this, generation, failed](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                failed(answer.error());
                return;
            }
            takeReceipt(*answer);
        });
}

void TransactionPart::takeReceipt(const base::Json& file)
{
    const std::string node = fromQt(m_services.connection.node().did);
    const MerkleWalk walk = walkReceipt(file, m_id, node);
    const base::Result<ledger::Receipt> receipt = ledger::decodeReceipt(file);
    if (!walk.holds() || !receipt || !ledger::checkReceipt(*receipt, node)) {
        m_check = Check::Fails;
    } else {
        m_check = isShownBy(m_full, *receipt) ? Check::Holds : Check::Differs;
        m_proven = base::Json::object({ { "tx", ledger::toJson(receipt->transaction) },
            { "result", ledger::toJson(receipt->result) } });
    }
    showTexts();
    showWalk(walk);
}

void TransactionPart::showCheck()
{
    QString text;
    Tone tone = Tone::Neutral;
    switch (m_check) {
    case Check::Unchecked:
        text = u"○ "_s + tr("As the server says; not checked yet.");
        break;
    case Check::Holds:
        text = u"✓ "_s + tr("Said by the receipt, which was checked on this computer.");
        tone = Tone::Success;
        break;
    case Check::Differs:
        text = u"✕ "_s
            + tr("The server shows something else than its receipt proves. The sentence is that of the "
                 "receipt; tell "
                 "your system administrator.");
        tone = Tone::Danger;
        break;
    case Check::Fails:
        text = u"✕ "_s + tr("The receipt does not hold: this is only what the server says.");
        tone = Tone::Danger;
        break;
    case Check::Unavailable:
        text = u"! "_s + tr("The receipt could not be had: this is what the server says, not checked.");
        tone = Tone::Warning;
        break;
    }
    // Of what is restricted there is no sentence to check; its path is below.
    m_checkState->setVisible(m_hasFull && m_full.find("redacted") == nullptr);
    m_checkState->setText(text);
    m_checkState->setProperty("tone", toneName(tone));
    m_checkState->style()->unpolish(m_checkState);
    m_checkState->style()->polish(m_checkState);
}

void TransactionPart::askInclusion(int generation, const base::Json& block)
{
    const base::Json* header = block.find("header");
    const qint64 size = header == nullptr ? 0 : header->integerOr("log_size", 0);
    QueryItems query { { u"index"_s, QString::number(m_full.integerOr("index", 0)) },
        { u"size"_s, QString::number(size) } };
    m_transport.send(get(u"/v1/log/inclusion"_s, std::move(query)), this,
        [this, generation, block](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                m_pathState->setText(problemText(answer.error(), m_services.language.code()));
                return;
            }
            showWalk(walkRedacted(m_full, *answer, block, m_id, fromQt(m_services.connection.node().did)));
        });
}

void TransactionPart::showWalk(const MerkleWalk& walk)
{
    m_pathState->hide();
    m_merkle->setWalk(walk);
    if (m_isRevealing)
        revealPath();
}

void TransactionPart::revealPath()
{
    m_isRevealing = true;
    if (!m_merkle->walk())
        return;
    m_isRevealing = false;
    QScrollArea* area = nullptr;
    for (QWidget* above = parentWidget(); above != nullptr && area == nullptr; above = above->parentWidget())
        area = qobject_cast<QScrollArea*>(above);
    // After the layout has made room for it.
    if (area != nullptr)
        QTimer::singleShot(0, m_merkle, [area, title = m_pathTitle] {
            area->verticalScrollBar()->setValue(title->mapTo(area->widget(), QPoint(0, 0)).y() - 8);
        });
}

void TransactionPart::retranslateUi()
{
    m_payloadTitle->setText(tr("Content"));
    m_pathTitle->setText(tr("Path to the log root"));
    showTexts();
}

void TransactionPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    DetailPart::changeEvent(event);
}

} // namespace maru::console
