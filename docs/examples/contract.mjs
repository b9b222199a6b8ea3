// SPDX-License-Identifier: Apache-2.0
// A contract that two people sign: who signed is a DID on the chain, and each signer shows a credential, bound to this very
// contract, without showing its other claims. usage: node contract.mjs setup|sign FILE|check FILE
import { createDid, fail, jose, keyFor, keyIn, methodId, now, readJson, readText, resolve, sdJwtVc, sha256Text, signWith, verifyWith, write } from "./lib.mjs";
import { readFileSync } from "node:fs";

const FOLDER = process.env.MARU_EXAMPLE ?? "example";
const file = (name) => `${FOLDER}/contract/${name}`;
const [what, contractFile] = process.argv.slice(2);
const issuer = await keyIn(file("registry.key.json"));
const signer = await keyIn(file("signer.key.json"));
const VCT = "urn:maru:example:broker-licence";

if (what === "setup") {
  const dids = { registry: await createDid(issuer, "organisation"), signer: await createDid(signer, "person") };
  const vc = await sdJwtVc({ signer: signWith(issuer) });
  const credential = await vc.issue({ iss: dids.registry, vct: VCT, iat: now(), exp: now() + 365 * 86400, cnf: { jwk: signer.jwk },
    licence: "공인중개사", number: "11-2026-00123", family_name: "김" }, { _sd: ["number", "family_name"] }, { header: { kid: methodId(dids.registry, issuer) } });
  write(file("dids.json"), dids);
  write(file("licence.sd-jwt"), credential);
  console.log(`registry ${dids.registry}\nsigner ${dids.signer}`);
} else if (what === "sign") {
  const dids = readJson(file("dids.json"));
  const contract = await sha256Text(readFileSync(contractFile));
  const vc = await sdJwtVc({ signer: signWith(signer), holder: signWith(signer) });
  // The key binding names the contract's hash: this showing is good for this contract only.
  const shown = await vc.present(readText(file("licence.sd-jwt")), {}, { kb: { payload: { iat: now(), aud: "urn:maru:example:contract", nonce: contract } } });
  const jws = await new jose.CompactSign(new TextEncoder().encode(JSON.stringify({ contract, credential: shown, iat: now() })))
    .setProtectedHeader({ alg: "EdDSA", typ: "maru-signature+json", kid: methodId(dids.signer, signer) }).sign(signer.signingKey);
  write(`${contractFile}.signature`, jws);
  console.log(`signed ${contract}`);
} else if (what === "check") {
  const dids = readJson(file("dids.json"));
  const jws = readText(`${contractFile}.signature`);
  const { kid, alg, typ } = jose.decodeProtectedHeader(jws);
  if (alg !== "EdDSA" || typ !== "maru-signature+json") fail("not a signature of a contract");
  const { jwk } = await keyFor(kid, "assertionMethod");
  const { payload } = await jose.compactVerify(jws, await jose.importJWK(jwk, "EdDSA")).catch(() => fail("the signature is wrong"));
  const signed = JSON.parse(new TextDecoder().decode(payload));
  const contract = await sha256Text(readFileSync(contractFile));
  if (signed.contract !== contract) fail("the contract is not the one that was signed");
  // Who signed could sign at that time, too.
  const then = await resolve(kid.split("#")[0], signed.iat);
  if (!then?.assertionMethod?.includes(kid)) fail("the key was not listed when it signed");
  const issuerKid = jose.decodeProtectedHeader(signed.credential.split("~")[0]).kid;
  if (issuerKid?.split("#")[0] !== dids.registry) fail("the credential is not the registry's");
  const { jwk: issuerKey } = await keyFor(issuerKid, "assertionMethod");
  const vc = await sdJwtVc({ verifier: (data, signature) => verifyWith(issuerKey, data, signature),
    holderVerifier: (data, signature, credential) => verifyWith(credential.cnf.jwk, data, signature) });
  const { payload: claims, kb } = await vc.verify(signed.credential, { keyBindingNonce: contract }).catch((error) => fail(`the credential is wrong: ${error.message}`));
  if (claims.vct !== VCT || kb.payload.aud !== "urn:maru:example:contract") fail("the credential is another kind");
  if (claims.cnf.jwk.x !== jwk.x) fail("the credential belongs to somebody else");
  if ("number" in claims || "family_name" in claims) fail("more was shown than was asked");
  console.log(`✓ signed by ${kid.split("#")[0]}, who holds: ${claims.licence}`);
} else {
  fail("setup, sign FILE or check FILE");
}
