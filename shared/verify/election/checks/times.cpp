// SPDX-License-Identifier: Apache-2.0
// Ballots were taken between opening and closing only, and not while voting was paused.
#include "shared/verify/election/checks/checks.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// The end of voting is the definition's, or that of the last extension that was executed.
bool isEndGood(const Material& material, const base::Json& row)
{
    std::int64_t closes = material.frozen()->definition.schedule.closes;
    for (const Act* extension : material.actsOf({ "extendElection" }))
        closes = extension->payload().integerOr("closes", 0);
    return row.integerOr("closes", 0) == closes;
}

/// The list of {from, until}; nothing may be read as "never paused".
bool arePausesGood(const base::Json& row)
{
    const base::Json* pauses = row.find("pauses");
    if (pauses == nullptr || !pauses->isArray())
        return false;
    const auto isTime = [](const base::Json& pause, const char* name) {
        const base::Json* time = pause.find(name);
        return time != nullptr && time->isInteger();
    };
    return std::all_of(pauses->asArray().begin(), pauses->asArray().end(),
        [&](const base::Json& pause) { return isTime(pause, "from") && isTime(pause, "until"); });
}

std::string timeFault(const base::Json& row, const voting::Schedule& schedule, std::int64_t time)
{
    const std::int64_t opened = row.integerOr("opened_at", 0);
    const std::int64_t closed = row.integerOr("closed_at", 0);
    if (opened == 0 || time < opened || time < schedule.opens)
        return "before the opening";
    if (time >= row.integerOr("closes", 0) + schedule.grace || (closed > 0 && time > closed))
        return "after the closing";
    for (const base::Json& pause : row.at("pauses").asArray()) {
        // The second of the pause itself may hold ballots that came before it in the same block.
        const std::int64_t until = pause.integerOr("until", 0);
        if (time > pause.integerOr("from", 0) && (until == 0 || time < until))
            return "while voting was paused";
    }
    return {};
}

} // namespace

void checkTimes(Material& material, Verdict& verdict)
{
    const base::Json* row = material.electionRow();
    if (row == nullptr || material.election == nullptr || !material.isRollGood) {
        verdict.unavailable("there is no election to compare with");
        return;
    }
    if (!arePausesGood(*row)) {
        verdict.fail("elections.pauses", "no list of pauses");
        return;
    }
    for (const BallotLeaf& entry : material.ballots) {
        std::string fault =
            timeFault(*row, material.frozen()->definition.schedule, material.timeOf(*entry.at));
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(entry.leaf->where(), std::move(fault));
    }
    if (isEndGood(material, *row))
        verdict.pass();
    else
        verdict.fail("elections.closes", "not the definition's end, nor that of an extension");
    if (row->integerOr("opened_at", 0) == 0)
        verdict.unavailable("voting has not opened");
    else if (row->integerOr("closed_at", 0) == 0)
        verdict.unavailable("voting has not closed");
}

} // namespace maru::verify::election
