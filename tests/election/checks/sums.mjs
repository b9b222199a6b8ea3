// SPDX-License-Identifier: Apache-2.0
// sums: the counted ballots, multiplied by their weights, give every proven sum, and no sum is missing or too many.
import { contestsOfUnit, slotsOf, units } from "../lib/definition.mjs";
import { b64, concat } from "../lib/bytes.mjs";
import { encodePoint, identity, multiply } from "../lib/group.mjs";

export const name = "sums";

/** Map "unit/contest" -> {ballots, weight, sums: [[alpha, beta]]} of what counts. */
export function countedSums(facts) {
  const { definition } = facts.frozen;
  const sums = new Map();
  for (const unit of units(definition)) {
    for (const contest of contestsOfUnit(definition, unit)) {
      sums.set(`${unit.id}/${contest.id}`, { unit: unit.id, contest, ballots: 0, weight: 0, sums: slotsOf(contest).map(() => [identity, identity]) });
    }
  }
  const last = new Map(facts.casts.filter((one) => one.ballot !== null).map((one) => [one.ballot.voter, one]));
  for (const one of last.values()) {
    for (const { contest, slots } of facts.proofsOf(one).answers) {
      const sum = sums.get(`${one.unit}/${contest.id}`);
      if (sum === undefined) continue;
      sum.ballots++;
      sum.weight += one.weight;
      sum.sums = sum.sums.map(([alpha, beta], at) => [alpha.add(multiply(BigInt(one.weight), slots[at].alpha)), beta.add(multiply(BigInt(one.weight), slots[at].beta))]);
    }
  }
  return sums;
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  if (facts.electionRow === undefined) return check.unavailable("no row of the election");
  const expected = countedSums(facts);
  for (const [place, own] of expected) {
    const row = facts.row("sums", `${facts.election}/${place}`);
    const bytes = b64(concat(...own.sums.flat().map(encodePoint)));
    check.item(`sums/${place}`, row === undefined ? "missing"
      : row.unit !== own.unit || row.contest !== own.contest.id || row.ballots !== own.ballots || row.weight !== own.weight || row.sums !== bytes);
  }
  for (const { key } of facts.rows("sums")) {
    if (!expected.has(key.slice(facts.election.length + 1))) check.item(`sums/${key}`, "no such unit and contest");
  }
}
