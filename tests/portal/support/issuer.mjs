// SPDX-License-Identifier: Apache-2.0
// An issuer of credentials made of other people's parts (@sd-jwt/sd-jwt-vc, jose), so that what the wallet reads was
// not written by the wallet's own code.
import { createHash, randomBytes, webcrypto } from "node:crypto";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";

const root = process.env.MARU_SOURCE_DIR ?? new URL("../../..", import.meta.url).pathname;
const require = createRequire(`${root}/third-party/npm/`);
export const { SDJwtVcInstance } = require("@sd-jwt/sd-jwt-vc");
export const jose = await import(require.resolve("jose"));
export const load = (name) => import(require.resolve(name));

const subtle = webcrypto.subtle;
const ECDSA = { name: "ECDSA", namedCurve: "P-256" };
const SIGN = { name: "ECDSA", hash: "SHA-256" };
const encode = (bytes) => Buffer.from(bytes).toString("base64url");

export const hasher = (data, alg) => new Uint8Array(createHash(alg.replace("-", "")).update(typeof data === "string" ? data : Buffer.from(data)).digest());

export function signerOf(privateKey) {
  return async (data) => encode(await subtle.sign(privateKey.algorithm.name === "ECDSA" ? SIGN : { name: "Ed25519" }, privateKey, Buffer.from(data)));
}

export function verifierOf(publicKey) {
  return async (data, signature) => subtle.verify(publicKey.algorithm.name === "ECDSA" ? SIGN : { name: "Ed25519" }, publicKey,
    Buffer.from(signature, "base64url"), Buffer.from(data));
}

export const makePair = (alg = "ES256") => subtle.generateKey(alg === "ES256" ? ECDSA : { name: "Ed25519" }, true, ["sign", "verify"]);

export async function jwkOf(publicKey) {
  const { kty, crv, x, y } = await subtle.exportKey("jwk", publicKey);
  return kty === "EC" ? { kty, crv, x, y } : { kty, crv, x };
}

export async function makeIssuer({ alg = "ES256", iss = "https://portal.test/oid4vci/gyeonggi", vct = "urn:maru:vct:residence" } = {}) {
  const pair = await makePair(alg);
  const jwk = await jwkOf(pair.publicKey);
  const kid = await jose.calculateJwkThumbprint(jwk);
  const instance = new SDJwtVcInstance({ signer: signerOf(pair.privateKey), signAlg: alg, verifier: verifierOf(pair.publicKey), hasher, hashAlg: "sha-256",
    saltGenerator: (length) => randomBytes(length).toString("base64url") });
  return {
    iss, vct, jwk, kid, alg, instance, privateKey: pair.privateKey,
    /** `hidden`: @sd-jwt's disclosure frame. */
    issue: (claims, holder, hidden, more = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return instance.issue({ iss, vct, iat: now, nbf: now, exp: now + 86_400, cnf: { jwk: holder }, ...claims, ...more }, hidden, { header: { kid } });
    },
    statusList: (uri, bits, values, size = 1024, more = {}) => {
      const list = new Uint8Array((size * bits) / 8);
      for (const [index, value] of Object.entries(values)) list[Math.floor((index * bits) / 8)] |= value << ((index * bits) % 8);
      const now = Math.floor(Date.now() / 1000);
      return new jose.SignJWT({ sub: uri, iat: now, exp: now + 3600, ttl: 300, status_list: { bits, lst: deflateSync(list).toString("base64url") }, ...more })
        .setProtectedHeader({ alg, typ: "statuslist+jwt", kid }).sign(pair.privateKey);
    },
  };
}

export const RESIDENCE = {
  family_name: "김", given_name: "하늘", birthdate: "1990-03-01", age_over_19: true,
  address: { region: "41", city: "수원시", street: "효원로 1" }, nationalities: ["KR", "FR"],
};
export const RESIDENCE_FRAME = { _sd: ["family_name", "given_name", "birthdate", "age_over_19", "address", "nationalities"],
  address: { _sd: ["region", "city", "street"] }, nationalities: { _sd: [0, 1] } };
