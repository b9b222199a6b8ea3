// SPDX-License-Identifier: Apache-2.0
// A meter with a DID of its own that signs what it reads. usage: node meter.mjs setup|read KWH|check [FILE]
import { createDevice, createDid, fail, jose, keyFor, keyIn, methodId, now, readJson, readText, resolve, submit, write } from "./lib.mjs";
import { multikeyOf } from "../../citizen-portal-backend/web/js/identity/codes.js";

const FOLDER = process.env.MARU_EXAMPLE ?? "example";
const file = (name) => `${FOLDER}/meter/${name}`;
const [what, argument] = process.argv.slice(2);
const owner = await keyIn(file("owner.key.json"));
const meter = await keyIn(file("meter.key.json"));

if (what === "setup") {
  const ownerDid = await createDid(owner, "organisation");
  const did = await createDevice(owner, ownerDid, meter);
  write(file("dids.json"), { owner: ownerDid, meter: did });
  console.log(`owner ${ownerDid}\nmeter ${did}`);
} else if (what === "read") {
  const { meter: did } = readJson(file("dids.json"));
  const reading = { meter: did, watt_hours: Math.round(Number(argument) * 1000), iat: now() };
  const jws = await new jose.CompactSign(new TextEncoder().encode(JSON.stringify(reading)))
    .setProtectedHeader({ alg: "EdDSA", typ: "maru-reading+json", kid: methodId(did, meter) }).sign(meter.signingKey);
  write(file("reading.jws"), jws);
  console.log(`signed ${reading.watt_hours} Wh`);
} else if (what === "check") {
  const jws = readText(argument ?? file("reading.jws"));
  const header = jose.decodeProtectedHeader(jws);
  if (header.alg !== "EdDSA" || header.typ !== "maru-reading+json") fail("not a reading");
  const { jwk } = await keyFor(header.kid, "assertionMethod");
  const { payload } = await jose.compactVerify(jws, await jose.importJWK(jwk, "EdDSA")).catch(() => fail("the signature is wrong"));
  const reading = JSON.parse(new TextDecoder().decode(payload));
  if (header.kid.split("#")[0] !== reading.meter) fail("signed by another meter");
  const document = await resolve(reading.meter);
  const { owner: known } = readJson(file("dids.json"));
  if (document?.controller !== known && document?.controller?.[0] !== known) fail("not our meter");
  console.log(`✓ ${reading.watt_hours} Wh, signed by ${reading.meter}`);
} else if (what === "retire") {
  const { meter: did } = readJson(file("dids.json"));
  await submit(owner, "removeDevice", { did, key: multikeyOf(meter.did) });
  console.log(`the key of ${did} is no longer good`);
} else {
  fail("setup, read KWH, check [FILE] or retire");
}
