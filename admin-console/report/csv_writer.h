// SPDX-License-Identifier: Apache-2.0
// CSV: UTF-8 with BOM (spreadsheets take it for a local encoding otherwise), RFC 4180.
#pragma once

#include "admin-console/report/report.h"
#include "admin-console/report/row_writer.h"

#include <QSaveFile>

namespace maru::console::report {

/// One field. What a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"); numbers
/// stay numbers. Pure.
QByteArray csvCell(const QString& text);

class CsvWriter final : public RowWriter {
public:
    CsvWriter(const QString& path, std::vector<ColumnSpec> columns, const Words& words);

    base::Status open() override;
    base::Status write(const std::vector<base::Json>& rows) override;
    void finish(QObject* context, Progress progress, Done done) override;

private:
    QSaveFile m_file;
    std::vector<ColumnSpec> m_columns;
    Words m_words;
};

} // namespace maru::console::report
