// SPDX-License-Identifier: Apache-2.0
// sums: the counted ballots, multiplied by their weights, give every proven sum, and no sum is missing or too many.
export const name = "sums";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  if (facts.electionRow === undefined) return check.unavailable("no row of the election");
  for (const [place, own] of facts.sums) {
    const row = facts.row("sums", `${facts.election}/${place}`);
    check.item(`sums/${place}`, row === undefined ? "missing"
      : row.unit !== own.unit || row.contest !== own.contest.id || row.ballots !== own.ballots || row.weight !== own.weight || row.sums !== own.text);
  }
  for (const { key } of facts.rows("sums")) {
    if (!facts.sums.has(key.slice(facts.election.length + 1))) check.item(`sums/${key}`, "no such unit and contest");
  }
}
