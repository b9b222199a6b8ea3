// SPDX-License-Identifier: Apache-2.0
// What the worked examples share: keys in files, transactions, looking DIDs up over HTTPS. Node 18 or newer.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { dirname } from "node:path";
import { createRequire } from "node:module";
import { canonical } from "../../citizen-portal-backend/web/js/core/canonical.js";
import { fromHex, toBase64Url } from "../../citizen-portal-backend/web/js/core/bytes.js";
import { keyFromSeed, randomBytes } from "../../citizen-portal-backend/web/js/core/crypto.js";
import { makeTransaction } from "../../citizen-portal-backend/web/js/core/transaction.js";
import { keyItem, multikeyOf } from "../../citizen-portal-backend/web/js/identity/codes.js";

/** The pinned packages of third-party/npm. */
const pinned = createRequire(new URL("../../third-party/npm/", import.meta.url));
export const load = (name) => import(pinned.resolve(name));
export const jose = await load("jose");

export const readText = (file) => readFileSync(file, "utf8");
export const readJson = (file) => JSON.parse(readText(file));
export function write(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof value === "string" ? value : `${JSON.stringify(value, null, 2)}\n`);
}

export function fail(text) {
  console.error(`✕ ${text}`);
  process.exit(1);
}

const server = () => process.env.MARU_SERVER ?? fail("set MARU_SERVER to the address of the chain server");

/** {status, headers, json}; the server's certificate is checked against MARU_CA. */
function call(method, path, { accept = "application/json", body = "" } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(server() + path, { method, ca: process.env.MARU_CA ? readText(process.env.MARU_CA) : undefined,
      headers: { Accept: accept, ...(body ? { "Content-Type": "application/json" } : {}) } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece) => { text += piece; });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, json: text ? JSON.parse(text) : null }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** {did, jwk, privateKey}: made at the first use, kept in the file. A real device keeps its key in hardware. */
export async function keyIn(file) {
  let seed;
  try {
    seed = fromHex(readJson(file).seed);
  } catch {
    seed = randomBytes(32);
    write(file, { seed: Buffer.from(seed).toString("hex") });
  }
  const key = await keyFromSeed(seed);
  const { x } = await jose.exportJWK(await crypto.subtle.importKey("raw", await publicBytes(key.did), "Ed25519", true, ["verify"]));
  const jwk = { kty: "OKP", crv: "Ed25519", x };
  const privateKey = await jose.importJWK({ ...jwk, d: toBase64Url(seed) }, "EdDSA");
  return { ...key, jwk, signingKey: privateKey };
}

async function publicBytes(did) {
  const { publicKeyOf } = await import("../../citizen-portal-backend/web/js/core/crypto.js");
  return publicKeyOf(did);
}

/** Signs, sends, waits; the result's data. */
export async function submit(key, action, payload) {
  const { json: node } = await call("GET", "/v1/node");
  const transaction = await makeTransaction(key, node.chain, "did", action, payload, node.now);
  const { json } = await call("POST", "/v1/transactions", { body: canonical(transaction) });
  const result = json.results?.[0];
  if (result?.code !== "ok") fail(`${action}: ${result?.error?.code ?? result?.code ?? json.code}`);
  return result.data;
}

/** A DID whose first key is `key`. */
export const createDid = async (key, kind) =>
  (await submit(key, "create", { kind, keys: [{ key: multikeyOf(key.did), use: "control" }] })).did;

/** A device's DID under its owner's control: the device only signs. */
export const createDevice = async (owner, ownerDid, device) => (await submit(owner, "create", { kind: "device", controller: ownerDid,
  keys: [await keyItem(device, owner.did, { use: "sign" })] })).did;

export const methodId = (did, key) => `${did}#${multikeyOf(key.did)}`;

/** The document of a DID, of now or of a moment; null when it is gone or was never there. */
export async function resolve(did, time = null) {
  const at = time === null ? "" : `?versionTime=${new Date(time * 1000).toISOString().replace(/\.\d+Z/, "Z")}`;
  const { status, json } = await call("GET", `/1.0/identifiers/${encodeURIComponent(did)}${at}`, { accept: "application/did-resolution" });
  return status === 200 ? json.didDocument : null;
}

/** The key that a DID URL names, if its document lists it for this purpose. */
export async function keyFor(didUrl, purpose) {
  const { status, json } = await call("GET", `/1.0/identifiers/${encodeURIComponent(didUrl)}?verificationRelationship=${purpose}`,
    { accept: "application/did-url-dereferencing" });
  if (status !== 200) fail(`${didUrl} is not good for ${purpose}: ${json?.dereferencingMetadata?.error?.type ?? status}`);
  const { publicKeyOf } = await import("../../citizen-portal-backend/web/js/core/crypto.js");
  const bytes = publicKeyOf(`did:key:${json.content.publicKeyMultibase}`);
  return { jwk: { kty: "OKP", crv: "Ed25519", x: toBase64Url(bytes) }, controller: json.content.controller };
}

export const sha256Text = async (bytes) => toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
export const now = () => Math.floor(Date.now() / 1000);

/** SD-JWT VC with EdDSA, by @sd-jwt. `sign` and `verify` as that package takes them. */
export async function sdJwtVc({ signer, verifier, holder, holderVerifier }) {
  const { SDJwtVcInstance } = await load("@sd-jwt/sd-jwt-vc");
  const { digest, generateSalt } = await load("@sd-jwt/crypto-nodejs");
  return new SDJwtVcInstance({ signer, verifier, kbSigner: holder, kbVerifier: holderVerifier, signAlg: "EdDSA", kbSignAlg: "EdDSA",
    hasher: digest, hashAlg: "sha-256", saltGenerator: generateSalt });
}

const encoder = new TextEncoder();
export const signWith = (key) => async (data) => toBase64Url(new Uint8Array(await crypto.subtle.sign("Ed25519", key.privateKey, encoder.encode(data))));
export async function verifyWith(jwk, data, signature) {
  const key = await crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, Buffer.from(signature, "base64url"), encoder.encode(data));
}
