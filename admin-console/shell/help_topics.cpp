// SPDX-License-Identifier: Apache-2.0
// Reads the embedded help.
#include "admin-console/shell/help_topics.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kExcerptLength = 120;

/// Without the marks of Markdown that would be noise in an excerpt.
QString plain(QString line)
{
    for (const QString& mark : { u"**"_s, u"`"_s, u"|"_s })
        line.remove(mark);
    while (line.startsWith(u'-') || line.startsWith(u'#') || line.startsWith(u'>') || line.startsWith(u' '))
        line.remove(0, 1);
    return line.trimmed();
}

bool hasAll(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(),
        [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QStringList HelpTopics::topics()
{
    QStringList ids;
    for (const QString& name : QDir(u":/help"_s).entryList(QDir::Files, QDir::Name)) {
        const QString id = name.section(u'.', 0, 0);
        if (!ids.contains(id))
            ids << id;
    }
    if (ids.removeAll(u"general"_s) > 0)
        ids.prepend(u"general"_s);
    return ids;
}

QString HelpTopics::text(const QString& topic, const QString& languageTag)
{
    QFile file(u":/help/"_s + topic + u'.' + languageTag + u".md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString HelpTopics::title(const QString& topic, const QString& languageTag)
{
    for (const QString& line : text(topic, languageTag).split(u'\n')) {
        if (line.startsWith(u"# "_s))
            return line.mid(2).trimmed();
    }
    return topic;
}

std::vector<HelpTopics::Hit> HelpTopics::search(
    const QString& words, const QString& languageTag, std::size_t limit)
{
    std::vector<Hit> hits;
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return hits;
    for (const QString& topic : topics()) {
        const QString topicTitle = title(topic, languageTag);
        QString heading;
        QString section;
        QString excerpt;
        const auto finish = [&] {
            if (!section.isEmpty() && hasAll(section, wanted) && hits.size() < limit)
                hits.push_back({ topic, topicTitle, heading, excerpt.left(kExcerptLength) });
            section.clear();
            excerpt.clear();
        };
        for (const QString& line : text(topic, languageTag).split(u'\n')) {
            if (line.startsWith(u'#')) {
                finish();
                heading = plain(line);
            }
            section += line + u'\n';
            const bool isHit = std::any_of(wanted.begin(), wanted.end(),
                [&line](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
            if (isHit && !line.startsWith(u'#') && excerpt.isEmpty())
                excerpt = plain(line);
        }
        finish();
    }
    return hits;
}

} // namespace maru::console
