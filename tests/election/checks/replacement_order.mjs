// SPDX-License-Identifier: Apache-2.0
// replacement_order: a ballot is accepted once, a later one of the same voter replaces the earlier where that is allowed.
import { hex } from "../lib/bytes.mjs";

export const name = "replacement_order";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const voters = new Map();
  const hashes = new Set();
  for (const one of facts.casts.filter((cast) => cast.ballot !== null)) {
    const again = voters.has(one.ballot.voter);
    let fault = null;
    if (hashes.has(hex(one.hash))) fault = "a ballot again";
    else if (again && !facts.frozen.definition.revote) fault = "voting again is not allowed";
    else if (again && voters.get(one.ballot.voter) !== one.ballot.ring) fault = "in another ring than before";
    else if (one.result.data.replaced !== again) fault = "replacement is told wrongly";
    check.item(one.where, fault);
    voters.set(one.ballot.voter, one.ballot.ring);
    hashes.add(hex(one.hash));
  }
  const box = facts.row("boxes", facts.election);
  if (box === undefined) return check.unavailable("no box");
  check.item("box", box.voters !== voters.size || box.replaced !== facts.casts.length - voters.size);
}
