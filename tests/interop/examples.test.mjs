// SPDX-License-Identifier: Apache-2.0
// Every command of docs/examples, run as a reader would run it, and what a forger would try against each.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startChain } from "./chain_server.mjs";

const folder = new URL("../../docs/examples/", import.meta.url).pathname;
let chain;
let environment;
before(async () => {
  chain = await startChain();
  environment = { ...process.env, MARU_SERVER: chain.url, MARU_CA: chain.ca, MARU_EXAMPLE: join(chain.folder, "example"),
    PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
});
after(() => chain?.stop());

const commands = (page) => [...readFileSync(join(folder, page), "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
// "! command" must fail, which `set -e` alone would pass over.
const script = (block) => block.replaceAll(/^! (.*)$/gm, "if $1; then echo 'should have failed'; exit 1; fi");
const shell = (block) => execFileSync("bash", ["-euc", script(block)], { cwd: folder, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const node = (...args) => spawnSync(process.execPath, args, { cwd: folder, env: environment, encoding: "utf8" });
const at = (name) => join(environment.MARU_EXAMPLE, name);

test("runsTheMetersPage", () => {
  const [first, second] = commands("meter.md");
  assert.match(shell(first), /✓ 12500 Wh, signed by did:maru:[a-z2-7]{26}/);
  const reading = readFileSync(at("meter/reading.jws"), "utf8");
  const [header, payload, signature] = reading.split(".");
  const more = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(payload, "base64url")), watt_hours: 1 })).toString("base64url");
  writeFileSync(at("meter/forged.jws"), [header, more, signature].join("."));
  const forged = node("meter.mjs", "check", at("meter/forged.jws"));
  assert.equal(forged.status, 1);
  assert.match(forged.stderr, /the signature is wrong/);
  shell(second);
  assert.match(node("meter.mjs", "check").stderr, /NOT_FOUND|INVALID_VERIFICATION_METHOD/);
});

test("runsTheContractsPage", () => {
  const [first, second] = commands("contract.md");
  assert.match(shell(first), /✓ signed by did:maru:[a-z2-7]{26}, who holds: 공인중개사/);
  shell(second);
  assert.match(node("contract.mjs", "check", at("contract.txt")).stderr, /not the one that was signed/);
  // A showing for one contract is not good for another: sign the second, put the first one's credential in.
  const old = JSON.parse(Buffer.from(readFileSync(at("contract.txt.signature"), "utf8").split(".")[1], "base64url"));
  assert.equal(node("contract.mjs", "sign", at("contract.txt")).status, 0);
  assert.equal(node("contract.mjs", "check", at("contract.txt")).status, 0);
  const signer = `
    import { jose, keyIn, methodId, readJson, write } from ${JSON.stringify(join(folder, "lib.mjs"))};
    const key = await keyIn(process.env.MARU_EXAMPLE + "/contract/signer.key.json");
    const dids = readJson(process.env.MARU_EXAMPLE + "/contract/dids.json");
    const now = JSON.parse(Buffer.from((await import("node:fs")).readFileSync(process.argv[1], "utf8").split(".")[1], "base64url"));
    const jws = await new jose.CompactSign(Buffer.from(JSON.stringify({ ...now, credential: process.argv[2] })))
      .setProtectedHeader({ alg: "EdDSA", typ: "maru-signature+json", kid: methodId(dids.signer, key) }).sign(key.signingKey);
    write(process.argv[1], jws);`;
  const swapped = node("--input-type=module", "-e", signer, at("contract.txt.signature"), old.credential);
  assert.equal(swapped.status, 0, swapped.stderr);
  const checked = node("contract.mjs", "check", at("contract.txt"));
  assert.equal(checked.status, 1);
  assert.match(checked.stderr, /the credential is wrong/);
});

test("runsTheMedicalPage", () => {
  const [first, second] = commands("medical.md");
  const shown = shell(first);
  assert.match(shown, /✓ blood type Rh\+ AB, allergies penicillin, latex; nothing else was shown/);
  const presentation = readFileSync(at("medical/shown.sd-jwt"), "utf8");
  for (const hidden of ["김하늘", "1990-03-01", "metformin"]) {
    const texts = presentation.split("~").map((part) => Buffer.from(part, "base64url").toString("utf8")).join(" ");
    assert.ok(!texts.includes(hidden), hidden);
  }
  shell(second);
  assert.match(node("medical.mjs", "check").stderr, /the presentation is wrong/);
});
