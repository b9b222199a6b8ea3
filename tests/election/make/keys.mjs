// SPDX-License-Identifier: Apache-2.0
// Ed25519 keys from names, and what they sign: transactions and headers of made-up chains.
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { b64, concat, fromB64, sha256, utf8 } from "../lib/bytes.mjs";
import { canonical } from "../lib/json.mjs";
import { didOfKey, headerHash, signedBytes } from "../lib/ledger.mjs";

const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
const known = new Map();

/** {did, sign(what, hash)} of the key whose seed is SHA-256 of the name. */
export function keyOf(name) {
  if (!known.has(name)) {
    const key = createPrivateKey({ key: Buffer.from(concat(prefix, sha256(utf8(name)))), format: "der", type: "pkcs8" });
    const did = didOfKey(fromB64(createPublicKey(key).export({ format: "jwk" }).x, 32));
    known.set(name, { did, sign: (what, hash) => b64(sign(null, signedBytes(what, hash), key)) });
  }
  return known.get(name);
}

export function signTransaction(body, name) {
  const whole = { ...body, signer: keyOf(name).did };
  return { ...whole, signature: keyOf(name).sign("transaction", sha256(utf8(canonical(whole)))) };
}

export function signHeader(header, name) {
  return { header, signatures: [{ signer: keyOf(name).did, signature: keyOf(name).sign("header", headerHash(header)) }] };
}
