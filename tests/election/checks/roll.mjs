// SPDX-License-Identifier: Apache-2.0
// roll: the roll lines give the commitment and counts that F holds; credentials are keys, none twice; the votes of its weight
// can be counted; the rings that follow have 128 to 4096 keys.
import { fromB64 } from "../lib/bytes.mjs";
import { decodeKey } from "../lib/group.mjs";
import { once } from "../lib/memory.mjs";
import { isCountable, leastRing, mostRing, rollCommitment } from "../lib/roll.mjs";

export const name = "roll";

const isKey = (text) => once(["key", text], () => decodeKey(fromB64(text, 32)) !== null);

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const seen = new Set();
  for (const entry of facts.record.roll) {
    const where = `number ${entry.number}`;
    let fault = null;
    if (!facts.frozen.precincts.has(entry.precinct)) fault = "unknown precinct";
    else if (entry.credential !== "" && seen.has(entry.credential)) fault = "credential twice";
    else if (entry.credential !== "" && !isKey(entry.credential)) fault = "no credential";
    check.item(where, fault);
    if (entry.credential !== "") seen.add(entry.credential);
  }
  if (!facts.hasRoll) return;
  const own = rollCommitment(facts.frozen.definition, facts.record.roll);
  const { commitment, enrolled, entries } = facts.frozen.roll;
  check.item("counts", own.enrolled !== enrolled || own.entries !== entries);
  check.item("commitment", own.commitment !== commitment);
  check.item("weight", isCountable(facts.frozen.definition, facts.record.weight) ? null : "more than can be counted");
  for (const [id, { keys }] of facts.rings) check.item(`ring ${id}`, keys.length < leastRing || keys.length > mostRing ? "size" : null);
  facts.isRollGood = check.failed === 0;
}
