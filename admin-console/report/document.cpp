// SPDX-License-Identifier: Apache-2.0
// The wording of official documents.
#include "admin-console/report/document.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/report/clean_text.h"
#include "shared/base/calendar.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

qint64 timeOfIssue(qint64 given)
{
    return given > 0 ? given : QDateTime::currentSecsSinceEpoch();
}

QString asOfText(qint64 height, qint64 time)
{
    const QString block = translated(QT_TRANSLATE_NOOP("Report", "Block %1")).arg(formatInteger(height));
    return time > 0 ? QString(block + u" ("_s + formatTimeWithZone(base::UnixSeconds(time)) + u')') : block;
}

/// Digits only, so that it can be read out: block, then day and time of issue.
QString referenceNumber(qint64 height, qint64 issuedAt)
{
    QString time = formatTime(base::UnixSeconds(issuedAt));
    time.remove(u'-').remove(u':').replace(u' ', u'-');
    return QString::number(height) + u'-' + time;
}

/// Kinds whose text is short and of one form; the others are running text and may be broken over lines.
bool isRigidKind(ValueKind kind)
{
    static constexpr std::array kRigid { ValueKind::Won, ValueKind::Integer, ValueKind::Count,
        ValueKind::Time, ValueKind::Date, ValueKind::State, ValueKind::Boolean, ValueKind::Hash,
        ValueKind::Identifier };
    return std::find(kRigid.begin(), kRigid.end(), kind) != kRigid.end();
}

bool isCentredKind(ValueKind kind)
{
    return kind == ValueKind::Time || kind == ValueKind::Date || kind == ValueKind::State
        || kind == ValueKind::Boolean;
}

/// Columns that no line fills are left out.
void addTimeline(Document& document, const std::vector<RecordReport::Line>& timeline)
{
    if (timeline.empty())
        return;
    const bool hasNotes = std::any_of(timeline.begin(), timeline.end(),
        [](const RecordReport::Line& line) { return !line.note.isEmpty(); });
    const bool hasTransactions = std::any_of(timeline.begin(), timeline.end(),
        [](const RecordReport::Line& line) { return !line.transaction.isEmpty(); });
    document.tableTitle = translated(QT_TRANSLATE_NOOP("Report", "History"));
    document.columns = { { translated(QT_TRANSLATE_NOOP("Report", "No.")), false, true, true },
        { translated(QT_TRANSLATE_NOOP("Report", "Time")), false, true, true },
        { translated(QT_TRANSLATE_NOOP("Report", "What happened")), false, false, false } };
    if (hasNotes)
        document.columns.push_back({ translated(QT_TRANSLATE_NOOP("Report", "Note")), false, false, false });
    if (hasTransactions)
        document.columns.push_back(
            { translated(QT_TRANSLATE_NOOP("Report", "Transaction")), false, false, false });
    document.linesPerRow = 30;
    qint64 number = 0;
    for (const RecordReport::Line& line : timeline) {
        std::vector<QString> cells { formatInteger(++number), cleanText(line.time), cleanText(line.title) };
        if (hasNotes)
            cells.push_back(cleanText(line.note));
        if (hasTransactions)
            cells.push_back(cleanText(line.transaction));
        document.rows.push_back(std::move(cells));
    }
}

void addClosing(Document& document, const QString& agency, qint64 issuedAt, const QString& link)
{
    document.date = documentDate(issuedAt);
    document.agency = agency;
    document.seal = translated(QT_TRANSLATE_NOOP("Report", "(official seal)"));
    document.link = link;
    if (!link.isEmpty()) // for those who cannot scan
        document.notes.push_back(
            translated(QT_TRANSLATE_NOOP("Report", "Address of the proof: %1")).arg(cleanText(link)));
    document.linkText = translated(QT_TRANSLATE_NOOP("Report", "Proof in the ledger"));
    document.pageText = translated(QT_TRANSLATE_NOOP("Report", "Page %1 of %2"));
}

} // namespace

LanguageCode documentLanguage()
{
    //: The language tag of documents: "en", or "ko" in the Korean catalogue.
    return languageFromTag(translated(QT_TRANSLATE_NOOP("Report", "en")));
}

QString documentDate(qint64 unixSeconds)
{
    const base::CivilDate day = base::koreanDate(base::UnixSeconds(unixSeconds));
    if (documentLanguage() == LanguageCode::Korean)
        return QString::number(day.year) + u"년 "_s + QString::number(day.month) + u"월 "_s
            + QString::number(day.day) + u"일"_s;
    return QLocale(QLocale::English).toString(QDate(day.year, day.month, day.day), u"d MMMM yyyy"_s);
}

Document tableDocument(const TableReport& report)
{
    const qint64 issuedAt = timeOfIssue(report.issuedAt);
    Document document;
    document.number = translated(QT_TRANSLATE_NOOP("Report", "Document no. %1"))
                          .arg(report.number.isEmpty() ? referenceNumber(report.asOfHeight, issuedAt)
                                                       : cleanText(report.number));
    document.title = cleanText(report.title);
    const auto fact = [&document](const QString& label, const QString& value, bool isHalf) {
        document.facts.push_back({ label, cleanText(value), false, isHalf });
    };
    if (!report.agency.isEmpty())
        fact(translated(QT_TRANSLATE_NOOP("Report", "Agency")), report.agency, true);
    if (!report.officer.isEmpty())
        fact(translated(QT_TRANSLATE_NOOP("Report", "Officer")), report.officer, true);
    fact(
        translated(QT_TRANSLATE_NOOP("Report", "As of")), asOfText(report.asOfHeight, report.asOfTime), true);
    fact(translated(QT_TRANSLATE_NOOP("Report", "Rows")), QString(), true);
    fact(translated(QT_TRANSLATE_NOOP("Report", "Conditions")),
        report.conditions.isEmpty() ? translated(QT_TRANSLATE_NOOP("Report", "All rows")) : report.conditions,
        false);

    document.columns.push_back({ translated(QT_TRANSLATE_NOOP("Report", "No.")), false, true, true });
    for (const ColumnSpec& column : report.columns)
        document.columns.push_back({ cleanText(columnTitle(column)), isRightAligned(column.kind),
            isCentredKind(column.kind), isRigidKind(column.kind) });
    document.emptyText = translated(QT_TRANSLATE_NOOP("Report", "There are no rows for these conditions."));
    document.statement =
        translated(QT_TRANSLATE_NOOP("Report", "These are the records of the ledger as of block %1."))
            .arg(formatInteger(report.asOfHeight));
    addClosing(document, cleanText(report.agency), issuedAt, report.proofLink);
    document.footer = document.title + u" · "_s + document.number;
    return document;
}

std::vector<QString> tableCells(const TableReport& report, const base::Json& row, qint64 number)
{
    std::vector<QString> cells { formatInteger(number) };
    for (const ColumnSpec& column : report.columns)
        cells.push_back(cleanText(cellText(row, column, report.words)));
    return cells;
}

void closeTable(Document& document)
{
    const QString label = translated(QT_TRANSLATE_NOOP("Report", "Rows"));
    for (Document::Fact& fact : document.facts) {
        if (fact.label == label)
            fact.value = formatInteger(static_cast<qint64>(document.rows.size()));
    }
}

Document recordDocument(const RecordReport& report)
{
    const qint64 issuedAt = timeOfIssue(report.issuedAt);
    Document document;
    document.number =
        translated(QT_TRANSLATE_NOOP("Report", "Document no. %1")).arg(cleanText(report.number));
    document.title = cleanText(report.title);
    document.subject = cleanText(report.subject);
    if (report.amount) {
        // Won in words has no English form in law, digits stay.
        const QString digits = formatWon(*report.amount);
        const bool isKorean = documentLanguage() == LanguageCode::Korean;
        document.facts.push_back({ report.amountTitle.isEmpty()
                ? translated(QT_TRANSLATE_NOOP("Report", "Amount"))
                : cleanText(report.amountTitle),
            isKorean ? QString(wonInWords(*report.amount) + u" ("_s + digits + u')') : digits, true, false });
    }
    if (!report.state.isEmpty())
        document.facts.push_back(
            { translated(QT_TRANSLATE_NOOP("Report", "State")), cleanText(report.state), false, false });
    for (const auto& fact : report.facts)
        document.facts.push_back({ cleanText(fact.first), cleanText(fact.second), false, false });
    document.facts.push_back({ translated(QT_TRANSLATE_NOOP("Report", "As of")),
        asOfText(report.asOfHeight, report.asOfTime), false, false });
    if (!report.officer.isEmpty())
        document.facts.push_back(
            { translated(QT_TRANSLATE_NOOP("Report", "Officer")), cleanText(report.officer), false, false });

    addTimeline(document, report.timeline);
    document.notes.push_back(report.proof.isEmpty()
            ? translated(QT_TRANSLATE_NOOP(
                "Report", "The computer that made this document has not checked a proof of this record."))
            : QString(translated(QT_TRANSLATE_NOOP("Report", "Proof")) + u": "_s + cleanText(report.proof)));
    document.statement =
        translated(QT_TRANSLATE_NOOP("Report", "This is the record of the ledger as of block %1."))
            .arg(formatInteger(report.asOfHeight));
    addClosing(document, cleanText(report.agency), issuedAt, report.proofLink);
    document.footer = document.title + u" · "_s + document.number;
    return document;
}

} // namespace maru::console::report
