// SPDX-License-Identifier: Apache-2.0
// What stands on the pages of an official document, before it is known where.
#pragma once

#include "admin-console/report/report.h"

namespace maru::console::report {

/// Texts are final and translated; plain data.
struct Document {
    QString number; ///< top left, "문서번호 …"
    QString title;
    QString subject; ///< under the title

    struct Fact {
        QString label;
        QString value;
        bool isStrong = false; ///< the main amount
        bool isHalf = false; ///< two short ones stand beside each other
    };
    std::vector<Fact> facts;

    struct Column {
        QString title;
        bool isRight = false;
        bool isCentred = false;
        bool isRigid = false; ///< never broken over lines: numbers, times
    };
    QString tableTitle;
    std::vector<Column> columns; ///< none: no table
    std::vector<std::vector<QString>> rows;
    QString emptyText; ///< instead of rows
    int linesPerRow = 6; ///< what is longer ends in "…"

    std::vector<QString> notes; ///< under the tables
    QString statement; ///< centred, above the date
    QString date;
    QString agency;
    QString seal; ///< "(직인)"
    QString link; ///< in the QR code
    QString linkText; ///< beside it
    QString footer; ///< left on every page
    QString pageText; ///< "%1 / %2"
};

/// Everything but the rows; columns get one more in front, the running number.
Document tableDocument(const TableReport& report);
/// The cells of one row for tableDocument()'s columns, `number` from 1.
std::vector<QString> tableCells(const TableReport& report, const base::Json& row, qint64 number);
/// After the last row: how many there are.
void closeTable(Document& document);
Document recordDocument(const RecordReport& report);

/// The language that documents are written in: the one of the installed translation.
LanguageCode documentLanguage();
/// "2026년 11월 22일", "22 November 2026"; the day in Korea.
QString documentDate(qint64 unixSeconds);

} // namespace maru::console::report
