// SPDX-License-Identifier: Apache-2.0
// The text of a PDF as another program reads it (poppler's pdftotext).
#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <QString>

namespace maru::console {

/// In reading order; null where the program is missing or the file is no PDF.
inline QString pdfText(const QString& path)
{
    using namespace Qt::StringLiterals;
    QProcess reader;
    reader.start(u"pdftotext"_s, { u"-layout"_s, u"-enc"_s, u"UTF-8"_s, path, u"-"_s });
    if (!reader.waitForFinished(30'000) || reader.exitCode() != 0)
        return {};
    return QString::fromUtf8(reader.readAllStandardOutput());
}

/// Lines are broken where the page ends: compared without any space.
inline QString withoutSpaces(QString text)
{
    static const QRegularExpression s_spaces(QStringLiteral("\\s"));
    return text.remove(s_spaces);
}

/// The numbers on the first line that has this text, in their order; empty: there is no such line.
inline QStringList numbersBeside(const QString& text, const QString& title)
{
    static const QRegularExpression s_number(QStringLiteral("(?<![\\d.,])\\d[\\d,]*(\\.\\d+)?"));
    for (const QString& line : text.split(QChar(u'\n'))) {
        const qsizetype at = line.indexOf(title);
        if (at < 0)
            continue;
        QStringList numbers;
        auto found = s_number.globalMatch(line.mid(at + title.size()));
        while (found.hasNext())
            numbers << found.next().captured();
        return numbers;
    }
    return {};
}

} // namespace maru::console
