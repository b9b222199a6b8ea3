// SPDX-License-Identifier: Apache-2.0
// Maps of written values.
#include "server/chain/overlay.h"

namespace maru::chain {

const Overlay::Table* Overlay::table(std::string_view domain, std::string_view table) const
{
    const auto tables = m_domains.find(domain);
    if (tables == m_domains.end())
        return nullptr;
    const auto found = tables->second.find(table);
    return found == tables->second.end() ? nullptr : &found->second;
}

const Value* Overlay::find(std::string_view domain, std::string_view tableName, std::string_view key) const
{
    const Table* rows = table(domain, tableName);
    if (rows == nullptr)
        return nullptr;
    const auto found = rows->find(key);
    return found == rows->end() ? nullptr : &found->second;
}

void Overlay::put(std::string_view domain, std::string_view table, std::string_view key, Value value)
{
    auto tables = m_domains.find(domain);
    if (tables == m_domains.end())
        tables = m_domains.emplace(std::string(domain), Tables()).first;
    auto rows = tables->second.find(table);
    if (rows == tables->second.end())
        rows = tables->second.emplace(std::string(table), Table()).first;
    const auto place = rows->second.lower_bound(key);
    if (place != rows->second.end() && place->first == key)
        place->second = std::move(value);
    else
        rows->second.emplace_hint(place, std::string(key), std::move(value));
}

void Overlay::merge(Overlay&& newer)
{
    for (auto& [domain, newTables] : newer.m_domains) {
        Tables& tables = m_domains[domain];
        for (auto& [table, newRows] : newTables) {
            Table& rows = tables[table];
            // merge() moves the nodes whose keys are not here yet; what stays behind replaces older values.
            for (auto it = newRows.begin(); it != newRows.end();) {
                const auto found = rows.find(it->first);
                if (found == rows.end()) {
                    ++it;
                    continue;
                }
                found->second = std::move(it->second);
                it = newRows.erase(it);
            }
            rows.merge(newRows);
        }
    }
    newer.m_domains.clear();
}

} // namespace maru::chain
