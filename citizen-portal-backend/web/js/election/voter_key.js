// SPDX-License-Identifier: Apache-2.0
// A voter's key of one election: 32 secret bytes and what the roll says of them. It is in the wallet where there is one, else
// sealed by a passphrase on this device; either way there is a backup, and nothing of it is ever sent.
// Record: {election, secret: base64url, number, precinct, weight, mode, joint}; `joint` is the trustees' key as it stood at
// enrolment, "" where there was none yet.
import { fromBase64Url, FormatError, toBase64Url, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { randomBytes } from "../core/crypto.js";
import { dropRecord, keepRecord, keptRecord, recordNames } from "../keys.js";
import { lockWithPassphrase, openWithPassphrase } from "../wallet/locks.js";

const KIND = "voting";
const FORMAT = "maru-voting-key/v1";
const MAX_FILE = 64 << 10;
// Two voters of one household may share a browser: one sealed key for each number of the roll.
const prefixOf = (election) => `maru.voting.${election}.`;

/** The wallet's key name for enrolling: a DID of its own for each election. */
export const domainOf = (election) => `election/${election}`;

export const newSecret = () => randomBytes(32);

export const inWallet = (wallet, election) => wallet.get(KIND, election) ?? null;
export const putInWallet = (wallet, record) => wallet.put(KIND, record.election, record);

const importKey = (secret) => crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);

/** The text of a sealed key file. */
export async function sealKey(record, passphrase) {
  const secret = randomBytes(32);
  try {
    const lock = await lockWithPassphrase(secret, passphrase);
    const nonce = randomBytes(12);
    const file = { format: FORMAT, election: record.election, lock, nonce: toBase64Url(nonce) };
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: utf8(canonical(file)) },
      await importKey(secret), utf8(JSON.stringify(record)));
    return JSON.stringify({ ...file, sealed: toBase64Url(new Uint8Array(sealed)) }, null, 1);
  } finally {
    secret.fill(0);
  }
}

/** Throws `voting_key.format`, `voting_key.other` (of another election), `wallet.passphrase`. */
export async function openKey(text, passphrase, election) {
  let file = null;
  try {
    file = text.length <= MAX_FILE ? JSON.parse(text) : null;
  } catch {
    file = null;
  }
  if (file?.format !== FORMAT || typeof file.sealed !== "string") throw new FormatError("voting_key.format");
  if (file.election !== election) throw new FormatError("voting_key.other");
  const { sealed, ...open } = file;
  const secret = await openWithPassphrase(file.lock, passphrase);
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64Url(file.nonce), additionalData: utf8(canonical(open)) },
      await importKey(secret), fromBase64Url(sealed));
    const record = JSON.parse(new TextDecoder().decode(bytes));
    if (record.election !== election || fromBase64Url(record.secret).length !== 32) throw new FormatError("voting_key.format");
    return record;
  } catch (error) {
    throw error.code ? error : new FormatError("voting_key.format");
  } finally {
    secret.fill(0);
  }
}

export const keepSealed = (election, number, text) => keepRecord(prefixOf(election) + number, text);
export const forgetSealed = (election, number) => dropRecord(prefixOf(election) + number);

/** The sealed keys of this election on this device: [{number, text}]. */
export async function sealedHere(election) {
  try {
    const names = (await recordNames()).filter((name) => name.startsWith(prefixOf(election)));
    return await Promise.all(names.map(async (name) => ({ number: Number(name.slice(prefixOf(election).length)), text: await keptRecord(name) })));
  } catch {
    return [];
  }
}
