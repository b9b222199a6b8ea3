// SPDX-License-Identifier: Apache-2.0
// The roll's file.
#include "admin-console/pages/elections/roll_preview.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/list_state.h"

#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kProblemsShown = 1'000;
constexpr std::size_t kLinesShown = 200;
constexpr int kRollTickMs = 100;

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

QString rollRightText(const Services& services)
{
    QStringList roles;
    if (const ActionInfo* action = services.catalogue.action("election", "addVoters")) {
        for (const std::string& role : action->roles) {
            const QString word = services.catalogue.choiceLabel("identity", "roles", role, services.language);
            roles << (word.isEmpty() ? toQt(role) : word);
        }
    }
    return RollPreview::tr("The roll has personal data and is handled by those who keep it. Role needed: %1")
        .arg(roles.join(u", "_s));
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
    auto* progress = new QHBoxLayout;
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(u"rollReading"_s);
    m_bar->setRange(0, 1'000);
    m_bar->setTextVisible(false);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(u"rollReadingCancel"_s);
    m_cancel->setAutoDefault(false);
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_cancel);
    layout->addLayout(progress);
    m_tick = new QTimer(this);
    m_tick->setInterval(kRollTickMs);
    connect(m_tick, &QTimer::timeout, this, &RollPreview::showReading);
    connect(m_cancel, &QPushButton::clicked, this, &RollPreview::cancel);
    m_noRight = new ListState(this);
    m_noRight->setObjectName(u"rollNoRight"_s);
    m_noRight->setMinimumHeight(180);
    layout->addWidget(m_noRight);
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

/// What the pool and the window share while a file is read.
struct RollPreview::Reading {
    std::atomic<bool> isStopped { false };
    std::atomic<int> permille { 0 };
};

void RollPreview::setPrecincts(std::vector<RollPrecinct> precincts)
{
    m_precincts = std::move(precincts);
    if (m_table || m_reading)
        read(m_path);
}

void RollPreview::setForbidden(const QString& why)
{
    if (m_forbidden == why)
        return;
    m_forbidden = why;
    if (!why.isEmpty() && (m_table || m_reading))
        clear();
    else
        showAll();
}

void RollPreview::openFile(const QString& path)
{
    if (!m_forbidden.isEmpty())
        return;
    m_note.clear();
    m_path = path;
    m_fileName = QFileInfo(path).fileName();
    m_table.reset();
    read(path);
}

void RollPreview::cancel()
{
    clear();
}

void RollPreview::clear()
{
    if (m_reading)
        m_reading->isStopped = true;
    m_reading.reset();
    m_tick->stop();
    m_table.reset();
    m_plan.reset();
    m_error.reset();
    m_note.clear();
    m_fileName.clear();
    m_path.clear();
    showAll();
    Q_EMIT changed();
}

void RollPreview::read(const QString& path)
{
    if (m_reading)
        m_reading->isStopped = true;
    m_plan.reset();
    m_error.reset();
    struct Read {
        std::shared_ptr<const CsvTable> table;
        std::optional<RollPlan> plan;
        std::optional<base::Error> error;
    };
    const auto reading = std::make_shared<Reading>();
    m_reading = reading;
    const auto work = [reading, path, table = m_table, precincts = m_precincts]() -> Read {
        Read made;
        made.table = table;
        // Half of the way is taking the file apart, half is checking its lines.
        const auto part = [reading](int from) {
            return [reading, from](qint64 done, qint64 whole) {
                reading->permille = from + static_cast<int>(done * 500 / std::max<qint64>(1, whole));
                return !reading->isStopped;
            };
        };
        if (!made.table) {
            const CsvReading limits { kRollLimitBytes, part(0) };
            QFile file(path);
            const auto bytes = readCsvBytes(file, limits);
            auto parsed = bytes ? readCsv(*bytes, limits) : base::Result<CsvTable>(bytes.error());
            if (!parsed) {
                made.error = parsed.error().code == "console.csv_large" ? base::refused("console.roll_large")
                                                                        : parsed.error();
                return made;
            }
            made.table = std::make_shared<const CsvTable>(std::move(*parsed));
        }
        auto plan = readRoll(*made.table, precincts, part(500));
        if (plan)
            made.plan = std::move(*plan);
        else
            made.error = plan.error();
        return made;
    };
    workApart(this, work, [this, reading](Read made) {
        if (m_reading != reading)
            return;
        m_reading.reset();
        m_tick->stop();
        m_table = std::move(made.table);
        m_plan = std::move(made.plan);
        m_error = std::move(made.error);
        showAll();
        Q_EMIT changed();
    });
    m_tick->start();
    showAll();
    Q_EMIT changed();
}

void RollPreview::showReading()
{
    m_bar->setVisible(m_reading != nullptr);
    m_cancel->setVisible(m_reading != nullptr);
    if (m_reading)
        m_bar->setValue(m_reading->permille);
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
    m_forget->setText(tr("Close the file"));
    m_cancel->setText(tr("Cancel"));
    m_bar->setAccessibleName(tr("Reading the file"));
    for (QPushButton* button : { m_choose, m_template, m_forget, m_cancel })
        button->setAccessibleName(button->text().remove(u'…'));
    const bool isForbidden = !m_forbidden.isEmpty();
    m_choose->setVisible(!isForbidden);
    m_template->setVisible(!isForbidden);
    m_forget->setVisible(hasFile() && !isForbidden);
    m_status->setVisible(!isForbidden);
    m_noRight->setVisible(isForbidden);
    if (isForbidden)
        m_noRight->showNoRight(m_forbidden);
    showReading();
    QStringList text;
    if (m_reading) {
        text << tr("%1 is read and checked line by line…").arg(m_fileName);
    } else if (m_error) {
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
        text << tr("A CSV file (UTF-8 or CP949) with the columns name and precinct; birth date, identifier, "
                   "telephone, email, address and weight may be there. Names go to the vault, never onto the "
                   "chain.");
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
