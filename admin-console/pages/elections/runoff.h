// SPDX-License-Identifier: Apache-2.0
// A run-off (결선투표) is an election of its own, with the options that a result has left and everything else as it was.
#pragma once

#include "admin-console/pages/elections/election_wizard.h"

namespace maru::console::elections {

/// Whether a contest of `result` asks for one. Not where a motion had as many votes for as against: it is lost.
bool asksForRunoff(const base::Json& contest);
/// What the wizard begins with: `whole` as loadWhole() gives it, `contest` of `result`. Null when there is nothing to vote
/// on again.
base::Json runoffStart(const base::Json& whole, const base::Json& contest);
/// Asks for the whole election and opens the wizard; what is wrong is shown.
void openRunoffWizard(Services& services, Transport& transport, const base::Json& electionRow,
    const base::Json& contest, TakeRoll takeRoll, QWidget* window);

} // namespace maru::console::elections
