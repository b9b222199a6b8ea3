// SPDX-License-Identifier: Apache-2.0
// Comma-separated files as banks and spreadsheets write them (RFC 4180, in UTF-8, UTF-16 or CP949; commas, semicolons
// or tabs). Pure functions; thread-safe.
#pragma once

#include "shared/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QIODevice;

namespace maru::console {

struct CsvLine {
    int number = 0; ///< line of the file on which the record begins, from 1
    QStringList cells; ///< trimmed
};

struct CsvTable {
    QString encoding; ///< "UTF-8", "UTF-16", "CP949"
    std::vector<CsvLine> lines; ///< lines without any text are left out
};

/// How much is taken, and who is told on the way. `goesOn` is asked some hundred times, on the thread that reads, with the
/// parts that are done of all of them; false gives up (refused `console.cancelled`).
struct CsvReading {
    qint64 limitBytes = 16 << 20;
    std::function<bool(qint64 done, qint64 whole)> goesOn = {};
};

/// Refused `console.csv_encoding` when the bytes are text of none of the encodings, `console.csv_quote` (detail: the
/// line) for a quotation that never ends, `console.csv_empty`, `console.csv_large` beyond the limit.
base::Result<CsvTable> readCsv(const QByteArray& bytes, const CsvReading& reading = {});

/// A whole file of them. Refused `console.csv_large` before a byte is read where the file says that it is larger,
/// `console.file_read` for what is no file of its own (a pipe, a device) or cannot be read.
base::Result<QByteArray> readCsvBytes(QIODevice& file, const CsvReading& reading = {});

/// What a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"); numbers stay
/// numbers. For every text that may end in a spreadsheet: files and the clipboard.
QString noFormula(const QString& text);
/// One cell of text with tabs: line ends and tabs become spaces, formulas none.
QString clipboardCell(QString text);

/// A date as "2026-11-22", "2026.11.22", "2026/11/22", "20261122", "2026. 11. 22.", with or without a time after it, as
/// "2026-11-22"; empty when it is none.
QString csvDate(const QString& text);

} // namespace maru::console
