// SPDX-License-Identifier: Apache-2.0
// Any table and any record on paper and in files: CSV, XLSX, PDF (A4, Korean official layout, QR to the proof), print
// preview. The one door of this room; callers say what, not how.
#pragma once

#include "admin-console/core/column.h"
#include "admin-console/core/transport.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QWidget;

namespace maru::console::report {

/// Rows come in pages, so that a million of them never stand in memory at once: the next page is asked for when the
/// one before has been written, never two at a time.
class RowSupply {
public:
    virtual ~RowSupply() = default;
    using Sink = std::function<void(base::Result<std::vector<base::Json>> page, bool isLast)>;
    /// Asks for the next page; the sink runs once, later or at once, and not after `context` is gone (the export was
    /// cancelled). An error ends the export, with its code shown and no file left. A page may be empty. GUI thread.
    virtual void next(QObject* context, Sink sink) = 0;
    /// Rows that will come, when the server knows; asked again after every page.
    virtual std::optional<qint64> total() const = 0;
};

struct TableReport {
    QString title; ///< "모금 목록"; also the suggested file name
    QString agency; ///< who issues the document
    QString officer; ///< who made it
    QString conditions; ///< filters in words; empty: all rows
    std::vector<ColumnSpec> columns; ///< in the shown order, hidden ones left out
    Words words; ///< what it points to lives as long as the window
    std::shared_ptr<RowSupply> rows; ///< fresh: used once, from its first page
    qint64 asOfHeight = 0; ///< block whose state the rows show
    qint64 asOfTime = 0; ///< Unix seconds
    QString number = {}; ///< reference number of the document; empty: made from block and time of issue
    QString proofLink = {}; ///< what the QR code holds, https:// URL; empty: no QR code
    qint64 issuedAt = 0; ///< Unix seconds of the date line; 0: now
    qint64 totals = 0; ///< how many of the last rows are totals: filters of a sheet leave them out
};

struct RecordReport {
    QString title; ///< what kind of document: "모금 기록 확인서"
    QString number; ///< reference number of the document: id of the record
    QString agency; ///< stands beside the seal's place
    QString officer;
    QString state; ///< in words, may be empty
    /// Label and value as shown, but unshortened (fullText with separators and 원); values may have several lines.
    std::vector<std::pair<QString, QString>> facts;
    struct Line {
        QString time; ///< "2026-11-22 14:03"
        QString title;
        QString note;
        QString transaction; ///< id, whole; set small and broken over lines
    };
    std::vector<Line> timeline; ///< oldest first
    QString proof; ///< what this computer has checked, in a sentence; empty: nothing checked
    QString proofLink; ///< what the QR code holds: URL of the record's proof on the server
    qint64 asOfHeight = 0;
    qint64 asOfTime = 0;
    /// The amount that the document is about, first in the facts and in words (일금 …원정).
    std::optional<base::Won> amount = {};
    QString amountTitle = {}; ///< heading of the amount, "모금액"
    QString subject = {}; ///< name of the thing ("겨울 이불 나눔"), large under the title; may be empty
    qint64 issuedAt = 0; ///< Unix seconds of the date line; 0: now
};

enum class Format { Csv, Xlsx, Pdf };

/// Most rows of a table as PDF and in a preview; CSV and XLSX have no limit. More is `console.export_too_long`.
inline constexpr qint64 kMaxPdfRows = 50'000;
inline constexpr qint64 kMaxPreviewRows = 3'000;

/// Asks for a file (FileDialog) and writes it with a ProgressWindow (admin-console/dialogs) that can be cancelled; a
/// cancelled or failed export leaves no file, leaves a file that was there before as it was, and says so in that
/// window. Error codes: `console.export_file`, `console.export_cancelled`, `console.export_too_long`, and those of the
/// supply. `parent`: any widget; the work lives as long as its window. Returns at once.
void exportTable(QWidget* parent, TableReport report, Format format);
/// Opens a window of its own with the pages, once the rows have come; from there to a printer or a PDF.
void printTable(QWidget* parent, TableReport report);
void exportRecord(QWidget* parent, RecordReport report); ///< PDF
void printRecord(QWidget* parent, RecordReport report); ///< print preview

} // namespace maru::console::report
