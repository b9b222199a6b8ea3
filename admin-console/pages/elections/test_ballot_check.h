// SPDX-License-Identifier: Apache-2.0
// What was planned beside what was counted, contest by contest and precinct by precinct, and the check sheet
// (모의 선거 점검표) that comes of it. GUI thread because of translations; comparing itself is pure.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/core/services.h"
#include "admin-console/pages/elections/test_ballot_plan.h"
#include "admin-console/report/document.h"
#include "admin-console/widgets/cells_model.h"

#include <QStringList>

namespace maru::console::elections {

enum class Agreement {
    Waiting, ///< not counted yet
    Same,
    /// More than was planned, by people who voted in this rehearsal beside the test voters: nothing is missing, and more
    /// cannot be said.
    Others,
    Different, ///< a planned vote is missing, or one is there that nobody can have cast
};

struct ComparedVotes {
    std::string contest;
    std::string unit; ///< empty: the whole contest
    std::string slot; ///< option, or "blank"
    std::int64_t planned = 0;
    std::int64_t counted = 0;
    Agreement agreement = Agreement::Waiting;
};

struct Comparison {
    std::vector<ComparedVotes> lines; ///< of each contest: the whole, then its units
    Agreement agreement = Agreement::Waiting; ///< the worst of all
    std::int64_t different = 0; ///< lines
    std::int64_t others = 0; ///< ballots of other people in the units
};

/// `table`: answer of `officialTable`; `result`: of `result`. What they do not have is different, not left out.
Comparison compareWithPlan(const voting::Definition& definition, const PlannedUnits& expected,
    const base::Json& table, const base::Json& result);

QStringList comparisonHeader();
std::vector<std::vector<Cell>> comparisonRows(
    const Comparison& comparison, const voting::Definition& definition, const Language& language);
/// One sentence with its sign: "✓ …".
QString comparisonText(const Comparison& comparison);

/// Marked as a rehearsal in title, number, notes and statement.
report::Document checkSheet(const base::Json& electionRow, const Comparison& comparison,
    const base::Json& planSummary, const voting::Definition& definition, const Services& services);
/// "[Rehearsal] Check sheet of the test ballots"
QString checkSheetTitle();

} // namespace maru::console::elections
