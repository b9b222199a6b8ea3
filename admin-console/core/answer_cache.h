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

    struct Kept {
        QByteArray body;
        qint64 height = 0; ///< newest block that was known when it came
        qint64 time = 0; ///< of that block, Unix seconds
    };

    void put(const QString& target, Kept kept);
    std::optional<Kept> find(const QString& target);
    void clear();
    qsizetype bytes() const { return m_bytes; }

private:
    struct Entry {
        QString target;
        Kept kept;
    };
    qsizetype m_limitBytes;
    qsizetype m_bytes = 0;
    std::list<Entry> m_entries; // newest use first
    std::map<QString, std::list<Entry>::iterator> m_places;
};

} // namespace maru::console
