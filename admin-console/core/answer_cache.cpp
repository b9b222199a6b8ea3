// SPDX-License-Identifier: Apache-2.0
// Least-recently-used store of answers.
#include "admin-console/core/answer_cache.h"

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

bool AnswerCache::isKept(const QString& target)
{
    for (const QString& start : { u"/v1/node"_s, u"/v1/head"_s, u"/v1/checkpoint"_s, u"/v1/sessions"_s,
             u"/v1/stream"_s, u"/v1/export"_s, u"/healthz"_s, u"/metrics"_s }) {
        if (target.startsWith(start))
            return false;
    }
    return !target.contains(u"/status"_s);
}

void AnswerCache::put(const QString& target, Kept kept)
{
    // One answer may not push all others out.
    if (!isKept(target) || kept.body.size() > m_limitBytes / 4)
        return;
    if (const auto place = m_places.find(target); place != m_places.end()) {
        m_bytes -= place->second->kept.body.size();
        m_entries.erase(place->second);
        m_places.erase(place);
    }
    m_bytes += kept.body.size();
    m_entries.push_front({ target, std::move(kept) });
    m_places.emplace(target, m_entries.begin());
    while (m_bytes > m_limitBytes) {
        m_bytes -= m_entries.back().kept.body.size();
        m_places.erase(m_entries.back().target);
        m_entries.pop_back();
    }
}

std::optional<AnswerCache::Kept> AnswerCache::find(const QString& target)
{
    const auto place = m_places.find(target);
    if (place == m_places.end())
        return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    return place->second->kept;
}

void AnswerCache::clear()
{
    for (Entry& entry : m_entries)
        entry.kept.body.fill('\0');
    m_entries.clear();
    m_places.clear();
    m_bytes = 0;
}

} // namespace maru::console
