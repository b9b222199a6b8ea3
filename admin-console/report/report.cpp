// SPDX-License-Identifier: Apache-2.0
// The door of this room.
#include "admin-console/report/report.h"

#include "admin-console/core/format.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/report/clean_text.h"
#include "admin-console/report/csv_writer.h"
#include "admin-console/report/export_job.h"
#include "admin-console/report/file_name.h"
#include "admin-console/report/pdf_writer.h"
#include "admin-console/report/preview_window.h"
#include "admin-console/report/xlsx_writer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QRegularExpression>
#include <QWidget>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

/// Collects the rows of a table and shows them.
class PreviewCollector final : public DocumentCollector {
public:
    PreviewCollector(QWidget* parent, const TableReport& report)
        : DocumentCollector(report, kMaxPreviewRows), m_parent(parent)
    {
    }

    void finish(QObject* context, Progress progress, Done done) override
    {
        PreviewWindow::open(context, m_parent, take(), std::move(progress), std::move(done));
    }

private:
    QPointer<QWidget> m_parent;
};

/// A record to be shown: no rows come.
class RecordPreview final : public RowWriter {
public:
    RecordPreview(QWidget* parent, std::shared_ptr<const Document> document)
        : m_parent(parent), m_document(std::move(document))
    {
    }

    base::Status open() override { return {}; }
    base::Status write(const std::vector<base::Json>&) override { return {}; }
    void finish(QObject* context, Progress progress, Done done) override
    {
        PreviewWindow::open(context, m_parent, m_document, std::move(progress), std::move(done));
    }

private:
    QPointer<QWidget> m_parent;
    std::shared_ptr<const Document> m_document;
};

struct FormatTexts {
    QString suffix;
    QString filter;
};

FormatTexts formatTexts(Format format)
{
    switch (format) {
    case Format::Csv:
        return { u"csv"_s, QCoreApplication::translate("Report", "CSV files (*.csv)") };
    case Format::Xlsx:
        return { u"xlsx"_s, QCoreApplication::translate("Report", "Excel workbooks (*.xlsx)") };
    case Format::Pdf:
        break;
    }
    return { u"pdf"_s, QCoreApplication::translate("Report", "PDF files (*.pdf)") };
}

std::unique_ptr<RowWriter> makeWriter(const QString& path, const TableReport& report, Format format)
{
    switch (format) {
    case Format::Csv:
        return std::make_unique<CsvWriter>(path, report.columns, report.words);
    case Format::Xlsx:
        return std::make_unique<XlsxWriter>(path, report);
    case Format::Pdf:
        break;
    }
    return std::make_unique<PdfWriter>(path, report);
}

QWidget* windowOf(QWidget* parent)
{
    return parent == nullptr ? nullptr : parent->window();
}

QString exportTitle(const QString& title)
{
    return QCoreApplication::translate("Report", "Export: %1").arg(title);
}

} // namespace

QString suggestedFileName(const QString& title, const QString& suffix)
{
    QString name = cleanText(title).simplified();
    // What Windows refuses, the strictest of the systems that files travel to.
    static const QRegularExpression refused(u"[<>:\"/\\\\|?*]"_s);
    name.replace(refused, u"_"_s);
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    name = name.left(80).trimmed();
    if (name.isEmpty())
        name = u"maru"_s;
    return name + u'-' + formatDate(base::UnixSeconds(QDateTime::currentSecsSinceEpoch())) + u'.' + suffix;
}

void exportTable(QWidget* parent, TableReport report, Format format)
{
    const FormatTexts texts = formatTexts(format);
    const QString title = exportTitle(report.title);
    FileDialog::askSave(parent, title, suggestedFileName(report.title, texts.suffix), texts.filter,
        [window = QPointer<QWidget>(windowOf(parent)), report = std::move(report), format, title](
            const QString& path) {
            ExportJob::start(window, title, report.rows, makeWriter(path, report, format), path);
        });
}

void printTable(QWidget* parent, TableReport report)
{
    ExportJob::start(parent, QCoreApplication::translate("Report", "Print: %1").arg(report.title),
        report.rows, std::make_unique<PreviewCollector>(windowOf(parent), report), QString());
}

void exportRecord(QWidget* parent, RecordReport report)
{
    const FormatTexts texts = formatTexts(Format::Pdf);
    const QString title = exportTitle(report.title);
    const QString name =
        report.number.isEmpty() ? report.title : QString(report.title + u' ' + report.number);
    FileDialog::askSave(parent, title, suggestedFileName(name, texts.suffix), texts.filter,
        [window = QPointer<QWidget>(windowOf(parent)), report = std::move(report), title](
            const QString& path) {
            ExportJob::start(window, title, nullptr,
                std::make_unique<DocumentPdfWriter>(path, std::make_shared<Document>(recordDocument(report))),
                path);
        });
}

void printRecord(QWidget* parent, RecordReport report)
{
    ExportJob::start(parent, QCoreApplication::translate("Report", "Print: %1").arg(report.title), nullptr,
        std::make_unique<RecordPreview>(windowOf(parent), std::make_shared<Document>(recordDocument(report))),
        QString());
}

} // namespace maru::console::report
