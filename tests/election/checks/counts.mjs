// SPDX-License-Identifier: Apache-2.0
// counts: v G = B - sum of lambda D for every sum of the counted ballots, in bounds.
import { combineParts } from "../lib/ceremony.mjs";
import { slotsOf } from "../lib/definition.mjs";
import { G, multiply } from "../lib/group.mjs";
import { isCount } from "../lib/json.mjs";
import { once } from "../lib/memory.mjs";
import { goodParts } from "./decryptions.mjs";

export const name = "counts";

function countFault(facts, place, sum, row) {
  const parts = goodParts(facts).get(place) ?? new Map();
  const slots = slotsOf(sum.contest);
  const { threshold } = facts.frozen.trustees;
  if (parts.size < threshold) return "fewer parts than the threshold";
  if (row.unit !== sum.unit || row.contest !== sum.contest.id || row.ballots !== sum.ballots || row.weight !== sum.weight) return "not of this sum";
  const { trustees } = row;
  const isAscending = Array.isArray(trustees) && trustees.every((index, at) => at === 0 || index > trustees[at - 1]);
  if (!isAscending || trustees.length !== threshold || !trustees.every((index) => parts.has(index))) return "trustees";
  if (!Array.isArray(row.counts) || row.counts.length !== slots.length) return "number of counts";
  const values = trustees.map((index) => parts.get(index).values);
  const holds = (count, at) => once(["count", sum.text, trustees, values, at, count], () =>
    combineParts(sum.sums[at][1], trustees, trustees.map((index) => parts.get(index).points[at])).equals(multiply(BigInt(count), G)));
  const bad = slots.findIndex((slot, at) => !isCount(row.counts[at], 0, sum.weight * slot.top) || !holds(row.counts[at], at));
  return bad < 0 ? null : `count of ${slots[bad].id}`;
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  for (const [place, sum] of facts.sums) {
    const row = facts.row("counts", `${facts.election}/${place}`);
    if (row !== undefined) check.item(`counts/${place}`, countFault(facts, place, sum, row));
    else check.unavailable("not everything is counted");
  }
  for (const { key } of facts.rows("counts")) if (!facts.sums.has(key.slice(facts.election.length + 1))) check.item(`counts/${key}`, "without a sum");
  facts.areCountsGood = check.report.verdict === "pass";
}
