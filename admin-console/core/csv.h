// SPDX-License-Identifier: Apache-2.0
// Comma-separated files as banks and spreadsheets write them (RFC 4180, in UTF-8, UTF-16 or CP949; commas, semicolons
// or tabs). Pure functions; thread-safe.
#pragma once

#include "shared/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace maru::console {

struct CsvLine {
    int number = 0; ///< line of the file on which the record begins, from 1
    QStringList cells; ///< trimmed
};

struct CsvTable {
    QString encoding; ///< "UTF-8", "UTF-16", "CP949"
    std::vector<CsvLine> lines; ///< lines without any text are left out
};

/// Refused `console.csv_encoding` when the bytes are text of none of the encodings, `console.csv_quote` (detail: the
/// line) for a quotation that never ends, `console.csv_empty`, `console.csv_large` beyond 16 MiB.
base::Result<CsvTable> readCsv(const QByteArray& bytes);

/// A date as "2026-11-22", "2026.11.22", "2026/11/22", "20261122", "2026. 11. 22.", with or without a time after it, as
/// "2026-11-22"; empty when it is none.
QString csvDate(const QString& text);

} // namespace maru::console
