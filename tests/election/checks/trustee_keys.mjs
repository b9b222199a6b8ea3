// SPDX-License-Identifier: Apache-2.0
// trustee_keys: every key of the document was committed to first, revealed after, and proved, in the last attempt, and the
// ceremony was not begun again after that.
import { b64, fromB64 } from "../lib/bytes.mjs";
import { ceremonyCommitment, revealFault } from "../lib/ceremony.mjs";
import { once } from "../lib/memory.mjs";
import { ceremonyMessages } from "./people.mjs";

export const name = "trustee_keys";

function keyFault(facts, index, coefficients, points) {
  const { election } = facts;
  const { attempt } = facts.electionRow;
  const commitment = b64(ceremonyCommitment(election, attempt, index, points));
  if (facts.actsOf(...ceremonyMessages).some(({ payload }) => payload.attempt > attempt)) return "a later attempt than the row's";
  const commits = facts.actsOf("ceremonyCommit").filter(({ payload }) => payload.attempt === attempt);
  const reveals = facts.actsOf("ceremonyReveal").filter(({ payload }) => payload.attempt === attempt);
  const begun = facts.actsOf("restartCeremony").at(-1)?.index ?? -1;
  if (commits.some((one) => one.index < begun)) return "the ceremony was begun again after this key";
  const commit = commits.find(({ payload }) => payload.commitment === commitment);
  if (commit === undefined) return "no commitment";
  const reveal = reveals.find(({ payload }) => JSON.stringify(payload.coefficients) === JSON.stringify(coefficients));
  if (reveal === undefined) return "not revealed";
  if (reveals.some((one) => commits.some((other) => other.index > one.index))) return "revealed before all had committed";
  const encryptionKey = fromB64(commit.payload.encryption_key, 32);
  if (encryptionKey === null) return "encryption key";
  const { proof } = reveal.payload;
  return once(["reveal", election, attempt, index, commit.payload, coefficients, proof ?? null], () =>
    revealFault({ election, attempt, index, encryptionKey }, points.length, commitment, coefficients, proof));
}

export function run(check, facts) {
  if (!facts.isFrozen || facts.electionRow === undefined) return check.unavailable("not frozen");
  for (const key of facts.definitionRow.frozen.trustees.keys) {
    check.item(`trustee ${key.index}`, keyFault(facts, key.index, key.coefficients, facts.frozen.trustees.keys.get(key.index)));
  }
}
