// SPDX-License-Identifier: Apache-2.0
// XLSX by libxlsxwriter in its constant memory mode: a row is on disk as soon as the next one begins. The library does
// not notice a full disk while it writes its temporary files, so free space is checked before each page.
#include "admin-console/report/xlsx_writer.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/report/clean_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QThreadPool>
#include <QUuid>

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kCellLimit = 32'767; // UTF-16 units of a cell, Excel's specification
constexpr qsizetype kSheetNameLimit = 31;
constexpr qint64 kSpareBytes = 32 * 1024 * 1024;
constexpr double kKoreaOffsetSeconds = 9 * 3600;
constexpr double kDaySeconds = 86'400;
constexpr double kExcelEpochDay = 25'569; // 1970-01-01 in Excel's days

QByteArray xlsxText(const QString& text)
{
    QString clean = cleanText(text);
    if (clean.size() > kCellLimit) {
        clean.truncate(kCellLimit - 1);
        if (clean.back().isHighSurrogate())
            clean.chop(1);
        clean += u'…';
    }
    // A reader takes _x0041_ for an escape (ECMA-376 part 1, 22.9.2.19), so the underscore is written as one.
    static const QRegularExpression escape(u"_(?=x[0-9A-Fa-f]{4}_)"_s);
    if (clean.contains(u"_x"_s))
        clean.replace(escape, u"_x005F_"_s);
    return clean.toUtf8();
}

/// Columns of a terminal: Hangul and Han are two wide. Good enough for Excel's "characters".
int displayWidth(const QString& text)
{
    int width = 0;
    int widest = 0;
    for (const QChar character : text) {
        if (character == u'\n')
            width = 0;
        else
            width += character.unicode() >= 0x1100 ? 2 : 1;
        widest = std::max(widest, width);
    }
    return widest;
}

QString sheetName(const QString& title, int number)
{
    QString name = cleanText(title);
    static const QRegularExpression forbidden(u"[\\[\\]:*?/\\\\\\n\\t]"_s);
    name.replace(forbidden, u" "_s);
    const QString suffix = number > 1 ? QString(u" ("_s + QString::number(number) + u')') : QString();
    name = name.trimmed().left(kSheetNameLimit - suffix.size());
    while (name.startsWith(u'\'') || name.endsWith(u'\'') || name.endsWith(u' '))
        name = name.startsWith(u'\'') ? name.mid(1) : name.chopped(1);
    // Excel keeps "History" for itself.
    if (name.isEmpty() || name.compare(u"History"_s, Qt::CaseInsensitive) == 0)
        name = QCoreApplication::translate("Report", "Rows");
    return name + suffix;
}

base::Error xlsxError(const char* what)
{
    return base::failed("console.export_file", what);
}

} // namespace

struct XlsxWriter::Book {
    QString path;
    QString partPath;
    lxw_workbook* workbook = nullptr;
    std::vector<lxw_worksheet*> sheets; ///< rows only
    lxw_worksheet* about = nullptr;
    lxw_format* header = nullptr;
    lxw_format* won = nullptr;
    lxw_format* integer = nullptr;
    lxw_format* share = nullptr;
    lxw_format* time = nullptr;
    lxw_format* date = nullptr;
    lxw_format* heading = nullptr;
    lxw_format* label = nullptr;
    lxw_format* wrapped = nullptr;
    std::vector<int> widths;
    std::vector<QByteArray> titles;
    qint64 rowsInSheet = 0;
    qint64 rowsInAll = 0;

    Book() = default;
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book()
    {
        discard();
        if (!partPath.isEmpty())
            QFile::remove(partPath);
    }

    void discard()
    {
        if (workbook == nullptr)
            return;
        // lxw_workbook_free() leaves the sheets' temporary files open.
        sheets.push_back(about);
        for (lxw_worksheet* sheet : sheets) {
            if (sheet != nullptr && sheet->optimize_tmpfile != nullptr) {
                std::fclose(sheet->optimize_tmpfile);
                sheet->optimize_tmpfile = nullptr;
            }
        }
        lxw_workbook_free(workbook);
        workbook = nullptr;
    }

    /// Any thread, once: packs and frees the workbook.
    bool close()
    {
        const lxw_error error = workbook_close(workbook);
        workbook = nullptr;
        return error == LXW_NO_ERROR;
    }

    bool addSheet(const QString& title)
    {
        lxw_worksheet* sheet = workbook_add_worksheet(
            workbook, sheetName(title, static_cast<int>(sheets.size()) + 1).toUtf8().constData());
        if (sheet == nullptr)
            return false;
        sheets.push_back(sheet);
        rowsInSheet = 0;
        for (std::size_t column = 0; column < titles.size(); ++column)
            worksheet_write_string(
                sheet, 0, static_cast<lxw_col_t>(column), titles[column].constData(), header);
        return true;
    }

    void makeFormats()
    {
        header = workbook_add_format(workbook);
        format_set_bold(header);
        format_set_bg_color(header, 0xE6E8EA);
        format_set_bottom(header, LXW_BORDER_THIN);
        format_set_align(header, LXW_ALIGN_CENTER);
        const auto numeric = [this](const char* format) {
            lxw_format* made = workbook_add_format(workbook);
            format_set_num_format(made, format);
            return made;
        };
        won = numeric("#,##0\"원\"");
        integer = numeric("#,##0");
        share = numeric("0.00 %");
        time = numeric("yyyy-mm-dd hh:mm");
        date = numeric("yyyy-mm-dd");
        heading = workbook_add_format(workbook);
        format_set_bold(heading);
        format_set_font_size(heading, 16);
        label = workbook_add_format(workbook);
        format_set_bold(label);
        format_set_align(label, LXW_ALIGN_VERTICAL_TOP);
        wrapped = workbook_add_format(workbook);
        format_set_text_wrap(wrapped);
        format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
        format_set_align(wrapped, LXW_ALIGN_LEFT);
    }
};

XlsxWriter::XlsxWriter(const QString& path, const TableReport& report, qint64 rowsPerSheet)
    : m_book(std::make_shared<Book>()), m_report(report), m_rowsPerSheet(rowsPerSheet)
{
    m_report.rows.reset();
    m_book->path = path;
}

XlsxWriter::~XlsxWriter() = default;

base::Status XlsxWriter::open()
{
    Book& book = *m_book;
    const QFileInfo target(book.path);
    if (target.isDir() || (target.exists() && !target.isWritable()))
        return xlsxError("the target cannot be replaced");
    const QString part = target.absolutePath() + u"/."_s + target.fileName() + u'.'
        + QUuid::createUuid().toString(QUuid::Id128) + u".part"_s;
    // Before an hour of reading: may a file be made here at all?
    QFile trial(part);
    if (!trial.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return xlsxError("no file can be made in the folder");
    trial.close();
    book.partPath = part;

    QByteArray folder = QFile::encodeName(QDir::tempPath());
    lxw_workbook_options options {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    options.use_zip64 = LXW_FALSE;
    book.workbook = workbook_new_opt(QFile::encodeName(part).constData(), &options);
    if (book.workbook == nullptr)
        return xlsxError("workbook_new_opt");
    book.makeFormats();
    for (const ColumnSpec& column : m_report.columns) {
        const QString title = columnTitle(column);
        book.titles.push_back(xlsxText(title));
        book.widths.push_back(displayWidth(title) + 4); // room for the filter's button
    }
    if (!book.addSheet(m_report.title))
        return xlsxError("no temporary file for the sheet");
    const QString about = QCoreApplication::translate("Report", "About");
    const QString first = sheetName(m_report.title, 1);
    book.about = workbook_add_worksheet(book.workbook,
        sheetName(about, first.compare(about, Qt::CaseInsensitive) == 0 ? 2 : 1).toUtf8().constData());
    if (book.about == nullptr)
        return xlsxError("no temporary file for the sheet");
    return {};
}

base::Status XlsxWriter::write(const std::vector<base::Json>& rows)
{
    Book& book = *m_book;
    for (const QString& folder : { QDir::tempPath(), QFileInfo(book.path).absolutePath() }) {
        const QStorageInfo storage(folder);
        if (storage.isValid() && storage.bytesAvailable() < kSpareBytes)
            return xlsxError("too little free space");
    }
    for (const base::Json& row : rows) {
        if (book.rowsInSheet == m_rowsPerSheet && !book.addSheet(m_report.title))
            return xlsxError("no temporary file for the sheet");
        lxw_worksheet* sheet = book.sheets.back();
        const auto line = static_cast<lxw_row_t>(book.rowsInSheet + 1);
        for (std::size_t i = 0; i < m_report.columns.size(); ++i) {
            const ColumnSpec& column = m_report.columns[i];
            const auto at = static_cast<lxw_col_t>(i);
            const base::Json* value = row.find(column.key);
            const bool isNumber = value != nullptr && value->isInteger();
            lxw_error error = LXW_NO_ERROR;
            int width = 0;
            const auto number = [&](double written, lxw_format* format, int shownWidth) {
                error = worksheet_write_number(sheet, line, at, written, format);
                width = shownWidth;
            };
            const auto separated = [](qint64 count) { return displayWidth(formatInteger(count)) + 1; };
            const ValueKind kind = column.kind;
            if (kind == ValueKind::Won && isNumber) {
                number(static_cast<double>(value->asInteger()), book.won, separated(value->asInteger()) + 2);
            } else if (kind == ValueKind::Integer && isNumber) {
                number(static_cast<double>(value->asInteger()), book.integer, separated(value->asInteger()));
            } else if (kind == ValueKind::Share && isNumber) {
                number(static_cast<double>(value->asInteger()) / static_cast<double>(kShareWhole), book.share,
                    displayWidth(fullText(row, column, m_report.words)));
            } else if (kind == ValueKind::Count && value != nullptr && (value->isArray() || isNumber)) {
                const qint64 count = isNumber ? value->asInteger() : qint64(value->asArray().size());
                number(static_cast<double>(count), book.integer, separated(count));
            } else if ((kind == ValueKind::Time || kind == ValueKind::Date) && isNumber) {
                // Times that are not set are empty cells, as on the screen.
                if (const qint64 seconds = value->asInteger(); seconds > 0) {
                    const double days =
                        (static_cast<double>(seconds) + kKoreaOffsetSeconds) / kDaySeconds + kExcelEpochDay;
                    if (kind == ValueKind::Time)
                        number(days, book.time, 17);
                    else
                        number(std::floor(days), book.date, 11);
                }
            } else if (const QString text = fullText(row, column, m_report.words); !text.isEmpty()) {
                error = worksheet_write_string(sheet, line, at, xlsxText(text).constData(), nullptr);
                width = displayWidth(text);
            }
            if (error != LXW_NO_ERROR)
                return xlsxError(lxw_strerror(error));
            book.widths[i] = std::max(book.widths[i], width);
        }
        ++book.rowsInSheet;
        ++book.rowsInAll;
    }
    return {};
}

void XlsxWriter::finish(QObject* context, Progress progress, Done done)
{
    Book& book = *m_book;
    const auto lastColumn = static_cast<lxw_col_t>(std::max<std::size_t>(book.titles.size(), 1) - 1);
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        lxw_worksheet* sheet = book.sheets[i];
        const qint64 rows = i + 1 < book.sheets.size() ? m_rowsPerSheet : book.rowsInSheet;
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows), lastColumn);
        // Of rows that are on disk the library takes no range any more, so that the end is moved afterwards.
        if (i + 1 == book.sheets.size())
            sheet->autofilter.last_row = static_cast<lxw_row_t>(std::max<qint64>(0, rows - m_report.totals));
        worksheet_repeat_rows(sheet, 0, 0);
        worksheet_set_paper(sheet, 9); // A4
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_set_landscape(sheet);
        for (std::size_t column = 0; column < book.widths.size(); ++column)
            worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                std::clamp(book.widths[column] + 1, 8, 60), nullptr);
    }
    const auto say = [](const char* text) { return QCoreApplication::translate("Report", text); };
    worksheet_set_column(book.about, 0, 0, 22, nullptr);
    worksheet_set_column(book.about, 1, 1, 80, nullptr);
    worksheet_set_paper(book.about, 9);
    worksheet_write_string(book.about, 0, 0, xlsxText(m_report.title).constData(), book.heading);
    lxw_row_t line = 2;
    const auto fact = [&](const QString& label, const QString& value) {
        worksheet_write_string(book.about, line, 0, xlsxText(label).constData(), book.label);
        worksheet_write_string(book.about, line, 1, xlsxText(value).constData(), book.wrapped);
        ++line;
    };
    if (!m_report.agency.isEmpty())
        fact(say(QT_TRANSLATE_NOOP("Report", "Agency")), m_report.agency);
    if (!m_report.officer.isEmpty())
        fact(say(QT_TRANSLATE_NOOP("Report", "Officer")), m_report.officer);
    fact(say(QT_TRANSLATE_NOOP("Report", "Conditions")),
        m_report.conditions.isEmpty() ? say(QT_TRANSLATE_NOOP("Report", "All rows")) : m_report.conditions);
    worksheet_write_string(
        book.about, line, 0, xlsxText(say(QT_TRANSLATE_NOOP("Report", "Rows"))).constData(), book.label);
    worksheet_write_number(book.about, line, 1, static_cast<double>(book.rowsInAll), book.integer);
    ++line;
    worksheet_write_string(book.about, line, 0,
        xlsxText(say(QT_TRANSLATE_NOOP("Report", "As of block"))).constData(), book.label);
    worksheet_write_number(book.about, line, 1, static_cast<double>(m_report.asOfHeight), book.integer);
    ++line;
    if (m_report.asOfTime > 0)
        fact(say(QT_TRANSLATE_NOOP("Report", "Time of the block")),
            formatTimeWithZone(base::UnixSeconds(m_report.asOfTime)));
    if (!m_report.proofLink.isEmpty())
        fact(say(QT_TRANSLATE_NOOP("Report", "Proof")), m_report.proofLink);

    QByteArray title = xlsxText(m_report.title);
    QByteArray author = xlsxText(m_report.officer);
    QByteArray company = xlsxText(m_report.agency);
    lxw_doc_properties properties {};
    properties.title = title.data();
    properties.author = author.data();
    properties.company = company.data();
    workbook_set_properties(book.workbook, &properties);

    progress(0, std::nullopt);
    // Packing a million rows takes seconds, so it is done aside. The book goes with the work: when the export is
    // cancelled meanwhile, its end takes the unfinished file away.
    QThreadPool::globalInstance()->start(
        [shared = std::move(m_book), guard = QPointer<QObject>(context), done = std::move(done)]() mutable {
            const bool isGood = shared->close();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [book = std::move(shared), guard = std::move(guard), done = std::move(done), isGood] {
                    if (!guard)
                        return;
                    std::error_code code;
                    if (isGood) // replaces what is there, in one step
                        std::filesystem::rename(QFileInfo(book->partPath).filesystemFilePath(),
                            QFileInfo(book->path).filesystemFilePath(), code);
                    if (!isGood || code)
                        return done(xlsxError("packing or renaming"));
                    book->partPath.clear();
                    done({});
                },
                Qt::QueuedConnection);
        });
}

} // namespace maru::console::report
