// SPDX-License-Identifier: Apache-2.0
// The roll's file.
#include "admin-console/pages/elections/roll_preview.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/widgets/cells_model.h"

#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kProblemsShown = 1'000;
constexpr std::size_t kLinesShown = 200;

} // namespace

std::vector<RollPrecinct> rollPrecincts(const std::vector<base::Json>& rows)
{
    std::vector<RollPrecinct> made;
    for (const base::Json& row : rows) {
        const std::string id = row.stringOr("id", row.stringOr("precinct", ""));
        if (!id.empty())
            made.push_back(
                { toQt(id), toQt(row.stringOr("name_ko", "")), toQt(row.stringOr("name_en", "")) });
    }
    return made;
}

void shapeWordTable(QTableView& table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(28);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setStretchLastSection(true);
    table.setWordWrap(false);
}

RollPreview::RollPreview(Services& given, QWidget* parent) : QWidget(parent), m_services(given)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* buttons = new QHBoxLayout;
    m_choose = new QPushButton(this);
    m_choose->setObjectName(u"rollChoose"_s);
    m_template = new QPushButton(this);
    m_template->setObjectName(u"rollTemplate"_s);
    m_forget = new QPushButton(this);
    m_forget->setObjectName(u"rollForget"_s);
    for (QPushButton* button : { m_choose, m_template, m_forget }) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_status = new QLabel(this);
    m_status->setObjectName(u"rollStatus"_s);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    layout->addWidget(m_status);
    const auto addTable = [this, layout](QLabel*& title, QTableView*& table, CellsModel*& model,
                              const QString& name, int stretch) {
        title = new QLabel(this);
        title->setObjectName(u"sectionTitle"_s);
        table = new QTableView(this);
        table->setObjectName(name);
        model = new CellsModel(this);
        table->setModel(model);
        shapeWordTable(*table);
        table->setMinimumHeight(110);
        layout->addWidget(title);
        layout->addWidget(table, stretch);
    };
    addTable(m_problemTitle, m_problemTable, m_problems, u"rollProblems"_s, 1);
    addTable(m_lineTitle, m_lineTable, m_lines, u"rollLines"_s, 1);
    // Where nothing is shown yet the buttons stay at the top.
    layout->addStretch(0);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the roll"), tr("CSV files (*.csv *.txt *.tsv);;All files (*)"),
            [this](const QString& path) { openFile(path); });
    });
    connect(m_template, &QPushButton::clicked, this, [this] {
        FileDialog::askSave(this, tr("Save the template"), tr("roll.csv"), tr("CSV files (*.csv)"),
            [this](const QString& path) { saveTemplate(path); });
    });
    connect(m_forget, &QPushButton::clicked, this, &RollPreview::clear);
    showAll();
}

void RollPreview::setPrecincts(std::vector<RollPrecinct> precincts)
{
    m_precincts = std::move(precincts);
    if (m_table)
        read();
}

void RollPreview::openFile(const QString& path)
{
    m_table.reset();
    m_plan.reset();
    m_error.reset();
    m_note.clear();
    m_fileName = QFileInfo(path).fileName();
    QFile file(path);
    const auto bytes = readCsvBytes(file);
    auto table = bytes ? readCsv(*bytes) : base::Result<CsvTable>(bytes.error());
    if (table)
        m_table = std::move(*table);
    else
        m_error = table.error();
    if (m_table)
        read();
    else
        showAll();
    Q_EMIT changed();
}

void RollPreview::clear()
{
    m_table.reset();
    m_plan.reset();
    m_error.reset();
    m_note.clear();
    m_fileName.clear();
    showAll();
    Q_EMIT changed();
}

void RollPreview::read()
{
    auto plan = readRoll(*m_table, m_precincts);
    m_plan.reset();
    m_error.reset();
    if (plan)
        m_plan = std::move(*plan);
    else
        m_error = plan.error();
    showAll();
}

void RollPreview::saveTemplate(const QString& path)
{
    QSaveFile file(path);
    // With the mark spreadsheets take it for UTF-8.
    const QByteArray bytes = QByteArray("\xef\xbb\xbf")
        + rollTemplate(m_services.language.code() == LanguageCode::Korean, m_precincts).toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
        m_note = tr("Template saved as %1").arg(path);
        m_error.reset();
    } else {
        m_error = base::failed("console.export_file", fromQt(file.errorString()));
    }
    showAll();
}

void RollPreview::focusFirst()
{
    m_choose->setFocus(Qt::OtherFocusReason);
}

void RollPreview::showAll()
{
    const LanguageCode language = m_services.language.code();
    m_choose->setText(hasFile() ? tr("Choose another file…") : tr("Choose the roll…"));
    m_template->setText(tr("Template…"));
    m_forget->setText(tr("Forget the file"));
    m_forget->setVisible(hasFile());
    for (QPushButton* button : { m_choose, m_template, m_forget })
        button->setAccessibleName(button->text().remove(u'…'));
    QStringList text;
    if (m_error) {
        QString line = u"✕ "_s + (m_fileName.isEmpty() ? QString() : QString(m_fileName + u": "_s))
            + problemText(*m_error, language);
        if (!m_error->detail.empty() && m_error->kind == base::ErrorKind::Refused)
            line += u" ("_s + toQt(m_error->detail) + u')';
        text << line;
    } else if (m_plan) {
        text << tr("%1 · %2 · %3 voters can be taken, %4 lines are wrong, %5 remarks")
                    .arg(m_fileName, m_plan->encoding,
                        formatInteger(static_cast<qint64>(m_plan->lines.size())),
                        formatInteger(m_plan->wrongLines()), formatInteger(m_plan->warnings()));
        if (!m_plan->unknownColumns.isEmpty())
            text << tr("Columns that are not read: %1").arg(m_plan->unknownColumns.join(u", "_s));
    } else {
        text << tr(
            "A CSV file (UTF-8 or CP949) with the columns 성명 and 투표구; 생년월일, 식별번호, 전화번호, "
            "전자우편, 주소 and 가중치 may be there. Names go to the vault, never onto the chain.");
    }
    if (!m_note.isEmpty())
        text << m_note;
    m_status->setText(text.join(u'\n'));

    std::vector<std::vector<Cell>> problems;
    std::vector<std::vector<Cell>> lines;
    if (m_plan) {
        for (const RollProblem& one : m_plan->problems) {
            if (problems.size() == kProblemsShown)
                break;
            QString reason = problemText(one.error, language);
            if (one.sameAs > 0)
                reason += u' ' + tr("(as line %1)").arg(formatInteger(one.sameAs));
            const Tone tone = one.isWarning ? Tone::Warning : Tone::Danger;
            problems.push_back({ { formatInteger(one.line), true }, { one.column }, { one.text },
                { (one.isWarning ? u"! "_s : u"✕ "_s) + reason, false, tone } });
        }
        for (const RollLine& one : m_plan->lines) {
            if (lines.size() == kLinesShown)
                break;
            lines.push_back(
                { { formatInteger(one.line), true }, { one.name }, { one.birthDate }, { one.identifier },
                    { one.telephone }, { one.precinct }, { formatInteger(one.weight), true } });
        }
    }
    m_problems->setHeader({ tr("Line"), tr("Column"), tr("What stands there"), tr("What is wrong") });
    m_problems->setRows(std::move(problems));
    m_lines->setHeader({ tr("Line"), tr("Name"), tr("Date of birth"), tr("Identifier"), tr("Telephone"),
        tr("Precinct"), tr("Weight") });
    m_lines->setRows(std::move(lines));
    const auto shown = [this](std::size_t total, std::size_t limit, const QString& title) {
        return total > limit ? tr("%1: the first %2 of %3")
                                   .arg(title, formatInteger(static_cast<qint64>(limit)),
                                       formatInteger(static_cast<qint64>(total)))
                             : title;
    };
    m_problemTitle->setText(
        shown(m_plan ? m_plan->problems.size() : 0, kProblemsShown, tr("Lines to look at")));
    m_lineTitle->setText(shown(m_plan ? m_plan->lines.size() : 0, kLinesShown, tr("What is taken")));
    m_problemTable->setAccessibleName(tr("Lines to look at"));
    m_lineTable->setAccessibleName(tr("What is taken"));
    const bool hasProblems = m_plan && !m_plan->problems.empty();
    m_problemTitle->setVisible(hasProblems);
    m_problemTable->setVisible(hasProblems);
    m_lineTitle->setVisible(m_plan.has_value());
    m_lineTable->setVisible(m_plan.has_value());
    for (QTableView* table : { m_problemTable, m_lineTable }) {
        table->setColumnWidth(0, 64);
        for (int column = 1; column < table->model()->columnCount(); ++column)
            table->setColumnWidth(column, 130);
    }
}

void RollPreview::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    QWidget::changeEvent(event);
}

} // namespace maru::console::elections
