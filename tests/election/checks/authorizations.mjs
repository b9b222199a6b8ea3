// SPDX-License-Identifier: Apache-2.0
// authorizations: the voter's signature or ring proof of each ballot, for its purpose and its transaction.
import { fromB64, hex } from "../lib/bytes.mjs";
import { once } from "../lib/memory.mjs";
import { ringFault } from "../lib/ring.mjs";
import { verifySignature } from "../lib/schnorr.mjs";

export const name = "authorizations";

/** What is wrong with the authorization of a cast or challenge, as Facts.ballotAt() gives them; null when it holds. */
export function authorizationFault(facts, one) {
  return once(["authorization", hex(facts.frozen.fingerprint), hex(one.hash), one.action, one.signer, one.payload.authorization ?? null, one.ring?.keys.length ?? 0],
    () => judge(facts, one));
}

function judge(facts, one) {
  const { frozen } = facts;
  const proof = fromB64(one.payload.authorization);
  const voter = facts.voterOf(one);
  if (frozen.definition.mode === "signed") {
    return verifySignature(frozen, one.action, one.signer, voter, one.hash, proof) ? null : "signature";
  }
  if (one.ring === null) return null;
  const statement = { purpose: one.action, signer: one.signer, fingerprint: frozen.fingerprint, election: frozen.definition.id,
    ring: one.ballot.ring, keys: one.ring.keys, tag: voter, hash: one.hash };
  return ringFault(statement, proof);
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  for (const one of facts.ballots) check.item(one.where, authorizationFault(facts, one));
}
