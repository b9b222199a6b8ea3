// SPDX-License-Identifier: Apache-2.0
// How long Chromium takes to make a ballot with a ring proof, as it is and with its CPU slowed down four times. The slow-down
// holds for a page's own thread only, so the engine runs there and not in its worker. Prints; judges nothing.
//
// usage: node tests/portal/support/measure_voting.mjs [maru-voting.wasm]   (MARU_CHROMIUM names the browser)
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "../../../third-party/npm/node_modules/playwright-core/index.mjs";

const js = new URL("../../../citizen-portal-backend/web/js", import.meta.url).pathname;
const wasm = process.argv[2] ?? "build/release/voting/maru-voting.wasm";
const types = { ".js": "text/javascript", ".wasm": "application/wasm", "": "text/html" };

const server = createServer((request, response) => {
  const path = normalize(request.url);
  response.setHeader("Content-Type", types[extname(path)] ?? "text/plain");
  if (path === "/") response.end("<!doctype html><title>measure</title>");
  else if (path === "/engine.wasm") response.end(readFileSync(wasm));
  else if (path.endsWith(".js")) response.end(readFileSync(join(js, path)));
  else response.writeHead(404).end();
});
await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
const browser = await chromium.launch({ executablePath: process.env.MARU_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);

const measure = ({ ring, secrets }) => (async () => {
  const { EngineCore } = await import("/election/engine_core.js");
  const { toBase64Url, fromBase64Url, concat } = await import("/core/bytes.js");
  const election = "e-0123456789abcdef";
  const code = await (await fetch("/engine.wasm")).arrayBuffer();
  const all = Array.from({ length: ring }, (_, i) => Uint8Array.from(secrets[0], (byte, at) => (at < 2 ? (i >> (8 * at)) & 255 : byte)));
  const helper = await EngineCore.open(code.slice(0));
  globalThis.kept ??= {};
  globalThis.kept[ring] ??= toBase64Url(concat(...all.map((secret) => fromBase64Url(helper.credentialFrom({ secret, election }).credential))));
  const keys = globalThis.kept[ring];
  const secret = all[ring >> 1].slice();
  const options = ["o1", "o2", "o3", "o4", "o5"].map((id) => ({ id, list: "" }));
  const definition = { id: election, mode: "ring", contests: [{ id: "c1", kind: "choose", blank: true, minimum: 1, maximum: 1, score: 1, constituencies: [], options }],
    precincts: [{ id: "p001", constituency: "", counted_in: "" }] };
  const { credential: joint } = helper.credentialFrom({ secret: all[0], election });
  const frozen = { definition: { ...definition, threshold: 1, trustees: [{ index: 1 }] }, roll: {}, trustees: { joint, threshold: 1, keys: [{ index: 1, coefficients: [joint] }] } };
  const start = performance.now();
  const core = await EngineCore.open(code);
  const opened = performance.now();
  const { tag } = core.credentialFrom({ secret, election });
  const { hash, ballot, bytes } = core.encryptBallot({ frozen, precinct: "p001", votes: { c1: { o3: 1 } }, voter: tag, ring: "p001-1-1" });
  const encrypted = performance.now();
  const { authorization } = core.authorize({ hash, purpose: "cast", signer: "did:key:zMeasure", secret, keys, onProgress: () => {} });
  const proved = performance.now();
  const { valid } = core.checkAuthorization({ frozen, ballot, purpose: "cast", signer: "did:key:zMeasure", authorization, keys });
  const checked = performance.now();
  core.wipe();
  return { valid, bytes: bytes + authorization.length, open: opened - start, encrypt: encrypted - opened, prove: proved - encrypted, check: checked - proved };
})();

const session = await page.context().newCDPSession(page);
const secrets = [Array.from(crypto.getRandomValues(new Uint8Array(32)))];
console.log("slow-down  ring  start engine  encrypt   prove   total made   second look   bytes");
for (const rate of [1, 4]) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  for (const ring of [128, 1024, 4096]) {
    await page.evaluate(measure, { ring, secrets });
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const one = await page.evaluate(measure, { ring, secrets });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    if (!one.valid) throw new Error("the proof does not hold");
    const ms = (value, width) => `${value.toFixed(0)} ms`.padStart(width);
    console.log(`${rate}x`.padEnd(10), String(ring).padStart(5), ms(one.open, 13), ms(one.encrypt, 8), ms(one.prove, 8),
      ms(one.open + one.encrypt + one.prove, 11), ms(one.check, 13), String(one.bytes).padStart(7));
  }
}
await browser.close();
server.close();
