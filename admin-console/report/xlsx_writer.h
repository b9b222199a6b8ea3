// SPDX-License-Identifier: Apache-2.0
// XLSX with real numbers and dates, streamed to disk row by row.
#pragma once

#include "admin-console/report/report.h"
#include "admin-console/report/row_writer.h"

namespace maru::console::report {

/// Rows of one sheet below its header: what Excel can hold.
inline constexpr qint64 kXlsxRowsPerSheet = 1'048'575;

/// First sheet: the rows, header frozen, with an automatic filter. Second: title, conditions, "as of". More rows than a
/// sheet holds go on in further sheets, each with the header.
class XlsxWriter final : public RowWriter {
public:
    /// `report.rows` is not touched.
    XlsxWriter(const QString& path, const TableReport& report, qint64 rowsPerSheet = kXlsxRowsPerSheet);
    ~XlsxWriter() override;

    base::Status open() override;
    base::Status write(const std::vector<base::Json>& rows) override;
    void finish(QObject* context, Progress progress, Done done) override;

private:
    struct Book; // libxlsxwriter's types stay in the .cpp file
    std::shared_ptr<Book> m_book; ///< the thread that packs the file shares it
    TableReport m_report;
    qint64 m_rowsPerSheet;
};

} // namespace maru::console::report
