// SPDX-License-Identifier: Apache-2.0
// From counts to who is elected: integers only, exact fractions kept (docs/election-protocol.md "Result"). Pure.
#pragma once

#include "server/domain/context.h"
#include "shared/voting/definition.h"

#include <string>
#include <vector>

namespace maru::election {

/// A contest over all units that have it.
struct ContestTotal {
    std::int64_t eligible = 0; ///< weight of those who were enrolled
    std::int64_t roll = 0; ///< weight of everybody on the roll
    std::int64_t ballots = 0; ///< counted
    std::int64_t weight = 0; ///< of the counted ballots
    std::vector<std::int64_t> counts; ///< one an option in order, the blank first when there is one
};

/// {"part", "whole", "basis_points"}: floor(part * 10,000 / whole), 0 of nothing.
base::Json fraction(std::int64_t part, std::int64_t whole);

/// The row of `results`.
base::Json contestResult(const std::string& election, const voting::Contest& contest,
    const ContestTotal& total, base::UnixSeconds time);

/// The row after a tie was decided: `order` names all tied options, the first ones win. With the rule of a run-off the
/// tied options go into it. Refused election.tie_unknown, election.tie_options.
base::Result<base::Json> withTieResolved(
    const voting::Contest& contest, base::Json row, const base::Json::Array& order, base::Json resolution);

} // namespace maru::election
