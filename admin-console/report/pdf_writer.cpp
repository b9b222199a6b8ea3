// SPDX-License-Identifier: Apache-2.0
// PDF files.
#include "admin-console/report/pdf_writer.h"

#include "admin-console/core/text.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTimer>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSliceMs = 12; // below a frame of the screen
constexpr int kPdfResolution = 600; // dots per inch of the coordinates; text and lines have none

/// Before the work begins: may the file be written at all?
base::Status tryPdfPath(const QString& path)
{
    QSaveFile trial(path);
    if (!trial.open(QIODevice::WriteOnly))
        return base::failed("console.export_file", fromQt(trial.errorString()));
    trial.cancelWriting();
    return {};
}

} // namespace

struct PdfPrinting::File {
    explicit File(const QString& path) : save(path) { }
    ~File()
    {
        if (painter.isActive())
            painter.end();
    }

    QSaveFile save;
    std::unique_ptr<QPdfWriter> pdf;
    QPainter painter;
};

PdfPrinting::PdfPrinting(QObject* context, std::shared_ptr<const Document> document, const QString& path,
    RowWriter::Progress progress, RowWriter::Done done)
    : QObject(context)
    , m_document(document)
    , m_pages(std::move(document))
    , m_path(path)
    , m_progress(std::move(progress))
    , m_done(std::move(done))
{
}

PdfPrinting::~PdfPrinting() = default;

void PdfPrinting::start(QObject* context, std::shared_ptr<const Document> document, const QString& path,
    RowWriter::Progress progress, RowWriter::Done done)
{
    auto* printing =
        new PdfPrinting(context, std::move(document), path, std::move(progress), std::move(done));
    QTimer::singleShot(0, printing, &PdfPrinting::step);
}

base::Status PdfPrinting::begin()
{
    m_file = std::make_unique<File>(m_path);
    if (!m_file->save.open(QIODevice::WriteOnly))
        return base::failed("console.export_file", fromQt(m_file->save.errorString()));
    m_file->pdf = std::make_unique<QPdfWriter>(&m_file->save);
    QPdfWriter& pdf = *m_file->pdf;
    pdf.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    pdf.setTitle(m_document->title);
    pdf.setCreator(u"Maru"_s);
    pdf.setResolution(kPdfResolution);
    pdf.setPageLayout(m_pages.pageLayout());
    if (!m_file->painter.begin(&pdf))
        return base::failed("console.export_file", "QPainter::begin");
    return {};
}

void PdfPrinting::step()
{
    if (!m_file) {
        if (!m_pages.layOut(kSliceMs)) {
            m_progress(m_pages.rowsPlaced(), static_cast<qint64>(m_document->rows.size()));
            QTimer::singleShot(0, this, &PdfPrinting::step);
            return;
        }
        if (const base::Status status = begin(); !status) {
            end(status);
            return;
        }
    }
    QElapsedTimer timer;
    timer.start();
    while (m_nextPage < m_pages.count() && timer.elapsed() < kSliceMs) {
        if (m_nextPage > 0)
            m_file->pdf->newPage();
        m_pages.paint(m_file->painter, m_nextPage);
        ++m_nextPage;
    }
    m_progress(m_nextPage, m_pages.count());
    if (m_nextPage < m_pages.count()) {
        QTimer::singleShot(0, this, &PdfPrinting::step);
        return;
    }
    // The fonts are written now; a full disk shows when the file is committed.
    m_file->painter.end();
    m_file->pdf.reset();
    end(m_file->save.commit() ? base::Status()
                              : base::failed("console.export_file", fromQt(m_file->save.errorString())));
}

void PdfPrinting::end(const base::Status& status)
{
    m_file.reset();
    deleteLater();
    m_done(status);
}

DocumentCollector::DocumentCollector(const TableReport& report, qint64 limit)
    : m_report(report), m_limit(limit)
{
    m_report.rows.reset();
}

base::Status DocumentCollector::open()
{
    m_document = std::make_shared<Document>(tableDocument(m_report));
    return {};
}

base::Status DocumentCollector::write(const std::vector<base::Json>& rows)
{
    for (const base::Json& row : rows) {
        const auto number = static_cast<qint64>(m_document->rows.size()) + 1;
        if (number > m_limit)
            return base::refused("console.export_too_long");
        m_document->rows.push_back(tableCells(m_report, row, number));
    }
    return {};
}

std::shared_ptr<const Document> DocumentCollector::take()
{
    closeTable(*m_document);
    return std::move(m_document);
}

PdfWriter::PdfWriter(const QString& path, const TableReport& report, qint64 limit)
    : DocumentCollector(report, limit), m_path(path)
{
}

base::Status PdfWriter::open()
{
    MARU_CHECK(tryPdfPath(m_path));
    return DocumentCollector::open();
}

void PdfWriter::finish(QObject* context, Progress progress, Done done)
{
    PdfPrinting::start(context, take(), m_path, std::move(progress), std::move(done));
}

DocumentPdfWriter::DocumentPdfWriter(const QString& path, std::shared_ptr<const Document> document)
    : m_path(path), m_document(std::move(document))
{
}

base::Status DocumentPdfWriter::open()
{
    return tryPdfPath(m_path);
}

base::Status DocumentPdfWriter::write(const std::vector<base::Json>& rows)
{
    MARU_ASSERT(rows.empty());
    return {};
}

void DocumentPdfWriter::finish(QObject* context, Progress progress, Done done)
{
    PdfPrinting::start(context, m_document, m_path, std::move(progress), std::move(done));
}

} // namespace maru::console::report
