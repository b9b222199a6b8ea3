// SPDX-License-Identifier: Apache-2.0
// joint_key: K is the sum of the trustees' first commitments, and every public share is a key.
export const name = "joint_key";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const { trustees } = facts.frozen;
  check.item("K", trustees.isJoint ? null : "not the sum");
  for (const index of trustees.keys.keys()) check.item(`share ${index}`, facts.publicShare(index) === null ? "identity" : null);
}
