// SPDX-License-Identifier: Apache-2.0
// What people hand each other for a digital identity, as short texts and QR codes: a new device's key, a guardian's salt.
// And the sums behind them, as docs/did-method.md has them.
import { concat, FormatError, fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { randomBytes, sha256, sign } from "../core/crypto.js";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const MARU_DID = /^did:maru:[a-z2-7]{25}[aeimquy4]$/;
const KEY_DID = /^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/;
const MOST_CHARACTERS = 2_000;

export const isMaruDid = (text) => MARU_DID.test(text);
export const isPersonDid = (text) => MARU_DID.test(text) || KEY_DID.test(text);
export const multikeyOf = (did) => did.slice("did:key:".length);

/** The DID that a transaction with this id (64 hex digits) creates. */
export async function didOfTransaction(id) {
  const bytes = (await sha256(fromHex(id))).slice(0, 16);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  bits <<= 2n; // 26 digits are 130 bits
  let digits = "";
  for (let i = 0; i < 26; i += 1) {
    digits = BASE32[Number(bits & 31n)] + digits;
    bits >>= 5n;
  }
  return `did:maru:${digits}`;
}

/** Shows the chain that whoever asks holds the new key. `subject`: the DID that is to list it. */
export async function keyItem(key, subject, { use = "control", name = "" } = {}) {
  const multikey = multikeyOf(key.did);
  const proof = await sign(key.privateKey, "did-key", canonical({ key: multikey, subject }));
  return { key: multikey, use, name, proof };
}

export async function guardianCommitment(salt, guardian) {
  return toHex(await sha256(concat(utf8("maru/guardian/v1"), new Uint8Array([0]), fromBase64Url(salt), utf8(guardian))));
}

export const newSalt = () => toBase64Url(randomBytes(16));

/** Eight characters that two people compare aloud: they are told apart by ear and both see the same key. */
export const checkNumber = (multikey) => `${multikey.slice(-8, -4)} ${multikey.slice(-4)}`;

/** The text of a new device's key for an identity. */
export async function deviceCode(key, did, name) {
  const { proof, key: multikey } = await keyItem(key, did);
  return JSON.stringify({ format: "maru-device/v1", did, key: multikey, name, proof });
}

export const guardianCode = (did, guardian, salt) => JSON.stringify({ format: "maru-guardian/v1", did, guardian, salt });

function parse(text, format) {
  let code;
  try {
    if (text.length > MOST_CHARACTERS) throw new FormatError("identity.code");
    code = JSON.parse(text);
  } catch {
    throw new FormatError("identity.code");
  }
  if (code?.format !== format || !isMaruDid(code.did)) throw new FormatError("identity.code");
  return code;
}

/** {did, key, name, proof} of a device code. */
export function readDeviceCode(text) {
  const { did, key, name, proof } = parse(text, "maru-device/v1");
  if (!KEY_DID.test(`did:key:${key}`) || typeof name !== "string" || [...name].length > 40
    || typeof proof !== "string" || !/^[A-Za-z0-9_-]{86}$/.test(proof)) throw new FormatError("identity.code");
  return { did, key, name, proof };
}

/** {did, guardian, salt} of a guardian code. */
export function readGuardianCode(text) {
  const { did, guardian, salt } = parse(text, "maru-guardian/v1");
  if (!isPersonDid(guardian) || typeof salt !== "string" || !/^[A-Za-z0-9_-]{22,43}$/.test(salt)) throw new FormatError("identity.code");
  return { did, guardian, salt };
}
