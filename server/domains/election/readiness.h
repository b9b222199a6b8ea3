// SPDX-License-Identifier: Apache-2.0
// What an election still lacks before it can be frozen, and the definition that its rows make. Pure: the same for the
// action that freezes and for the check list that officers see.
#pragma once

#include "server/domains/election/records.h"
#include "shared/voting/rings.h"

namespace maru::election {

/// Everything about an election that is not frozen yet.
struct Setup {
    Json election;
    std::vector<Json> contests; ///< any order
    std::vector<Json> precincts; ///< by id
    std::vector<Json> trustees; ///< by index
    std::vector<Json> rollCounts;
    std::int64_t openObjections = 0; ///< to the roll or the candidates
    std::int64_t ringMinimum = voting::kMinRing;
    std::int64_t now = 0;
};

struct Missing {
    std::string code; ///< "election.missing_…"
    std::int64_t count = 0;
    std::string detail;
    bool blocks = true; ///< false: worth knowing, freezing goes on
};

/// The definition as the frozen document will hold it.
Json composeDefinition(const Setup& setup);
/// In the order in which one would deal with them.
std::vector<Missing> missingOf(const Setup& setup);

/// Where a precinct is counted.
std::string unitOf(const Json& precinct);
/// Enrolled keys by counting unit and weight.
using UnitWeights = std::map<std::pair<std::string, std::int64_t>, std::int64_t>;
UnitWeights enrolledByUnit(const Setup& setup);
/// Contests of the style of a constituency, by position.
std::vector<const Json*> styleOf(const std::vector<Json>& contestsByPosition, std::string_view constituency);
std::vector<Json> byPosition(std::vector<Json> contests);

} // namespace maru::election
