// SPDX-License-Identifier: Apache-2.0
// One donation, for the donor at the counter or on the telephone.
#include "admin-console/pages/donations/donor_service.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/proof.h"
#include "admin-console/core/session.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/reconcile.h"
#include "admin-console/report/report.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

DonorQuery readDonorQuery(const QString& text)
{
    QString given = text;
    given.remove(QRegularExpression(u"\\s"_s));
    if (given.isEmpty())
        return {};
    static const QRegularExpression kDid(u"did:key:z[1-9A-HJ-NP-Za-km-z]+"_s);
    static const QRegularExpression kDonation(u"d-([0-9a-fA-F]{16})(?![0-9a-fA-F])"_s);
    static const QRegularExpression kTransaction(u"(?<![0-9a-fA-F])([0-9a-fA-F]{64})(?![0-9a-fA-F])"_s);
    static const QRegularExpression kShort(u"^([0-9a-fA-F]{16})$"_s);
    using Kind = DonorQuery::Kind;
    if (const auto match = kDid.match(given); match.hasMatch())
        return { Kind::Donor, match.captured(0) };
    for (const QRegularExpression* one : { &kDonation, &kTransaction, &kShort }) {
        if (const auto match = one->match(given); match.hasMatch())
            return { Kind::Donation, u"d-"_s + match.captured(1).left(16).toLower() };
    }
    return { Kind::Unknown, given };
}

DonorService::DonorService(Services& given, Transport& transport, QWidget* parent)
    : QWidget(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    m_input = new QLineEdit(this);
    m_input->setObjectName(u"donorQuery"_s);
    m_input->setClearButtonEnabled(true);
    m_find = new QPushButton(this);
    m_find->setObjectName(u"donorFind"_s);
    head->addWidget(m_input, 1);
    head->addWidget(m_find);
    layout->addLayout(head);
    m_status = new QLabel(this);
    m_status->setObjectName(u"donorStatus"_s);
    m_status->setWordWrap(true);
    layout->addWidget(m_status);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"donorList"_s);
    m_list->setFixedWidth(260);
    middle->addWidget(m_list);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    // It scrolls with what gets the focus in it, and is no stop of its own.
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(scroll);
    body->setObjectName(u"card"_s);
    body->setAttribute(Qt::WA_StyledBackground);
    auto* right = new QVBoxLayout(body);
    right->setContentsMargins(16, 14, 16, 14);
    right->setSpacing(8);
    m_empty = new QLabel(body);
    m_empty->setObjectName(u"subtle"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_title = new QLabel(body);
    m_title->setObjectName(u"detailTitle"_s);
    m_facts = new QLabel(body);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_proof = new QLabel(body);
    m_proof->setObjectName(u"donorProof"_s);
    m_proof->setWordWrap(true);
    m_way = new QTreeWidget(body);
    m_way->setObjectName(u"donorWay"_s);
    m_way->setMinimumHeight(180);
    m_way->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_way->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_way->setUniformRowHeights(true);
    m_way->setSelectionMode(QAbstractItemView::SingleSelection);
    m_adviceTitle = new QLabel(body);
    m_adviceTitle->setObjectName(u"sectionTitle"_s);
    m_advice = new QLabel(body);
    m_advice->setObjectName(u"donorAdvice"_s);
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* partLine = new QHBoxLayout;
    m_partState = new QLabel(body);
    m_partState->setObjectName(u"donorPartState"_s);
    m_partState->setWordWrap(true);
    m_refresh = new QPushButton(body);
    m_refresh->setObjectName(u"donorRefresh"_s);
    partLine->addWidget(m_partState, 1);
    partLine->addWidget(m_refresh);
    auto* buttons = new QHBoxLayout;
    m_copy = new QPushButton(body);
    m_copy->setObjectName(u"donorCopy"_s);
    m_print = new QPushButton(body);
    m_print->setObjectName(u"donorPrint"_s);
    m_save = new QPushButton(body);
    m_save->setObjectName(u"donorSave"_s);
    m_open = new QPushButton(body);
    m_open->setProperty("link", true);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_print);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(m_open);
    right->addWidget(m_empty, 1);
    right->addWidget(m_title);
    right->addWidget(m_facts);
    right->addWidget(m_proof);
    right->addWidget(m_way, 1);
    right->addWidget(m_adviceTitle);
    right->addWidget(m_advice);
    right->addLayout(partLine);
    right->addLayout(buttons);
    scroll->setWidget(body);
    middle->addWidget(scroll, 1);
    layout->addLayout(middle, 1);
    connect(m_input, &QLineEdit::returnPressed, this, [this] { find(m_input->text()); });
    connect(m_find, &QPushButton::clicked, this, [this] { find(m_input->text()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &DonorService::choose);
    connect(m_refresh, &QPushButton::clicked, this, [this] { find(m_input->text()); });
    connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
        if (m_isOld || !m_row.isObject() || !concerns(block, "donation"))
            return;
        m_isOld = true;
        showAll();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(advice()); });
    connect(m_print, &QPushButton::clicked, this, [this] { print(/*asFile=*/false); });
    connect(m_save, &QPushButton::clicked, this, [this] { print(/*asFile=*/true); });
    connect(m_open, &QPushButton::clicked, this,
        [this] { m_services.show(u"transaction"_s, toQt(m_row.stringOr("transaction", ""))); });
    retranslateUi();
}

void DonorService::find(const QString& text)
{
    m_input->setText(text);
    const DonorQuery query = readDonorQuery(text);
    const int generation = ++m_generation;
    m_rows.clear();
    m_row = {};
    m_isOld = false;
    m_error.reset();
    showList();
    switch (query.kind) {
    case DonorQuery::Kind::Nothing:
        retranslateUi();
        return;
    case DonorQuery::Kind::Unknown:
        m_status->setText(
            tr("✕ This is no donation id, receipt number or DID. A receipt number has 64 characters "
               "(0-9, a-f), a donation id begins with d-, a DID with did:key:"));
        return;
    case DonorQuery::Kind::Donation:
    case DonorQuery::Kind::Donor:
        break;
    }
    m_status->setText(tr("Looking it up…"));
    const bool isDonor = query.kind == DonorQuery::Kind::Donor;
    const ApiRequest request = isDonor
        ? get(u"/v1/query/donation/donations"_s,
            { { u"donor"_s, query.value }, { u"sort"_s, u"-time"_s }, { u"limit"_s, u"200"_s } })
        : get(u"/v1/query/donation/donations"_s, { { u"q"_s, query.value }, { u"limit"_s, u"5"_s } });
    m_transport.send(request, this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (!answer) {
            m_error = answer.error();
            m_status->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
            return;
        }
        if (const base::Json* rows = answer->find("rows"); rows != nullptr && rows->isArray())
            m_rows = rows->asArray();
        showList();
        if (m_rows.empty())
            m_status->setText(
                tr("✕ No donation was found. Check the number with the donor: a receipt of another "
                   "programme is not in this ledger."));
        else
            m_list->setCurrentRow(0);
    });
}

void DonorService::showNewest()
{
    if (m_row.isObject())
        return;
    m_transport.send(
        get(u"/v1/query/donation/donations"_s, { { u"sort"_s, u"-time"_s }, { u"limit"_s, u"1"_s } }), this,
        [this](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows != nullptr && rows->isArray() && !rows->asArray().empty() && !m_row.isObject())
                find(toQt(rows->asArray().front().stringOr("id", "")));
        });
}

void DonorService::showList()
{
    const int row = m_list->currentRow();
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const base::Json& one : m_rows)
            m_list->addItem(formatTime(base::UnixSeconds(one.integerOr("time", 0))) + u"\n"_s
                + formatWon(base::Won(one.integerOr("amount", 0))));
        if (row >= 0 && row < m_list->count())
            m_list->setCurrentRow(row);
    }
    if (!m_rows.empty())
        m_status->setText(counted(static_cast<qint64>(m_rows.size()), tr("✓ 1 donation found"),
            tr("✓ %1 donations found").arg(formatInteger(static_cast<qint64>(m_rows.size())))));
    showAll();
}

void DonorService::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return;
    m_row = m_rows[static_cast<std::size_t>(row)];
    m_campaign = {};
    m_trace = {};
    m_isOld = false;
    m_rowCheck = m_sumCheck = Check::Checking;
    showAll();
    loadParts();
}

void DonorService::loadParts()
{
    const int generation = ++m_generation;
    m_missing = 2;
    m_partError.reset();
    m_height = m_time = 0;
    const QString campaign = toQt(m_row.stringOr("campaign", ""));
    const QString id = toQt(m_row.stringOr("id", ""));
    // The campaign's row with its proof: what the state tree holds, not what a list says.
    m_transport.send(get(u"/v1/state/donation/campaigns/"_s + campaign), this,
        [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            const base::Json* value = answer ? answer->find("value") : nullptr;
            --m_missing;
            if (value != nullptr && value->isObject())
                m_campaign = *value;
            else
                m_partError = answer ? base::failed("console.protocol") : answer.error();
            checkProofs();
            showAll();
        });
    m_transport.send(get(u"/v1/query/donation/trace"_s, { { u"donation"_s, id } }), this,
        [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            --m_missing;
            if (answer && answer->find("hops") != nullptr)
                m_trace = *answer;
            else
                m_partError = answer ? base::failed("console.protocol") : answer.error();
            showAll();
        });
}

void DonorService::checkProofs()
{
    const int generation = m_generation;
    m_services.proofs.checkRow("donation", "donations", m_row.stringOr("key", m_row.stringOr("id", "")),
        m_row, this, [this, generation](const ProofResult& result) {
            if (generation != m_generation)
                return;
            m_rowCheck = result.holds() ? Check::Holds : result.fails() ? Check::Fails : Check::Unavailable;
            m_rowWhy = result.error;
            m_height = result.height;
            const base::Json* header = result.file.isObject() ? result.file.find("header") : nullptr;
            m_time = header == nullptr ? 0 : header->integerOr("time", 0);
            showAll();
        });
    if (!m_campaign.isObject()) {
        m_sumCheck = Check::Unavailable;
        m_sumWhy.reset();
        return;
    }
    m_services.proofs.checkRow("donation", "campaigns", m_campaign.stringOr("id", ""), m_campaign, this,
        [this, generation](const ProofResult& proven) {
            if (generation != m_generation)
                return;
            if (!proven.holds()) {
                m_sumCheck = proven.fails() ? Check::Fails : Check::Unavailable;
                m_sumWhy = proven.error;
                showAll();
                return;
            }
            m_transport.send(
                get(u"/v1/query/donation/sumProof"_s, { { u"donation"_s, toQt(m_row.stringOr("id", "")) } }),
                this, [this, generation](const ApiAnswer& answer) {
                    if (generation != m_generation)
                        return;
                    m_sumCheck = !answer                            ? Check::Unavailable
                        : checkSumProof(m_row, *answer, m_campaign) ? Check::Holds
                                                                    : Check::Fails;
                    m_sumWhy = answer ? std::optional<base::Error>() : answer.error();
                    showAll();
                });
        });
}

QString DonorService::proofText() const
{
    QStringList lines;
    const auto line = [this, &lines](Check check, const std::optional<base::Error>& why, const QString& good,
                          const QString& bad) {
        switch (check) {
        case Check::Unchecked:
        case Check::Checking:
            lines << tr("· being checked on this computer…");
            break;
        case Check::Holds:
            lines << u"✓ "_s + good;
            break;
        case Check::Unavailable:
            lines << u"! "_s + tr("It could not be checked, which says nothing about it.")
                    + (why ? QString(u' ' + problemText(*why, m_services.language.code())) : QString());
            break;
        case Check::Fails:
            lines << u"✕ "_s + bad;
            break;
        }
    };
    line(m_rowCheck, m_rowWhy,
        tr("Checked on this computer: the donation is in the ledger under block %1.")
            .arg(formatInteger(m_height)),
        tr("The donation's proof does not hold. Tell the donor nothing yet; refresh, and tell your system "
           "administrator if it stays so."));
    line(m_sumCheck, m_sumWhy,
        tr("Checked on this computer: it is counted in the campaign's published total."),
        tr("It could not be shown that it is counted in the campaign's total."));
    return lines.join(u'\n');
}

bool DonorService::isComplete() const
{
    return m_row.isObject() && m_missing == 0 && !m_partError && m_campaign.isObject() && m_trace.isObject()
        && m_rowCheck != Check::Checking && m_rowCheck != Check::Unchecked && m_sumCheck != Check::Checking
        && m_sumCheck != Check::Unchecked;
}

QString DonorService::missingText() const
{
    if (m_partError)
        return u"! "_s
            + tr("A part of it could not be read, so there is nothing yet to tell the donor: %1")
                  .arg(problemText(*m_partError, m_services.language.code()));
    if (!isComplete())
        return tr("Reading the rest…");
    // A proof that fails is shown above; what the server says beside it is not passed on.
    if (m_rowCheck == Check::Fails)
        return u"✕ "_s + tr("The donation's proof does not hold: tell the donor nothing yet.");
    const QString asOf = m_height > 0
        ? tr("As of block %1, %2.")
              .arg(formatInteger(m_height), formatTimeWithZone(base::UnixSeconds(m_time)))
        : QString();
    return m_isOld ? asOf + u' ' + tr("Donations have moved on since; look it up again for the newest state.")
                   : asOf;
}

QString DonorService::advice() const
{
    if (!isComplete() || m_rowCheck == Check::Fails)
        return {};
    const QString title = m_services.language.pick(m_campaign, "title");
    const StateWord state = stateWord(m_campaign.stringOr("state", ""));
    const base::Won amount(m_row.integerOr("amount", 0));
    const base::Won refunded(m_row.integerOr("refunded", 0));
    std::int64_t used = 0;
    std::int64_t waiting = 0;
    if (const base::Json* hops = m_trace.find("hops"); hops != nullptr && hops->isArray()) {
        for (const base::Json& hop : hops->asArray()) {
            const std::string kind = hop.stringOr("kind", "");
            if (kind == "payout")
                used += hop.integerOr("amount", 0);
            else if (kind == "waiting")
                waiting += hop.integerOr("amount", 0);
        }
    }
    QStringList lines;
    lines << tr("Your donation of %1 to “%2” was recorded on %3.")
                 .arg(formatWon(amount), title,
                     formatTimeWithZone(base::UnixSeconds(m_row.integerOr("time", 0))));
    lines << tr("The campaign is now in the state “%1”.").arg(state.word);
    if (used > 0)
        lines << tr("Of it %1 have been paid out for the cause.").arg(formatWon(base::Won(used)));
    if (waiting > 0)
        lines << tr(
            "%1 wait in the campaign's account and leave it only when a milestone's evidence has been "
            "reviewed.")
                     .arg(formatWon(base::Won(waiting)));
    if (refunded > base::Won(0))
        lines << tr("%1 were refunded to your account.").arg(formatWon(refunded));
    lines << (m_row.booleanOr("tax_receipt", false) ? tr("You asked for a donation receipt for tax.")
                                                    : tr("No donation receipt for tax was asked for."));
    lines << tr("Receipt number: %1").arg(toQt(m_row.stringOr("transaction", "")));
    lines << tr("You can check all this yourself on the portal with this number; you need not trust us.");
    return lines.join(u'\n');
}

void DonorService::showAll()
{
    const bool has = m_row.isObject();
    for (QWidget* widget : std::initializer_list<QWidget*> { m_title, m_facts, m_proof, m_way, m_adviceTitle,
             m_advice, m_partState, m_copy, m_print, m_save, m_open })
        widget->setVisible(has);
    m_list->setVisible(!m_rows.empty());
    m_empty->setVisible(!has);
    if (!has) {
        m_refresh->hide();
        return;
    }
    m_title->setText(formatWon(base::Won(m_row.integerOr("amount", 0))) + u" · "_s
        + m_services.language.pick(m_campaign, "title"));
    m_facts->setText(tr("Donation %1 · block %2 · donor %3")
                         .arg(toQt(m_row.stringOr("id", "")), formatInteger(m_row.integerOr("height", 0)),
                             shortened(toQt(m_row.stringOr("donor", "")), 16, 6)));
    m_proof->setText(proofText());
    m_way->clear();
    if (const base::Json* hops = m_trace.find("hops"); hops != nullptr && hops->isArray()) {
        for (const base::Json& hop : hops->asArray()) {
            const std::string kind = hop.stringOr("kind", "");
            const QString name = kind == "waiting" ? tr("Waits in the campaign's account")
                                                   : m_services.language.pick(hop, "title");
            const qint64 time = hop.integerOr("time", 0);
            auto* item = new QTreeWidgetItem(m_way,
                { name, formatWon(base::Won(hop.integerOr("amount", 0))),
                    formatTime(base::UnixSeconds(time)) });
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            if (const base::Json* then = hop.find("then"); then != nullptr && then->isArray()) {
                for (const base::Json& one : then->asArray()) {
                    auto* child = new QTreeWidgetItem(item,
                        { m_services.language.pick(one, "label"),
                            formatWon(base::Won(one.integerOr("amount", 0))),
                            toQt(one.stringOr("date", "")) });
                    child->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
                }
            }
            item->setExpanded(true);
        }
    }
    m_advice->setText(advice());
    m_advice->setVisible(!m_advice->text().isEmpty());
    const bool canTell = !m_advice->text().isEmpty();
    for (QPushButton* button : { m_copy, m_print, m_save })
        button->setEnabled(canTell);
    m_partState->setText(missingText());
    m_refresh->setVisible(m_isOld || m_partError || m_rowCheck == Check::Fails);
    m_advice->setAccessibleName(m_adviceTitle->text());
}

void DonorService::print(bool asFile)
{
    report::RecordReport made;
    made.title = tr("Statement on a donation");
    made.number = toQt(m_row.stringOr("id", ""));
    made.agency = m_services.language.pick(m_services.session.officer().agencyName);
    made.officer = m_services.language.pick(m_services.session.officer().name);
    made.state = stateWord(m_campaign.stringOr("state", "")).word;
    made.subject = m_services.language.pick(m_campaign, "title");
    made.amount = base::Won(m_row.integerOr("amount", 0));
    made.amountTitle = tr("Donated amount");
    made.facts = { { tr("Campaign"), m_services.language.pick(m_campaign, "title") },
        { tr("Organisation"), m_services.language.pick(m_campaign, "organisation") },
        { tr("Time"), formatTimeWithZone(base::UnixSeconds(m_row.integerOr("time", 0))) },
        { tr("Refunded"), formatWon(base::Won(m_row.integerOr("refunded", 0))) },
        { tr("Receipt number"), toQt(m_row.stringOr("transaction", "")) } };
    if (const base::Json* hops = m_trace.find("hops"); hops != nullptr && hops->isArray()) {
        for (const base::Json& hop : hops->asArray()) {
            const bool isWaiting = hop.stringOr("kind", "") == "waiting";
            made.timeline.push_back({ formatTime(base::UnixSeconds(hop.integerOr("time", 0))),
                isWaiting ? tr("Waits in the campaign's account") : m_services.language.pick(hop, "title"),
                formatWon(base::Won(hop.integerOr("amount", 0))), QString() });
        }
    }
    if (m_rowCheck == Check::Holds)
        made.proof = proofText();
    QUrl link = m_services.connection.server();
    link.setPath(u"/v1/transactions/"_s + toQt(m_row.stringOr("transaction", "")) + u"/receipt"_s);
    made.proofLink = link.toString();
    // Height and time of one header: the one that the donation's proof leads to.
    const Connection::AsOf asOf = m_services.connection.shownAsOf();
    made.asOfHeight = m_height > 0 ? m_height : asOf.height;
    made.asOfTime = m_height > 0 ? m_time : asOf.time;
    if (asFile)
        report::exportRecord(this, std::move(made));
    else
        report::printRecord(this, std::move(made));
}

void DonorService::retranslateUi()
{
    m_input->setPlaceholderText(tr("Receipt number, donation id or the donor's DID"));
    m_input->setAccessibleName(tr("What the donor has in hand"));
    m_find->setText(tr("&Find the donation"));
    m_find->setAccessibleName(tr("Find the donation"));
    m_list->setAccessibleName(tr("Donations found"));
    m_empty->setText(
        tr("Here you will see where the donation's money went, what this computer has checked, and what "
           "to tell the donor."));
    m_way->setHeaderLabels({ tr("Where the money went"), tr("Amount"), tr("When") });
    m_way->setAccessibleName(tr("Way of the donation"));
    m_way->header()->resizeSection(0, 320);
    m_way->header()->resizeSection(1, 140);
    m_adviceTitle->setText(tr("What to tell the donor"));
    m_copy->setText(tr("&Copy the text"));
    m_copy->setAccessibleName(tr("Copy what to tell the donor"));
    m_print->setText(tr("&Print…"));
    m_print->setAccessibleName(tr("Print the statement"));
    m_save->setText(tr("Save as PDF…"));
    m_save->setAccessibleName(tr("Save the statement as PDF"));
    m_refresh->setText(tr("Look it up again"));
    m_refresh->setAccessibleName(tr("Look the donation up again"));
    m_open->setText(tr("Open the transaction"));
    m_open->setAccessibleName(tr("Open the donation's transaction"));
    if (m_rows.empty() && !m_error)
        m_status->setText(
            tr("Type or paste what the donor has: the receipt number from the receipt file or its QR "
               "code, the donation's id, or the DID of the donor's wallet. Never ask for names or "
               "resident numbers: they are not in the ledger."));
    else if (!m_rows.empty())
        m_status->setText(counted(static_cast<qint64>(m_rows.size()), tr("✓ 1 donation found"),
            tr("✓ %1 donations found").arg(formatInteger(static_cast<qint64>(m_rows.size())))));
    showAll();
}

void DonorService::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::donations
