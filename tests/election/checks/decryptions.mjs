// SPDX-License-Identifier: Apache-2.0
// decryptions: every accepted part is proved for the sum of the counted ballots, and none came twice.
import { verifyPart } from "../lib/ceremony.mjs";
import { fromB64, hex } from "../lib/bytes.mjs";
import { slotsOf } from "../lib/definition.mjs";
import { isObject } from "../lib/json.mjs";
import { once } from "../lib/memory.mjs";

export const name = "decryptions";

/** Map "unit/contest" -> Map index -> {points: [D of each slot], values} of the parts whose proofs are good, in order of the log. */
export function goodParts(facts) {
  facts.parts ??= new Map();
  return facts.parts;
}

function checkPart(facts, index, share, part) {
  const place = `${part.unit}/${part.contest}`;
  const own = facts.sums.get(place);
  if (own === undefined) return { fault: "no such sum" };
  const slots = slotsOf(own.contest);
  const bytes = fromB64(part.values, 128 * slots.length);
  if (bytes === null) return { fault: "length or encoding" };
  const points = slots.map((slot, at) => verifyPart({ fingerprint: facts.frozen.fingerprint, election: facts.election, unit: part.unit,
    contest: part.contest, slot: slot.id, index, share, alpha: own.sums[at][0], beta: own.sums[at][1] }, bytes.subarray(128 * at, 128 * at + 128)));
  const bad = points.indexOf(null);
  return bad < 0 ? { place, points } : { fault: `proof of ${slots[bad].id}` };
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const parts = goodParts(facts);
  for (const act of facts.actsOf("decrypt")) {
    const index = act.result.data.trustee;
    const share = facts.frozen.trustees.keys.has(index) ? facts.publicShare(index) : null;
    if (share === null || !Array.isArray(act.payload.parts)) {
      check.item(act.where, "no trustee");
      continue;
    }
    for (const part of act.payload.parts) {
      if (!isObject(part)) {
        check.item(act.where, "no part");
        continue;
      }
      const read = once(["part", hex(facts.frozen.fingerprint), index, part, facts.sums.get(`${part.unit}/${part.contest}`)?.text ?? null], () => checkPart(facts, index, share, part));
      const own = parts.get(read.place) ?? new Map();
      check.item(`${act.where} ${part.unit}/${part.contest}`, read.fault ?? (own.has(index) ? "part twice" : null));
      if (read.place !== undefined) parts.set(read.place, own.set(index, { points: read.points, values: part.values }));
    }
  }
  if ([...facts.sums.keys()].some((place) => !parts.has(place))) check.unavailable("not every sum is decrypted");
}
