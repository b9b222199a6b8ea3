// SPDX-License-Identifier: Apache-2.0
// The last answers of reads, in memory only, for the time when the server is away. Holds what one signed-in officer
// may see; emptied when the console locks.
#pragma once

#include "shared/base/json.h"

#include <QByteArray>
#include <QString>

#include <list>
#include <map>
#include <optional>

namespace maru::console {

/// Least recently used entries go first. GUI thread only.
class AnswerCache {
public:
    explicit AnswerCache(qsizetype limitBytes = 32 << 20) : m_limitBytes(limitBytes) { }

    /// Reads whose old answers would mislead: states of a submission, heads, sessions.
    static bool isKept(const QString& target);

    void put(const QString& target, const QByteArray& body);
    std::optional<QByteArray> find(const QString& target);
    void clear();
    qsizetype bytes() const { return m_bytes; }

private:
    struct Entry {
        QString target;
        QByteArray body;
    };
    qsizetype m_limitBytes;
    qsizetype m_bytes = 0;
    std::list<Entry> m_entries; // newest use first
    std::map<QString, std::list<Entry>::iterator> m_places;
};

} // namespace maru::console
