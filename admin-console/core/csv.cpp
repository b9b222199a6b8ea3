// SPDX-License-Identifier: Apache-2.0
// Reader of comma-separated files.
#include "admin-console/core/csv.h"

#include <QDate>
#include <QIODevice>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kCsvTellEvery = 1 << 18; // characters

/// Empty where the bytes are no text of the encoding.
QString decodedText(const QByteArray& bytes, QStringDecoder decoder)
{
    if (!decoder.isValid())
        return {};
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString() : text;
}

/// The decoder gives stray bytes a place among controls and private use instead of refusing them.
bool isNoText(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
        return c != u'\n' && c != u'\r' && c != u'\t';
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return c == QChar(QChar::ReplacementCharacter);
    }
}

/// The separator that the first line has most of.
QChar separatorOf(const QString& text)
{
    const QString first = text.left(text.indexOf(u'\n'));
    QChar best = u',';
    for (const QChar candidate : { u';', u'\t' }) {
        if (first.count(candidate) > first.count(best))
            best = candidate;
    }
    return best;
}

} // namespace

base::Result<CsvTable> readCsv(const QByteArray& bytes, const CsvReading& reading)
{
    if (bytes.size() > reading.limitBytes)
        return base::refused("console.csv_large");
    CsvTable table;
    QString text;
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        table.encoding = u"UTF-16"_s;
        text = decodedText(bytes, QStringDecoder(QStringDecoder::Utf16));
    } else {
        table.encoding = u"UTF-8"_s;
        text = decodedText(bytes, QStringDecoder(QStringDecoder::Utf8));
        if (text.isEmpty() && !bytes.isEmpty()) {
            // What Korean versions of spreadsheets and many banks write. ICU's own "CP949" is the older set without
            // all 11,172 syllables; its "windows-949" is the one in use.
            table.encoding = u"CP949"_s;
            text = decodedText(bytes, QStringDecoder("windows-949"));
            if (std::any_of(text.begin(), text.end(), isNoText))
                text.clear();
        }
    }
    if (text.startsWith(QChar(0xfeff)))
        text.remove(0, 1);
    if (text.isEmpty() && !bytes.trimmed().isEmpty())
        return base::refused("console.csv_encoding");
    if (text.contains(QChar(0)))
        return base::refused("console.csv_encoding");
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');

    const QChar separator = separatorOf(text);
    CsvLine line { 1, {} };
    QString cell;
    bool isQuoted = false;
    int number = 1;
    const auto endLine = [&] {
        line.cells << cell.trimmed();
        cell.clear();
        const bool hasText = std::any_of(
            line.cells.begin(), line.cells.end(), [](const QString& one) { return !one.isEmpty(); });
        if (hasText)
            table.lines.push_back(std::move(line));
        line = CsvLine { number + 1, {} };
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i % kCsvTellEvery == 0 && reading.goesOn && !reading.goesOn(i, text.size()))
            return base::refused("console.cancelled");
        const QChar c = text.at(i);
        if (isQuoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                cell += c;
                ++i;
            } else if (c == u'"') {
                isQuoted = false;
            } else {
                if (c == u'\n')
                    ++number;
                cell += c;
            }
        } else if (c == u'"' && cell.trimmed().isEmpty()) {
            cell.clear();
            isQuoted = true;
        } else if (c == separator) {
            line.cells << cell.trimmed();
            cell.clear();
        } else if (c == u'\n') {
            endLine();
            ++number;
        } else {
            cell += c;
        }
    }
    if (isQuoted)
        return base::refused("console.csv_quote", "line " + std::to_string(line.number));
    if (!cell.isEmpty() || !line.cells.isEmpty())
        endLine();
    if (table.lines.empty())
        return base::refused("console.csv_empty");
    return table;
}

base::Result<QByteArray> readCsvBytes(QIODevice& file, const CsvReading& reading)
{
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly))
        return base::refused("console.file_read");
    if (file.isSequential())
        return base::refused("console.file_read");
    if (file.size() > reading.limitBytes)
        return base::refused("console.csv_large");
    // One byte more than the limit: the file may grow while it is read.
    const QByteArray bytes = file.read(reading.limitBytes + 1);
    if (bytes.size() > reading.limitBytes)
        return base::refused("console.csv_large");
    if (bytes.isEmpty() && file.size() > 0)
        return base::refused("console.file_read");
    return bytes;
}

QString noFormula(const QString& text)
{
    // The wide forms too: Korean and Japanese input methods make them, and spreadsheets read them as the narrow ones.
    static const QString kFormulaStarts = u"=+-@\t\n＝＋－＠"_s;
    bool isNumber = false;
    text.toLongLong(&isNumber);
    const bool isFormula = !text.isEmpty() && !isNumber && kFormulaStarts.contains(text.front());
    return isFormula ? QString(u'\'' + text) : text;
}

QString clipboardCell(QString text)
{
    text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
    return noFormula(text);
}

QString csvDate(const QString& text)
{
    static const QRegularExpression kDate(
        u"^(\\d{4})\\s*[-./]?\\s*(\\d{1,2})\\s*[-./]?\\s*(\\d{1,2})\\.?(?:[ T].*)?$"_s);
    const QRegularExpressionMatch match = kDate.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

} // namespace maru::console
