// SPDX-License-Identifier: Apache-2.0
// nonces: no two accepted casts or challenges begin with the same alpha: all nonces of a ballot come from one seed.
import { fromB64, hex } from "../lib/bytes.mjs";

export const name = "nonces";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const seen = new Set();
  for (const one of facts.ballots) {
    const alpha = one.ballot.answers.length === 0 ? hex(one.hash) : hex(fromB64(one.ballot.answers[0].proof).subarray(0, 32));
    check.item(one.where, seen.has(alpha) ? "the first point of another ballot" : null);
    seen.add(alpha);
  }
}
