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

/// Rows come in pages, so that a million of them never stand in memory at once.
class RowSupply {
public:
    virtual ~RowSupply() = default;
    using Sink = std::function<void(base::Result<std::vector<base::Json>> page, bool isLast)>;
    /// Asks for the next page; the sink runs once, later or at once. GUI thread.
    virtual void next(QObject* context, Sink sink) = 0;
    /// Rows that will come, when the server knows.
    virtual std::optional<qint64> total() const = 0;
};

struct TableReport {
    QString title; ///< "모금 목록"
    QString agency; ///< who issues the document
    QString officer; ///< who made it
    QString conditions; ///< filters in words; empty: all rows
    std::vector<ColumnSpec> columns; ///< in the shown order, hidden ones left out
    Words words;
    std::shared_ptr<RowSupply> rows;
    qint64 asOfHeight = 0; ///< block whose state the rows show
    qint64 asOfTime = 0; ///< Unix seconds
};

struct RecordReport {
    QString title;
    QString number; ///< reference number of the document: id of the record
    QString agency;
    QString officer;
    QString state; ///< in words, may be empty
    std::vector<std::pair<QString, QString>> facts;
    struct Line {
        QString time;
        QString title;
        QString note;
        QString transaction;
    };
    std::vector<Line> timeline;
    QString proof; ///< what this computer has checked, in a sentence; empty: nothing checked
    QString proofLink; ///< what the QR code holds: URL of the record's proof on the server
    qint64 asOfHeight = 0;
    qint64 asOfTime = 0;
};

enum class Format { Csv, Xlsx, Pdf };

/// Asks for a file (FileDialog) and writes it with a progress window that can be cancelled; a cancelled or failed
/// export leaves no file and says so. Error codes: `console.export_file`, `console.export_cancelled`.
void exportTable(QWidget* parent, TableReport report, Format format);
void printTable(QWidget* parent, TableReport report); ///< print preview
void exportRecord(QWidget* parent, RecordReport report); ///< PDF
void printRecord(QWidget* parent, RecordReport report); ///< print preview

} // namespace maru::console::report
