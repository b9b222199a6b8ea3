// SPDX-License-Identifier: Apache-2.0
// The invented elections, candidates and precincts of the scenario. None of them exists.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace maru::demo {

struct CandidateRow {
    std::string_view id;
    std::string_view ko;
    std::string_view en;
    std::string_view partyKo = "";
    std::string_view partyEn = "";
    int weight = 10; ///< how often it is chosen, against the others
    std::string_view list = ""; ///< of a list contest: the list that the candidate is on
};

struct ContestRow {
    std::string_view id;
    std::string_view kind; ///< choose, score, list
    std::string_view ko;
    std::string_view en;
    int minimum = 1;
    int maximum = 1;
    bool blank = true;
    int score = 1;
    int seats = 1;
    std::string_view rule = "plurality";
    std::vector<CandidateRow> candidates;
    int quorum = 0; ///< in ten-thousandths
    std::string_view quorumOf = "enrolled";
};

struct PrecinctRow {
    std::string_view id;
    std::string_view ko;
    std::string_view en;
    int voters = 0;
    int enrolled = 0;
    int ballots = 0; ///< that are cast in the scenario
};

struct ElectionRow {
    std::string_view ko;
    std::string_view en;
    std::string_view kind; ///< public, party, university, organisation
    std::string_view mode; ///< signed, ring
    std::vector<ContestRow> contests;
    std::vector<PrecinctRow> precincts;
    /// Weights of the voters, in turn.
    std::vector<int> weights { 1 };
    // Days before the end of the history; negative: after it.
    int createDay = 0;
    int enrolDay = 0;
    int openDay = 0;
    int closeDay = 0;
    int objectionDays = 0;
};

/// Finished, running, planned.
const std::vector<ElectionRow>& electionRows();

} // namespace maru::demo
