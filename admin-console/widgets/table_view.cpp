// SPDX-License-Identifier: Apache-2.0
// The shared table.
#include "admin-console/widgets/table_view.h"

#include "admin-console/core/csv.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/column_chooser.h"
#include "admin-console/widgets/column_layout.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/list_state.h"
#include "admin-console/widgets/rows_supply.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 30;
constexpr int kSlowCountMs = 1000;

/// auth.*, and the codes with which a domain keeps its own lists to some.
bool isNoRight(const base::Error& error)
{
    return error.code.rfind("auth.", 0) == 0 || toQt(error.code).endsWith(u".restricted"_s);
}

} // namespace

TableView::TableView(RowsModel& model, const QString& settingsName, QWidget* parent)
    : QWidget(parent), m_model(model), m_settingsName(settingsName)
{
    build();
    buildMenus();
    connectModel();
    m_layout->restore();
    retranslateUi();
    showState();
}

TableView::~TableView()
{
    m_layout->flush();
}

void TableView::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    m_bar = new FilterBar(m_model, m_settingsName, this);
    const auto button = [this](const QString& name) {
        auto* made = new QToolButton(m_bar);
        made->setObjectName(u"textButton"_s);
        made->setProperty("door", name);
        made->setFocusPolicy(Qt::StrongFocus);
        m_bar->addButton(made);
        return made;
    };
    m_columnsButton = button(u"columns"_s);
    m_exportButton = new ExportButton(
        this, [this] { return makeReport(/*selectedOnly=*/true); }, m_bar);
    m_bar->addButton(m_exportButton);
    m_exportButton->setOffered(false);
    layout->addWidget(m_bar);

    m_stale = new QLabel(this);
    m_stale->setObjectName(u"staleLine"_s);
    m_stale->setWordWrap(true);
    m_stale->hide();
    layout->addWidget(m_stale);

    m_stack = new QStackedWidget(this);
    m_view = new QTableView(m_stack);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSortIndicatorClearable(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSortingEnabled(true);
    m_layout =
        new ColumnLayout(*m_view, m_model.columns(), u"tables/"_s + m_settingsName + u"/layout"_s, this);
    m_stack->addWidget(m_view);
    m_stateView = new ListState(m_stack);
    m_stack->addWidget(m_stateView);
    layout->addWidget(m_stack, 1);

    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(10, 7, 10, 7);
    m_footer = new QLabel(this);
    m_footer->setObjectName(u"tableFooter"_s);
    m_stopCount = new QPushButton(this);
    m_stopCount->setProperty("link", true);
    m_stopCount->hide();
    bottom->addWidget(m_footer, 1);
    bottom->addWidget(m_stopCount);
    layout->addLayout(bottom);
    m_countDelay.setSingleShot(true);
    m_countDelay.setInterval(kSlowCountMs);

    m_bar->setLayoutDoors(
        [this] { return m_layout->toJson(); }, [this](const base::Json& wanted) { m_layout->apply(wanted); });
    connect(m_bar, &FilterBar::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_columnsButton, &QToolButton::clicked, this, [this] { openColumnChooser(); });
    connect(m_view->horizontalHeader(), &QWidget::customContextMenuRequested, this,
        [this] { openColumnChooser(); });
    connect(m_layout, &ColumnLayout::changed, this, &TableView::showFooter);
    connect(m_stopCount, &QPushButton::clicked, &m_model, &RowsModel::cancel);
    connect(&m_countDelay, &QTimer::timeout, this, [this] { m_stopCount->setVisible(m_model.isCounting()); });
    connect(m_stateView, &ListState::retryWanted, &m_model, &RowsModel::reload);
    connect(m_stateView, &ListState::cancelWanted, &m_model, &RowsModel::cancel);
    connect(m_stateView, &ListState::clearWanted, m_bar, &FilterBar::clearAll);
    connect(m_stateView, &ListState::actionWanted, this, [this] {
        if (m_runEmptyAction)
            m_runEmptyAction();
    });
}

void TableView::buildMenus()
{
    m_copy = m_exportButton->entries()->addAction(QString());
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &TableView::copySelection);
}

void TableView::connectModel()
{
    connect(&m_model, &RowsModel::loadStateChanged, this, &TableView::showState);
    connect(&m_model, &RowsModel::rowsInserted, this, &TableView::showState);
    connect(&m_model, &RowsModel::modelReset, this, &TableView::onReset);
    connect(&m_model, &RowsModel::rowsRemoved, this, [this] {
        showState();
        onSelectionChanged();
    });
    const QItemSelectionModel* selection = m_view->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        // When a row goes, Qt moves on to its neighbour without selecting it: that is no choice of the officer's.
        if (!current.isValid() || !m_view->selectionModel()->isRowSelected(current.row()))
            return;
        m_selectedKey = m_model.keyAt(current.row());
        m_hasSelection = true;
        Q_EMIT currentChanged(current.row());
    });
    connect(selection, &QItemSelectionModel::selectionChanged, this, &TableView::onSelectionChanged);
    connect(m_view, &QTableView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT activated(index.row()); });
}

void TableView::onReset()
{
    // Only the list's own news come back to the same row; while it is loading there is none to come back to.
    if (!m_selectedKey.isEmpty()) {
        if (const int row = m_model.indexOfKey(m_selectedKey); row >= 0) {
            m_view->selectRow(row);
        } else if (m_model.loadState() == RowsModel::LoadState::Ready) {
            m_hasSelection = false;
            Q_EMIT currentChanged(-1);
            Q_EMIT selectionChanged();
        }
    }
    showState();
}

void TableView::onSelectionChanged()
{
    const bool had = m_hasSelection;
    m_hasSelection = m_view->selectionModel()->hasSelection();
    const int row = currentRow();
    if (had && !m_hasSelection) {
        m_selectedKey.clear();
        Q_EMIT currentChanged(-1);
    } else if (row >= 0 && m_model.keyAt(row) != m_selectedKey) {
        // The current row was current before and is selected only now (Ctrl+click, Ctrl+A).
        m_selectedKey = m_model.keyAt(row);
        Q_EMIT currentChanged(row);
    }
    showFooter();
    Q_EMIT selectionChanged();
}

void TableView::setEmptyText(const char* title)
{
    m_emptyTitle = title;
    retranslateUi();
}

void TableView::setDefaultSort(const std::string& key, Qt::SortOrder order)
{
    m_layout->setDefaultSort(key, order);
    m_layout->restore();
}

void TableView::setEmptyAction(const QString& text, std::function<void()> run)
{
    m_emptyAction = text;
    m_runEmptyAction = std::move(run);
    showState();
}

void TableView::setStateFilter(const QString& filterName, const std::vector<std::string>& values)
{
    m_bar->setStateFilter(filterName, values);
}

void TableView::setCanSearch(bool can)
{
    m_bar->setCanSearch(can);
}

void TableView::setNeededRoles(const QString& roles)
{
    m_neededRoles = roles;
    showState();
}

void TableView::setOfflineText(const QString& text)
{
    if (m_offlineText == text)
        return;
    m_offlineText = text;
    showState();
}

void TableView::setReportDoor(std::function<void(report::TableReport&)> complete)
{
    m_completeReport = std::move(complete);
    m_exportButton->setOffered(static_cast<bool>(m_completeReport));
}

void TableView::focusFilter()
{
    m_bar->focusSearch();
}

void TableView::selectKey(const QString& key)
{
    m_selectedKey = key;
    if (const int row = m_model.indexOfKey(key); row >= 0) {
        m_view->selectRow(row);
        m_view->scrollTo(m_model.index(row, 0));
    }
}

int TableView::currentRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() && m_view->selectionModel()->isRowSelected(current.row()) ? current.row() : -1;
}

std::vector<int> TableView::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString TableView::selectionAsText() const
{
    QStringList lines;
    const std::vector<int> columns = m_layout->shownColumns();
    for (const int row : selectedRows()) {
        QStringList cells;
        for (const int column : columns)
            cells << clipboardCell(m_model.index(row, column).data(RowsModel::FullTextRole).toString());
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void TableView::copySelection() const
{
    if (const QString text = selectionAsText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TableView::resetLayout()
{
    m_layout->reset();
}

ColumnChooser* TableView::openColumnChooser()
{
    auto* chooser = new ColumnChooser(*m_layout, m_model.columns(), this);
    chooser->open();
    return chooser;
}

report::TableReport TableView::makeReport(bool selectedOnly) const
{
    report::TableReport made;
    made.words = m_model.words();
    made.conditions = m_bar->inWords();
    for (const int column : m_layout->shownColumns())
        made.columns.push_back(m_model.columns()[static_cast<std::size_t>(column)]);
    const std::vector<int> selected = selectedRows();
    if (selectedOnly && selected.size() > 1) {
        std::vector<base::Json> rows;
        for (const int row : selected)
            rows.push_back(m_model.row(row));
        made.rows = std::make_shared<SelectedRows>(std::move(rows));
        const QString note = tr("%1 selected rows").arg(formatInteger(static_cast<qint64>(selected.size())));
        made.conditions = made.conditions.isEmpty() ? note : QString(made.conditions + u" · "_s + note);
    } else {
        made.rows = std::make_shared<RowsSupply>(m_model);
    }
    if (m_completeReport)
        m_completeReport(made);
    return made;
}

void TableView::exportAs(report::Format format)
{
    m_exportButton->exportAs(format);
}

void TableView::printPreview()
{
    m_exportButton->printPreview();
}

void TableView::showState()
{
    const LanguageCode language = m_model.words().language->code();
    const bool isReady = m_model.loadState() == RowsModel::LoadState::Ready;
    m_stale->setVisible(isReady && (m_model.isStale() || !m_offlineText.isEmpty()));
    m_stale->setText(!m_offlineText.isEmpty()
            ? m_offlineText
            : tr("Not up to date: %1").arg(problemText(m_model.error(), language)));
    m_stack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget*>(m_view) : m_stateView);
    switch (m_model.loadState()) {
    case RowsModel::LoadState::Empty:
    case RowsModel::LoadState::Loading:
        m_stateView->showLoading();
        break;
    case RowsModel::LoadState::Failed:
        if (isNoRight(m_model.error()))
            m_stateView->showNoRight(
                (m_neededRoles.isEmpty() ? problemText(m_model.error(), language)
                                         : tr("Needed is one of these roles: %1.").arg(m_neededRoles))
                + u'\n' + tr("Roles are given by the administrator of your agency (Agencies and officers)."));
        else if (isOffline(m_model.error()))
            m_stateView->showProblem(tr("The server cannot be reached"),
                problemText(m_model.error(), language) + u'\n'
                    + tr("Nothing was lost. The console tries again by itself."));
        else
            m_stateView->showProblem(
                tr("The list could not be read"), problemText(m_model.error(), language));
        break;
    case RowsModel::LoadState::Ready:
        if (m_bar->isFiltered())
            m_stateView->showNoMatch();
        else
            m_stateView->showEmpty(m_emptyTitle == nullptr
                    ? tr("Nothing here yet")
                    : QCoreApplication::translate("Columns", m_emptyTitle),
                m_emptyAction.isEmpty() ? tr("It will be shown here as soon as there is something.")
                                        : QString(),
                m_emptyAction);
        break;
    }
    if (!m_model.isCounting()) {
        m_countDelay.stop();
        m_stopCount->hide();
    } else if (!m_countDelay.isActive() && m_stopCount->isHidden()) {
        m_countDelay.start();
    }
    showFooter();
}

QString TableView::selectionText() const
{
    const std::vector<int> rows = selectedRows();
    if (rows.empty())
        return {};
    QString text = tr("%1 selected").arg(formatInteger(static_cast<qint64>(rows.size())));
    if (rows.size() < 2)
        return text;
    for (const int column : m_layout->shownColumns()) {
        const ColumnSpec& spec = m_model.columns()[static_cast<std::size_t>(column)];
        if (spec.kind != ValueKind::Won)
            continue;
        qint64 sum = 0;
        bool fits = true;
        for (const int row : rows) {
            const qint64 amount = m_model.row(row).integerOr(spec.key, 0);
            fits = fits
                && (amount >= 0 ? sum <= base::kMaxSafeInteger - amount
                                : sum >= -base::kMaxSafeInteger - amount);
            sum = fits ? sum + amount : sum;
        }
        text += u" · "_s + columnTitle(spec) + u' ' + (fits ? formatWon(base::Won(sum)) : u"–"_s);
    }
    return text;
}

QString TableView::footerText() const
{
    return m_footer->text();
}

void TableView::showFooter()
{
    if (m_model.loadState() != RowsModel::LoadState::Ready) {
        m_footer->clear();
        return;
    }
    const int rows = m_model.rowCount();
    QString text = m_model.total() ? tr("%1 in all").arg(formatInteger(*m_model.total()))
                                   : tr("%1 shown").arg(formatInteger(rows));
    if (m_model.total() && *m_model.total() > rows)
        text += u" · "_s + tr("%1 loaded").arg(formatInteger(rows));
    if (m_model.isFull())
        text += u" · "_s + tr("narrow the filter to see the rest");
    if (const QString selected = selectionText(); !selected.isEmpty())
        text += u" · "_s + selected;
    if (m_model.isCounting())
        text += u" · "_s + tr("counting…");
    else if (m_model.isFetching())
        text += u" · "_s + tr("loading…");
    m_footer->setText(text);
}

void TableView::retranslateUi()
{
    m_columnsButton->setText(tr("Columns ▾"));
    m_columnsButton->setAccessibleName(tr("Choose columns"));
    m_copy->setText(tr("C&opy the selected rows"));
    m_stopCount->setText(tr("Stop counting"));
    m_stopCount->setAccessibleName(tr("Stop counting"));
    m_view->setAccessibleName(
        m_emptyTitle == nullptr ? tr("List") : QCoreApplication::translate("Columns", m_emptyTitle));
    m_model.retranslate();
    showState();
}

void TableView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_view->selectionModel()->hasSelection()) {
        m_view->clearSelection();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace maru::console
