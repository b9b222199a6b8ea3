// SPDX-License-Identifier: Apache-2.0
// What the papers of an election have in common: head, voters, hashes, places for signatures. GUI thread only.
#pragma once

#include "admin-console/pages/elections/official_papers.h"

namespace maru::console::elections::papers {

/// `kind` and the contest tell the papers of one election apart.
report::Document paperOf(
    const CountingAnswers& answers, const QString& title, const QString& kind, const Services& services);
/// Voters on the roll, enrolled, who voted with the turnout, and who abstained; -1: not known, or not final.
void addVoterFacts(report::Document& paper, qint64 entries, qint64 enrolled, qint64 voted, bool isFinal);
void addCommonNotes(report::Document& paper, const CountingAnswers& answers);
void addSigners(report::Document& paper, bool withObservers);

} // namespace maru::console::elections::papers
