// SPDX-License-Identifier: Apache-2.0
// Fresh key pairs of both kinds, as JWK, with a signature function of Node's own.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

/** {secret, key, alg, sign(text), verify(text, signature)}; signatures are base64url of 64 bytes. */
export function makeKey(alg) {
  const pair = alg === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("ed25519");
  return fromSecret(pair.privateKey.export({ format: "jwk" }), alg);
}

function fromSecret(secret, alg) {
  const { d, ...key } = secret;
  const privateKey = createPrivateKey({ key: secret, format: "jwk" });
  return {
    secret, key, alg,
    sign: (text) => sign(alg === "ES256" ? "sha256" : null, Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url"),
    verify: (text, signature) => verifyWith(key, alg, text, signature),
  };
}

export function verifyWith(key, alg, text, signature) {
  return verify(alg === "ES256" ? "sha256" : null, Buffer.from(text),
    { key: createPublicKey({ key, format: "jwk" }), dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
}

export const algorithms = ["ES256", "EdDSA"];
