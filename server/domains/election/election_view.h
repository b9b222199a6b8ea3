// SPDX-License-Identifier: Apache-2.0
// Reading an election's rows for computed queries. One reader's thread.
#pragma once

#include "server/domains/election/records.h"
#include "shared/voting/definition.h"

#include <map>
#include <optional>

namespace maru::election {

inline constexpr std::string_view kElectionDomain = "election";

/// Refused election.unknown, field election.
Result<Json> viewElection(const domain::QueryView& view, const Json& arguments);
/// Rows of a table whose key begins with "<election>/", by key.
Result<std::vector<Json>> viewRows(
    const domain::QueryView& view, std::string_view table, const std::string& election);
/// A row, or null.
Result<Json> viewRow(const domain::QueryView& view, std::string_view table, const std::string& key);

/// A counting unit with the people of all precincts that are counted there.
struct UnitView {
    std::string id;
    std::string nameKo, nameEn, constituency;
    std::int64_t enrolled = 0;
    std::int64_t entries = 0;
    std::int64_t eligible = 0; ///< weight of the enrolled; 0 before freezing
    std::int64_t roll = 0; ///< weight of everybody on the roll; 0 before freezing
    std::int64_t voters = 0; ///< who have voted
};
/// By id; turnout rows are added up into `voters`.
Result<std::map<std::string, UnitView>> viewUnits(
    const domain::QueryView& view, const std::string& election, const std::vector<Json>& turnout);

/// The frozen definition; nothing before freezing.
Result<std::optional<voting::Definition>> viewDefinition(
    const domain::QueryView& view, const std::string& election);

} // namespace maru::election
