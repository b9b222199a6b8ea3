// SPDX-License-Identifier: Apache-2.0
// Reconciliation of campaigns.
#include "admin-console/pages/donations/reconcile_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/row_loader.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

QTableView* makeCellsView(CellsModel& model, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setModel(&model);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(30);
    view->horizontalHeader()->setStretchLastSection(true);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return view;
}

ReconcileCampaigns::ReconcileCampaigns(Services& given, Transport& transport, QWidget* parent)
    : QWidget(parent), m_services(given), m_transport(transport), m_stop(std::make_shared<bool>(false))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"reconcileSummary"_s);
    m_summary->setWordWrap(true);
    m_progress = new QProgressBar(this);
    m_progress->setFixedSize(180, 8);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_button = new QPushButton(this);
    m_button->setObjectName(u"reconcile"_s);
    head->addWidget(m_summary, 1);
    head->addWidget(m_progress);
    head->addWidget(m_button);
    layout->addLayout(head);
    m_model = new CellsModel(this);
    m_table = makeCellsView(*m_model, this);
    m_table->setObjectName(u"reconcileTable"_s);
    layout->addWidget(m_table, 1);
    m_detail = new QLabel(this);
    m_detail->setObjectName(u"reconcileDetail"_s);
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open = new QPushButton(this);
    m_open->setProperty("link", true);
    layout->addWidget(m_detail);
    layout->addWidget(m_open, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            stop();
        else
            start();
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        const auto row = static_cast<std::size_t>(std::max(0, m_table->currentIndex().row()));
        if (row < m_campaigns.size())
            m_services.show(u"campaigns"_s, toQt(m_campaigns[row].stringOr("id", "")));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ReconcileCampaigns::showDetail);
    // A reset forgets the current row without telling.
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReconcileCampaigns::showDetail);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ReconcileCampaigns::showDetail);
    retranslateUi();
    const std::vector<int> widths { 230, 110, 100, 110, 100, 110, 90, 220 };
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths[i]);
}

void ReconcileCampaigns::start()
{
    *m_stop = true;
    m_stop = std::make_shared<bool>(false);
    m_wasStarted = true;
    m_isRunning = true;
    m_campaigns.clear();
    m_results.clear();
    m_errors.clear();
    m_listError.reset();
    m_next = 0;
    m_secondLook = kNoCampaign;
    fillRows();
    retranslateUi();
    loadAllRows(m_transport, u"/v1/query/donation/campaigns"_s, {}, this, m_stop,
        [this](base::Result<std::vector<base::Json>> rows) {
            if (!rows) {
                m_listError = rows.error();
                m_isRunning = false;
                retranslateUi();
                return;
            }
            m_campaigns = std::move(*rows);
            m_results.resize(m_campaigns.size());
            m_errors.resize(m_campaigns.size());
            fillRows();
            checkNext();
        });
}

void ReconcileCampaigns::stop()
{
    *m_stop = true;
    m_stop = std::make_shared<bool>(false);
    m_isRunning = false;
    retranslateUi();
}

void ReconcileCampaigns::checkNext()
{
    if (m_next >= m_campaigns.size()) {
        m_isRunning = false;
        retranslateUi();
        return;
    }
    retranslateUi();
    const std::size_t n = m_next++;
    const QString id = toQt(m_campaigns[n].stringOr("id", ""));
    const QueryItems ofCampaign { { u"campaign"_s, id } };
    loadAllRows(m_transport, u"/v1/query/donation/donations"_s, ofCampaign, this, m_stop,
        [this, n, id, ofCampaign](base::Result<std::vector<base::Json>> donations) {
            if (!donations) {
                fail(n, donations.error());
                return;
            }
            const auto gifts = std::make_shared<std::vector<base::Json>>(std::move(*donations));
            loadAllRows(m_transport, u"/v1/query/donation/movements"_s, ofCampaign, this, m_stop,
                [this, n, id, gifts](base::Result<std::vector<base::Json>> movements) {
                    if (!movements) {
                        fail(n, movements.error());
                        return;
                    }
                    const auto moves = std::make_shared<std::vector<base::Json>>(std::move(*movements));
                    m_transport.send(get(u"/v1/query/accounts/balance"_s,
                                         { { u"account"_s, QString(u"campaign:"_s + id) } }),
                        this, [this, n, gifts, moves, stop = m_stop](const ApiAnswer& answer) {
                            if (*stop)
                                return;
                            if (!answer) {
                                fail(n, answer.error());
                                return;
                            }
                            take(n, *gifts, *moves, answer->integerOr("balance", 0));
                        });
                });
        });
}

void ReconcileCampaigns::take(std::size_t n, const std::vector<base::Json>& donations,
    const std::vector<base::Json>& movements, std::int64_t account)
{
    Reconciled result = reconcile(m_campaigns[n], donations, movements, account);
    // A gift that came after the row was read is no difference: the figures are read once more just before the parts,
    // and only what is still there is told.
    if (!result.holds() && m_secondLook != n) {
        m_secondLook = n;
        m_transport.send(
            get(u"/v1/query/donation/sums"_s, { { u"campaign"_s, toQt(m_campaigns[n].stringOr("id", "")) } }),
            this, [this, n, stop = m_stop](const ApiAnswer& answer) {
                if (*stop)
                    return;
                if (!answer) {
                    fail(n, answer.error());
                    return;
                }
                base::Json& row = m_campaigns[n];
                for (const char* name : { "raised", "returned", "paid", "refunded", "balance" })
                    row.set(name, answer->integerOr(name, 0));
                row.set("donations", answer->integerOr("count", 0));
                if (const base::Json* root = answer->find("root"); root != nullptr)
                    row.set("sum_root", root->stringOr("hash", ""));
                m_next = n;
                checkNext();
            });
        return;
    }
    m_results[n] = std::move(result);
    m_errors[n].reset();
    m_model->setRow(static_cast<int>(n), cellsOf(n));
    m_model->setRow(static_cast<int>(m_campaigns.size()), totals());
    checkNext();
}

void ReconcileCampaigns::fail(std::size_t n, const base::Error& error)
{
    m_errors[n] = error;
    m_model->setRow(static_cast<int>(n), cellsOf(n));
    checkNext();
}

std::vector<Cell> ReconcileCampaigns::cellsOf(std::size_t n) const
{
    const auto number = [](base::Won won, Tone tone = Tone::Neutral) {
        const QString sign = tone == Tone::Danger ? u"✕ "_s : QString();
        return Cell { sign + formatWon(won), true, tone, false };
    };
    const base::Json& row = m_campaigns[n];
    std::vector<Cell> cells;
    cells.push_back({ m_services.language.pick(row, "title"), false, Tone::Neutral, false });
    const auto has = [this, n](std::initializer_list<Difference::What> whats) {
        if (!m_results[n])
            return Tone::Neutral;
        for (const Difference& one : m_results[n]->differences) {
            if (std::find(whats.begin(), whats.end(), one.what) != whats.end())
                return Tone::Danger;
        }
        return Tone::Neutral;
    };
    using What = Difference::What;
    const auto stated = [&row](const char* name) { return base::Won(row.integerOr(name, 0)); };
    cells.push_back(number(stated("raised"), has({ What::Raised, What::RaisedMovements, What::Order })));
    cells.push_back(number(stated("returned"), has({ What::Returned })));
    cells.push_back(number(stated("paid"), has({ What::Paid })));
    cells.push_back(number(stated("refunded"), has({ What::Refunded, What::RefundedDonations })));
    cells.push_back(number(stated("balance"), has({ What::Balance, What::Account })));
    cells.push_back({ formatInteger(row.integerOr("donations", 0)), true, has({ What::Count }), false });
    if (m_errors[n])
        cells.push_back(
            { u"! "_s + problemText(*m_errors[n], m_services.language.code()), false, Tone::Warning, false });
    else if (!m_results[n])
        cells.push_back({ tr("· not checked yet"), false, Tone::Neutral, false });
    else if (m_results[n]->holds())
        cells.push_back({ tr("✓ adds up, sum tree rebuilt"), false, Tone::Success, false });
    else
        cells.push_back({ tr("✕ %1 differences").arg(static_cast<int>(m_results[n]->differences.size())),
            false, Tone::Danger, true });
    return cells;
}

std::vector<Cell> ReconcileCampaigns::totals() const
{
    std::vector<Cell> cells { { tr("Total"), false, Tone::Neutral, true } };
    for (const char* name : { "raised", "returned", "paid", "refunded", "balance" }) {
        std::int64_t sum = 0;
        for (const base::Json& row : m_campaigns) {
            const std::int64_t one = row.integerOr(name, 0);
            if (one > 0 && sum <= base::kMaxSafeInteger - one)
                sum += one;
        }
        cells.push_back({ formatWon(base::Won(sum)), true, Tone::Neutral, true });
    }
    std::int64_t donations = 0;
    int good = 0;
    for (std::size_t n = 0; n < m_campaigns.size(); ++n) {
        donations += m_campaigns[n].integerOr("donations", 0);
        good += m_results[n] && m_results[n]->holds() ? 1 : 0;
    }
    cells.push_back({ formatInteger(donations), true, Tone::Neutral, true });
    cells.push_back({ tr("%1 of %2 add up")
                          .arg(formatInteger(good), formatInteger(static_cast<qint64>(m_campaigns.size()))),
        false, Tone::Neutral, true });
    return cells;
}

void ReconcileCampaigns::fillRows()
{
    std::vector<std::vector<Cell>> rows;
    for (std::size_t n = 0; n < m_campaigns.size(); ++n)
        rows.push_back(cellsOf(n));
    if (!m_campaigns.empty())
        rows.push_back(totals());
    m_model->setRows(std::move(rows));
}

void ReconcileCampaigns::showDetail()
{
    const int row = m_table->currentIndex().row();
    const auto n = static_cast<std::size_t>(row);
    const bool isCampaign = row >= 0 && n < m_campaigns.size();
    m_open->setVisible(isCampaign);
    if (!isCampaign || !m_results[n]) {
        m_detail->setText(
            tr("raised + returned = paid + refunded + balance. Each figure is added up again from the "
               "campaign's donations and movements, and the root of its sum tree is computed again, "
               "on this computer."));
        return;
    }
    const Reconciled& result = *m_results[n];
    const auto won = [](std::int64_t amount) { return formatWon(base::Won(amount)); };
    QStringList lines;
    const Figures& c = result.computed;
    lines << tr("Computed here: %1 raised + %2 returned = %3 paid + %4 refunded + %5 balance")
                 .arg(formatWon(c.raised), formatWon(c.returned), formatWon(c.paid), formatWon(c.refunded),
                     formatWon(c.balance));
    for (const Difference& one : result.differences) {
        const auto line = [&](const QString& what) -> QString {
            return u"✕ "_s
                + tr("%1: stated %2, computed %3, difference %4")
                      .arg(what, won(one.stated), won(one.computed), won(one.stated - one.computed));
        };
        switch (one.what) {
        case Difference::What::Raised:
            lines << line(tr("Raised (sum of donations)"));
            break;
        case Difference::What::RaisedMovements:
            lines << line(tr("Raised (movements)"));
            break;
        case Difference::What::Paid:
            lines << line(tr("Paid out"));
            break;
        case Difference::What::Returned:
            lines << line(tr("Returned"));
            break;
        case Difference::What::Refunded:
            lines << line(tr("Refunded (movements)"));
            break;
        case Difference::What::RefundedDonations:
            lines << line(tr("Refunded (donations)"));
            break;
        case Difference::What::Balance:
            lines << line(tr("Balance"));
            break;
        case Difference::What::Account:
            lines << line(tr("Balance of the account"));
            break;
        case Difference::What::Count:
            lines << u"✕ "_s
                    + tr("Donations: stated %1, found %2")
                          .arg(formatInteger(one.stated), formatInteger(one.computed));
            break;
        case Difference::What::Order:
            lines << u"✕ "_s
                    + tr("Donation %1 stands at place %2 instead of %3")
                          .arg(toQt(one.note), formatInteger(one.stated), formatInteger(one.computed));
            break;
        case Difference::What::SumRoot:
            lines << u"✕ "_s
                    + tr("The root of the sum tree computed here is another one: %1").arg(toQt(one.note));
            break;
        }
    }
    if (result.holds())
        lines << u"✓ "_s
                + tr("Sum tree of %1 donations rebuilt: root %2")
                      .arg(formatInteger(c.donations), shortened(toQt(result.root.hash.hex())));
    m_detail->setText(lines.join(u'\n'));
}

void ReconcileCampaigns::retranslateUi()
{
    m_model->setHeader({ tr("Campaign"), tr("Raised"), tr("Returned"), tr("Paid out"), tr("Refunded"),
        tr("Balance"), tr("Donations"), tr("Result") });
    fillRows();
    m_table->setAccessibleName(tr("Reconciliation of campaigns"));
    m_button->setText(m_isRunning ? tr("Stop") : m_wasStarted ? tr("Check again") : tr("Check all"));
    m_button->setAccessibleName(m_isRunning ? tr("Stop the check") : tr("Check all campaigns again"));
    m_open->setText(tr("Open the campaign"));
    m_open->setAccessibleName(tr("Open the selected campaign"));
    m_progress->setVisible(m_isRunning);
    m_progress->setRange(0, static_cast<int>(std::max<std::size_t>(1, m_campaigns.size())));
    m_progress->setValue(static_cast<int>(m_next));
    m_progress->setAccessibleName(tr("Campaigns checked"));
    int bad = 0;
    int good = 0;
    for (const auto& one : m_results) {
        if (one)
            ++(one->holds() ? good : bad);
    }
    if (m_listError)
        m_summary->setText(u"! "_s + problemText(*m_listError, m_services.language.code()));
    else if (!m_wasStarted)
        m_summary->setText(tr("Nothing has been checked yet."));
    else if (bad > 0)
        m_summary->setText(
            tr("✕ %1 campaigns do not add up, %2 do. Select one to see where.").arg(bad).arg(good));
    else
        m_summary->setText(m_isRunning
                ? tr("Checking %1 of %2 campaigns; %3 add up so far")
                      .arg(formatInteger(static_cast<qint64>(m_next)),
                          formatInteger(static_cast<qint64>(m_campaigns.size())), formatInteger(good))
                : tr("✓ %1 campaigns add up, computed on this computer").arg(good));
    showDetail();
}

void ReconcileCampaigns::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ReconcileCampaigns::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_wasStarted)
        start();
}

ReconcileTab::ReconcileTab(Services& given, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"reconcileTabs"_s);
    m_campaigns = new ReconcileCampaigns(given, given.connection, m_tabs);
    m_bank = new BankTab(given, given.connection, m_tabs);
    m_tabs->addTab(m_campaigns, QString());
    m_tabs->addTab(m_bank, QString());
    layout->addWidget(m_tabs);
    retranslateUi();
}

void ReconcileTab::retranslateUi()
{
    m_tabs->setTabText(0, tr("Campaigns"));
    m_tabs->setTabText(1, tr("Bank statement"));
}

void ReconcileTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::donations
