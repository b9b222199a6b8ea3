// SPDX-License-Identifier: Apache-2.0
// counts: v G = B - sum of lambda D for every sum, in bounds.
import { combineParts } from "../lib/ceremony.mjs";
import { fromB64 } from "../lib/bytes.mjs";
import { slotsOf } from "../lib/definition.mjs";
import { decodePoint, G, multiply } from "../lib/group.mjs";
import { isCount } from "../lib/json.mjs";
import { goodParts } from "./decryptions.mjs";

export const name = "counts";

function countFault(facts, place, sum, row) {
  const contest = facts.frozen.contests.get(sum.contest);
  const parts = goodParts(facts).get(place) ?? new Map();
  const slots = slotsOf(contest);
  const { threshold } = facts.frozen.trustees;
  if (parts.size < threshold) return "fewer parts than the threshold";
  if (row.unit !== sum.unit || row.contest !== sum.contest || row.ballots !== sum.ballots || row.weight !== sum.weight) return "not of this sum";
  const { trustees } = row;
  const isAscending = Array.isArray(trustees) && trustees.every((index, at) => at === 0 || index > trustees[at - 1]);
  if (!isAscending || trustees.length !== threshold || !trustees.every((index) => parts.has(index))) return "trustees";
  if (!Array.isArray(row.counts) || row.counts.length !== slots.length) return "number of counts";
  const bytes = fromB64(sum.sums);
  const bad = slots.findIndex((slot, at) => {
    const beta = decodePoint(bytes.subarray(64 * at + 32, 64 * at + 64));
    return !isCount(row.counts[at], 0, sum.weight * slot.top)
      || !combineParts(beta, trustees, trustees.map((index) => parts.get(index)[at])).equals(multiply(BigInt(row.counts[at]), G));
  });
  return bad < 0 ? null : `count of ${slots[bad].id}`;
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  for (const { key, value: sum } of facts.rows("sums")) {
    const place = key.slice(facts.election.length + 1);
    const row = facts.row("counts", key);
    if (row !== undefined) check.item(`counts/${place}`, countFault(facts, place, sum, row));
    else check.unavailable("not everything is counted");
  }
  for (const { key } of facts.rows("counts")) if (facts.row("sums", key) === undefined) check.item(`counts/${key}`, "without a sum");
}
