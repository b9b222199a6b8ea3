// SPDX-License-Identifier: Apache-2.0
// A sheet as an input.
#include "admin-console/widgets/grid_editor.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kBoxesAtMost = 30;
constexpr std::size_t kRefusalsShown = 8;
constexpr int kSheetHeight = 230;
constexpr int kNarrowestColumn = 118;

} // namespace

bool GridEditor::fits(const schema::Field& field)
{
    if (field.type != schema::FieldType::List || field.fields.empty()
        || field.maximum.value_or(0) <= kBoxesAtMost
        || field.fields.front().type != schema::FieldType::Object)
        return false;
    const auto& members = field.fields.front().fields;
    return std::all_of(members.begin(), members.end(), [](const schema::Field& member) {
        switch (member.type) {
        case schema::FieldType::String:
        case schema::FieldType::Text:
        case schema::FieldType::Integer:
        case schema::FieldType::Won:
        case schema::FieldType::Date:
        case schema::FieldType::Enum:
        case schema::FieldType::Did:
        case schema::FieldType::Hash:
            return true;
        default:
            return false;
        }
    });
}

GridEditor::GridEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_model = new GridModel(field.fields.front().fields, *context.language, this);
    m_table = new QTableView(this);
    m_table->setObjectName(toQt(field.name));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked
        | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    // While a cell is edited Tab goes to the next one; else it leaves the table, which must not hold the keyboard.
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(kSheetHeight);
    // Columns that can be read first; what does not fit is scrolled to.
    m_table->horizontalHeader()->setMinimumSectionSize(kNarrowestColumn);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->installEventFilter(this);
    m_import = new QPushButton(this);
    m_import->setObjectName(u"importCsv"_s);
    m_import->setAutoDefault(false);
    m_remove = new QPushButton(this);
    m_remove->setObjectName(u"removeLines"_s);
    m_remove->setAutoDefault(false);
    inputRow()->addWidget(m_import);
    inputRow()->addWidget(m_remove);
    inputRow()->addStretch(1);
    m_sums = new QLabel(this);
    m_sums->setObjectName(u"gridSums"_s);
    inputRow()->addWidget(m_sums);
    body()->addWidget(m_table);
    m_refusalText = new QLabel(this);
    m_refusalText->setObjectName(u"csvRefusals"_s);
    m_refusalText->setWordWrap(true);
    m_refusalText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_refusalText->hide();
    m_ignore = new QPushButton(this);
    m_ignore->setObjectName(u"ignoreLines"_s);
    m_ignore->setAutoDefault(false);
    m_ignore->hide();
    body()->addWidget(m_refusalText);
    body()->addWidget(m_ignore, 0, Qt::AlignLeft);
    setInput(m_table);
    connect(m_import, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the CSV file"),
            tr("CSV files (*.csv *.txt *.tsv);;All files (*)"),
            [this](const QString& path) { importFile(path); });
    });
    connect(m_remove, &QPushButton::clicked, this, &GridEditor::removeSelected);
    connect(m_ignore, &QPushButton::clicked, this, [this] {
        m_last.refusals.clear();
        m_fileError.reset();
        showRefusals();
        check();
    });
    const auto onChange = [this] {
        showSums();
        clearError();
        Q_EMIT edited();
    };
    connect(m_model, &QAbstractItemModel::dataChanged, this, onChange);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, onChange);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, onChange);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { showSums(); });
    retranslateUi();
}

void GridEditor::importFile(const QString& path)
{
    m_fileName = QFileInfo(path).fileName();
    m_fileError.reset();
    m_last = {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_fileError = base::refused("console.file_read");
    } else if (const auto table = readCsv(file.readAll()); !table) {
        m_fileError = table.error();
    } else if (auto taken = m_model->import(*table, static_cast<int>(field().maximum.value_or(1000)));
               !taken) {
        m_fileError = taken.error();
    } else {
        m_encoding = table->encoding;
        m_last = *taken;
    }
    showRefusals();
    showSums();
    Q_EMIT edited();
}

void GridEditor::showRefusals()
{
    QStringList lines;
    if (m_fileError) {
        QString columns;
        for (const schema::Field& one : m_model->columns())
            columns += (columns.isEmpty() ? u""_s : u", "_s) + context().language->pick(one.label);
        lines << m_fileName + u": "_s + problemText(*m_fileError, context().language->code());
        lines << tr("Columns needed: %1").arg(columns);
    }
    for (const GridRefusal& one : m_last.refusals) {
        if (lines.size() >= static_cast<int>(kRefusalsShown)) {
            lines << tr("… and %1 more").arg(static_cast<int>(m_last.refusals.size() - kRefusalsShown));
            break;
        }
        QString what = problemText(one.error, context().language->code());
        if (one.sameAs > 0)
            what += u' ' + tr("It repeats line %1.").arg(one.sameAs);
        lines << (one.column.isEmpty()
                ? tr("Line %1 (%2): %3").arg(QString::number(one.line), one.text, what)
                : tr("Line %1, %2 “%3”: %4").arg(QString::number(one.line), one.column, one.text, what));
    }
    const bool isWrong = !lines.isEmpty();
    if (m_last.taken > 0 || !m_last.refusals.empty())
        lines.prepend(tr("%1 (%2): %3 lines taken, %4 not taken")
                          .arg(m_fileName, m_encoding, formatInteger(m_last.taken),
                              formatInteger(static_cast<qint64>(m_last.refusals.size()))));
    m_refusalText->setText((isWrong ? u"✕ "_s : u"✓ "_s) + lines.join(u'\n'));
    m_refusalText->setTextFormat(Qt::PlainText);
    m_refusalText->setVisible(!lines.isEmpty());
    m_ignore->setVisible(!m_last.refusals.empty());
}

QString GridEditor::sumText() const
{
    QStringList parts { tr("%1 lines").arg(formatInteger(m_model->itemCount())) };
    const auto& columns = m_model->columns();
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (columns[column].type == schema::FieldType::Won)
            parts << tr("%1 in all: %2")
                         .arg(context().language->pick(columns[column].label),
                             formatWon(base::Won(m_model->sum(static_cast<int>(column)))));
    }
    return parts.join(u" · "_s);
}

void GridEditor::showSums()
{
    m_sums->setText(sumText());
}

void GridEditor::removeSelected()
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    if (rows.empty() && m_table->currentIndex().isValid())
        rows.push_back(m_table->currentIndex().row());
    m_model->removeLines(std::move(rows));
}

bool GridEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste)) {
            m_model->paste(m_table->currentIndex(), QApplication::clipboard()->text());
            return true;
        }
        if (key->matches(QKeySequence::Delete)) {
            for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
                m_model->setData(index, QString());
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && key->modifiers() == Qt::NoModifier) {
            // Enter edits the cell, as in a spreadsheet; the form's main button is not meant here.
            m_table->edit(m_table->currentIndex());
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

std::optional<base::Json> GridEditor::value() const
{
    return m_model->value();
}

void GridEditor::setValue(const base::Json& value)
{
    m_model->setValue(value);
}

void GridEditor::reset()
{
    m_model->clear();
    m_last = {};
    m_fileError.reset();
    showRefusals();
}

QString GridEditor::displayText() const
{
    return m_model->itemCount() == 0 ? QString() : sumText();
}

void GridEditor::focusInput()
{
    if (const auto wrong = m_model->firstError())
        m_table->setCurrentIndex(wrong->first);
    else if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

std::optional<base::Error> GridEditor::check()
{
    if (!m_last.refusals.empty()) {
        const base::Error error = base::refused("console.csv_lines", field().name);
        showError(error);
        return error;
    }
    if (const auto wrong = m_model->firstError()) {
        showError(wrong->second);
        return wrong->second;
    }
    return FieldEditor::check();
}

void GridEditor::retranslateUi()
{
    m_import->setText(tr("From a CSV file…"));
    m_import->setAccessibleName(tr("Fill %1 from a CSV file").arg(label()));
    m_remove->setText(tr("Remove lines"));
    m_remove->setAccessibleName(tr("Remove the selected lines of %1").arg(label()));
    m_ignore->setText(tr("Go on without these lines"));
    m_ignore->setAccessibleName(tr("Go on without the lines that were not taken"));
    showSums();
    showRefusals();
}

void GridEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslateUi();
    }
    FieldEditor::changeEvent(event);
}

} // namespace maru::console
