// SPDX-License-Identifier: Apache-2.0
// The sums that the counted ballots give (docs/election-protocol.md section 8).
import { contestsOfUnit, slotsOf, units } from "./definition.mjs";
import { identity, multiply } from "./group.mjs";

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
