// SPDX-License-Identifier: Apache-2.0
// decryptions: every accepted part is proved for the proven sum, and none came twice.
import { publicShare, verifyPart } from "../lib/ceremony.mjs";
import { fromB64 } from "../lib/bytes.mjs";
import { slotsOf } from "../lib/definition.mjs";
import { decodePoint } from "../lib/group.mjs";

export const name = "decryptions";

const verified = new Map();

/** Map "unit/contest" -> Map index -> [D of each slot] of the parts whose proofs are good, in order of the log. */
export function goodParts(facts) {
  facts.parts ??= new Map();
  return facts.parts;
}

function readSum(row, contest) {
  const bytes = fromB64(row.sums, 64 * slotsOf(contest).length);
  return bytes === null ? null : slotsOf(contest).map((_, at) =>
    [decodePoint(bytes.subarray(64 * at, 64 * at + 32)), decodePoint(bytes.subarray(64 * at + 32, 64 * at + 64))]);
}

function checkPart(facts, index, share, part) {
  const contest = facts.frozen.contests.get(part.contest);
  const place = `${part.unit}/${part.contest}`;
  const row = facts.row("sums", `${facts.election}/${place}`);
  if (contest === undefined || row === undefined) return { fault: "no such sum" };
  const slots = slotsOf(contest);
  const sum = readSum(row, contest);
  const bytes = fromB64(part.values, 128 * slots.length);
  if (sum === null || sum.flat().includes(null) || bytes === null) return { fault: "length or encoding" };
  const points = slots.map((slot, at) => verifyPart({ fingerprint: facts.frozen.fingerprint, election: facts.election, unit: part.unit,
    contest: part.contest, slot: slot.id, index, share, alpha: sum[at][0], beta: sum[at][1] }, bytes.subarray(128 * at, 128 * at + 128)));
  const bad = points.indexOf(null);
  return bad < 0 ? { place, points } : { fault: `proof of ${slots[bad].id}` };
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const parts = goodParts(facts);
  for (const act of facts.actsOf("decrypt")) {
    const index = act.result.data.trustee;
    const share = facts.frozen.trustees.keys.has(index) ? publicShare(facts.frozen.trustees, index) : null;
    if (share === null || !Array.isArray(act.payload.parts)) {
      check.item(act.where, "no trustee");
      continue;
    }
    for (const part of act.payload.parts) {
      const row = facts.row("sums", `${facts.election}/${part.unit}/${part.contest}`);
      const name = JSON.stringify([[...facts.frozen.fingerprint], index, part, row?.sums]);
      if (!verified.has(name)) verified.set(name, checkPart(facts, index, share, part));
      const read = verified.get(name);
      const own = parts.get(read.place) ?? new Map();
      check.item(`${act.where} ${part.unit}/${part.contest}`, read.fault ?? (own.has(index) ? "part twice" : null));
      if (read.place !== undefined) parts.set(read.place, own.set(index, read.points));
    }
  }
  if (facts.rows("sums").some(({ key }) => !parts.has(key.slice(facts.election.length + 1)))) check.unavailable("not every sum is decrypted");
}
