// SPDX-License-Identifier: Apache-2.0
// What a domain does when it does not say otherwise, and the registry.
#include "server/domain/domain.h"

#include <utility>

namespace maru::domain {

base::Status Domain::genesis(Context&, const base::Json& section)
{
    // A section for a domain that reads none is a mistake in the genesis document.
    if (!section.isNull())
        return base::refused("genesis.section", "domains." + spec().name);
    return {};
}

base::Status Domain::onDue(Context&, const DueEntry&)
{
    return {};
}

std::unique_ptr<Preparer> Domain::makePreparer() const
{
    return nullptr;
}

base::Result<base::Json> Domain::query(const QueryView&, const std::string& name, const base::Json&) const
{
    return base::refused("query.unknown", {}, "no computed query " + name);
}

void Registry::add(std::unique_ptr<Domain> domain)
{
    MARU_ASSERT(domain != nullptr);
    std::string name = domain->spec().name;
    // The executor keeps due entries there and reads every key of it as a time.
    MARU_ASSERT(domain->spec().table("due") == nullptr);
    const bool isNew = m_domains.emplace(std::move(name), std::move(domain)).second;
    MARU_ASSERT(isNew);
}

Domain* Registry::find(std::string_view name) const
{
    const auto found = m_domains.find(name);
    return found == m_domains.end() ? nullptr : found->second.get();
}

std::vector<std::string> Registry::stateTrees() const
{
    std::vector<std::string> names;
    for (const auto& [name, domain] : m_domains) {
        names.push_back(name);
        if (domain->spec().hasRestrictedTables())
            names.push_back(name + "_restricted");
    }
    return names;
}

std::string Registry::stateTree(std::string_view domain, std::string_view table) const
{
    const Domain* found = find(domain);
    return found == nullptr ? std::string(domain) : found->spec().stateTree(table);
}

} // namespace maru::domain
