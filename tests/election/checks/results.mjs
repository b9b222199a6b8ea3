// SPDX-License-Identifier: Apache-2.0
// results: who is elected, and every number of the result rows, recomputed from the counts that hold.
import { contestsOfUnit, unitOf, units } from "../lib/definition.mjs";
import { canonical, isObject } from "../lib/json.mjs";
import { resolveTie, resultOf } from "../lib/results.mjs";

export const name = "results";

/** Weight of every unit: of those enrolled, and of the whole roll. */
function weightByUnit(facts) {
  const weights = new Map(units(facts.frozen.definition).map(({ id }) => [id, { eligible: 0, roll: 0 }]));
  for (const { credential, precinct, weight } of facts.record.roll) {
    const own = weights.get(unitOf(facts.frozen.precincts.get(precinct)));
    own.roll += weight;
    if (credential !== "") own.eligible += weight;
  }
  return weights;
}

function totalOf(facts, contest, weights) {
  const total = { eligible: 0, roll: 0, ballots: 0, weight: 0, counts: [] };
  for (const unit of units(facts.frozen.definition).filter((one) => contestsOfUnit(facts.frozen.definition, one).includes(contest))) {
    const { ballots, weight } = facts.sums.get(`${unit.id}/${contest.id}`);
    const { counts } = facts.row("counts", `${facts.election}/${unit.id}/${contest.id}`);
    total.eligible += weights.get(unit.id).eligible;
    total.roll += weights.get(unit.id).roll;
    total.ballots += ballots;
    total.weight += weight;
    total.counts = counts.map((count, at) => count + (total.counts[at] ?? 0));
  }
  return total;
}

function resultFault(facts, contest, total, row) {
  if (row.resolution === undefined) return "resolution";
  const own = resultOf(facts.frozen.definition, contest, total);
  if (row.resolution !== null && (!isObject(row.resolution) || !resolveTie(own, row.resolution))) return "resolution of the tie";
  const bad = Object.keys(own).find((member) => row[member] === undefined || canonical(row[member]) !== canonical(own[member]));
  return bad ?? Object.keys(row).find((member) => !Object.hasOwn(own, member) && member !== "resolution" && member !== "time") ?? null;
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  if (!facts.hasRoll || !facts.areCountsGood) return check.unavailable("the counts are not complete, or do not hold");
  const weights = weightByUnit(facts);
  for (const contest of facts.frozen.definition.contests) {
    const total = totalOf(facts, contest, weights);
    const row = facts.row("results", `${facts.election}/${contest.id}`);
    check.item(`results/${contest.id}`, row === undefined ? "missing" : resultFault(facts, contest, total, row));
  }
  const known = new Set(facts.frozen.definition.contests.map((contest) => `${facts.election}/${contest.id}`));
  for (const { key } of facts.rows("results")) if (!known.has(key)) check.item(`results/${key}`, "no such contest");
}
