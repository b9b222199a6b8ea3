// SPDX-License-Identifier: Apache-2.0
// voters: whoever cast or challenged is on the roll (signed), or uses a ring of the roll with a tag (ring), and answered
// the contests of the ballot style.
import { decodeKey } from "../lib/group.mjs";
import { fromB64 } from "../lib/bytes.mjs";
import { hasStyle } from "../lib/ballot.mjs";

export const name = "voters";

function voterFault(facts, one) {
  if (one.ballot === null) return "no ballot";
  if (one.precinct === null) return facts.frozen.definition.mode === "ring" ? "unknown ring" : "not on the roll";
  if (fromB64(one.payload.authorization) === null) return "no authorization";
  if (decodeKey(facts.voterOf(one)) === null) return "no credential or tag";
  return hasStyle(facts.frozen, one.ballot, one.precinct) ? null : "another ballot style";
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  for (const one of [...facts.casts, ...facts.challenges]) check.item(one.where, voterFault(facts, one));
}
