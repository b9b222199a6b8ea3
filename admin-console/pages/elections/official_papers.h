// SPDX-License-Identifier: Apache-2.0
// The papers of the counting in the layout of Korean offices: table of the counting (개표상황표) and announcement of the
// result (당선인 결정 공고, or what else came of it). In the language of the console.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/report/document.h"
#include "shared/base/json.h"

class QWidget;

namespace maru::console::elections {

struct CountingAnswers {
    base::Json election; ///< row
    base::Json progress;
    base::Json result;
    base::Json table;
};

/// Every sum of the election is counted, and every precinct of this contest.
bool isCountingOver(const CountingAnswers& answers, std::size_t contest);
/// Of one contest, final only when counting is over: before that it says that it is not, and confirms nothing. `contest` is its place in the definition.
report::Document countingPaper(const CountingAnswers& answers, std::size_t contest, const Services& services);
/// All contests on one paper; only when the election is certified.
report::Document certificatePaper(const CountingAnswers& answers, const Services& services);
/// Asks for a file and writes the paper as PDF.
void savePaper(QWidget* parent, report::Document document);

} // namespace maru::console::elections
