// SPDX-License-Identifier: Apache-2.0
// What the wallet knows of its owner's identity, and what the chain says about it. The wallet's seed gives a new key for
// each number: "identity", "identity/2", …
import { config, get, stateProof, submit } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { checkStateProof } from "../core/receipt.js";
import { didOfTransaction, isMaruDid, keyItem, multikeyOf } from "./codes.js";

const KIND = "identity";
const MOST_KEYS = 50;

export const keyName = (number) => (number === 1 ? "identity" : `identity/${number}`);

/** The row of a DID's document, or null: as the trusted node's signed state has it, whatever the portal says. */
export async function documentOf(did) {
  if (!isMaruDid(did)) return null;
  const [{ node }, proof] = await Promise.all([config(), stateProof("did", "documents", did)]);
  const { ok } = await checkStateProof(proof, node, { domain: "did", table: "documents", key: did });
  if (!ok) throw new FormatError("wallet.registry_proof");
  return proof.value;
}

/** {key, document} of the chain, or null where no DID has that key. */
export async function rowOfKey(did) {
  try {
    return await get(`/api/v1/query/did/ofKey?key=${encodeURIComponent(did)}`);
  } catch (error) {
    if (error.code === "did.unknown_key") return null;
    throw error;
  }
}

export const versionsOf = async (did) =>
  (await get(`/api/v1/query/did/versions?did=${encodeURIComponent(did)}&limit=500`)).rows.reverse();
export const recoveriesOf = async (did) =>
  (await get(`/api/v1/query/did/recoveries?did=${encodeURIComponent(did)}&limit=100`)).rows.filter(({ state }) => ["open", "waiting"].includes(state));

/** Public offices, where identity cards are checked; not companies, parties or charities. */
const OFFICES = ["central", "metropolitan", "local", "commission", "registry"];
export const agencies = async () => (await get("/api/v1/query/identity/agencies?state=active&limit=500")).rows.filter(({ kind }) => OFFICES.includes(kind));

/** {did, number, key} or null: from the wallet, else found on the chain by the seed's keys, as after a restored backup. */
export async function ownIdentity(wallet) {
  const kept = wallet.get(KIND, "did");
  if (kept) return { ...kept, key: await wallet.keyFor(keyName(kept.number)) };
  for (let number = 1; number <= MOST_KEYS; number += 1) {
    const key = await wallet.keyFor(keyName(number));
    const row = await rowOfKey(key.did);
    if (row === null) return null;
    if (row.key.state === "listed") return remember(wallet, row.key.did, number);
  }
  return null;
}

/** The first of the seed's keys that the chain has never seen: {number, key}. */
export async function freshKey(wallet) {
  for (let number = 1; number <= MOST_KEYS; number += 1) {
    const key = await wallet.keyFor(keyName(number));
    if ((await rowOfKey(key.did)) === null) return { number, key };
  }
  throw new FormatError("identity.too_many_keys");
}

export async function remember(wallet, did, number) {
  await wallet.put(KIND, "did", { did, number });
  return { did, number, key: await wallet.keyFor(keyName(number)) };
}

export const forget = (wallet) => wallet.remove(KIND, "did");

export async function create(wallet, { name, agency }) {
  const { number, key } = await freshKey(wallet);
  const result = await submit(key, "did", "create", { kind: "person", agency, keys: [{ key: multikeyOf(key.did), use: "control", name }] });
  const did = await didOfTransaction(result.id);
  // The id is computed here: nobody can answer with another DID.
  if (result.data?.did !== did) throw new FormatError("identity.other_did");
  return remember(wallet, did, number);
}

/** A new key of the seed in the place of this device's; the old one never comes back. */
export async function rotate(wallet, identity) {
  const { number, key } = await freshKey(wallet);
  const made = await keyItem(key, identity.did);
  await submit(identity.key, "did", "rotate", { did: identity.did, old: multikeyOf(identity.key.did), new: { key: made.key, use: "control", proof: made.proof } });
  return remember(wallet, identity.did, number);
}

const GUARD = "guard-";
const suffix = (did) => did.slice("did:maru:".length);

/** Whom the wallet's owner guards: [{did, guardian, salt}] */
export const guarded = (wallet) => wallet.list(KIND).filter(({ id }) => id.startsWith(GUARD)).map(({ value }) => value);
export const guardFor = (wallet, did) => wallet.get(KIND, GUARD + suffix(did));
export const keepGuard = (wallet, code) => wallet.put(KIND, GUARD + suffix(code.did), code);
export const dropGuard = (wallet, did) => wallet.remove(KIND, GUARD + suffix(did));

/** The guardians as their owner knows them: [{did, salt, name}] */
export const guardians = (wallet) => wallet.get(KIND, "guardians") ?? [];
export const keepGuardians = (wallet, list) => wallet.put(KIND, "guardians", list);
