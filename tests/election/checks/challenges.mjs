// SPDX-License-Identifier: Apache-2.0
// challenges: opened ballots hold what they say, and none of them was cast.
import { fromB64, hex } from "../lib/bytes.mjs";

export const name = "challenges";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const cast = new Set(facts.casts.filter((one) => one.ballot !== null).map((one) => hex(one.hash)));
  const seen = new Set();
  for (const one of facts.challenges.filter((challenge) => challenge.ballot !== null)) {
    const seed = fromB64(one.payload.seed, 32);
    const known = one.ballot.answers.every((answer) => facts.frozen.contests.has(answer.contest));
    let fault = null;
    if (cast.has(hex(one.hash)) || seen.has(hex(one.hash))) fault = "cast, or challenged twice";
    else if (seed === null || !known) fault = "opening";
    else fault = facts.openingFault(one);
    check.item(one.where, fault);
    seen.add(hex(one.hash));
  }
}
