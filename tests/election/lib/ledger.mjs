// SPDX-License-Identifier: Apache-2.0
// Transactions and block headers of docs/formats.md sections 2, 3 and 6.
import { createPublicKey, verify } from "node:crypto";
import { concat, equal, fromB64, fromHex, hex, sha256, utf8 } from "./bytes.mjs";
import { canonical, hasMembers, isCount, isObject } from "./json.mjs";
import { load } from "./packages.mjs";

const { ed25519 } = await load("@noble/curves/ed25519.js");
const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The 32 bytes of a did:key of Ed25519; null otherwise. */
export function keyOfDid(did) {
  if (typeof did !== "string" || did.length !== 56 || !did.startsWith("did:key:z6Mk")) return null;
  let number = 0n;
  for (const letter of did.slice(9)) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    number = number * 58n + BigInt(value);
  }
  const bytes = fromHex(number.toString(16).padStart(68, "0"), 34);
  return bytes !== null && bytes[0] === 0xed && bytes[1] === 0x01 ? bytes.slice(2) : null;
}

export function didOfKey(key) {
  let number = BigInt(`0x${hex(concat(Uint8Array.of(0xed, 0x01), key))}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
  return `did:key:z${text}`;
}

const known = new Map();
function publicKey(did) {
  if (!known.has(did)) {
    const bytes = keyOfDid(did);
    let key = null;
    try {
      if (bytes !== null && !ed25519.Point.fromBytes(bytes).isSmallOrder()) {
        key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(bytes).toString("base64url") }, format: "jwk" });
      }
    } catch {
      key = null;
    }
    known.set(did, key);
  }
  return known.get(did);
}

export const signedBytes = (what, hash) => concat(utf8(`maru/${what}/v1`), Uint8Array.of(0), hash);

/** `what`: transaction or header; `hash`: of the canonical text. */
export function isSigned(what, hash, did, signature) {
  const key = publicKey(did);
  const bytes = fromB64(signature, 64);
  return key !== null && bytes !== null && verify(null, signedBytes(what, hash), key, bytes);
}

const transactionMembers = ["chain", "domain", "action", "payload", "signer", "nonce", "valid_until"];

/** {id} of a transaction with a good signature, or {fault}. */
export function readTransaction(tx, chain) {
  if (!hasMembers(tx, [...transactionMembers, "signature"])) return { fault: "members" };
  const { signature, ...body } = tx;
  if (tx.chain !== chain) return { fault: "another chain" };
  if (!isObject(tx.payload) || fromB64(tx.nonce, 16) === null || !isCount(tx.valid_until)) return { fault: "members" };
  const id = sha256(utf8(canonical(body)));
  return isSigned("transaction", id, tx.signer, signature) ? { id: hex(id) } : { fault: "signature" };
}

const isSignature = (value) => hasMembers(value, ["signer", "signature"]) && keyOfDid(value.signer) !== null && fromB64(value.signature, 64) !== null;
const headerMembers = ["chain", "height", "time", "previous", "ledger_root", "log_size", "log_root", "state_root",
  "parameters_version", "app_version", "proposer"];

export const headerHash = (header) => sha256(utf8(canonical(header)));

/** Whether {header, signatures} has the shape of docs/formats.md section 6. */
export function isSignedHeader({ header, signatures }) {
  return hasMembers(header, headerMembers) && Array.isArray(signatures) && signatures.length <= 256 && signatures.every(isSignature)
    && /^[a-z0-9.-]{1,64}$/.test(header.chain) && keyOfDid(header.proposer) !== null
    && ["height", "time", "log_size", "parameters_version"].every((name) => isCount(header[name])) && isCount(header.app_version, 1)
    && ["previous", "ledger_root", "log_root", "state_root"].every((name) => fromHex(header[name], 32) !== null);
}

/** Whether a state proof file has the shape of docs/formats.md section 5. */
export function isStateProof(state) {
  const { format, domain, table, key, siblings, other, domain_roots: roots } = state;
  const isName = (name) => typeof name === "string" && /^[a-z0-9_]{1,32}$/.test(name);
  const isHash = (value) => fromHex(value, 32) !== null;
  return hasMembers(state, ["format", "domain", "table", "key", "value", "siblings", "other", "domain_roots", "header", "signatures"])
    && format === "maru-state-proof/v1" && isName(domain) && isName(table) && typeof key === "string" && key !== ""
    && Array.isArray(siblings) && siblings.length <= 256 && siblings.every(isHash)
    && (other === null || (hasMembers(other, ["key", "value_hash"]) && isHash(other.key) && isHash(other.value_hash)))
    && isObject(roots) && Object.entries(roots).every(([name, root]) => isName(name) && isHash(root)) && isSignedHeader(state);
}

/** null when a well-formed signed header is good and by `node`; else what is wrong. */
export function headerFault(signed, chain, node) {
  const { header, signatures } = signed;
  if (header.chain !== chain) return "another chain";
  if (header.proposer !== node) return "another node";
  const { app_version, log_root, log_size, parameters_version, state_root } = header;
  const root = sha256(utf8(canonical({ app_version, log_root, log_size, parameters_version, state_root })));
  if (!equal(root, fromHex(header.ledger_root, 32))) return "ledger root";
  const hash = headerHash(header);
  return signatures.some((one) => one.signer === node && isSigned("header", hash, node, one.signature)) ? null : "signature";
}
