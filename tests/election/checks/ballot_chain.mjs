// SPDX-License-Identifier: Apache-2.0
// ballot_chain: all accepted casts in order give the box's counts and head; a head seen earlier is on the way.
import { concat, hex, sha256 } from "../lib/bytes.mjs";

export const name = "ballot_chain";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const box = facts.row("boxes", facts.election);
  if (box === undefined) return check.unavailable("no box");
  let head = sha256(facts.frozen.fingerprint);
  const heads = new Set([hex(head)]);
  for (const one of facts.casts) {
    head = sha256(concat(head, one.hash ?? new Uint8Array(32)));
    heads.add(hex(head));
  }
  check.items = facts.casts.length;
  check.item("ballots", box.ballots !== facts.casts.length);
  check.item("challenges", box.challenges !== facts.challenges.length);
  check.item("head", box.chain_head !== hex(head));
  if (facts.options.since !== undefined) check.item("since", heads.has(facts.options.since) ? null : "the head seen earlier is not in this chain");
}
