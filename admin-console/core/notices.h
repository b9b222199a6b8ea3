// SPDX-License-Identifier: Apache-2.0
// What happened while the officer looked elsewhere: a bounded list with a count of what was not read yet.
#pragma once

#include "admin-console/core/states.h"

#include <QObject>
#include <QString>

#include <vector>

namespace maru::console {

struct Notice {
    int id = 0; ///< given by Notices, ascending
    Tone tone = Tone::Information;
    QString title;
    QString text;
    QString targetKind; ///< for Services::show; empty: nothing to open
    QString targetId;
    qint64 time = 0; ///< Unix seconds by this computer's clock
    bool isRead = false;
};

/// GUI thread only. Newest first; the oldest fall out beyond the limit. Notices are what was said at that moment, in
/// the language of that moment.
class Notices final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kLimit = 100;

    explicit Notices(QObject* parent = nullptr);

    /// Takes a notice; its id and time (where 0) are set here. The same title, text and target once more while the
    /// first is still unread is only brought to the front.
    void add(Notice notice);
    const std::vector<Notice>& all() const { return m_all; }
    const Notice* find(int id) const;
    int unreadCount() const;
    void markRead(int id);
    void markAllRead();
    void clear();

Q_SIGNALS:
    void added(const maru::console::Notice& notice);
    void changed();

private:
    std::vector<Notice> m_all;
    int m_lastId = 0;
};

} // namespace maru::console
