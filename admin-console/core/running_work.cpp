// SPDX-License-Identifier: Apache-2.0
// The list of what is under way.
#include "admin-console/core/running_work.h"

#include <algorithm>
#include <utility>

namespace maru::console {

void RunningWork::begin(const QObject* owner, Kind kind, Say say)
{
    for (Entry& one : m_entries) {
        if (one.owner == owner && one.kind == kind) {
            one.say = std::move(say);
            Q_EMIT changed();
            return;
        }
    }
    connect(owner, &QObject::destroyed, this, [this, owner] { forget(owner); });
    m_entries.push_back({ owner, kind, std::move(say) });
    Q_EMIT changed();
}

void RunningWork::end(const QObject* owner, Kind kind)
{
    const auto gone = std::remove_if(m_entries.begin(), m_entries.end(),
        [owner, kind](const Entry& one) { return one.owner == owner && one.kind == kind; });
    if (gone == m_entries.end())
        return;
    m_entries.erase(gone, m_entries.end());
    Q_EMIT changed();
}

void RunningWork::forget(const QObject* owner)
{
    const auto gone = std::remove_if(
        m_entries.begin(), m_entries.end(), [owner](const Entry& one) { return one.owner == owner; });
    if (gone == m_entries.end())
        return;
    m_entries.erase(gone, m_entries.end());
    Q_EMIT changed();
}

bool RunningWork::isRunning() const
{
    return std::any_of(
        m_entries.begin(), m_entries.end(), [](const Entry& one) { return one.kind == Kind::Running; });
}

QStringList RunningWork::texts(Kind kind) const
{
    QStringList all;
    for (const Entry& one : m_entries) {
        if (one.kind == kind)
            all << one.say();
    }
    return all;
}

} // namespace maru::console
