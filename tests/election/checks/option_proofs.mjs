// SPDX-License-Identifier: Apache-2.0
// option_proofs: every accepted ballot can be decoded, and each value is proved to be in its range.
export const name = "option_proofs";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  for (const one of facts.ballots) check.item(one.where, facts.proofsOf(one).option);
}
