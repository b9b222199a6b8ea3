// SPDX-License-Identifier: Apache-2.0
// Documents as PDF/A-1b, the form that the National Archives keep: fonts embedded, text that can be selected.
#pragma once

#include "admin-console/report/pages.h"
#include "admin-console/report/row_writer.h"

#include <QObject>

namespace maru::console::report {

/// Lays out and paints a document into a file in slices of some milliseconds, so that the window stays alive. Deletes
/// itself with `context` or when it is done; destroyed before that it leaves no file. GUI thread.
class PdfPrinting final : public QObject {
    Q_OBJECT

public:
    /// `path` is written beside itself and renamed.
    static void start(QObject* context, std::shared_ptr<const Document> document, const QString& path,
        RowWriter::Progress progress, RowWriter::Done done);
    ~PdfPrinting() override;

private:
    PdfPrinting(QObject* context, std::shared_ptr<const Document> document, const QString& path,
        RowWriter::Progress progress, RowWriter::Done done);
    void step();
    base::Status begin();
    void end(const base::Status& status);

    struct File; // painter, PDF engine and file, in the order of their death
    std::unique_ptr<File> m_file;
    std::shared_ptr<const Document> m_document;
    Pages m_pages;
    QString m_path;
    RowWriter::Progress m_progress;
    RowWriter::Done m_done;
    int m_nextPage = 0;
};

/// The rows of a table as text, then as a document. Refused `console.export_too_long` beyond `limit` rows.
class DocumentCollector : public RowWriter {
public:
    DocumentCollector(const TableReport& report, qint64 limit);

    base::Status open() override;
    base::Status write(const std::vector<base::Json>& rows) override;

protected:
    /// Once, after the last row.
    std::shared_ptr<const Document> take();

private:
    TableReport m_report;
    qint64 m_limit;
    std::shared_ptr<Document> m_document;
};

/// A document that is complete: no rows come.
class DocumentPdfWriter final : public RowWriter {
public:
    DocumentPdfWriter(const QString& path, std::shared_ptr<const Document> document);

    base::Status open() override;
    base::Status write(const std::vector<base::Json>& rows) override;
    void finish(QObject* context, Progress progress, Done done) override;

private:
    QString m_path;
    std::shared_ptr<const Document> m_document;
};

class PdfWriter final : public DocumentCollector {
public:
    PdfWriter(const QString& path, const TableReport& report, qint64 limit = kMaxPdfRows);

    base::Status open() override;
    void finish(QObject* context, Progress progress, Done done) override;

private:
    QString m_path;
};

} // namespace maru::console::report
