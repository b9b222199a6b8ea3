// SPDX-License-Identifier: Apache-2.0
// The help texts that are embedded in the program: one Markdown file a page and language, and search over them.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace maru::console {

/// Topic "general" holds what is true everywhere (keys, search, lock, tables), "licences" the licences; the others
/// have the id of their page.
class HelpTopics final {
public:
    struct Hit {
        QString topic;
        QString title; ///< of the topic
        QString heading; ///< the section that has the words
        QString excerpt; ///< the line that has them, shortened
    };

    /// Ids in the order of the alphabet, "general" first.
    static QStringList topics();
    /// Markdown; empty where there is none in this language.
    static QString text(const QString& topic, const QString& languageTag);
    /// The text of the first heading.
    static QString title(const QString& topic, const QString& languageTag);
    /// Sections in which every word of `words` occurs, at most `limit`.
    static std::vector<Hit> search(const QString& words, const QString& languageTag, std::size_t limit = 20);
};

} // namespace maru::console
