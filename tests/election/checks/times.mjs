// SPDX-License-Identifier: Apache-2.0
// times: every accepted cast and challenge lies between opening and closing, and outside of pauses.
export const name = "times";

/** Whether the row's end of voting is the definition's, or that of the last extension that was executed. */
function isEndGood(facts) {
  const last = facts.actsOf("extendElection").at(-1);
  return facts.electionRow.closes === (last?.payload.closes ?? facts.frozen.definition.schedule.closes);
}

function timeFault(facts, one) {
  const { schedule } = facts.frozen.definition;
  const { opened_at: opened, closed_at: closed, closes } = facts.electionRow;
  const pauses = facts.hasPauses ? facts.electionRow.pauses : [];
  if (opened === 0 || one.time < opened || one.time < schedule.opens) return "before the opening";
  if (one.time >= closes + schedule.grace || (closed !== 0 && one.time > closed)) return "after the closing";
  // Ballots of the block that pauses may come before the pause.
  const isPaused = pauses.some(({ from, until }) => one.time > from && (until === 0 || one.time < until));
  return isPaused ? "while paused" : null;
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  if (facts.electionRow === undefined) return check.unavailable("no row of the election");
  for (const one of [...facts.casts, ...facts.challenges]) check.item(one.where, timeFault(facts, one));
  check.item("pauses", facts.hasPauses ? null : "no list of pauses");
  check.item("closes", isEndGood(facts) ? null : "not what the definition or an extension says");
  if (facts.electionRow.opened_at === 0) check.unavailable("voting has not opened");
  else if (facts.electionRow.closed_at === 0) check.unavailable("voting has not closed");
}
