// SPDX-License-Identifier: Apache-2.0
// Header, links and events of the selected block.
#include "admin-console/pages/blocks/block_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/blocks/detail_rows.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kEventsShown = 40;

base::Result<ledger::SignedHeader> headerOfFull(const base::Json& full)
{
    const base::Json* header = full.find("header");
    const base::Json* signatures = full.find("signatures");
    if (header == nullptr || signatures == nullptr)
        return base::failed("console.protocol");
    return ledger::decodeSignedHeader(
        base::Json::object({ { "header", *header }, { "signatures", *signatures } }));
}

void setTone(QLabel& label, const QString& text, Tone tone)
{
    label.setText(text);
    label.setProperty("tone", toneName(tone));
    label.style()->unpolish(&label);
    label.style()->polish(&label);
    label.setVisible(!text.isEmpty());
}

} // namespace

BlockPart::BlockPart(Services& services, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(services), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto* links = new QHBoxLayout;
    m_previous = linkButton({}, this);
    m_previous->setObjectName(u"previousBlock"_s);
    m_next = linkButton({}, this);
    m_next->setObjectName(u"nextBlock"_s);
    links->addWidget(m_previous);
    links->addStretch(1);
    links->addWidget(m_next);
    layout->addLayout(links);
    m_linkState = textLabel(this, u"blockLinkState"_s);
    m_linkState->setProperty("badge", true);
    m_signatureState = textLabel(this, u"blockSignatureState"_s);
    m_signatureState->setProperty("badge", true);
    layout->addWidget(m_linkState);
    layout->addWidget(m_signatureState);
    m_headerTitle = sectionLabel(this);
    layout->addWidget(m_headerTitle);
    m_headerBox = new QWidget(this);
    m_headerBox->setObjectName(u"detailBody"_s);
    layout->addWidget(m_headerBox);
    m_eventsTitle = sectionLabel(this);
    layout->addWidget(m_eventsTitle);
    m_eventsBox = new QWidget(this);
    m_eventsBox->setObjectName(u"detailBody"_s);
    m_events = new QVBoxLayout(m_eventsBox);
    m_events->setContentsMargins(0, 0, 0, 0);
    m_events->setSpacing(4);
    layout->addWidget(m_eventsBox);
    connect(m_previous, &QPushButton::clicked, this,
        [this] { m_services.show(u"block"_s, QString::number(m_height - 1)); });
    connect(m_next, &QPushButton::clicked, this,
        [this] { m_services.show(u"block"_s, QString::number(m_height + 1)); });
    connect(&services.connection, &Connection::headChanged, this,
        [this] { m_next->setEnabled(m_height < m_services.connection.node().height); });
    clear();
}

void BlockPart::clear()
{
    ++m_generation;
    m_height = -1;
    m_hasFull = false;
    m_link = Link::Unknown;
    hide();
}

void BlockPart::showRow(const base::Json& row)
{
    const qint64 height = row.integerOr("height", -1);
    if (height == m_height)
        return;
    clear();
    m_height = height;
}

void BlockPart::showFull(const base::Json& full)
{
    const base::Json* header = full.find("header");
    if (header == nullptr || header->integerOr("height", -1) != m_height || (m_hasFull && m_full == full))
        return;
    m_full = full;
    m_hasFull = true;
    m_link = Link::Unknown;
    show();
    showTexts();
    askPrevious();
}

void BlockPart::askPrevious()
{
    if (m_height <= 0)
        return;
    const int generation = ++m_generation;
    m_transport.send(get(u"/v1/blocks/"_s + QString::number(m_height - 1)), this,
        [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation || !answer)
                return;
            const auto before = headerOfFull(*answer);
            const auto here = headerOfFull(m_full);
            // The hash is computed here from the neighbour's header, not taken from the server.
            const bool isRight =
                before && here && ledger::headerHash(before->header) == here->header.previous;
            m_link = isRight ? Link::Right : Link::Wrong;
            showTexts();
        });
}

void BlockPart::showTexts()
{
    if (!m_hasFull)
        return;
    m_headerTitle->setText(tr("Header, member by member"));
    m_previous->setText(u"← "_s + tr("Block %1").arg(formatInteger(m_height - 1)));
    m_previous->setAccessibleName(tr("Open the block before"));
    m_previous->setVisible(m_height > 0);
    m_next->setText(tr("Block %1").arg(formatInteger(m_height + 1)) + u" →"_s);
    m_next->setAccessibleName(tr("Open the block after"));
    m_next->setEnabled(m_height < m_services.connection.node().height);
    m_header = freshGrid(*m_headerBox);
    const auto header = headerOfFull(m_full);
    if (!header) {
        setTone(*m_signatureState, u"✕ "_s + problemText(header.error(), m_services.language.code()),
            Tone::Danger);
        m_linkState->hide();
        return;
    }
    switch (m_link) {
    case Link::Unknown:
        m_linkState->hide();
        break;
    case Link::Right:
        setTone(*m_linkState,
            u"✓ "_s
                + tr("“Previous” is the hash of block %1, computed here.").arg(formatInteger(m_height - 1)),
            Tone::Success);
        break;
    case Link::Wrong:
        setTone(*m_linkState,
            u"✕ "_s
                + tr("“Previous” is not the hash of block %1: the chain is broken here.")
                      .arg(formatInteger(m_height - 1)),
            Tone::Danger);
        break;
    }
    showHeader(*header);
    showEvents();
}

void BlockPart::showHeader(const ledger::SignedHeader& signedHeader)
{
    const ledger::Header& header = signedHeader.header;
    const bool isSigned = header.proposer == fromQt(m_services.connection.node().did)
        && ledger::checkHeader(signedHeader).has_value();
    setTone(*m_signatureState,
        isSigned ? QString(u"✓ "_s + tr("Signed by the node that this console trusts, checked here."))
                 : QString(u"✕ "_s + tr("Not signed by the node that this console trusts.")),
        isSigned ? Tone::Success : Tone::Danger);
    const auto row = [this](const QString& name, const QString& value, const QString& meaning, bool isHash) {
        const int at = addRow(*m_header, name, isHash ? shortened(value, 14, 8) : value, m_headerBox, isHash);
        if (QLayoutItem* item = m_header->itemAtPosition(at, 1); item != nullptr && item->widget() != nullptr)
            item->widget()->setToolTip(value);
        auto* note = textLabel(m_headerBox, u"fieldHelp"_s);
        note->setText(meaning);
        m_header->addWidget(note, at + 1, 0, 1, 2);
    };
    const auto hex = [](const base::Hash256& hash) { return toQt(hash.hex()); };
    row(tr("Hash of this block"), hex(ledger::headerHash(header)),
        tr("SHA-256 of the header, computed here. The next block carries it as “previous”."), true);
    row(tr("Previous"), hex(header.previous),
        m_height > 0 ? tr("Hash of the block before; whoever changes an old block breaks every later link.")
                     : tr("Hash of the genesis document, with which the chain began."),
        true);
    row(tr("Time"), formatTimeWithZone(header.time),
        tr("By the node's clock; never earlier than the block before."), false);
    row(tr("Log size"), formatInteger(static_cast<qint64>(header.logSize)),
        tr("Transactions in the log up to and with this block."), false);
    row(tr("Log root"), hex(header.logRoot), tr("Top of the Merkle tree over all of these transactions."),
        true);
    row(tr("State root"), hex(header.stateRoot),
        tr("Top of the trees over everything the domains know after this block: balances, campaigns, "
           "officers."),
        true);
    row(tr("Ledger root"), hex(header.ledgerRoot),
        tr("Hash over log root, log size, state root and versions: one value for all of it."), true);
    row(tr("Versions"),
        tr("rules %1 · parameters %2")
            .arg(QString::number(header.appVersion), QString::number(header.parametersVersion)),
        tr("Which rules and which parameters were in force."), false);
    for (const ledger::HeaderSignature& signature : signedHeader.signatures)
        row(tr("Signature"), toQt(signature.signature.text()),
            tr("Ed25519, by node …%1.").arg(toQt(signature.signer).right(8)), true);
}

void BlockPart::showEvents()
{
    clearRows(*m_events);
    const base::Json* events = m_full.find("events");
    const std::size_t count = events != nullptr && events->isArray() ? events->asArray().size() : 0;
    m_eventsTitle->setText(
        tr("What happened in this block (%1)").arg(formatInteger(static_cast<qint64>(count))));
    m_eventsTitle->setVisible(count > 0);
    m_eventsBox->setVisible(count > 0);
    const Speech speech { m_services.catalogue, m_services.language };
    for (std::size_t i = 0; i < std::min(count, kEventsShown); ++i) {
        auto* line = textLabel(m_eventsBox);
        line->setText(u"· "_s + eventSentence(events->asArray()[i], speech));
        m_events->addWidget(line);
    }
    if (count > kEventsShown) {
        auto* more = textLabel(m_eventsBox, u"fieldHelp"_s);
        more->setText(tr("and %1 more; all of them are in the JSON view")
                          .arg(formatInteger(static_cast<qint64>(count - kEventsShown))));
        m_events->addWidget(more);
    }
}

void BlockPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    DetailPart::changeEvent(event);
}

} // namespace maru::console
