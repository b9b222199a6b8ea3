// SPDX-License-Identifier: Apache-2.0
// results: who is elected, and every number of the result rows, recomputed from the counts.
import { contestsOfUnit, unitOf, units } from "../lib/definition.mjs";
import { canonical, isObject } from "../lib/json.mjs";
import { resolveTie, resultOf } from "../lib/results.mjs";

export const name = "results";

/** Eligible weight of every unit. */
function eligibleByUnit(facts) {
  const eligible = new Map();
  for (const entry of facts.record.roll.filter((one) => one.credential !== "")) {
    const unit = unitOf(facts.frozen.precincts.get(entry.precinct));
    eligible.set(unit, (eligible.get(unit) ?? 0) + entry.weight);
  }
  return eligible;
}

function totalOf(facts, contest, eligible) {
  const total = { eligible: 0, ballots: 0, weight: 0, counts: [] };
  for (const unit of units(facts.frozen.definition).filter((one) => contestsOfUnit(facts.frozen.definition, one).includes(contest))) {
    const row = facts.row("counts", `${facts.election}/${unit.id}/${contest.id}`);
    if (row === undefined) return null;
    total.eligible += eligible.get(unit.id) ?? 0;
    total.ballots += row.ballots;
    total.weight += row.weight;
    total.counts = row.counts.map((count, at) => count + (total.counts[at] ?? 0));
  }
  return total;
}

function resultFault(facts, contest, total, row) {
  const own = resultOf(facts.frozen.definition, contest, total);
  if (row.resolution !== null && (!isObject(row.resolution) || !resolveTie(own, row.resolution))) return "resolution of the tie";
  const bad = Object.keys(own).find((member) => row[member] === undefined || canonical(row[member]) !== canonical(own[member]));
  return bad ?? Object.keys(row).find((member) => !Object.hasOwn(own, member) && member !== "resolution" && member !== "time") ?? null;
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  if (!facts.hasRoll || facts.rows("sums").some(({ key }) => facts.row("counts", key) === undefined)) return check.unavailable("not counted");
  const eligible = eligibleByUnit(facts);
  for (const contest of facts.frozen.definition.contests) {
    const total = totalOf(facts, contest, eligible);
    const row = facts.row("results", `${facts.election}/${contest.id}`);
    if (total === null) check.unavailable("counts are missing");
    else check.item(`results/${contest.id}`, row === undefined ? "missing" : resultFault(facts, contest, total, row));
  }
  const known = new Set(facts.frozen.definition.contests.map((contest) => `${facts.election}/${contest.id}`));
  for (const { key } of facts.rows("results")) if (!known.has(key)) check.item(`results/${key}`, "no such contest");
}
