// SPDX-License-Identifier: Apache-2.0
// CSV.
#include "admin-console/report/csv_writer.h"

#include "admin-console/core/csv.h"
#include "admin-console/core/text.h"
#include "admin-console/report/clean_text.h"

#include <QTimer>

namespace maru::console::report {

using namespace Qt::StringLiterals;

QByteArray csvCell(const QString& text)
{
    QString cell = noFormula(cleanText(text));
    if (cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n'))
        return '"' + cell.replace(u'"', u"\"\""_s).toUtf8() + '"';
    return cell.toUtf8();
}

CsvWriter::CsvWriter(const QString& path, std::vector<ColumnSpec> columns, const Words& words)
    : m_file(path), m_columns(std::move(columns)), m_words(words)
{
}

base::Status CsvWriter::open()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return base::failed("console.export_file", fromQt(m_file.errorString()));
    QByteArray text("\xEF\xBB\xBF");
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        text += (i == 0 ? QByteArray() : QByteArray(",")) + csvCell(columnTitle(m_columns[i]));
    text += "\r\n";
    if (m_file.write(text) != text.size())
        return base::failed("console.export_file", fromQt(m_file.errorString()));
    return {};
}

base::Status CsvWriter::write(const std::vector<base::Json>& rows)
{
    QByteArray text;
    for (const base::Json& row : rows) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (i > 0)
                text += ',';
            text += csvCell(fullText(row, m_columns[i], m_words));
        }
        text += "\r\n";
    }
    if (m_file.write(text) != text.size() || !m_file.flush())
        return base::failed("console.export_file", fromQt(m_file.errorString()));
    return {};
}

void CsvWriter::finish(QObject* context, Progress, Done done)
{
    base::Status status;
    if (!m_file.commit())
        status = base::failed("console.export_file", fromQt(m_file.errorString()));
    QTimer::singleShot(0, context, [done = std::move(done), status] { done(status); });
}

} // namespace maru::console::report
