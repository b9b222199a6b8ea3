// SPDX-License-Identifier: Apache-2.0
// Rows of one election from the committed state.
#include "server/domains/election/election_view.h"

namespace maru::election {

namespace {

constexpr std::size_t kMostRows = 300'000;

} // namespace

Result<Json> viewElection(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(row, view.get(kElectionDomain, "elections", arguments.at("election").asString()));
    if (!row)
        return refused("election.unknown", "election");
    return std::move(*row);
}

Result<std::vector<Json>> viewRows(
    const domain::QueryView& view, std::string_view table, const std::string& election)
{
    domain::Selection selection = domains::from(std::string(table));
    selection.keyPrefix = election + '/';
    MARU_TRY(rows, domains::selectAll(view, kElectionDomain, std::move(selection), kMostRows));
    std::vector<Json> values;
    values.reserve(rows.size());
    for (domain::Row& row : rows)
        values.push_back(std::move(row.value));
    return values;
}

Result<Json> viewRow(const domain::QueryView& view, std::string_view table, const std::string& key)
{
    MARU_TRY(row, view.get(kElectionDomain, table, key));
    return row ? std::move(*row) : Json();
}

Result<std::map<std::string, UnitView>> viewUnits(
    const domain::QueryView& view, const std::string& election, const std::vector<Json>& turnout)
{
    std::map<std::string, UnitView> units;
    MARU_TRY(precincts, viewRows(view, "precincts", election));
    for (const Json& row : precincts) {
        const std::string& id = row.at("id").asString();
        const std::string& countedIn = row.at("counted_in").asString();
        UnitView& unit = units[countedIn.empty() ? id : countedIn];
        unit.enrolled += row.at("enrolled").asInteger();
        unit.entries += row.at("entries").asInteger();
        if (countedIn.empty()) {
            unit.id = id;
            unit.nameKo = row.at("name_ko").asString();
            unit.nameEn = row.at("name_en").asString();
            unit.constituency = row.at("constituency").asString();
        }
    }
    MARU_TRY(frozen, viewRows(view, "units", election));
    for (const Json& row : frozen) {
        UnitView& unit = units[row.at("unit").asString()];
        unit.eligible = row.at("weight").asInteger();
        unit.roll = row.at("roll").asInteger();
    }
    for (const Json& row : turnout)
        units[row.at("unit").asString()].voters += row.at("voters").asInteger();
    for (auto& [id, unit] : units)
        unit.id = id;
    return units;
}

Result<std::optional<voting::Definition>> viewDefinition(
    const domain::QueryView& view, const std::string& election)
{
    MARU_TRY(row, viewRow(view, "definitions", election));
    if (row.isNull())
        return std::optional<voting::Definition>();
    auto definition = voting::definitionFromJson(row.at("frozen").at("definition"));
    MARU_ASSERT(definition.has_value());
    return std::optional<voting::Definition>(std::move(*definition));
}

} // namespace maru::election
