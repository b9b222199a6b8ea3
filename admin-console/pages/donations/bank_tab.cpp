// SPDX-License-Identifier: Apache-2.0
// The bank's statement beside the chain.
#include "admin-console/pages/donations/reconcile_tab.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/donations/row_loader.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"

#include <QDate>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBankRefusalsShown = 6;

/// Seconds since 1970 of a Korean midnight.
qint64 bankDayStart(const QString& date)
{
    return QDateTime(QDate::fromString(date, Qt::ISODate), QTime(0, 0), Qt::UTC).toSecsSinceEpoch()
        - 9 * 3600;
}

} // namespace

BankTab::BankTab(Services& given, Transport& transport, QWidget* parent)
    : QWidget(parent), m_services(given), m_transport(transport), m_stop(std::make_shared<bool>(false))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"bankSummary"_s);
    m_export = new ExportButton(
        this,
        [this] {
            return localReport(*m_model, m_services, tr("Bank statement beside the chain"), m_fileName);
        },
        this);
    QHBoxLayout* head = makeCellsHead(*m_summary, *m_export);
    m_choose = new QPushButton(this);
    m_choose->setObjectName(u"bankFile"_s);
    head->addWidget(m_choose);
    layout->addLayout(head);
    m_refusals = new QLabel(this);
    m_refusals->setObjectName(u"bankRefusals"_s);
    m_refusals->setWordWrap(true);
    m_refusals->setTextFormat(Qt::PlainText);
    m_refusals->hide();
    layout->addWidget(m_refusals);
    m_model = new CellsModel(this);
    m_table = makeCellsView(*m_model, this);
    m_table->setObjectName(u"bankTable"_s);
    layout->addWidget(m_table, 1);
    setAcceptDrops(true);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the bank's statement"),
            tr("CSV files (*.csv *.txt *.tsv);;All files (*)"),
            [this](const QString& path) { openFile(path); });
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(index.row());
        if (row < m_matches.size() && m_matches[row].chain != nullptr)
            m_services.show(u"transaction"_s, m_matches[row].chain->transaction);
    });
    retranslateUi();
    const std::vector<int> widths { 190, 110, 140, 140, 220, 240 };
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths[i]);
}

void BankTab::openFile(const QString& path)
{
    *m_stop = true;
    m_stop = std::make_shared<bool>(false);
    m_fileName = QFileInfo(path).fileName();
    m_statement = {};
    m_chain.clear();
    m_matches.clear();
    m_error.reset();
    m_isLoading = false;
    QFile file(path);
    if (const auto bytes = readCsvBytes(file); !bytes) {
        m_error = bytes.error();
    } else if (const auto table = readCsv(*bytes); !table) {
        m_error = table.error();
    } else if (auto statement = readStatement(*table); !statement) {
        m_error = statement.error();
    } else {
        m_encoding = table->encoding;
        m_statement = std::move(*statement);
        if (!m_statement.lines.empty())
            askChain();
    }
    showAll();
}

void BankTab::askChain()
{
    m_isLoading = true;
    QString first = m_statement.lines.front().date;
    QString last = first;
    for (const BankLine& line : m_statement.lines) {
        first = std::min(first, line.date);
        last = std::max(last, line.date);
    }
    // The chain may book a day or two after the bank; whole weeks on both sides let a late entry still match.
    constexpr qint64 kWeek = 7 * 86'400;
    const QString from = QString::number(bankDayStart(first) - kWeek);
    const QString until = QString::number(bankDayStart(last) + kWeek);
    const auto rows = std::make_shared<std::vector<base::Json>>();
    const auto missing = std::make_shared<int>(2);
    for (const QString& action : { u"topUp"_s, u"withdraw"_s }) {
        loadAllRows(m_transport, u"/v1/transactions"_s,
            { { u"domain"_s, u"accounts"_s }, { u"action"_s, action }, { u"code"_s, u"ok"_s },
                { u"from"_s, from }, { u"until"_s, until } },
            this, m_stop, [this, rows, missing](base::Result<std::vector<base::Json>> found) {
                if (!found) {
                    m_error = found.error();
                    m_isLoading = false;
                    showAll();
                    return;
                }
                rows->insert(rows->end(), found->begin(), found->end());
                if (--*missing > 0 || m_error)
                    return;
                m_transactions = *rows;
                m_nextPayload = 0;
                askNextPayload();
            });
    }
}

void BankTab::askNextPayload()
{
    if (m_nextPayload >= m_transactions.size()) {
        m_isLoading = false;
        m_matches = matchStatement(m_statement.lines, m_chain);
        showAll();
        return;
    }
    const base::Json row = m_transactions[m_nextPayload++];
    // The list names transactions without their contents; the reference is in the content.
    m_transport.send(get(u"/v1/transactions/"_s + toQt(row.stringOr("id", ""))), this,
        [this, row, stop = m_stop](const ApiAnswer& answer) {
            if (*stop)
                return;
            if (!answer) {
                m_error = answer.error();
                m_isLoading = false;
                showAll();
                return;
            }
            const base::Json* transaction = answer->find("tx");
            const base::Json* payload = transaction == nullptr ? nullptr : transaction->find("payload");
            if (payload != nullptr) {
                const qint64 amount = payload->integerOr("amount", 0);
                m_chain.push_back({ toQt(row.stringOr("id", "")), row.integerOr("time", 0),
                    toQt(payload->stringOr("account", "")),
                    row.stringOr("action", "") == "withdraw" ? -amount : amount,
                    toQt(payload->stringOr("reference", "")) });
            }
            if (m_nextPayload % 20 == 0)
                showAll();
            askNextPayload();
        });
}

void BankTab::showAll()
{
    std::vector<std::vector<Cell>> rows;
    int good = 0;
    for (const BankMatch& match : m_matches) {
        Cell state;
        switch (match.state) {
        case BankMatch::State::Matched:
            state = { tr("✓ matched"), false, Tone::Success, false };
            ++good;
            break;
        case BankMatch::State::AmountDiffers:
            state = { tr("✕ amounts differ"), false, Tone::Danger, true };
            break;
        case BankMatch::State::MissingOnChain:
            state = { tr("✕ missing on the chain"), false, Tone::Danger, true };
            break;
        case BankMatch::State::MissingAtBank:
            state = { tr("✕ missing at the bank"), false, Tone::Danger, true };
            break;
        case BankMatch::State::Repeated:
            state = { tr("! reference repeated"), false, Tone::Warning, true };
            break;
        }
        const QString date =
            match.bank != nullptr ? match.bank->date : formatDate(base::UnixSeconds(match.chain->time));
        const auto won = [](const auto* side) {
            return side == nullptr ? Cell { u"–"_s, true, Tone::Neutral, false }
                                   : Cell { formatWon(base::Won(side->amount)), true, Tone::Neutral, false,
                                         QVariant::fromValue(base::Won(side->amount)) };
        };
        rows.push_back({ state, { date, false, Tone::Neutral, false }, won(match.bank), won(match.chain),
            { match.bank != nullptr ? match.bank->reference : match.chain->reference, false, Tone::Neutral,
                false },
            { match.chain == nullptr ? tr("line %1 of the file").arg(match.bank->line) : match.chain->account,
                false, Tone::Neutral, false } });
    }
    m_model->setRows(std::move(rows));
    m_export->setEnabled(!m_matches.empty());
    if (m_error)
        m_summary->setText(
            u"✕ "_s + m_fileName + u": "_s + problemText(*m_error, m_services.language.code()));
    else if (m_fileName.isEmpty())
        m_summary->setText(
            tr("Choose or drop the bank's statement as CSV (date, amount or deposit and withdrawal, "
               "reference). It stays on this computer."));
    else if (m_isLoading)
        m_summary->setText(
            tr("Reading the chain's entries… %1").arg(formatInteger(static_cast<qint64>(m_chain.size()))));
    else
        m_summary->setText(tr("%1 (%2): %3 matched, %4 to look at, %5 lines not read")
                               .arg(m_fileName, m_encoding, formatInteger(good),
                                   formatInteger(static_cast<qint64>(m_matches.size()) - good),
                                   formatInteger(static_cast<qint64>(m_statement.refusals.size()))));
    QStringList lines;
    for (const BankRefusal& one : m_statement.refusals) {
        if (lines.size() >= kBankRefusalsShown) {
            lines << tr("… and %1 more")
                         .arg(static_cast<int>(m_statement.refusals.size()) - kBankRefusalsShown);
            break;
        }
        lines << u"✕ "_s
                + tr("Line %1, %2: “%3” cannot be read").arg(QString::number(one.line), one.column, one.text);
    }
    m_refusals->setText(lines.join(u'\n'));
    m_refusals->setVisible(!lines.isEmpty());
}

void BankTab::retranslateUi()
{
    m_model->setHeader({ tr("Result"), tr("Date"), tr("Bank"), tr("Chain"), tr("Reference"), tr("Account") });
    m_table->setAccessibleName(tr("Bank statement beside the chain"));
    m_choose->setText(tr("Choose the statement…"));
    m_choose->setAccessibleName(tr("Choose the bank's statement"));
    showAll();
}

void BankTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void BankTab::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void BankTab::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(urls.front().toLocalFile());
}

} // namespace maru::console::donations
