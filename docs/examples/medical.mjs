// SPDX-License-Identifier: Apache-2.0
// A patient shows an emergency room blood type and allergies, and nothing else of what the hospital certified.
// usage: node medical.mjs setup|ask|show|check
import { createDid, fail, jose, keyFor, keyIn, methodId, now, readJson, readText, sdJwtVc, signWith, verifyWith, write } from "./lib.mjs";
import { randomBytes } from "node:crypto";

const FOLDER = process.env.MARU_EXAMPLE ?? "example";
const file = (name) => `${FOLDER}/medical/${name}`;
const [what] = process.argv.slice(2);
const hospital = await keyIn(file("hospital.key.json"));
const patient = await keyIn(file("patient.key.json"));
const VCT = "urn:maru:example:medical-summary";
const ROOM = "urn:maru:example:emergency-room";

if (what === "setup") {
  const did = await createDid(hospital, "organisation");
  const vc = await sdJwtVc({ signer: signWith(hospital) });
  const credential = await vc.issue({ iss: did, vct: VCT, iat: now(), exp: now() + 180 * 86400, cnf: { jwk: patient.jwk }, name: "김하늘",
    birthdate: "1990-03-01", blood_type: "Rh+ AB", allergies: ["penicillin", "latex"], medication: ["metformin 500 mg"] },
  { _sd: ["name", "birthdate", "blood_type", "allergies", "medication"] }, { header: { kid: methodId(did, hospital) } });
  write(file("dids.json"), { hospital: did });
  write(file("summary.sd-jwt"), credential);
  console.log(`hospital ${did}`);
} else if (what === "ask") {
  write(file("request.json"), { verifier: ROOM, nonce: randomBytes(16).toString("base64url"), vct: VCT, claims: ["blood_type", "allergies"], asked: now() });
  console.log("asked for blood type and allergies");
} else if (what === "show") {
  const asked = readJson(file("request.json"));
  const vc = await sdJwtVc({ signer: signWith(patient), holder: signWith(patient) });
  const frame = Object.fromEntries(asked.claims.map((claim) => [claim, true]));
  write(file("shown.sd-jwt"), await vc.present(readText(file("summary.sd-jwt")), frame,
    { kb: { payload: { iat: now(), aud: asked.verifier, nonce: asked.nonce } } }));
  console.log(`shown: ${asked.claims.join(", ")}`);
} else if (what === "check") {
  const asked = readJson(file("request.json"));
  const { hospital: known } = readJson(file("dids.json"));
  const shown = readText(file("shown.sd-jwt"));
  const { kid } = jose.decodeProtectedHeader(shown.split("~")[0]);
  if (kid?.split("#")[0] !== known) fail("not a hospital that we know");
  const { jwk } = await keyFor(kid, "assertionMethod");
  const vc = await sdJwtVc({ verifier: (data, signature) => verifyWith(jwk, data, signature),
    holderVerifier: (data, signature, credential) => verifyWith(credential.cnf.jwk, data, signature) });
  const { payload, kb } = await vc.verify(shown, { keyBindingNonce: asked.nonce, requiredClaimKeys: asked.claims })
    .catch((error) => fail(`the presentation is wrong: ${error.message}`));
  if (kb.payload.aud !== asked.verifier || kb.payload.iat < asked.asked - 60) fail("shown to somebody else, or at another time");
  if (payload.vct !== asked.vct) fail("another kind of credential");
  const extra = ["name", "birthdate", "medication"].filter((claim) => claim in payload);
  if (extra.length) fail(`more was shown than was asked: ${extra.join(", ")}`);
  console.log(`✓ blood type ${payload.blood_type}, allergies ${payload.allergies.join(", ")}; nothing else was shown`);
} else {
  fail("setup, ask, show or check");
}
