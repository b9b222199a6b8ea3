// SPDX-License-Identifier: Apache-2.0
// The shared table.
#include "admin-console/widgets/table_view.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/dialogs/dialogs.h"

#include <QAction>
#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSearchDelayMs = 250;
constexpr int kRowHeight = 30;

QByteArray csvCell(QString text)
{
    static const QString kFormulaStarts = u"=+-@\t\r"_s;
    bool isNumber = false;
    text.toLongLong(&isNumber);
    if (!text.isEmpty() && !isNumber && kFormulaStarts.contains(text.front()))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        return '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
    return text.toUtf8();
}

} // namespace

TableView::TableView(RowsModel& model, const QString& settingsName, QWidget* parent)
    : QWidget(parent), m_model(model), m_settingsName(u"tables/"_s + settingsName)
{
    build();
    restoreLayout();
    retranslateUi();
    showState();
}

TableView::~TableView()
{
    saveLayout();
}

void TableView::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(110);
    m_search->setMaximumWidth(210);
    m_search->setObjectName(u"filter"_s);
    m_chipBox = new QWidget(this);
    m_chipLayout = new QHBoxLayout(m_chipBox);
    m_chipLayout->setContentsMargins(0, 0, 0, 0);
    m_chipLayout->setSpacing(4);
    m_chips = new QButtonGroup(this);
    m_columnsButton = new QToolButton(this);
    m_columnsButton->setObjectName(u"textButton"_s);
    m_columnsButton->setPopupMode(QToolButton::InstantPopup);
    m_columnsButton->setFocusPolicy(Qt::StrongFocus);
    m_columnMenu = new QMenu(m_columnsButton);
    m_columnsButton->setMenu(m_columnMenu);
    m_exportButton = new QToolButton(this);
    m_exportButton->setObjectName(u"textButton"_s);
    m_exportButton->setFocusPolicy(Qt::StrongFocus);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_chipBox);
    bar->addStretch(2);
    bar->addWidget(m_columnsButton);
    bar->addWidget(m_exportButton);
    layout->addLayout(bar);

    m_stale = new QLabel(this);
    m_stale->setObjectName(u"staleLine"_s);
    m_stale->hide();
    layout->addWidget(m_stale);

    m_stack = new QStackedWidget(this);
    m_view = new QTableView(m_stack);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
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
    m_view->setSortingEnabled(true);
    m_stack->addWidget(m_view);
    m_message = new QWidget(m_stack);
    auto* messageLayout = new QVBoxLayout(m_message);
    messageLayout->setSpacing(8);
    m_messageTitle = new QLabel(m_message);
    m_messageTitle->setObjectName(u"emptyTitle"_s);
    m_messageTitle->setAlignment(Qt::AlignCenter);
    m_messageTitle->setWordWrap(true);
    m_messageText = new QLabel(m_message);
    m_messageText->setObjectName(u"subtle"_s);
    m_messageText->setAlignment(Qt::AlignCenter);
    m_messageText->setWordWrap(true);
    m_retry = new QPushButton(m_message);
    messageLayout->addStretch(2);
    messageLayout->addWidget(m_messageTitle);
    messageLayout->addWidget(m_messageText);
    messageLayout->addWidget(m_retry, 0, Qt::AlignHCenter);
    messageLayout->addStretch(3);
    m_stack->addWidget(m_message);
    layout->addWidget(m_stack, 1);

    m_footer = new QLabel(this);
    m_footer->setObjectName(u"tableFooter"_s);
    m_footer->setContentsMargins(10, 7, 10, 7);
    layout->addWidget(m_footer);

    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(kSearchDelayMs);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(
        m_search, &QLineEdit::returnPressed, this, [this] { m_model.setSearch(m_search->text().trimmed()); });
    connect(
        &m_searchDelay, &QTimer::timeout, this, [this] { m_model.setSearch(m_search->text().trimmed()); });
    connect(m_exportButton, &QToolButton::clicked, this, &TableView::exportCsv);
    connect(m_columnMenu, &QMenu::aboutToShow, this, &TableView::fillColumnMenu);
    connect(m_retry, &QPushButton::clicked, &m_model, &RowsModel::reload);
    connect(&m_model, &RowsModel::loadStateChanged, this, &TableView::showState);
    connect(&m_model, &RowsModel::rowsInserted, this, &TableView::showState);
    connect(&m_model, &RowsModel::modelReset, this, [this] {
        if (m_selectedKey.isEmpty())
            return;
        // Only the list's own news come back to the same row; while it is loading there is none to come back to.
        if (const int row = m_model.indexOfKey(m_selectedKey); row >= 0)
            m_view->selectRow(row);
        else if (m_model.loadState() == RowsModel::LoadState::Ready)
            Q_EMIT currentChanged(-1);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) {
            if (!current.isValid())
                return;
            m_selectedKey = m_model.keyAt(current.row());
            showState();
            Q_EMIT currentChanged(current.row());
        });
    connect(m_view, &QTableView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT activated(index.row()); });
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const ColumnSpec& spec = m_model.columns()[static_cast<std::size_t>(column)];
        m_view->setColumnWidth(column, spec.width);
        m_view->setColumnHidden(column, !spec.isShown);
        if (spec.stretches)
            m_view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
}

void TableView::setEmptyText(const char* title)
{
    m_emptyTitle = title;
    showState();
}

void TableView::setStateFilter(const QString& filterName, const std::vector<std::string>& values)
{
    m_filterName = filterName;
    m_filterValues = values;
    fillChips();
}

void TableView::setCanSearch(bool can)
{
    m_search->setVisible(can);
}

void TableView::fillChips()
{
    const QString chosen = m_filterName.isEmpty() ? QString() : m_model.filter(m_filterName);
    for (QAbstractButton* chip : m_chips->buttons()) {
        m_chips->removeButton(chip);
        delete chip;
    }
    if (m_filterName.isEmpty())
        return;
    const auto addChip = [this, &chosen](const QString& value, const QString& word) {
        auto* chip = new QPushButton(word, m_chipBox);
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setChecked(value == chosen);
        chip->setAccessibleName(tr("Filter: %1").arg(word));
        m_chips->addButton(chip);
        m_chipLayout->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, value] { m_model.setFilter(m_filterName, value); });
    };
    addChip(QString(), tr("All"));
    for (const std::string& value : m_filterValues)
        addChip(toQt(value), stateWord(value).word);
}

void TableView::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
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

void TableView::showState()
{
    const LanguageCode language = m_model.words().language->code();
    const int rows = m_model.rowCount();
    m_stale->setVisible(m_model.isStale());
    if (m_model.isStale())
        m_stale->setText(tr("Not up to date: %1").arg(problemText(m_model.error(), language)));
    switch (m_model.loadState()) {
    case RowsModel::LoadState::Empty:
    case RowsModel::LoadState::Loading:
        m_messageTitle->setText(tr("Loading…"));
        m_messageText->clear();
        m_retry->hide();
        break;
    case RowsModel::LoadState::Failed:
        m_messageTitle->setText(isOffline(m_model.error()) ? tr("The server cannot be reached")
                                                           : tr("The list could not be read"));
        m_messageText->setText(problemText(m_model.error(), language));
        m_retry->show();
        break;
    case RowsModel::LoadState::Ready: {
        const bool isFiltered = !m_model.search().isEmpty()
            || (!m_filterName.isEmpty() && !m_model.filter(m_filterName).isEmpty());
        m_messageTitle->setText(isFiltered ? tr("Nothing matches the filter")
                : m_emptyTitle == nullptr  ? tr("Nothing here yet")
                                           : QCoreApplication::translate("Columns", m_emptyTitle));
        m_messageText->setText(isFiltered ? tr("Clear the filter to see everything.") : QString());
        m_retry->hide();
        break;
    }
    }
    m_stack->setCurrentWidget(rows > 0 ? static_cast<QWidget*>(m_view) : m_message);
    if (m_model.loadState() != RowsModel::LoadState::Ready) {
        m_footer->clear();
        return;
    }
    QString text = m_model.total() ? tr("%1 in all").arg(formatInteger(*m_model.total()))
                                   : tr("%1 shown").arg(formatInteger(rows));
    if (m_model.total() && *m_model.total() > rows)
        text += u" · "_s + tr("%1 loaded").arg(formatInteger(rows));
    if (currentRow() >= 0)
        text += u" · "_s + tr("1 selected");
    if (m_model.isFetching())
        text += u" · "_s + tr("loading…");
    m_footer->setText(text);
}

void TableView::fillColumnMenu()
{
    m_columnMenu->clear();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        QAction* action = m_columnMenu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->setColumnHidden(column, !shown);
            saveLayout();
        });
    }
    m_columnMenu->addSeparator();
    connect(m_columnMenu->addAction(tr("Reset layout")), &QAction::triggered, this, &TableView::resetLayout);
}

void TableView::restoreLayout()
{
    const QSettings settings;
    const QByteArray state = settings.value(m_settingsName + u"/header"_s).toByteArray();
    if (settings.value(m_settingsName + u"/columns"_s).toInt() == m_model.columnCount() && !state.isEmpty())
        m_view->horizontalHeader()->restoreState(state);
    // Only one order is remembered by the server's side: none. A restored indicator would lie.
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void TableView::saveLayout() const
{
    QSettings settings;
    settings.setValue(m_settingsName + u"/header"_s, m_view->horizontalHeader()->saveState());
    settings.setValue(m_settingsName + u"/columns"_s, m_model.columnCount());
}

void TableView::resetLayout()
{
    QHeaderView* header = m_view->horizontalHeader();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const ColumnSpec& spec = m_model.columns()[static_cast<std::size_t>(column)];
        header->moveSection(header->visualIndex(column), column);
        m_view->setColumnHidden(column, !spec.isShown);
        m_view->setColumnWidth(column, spec.width);
    }
    saveLayout();
}

QByteArray TableView::toCsv() const
{
    QByteArray csv("\xEF\xBB\xBF");
    const QHeaderView* header = m_view->horizontalHeader();
    const auto addLine = [&](const auto& cell) {
        bool isFirst = true;
        for (int visual = 0; visual < header->count(); ++visual) {
            const int column = header->logicalIndex(visual);
            if (m_view->isColumnHidden(column))
                continue;
            if (!isFirst)
                csv += ',';
            isFirst = false;
            csv += csvCell(cell(column));
        }
        csv += "\r\n";
    };
    addLine([this](int column) { return m_model.headerData(column, Qt::Horizontal).toString(); });
    for (int row = 0; row < m_model.rowCount(); ++row)
        addLine([this, row](int column) {
            return m_model.index(row, column).data(RowsModel::FullTextRole).toString();
        });
    return csv;
}

void TableView::exportCsv()
{
    const QByteArray csv = toCsv();
    FileDialog::askSave(this, tr("Export the table"), m_settingsName.section(u'/', -1) + u".csv"_s,
        tr("CSV files (*.csv)"), [this, csv](const QString& path) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() || !file.commit())
                showMessage(this, tr("Export the table"), tr("The file could not be written: %1").arg(path));
        });
}

void TableView::retranslateUi()
{
    m_search->setPlaceholderText(tr("Find in this list"));
    m_search->setAccessibleName(tr("Find in this list"));
    m_search->setToolTip(tr("Ctrl+F"));
    m_columnsButton->setText(tr("Columns ▾"));
    m_columnsButton->setAccessibleName(tr("Choose columns"));
    m_exportButton->setText(tr("CSV"));
    m_exportButton->setAccessibleName(tr("Export as CSV"));
    m_exportButton->setToolTip(tr("Export as CSV (Ctrl+E)"));
    m_exportButton->setShortcut(QKeySequence(u"Ctrl+E"_s));
    m_view->setAccessibleName(
        m_emptyTitle == nullptr ? tr("List") : QCoreApplication::translate("Columns", m_emptyTitle));
    m_retry->setText(tr("Try &again"));
    m_retry->setAccessibleName(tr("Try again"));
    fillChips();
    m_model.retranslate();
    showState();
}

void TableView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
