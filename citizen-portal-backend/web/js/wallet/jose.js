// SPDX-License-Identifier: Apache-2.0
// Compact JWS (RFC 7515) with ES256 and EdDSA through Web Crypto. The key decides the algorithm, never the token: "none"
// and every mix-up of key and algorithm is refused before anything is computed.
import { fromBase64Url, FormatError, toBase64Url, utf8 } from "../core/bytes.js";
import { sha256 } from "../core/crypto.js";
import { isObject, parseStrict } from "./strict_json.js";

const MAX_LENGTH = 1 << 18;
const KINDS = {
  ES256: { kty: "EC", crv: "P-256", key: { name: "ECDSA", namedCurve: "P-256" }, use: { name: "ECDSA", hash: "SHA-256" }, members: ["crv", "kty", "x", "y"] },
  EdDSA: { kty: "OKP", crv: "Ed25519", key: { name: "Ed25519" }, use: { name: "Ed25519" }, members: ["crv", "kty", "x"] },
};

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The one algorithm that a public key allows. */
export function algOf(jwk) {
  const found = Object.entries(KINDS).find(([, kind]) => jwk?.kty === kind.kty && jwk?.crv === kind.crv);
  if (!found || (jwk.alg !== undefined && jwk.alg !== found[0] && !(found[0] === "EdDSA" && jwk.alg === "Ed25519"))) {
    throw new FormatError("jose.key");
  }
  return found[0];
}

/** Only what makes the public key: never a private member, no hints of others. */
export function publicJwk(jwk) {
  const { members } = KINDS[algOf(jwk)];
  for (const name of members) if (typeof jwk[name] !== "string") throw new FormatError("jose.key", name);
  for (const name of members.filter((one) => one === "x" || one === "y")) {
    if (fromBase64Url(jwk[name]).length !== 32) throw new FormatError("jose.key", name);
  }
  return Object.fromEntries(members.map((name) => [name, jwk[name]]));
}

/** RFC 7638. */
export async function thumbprint(jwk) {
  return toBase64Url(await sha256(utf8(JSON.stringify(publicJwk(jwk)))));
}

export const sameKey = (a, b) => JSON.stringify(publicJwk(a)) === JSON.stringify(publicJwk(b));

async function importPublic(jwk) {
  try {
    return await crypto.subtle.importKey("jwk", publicJwk(jwk), KINDS[algOf(jwk)].key, false, ["verify"]);
  } catch (error) {
    throw error instanceof FormatError ? error : new FormatError("jose.key");
  }
}

function part(text, name) {
  let json;
  try {
    json = decoder.decode(fromBase64Url(text));
  } catch {
    throw new FormatError("jose.format", name);
  }
  const value = parseStrict(json, "jose.format");
  if (!isObject(value)) throw new FormatError("jose.format", name);
  return value;
}

/** {header, payload, input, signature} without any check of the signature. */
export function decodeJws(text) {
  if (typeof text !== "string" || text.length > MAX_LENGTH) throw new FormatError("jose.format");
  const parts = text.split(".");
  if (parts.length !== 3) throw new FormatError("jose.format");
  const header = part(parts[0], "header");
  if (header.crit !== undefined || header.b64 !== undefined) throw new FormatError("jose.critical");
  return { header, payload: part(parts[1], "payload"), input: utf8(`${parts[0]}.${parts[1]}`), signature: fromBase64Url(parts[2]) };
}

/** {header, payload} of a token that this key has signed and whose `typ` is one of `types`. */
export async function verifyJws(text, jwk, types) {
  const { header, payload, input, signature } = decodeJws(text);
  const alg = algOf(jwk);
  if (header.alg !== alg && !(alg === "EdDSA" && header.alg === "Ed25519")) throw new FormatError("jose.algorithm");
  const typ = String(header.typ ?? "").toLowerCase().replace(/^application\//, "");
  if (!types.includes(typ)) throw new FormatError("jose.type");
  const isGood = signature.length === 64 && await crypto.subtle.verify(KINDS[alg].use, await importPublic(jwk), signature, input);
  if (!isGood) throw new FormatError("jose.signature");
  return { header, payload };
}

/** `key`: a CryptoKey that may sign. */
export async function signJws(header, payload, key) {
  const alg = key.algorithm.name === "ECDSA" ? "ES256" : "EdDSA";
  const encode = (value) => toBase64Url(utf8(JSON.stringify(value)));
  const text = `${encode({ alg, ...header })}.${encode(payload)}`;
  return `${text}.${toBase64Url(new Uint8Array(await crypto.subtle.sign(KINDS[alg].use, key, utf8(text))))}`;
}

/** A new P-256 key: {publicJwk, secretJwk}; the secret is to be sealed at once. */
export async function makeHolderKey() {
  const pair = await crypto.subtle.generateKey(KINDS.ES256.key, true, ["sign", "verify"]);
  const secretJwk = await crypto.subtle.exportKey("jwk", pair.privateKey);
  return { publicJwk: publicJwk(secretJwk), secretJwk: { ...publicJwk(secretJwk), d: secretJwk.d } };
}

/** The signing key of a sealed secret; cannot be read out again. */
export const holderKey = (secretJwk) => crypto.subtle.importKey("jwk", secretJwk, KINDS.ES256.key, false, ["sign"]);

/** nbf, iat and exp against `now` (Unix seconds) with a little room for clocks that differ. */
export function checkTimes(payload, now, skew = 60) {
  for (const name of ["iat", "nbf", "exp"]) {
    if (payload[name] !== undefined && !Number.isSafeInteger(payload[name])) throw new FormatError("vc.time", name);
  }
  if (payload.nbf !== undefined && payload.nbf > now + skew) throw new FormatError("vc.not_yet_valid");
  if (payload.iat !== undefined && payload.iat > now + skew) throw new FormatError("vc.not_yet_valid");
  if (payload.exp !== undefined && payload.exp <= now - skew) throw new FormatError("vc.expired");
}
