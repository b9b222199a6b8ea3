// SPDX-License-Identifier: Apache-2.0
// Look-ups in a domain's declarations, and their JSON form for GET /v1/domains.
#include "server/domain/spec.h"

#include <algorithm>

namespace maru::domain {

namespace {

template<class T>
const T* findByName(const std::vector<T>& items, std::string_view name)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [name](const T& item) { return item.name == name; });
    return found == items.end() ? nullptr : &*found;
}

base::Json stringsJson(const std::vector<std::string>& items)
{
    base::Json::Array array;
    array.reserve(items.size());
    for (const std::string& item : items)
        array.push_back(base::Json(item));
    return base::Json(std::move(array));
}

base::Json visibilityJson(Visibility visibility)
{
    return base::Json(visibility == Visibility::Public ? "public" : "restricted");
}

template<class T>
base::Json listJson(const std::vector<T>& items, base::Json (*one)(const T&))
{
    base::Json::Array array;
    array.reserve(items.size());
    for (const T& item : items)
        array.push_back(one(item));
    return base::Json(std::move(array));
}

base::Json actionJson(const ActionSpec& action)
{
    return base::Json::object({
        { "name", action.name },
        { "roles", stringsJson(action.roles) },
        { "payload", schema::toJson(action.payload) },
        { "label", schema::toJson(action.label) },
        { "help", schema::toJson(action.help) },
        { "visibility", visibilityJson(action.visibility) },
    });
}

base::Json roleJson(const RoleSpec& role)
{
    return base::Json::object({ { "id", role.id }, { "label", schema::toJson(role.label) } });
}

base::Json indexJson(const IndexSpec& index)
{
    return base::Json::object({ { "name", index.name }, { "members", stringsJson(index.members) } });
}

base::Json tableJson(const TableSpec& table)
{
    return base::Json::object({
        { "name", table.name },
        { "label", schema::toJson(table.label) },
        { "indexes", listJson(table.indexes, indexJson) },
        { "visibility", visibilityJson(table.visibility) },
    });
}

base::Json queryJson(const QuerySpec& query)
{
    return base::Json::object({
        { "name", query.name },
        { "label", schema::toJson(query.label) },
        { "kind", query.kind == QuerySpec::Kind::Rows ? "rows" : "computed" },
        { "table", query.table },
        { "filters", schema::toJson(query.filters) },
        { "columns", schema::toJson(query.columns) },
        { "sorts", stringsJson(query.sorts) },
        { "search", stringsJson(query.search.empty() ? query.searchStarts : query.search) },
        { "visibility", visibilityJson(query.visibility) },
    });
}

base::Json parameterJson(const ParameterSpec& parameter)
{
    return base::Json::object({
        { "name", parameter.name },
        { "label", schema::toJson(parameter.label) },
        { "unit", parameter.unit },
        { "initial", parameter.initial },
        { "legal_basis", parameter.legalBasis },
    });
}

} // namespace

const ActionSpec* DomainSpec::action(std::string_view actionName) const
{
    return findByName(actions, actionName);
}

const TableSpec* DomainSpec::table(std::string_view tableName) const
{
    return findByName(tables, tableName);
}

const QuerySpec* DomainSpec::query(std::string_view queryName) const
{
    return findByName(queries, queryName);
}

std::string DomainSpec::stateTree(std::string_view tableName) const
{
    const TableSpec* spec = table(tableName);
    return spec != nullptr && spec->visibility == Visibility::Restricted ? name + "_restricted" : name;
}

bool DomainSpec::hasRestrictedTables() const
{
    return std::any_of(tables.begin(), tables.end(),
        [](const TableSpec& spec) { return spec.visibility == Visibility::Restricted; });
}

base::Json toJson(const DomainSpec& spec)
{
    return base::Json::object({
        { "name", spec.name },
        { "label", schema::toJson(spec.label) },
        { "actions", listJson(spec.actions, actionJson) },
        { "tables", listJson(spec.tables, tableJson) },
        { "queries", listJson(spec.queries, queryJson) },
        { "parameters", listJson(spec.parameters, parameterJson) },
        { "readers", stringsJson(spec.readers) },
        { "roles", listJson(spec.roles, roleJson) },
    });
}

} // namespace maru::domain
