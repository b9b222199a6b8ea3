// SPDX-License-Identifier: Apache-2.0
// Ballots were taken between opening and closing only, and not while voting was paused.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

/// The end of voting is the definition's, or that of the last extension that was executed.
bool isEndGood(const Material& material, const base::Json& row)
{
    std::int64_t closes = material.frozen()->definition.schedule.closes;
    for (const RecordLeaf* extension : material.record.executed("extendElection"))
        closes = extension->transaction.payload.integerOr("closes", 0);
    return row.integerOr("closes", 0) == closes;
}

std::string timeFault(const base::Json& row, const voting::Schedule& schedule, std::int64_t time)
{
    const std::int64_t opened = row.integerOr("opened_at", 0);
    const std::int64_t closed = row.integerOr("closed_at", 0);
    if (opened == 0 || time < opened || time < schedule.opens)
        return "before the opening";
    if (time >= row.integerOr("closes", 0) + schedule.grace || (closed > 0 && time > closed))
        return "after the closing";
    const base::Json* pauses = row.find("pauses");
    if (pauses == nullptr || !pauses->isArray())
        return {};
    for (const base::Json& pause : pauses->asArray()) {
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
    for (const BallotLeaf& entry : material.ballots) {
        std::string fault =
            timeFault(*row, material.frozen()->definition.schedule, material.timeOf(*entry.leaf).count());
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

void checkReplacementOrder(Material& material, Verdict& verdict)
{
    if (!material.hasBallots) {
        verdict.unavailable("the ballots could not be read");
        return;
    }
    const bool mayRevote = material.frozen()->definition.revote;
    std::int64_t replaced = 0;
    for (const auto& [voter, casts] : material.castsByVoter) {
        replaced += static_cast<std::int64_t>(casts.size()) - 1;
        if (casts.size() > 1 && !mayRevote) {
            verdict.fail(material.ballots[casts[1]].leaf->where(),
                "a second ballot, which this election does not allow");
            continue;
        }
        // What the server said of each ballot: the first replaces nothing, every later one the one before.
        std::string fault;
        for (std::size_t i = 0; i < casts.size() && fault.empty(); ++i) {
            const RecordLeaf& leaf = *material.ballots[casts[i]].leaf;
            if (leaf.result.data.booleanOr("replaced", false) != (i > 0))
                fault = leaf.where();
            if (i > 0 && material.ballots[casts[i]].ballot.ring != material.ballots[casts[0]].ballot.ring)
                fault = leaf.where();
        }
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail(fault, "not said to replace what it replaces, or by one voter in two rings");
    }
    const base::Json* box = material.row("boxes", material.record.election);
    if (box == nullptr)
        verdict.unavailable("there is no ballot box yet");
    else if (box->integerOr("voters", -1) != static_cast<std::int64_t>(material.castsByVoter.size()))
        verdict.fail("boxes", "not the number of voters in the record");
    else if (box->integerOr("replaced", -1) != replaced)
        verdict.fail("boxes",
            "counts " + std::to_string(box->integerOr("replaced", -1)) + " replaced ballots, there are "
                + std::to_string(replaced));
    else
        verdict.pass();
}

} // namespace maru::verify::election
