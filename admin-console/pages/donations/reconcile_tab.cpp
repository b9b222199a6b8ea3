// SPDX-License-Identifier: Apache-2.0
// Reconciliation of campaigns.
#include "admin-console/pages/donations/reconcile_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/reconcile_worker.h"
#include "admin-console/pages/donations/row_loader.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
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

QHBoxLayout* makeCellsHead(QLabel& summary, ExportButton& exports)
{
    auto* head = new QHBoxLayout;
    summary.setWordWrap(true);
    summary.setTextFormat(Qt::PlainText);
    head->addWidget(&summary, 1);
    head->addWidget(&exports);
    return head;
}

ReconcileCampaigns::ReconcileCampaigns(Services& given, Transport& transport, QWidget* parent)
    : QWidget(parent)
    , m_services(given)
    , m_transport(transport)
    , m_worker(new ReconcileWorker)
    , m_stop(std::make_shared<bool>(false))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"reconcileSummary"_s);
    m_export = new ExportButton(
        this,
        [this] {
            return localReport(*m_model, m_services, tr("Reconciliation of campaigns"), m_summary->text());
        },
        this);
    QHBoxLayout* head = makeCellsHead(*m_summary, *m_export);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"runningProgress"_s);
    m_progress->setFixedSize(180, 8);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_button = new QPushButton(this);
    m_button->setObjectName(u"reconcile"_s);
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
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ReconcileWorker::reconciled, this, [this](int run, const Reconciled& result) {
        if (run == m_run && m_isRunning && m_current != kNoCampaign)
            take(m_current, result);
    });
    m_thread.setObjectName(u"reconcile"_s);
    m_thread.start();
    connect(&given.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
        if (m_isOld || !m_wasStarted || !concerns(block, "donation"))
            return;
        m_isOld = true;
        showSummary();
    });
    retranslateUi();
    const std::vector<int> widths { 230, 110, 100, 110, 100, 110, 90, 220 };
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths[i]);
}

ReconcileCampaigns::~ReconcileCampaigns()
{
    *m_stop = true;
    m_thread.quit();
    m_thread.wait();
}

template<typename Call>
void ReconcileCampaigns::tellWorker(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run = m_run, call = std::move(call)] { call(*worker, run); },
        Qt::QueuedConnection);
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
    m_secondLook = m_current = kNoCampaign;
    m_good = m_bad = m_failed = 0;
    m_asOfHeight = m_services.connection.node().height;
    m_isOld = false;
    ++m_run;
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
    ++m_run;
    end();
}

void ReconcileCampaigns::end()
{
    m_isRunning = false;
    m_current = kNoCampaign;
    putDifferencesFirst();
    retranslateUi();
}

void ReconcileCampaigns::checkNext()
{
    if (m_next >= m_campaigns.size()) {
        end();
        return;
    }
    const std::size_t n = m_current = m_next++;
    ++m_run;
    showProgress();
    showSummary();
    tellWorker(
        [campaign = m_campaigns[n]](ReconcileWorker& worker, int run) { worker.begin(run, campaign); });
    // In order of the sum tree, so that the thread keeps no leaves.
    loadPages(
        m_transport, u"/v1/query/donation/donations"_s,
        { { u"campaign"_s, toQt(m_campaigns[n].stringOr("id", "")) }, { u"sort"_s, u"index"_s } }, this,
        m_stop,
        [this](const std::vector<base::Json>& page) {
            tellWorker([page](ReconcileWorker& worker, int run) { worker.addDonations(run, page); });
        },
        [this, n](const base::Status& status) {
            if (status)
                askMovements(n);
            else
                fail(n, status.error());
        });
}

void ReconcileCampaigns::askMovements(std::size_t n)
{
    loadPages(
        m_transport, u"/v1/query/donation/movements"_s,
        { { u"campaign"_s, toQt(m_campaigns[n].stringOr("id", "")) } }, this, m_stop,
        [this](const std::vector<base::Json>& page) {
            tellWorker([page](ReconcileWorker& worker, int run) { worker.addMovements(run, page); });
        },
        [this, n](const base::Status& status) {
            if (status)
                askAccount(n);
            else
                fail(n, status.error());
        });
}

void ReconcileCampaigns::askAccount(std::size_t n)
{
    const QString account = u"campaign:"_s + toQt(m_campaigns[n].stringOr("id", ""));
    m_transport.send(get(u"/v1/query/accounts/balance"_s, { { u"account"_s, account } }), this,
        [this, n, stop = m_stop](const ApiAnswer& answer) {
            if (*stop)
                return;
            if (!answer) {
                fail(n, answer.error());
                return;
            }
            const std::int64_t balance = answer->integerOr("balance", 0);
            tellWorker([balance](ReconcileWorker& worker, int run) { worker.finish(run, balance); });
        });
}

void ReconcileCampaigns::putDifferencesFirst()
{
    std::vector<std::size_t> order(m_campaigns.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    const auto rank = [this](std::size_t n) {
        return m_results[n] && !m_results[n]->holds() ? 0 : m_errors[n] ? 1 : 2;
    };
    std::stable_sort(order.begin(), order.end(),
        [&rank](std::size_t one, std::size_t other) { return rank(one) < rank(other); });
    const auto inOrder = [&order](auto& list) {
        auto sorted = list;
        for (std::size_t i = 0; i < order.size(); ++i)
            sorted[i] = list[order[i]];
        list = std::move(sorted);
    };
    inOrder(m_campaigns);
    inOrder(m_results);
    inOrder(m_errors);
    fillRows();
}

void ReconcileCampaigns::take(std::size_t n, const Reconciled& result)
{
    // A gift that came after the row was read is no difference: the figures are read once more just before the parts,
    // and only what is still there is told.
    if (!result.holds() && m_secondLook != n) {
        m_secondLook = n;
        askSums(n);
        return;
    }
    m_results[n] = result;
    m_errors[n].reset();
    ++(result.holds() ? m_good : m_bad);
    m_model->setRow(static_cast<int>(n), cellsOf(n));
    checkNext();
}

void ReconcileCampaigns::askSums(std::size_t n)
{
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
}

void ReconcileCampaigns::fail(std::size_t n, const base::Error& error)
{
    m_errors[n] = error;
    ++m_failed;
    m_model->setRow(static_cast<int>(n), cellsOf(n));
    checkNext();
}

std::vector<Cell> ReconcileCampaigns::cellsOf(std::size_t n) const
{
    const auto number = [](base::Won won, Tone tone = Tone::Neutral) {
        const QString sign = tone == Tone::Danger ? u"✕ "_s : QString();
        return Cell { sign + formatWon(won), true, tone, false, QVariant::fromValue(won) };
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
    const qlonglong donations = row.integerOr("donations", 0);
    cells.push_back({ formatInteger(donations), true, has({ What::Count }), false, donations });
    if (m_errors[n])
        cells.push_back(
            { u"! "_s + problemText(*m_errors[n], m_services.language.code()), false, Tone::Warning, false });
    else if (!m_results[n])
        cells.push_back({ tr("· not checked yet"), false, Tone::Neutral, false });
    else if (m_results[n]->holds())
        cells.push_back({ tr("✓ adds up, sum tree rebuilt"), false, Tone::Success, false });
    else
        cells.push_back({ counted(static_cast<qint64>(m_results[n]->differences.size()), tr("✕ 1 difference"),
                              tr("✕ %1 differences").arg(static_cast<int>(m_results[n]->differences.size()))),
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
        cells.push_back(
            { formatWon(base::Won(sum)), true, Tone::Neutral, true, QVariant::fromValue(base::Won(sum)) });
    }
    qlonglong donations = 0;
    for (const base::Json& row : m_campaigns)
        donations += row.integerOr("donations", 0);
    cells.push_back({ formatInteger(donations), true, Tone::Neutral, true, donations });
    cells.push_back({ tr("%1 of %2 add up")
                          .arg(formatInteger(m_good), formatInteger(static_cast<qint64>(m_campaigns.size()))),
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
    m_button->setAccessibleName(m_isRunning ? tr("Stop the check")
            : m_wasStarted                  ? tr("Check all campaigns again")
                                            : tr("Check all campaigns"));
    m_open->setText(tr("Open the campaign"));
    m_open->setAccessibleName(tr("Open the selected campaign"));
    m_progress->setAccessibleName(tr("Campaigns checked"));
    showProgress();
    showSummary();
    showDetail();
}

void ReconcileCampaigns::showProgress()
{
    m_progress->setVisible(m_isRunning);
    m_progress->setRange(0, static_cast<int>(std::max<std::size_t>(1, m_campaigns.size())));
    m_progress->setValue(static_cast<int>(m_next));
}

void ReconcileCampaigns::showSummary()
{
    const auto all = static_cast<qint64>(m_campaigns.size());
    const qint64 unchecked = all - m_good - m_bad - m_failed;
    const auto say = [this](const QString& text, const char* tone) {
        m_summary->setText(text);
        if (m_summary->property("tone").toString() == QLatin1String(tone))
            return;
        m_summary->setProperty("tone", QString::fromLatin1(tone));
        m_summary->style()->unpolish(m_summary);
        m_summary->style()->polish(m_summary);
    };
    m_export->setEnabled(m_wasStarted && !m_isRunning && all > 0);
    if (m_listError) {
        say(u"! "_s + problemText(*m_listError, m_services.language.code()), "warning");
        return;
    }
    if (!m_wasStarted) {
        say(tr("Nothing has been checked yet."), "");
        return;
    }
    QStringList parts;
    if (m_bad > 0)
        parts << counted(m_bad,
            tr("✕ 1 campaign does not add up, %1 do. Select it to see where.").arg(m_good),
            tr("✕ %1 campaigns do not add up, %2 do. Select one to see where.").arg(m_bad).arg(m_good));
    if (m_isRunning) {
        parts << tr("Checking %1 of %2 campaigns; %3 add up so far")
                     .arg(formatInteger(static_cast<qint64>(m_next)), formatInteger(all),
                         formatInteger(m_good));
        say(parts.join(u' '), m_bad > 0 ? "danger" : "");
        return;
    }
    if (m_bad == 0) {
        if (all == 0)
            parts << tr("There is no campaign to check.");
        else if (m_failed == 0 && unchecked == 0)
            parts << tr("✓ %1 campaigns add up, computed on this computer").arg(m_good);
        else
            parts << tr("! %1 of %2 campaigns add up.").arg(formatInteger(m_good), formatInteger(all));
    }
    if (m_failed > 0)
        parts << counted(
            m_failed, tr("1 could not be checked."), tr("%1 could not be checked.").arg(m_failed));
    if (unchecked > 0)
        parts << counted(
            unchecked, tr("1 was not checked: stopped."), tr("%1 were not checked: stopped.").arg(unchecked));
    parts << tr("As of block %1.").arg(formatInteger(m_asOfHeight));
    if (m_isOld)
        parts << tr("Money has moved since; check again for the newest figures.");
    say(parts.join(u' '),
        m_bad > 0                           ? "danger"
            : m_failed > 0 || unchecked > 0 ? "warning"
            : all > 0                       ? "success"
                                            : "");
}

void ReconcileCampaigns::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

ReconcileTab::ReconcileTab(Services& given, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
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
