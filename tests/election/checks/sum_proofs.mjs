// SPDX-License-Identifier: Apache-2.0
// sum_proofs: every rule of every contest is proved for every accepted ballot.
export const name = "sum_proofs";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  for (const one of facts.ballots) check.item(one.where, facts.proofsOf(one).rule);
}
