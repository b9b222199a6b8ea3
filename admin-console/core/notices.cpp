// SPDX-License-Identifier: Apache-2.0
// The list of notices.
#include "admin-console/core/notices.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace maru::console {

Notices::Notices(QObject* parent) : QObject(parent) { }

void Notices::add(Notice notice)
{
    const auto same = std::find_if(m_all.begin(), m_all.end(), [&notice](const Notice& one) {
        return !one.isRead && one.title == notice.title && one.text == notice.text
            && one.targetKind == notice.targetKind && one.targetId == notice.targetId;
    });
    const bool isNew = same == m_all.end();
    if (!isNew)
        m_all.erase(same);
    notice.id = ++m_lastId;
    notice.isRead = false;
    if (notice.time <= 0)
        notice.time = QDateTime::currentSecsSinceEpoch();
    m_all.insert(m_all.begin(), std::move(notice));
    if (m_all.size() > kLimit)
        m_all.resize(kLimit);
    if (isNew) {
        // A slot may clear the list; it gets a copy.
        const Notice told = m_all.front();
        Q_EMIT added(told);
    }
    Q_EMIT changed();
}

const Notice* Notices::find(int id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [id](const Notice& one) { return one.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

int Notices::unreadCount() const
{
    return static_cast<int>(
        std::count_if(m_all.begin(), m_all.end(), [](const Notice& one) { return !one.isRead; }));
}

void Notices::markRead(int id)
{
    for (Notice& one : m_all) {
        if (one.id == id && !one.isRead) {
            one.isRead = true;
            Q_EMIT changed();
            return;
        }
    }
}

void Notices::markAllRead()
{
    if (unreadCount() == 0)
        return;
    for (Notice& one : m_all)
        one.isRead = true;
    Q_EMIT changed();
}

void Notices::clear()
{
    if (m_all.empty())
        return;
    m_all.clear();
    Q_EMIT changed();
}

} // namespace maru::console
